"""Whether a cell names a person; and if not, what it holds instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import LONGEST_NAME, tidy_name
from tmworkshop.domain.roster.whole_names import (
    MARKS,
    is_place,
    is_whole_name,
    starts_as_name,
    strip_marks,
)

MOST_WORDS = 9  # of a name; more is a note


class Why(StrEnum):
    """Why a row is taken for no person."""

    NO_NAME = "there is no name"
    ERROR = "an error or a formula of the spreadsheet"
    NOTE = "a sum or a note, it seems"
    EMPTY = "stands for nobody"
    CODE = "a code, a number or an address"
    SEVERAL = "more than one person"
    LONG = "too many letters for a name"
    CONTROL = "it holds a control character"
    DEVICE = "a device or a program, it seems"
    PLACE = "an organisation, it seems"
    NOT_COMING = "not coming, it says"
    HEADINGS = "the headings once more"
    BELOW = "in another table below"
    DOUBTFUL = "perhaps someone who is on it already"
    CHOSEN = "left out by you"


CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f]")
ERRORS = re.compile(
    r"#\W?(n/?a|nv|ref|value|name|div/0|null|num|spill|calc|error|wert|bezug|zahl"
    r"|valeur|nom|valor|field|getting_data)\W*|err:\d+|=.*",
    re.IGNORECASE,
)
NOTES = frozenset(
    """
    total totals subtotal sum count average number apologies apology absent present
    cyfanswm ymddiheuriadau summe gesamt somme suma celkem razem notes note signature
    signatures signed facilitator facilitators date attendees participants members
    attendance staff tutors registered waiting-list 合计 總計 总计
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
AMONG_NOTES = NOTES | {"of", "for", "received", "sent", "attending", "so", "far"}
NOBODY = frozenset(
    """
    n/a na none nil null nobody tbc tba tbd unknown anonymous vacant vacancy empty test
    true false spare placeholder guest x xx xxx - -- --- . ... ? ?? ??? _ * / 0 blank
    dim keine aucun ninguno
    """.split()  # noqa: SIM905 (as above)
)
PHRASES = frozenset(
    {
        *("to be confirmed", "to be announced", "not known", "not applicable"),
        *("grand total", "sub total", "waiting list", "end of list", "i'w gadarnhau"),
        *("new member", "new starter", "no name", "did not attend", "plus one"),
        "open ended response",
    }
)
DEVICES = re.compile(
    r"\b(iphone|ipad|galaxy|android|macbook|laptop|desktop|zoom user|zoom room"
    r"|note ?taker|otter\.ai|read\.ai|fireflies|copilot|pixel \d|conference room)\b",
    re.IGNORECASE,
)
GROUPS = re.compile(
    r"(group|table|team|set|cohort|room|day|week|page|grwp|gruppe|groupe) ?\w{1,3}"
)
ADDRESS = re.compile(r"\S+@\S+|https?://|www\.", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:;|/|\n|\s(?:&|\+|and|ac|und|et)\s)\s*")
# these stand within a name as well: only two whole names beside them are two people
PERHAPS_BETWEEN = re.compile(r"\s*(?:,|\s(?:a|y|e|i|en|og|och|oraz)\s)\s*")


def find_why(cell: str) -> Why | None:
    """Return why *cell* names no person; None if it may well name one."""
    words = strip_marks(cell)
    if why := next((why for why, is_so in LOOKS if is_so(words)), None):
        return why
    if split_people(cell):
        return Why.SEVERAL
    is_long = len(words.split()) > MOST_WORDS
    return Why.NOTE if is_long else Why.PLACE if is_place(words) else None


def split_people(cell: str) -> tuple[str, ...]:
    """Return the names in *cell*, if it is likely to hold more than one."""
    bare = MARKS.sub("", cell.strip())
    for between, is_name in (
        (BETWEEN, starts_as_name),
        (PERHAPS_BETWEEN, is_whole_name),
    ):
        parts = [tidy_name(each) for each in between.split(bare)]
        if len(parts) > 1:
            names = tuple(filter(None, parts))
            return names if len(names) > 1 and all(map(is_name, names)) else ()
    return ()


def _is_nobody(words: str) -> bool:
    return fold_name(words).strip(" .") in NOBODY | PHRASES or words in NOBODY


def _is_code(words: str) -> bool:
    has_letter, has_digit = any(map(str.isalpha, words)), any(map(str.isdigit, words))
    is_code = words[0] in "+@" or (has_digit and " " not in words)
    return is_code or not has_letter or bool(ADDRESS.search(words))


def _is_note(words: str) -> bool:
    folded = fold_name(words)
    first = folded.split(maxsplit=1)[0].strip(":-=. ")
    of_notes = AMONG_NOTES.issuperset(folded.split()) or any(map(str.isdigit, words))
    alone = folded.strip(":-=. 0123456789()") in NOTES
    of_an_alphabet = len(words) == 1 and words.isascii()  # down the side
    return (
        (alone or of_an_alphabet or ":" in folded)
        or (first in NOTES and of_notes)
        or bool(GROUPS.fullmatch(folded))
    )


LOOKS: Sequence[tuple[Why, Callable[[str], object]]] = (  # the first one tells
    (Why.NO_NAME, lambda words: not words),
    (Why.CONTROL, CONTROL.search),
    (Why.ERROR, ERRORS.fullmatch),
    (Why.EMPTY, _is_nobody),
    (Why.CODE, _is_code),
    (Why.NOTE, _is_note),
    (Why.DEVICE, DEVICES.search),
    (Why.LONG, lambda words: len(words) > LONGEST_NAME),
)  # others: are not for how a cell looks
