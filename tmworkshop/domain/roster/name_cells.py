"""A name out of its cell: without what stands around it, and with the surname last."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from tmworkshop.domain.likeness import HONOURS, fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.roster.choices import Brackets
from tmworkshop.domain.roster.whole_names import find_beside, strip_marks
from tmworkshop.domain.values import Value, value

LOST = "\ufffd"  # what programs put for a letter that they could not read
ASIDES = re.compile(
    r"|guest|external|unverified|host|co-?host|me|organi[sz]er|presenter"
    r"|(she|he|they|hi|ef|nhw|elle|sie|er|ze|xe)(\W.*)?",
    re.IGNORECASE,
)


class Change(StrEnum):
    """What was changed of a name."""

    TURNED = "turned round"
    BRACKETS = "without what is in brackets"
    TIDIED = "without what is no part of the name"


@value
class RosterPerson(Value):
    """Someone on a roster, with the number of their row, and what was changed."""

    row: int
    name: str
    partnership: str = ""
    was: str = ""  # the name as it stands in the row, where that is another
    changes: tuple[Change, ...] = ()
    no_partnership: str = ""  # what stands in the row instead of one


def take_off(person: RosterPerson, brackets: Brackets) -> RosterPerson:
    """Return *person* without what stands around their name, as *brackets* say."""
    name, place, change = strip_marks(person.name), person.partnership, Change.TIDIED
    while beside := find_beside(name):
        inside = tidy_name(beside[1])
        is_aside = ASIDES.fullmatch(inside)
        if brackets is Brackets.NAME and not is_aside:
            break
        if not is_aside:
            change = Change.BRACKETS
        if not is_aside and brackets is Brackets.PARTNERSHIP:
            place = place or inside
        name = name[: beside.start()]
    if name == person.name:
        return person
    return replace(person, name=name, partnership=place, changes=(change,))


def turn_round(person: RosterPerson, *, surname_first: bool) -> RosterPerson:
    """Return *person* with their surname last, if a comma or a heading has it first."""
    beside = find_beside(person.name)
    end = beside.start() if beside else len(person.name)
    before, behind = person.name[:end], person.name[end:]
    name = f"{_put_surname_last(before, surname_first=surname_first)}{behind}"
    if name == person.name:
        return person
    others = (each for each in person.changes if each is not Change.TIDIED)
    return replace(person, name=name, changes=(Change.TURNED, *others))


def lacks_letter(name: str) -> bool:
    """Say whether a program had no letter for one in *name*: "?" within a word."""
    around = zip(name, name[1:], name[2:], strict=False)
    return LOST in name or any(f"{a}{c}".isalpha() for a, b, c in around if b == "?")


def _put_surname_last(name: str, *, surname_first: bool) -> str:
    before, comma, after = (each.strip() for each in name.partition(","))
    if comma:
        is_turned = before and after and "," not in after and not _is_honour(after)
        return f"{after} {before}" if is_turned else name
    if not surname_first:
        return name
    # of "BOWEN Nia" what is in capitals is the surname, of two words the first
    words = name.split()
    capitals = next((n for n, word in enumerate(words) if not word.isupper()), 0)
    surname = capitals or (1 if len(words) == len(("Bowen", "Nia")) else 0)
    return " ".join((*words[surname:], *words[:surname]))


def _is_honour(words: str) -> bool:
    """Say whether *words* are letters after a name, as "MBE, PhD" are."""
    every = fold_name(words).replace(".", "").split()
    return all(word in HONOURS for word in every) or words.isupper()
