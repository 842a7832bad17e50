"""Lessons and themes by partnership: the words behind each cell, and why one is blank.

No percentages and no ranking: a handful of people is not a survey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import date

from tmworkshop.domain.codebook import make_codebook
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.library import Theme
from tmworkshop.domain.pages.entries import entry_of
from tmworkshop.domain.pages.views import Cell, CellEntry, Column, Comparison, TopicRow
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.sharing.disclosure import THRESHOLD
from tmworkshop.domain.sharing.given import Given, Shared
from tmworkshop.domain.sharing.masks import Masks
from tmworkshop.domain.sharing.talks import (
    PartnershipTalks,
    Talk,
    enough_to_hide,
    find_doubles_among,
    partnerships_of,
)
from tmworkshop.domain.values import Value, value

NOT_ASKED = Cell("not asked", "not asked")
NOTHING = Cell("nothing shared", "asked, nothing shared")
WITHHELD = Cell(
    "withheld", f"shared without a name by fewer than {THRESHOLD} people, withheld"
)
TOO_FEW = Cell("withheld", f"fewer than {THRESHOLD} people asked, withheld")
LEGEND = (
    "3 of 6 asked: six people were there, and three of them let words of theirs on it "
    f"go to the programme. Most or all: fewer than {THRESHOLD} have not, and a number "
    "would point at them.",
    "Not asked: no session there was on that lesson; for a theme, none was on a "
    "lesson that carries it, nor on an open issue.",
    "Asked, nothing shared: it could come up, and nobody has shared words on it.",
    f"Withheld: fewer than {THRESHOLD} people have shared without their name, or were "
    "asked; they might be recognised. A name that is told hides nobody else.",
    "Each entry has one number, the same in every row. [name] stands for a name. An "
    f"entry has its date where {THRESHOLD} people or more shared words of that day "
    "without their name.",
    "Words from slips without names stay in the set. Nothing here ranks anyone.",
)


@value
class OnLesson(Value):
    """A row about a lesson: asked where a session was held on it."""

    lesson: str

    def at(self, talk: Talk) -> bool:
        """Say whether the session was on the lesson."""
        return talk.lesson == self.lesson

    def about(self, shared: Shared) -> bool:
        """Say whether the words were said with the lesson in hand."""
        return shared.lesson == self.lesson


@value
class OnTheme(Value):
    """A row about a theme: asked wherever a session could have raised it."""

    family: frozenset[str]  # the theme, and one's own beneath it
    carried_by: frozenset[str]  # lessons

    def at(self, talk: Talk) -> bool:
        """Say whether the session was open, or on a lesson with it, or raised it."""
        could = not talk.lesson or talk.lesson in self.carried_by
        return could or not self.family.isdisjoint(talk.themes)

    def about(self, shared: Shared) -> bool:
        """Say whether a person laid the theme on the words, or one beneath it."""
        return not self.family.isdisjoint(shared.themes)


ORDER = {kind: place for place, kind in enumerate(Kind)}
Topic = OnLesson | OnTheme  # what a row is about


@value
class Frame(Value):
    """What the rows of a comparison are, and whom it masks beside every member."""

    lessons: tuple[Lesson, ...]
    themes: tuple[Theme, ...]
    masks: Masks = field(default_factory=Masks)


@value
class Compared(Value):
    """A comparison, and what it tells: set and id of each, in their order.

    Its *doubles* are names of two columns that may be one partnership.
    """

    page: Comparison
    shown: tuple[tuple[str, str], ...]
    doubles: tuple[tuple[str, str], ...] = ()


def compare_partnerships(given: Iterable[Given], frame: Frame, made: date) -> Compared:
    """Return lessons and themes by partnership, from what each set has *given*."""
    every = list(given)
    names = (name for each in every for name in each.names)
    masks = replace(frame.masks, names=(*names, *frame.masks.names))
    for number, each in enumerate(every):
        every[number] = each.hidden(masks)  # one by one: there is much of each
    table = _Table(partnerships_of(every))
    page = Comparison(
        title="Lessons and themes by partnership",
        occasion=f"From the sets of this workspace, as of {say_date(made)}",
        columns=tuple(map(_column, table.partnerships)),
        lessons=tuple(
            table.row(f"{each.number}. {each.title}", OnLesson(each.id))
            for each in frame.lessons
        ),
        themes=tuple(_theme_rows(table, frame.themes, frame.lessons)),
        legend=LEGEND,
        footer=f"Made {say_date(made)}. For the programme: do not pass it on.",
    )
    doubles = find_doubles_among(every, (each.name for each in page.columns))
    return Compared(page, tuple(table.shown), tuple(doubles))


def _column(partnership: PartnershipTalks) -> Column:
    talks = partnership.talks
    present = [len(talk.people) for talk in talks]
    most, least = max(present, default=0), min(present, default=0)
    spread = f"{least} to {most}" if least < most else f"{most}"
    slips = {person for talk in talks for person in talk.slips}
    return Column(
        name=partnership.name,
        sessions=say_count(len(talks), "session"),
        people=f"{len(partnership.invited)} invited, {spread} present",
        slips=f"{_slips(len(slips), len(partnership.invited))} returned",
    )


def _slips(returned: int, invited: int) -> str:
    """Say how many slips came back, without pointing at those whose did not."""
    if returned < THRESHOLD:
        return "few or no sharing slips"
    return f"{_how_many(returned, invited)} sharing slips"


def _how_many(some: int, every: int) -> str:
    """Return the number *some* of *every*, unless it would point at the others."""
    return "most or all" if every - some < THRESHOLD else str(some)


def _theme_rows(
    table: _Table, themes: Iterable[Theme], lessons: Iterable[Lesson]
) -> Iterator[TopicRow]:
    """Yield a row for each theme that has words to read behind it.

    Words on a set's own theme count with the one it stands beneath as well.
    """
    carried = [(theme, lesson.id) for lesson in lessons for theme in lesson.themes]
    talks = [talk for partnership in table.partnerships for talk in partnership.talks]
    laid = {theme for talk in talks for theme in talk.themes}
    codebook = make_codebook(themes, laid)
    for theme in codebook.in_order():
        family, line = codebook.family(theme), codebook.line(theme)
        if not family.isdisjoint(laid):
            raised_by = family | {each.id for each in line}
            by = frozenset(lesson for each, lesson in carried if each in raised_by)
            row = table.row(": ".join(e.title for e in line), OnTheme(family, by))
            if any(cell.entries for cell in row.cells):
                yield row


def _place(shared: Shared) -> tuple[date, int, str]:
    """Return where the words *shared* stand: in the order of letters, not of speakers.

    Who speaks after whom is mostly the same; one name would then tell the others.
    Those without a date stand last: between two dates, their place would tell it.
    """
    return shared.day, ORDER[shared.kind], shared.words.casefold()


@value
class _Table(Value):
    """The table while it is filled; an entry in two rows keeps its number."""

    partnerships: tuple[PartnershipTalks, ...]
    entries: dict[tuple[str, str], CellEntry] = field(default_factory=dict)
    shown: list[tuple[str, str]] = field(default_factory=list)

    def row(self, title: str, topic: Topic) -> TopicRow:
        return TopicRow(title, tuple(self._cell(topic, p) for p in self.partnerships))

    def _cell(self, topic: Topic, partnership: PartnershipTalks) -> Cell:
        """Return the words of a cell, or which kind of blank it is."""
        talks = [talk for talk in partnership.talks if topic.at(talk)]
        if not talks:
            return NOT_ASKED
        there = {person for talk in talks for person in talk.people}
        if len(there) < THRESHOLD:
            return TOO_FEW
        shared = [each for t in talks for each in t.shared if topic.about(each)]
        if not shared:
            return NOTHING
        if not enough_to_hide(shared):
            return WITHHELD
        people = {each.person for each in shared}
        shared.sort(key=_place)
        counted = f"{_how_many(len(people), len(there))} of {len(there)} asked"
        return Cell("filled", counted, tuple(map(self._entry, shared)))

    def _entry(self, shared: Shared) -> CellEntry:
        place, *others = ((shared.set_id, id_) for id_ in shared.ids)
        if place not in self.entries:
            self.entries[place] = entry_of(len(self.entries) + 1, shared)
            self.shown.extend((place, *others))
        return self.entries[place]
