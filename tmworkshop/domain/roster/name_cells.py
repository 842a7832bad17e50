"""A name out of its cell: without what stands around it, and with the surname last."""

from __future__ import annotations

import re
from enum import StrEnum

from tmworkshop.domain.likeness import HONOURS, fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.roster.choices import Brackets
from tmworkshop.domain.roster.whole_names import find_beside, strip_marks
from tmworkshop.domain.values import Value, value

ASIDES = re.compile(
    r"guest|external|unverified|host|co-?host|me|organi[sz]er|presenter"
    r"|(she|he|they|hi|ef|nhw|elle|sie|er|ze|xe)(\W.*)?",
    re.IGNORECASE,
)


class Change(StrEnum):
    """What was changed of a name."""

    TURNED = "turned round"
    BRACKETS = "without what is in brackets"
    USED_BRACKETS = "what is in brackets is the partnership"
    ASIDE = "without what is no part of the name"
    SPLIT = "two people in one cell"


class Order(StrEnum):
    """How the words of a name may stand."""

    AS_IT_IS = "as it is"
    COMMA = "a comma says that the surname is first"
    SURNAME_FIRST = "the surname is first"


@value
class NameRead(Value):
    """A name, whom what was in brackets says it comes from, and what was changed."""

    name: str
    partnership: str = ""
    changes: frozenset[Change] = frozenset()


def read_name(cell: str, brackets: Brackets, order: Order) -> NameRead:
    """Return the name in *cell*; *brackets* says what those after it hold."""
    bare = strip_marks(cell)
    read = _without_brackets(NameRead(bare), brackets)
    changes = {*read.changes}
    if bare != tidy_name(cell):
        changes.add(Change.ASIDE)
    turned = _turn(read.name, order)
    if turned != read.name:
        changes.add(Change.TURNED)
    return NameRead(turned, read.partnership, frozenset(changes))


def _without_brackets(read: NameRead, brackets: Brackets) -> NameRead:
    match = find_beside(read.name)
    if not match:
        return read
    before, inside = read.name[: match.start()], tidy_name(match[1])
    if not inside or ASIDES.fullmatch(inside):
        change, partnership = Change.ASIDE, read.partnership
    elif brackets is Brackets.PARTNERSHIP:
        change, partnership = Change.USED_BRACKETS, inside
    elif brackets is Brackets.NOTHING:
        change, partnership = Change.BRACKETS, read.partnership
    else:
        return read
    shorter = NameRead(before, partnership, read.changes | {change})
    return _without_brackets(shorter, brackets)


def _turn(name: str, order: Order) -> str:
    if order is Order.AS_IT_IS:
        return name
    beside = find_beside(name)
    end = beside.start() if beside else len(name)
    return f"{_put_surname_last(name[:end], order)}{name[end:]}"


def _put_surname_last(name: str, order: Order) -> str:
    before, comma, after = (each.strip() for each in name.partition(","))
    if comma:
        is_turned = before and after and "," not in after and not _is_honour(after)
        return f"{after} {before}" if is_turned else name
    return _turn_words(name) if order is Order.SURNAME_FIRST else name


def _is_honour(words: str) -> bool:
    """Say whether *words* are letters after a name, as "MBE, PhD" are."""
    every = fold_name(words).replace(".", "").split()
    return all(word in HONOURS for word in every) or words.isupper()


def _turn_words(name: str) -> str:
    """Return "BOWEN Nia" as "Nia BOWEN"; of two words the first is the surname."""
    words = name.split()
    capitals = next((n for n, w in enumerate(words) if not w.isupper()), 0)
    surname = capitals or (1 if len(words) == len(("Bowen", "Nia")) else 0)
    return " ".join((*words[surname:], *words[:surname]))
