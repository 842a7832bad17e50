"""Made-up pages to look at and to test with; nobody here is anybody."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.domain.pages.cards import CardLayout, EvidenceCards, Size, TableCard
from tmworkshop.domain.pages.held_page import HeldItem, HeldPage, HeldSection
from tmworkshop.domain.pages.programme_views import (
    PageCell,
    PageLent,
    PageRow,
    PageTried,
    PageVerdicts,
    PageWords,
    ProgrammePage,
)
from tmworkshop.domain.pages.rating_papers import (
    Line,
    PaperSize,
    RatingPaper,
    RatingSlips,
)
from tmworkshop.domain.pages.rescue_sheet import RescueSheet, RescueStep
from tmworkshop.domain.pages.views import (
    ActionLines,
    AgreementSheet,
    Answered,
    ParticipantPage,
    ParticipantPages,
    SetSummary,
    SharingLine,
    SharingSlips,
    StoryLine,
    SummaryAction,
    WeighedRow,
    WeighedTable,
)

NO_DATE = "No date yet."

TYPICAL = ParticipantPage(
    name="Małgorzata Adeyemi-Pryce",
    occasion="My page from the Harbour set, Thursday 12 March 2026",
    next_meeting="We next meet on Thursday 23 April 2026, 10.00, the Old Library.",
    doing=(
        ActionLines(
            words="Show Tomasi our consent form; ask which three boxes he needs.",
            due="By Thursday 23 April 2026.",
            first_sign="It has begun when: Tomasi has it in his inbox.",
            helper="Tomasi Ngata has said yes to helping.",
        ),
        ActionLines(
            words="Ask the Jobcentre whether we could share one referral form.",
            due="New date: Thursday 30 April 2026.",
            since="I said this on 12 January 2026. Carried once.",
            story=(
                StoryLine(
                    on="12 March",
                    happened="Yes in principle; legal want to see it.",
                    learned="Ask legal first.",
                ),
            ),
        ),
        ActionLines(
            words="Sit in on one induction and write down what newcomers ask.",
            due=NO_DATE,
        ),
    ),
    ended=(
        ActionLines(
            words="Ring the two small firms on the estate.",
            since="I said this on 12 January 2026.",
            story=(
                StoryLine(
                    on="12 March", happened="The network rings them every month."
                ),
            ),
            outcome="I let this go: the network does it.",
        ),
    ),
    offered=("To look over Tomasi's induction plan before 23 April 2026.",),
    questions=(
        "Who would notice if the form disappeared?",
        "What have I stopped asking the people we are here for?",
    ),
    learnings=(
        "Small firms answer the phone on Fridays.",
        "I explain more than I ask. Silence got me further than my second slide.",
    ),
    practices=(),
    issues=(),
    reflections=(),
    sharing_heading="What may leave the set (from my slip of 12 March 2026)",
    sharing=(
        SharingLine("My actions in the set's own summary", "yes"),
        SharingLine("My words may go", "to the evaluator; nowhere else"),
        SharingLine("My name beside them", "nowhere"),
    ),
    sharing_notes=(
        "Nothing of mine has left the set so far.",
        "To change this or to correct a word: Ines Okonkwo, 01632 960123, or write "
        "here and hand it back. What has already gone out cannot be called back.",
    ),
    footer="Małgorzata's page only. Made 12 March 2026, 12.31. "
    "Kept until 31 March 2027.",
)

# what runs over one page by a few lines, and fits once it is set tighter
LONG = replace(
    TYPICAL,
    name="Noor Castellanos-Whitfield",
    questions=(*TYPICAL.questions, "Who decides, and since when?"),
    learnings=(*TYPICAL.learnings, "A drawing beats a paragraph.", "Ask for the name."),
    footer="Noor's page only. Made 12 March 2026, 12.31. Kept until 31 March 2027.",
)

RICH = replace(
    TYPICAL,
    name="Luciana Páez-Østergaard",
    doing=(
        *TYPICAL.doing,
        ActionLines(
            words="Find out, with the two colleges, what happens to people who leave "
            "the course before Christmas, and bring one drawn story of it to the set.",
            due="By Friday 29 May 2026.",
            first_sign="It has begun when: one person who left has agreed to talk.",
            helper="Hye-jin Vandenberg has said yes to helping.",
            since="I said this on 6 November 2025. Carried twice.",
            story=(
                StoryLine(
                    "12 January", "One college answered.", "Go in person, not by email."
                ),
                StoryLine("12 March", happened="Both will meet us after Easter."),
                StoryLine("12 March", learned="They were waiting to be asked."),
            ),
        ),
    ),
    ended=(
        *TYPICAL.ended,
        ActionLines(words="Ask for the bus times to be changed.", outcome="Done."),
        ActionLines(
            words="Write to the landlord.",
            outcome="Handed on to Kofi Lindqvist, who said yes.",
        ),
    ),
    footer="Luciana's page only. Made 12 March 2026, 12.31. Kept until 31 March 2027.",
    practices=(
        "We rang before we wrote. In this setting: three colleges and a bus firm. "
        "It worked because: someone answered. So: two of them came.",
    ),
    issues=("Our forms ask three times for one thing, and I send them.",),
    reflections=(
        Answered("Which skill will you practise today?", ("Waiting",)),
        Answered(
            "What have you noticed?",
            (
                "I came in cross about the figures and go home curious about them.",
                "Partnership is slow because trust is.\nThat is not the same as stuck.",
            ),
        ),
    ),
)

MINIMAL = ParticipantPage(
    name="Ravi",
    occasion="My page from the Harbour set, Thursday 12 March 2026",
    next_meeting="",
    doing=(),
    ended=(),
    offered=(),
    questions=(),
    learnings=(),
    practices=(),
    issues=(),
    reflections=(),
    sharing_heading="",
    sharing=(),
    sharing_notes=(),
    footer="Ravi's page only. Made 12 March 2026, 12.31.",
)

NO_ACTION = replace(
    TYPICAL,
    name="Ravi Māhina-Szabó",
    doing=(),
    ended=(),
    offered=(),
    learnings=(),
    footer="Ravi's page only. Made 12 March 2026, 12.31. Kept until 31 March 2027.",
)

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)></style>&amp;"
JINJA = "{{ 7*7 }} {% for x in y %} {# gone? #}"
A_FILE = 'file:///etc/passwd <link rel=attachment href="file:///etc/passwd">'
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 6
WELSH = "Ŵyn a ŷd, ẁ ẃ ẅ ỳ: llwyddiant"
ARABIC = "ماذا تعلمت اليوم؟"
CHINESE = "我今天学到了什么"
OVERRIDE = "before \u202eoverridden\u2066 after"
HOSTILE_WORDS = (MARKUP, JINJA, A_FILE, LONG_WORD, WELSH, ARABIC, CHINESE, OVERRIDE)
HOSTILE_LINE = " ".join(HOSTILE_WORDS)

HOSTILE_ACTION = ActionLines(
    *(HOSTILE_LINE,) * 5,
    story=(StoryLine(*(HOSTILE_LINE,) * 3),),
    outcome=HOSTILE_LINE,
)

HOSTILE = ParticipantPage(
    name=f"Robin {MARKUP} {JINJA} {OVERRIDE}",
    occasion=HOSTILE_LINE,
    next_meeting=HOSTILE_LINE,
    doing=(HOSTILE_ACTION,),
    ended=(HOSTILE_ACTION,),
    offered=HOSTILE_WORDS,
    questions=HOSTILE_WORDS,
    learnings=HOSTILE_WORDS,
    practices=HOSTILE_WORDS,
    issues=HOSTILE_WORDS,
    reflections=(Answered(HOSTILE_LINE, HOSTILE_WORDS), Answered("", HOSTILE_WORDS)),
    sharing_heading=HOSTILE_LINE,
    sharing=tuple(SharingLine(words, words) for words in HOSTILE_WORDS),
    sharing_notes=HOSTILE_WORDS,
    footer=HOSTILE_LINE,
)

EVERYONE = ParticipantPages(
    title="Every member's page, Harbour set, Thursday 12 March 2026",
    pages=(TYPICAL, LONG, RICH, NO_ACTION),
)

SUMMARY = SetSummary(
    title="Harbour set",
    occasion="Summary after session 3, Thursday 12 March 2026",
    next_meeting="We next meet on Thursday 23 April 2026, 10.00, the Old Library.",
    level="For the members of the set only.",
    since_last=(
        SummaryAction(
            "Małgorzata Adeyemi-Pryce",
            "Ring the two small firms on the estate.",
            outcome="Let go",
        ),
        SummaryAction(
            "Tomasi Ngata", "Draw the way a young person finds us.", outcome="Done"
        ),
        SummaryAction(
            "Hye-jin Vandenberg",
            "Meet the night shift at the depot.",
            outcome="Still going",
        ),
    ),
    actions=(
        SummaryAction(
            "Małgorzata Adeyemi-Pryce",
            "Show Tomasi our consent form; ask which three boxes he needs.",
            "By Thursday 23 April 2026.",
        ),
        SummaryAction(
            "Małgorzata Adeyemi-Pryce",
            "Ask the Jobcentre whether we could share one referral form.",
            "By Thursday 30 April 2026.",
        ),
        SummaryAction(
            "Hye-jin Vandenberg",
            "Meet the night shift at the depot, at one in the morning if need be, and "
            "ask what would have made the training worth coming to.",
            "By Friday 10 April 2026.",
        ),
        SummaryAction("Kofi Lindqvist", "Write to the landlord.", NO_DATE),
    ),
    unshared="Some actions are not shown: their owners keep them to themselves.",
    dates=(
        "Thursday 23 April 2026, 10.00, the Old Library",
        "Thursday 4 June 2026, 10.00, by video",
    ),
    footer="Made 12 March 2026, 12.33. Kept until 31 March 2027.",
    noted=(
        Answered(
            "Where did a solution come dressed as a question?",
            ("Twice, before the break.",),
        ),
    ),
    weighed=(
        WeighedTable(
            title="Alone",
            question="How far does this hold where you work?",
            scale="0 not at all · 1 a little · 2 in part · ? I cannot say",
            points=("0", "1", "2", "?"),
            rows=(
                WeighedRow("A firm of eight could take part.", ("3", "", "2", "1")),
                WeighedRow("Our forms ask for a thing once.", ("", "6", "", "")),
            ),
        ),
    ),
)

MINIMAL_SUMMARY = SetSummary(
    title="Harbour set",
    occasion="Summary after session 1, Monday 12 January 2026",
    next_meeting="",
    level="For the members of the set only.",
    since_last=(),
    actions=(),
    unshared="",
    dates=(),
    footer="Made 12 January 2026.",
)

HOSTILE_SUMMARY = SetSummary(
    title=HOSTILE_LINE,
    occasion=HOSTILE_LINE,
    next_meeting=HOSTILE_LINE,
    level=HOSTILE_LINE,
    since_last=(SummaryAction(*(HOSTILE_LINE,) * 4),),
    actions=(SummaryAction(*(HOSTILE_LINE,) * 4),),
    unshared=HOSTILE_LINE,
    dates=HOSTILE_WORDS,
    footer=HOSTILE_LINE,
    noted=(Answered(HOSTILE_LINE, HOSTILE_WORDS),),
)

PARTNERSHIPS = 21
AS_ONE = "The whole programme"


def shared_cell(place: int) -> PageCell:
    """Return one of the cells that a page of a programme can have."""
    words = tuple(
        PageWords(each, "reflection; the lesson holds there")
        for each in TYPICAL.learnings
    )
    return (
        PageCell("filled", "4 of 7 asked", "4", words),
        PageCell("not asked", "not asked"),
        PageCell("nothing shared", "asked, nothing shared"),
        PageCell("withheld", "fewer than 3 people asked, withheld"),
        PageCell(
            "filled",
            "most or all of 6 asked",
            "most",
            words,
            PageVerdicts(3, 1, 1, "holds 3, in part 1, does not 1"),
        ),
        PageCell("filled", "3 or more of 9 asked", "3+", words[:1]),
    )[place % 6]


def shared_row(place: int, title: str, columns: int) -> PageRow:
    cells = tuple(shared_cell(place * 5 + column) for column in range(columns))
    number = str(place) if title[0].isdigit() else ""
    more = PageRow(title, cells, "11 people", others=place == 2, number=number)
    return replace(more, figure="11+", blanks="withheld 2, not asked 3")


def shared_page(*columns: str, lessons: int = 10) -> ProgrammePage:
    """Return a page of a programme, of so many partnerships, or of all as one."""
    of_lessons = ("What makes partnership work", "Small firms can be hard to engage")
    return ProgrammePage(
        title="Working along the coast: lessons and themes",
        occasion="For the programme, as of 12 March 2027",
        columns=columns,
        lessons=tuple(
            shared_row(n, f"{n}. {of_lessons[n % 2]}", len(columns))
            for n in range(1, lessons + 1)
        ),
        themes=(
            shared_row(0, "Time and resources", len(columns)),
            shared_row(2, "Sharing of data", len(columns)),
        ),
        tried=tuple(
            PageTried(n, 1, 0, f"{n} done, 1 going on") for n, _ in enumerate(columns)
        ),
        legend=("Withheld: too few people to hide each other.",),
        withheld=("4 cells: fewer than 3 people asked, withheld",),
        is_whole=columns == (AS_ONE,),
        footer="Made 12 March 2027. At least 3 people hide each other in each cell.",
        lent=(
            PageLent(
                "Practices",
                "Let go one by one.",
                (PageWords("We rang first.", "Valley 1"), PageWords("We walked.")),
            ),
        ),
    )


SHARED = shared_page(*(f"Partnership of Valley {n}" for n in range(1, 9)), lessons=3)
WIDE_SHARED = shared_page(
    *(f"Valley and Hillside {n}" for n in range(1, PARTNERSHIPS + 1))
)
FEW_SHARED = shared_page("Valley 1", "Valley 2", "Valley 3")
SHARED_AS_ONE = shared_page(AS_ONE)
NOTHING_SHARED_YET = replace(
    shared_page(), lessons=(), themes=(), legend=(), withheld=()
)
HOSTILE_SHARED_CELL = PageCell(
    "filled",
    HOSTILE_LINE,
    "3+",
    (PageWords(HOSTILE_LINE, HOSTILE_LINE),),
    PageVerdicts(1, 1, 1, HOSTILE_LINE),
)
HOSTILE_SHARED_ROW = PageRow(
    HOSTILE_LINE,
    (HOSTILE_SHARED_CELL, PageCell("withheld", HOSTILE_LINE)),
    HOSTILE_LINE,
    blanks=HOSTILE_LINE,
)
HOSTILE_SHARED = ProgrammePage(
    title=HOSTILE_LINE,
    occasion=HOSTILE_LINE,
    columns=(HOSTILE_LINE, HOSTILE_LINE),
    lessons=(HOSTILE_SHARED_ROW,),
    themes=(HOSTILE_SHARED_ROW,),
    tried=(PageTried(text=HOSTILE_LINE), PageTried()),
    legend=HOSTILE_WORDS,
    withheld=HOSTILE_WORDS,
    is_whole=False,
    footer=HOSTILE_LINE,
    lent=(
        PageLent(HOSTILE_LINE, HOSTILE_LINE, (PageWords(HOSTILE_LINE, HOSTILE_LINE),)),
    ),
)

SLIPS = SharingSlips(
    title="Sharing slips, Harbour set",
    names=("Małgorzata Adeyemi-Pryce", "Tomasi Ngata", ""),
    occasion="What may leave the Harbour set",
    intro=(
        "This slip is between you and whoever keeps the set's record. Every box means "
        "no until you tick it, and no is a fine answer. You may change your mind at "
        "any time, but what has already gone out cannot be called back.",
    ),
    asks="Tidal Start asks for our words. Quay Foundation runs it.",
    terms=(
        ("What for", "To learn what helps people into work on the coast."),
        ("Kept until", "31 March 2028"),
        ("Read by", "whoever works for the programme; its funder"),
    ),
    boxes=(
        ("My actions may stand in the set's own summary, with my name.", ""),
        (
            "My words may be read by Tidal Start's evaluator, without my name.",
            "If so, my name may stand beside my words in Tidal Start.",
        ),
    ),
    meanings=(
        "Private means you and whoever runs the laptop.",
        "A word handed in without a name cannot be changed or taken back later.",
    ),
    take_back="To take a yes back: tell Ines Okonkwo, 01632 960123.",
    footer="Wording 2. Made 12 March 2026. Kept until 31 March 2027.",
)
EASY_SLIPS = replace(SLIPS, intro=("No tick means no.", "No is fine."), easy=True)
NO_SLIPS = replace(SLIPS, names=(), boxes=(), meanings=())
HOSTILE_SLIPS = SharingSlips(
    title=HOSTILE_LINE,
    names=(HOSTILE_LINE, ""),
    occasion=HOSTILE_LINE,
    intro=HOSTILE_WORDS,
    asks=HOSTILE_LINE,
    terms=tuple((words, words) for words in HOSTILE_WORDS),
    boxes=tuple((words, words) for words in HOSTILE_WORDS),
    meanings=HOSTILE_WORDS,
    take_back=HOSTILE_LINE,
    footer=HOSTILE_LINE,
)

AGREED = AgreementSheet(
    title="Harbour set",
    occasion="Our agreement, version 2, 12 March 2026",
    rules=(
        "What is said here stays here unless the person who said it agrees otherwise.",
        "One person speaks at a time, and silence is welcome.",
        "We begin with tea.",
    ),
    limits="Confidentiality ends where someone is at risk of serious harm.",
    footer="Made 12 March 2026. Kept until 31 March 2027.",
)
MANY_RULES = replace(AGREED, rules=AGREED.rules * 7)
HOSTILE_AGREED = AgreementSheet(
    HOSTILE_LINE, HOSTILE_LINE, HOSTILE_WORDS, HOSTILE_LINE, HOSTILE_LINE
)

RESCUE = RescueSheet(
    title="Rescue sheet",
    occasion="The key ab12cd34 of Siân Wyn-ŷd, printed 12 March 2026",
    lines=("QPZRC Y9X8H GF2T7",) * 5,
    steps=(
        RescueStep("Keep it where the laptop is not."),
        RescueStep("Type it in on another one.", "tmworkshop backup rescue"),
    ),
    footer="The fifth letter of each group follows from the other four.",
)
HOSTILE_RESCUE = RescueSheet(
    HOSTILE_LINE,
    HOSTILE_LINE,
    HOSTILE_WORDS,
    tuple(RescueStep(each, each) for each in HOSTILE_WORDS),
    HOSTILE_LINE,
)
# how each shipped template is shown to the tests: rich, minimal, hostile
HELD = HeldPage(
    name="Małgorzata Adeyemi-Pryce",
    occasion="All that is held about you in the Harbour set",
    intro="This is all that the record of your set holds about you.",
    sections=(
        HeldSection(
            "What you said you would do",
            (
                HeldItem(
                    "Show Tomasi our consent form; ask which three boxes he needs.",
                    ("12 March 2026, session 2.", "Action 3: open."),
                    ("12 March 2026. By: 23 April 2026. They said: yes.",),
                ),
            ),
        ),
        HeldSection("Where others name you", (HeldItem("In nothing others said."),)),
    ),
    footer="Małgorzata Adeyemi-Pryce: this is yours alone. Made 12 March 2026.",
)
HOSTILE_HELD = HeldPage(
    name=HOSTILE_LINE,
    occasion=HOSTILE_LINE,
    intro=HOSTILE_LINE,
    sections=(
        HeldSection(
            HOSTILE_LINE,
            (HeldItem(HOSTILE_LINE, (HOSTILE_LINE,), (HOSTILE_LINE,)),),
        ),
    ),
    footer=HOSTILE_LINE,
)

A_CARD = TableCard(
    id="engage.sme.difficulty",
    title="Harder with small firms",
    finding="Small and medium-sized organisations can be particularly difficult to "
    "engage, and few of them have anyone whose job it is to recruit.",
    question="What have you asked of small firms so far?",
    strength="The reviewers' reading",
    source="Crisp, Green and Wells 2014, section 2.3; citing Meadows, 2008",
    note="The sentence is garbled in the review.",
    size=Size.SHORT,
)
CARDS = EvidenceCards(
    title="Lesson 7, four a page",
    layout=CardLayout.FOUR,
    sheets=((A_CARD,) * 4, (replace(A_CARD, note="", size=Size.LONG),)),
)
HOSTILE_CARD = TableCard(*[HOSTILE_LINE] * 7, size=Size.LONG)
HOSTILE_CARDS = EvidenceCards(HOSTILE_LINE, CardLayout.ONE, ((HOSTILE_CARD,),) * 2)

RATED = (
    "Someone here leads for the partnership as a whole.",
    "Moving from planning to delivery meant starting relationships over again here.",
    "A firm of eight people could take part here without losing by it.",
)
SHEET = RatingPaper(
    title="What drives us, what blocks us",
    occasion="",
    intro="Give each a figure for where you work, from 0, not at all, to 4, fully.",
    question="How far does this hold where you work?",
    key=("0 not at all", "1 a little", "2 in part", "? I cannot say"),
    points=("0", "1", "2", "?"),
    fives=(
        tuple(Line(n, RATED[n % 3]) for n in range(1, 6)),
        tuple(Line(n, RATED[n % 3]) for n in range(6, 9)),
    ),
    how="In silence, one box a line.",
    no_name="No name. Sheets are shuffled before anyone types them.",
    last="Last, your numbers in a row.",
    size=PaperSize.USUAL,
    pages=(1,),
)
OF_RULES = replace(SHEET, occasion="Our agreement, version 2", intro="")
HOSTILE_SHEET = RatingPaper(
    title=HOSTILE_LINE,
    occasion=HOSTILE_LINE,
    intro=HOSTILE_LINE,
    question=HOSTILE_LINE,
    key=HOSTILE_WORDS,
    points=("0", "1", "?"),
    fives=(tuple(Line(n, w, HOSTILE_LINE) for n, w in enumerate(HOSTILE_WORDS, 1)),),
    how=HOSTILE_LINE,
    no_name=HOSTILE_LINE,
    last=HOSTILE_LINE,
    size=PaperSize.LARGE,
    pages=(1,),
)
RATED_SLIPS = RatingSlips(
    **{
        **vars(SHEET),
        "title": "Lesson 3: What is seen to affect the third sector",
        "intro": "",
        "fives": (tuple(Line(n, words) for n, words in enumerate(RATED, 1)),),
        "last": "",
        "pages": (4, 2),
    }
)
HOSTILE_SLIP = RatingSlips(**vars(HOSTILE_SHEET))

SAMPLES: dict[str, tuple[object, object, object]] = {
    "agreement.html": (AGREED, replace(AGREED, rules=(), footer=""), HOSTILE_AGREED),
    "cards.html": (CARDS, replace(CARDS, sheets=()), HOSTILE_CARDS),
    "export.html": (HELD, replace(HELD, sections=(), footer=""), HOSTILE_HELD),
    "participant.html": (RICH, MINIMAL, HOSTILE),
    "print-all.html": (
        EVERYONE,
        ParticipantPages(title="Nobody yet", pages=()),
        ParticipantPages(title=HOSTILE_LINE, pages=(HOSTILE, MINIMAL)),
    ),
    "programme.html": (SHARED, NOTHING_SHARED_YET, HOSTILE_SHARED),
    "rating-sheet.html": (OF_RULES, replace(SHEET, pages=(1, 1)), HOSTILE_SHEET),
    "rating-slips.html": (RATED_SLIPS, replace(RATED_SLIPS, pages=(1,)), HOSTILE_SLIP),
    "rescue-sheet.html": (RESCUE, replace(RESCUE, steps=()), HOSTILE_RESCUE),
    "slips.html": (SLIPS, NO_SLIPS, HOSTILE_SLIPS),
    "set.html": (SUMMARY, MINIMAL_SUMMARY, HOSTILE_SUMMARY),
}
