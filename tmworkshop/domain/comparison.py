"""Lessons and themes by partnership: the words behind each cell, and why one is blank.

No percentages and no ranking: a handful of people is not a survey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tmworkshop.domain.content import Lesson, Theme
from tmworkshop.domain.dates import spoken_short
from tmworkshop.domain.disclosure import THRESHOLD, Purpose, reaches_the_programme
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record import Kept, Record, Session
from tmworkshop.domain.views import Cell, Column, Comparison, Entry, Row

Person = tuple[str, str]  # set, member
Numbers = dict[tuple[str, str], int]  # set and id of an entry: its number
COMPARED = (Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.ACTION, Kind.PRACTICE)
HOLDS = {
    "holds": "the lesson holds there",
    "partly": "the lesson holds in part there",
    "not-here": "the lesson does not hold there",
}
NOT_ASKED = Cell("not asked", "not asked")
NOTHING = Cell("nothing shared", "asked, nothing shared")
WITHHELD = Cell("withheld", f"shared by fewer than {THRESHOLD}, withheld")
LEGEND = (
    "n of m: of m people asked, n let their words go to the programme.",
    "Not asked: no session there was held on this lesson.",
    "Asked, nothing shared: it was talked about, and nobody has agreed to share words.",
    f"Withheld: fewer than {THRESHOLD} people have shared; they might be recognised.",
    "A figure in brackets is the number of an entry below.",
    "Words from slips without names stay in the set. Nothing here ranks anyone.",
)


@dataclass(frozen=True)
class Talk:
    """One partnership at one session of one set: who was there, what they share."""

    set_id: str
    record: Record
    session: Session
    people: frozenset[Person]  # of this partnership, in the room

    @property
    def entries(self) -> tuple[Kept, ...]:
        """The words of this partnership's people here that may leave the set."""
        return tuple(
            kept
            for kept in self.record.standing(*COMPARED)
            if kept.session == self.session.id
            and (self.set_id, kept.speaker) in self.people
            and reaches_the_programme(self.record, kept)
        )

    @property
    def themes(self) -> set[str]:
        """The themes that someone laid on this partnership's words here."""
        return {
            theme
            for kept in self.record.standing(*COMPARED)
            if kept.session == self.session.id
            and (self.set_id, kept.speaker) in self.people
            for theme in kept.themes
        }

    @property
    def slips(self) -> set[Person]:
        """Those here whose sharing slip was typed in."""
        given = {member for member, _ in self.record.consents}
        return {(set_id, who) for set_id, who in self.people if who in given}


class Asked(Protocol):
    """What a row is about."""

    def at(self, talk: Talk) -> bool:
        """Say whether it was asked at *talk*."""

    def about(self, kept: Kept) -> bool:
        """Say whether the words *kept* belong to the row."""


@dataclass(frozen=True)
class OnLesson:
    """A row about a lesson: asked where a session was held on it."""

    lesson: str

    def at(self, talk: Talk) -> bool:
        """Say whether the session was on the lesson."""
        return talk.session.opened.lesson == self.lesson

    def about(self, kept: Kept) -> bool:
        """Say whether the words were said with the lesson in hand."""
        return kept.lesson == self.lesson


@dataclass(frozen=True)
class OnTheme:
    """A row about a theme: asked where a lesson carries it, or someone laid it."""

    theme: str
    carried: Mapping[str, set[str]]  # themes by lesson

    def at(self, talk: Talk) -> bool:
        """Say whether the theme could have come up."""
        on_the_lesson = self.carried.get(talk.session.opened.lesson, set())
        return self.theme in on_the_lesson | talk.themes

    def about(self, kept: Kept) -> bool:
        """Say whether a person laid the theme on the words."""
        return self.theme in kept.themes


@dataclass
class Partnership:
    """What a column rests on."""

    name: str
    invited: set[Person] = field(default_factory=set)
    talks: list[Talk] = field(default_factory=list)


@dataclass(frozen=True)
class Compared:
    """A comparison, and the entries it shows: set and id of each, in their order."""

    page: Comparison
    shown: tuple[tuple[str, str], ...]


def compare(
    records: Mapping[str, Record],
    lessons: Iterable[Lesson],
    themes: Iterable[Theme],
    made: date,
) -> Compared:
    """Return lessons and themes by partnership, from the *records* of sets by id."""
    partnerships = _partnerships(records)
    every = tuple(lessons)
    numbers: Numbers = {}
    page = Comparison(
        title="Lessons and themes by partnership",
        occasion=f"From the sets of this workspace, as of {spoken_short(made)}",
        columns=tuple(_column(each) for each in partnerships),
        lessons=tuple(
            _row(
                f"{each.number}. {each.title}", partnerships, OnLesson(each.id), numbers
            )
            for each in every
        ),
        themes=tuple(_theme_rows(partnerships, themes, every, numbers)),
        legend=LEGEND,
        footer=f"Made {spoken_short(made)}. For the programme: do not pass it on.",
    )
    return Compared(page, tuple(numbers))


def _partnerships(records: Mapping[str, Record]) -> list[Partnership]:
    found: dict[str, Partnership] = {}
    for set_id, record in records.items():
        for session in record.sessions:
            for member in record.members.values():
                name = member.partnership(session.held_on)
                if name:
                    column = found.setdefault(name, Partnership(name))
                    column.invited.add((set_id, member.id))
            _add_talks(found, set_id, record, session)
    return [found[name] for name in sorted(found)]


def _add_talks(
    found: dict[str, Partnership], set_id: str, record: Record, session: Session
) -> None:
    there: dict[str, set[Person]] = {}
    for who in session.attended:
        name = record.members[who].partnership(session.held_on)
        there.setdefault(name, set()).add((set_id, who))
    for name, people in there.items():
        if name:
            talk = Talk(set_id, record, session, frozenset(people))
            found[name].talks.append(talk)


def _column(partnership: Partnership) -> Column:
    present = [len(talk.people) for talk in partnership.talks]
    most, least = max(present, default=0), min(present, default=0)
    spread = f"{least} to {most}" if least < most else f"{most}"
    sessions = len(partnership.talks)
    slips = len({person for talk in partnership.talks for person in talk.slips})
    returned = f"{slips} sharing slip{'' if slips == 1 else 's'} returned"
    return Column(
        name=partnership.name,
        sessions=f"{sessions} session{'' if sessions == 1 else 's'}",
        people=f"{len(partnership.invited)} invited, {spread} present",
        slips=returned if slips else "no sharing slips returned",
    )


def _row(
    title: str, partnerships: list[Partnership], asked: Asked, numbers: Numbers
) -> Row:
    cells = (_cell(asked, partnership, numbers) for partnership in partnerships)
    return Row(title, tuple(cells))


def _cell(asked: Asked, partnership: Partnership, numbers: Numbers) -> Cell:
    """Return the words of a cell, or which kind of blank it is."""
    talks = [talk for talk in partnership.talks if asked.at(talk)]
    if not talks:
        return NOT_ASKED
    shared = [(t, kept) for t in talks for kept in t.entries if asked.about(kept)]
    people = {(talk.set_id, kept.speaker) for talk, kept in shared}
    if not people:
        return NOTHING
    if len(people) < THRESHOLD:
        return WITHHELD
    there = {person for talk in talks for person in talk.people}
    entries = tuple(_entry(talk, kept, numbers) for talk, kept in shared)
    return Cell("filled", f"{len(people)} of {len(there)} asked", entries)


def _entry(talk: Talk, kept: Kept, numbers: Numbers) -> Entry:
    number = numbers.setdefault((talk.set_id, kept.id), len(numbers) + 1)
    note = f"{kept.kind}, {spoken_short(talk.session.held_on)}"
    if holds := HOLDS.get(kept.parts.get("holds", "")):
        note = f"{note}; {holds}"
    if talk.record.consents_to(kept.speaker, Purpose.NAME):
        note = f"{talk.record.names[kept.speaker]}, {note}"
    return Entry(number, kept.words, note)


def _theme_rows(
    partnerships: list[Partnership],
    themes: Iterable[Theme],
    lessons: Iterable[Lesson],
    numbers: Numbers,
) -> Iterator[Row]:
    """Yield a row for each theme that someone has laid on words."""
    carried = {lesson.id: set(lesson.themes) for lesson in lessons}
    talks = [talk for partnership in partnerships for talk in partnership.talks]
    laid = {theme for talk in talks for theme in talk.themes}
    for theme in themes:
        if theme.id in laid:
            asked = OnTheme(theme.id, carried)
            yield _row(theme.title, partnerships, asked, numbers)
