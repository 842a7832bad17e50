"""What becomes of a set's facts when one person is erased: blanked, never rewoven.

Ids, kinds, turns and what now stay, so that every replay still runs.  Whatever else
was kept of them goes, with their slips and the themes that were laid on their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from tmworkshop.domain.design_data import TAKEN_OUT
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Erased,
    Joined,
    Kind,
    Lent,
    Opened,
    Said,
    Tagged,
    Titled,
)
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.record.partnership_names import partnerships_in
from tmworkshop.domain.rights.hidden_names import reword_facts
from tmworkshop.domain.rights.typed_texts import Reword
from tmworkshop.domain.values import Value, value

# others: tell of someone; without these a turn would be asked anew in a replay
STAYS = {PartValue.ANSWER, PartValue.LEVEL}
WITH_A_VALUE = {Kind.FOLLOWUP, Kind.MEETING}  # others: lose it with their words
NAMES, DETAILS, BOXES, THEMES = "names", "details", "boxes", "themes"


@value
class Person(Value):
    """Someone as they are found again in any copy of the set.

    A member's id alone may be another's, in a copy from before a restore; there
    they are known by the name they have now, if it is no namesake's.
    """

    joined: frozenset[str]  # ids of the facts that took them in
    names: tuple[str, ...]  # the newest first
    others: frozenset[str] = frozenset()  # ids of the facts that took in anyone else

    def ids(self, facts: Iterable[AnyFact]) -> set[str]:
        """Return the member ids that are theirs among *facts*."""
        every = [fact for fact in facts if isinstance(fact, Joined)]
        known = {fact.member for fact in every if fact.id in self.joined}
        return known or {
            fact.member
            for fact in every
            for newest in self.names[:1]
            if is_called(newest, fact.name) and fact.id not in self.others
        }


@value
class Blanked(Value):
    """What is left of a set's facts, which ids were blanked, and how many of what."""

    facts: tuple[AnyFact, ...]
    of: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def person_of(facts: Iterable[AnyFact], member: str) -> Person:
    """Return *member* with every name that *facts* have had for them, newest first."""
    every = [fact for fact in facts if isinstance(fact, Joined)]
    theirs = [fact for fact in every if fact.member == member]
    names = dict.fromkeys(fact.name for fact in reversed(theirs) if fact.name)
    ids, all_ids = ({fact.id for fact in each} for each in (theirs, every))
    return Person(frozenset(ids), tuple(names), frozenset(all_ids - ids))


def blank_person(facts: Iterable[AnyFact], person: Person) -> Blanked:
    """Return *facts* without anything of *person* in them but ids and dates."""
    before = tuple(facts)
    blanking = _Blanking(before, person)
    after = {fact.id: blanking.blank(fact) for fact in before}
    changed = [fact for fact in before if after[fact.id] != fact]
    return Blanked(
        facts=tuple(fact for fact in after.values() if fact is not None),
        of=tuple(fact.id for fact in changed),
        counts=Counter(_called(each) for each in changed if type(each) is not Titled),
    )


def blank_changes(
    facts: Iterable[AnyFact], emptied: Mapping[str, Said]
) -> Iterator[AnyFact]:
    """Yield *facts* without what changed words that were *emptied*, or their themes."""
    for fact in facts:
        if isinstance(fact, Amended) and fact.of in emptied:
            yield _amended(fact, emptied[fact.of].kind)
        elif not (isinstance(fact, Tagged | Lent) and fact.of in emptied):
            yield fact


def erase_person(
    facts: Iterable[AnyFact], person: Person, mask: Reword, receipt: Erased
) -> tuple[AnyFact, ...]:
    """Return *facts* as they are to stand, with the *receipt* if anything changed.

    *mask* rewords what others said, and may leave it as it is.
    """
    before = tuple(facts)
    reworded = reword_facts(blank_person(before, person).facts, mask)
    after = tuple(map(_without_riddle, reworded))
    return after if after == before else (*after, receipt)


def _without_riddle(fact: AnyFact) -> AnyFact:
    """Return *fact* without a plan that cannot be read: it may hold any name."""
    if isinstance(fact, Opened) and not fact.design.is_readable:
        return replace(fact, design=TAKEN_OUT)
    return fact


class _Blanking:
    """What is theirs among the facts, and what is left of it."""

    def __init__(self, facts: tuple[AnyFact, ...], person: Person) -> None:
        self._ids = person.ids(facts)
        self._alone = _of_them_alone(facts, self._ids)
        self._whose = _whose(facts)
        words = (fact for fact in facts if isinstance(fact, Said))
        theirs = (fact for fact in words if self._whose[fact.id] in self._ids)
        self._said = {fact.id: fact.kind for fact in theirs}

    def blank(self, fact: AnyFact) -> AnyFact | None:
        """Return what is left of *fact*; None if nothing is."""
        if isinstance(fact, Joined | Titled):
            return self._name(fact)
        if isinstance(fact, Consented) and fact.member in self._ids:
            return None
        if isinstance(fact, Tagged | Lent) and fact.of in self._said:
            return None
        if isinstance(fact, Said):
            return self._words(fact)
        if isinstance(fact, Amended) and fact.of in self._said:
            return _amended(fact, self._said[fact.of])
        return fact

    def _name(self, fact: Joined | Titled) -> Joined | Titled:
        if isinstance(fact, Titled):
            return replace(fact, name="") if fact.partnership in self._alone else fact
        if fact.member in self._ids:
            blank = replace(fact, name="", partnership="", since=None)
            return replace(blank, is_other=False)
        return fact

    def _words(self, fact: Said) -> Said:
        if fact.id in self._said:
            return _said(fact)
        if fact.speaker in self._ids:  # put down to them, and never theirs
            return replace(fact, speaker=self._whose[fact.id])
        return fact


def _of_them_alone(facts: tuple[AnyFact, ...], members: set[str]) -> set[str]:
    """Return the partnerships that none but *members* ever came from.

    What these are called might tell who they were.
    """
    known = partnerships_in(facts)
    joined = [fact for fact in facts if isinstance(fact, Joined)]
    theirs = {known.of(f.partnership).id for f in joined if f.member in members}
    others = {known.of(f.partnership).id for f in joined if f.member not in members}
    return {id_ for id_ in known.ids if known.of(id_).id in theirs - others}


def _whose(facts: Iterable[AnyFact]) -> dict[str, str]:
    """Return whose all words are by their ids, once put down to the right person."""
    whose: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact, Said):
            whose[fact.id] = fact.speaker
        elif isinstance(fact, Amended) and fact.part == Part.SPEAKER:
            whose[fact.of] = fact.value
    return whose


def _said(fact: Said) -> Said:
    return replace(
        fact,
        speaker="",
        words="",
        value=fact.value if fact.kind in WITH_A_VALUE else "",
        parts={part: _part(part, given) for part, given in fact.parts.items()},
    )


def _amended(fact: Amended, kind: Kind) -> Amended:
    if fact.part == Part.VALUE and kind in WITH_A_VALUE:
        return fact
    return replace(fact, value=_part(fact.part, fact.value))


def _part(part: str, given: str) -> str:
    return given if row_of(part).value in STAYS else ""


def _called(fact: AnyFact) -> str:
    match fact:
        case Said():
            return str(fact.kind)
        case Joined():  # and what their partnership was called
            return NAMES
        case Consented() | Lent():
            return BOXES
        case Tagged():
            return THEMES
        case _:  # others: say more of these
            return DETAILS


def is_called(name: str, other: str) -> bool:
    """Say whether *other* is the same name as *name*."""
    return fold_name(name) == fold_name(other)
