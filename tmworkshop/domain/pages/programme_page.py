"""A page of what a release shows, in words: nothing is on it that was withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import assert_never

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.programme_counts import (
    FILLED,
    count_tried,
    count_verdicts,
    say_blanks,
)
from tmworkshop.domain.pages.programme_views import (
    PageCell,
    PageRow,
    PageTried,
    PageWords,
    ProgrammePage,
)
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.cells import CellPlace, ProgrammeCells, ProgrammeRow
from tmworkshop.domain.programme.released import Blank, Exactness, PeopleCount, Release
from tmworkshop.domain.programme.words_shown import ShownWords, WordsOfPage
from tmworkshop.domain.record.sentences import end_sentence
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, value

WHOLE = "The whole programme"
OF_NONE = "Lessons and themes by partnership"  # where none is led
STATES: Mapping[Blank, str] = {
    Blank.NOT_ASKED: "not asked",
    Blank.NOTHING: "nothing shared",
    **dict.fromkeys(
        (Blank.FEW_ASKED, Blank.FEW, Blank.CHANGED, Blank.IN_SUMS, Blank.BESIDE),
        "withheld",
    ),
}
FOR: Mapping[Reader, str | None] = {
    Reader.PROGRAMME: "For whoever works for the programme: do not pass it on.",
    Reader.FUNDER: "For the funder named above: do not pass it on.",
    Reader.PUBLIC: "It may be read by anyone.",
    **leave_out(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM, Reader.SET)
    ),
}
HOLDS = {
    "holds": "the lesson holds there",
    "partly": "the lesson holds in part there",
    "not-here": "the lesson does not hold there",
}
LEGEND = (
    "3 of 6 asked: six people were there, and three of them let words of theirs on it "
    "be read. Where a figure would point at someone, it says most or all, or so many "
    "or more.",
    "Not asked: nothing was said there on that lesson, or on a lesson that carries the "
    "theme. Asked, nothing shared: it came up, and nobody has shared words on it.",
    "Withheld: too few people to hide each other. What is withheld in one row may "
    "stand in another; no row tells that.",
    "A bar is of words that say whether the lesson holds there, where enough of them "
    "do. Of actions, those on a lesson whose people told how they stand are counted; "
    "what was changed or handed on is going on.",
    "The words stand behind each figure of the HTML page; paper has figures alone.",
    "Words are in the order of their letters. [name] stands for a name. Nothing here "
    "ranks anyone, and whoever knows a partnership well may guess who spoke.",
)


@value
class Wording(Value):
    """What a page is called by, and whom it is for."""

    programme: str
    to: str  # whom it goes to, as the lead names them
    titles: Mapping[str, str]  # of rows, by their ids
    numbers: Mapping[str, str] = field(default_factory=dict)  # of lessons, by theirs


def make_programme_page(
    cells: ProgrammeCells,
    release: Release,
    rows: Iterable[ProgrammeRow],
    wording: Wording,
) -> ProgrammePage:
    """Return the page of *release*, its *rows* in their order."""
    columns = sorted(dict.fromkeys(p.partnership for p in cells.at), key=str)
    page = _Page(WordsOfPage(cells, release), release, tuple(columns), wording)
    every = tuple(rows)
    lessons = tuple(row for row in every if row.lesson)
    themes = (page.row(row) for row in every if not row.lesson)
    on = say_date(date.fromisoformat(release.day))
    return ProgrammePage(
        title=f"{wording.programme}: lessons and themes"
        if wording.programme
        else OF_NONE,
        occasion=f"For {wording.to}, as of {on}",
        columns=tuple(each or WHOLE for each in columns),
        lessons=tuple(map(page.row, lessons)),
        themes=tuple(row for row in themes if any(c.words for c in row.cells)),
        tried=tuple(page.count_tried(column, lessons) for column in columns),
        legend=LEGEND,
        withheld=tuple(page.list_withheld()),
        is_whole=release.reader is not Reader.PROGRAMME,
        footer=f"Made {on}. At least {release.k} people hide each other in each cell. "
        f"{FOR[release.reader]}",
    )


@value
class _Page(Value):
    words: WordsOfPage
    release: Release
    columns: tuple[str | None, ...]
    wording: Wording

    def row(self, row: ProgrammeRow) -> PageRow:
        total = self.release.totals.get(row.id, 0)
        places = [CellPlace(column, row.id) for column in self.columns]
        cells = tuple(map(self._cell, places))
        counts = [self.release.cells[each].count for each in places]
        is_exact = all(each.exactness is Exactness.EXACTLY for each in counts)
        return PageRow(
            title=self.wording.titles.get(row.id, row.id),
            cells=cells,
            total=say_count(total, "person", "people") if total else "",
            others=row.id in self.release.others,
            number=self.wording.numbers.get(row.id, ""),
            figure=f"{total}{'' if is_exact else '+'}" if total else "",
            blanks=say_blanks(cells),
        )

    def count_tried(
        self, column: str | None, lessons: Iterable[ProgrammeRow]
    ) -> PageTried:
        """Return where actions of a *column* stand; each is on one lesson at most."""
        places = (CellPlace(column, row.id) for row in lessons)
        return count_tried(words for e in places for words in self.words.at(e))

    def list_withheld(self) -> Iterator[str]:
        """Yield how many cells are withheld for each reason, and no place."""
        why = Counter(
            self.release.say_blank(place)
            for place, cell in self.release.cells.items()
            if cell.blank and STATES[cell.blank] == "withheld"
        )
        for reason, times in sorted(why.items()):
            yield f"{say_count(times, 'cell')}: {reason}"

    def _cell(self, place: CellPlace) -> PageCell:
        cell = self.release.cells[place]
        if cell.blank:
            return PageCell(STATES[cell.blank], self.release.say_blank(place))
        words = self.words.at(place)
        return PageCell(
            FILLED,
            str(cell.count),
            _figure(cell.count),
            tuple(map(self._word, words)),
            count_verdicts(words, self.release.k),
        )

    @cached_property
    def _word(self) -> Callable[[ShownWords], PageWords]:
        """What words a page's words: once, as they may stand in several rows."""
        known: dict[int, PageWords] = {}

        def word(shown: ShownWords) -> PageWords:
            if not (worded := known.get(id(shown))):
                worded = known[id(shown)] = _word(shown)
            return worded

        return word


def _figure(count: PeopleCount) -> str:
    match count.exactness:
        case Exactness.MOST:
            return "most"
        case Exactness.OR_MORE:
            return f"{count.least}+"
        case Exactness.EXACTLY:
            return str(count.least)
        case _:
            assert_never(count.exactness)


def _word(shown: ShownWords) -> PageWords:
    source = ", ".join(filter(None, (shown.name, str(shown.kind))))
    stands = source, shown.outcome, HOLDS.get(shown.holds, "")
    head = "; ".join(filter(None, stands))
    note = " ".join((end_sentence(head), *shown.since)) if shown.since else head
    return PageWords(shown.words, note)
