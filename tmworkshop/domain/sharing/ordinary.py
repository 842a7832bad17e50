"""Names that are ordinary words as well: a capital letter tells which is meant."""

from __future__ import annotations

import re

# First and family names that English or Welsh also has a word for, and the short words
# that somebody, somewhere, is called.  Whoever adds to it unmasks a name in small
# letters, so it holds what turns up in plain talk, and no more.
ORDINARY = frozenset(
    """
    a ac ag ai air al am amber an and any ar are art as ash at august aur autumn awel
    awen bach baker ball bank banks barber basil bay bean bear beck begin bell best bill
    birch bird bishop black blue bond book booth bow brand bright brook brooks brown
    bryn bud burn bush butler by can carpenter carter case cash chance charity chase
    chuck church clay clear cliff close coach coal coch cook cool cooper cope coral
    count craig cross crow crown curry dad dail dally dawn day days deal dean dear do
    done dove down drake drew drum du due duke dydd early east eira elm enfys eos eve
    even ever fair faith farmer fern few ffion field fields fisher flint flower ford
    forest forge foster fox frank free french frost gale gate gates gay gene glas glyn
    gold good goodman grace grant grave gray green greenwood grey guy gwawr gwyn gwynt
    haf hale hall ham hand hands hard hardy hart harvest haul haven hay hazel he head
    heath heather hedd her heulwen hi hill hills his ho hold holiday holly hood hook
    hope house how hunt hunter i ice idle if in inn iris is it ivy jade jet job jolly
    joy judge july june just keen keep key keys kid kind king knight la lad lake lamb
    land lane large lark last law laws lay let lily line link llan llew llwyd lo lock
    long look lord love low mae mai main mair man many march mark marks marsh mason mat
    mawr max may me mead meadow medi mel mercy merry mi mile miles mill miller mills
    moel mole moon moor more moss much my na new nice nick night no noble north nos now
    oak of off oh olive on only or our own ox pace page paige palm pant park parker
    parks pat patience pay peace pearl pen penny pepper petal pike piper pit plant play
    plum pond pool poor pope poppy porter post potter pound power powers precious price
    pride priest prime prince provost pry purse queen quick quiet rain ran ransom raven
    ray read reader ready real red reed rich ring river rivers roach road rob robin rock
    roman root rose round rowan royal ruby rue rule rush rusty sa sad sage salmon salt
    sand sands savage say see self sell senior seren set shade sharp she shepherd shine
    ship shore short show shy silver singer skip skipper sky small smart smith snow so
    son song south spark sparks speed spencer spring squire stack staff star steel stern
    stone storm strange stream street strong sue sum summer summers sun sunny sure swan
    sweet swift table tanner tap taylor teg tegan the they thorn thrush tiger till
    timber tirion to toll tong tower town trainer treasure tree true try tu turner ty un
    up us vale van vane viola violet wade wait walk walker wall walls want ward was
    water waters way we wealth weaver web well wells wen west wheeler whisper white who
    wild will wills win wind winter winters wise with wolf wood woods work worth wren
    wright wyn y yes yew yn you young your
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)


def is_capital(name: str) -> bool:
    """Say whether a part of *name* begins with anything but a small letter."""
    return any(not part[:1].islower() for part in re.split(r"[\s-]+", name))
