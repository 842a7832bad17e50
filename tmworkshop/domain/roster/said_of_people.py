"""What is said of the people on a roster: who is new or there, what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmworkshop.domain.errors import quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.roster.choices import Verdict
from tmworkshop.domain.roster.matches import Double, Doubt, OpenQuestion
from tmworkshop.domain.roster.name_cells import Change
from tmworkshop.domain.roster.people import SHOWN, RosterPerson, find_spaced
from tmworkshop.domain.roster.persons import Why, find_why
from tmworkshop.domain.roster.remarks import NAMED, Matter, Remark, Weight, name_rows
from tmworkshop.domain.roster.understood import Understanding
from tmworkshop.domain.roster.whole_names import find_beside
from tmworkshop.domain.tables import choose

LOST = "\ufffd"  # what programs put for a letter that they could not read
OF_BRACKETS = choose(
    *(Change.BRACKETS, Change.USED_BRACKETS),
    leaving=(Change.TURNED, Change.ASIDE, Change.SPLIT),
)
ANSWERED: Mapping[Verdict, str] = {
    Verdict.SAME: "is {}, who stays as they are",
    Verdict.OTHER: "is taken in beside {}",
    Verdict.LEFT: "is left out, because of {}",
}


def say_changes(roster: Understanding) -> Iterator[Remark]:
    """Say whose name or partnership is taken in otherwise than it stands."""
    for person in roster.matched.new:
        yield from _say_change(person)
        if person.no_partnership:
            yield _say_no_partnership(person)
        if LOST in person.name or _has_lost(person.name):
            words = f"row {person.row}: {person.name!r} lacks a letter, it seems"
            yield Remark(Matter.LETTERS, words, Weight.LOOK, (person.row,))


def say_ways(roster: Understanding) -> Iterator[Remark]:
    """Say what is left as it stands though it could be read otherwise."""
    bracketed = [p.row for p in roster.matched.new if find_beside(p.name)]
    if bracketed:
        words = f"part of the name, {name_rows(bracketed)}"
        yield Remark(Matter.BRACKETS, words, rows=tuple(bracketed))
    if roster.choices.turned is False:
        yield Remark(Matter.TURNED, "nobody; names are as they stand")
    if spaced := find_spaced(roster.layout):
        words = f"spaces, {name_rows(spaced)}"
        yield Remark(Matter.TIDIED, words, rows=spaced)


def _say_change(person: RosterPerson) -> Iterator[Remark]:
    if not person.changes:
        return
    words = f"row {person.row}: {person.was!r} is taken in as {person.name}"
    rows = (person.row,)
    is_turned = Change.TURNED in person.changes
    if is_turned:
        yield Remark(Matter.TURNED, words, Weight.LOOK, rows)
    if not OF_BRACKETS.isdisjoint(person.changes):  # it can be changed by its number
        place = f", {person.partnership}" if person.partnership else ""
        yield Remark(Matter.BRACKETS, f"{words}{place}", Weight.SAID, rows)
    elif not is_turned:
        yield Remark(Matter.TIDIED, words, Weight.SAID, rows)


def _say_no_partnership(person: RosterPerson) -> Remark:
    why = find_why(person.no_partnership)
    plain = why is Why.EMPTY
    shown = quote(person.no_partnership, SHOWN)
    reason = "" if plain or why is None else f", {why}"
    long = f", {Why.LONG}" if why is None else ""
    words = f"row {person.row}: {shown} is none{reason}{long}"
    weight = Weight.SAID if plain else Weight.LOOK
    return Remark(Matter.NO_PARTNERSHIP, words, weight, (person.row,))


def _has_lost(name: str) -> bool:
    """Say whether a "?" stands within a word, where a program had no letter."""
    around = zip(name, name[1:], name[2:], strict=False)
    return any(b == "?" and a.isalpha() and c.isalpha() for a, b, c in around)


def say_partnerships(roster: Understanding) -> Iterator[Remark]:
    """Say which partnerships count as one, and which are new to the set."""
    for spelling in roster.spellings:
        words = f"{spelling.was} is taken for {spelling.now}"
        if not spelling.near:
            yield Remark(Matter.SPELLING, words)
        elif roster.choices.joined:
            yield Remark(Matter.NEAR_PARTNERSHIP, words)
        else:
            two = f"{spelling.was} and {spelling.now} are two"
            yield Remark(Matter.NEAR_PARTNERSHIP, two, Weight.LOOK)
    if new := roster.new_partnerships:
        yield Remark(Matter.NEW, join_names(new, NAMED))


def say_who_is_who(roster: Understanding) -> Iterator[Remark]:
    """Say who is there already, who may be, and which rows are one person."""
    matched = roster.matched
    for question in matched.questions:
        yield Remark(
            Matter.QUESTION,
            describe_question(question),
            Weight.ASK,
            (question.person.row,),
        )
    for question, answer in matched.answered:
        person, what = question.person, ANSWERED[answer].format(question.present.name)
        words = f"row {person.row}: {person.name} {what}"
        yield Remark(Matter.QUESTION, words, rows=(person.row,))
    for double in matched.doubles:
        yield _say_double(double)
    weight = Weight.SAID if roster.choices.others else Weight.LOOK
    for one, other in matched.namesakes:
        same = fold_name(one.partnership) == fold_name(other.partnership)
        how = "with another address" if same else "with another partnership"
        words = f"row {other.row}: {other.name} is in row {one.row} already, {how}"
        yield Remark(Matter.NAMESAKES, f"{words}: two people", weight, (other.row,))
    for one, other in matched.alike:
        words = f"row {other.row}: {other.name} may be {one.name} of row {one.row}"
        yield Remark(Matter.ALIKE, f"{words}: two people", weight, (other.row,))
    if known := [person.row for person, _ in matched.known]:
        names = join_names(dict.fromkeys(present.name for _, present in matched.known))
        yield Remark(Matter.KNOWN, f"{names}; they stay as they are", rows=tuple(known))


def describe_question(question: OpenQuestion) -> str:
    """Say whom someone on the roster may be."""
    person, present = question.person, question.present
    place = f" ({present.partnership})" if present.partnership else ""
    if question.doubt is Doubt.NEAR:
        return (
            f"row {person.row}: {person.name} may be {present.name}{place} of the set"
        )
    return (
        f"row {person.row}: {person.name} is in the set already, with "
        f"{present.partnership or 'no partnership'} and not {person.partnership}"
    )


def _say_double(double: Double) -> Remark:
    person = double.person
    words = f"row {person.row}: {person.name!r} is in row {double.first} already"
    if double.whole:
        once = f"{words}, and counts once"
        return Remark(Matter.DOUBLES, once, rows=(person.row,))
    one = f"{words}; the rows differ, but count as one person"
    return Remark(Matter.DOUBLES, one, Weight.LOOK, (person.row,))


def say_people(roster: Understanding) -> Iterator[Remark]:
    """Say who is to be taken in, and whether they are too many to learn as one set."""
    new = roster.matched.new
    rows = tuple(each.row for each in new)
    yield Remark(Matter.PEOPLE, say_count(len(new), "person", "people"), rows=rows)
    if hidden := [row for row in rows if row in roster.reading.hidden]:
        words = f"{name_rows(hidden)}, and taken in all the same"
        yield Remark(Matter.HIDDEN, words, Weight.LOOK, tuple(hidden))
    if roster.is_many and new:
        every = len(new) + len(roster.members)
        words = f"{every:,} people would be in it; a learning set is six or eight"
        yield Remark(Matter.MANY, words)
