"""Who shared which words in each cell: a partnership, or all of them, and a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, SetPart, Voice
from tmworkshop.domain.values import Value, value

Pseudonym = tuple[
    str, str
]  # a signer, and a pseudonym that counts for that signer alone


class VoiceMark(NamedTuple):
    """What tells words from all others: it is kept of them, not what they say."""

    signer: str
    person: str  # a pseudonym
    id: str

    @property
    def whose(self) -> Pseudonym:
        """Whose words they are."""
        return self[:2]


class CellPlace(NamedTuple):
    """Where a cell is in the table."""

    partnership: str | None  # None: of the whole programme
    row: str


@value
class ProgrammeRow(Value):
    """A row about a lesson, or about a theme and those beneath it."""

    id: str
    lesson: str = ""
    family: frozenset[str] = frozenset()  # the theme, and those beneath it
    carried_by: frozenset[str] = frozenset()  # lessons


@value
class ProgrammeCell(Value):
    """The voices of a cell that a reader's rules let through, and how many could be.

    Of *asked*, none means that no step ran there with three people or more.
    """

    voices: Mapping[VoiceMark, Voice]
    asked: int = 0


@value
class ProgrammeCells(Value):
    """Every cell of a table, and how many people each partnership has at least."""

    at: Mapping[CellPlace, ProgrammeCell]
    people: Mapping[str | None, int]
    lessons: frozenset[str]  # rows that are about a lesson
    beneath: Mapping[str, frozenset[str]]  # rows of themes, by those above them

    @cached_property
    def voices(self) -> dict[VoiceMark, Voice]:
        """All that is said in any cell."""
        every: dict[VoiceMark, Voice] = {}
        for cell in self.at.values():
            every.update(cell.voices)
        return every


def list_rows(lessons: Iterable[Lesson], codebook: Codebook) -> Iterator[ProgrammeRow]:
    """Yield a row for each lesson, then one for each theme of the *codebook*."""
    known = tuple(lessons)
    yield from (ProgrammeRow(each.id, lesson=each.id) for each in known)
    for theme in codebook.in_order():
        family = codebook.family(theme)
        raised_by = family | {each.id for each in codebook.line(theme)}
        yield ProgrammeRow(
            theme.id,
            family=family,
            carried_by=frozenset(e.id for e in known if raised_by & {*e.themes}),
        )


def count_people(people: Iterable[Pseudonym]) -> int:
    """Return how many *people* there are at least.

    One person may stand under two signers, whose pseudonyms cannot be compared: the
    signer who has most of them counts, and no sum.
    """
    by_signer: dict[str, set[str]] = defaultdict(set)
    for signer, pseudonym in people:
        by_signer[signer].add(pseudonym)
    return max(map(len, by_signer.values()), default=0)


def make_cells(
    parts: Mapping[str, Sequence[SetPart]],
    rows: Sequence[ProgrammeRow],
    reader: Reader,
) -> ProgrammeCells:
    """Return the cells of a table for *reader* from the *parts* of sets by signer.

    The programme reads by partnership; whoever is beyond it reads of the whole.
    """
    table = _Table(rows, by_partnership=reader is Reader.PROGRAMME)
    for signer, sets in parts.items():
        for part in sets:
            for asked in part.asked:
                table.ask(asked)
            for voice in part.voices:
                if reader in voice.readers:
                    table.hear(VoiceMark(signer, voice.person, voice.id), voice)
    return table.cells()


class _Table:
    """The cells while they are filled: each voice is looked at once."""

    def __init__(self, rows: Sequence[ProgrammeRow], *, by_partnership: bool) -> None:
        self._rows = rows
        self._by_partnership = by_partnership
        self._of_lesson = {row.lesson: row.id for row in rows if row.lesson}
        self._of_theme: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for theme in row.family:
                self._of_theme[theme].append(row.id)
        self._voices: dict[CellPlace, dict[VoiceMark, Voice]] = defaultdict(dict)
        self._raised: dict[CellPlace, set[str]] = defaultdict(
            set
        )  # by words on lessons
        self._asked: dict[tuple[str | None, str], int] = defaultdict(int)
        self._most: dict[str | None, int] = defaultdict(int)
        self._there: dict[tuple[str | None, str, str], Counter[str]] = defaultdict(
            Counter
        )
        self._people: dict[str | None, set[Pseudonym]] = defaultdict(set)

    def ask(self, asked: Asked) -> None:
        column = self._column(asked.partnership)
        # at one session people of two partnerships are others; at two, perhaps not
        by_partnership = self._there[column, asked.session, asked.lesson]
        most = max(by_partnership[asked.partnership], asked.people)
        by_partnership[asked.partnership] = most
        there = sum(by_partnership.values())
        at = column, asked.lesson
        self._asked[at] = max(self._asked[at], there)
        self._most[column] = max(self._most[column], there)
        self._people[column] |= set()

    def hear(self, mark: VoiceMark, voice: Voice) -> None:
        column = self._column(voice.partnership)
        self._people[column].add(mark.whose)
        if row := self._of_lesson.get(voice.lesson):
            self._voices[CellPlace(column, row)][mark] = voice
        for theme in voice.themes:
            for row in self._of_theme.get(theme, ()):
                self._voices[CellPlace(column, row)][mark] = voice
                self._raised[CellPlace(column, row)].add(voice.lesson)

    def cells(self) -> ProgrammeCells:
        places = {
            CellPlace(column, row.id): row
            for column in self._people
            for row in self._rows
        }
        return ProgrammeCells(
            at={
                place: ProgrammeCell(
                    self._voices.get(place, {}), self._asked_at(place, row)
                )
                for place, row in places.items()
            },
            people={column: self._people_of(column) for column in self._people},
            lessons=frozenset(self._of_lesson.values()),
            beneath={
                row.id: frozenset(
                    e.id for e in self._rows if set() < e.family < row.family
                )
                for row in self._rows
            },
        )

    def _column(self, partnership: str) -> str | None:
        return partnership if self._by_partnership else None

    def _asked_at(self, place: CellPlace, row: ProgrammeRow) -> int:
        """Return the most who were there when the row could come up."""
        on = {row.lesson}  # and no lesson: it was open, and any theme could
        if not row.lesson:
            on |= row.carried_by
            if self._raised.get(place, set()) - on:  # the figure tells not by which
                return self._most[place.partnership]
        return max(self._asked.get((place.partnership, lesson), 0) for lesson in on)

    def _people_of(self, column: str | None) -> int:
        """Return how many are known of: those who were there, or who share words."""
        return max(count_people(self._people[column]), self._most[column])
