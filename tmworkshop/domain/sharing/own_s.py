"""Whether an s behind a name is its owner's, or makes another word of it.

"Megans form" is Megan's; "this" is nobody's, though someone may be called Thi.
"""

from __future__ import annotations

import re

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.sharing.name_patterns import Folded
from tmworkshop.domain.sharing.ordinary import ORDINARY

LAST_WORD = re.compile(r"[^\W_]+\Z")
# So long a name and an s are hardly ever another word; of a shorter one they mostly are
# a word of some language, and a capital letter has to say that they are not.
LONG = 5
# Words that a sentence may begin with, and that are some short name and an s.
ORDINARY_WITH_S = frozenset(
    """
    achos across address afterwards agos always analysis aros as basis bass bees
    besides bets bias bins bits blas bless boss boys bus business bys cans canvas
    cars cas cases cats census chaos chess chins chips christmas class clothes
    crisis cross days dens dis does dogs dos dots dress drops dros ens ers express
    eyes fans fens fins fits focus fuss gangs gas gets glass goes goods grass guess
    guns guys hanes has hens his hits homes hums ins is its jacks jams jeans jobs
    keys kids kins kiss kits lads laps lass lens les less lets lies lips llys loss
    lots mans maps mas mass maths means mens mess mis miss moss news nods nos ones
    ons os others ours outs pans pass pegs pens perhaps pings pins pips pis plans
    plas plus pres press pros pups rags rams rents rods rows runs says sees series
    sets shins ships shoes sins sits sometimes songs sons stress success sums suns
    tabs tans tas taxis teas tens thanks thins this thus ties tins tis tons toss
    towards toys trans trees tries twins us vans versus virus was ways wigs wings
    wins witness woks wythnos yens yes yous
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)


def is_own_s(word: str, *, is_capital: bool, is_whole: bool = False) -> bool:
    """Say whether the s at the end of a folded *word* is that of whoever is named.

    A capital letter says so, or the end of a *whole* name, unless there is such a word;
    in small letters a name has to be long, and no ordinary word with an s or without.
    """
    name = word.removesuffix("s")
    if word in ORDINARY_WITH_S or not (is_capital or len(name) >= LONG):
        return False
    ordinary = {word} if is_capital else {word, name}
    return is_whole or ORDINARY.isdisjoint(ordinary)


def is_part_of_word(words: Folded, span: Span) -> bool:
    """Say whether a name at *span* of folded *words* is but the beginning of another.

    What stands behind it is an s at the most.
    """
    start, end = span
    if words.folded[end : end + 1] != "s":
        return False
    last = LAST_WORD.search(words.folded, start, end)
    first = last.start() if last else end
    is_capital = not words.typed[words.places[first]].islower()
    word, is_whole = words.folded[first : end + 1], first > start
    return not is_own_s(word, is_capital=is_capital, is_whole=is_whole)
