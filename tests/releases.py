"""Pages released from a made-up programme, one after another, as a reader has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.attacker import WHOLE, Hole, Insider, Page, SeenCell, judge
from tests.programmes import BENEATH, LESSONS, MadeUpProgramme, rows
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import ProgrammeCells, make_cells
from tmworkshop.domain.programme.lent_shown import choose_lent, leave_lent_out
from tmworkshop.domain.programme.page_columns import Columns
from tmworkshop.domain.programme.release import release
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.programme.terms import LEAST, Rules, Terms
from tmworkshop.domain.programme.words_shown import WordsOfPage

READERS = (*[Reader.PROGRAMME] * 4, *[Reader.FUNDER] * 2, Reader.PUBLIC)
ROWS = rows()


@dataclass
class Left:
    """How much of what was shared is left to show, on a first page."""

    cells: int = 0
    cells_shown: int = 0
    words: int = 0
    words_shown: int = 0

    def __add__(self, other: Left) -> Left:
        mine, theirs = vars(self), vars(other)
        return Left(**{name: mine[name] + theirs[name] for name in mine})

    def __str__(self) -> str:
        cells = self.cells_shown / max(self.cells, 1)
        words = self.words_shown / max(self.words, 1)
        return f"{cells:.0%} of lesson cells, {words:.0%} of words"


@dataclass
class Released:
    """What was released of a programme, and how much of it was left to show."""

    pages: list[Page]
    insider: Insider
    author: dict[str, str]
    first: Left
    all: Left

    def holes(self) -> list[Hole]:
        """Return all that an attacker finds on the pages."""
        return [*judge(self.pages, self.insider, self.author)]


def release_all(
    seed: int, rules: Rules | None = None, pages: int = 6, *, guests: bool = True
) -> Released:
    """Make up a programme and release *pages* of it, with changes in between."""
    chance = Random(seed)  # noqa: S311 (it is to be the same each time)
    programme = MadeUpProgramme(seed, guests=guests)
    releases: list[Release] = []
    seen: list[Page] = []
    left: list[Left] = []
    for number in range(pages):
        reader = chance.choice(READERS)
        terms = Terms(
            reader, LEAST[reader] or 0, f"2027-0{number + 1}-01", rules or Rules()
        )
        parts = programme.parts()
        lent = choose_lent(parts, terms, Columns(parts, releases))
        if terms.rules.lent_stand_alone:
            parts = leave_lent_out(parts, lent)
        cells = make_cells(parts, ROWS, reader)
        releases.append(release(cells, releases, terms))
        page = _page(programme, cells, releases[-1])
        texts = tuple((each.words, each.partnership) for each in lent)
        seen.append(replace(page, lent=texts))
        if reader is Reader.PROGRAMME:
            left.append(_left(cells, releases[-1]))
        programme.acted.clear()
        programme.go_on()
    return Released(
        pages=seen,
        insider=_insider(programme),
        author={words: human.name for words, human in programme.author.items()},
        first=left[0] if left else Left(),
        all=sum(left, Left()),
    )


def _page(programme: MadeUpProgramme, cells: ProgrammeCells, made: Release) -> Page:
    words = WordsOfPage(cells, made)
    return Page(
        reader=made.reader.value,
        cells={
            (place.partnership or WHOLE, place.row): SeenCell(
                made.say_blank(place) or str(cell.count),
                tuple((each.words, each.name) for each in words.at(place)),
            )
            for place, cell in made.cells.items()
        },
        totals=dict(made.totals),
        there={at: frozenset(names) for at, names in programme.there.items()},
        acted=frozenset(programme.acted),
    )


def _insider(programme: MadeUpProgramme) -> Insider:
    names = {human.partnership for human in programme.humans}
    return Insider(
        members={
            name: frozenset(h.name for h in programme.humans if h.partnership == name)
            for name in names
        },
        families={up: frozenset(beneath) for up, beneath in BENEATH.items()},
        lessons=frozenset(LESSONS),
    )


def _left(cells: ProgrammeCells, made: Release) -> Left:
    of_lessons = [p for p in cells.at if p.row in cells.lessons and cells.at[p].voices]
    shown = {mark for cell in made.cells.values() for mark in cell.shown}
    return Left(
        cells=len(of_lessons),
        cells_shown=sum(bool(made.cells[place].shown) for place in of_lessons),
        words=len(cells.voices),
        words_shown=len(shown),
    )
