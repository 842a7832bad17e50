"""What people are called for short, and names alike that are of different people.

Usual short forms and spellings of first names in Britain and Ireland: between two
semicolons stand those that one person may go by.
"""

from __future__ import annotations

from collections.abc import Mapping

GOES_BY = """
abigail abi abbie abby gail; agnes aggie nessa; albert al bert bertie;
alexander alex alec sandy alasdair alastair alistair lex;
alexandra alex sandra sandy lexi; alfred alf alfie fred; alison ali ally allison;
amanda mandy; andrew andy drew andreas; angela angie; angharad anghie hari;
ann anne annie; anthony antony tony; antonia toni; barbara barb babs; bartholomew bart;
beatrice bea trixie; benjamin ben benji bennie; bernard bernie; bethan beth;
brian bryan; bridget bridie breda brigid brid; bronwen bron; caitlin caitlyn kate cait;
cameron cam; caroline carol carrie caro;
catherine katherine kathryn catharine cathy kathy kate katie kath cath kitty cat;
catrin cat cati; charlotte charlie lottie lotty; charles charlie chas chuck siarl;
christina christine chris tina chrissie; christopher chris kit kris; clare claire clair;
conor connor; cornelius con neil; cynthia cindy; daniel dan danny deiniol;
danielle dani; david dai dave davy davey dafydd; dafydd dai daf;
deborah debra deb debbie debs; deirdre dee; denise dee; dennis denis den;
diane diana di; dominic dom; donald don; dorothy dot dottie dolly; douglas doug dougie;
edmund ed eddie ted; edward ed eddie ned ted teddy; eileen eily;
eleanor ellie nell nora elinor;
elizabeth elisabeth liz lizzie beth betty bess libby eliza lisa elspeth eilis;
emily em emmie; emma em emmy; eoin owen; eric erik; ernest ernie; evelyn evie;
ffion fion; florence flo flossie; frances fran frankie francie;
francis frank frankie fran; frederick fred freddie; gabriel gabe; gabrielle gabby;
geoffrey jeffrey geoff jeff; georgina georgie gina; gerald gerry ger; gerard gerry ger;
geraldine gerry ger; gillian jillian gill jill; gilbert gil bert; graham graeme grahame;
grainne grania; gregory greg; gwendolen gwendoline gwen gwenda; gwenllian gwen llian;
gwilym gwil; harold harry hal; harriet hattie harri; helen elen nell;
henry harry hal hank harri; hugh huw hughie; hywel howell; ian iain; ifor ivor;
imogen immy; isabel isobel isabelle isabella izzy bella belle; jack john jac;
jacob jake; jacqueline jackie jacqui; james jim jimmy jamie; jane jayne janie;
janet jan jen; janice jan; jason jay; jean jeanie; jennifer jen jenny jennie;
jeremy jem jerry; jessica jess jessie; joan joanie; joanna joanne jo;
john jon johnny sion; john evan ifan ieuan; jonathan jonathon jon jonny;
joseph joe joey jo; josephine jo josie; joshua josh; joyce joy; judith judy jude;
julia julie jules; kenneth ken kenny; kevin kev; kieran ciaran; kimberley kimberly kim;
lawrence laurence larry laurie; leonard len lenny leo; leslie lesley les;
lewis louis lew lou; lillian lilian lily lil; linda lynda lin lyn; louise lou lulu;
lucy lou lucie; lynn lynne lyn; madeleine madeline maddie maddy; malcolm mal malc;
margaret meg maggie peggy marge margie madge mags rita marged mared; maria marie mia;
marjorie marj margery marge; mark marc; martin martyn;
mary molly polly mair mairi maire; mathew matthew matt mat; maureen mo; maurice mo;
megan meg meghan meagan; melanie mel; melissa mel;
michael mick mike mikey micky mihangel micheal; michelle shelly chelle; morgan mog;
myfanwy myf vanw; natalie nat; nathan nat nate; nathaniel nat nate; neil niall neal;
nicholas nicolas nick nicky nico; nicola nicky nicki nic; nigel nige; oliver ollie;
olivia liv livvy; pamela pam; patricia pat patsy tricia trish;
patrick padraig padraic pat paddy paud paudie; penelope penny; peter pete pedr;
philip phillip phil pip; philippa phillipa pippa pip; phyllis phyl; rachel rachael rach;
raymond ray; rebecca becca becky beca; rhiannon rhi; rhydian rhyd;
richard rich richie rick ricky dick; robert bob bobby rob robbie bert; roberta bobbie;
robin rob; roderick rod roddy; rodney rod; roger rodge; ronald ron ronnie;
rosemary rose rosie; rosalind ros roz; roisin ros; rowena ro; roy ro; russell russ;
sally sal; samantha sam sammy; samuel sam sammy; sandra sandy; sara sarah sally sadie;
sean shaun shawn; seamus shay jim; sian shan sharn; simon si; siobhan shivaun shiv;
sioned sionedd shan; stephanie steph; stephen steven steve steffan stevie;
stuart stewart stu; susan sue susie suzie; susannah susanna suzanne sue;
tadhg tim thady; terence terry tel; teresa theresa terri tess tessa;
thomas tom tommy tomos twm; timothy tim; tobias toby; valerie val; vanessa nessa;
veronica ronnie vera; victor vic; victoria vicky vicki vikki tori; vincent vince vinny;
vivien vivienne viv; walter walt wally; wilfred wilf;
william will bill billy willie liam gwilym wil; yvonne vonnie; zachary zac zack zak
"""
# a letter apart, and no slip of the finger
APART = frozenset(
    """
    adam alan alun alma anna arwel arwen barry betty bryn carl carla carol cara cari
    carly carys cerys cian clara dana dawn dean ella ellen elsa emma emyr erin esme
    eryl evan gareth garry gary gemma gina glen glyn gwen harry helen hollie holly
    iola iolo jack jake jane jean jenny jess joan joel joan john jack josh juan jude
    judy julia julie june karen kate katy keith kelly kerry kyle lara laura leah lena
    lily lisa lois lola lora luca lucy luke mali mair mara mari maria marie mark mary
    maud maya mena mike mina molly mona myra nell nina noel noor nora nour omar owen
    owain paul paula penny rhian rhona rhun rhys rita robyn robin rona rosa rose ross
    ruby ruth ryan sally sara sean shan shaun sian sion siwan sofia sonia stan
    tara terry tina toby tony vera zara zoe
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)


def _by_name() -> Mapping[str, frozenset[int]]:
    by_name: dict[str, set[int]] = {}
    for number, names in enumerate(GOES_BY.split(";")):
        for name in names.split():
            by_name.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in by_name.items()}


NICKNAMES = _by_name()  # where each name stands: two that share a place may be one's


def list_short_forms(name: str) -> frozenset[str]:
    """Return what whoever is called *name*, folded, may go by as well."""
    every = GOES_BY.split(";")
    places = NICKNAMES.get(name, frozenset())
    return frozenset(each for place in places for each in every[place].split())
