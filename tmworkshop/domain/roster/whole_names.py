"""How a whole name looks, and what may stand around it in a cell."""

from __future__ import annotations

import re

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import LONGEST_NAME, tidy_name
from tmworkshop.domain.roster.headings import is_known_heading

CAPITALS = range(2, 6)  # words with one, that a first name and a surname have
# what lists and letters put around a name: its number, a bullet, where mail goes
MARKS = re.compile(
    r"^(?:\d{1,3}(?:\s?[.)]|\s)|[•·▪‣◦●○■*\u2013\u2014-]|o(?=\s))\s*(?=[^\W\d])"
    r"|(?<=\S)\s*<[^<>\s]{1,200}@[^<>\s]{1,200}>"
)
PLACES = frozenset(
    """
    partnership network alliance council cic cio ltd limited association university
    charity consortium coalition collective
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
PLACES_IN_WELSH = ("cyngor", "partneriaeth")  # there it is the first word
HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3·]+")
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")
DASHED = re.compile(r"\s+[|\u2013\u2014-]\s+([^|\u2013\u2014]+)$")
COMMA = re.compile(r"\s*,\s*([^,]+)$")
APART = re.compile(r"[|,(\[]|\s[\u2013\u2014-]\s")  # not within an organisation
PARTICLES = frozenset(
    """
    ap ab ferch verch de la le du da das dos di del della den der van von zu zur ter ten
    y e i bin ibn bint al el ul ud ur ben abu mac
    """.split()  # noqa: SIM905 (as above)
)


def strip_marks(cell: str) -> str:
    """Return what is left of *cell* without number, bullet or address around it."""
    return MARKS.sub("", tidy_name(cell))


def find_beside(name: str) -> re.Match[str] | None:
    """Return what stands behind a *name*: in brackets, or after a dash.

    A comma is one where what it is before can only be an organisation.
    """
    in_brackets = BRACKETS.search(name)
    if in_brackets and in_brackets.start():
        return in_brackets
    behind = DASHED.search(name) or COMMA.search(name)
    if not behind or not is_whole_name(name[: behind.start()]):
        return None
    return behind if behind.re is DASHED or is_place(behind[1]) else None


def is_whole_name(cell: str) -> bool:
    """Say whether *cell* looks like a first name and a surname, beside what is not."""
    cell = strip_marks(cell)
    if len(cell) > LONGEST_NAME:
        return False
    if beside := find_beside(cell):
        cell = cell[: beside.start()]
    if HAN.fullmatch(cell):
        return len(cell) in range(2, 5)
    words = cell.replace(",", " ").split()
    capitals = [word for word in words if word.casefold() not in PARTICLES]
    odd = any(letter.isdigit() or letter in "@:;/|#" for letter in cell)
    if odd or len(capitals) not in CAPITALS or is_known_heading(cell) or is_place(cell):
        return False
    return all(map(starts_as_name, capitals))


def starts_as_name(word: str) -> bool:
    """Say whether *word* begins with a letter that is no small one."""
    first = word.lstrip("'\u2019\"(")[:1]
    return first.isalpha() and not first.islower()


def is_place(cell: str) -> bool:
    """Say whether *cell* can only be an organisation, and nothing besides."""
    first, *others = fold_name(cell).replace(".", "").split() or [""]
    of_one = others and (others[-1] in PLACES or first in PLACES_IN_WELSH)
    return bool(of_one) and not APART.search(cell)
