"""Whether a cell names a person; and if not, what it holds instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.roster.whole_names import (
    LONGEST,
    MARKS,
    is_place,
    is_whole_name,
    starts_as_name,
    strip_marks,
)

MOST_WORDS = 9  # of a name; more is a note
LETTERS_OF_A_CODE = 3  # capitals before the first digit


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


ERRORS = re.compile(
    r"#\W?(n/?a|nv|ref|value|name|div/0|null|num|spill|calc|error|wert|bezug|zahl"
    r"|valeur|nom|valor|field|getting_data)\W*|err:\d+|=.*",
    re.IGNORECASE,
)
NOTES = frozenset(
    """
    total totals subtotal sum count average number apologies apology absent present
    cyfanswm ymddiheuriadau summe gesamt somme suma totaal totale total-general celkem
    razem notes note signature signatures signed facilitator facilitators date
    attendees participants members attendance staff tutors registered waiting-list
    合计 總計 合計 总计
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
AMONG_NOTES = NOTES | {"of", "for", "received", "sent", "attending", "so", "far"}
NOBODY = frozenset(
    """
    n/a na none nil null nobody tbc tba tbd unknown anonymous vacant vacancy empty test
    spare placeholder
    guest x xx xxx - -- --- . ... ? ?? ??? _ * / 0 blank dim keine aucun ninguno
    """.split()  # noqa: SIM905 (as above)
)
PHRASES = frozenset(
    {
        *("to be confirmed", "to be announced", "not known", "not applicable"),
        *("grand total", "sub total", "waiting list", "end of list", "i'w gadarnhau"),
        *(
            "open ended response",
            "new member",
            "new starter",
            "no name",
            "did not attend",
            "plus one",
        ),
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
    folded = fold_name(words)
    if not words:
        return Why.NO_NAME
    if _holds_control(words):
        return Why.CONTROL
    if ERRORS.fullmatch(words):
        return Why.ERROR
    if folded.strip(" .") in NOBODY | PHRASES or words in NOBODY:
        return Why.EMPTY
    return _find_note(cell, words, folded)


def _find_note(cell: str, words: str, folded: str) -> Why | None:
    if _is_code(words):
        return Why.CODE
    if _is_note(words, folded):
        return Why.NOTE
    if DEVICES.search(words):
        return Why.DEVICE
    if len(words) > LONGEST:
        return Why.LONG
    if split_people(cell):
        return Why.SEVERAL
    is_long = len(words.split()) > MOST_WORDS
    return Why.NOTE if is_long else Why.PLACE if is_place(words) else None


def split_people(cell: str) -> tuple[str, ...]:
    """Return the names in *cell*, if it is likely to hold more than one."""
    cell = MARKS.sub("", cell.strip())
    several = [tidy_name(each) for each in BETWEEN.split(cell)]
    is_name: Callable[[str], bool] = starts_as_name
    if len(several) == 1:
        several = [tidy_name(each) for each in PERHAPS_BETWEEN.split(cell)]
        is_name = is_whole_name
    several = [each for each in several if each]
    return tuple(several) if len(several) > 1 and all(map(is_name, several)) else ()


def _is_code(words: str) -> bool:
    if (
        ADDRESS.search(words)
        or words[0] in "+@"
        or not any(letter.isalpha() for letter in words)
    ):
        return True
    has_digit = any(letter.isdigit() for letter in words)
    return has_digit and " " not in words


def _is_note(words: str, folded: str) -> bool:
    before, colon, _ = folded.partition(":")
    first = folded.split(maxsplit=1)[0].strip(":-=. ")
    alone = folded.strip(":-=. 0123456789()") in NOTES
    return bool(
        alone
        or colon
        or (len(words) == 1 and words.isascii())  # of an alphabet down the side
        or GROUPS.fullmatch(folded)
        or (first in NOTES and any(letter.isdigit() for letter in words))
        or (first in NOTES and AMONG_NOTES.issuperset(folded.split()))
        or before.strip() in PHRASES
    )


def _holds_control(cell: str) -> bool:
    return any(c < " " or "\x7f" <= c < "\xa0" for c in cell)
