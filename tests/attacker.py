"""Someone who holds every page that they were given against the others.

All they have is what stands on the pages, and what an insider knows: who belongs to
which partnership, and who was there.  Words are known again by their letters.  Nothing
here asks the tool anything; `judge` alone knows who said what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations

LEAST = {"programme": 3, "funder": 5, "public": 10}
NEAREST_FIRST = tuple(LEAST)
WHOLE = "the whole programme"
At = tuple[str, str]  # a partnership, or the whole programme, and a row


@dataclass(frozen=True)
class SeenCell:
    """A cell as it stands on a page: a line, and words with a name or none."""

    line: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A page as it lies on a desk."""

    reader: str
    cells: Mapping[At, SeenCell]
    totals: Mapping[str, int] = field(default_factory=dict)
    # what an insider knows by that day
    there: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    # who gave a slip, took one back, or spoke since the page before
    acted: frozenset[str] = frozenset()
    # texts that were let go one by one, each with its partnership or none
    lent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Insider:
    """What stands on no page."""

    members: Mapping[str, frozenset[str]]  # by partnership
    families: Mapping[str, frozenset[str]]  # rows beneath a row
    lessons: frozenset[str]  # rows that are about one


@dataclass(frozen=True)
class Hole:
    """A thing that was worked out, and how."""

    way: str
    reader: str
    at: At
    words: frozenset[str] = frozenset()
    less: frozenset[str] = frozenset()  # words whose people are taken away
    number: int = 0


class Attacker:
    """One reader, with every page to them and to those further away, in order."""

    def __init__(self, reader: str, pages: list[Page], insider: Insider) -> None:
        reads = NEAREST_FIRST[NEAREST_FIRST.index(reader) :]
        self.reader = reader
        self.k = LEAST[reader]
        self.pages = [page for page in pages if page.reader in reads]
        self.insider = insider
        every = [w for p in self.pages for c in p.cells.values() for w in c.words]
        self.signed = {words: name for words, name in every if name}

    def list_groups(self) -> Iterator[Hole]:
        """Yield every group of words without a name that can be set apart."""
        for number, page in enumerate(self.pages):
            for way in GROUPS:
                for at, words in way(self, number, page):
                    if unnamed := frozenset(words) - self.signed.keys():
                        yield Hole(way.__name__, self.reader, at, unnamed)

    def list_counts(self) -> Iterator[Hole]:
        """Yield every number of people, too small, that follows from what is told."""
        for number, page in enumerate(self.pages):
            for way in COUNTS:
                for at, few, words, less in way(self, number, page):
                    if 0 < few < self.k:
                        sets = frozenset(words), frozenset(less)
                        yield Hole(way.__name__, self.reader, at, *sets, few)

    def list_authors(self) -> Iterator[tuple[str, str, set[str], At]]:
        """Yield words with all who can have said them, and what that follows from."""
        acted: set[str] = set()  # since the first page
        for number, page in enumerate(self.pages):
            acted |= page.acted if number else set()
            if page.reader == self.reader == "programme":
                before, lesson_of = self.seen_before(number), self.tied(number)
                for words, can, at in self._authors_on(number, page):
                    yield "who_was_there", words, can, at
                    # all of a cell on the very first page stood there: no word waited
                    first = self.pages[0].cells.get((at[0], lesson_of.get(words, "")))
                    if words not in before and words_in(first):
                        yield "who_acted", words, can & acted, at

    def _authors_on(
        self, number: int, page: Page
    ) -> Iterator[tuple[str, set[str], At]]:
        named = {n for c in page.cells.values() for _, n in c.words if n}
        lesson_of = self.tied(number)
        open_or_withheld = defaultdict(set)
        for (partnership, row), cell in page.cells.items():
            # a word may wait where others are shown, once there was a page before
            if row in self.insider.lessons and (not cell.words or number):
                open_or_withheld[partnership] |= page.there.get(
                    (partnership, row), set()
                )
        for at, cell in page.cells.items():
            for words, name in cell.words:
                if not name and words not in self.signed:
                    can = set(open_or_withheld[at[0]])
                    can |= page.there.get((at[0], ""), set())
                    if words in lesson_of:
                        can = set(page.there.get((at[0], lesson_of[words]), set()))
                    yield words, (can & self.insider.members[at[0]]) - named, at

    def tied(self, number: int) -> dict[str, str]:
        """Return the lesson of each word that stood in a lesson's row by then."""
        return {
            words: row
            for page in self.pages[: number + 1]
            for (_, row), cell in page.cells.items()
            if row in self.insider.lessons
            for words, _ in cell.words
        }

    def seen_before(self, number: int) -> set[str]:
        return {w for page in self.pages[:number] for w in words_on(page)}


def words_in(cell: SeenCell | None) -> set[str]:
    return {words for words, _ in cell.words} if cell else set()


def words_on(page: Page) -> set[str]:
    return set().union(*map(words_in, page.cells.values()))


Groups = Iterator[tuple[At, set[str]]]


def without_a_name(me: Attacker, number: int, page: Page) -> Groups:
    for at, cell in page.cells.items():
        yield at, words_in(cell)


def new_in_a_cell(me: Attacker, number: int, page: Page) -> Groups:
    for before in me.pages[:number]:
        for at, cell in page.cells.items():
            if then := words_in(before.cells.get(at)):
                yield at, words_in(cell) - then


def gone_from_a_cell(me: Attacker, number: int, page: Page) -> Groups:
    for before in me.pages[:number]:
        if LEAST[before.reader] >= LEAST[page.reader]:
            for at, cell in page.cells.items():
                if now := words_in(cell):
                    yield at, words_in(before.cells.get(at)) - now


def on_no_page_before(me: Attacker, number: int, page: Page) -> Groups:
    if before := me.seen_before(number):
        for at, cell in page.cells.items():
            yield at, words_in(cell) - before


def on_no_page_now(me: Attacker, number: int, page: Page) -> Groups:
    now = words_on(page)
    for before in me.pages[:number]:
        if before.reader == page.reader:
            for at, cell in before.cells.items():
                yield at, words_in(cell) - now


def on_no_lesson(me: Attacker, number: int, page: Page) -> Groups:
    """Yield what stood in rows of themes by now, and in none of a lesson."""
    tied, before = me.tied(number), me.seen_before(number)
    now, ever = defaultdict(set), defaultdict(set)
    for other in me.pages[: number + 1]:
        for at, cell in other.cells.items():
            untied = words_in(cell) - tied.keys()
            ever[at[0]] |= untied
            if other is page:
                now[at[0]] |= untied
    for partnership, words in now.items():
        yield (partnership, "no lesson now"), words
        yield (partnership, "no lesson, new"), words - before if before else set()
    for partnership, words in ever.items():
        yield (partnership, "no lesson ever"), words


def in_no_partnership(me: Attacker, number: int, page: Page) -> Groups:
    """Yield what is known of a row of the whole, and of no partnership's cell in it."""
    known = defaultdict(set)
    for other in me.pages[: number + 1]:
        for (partnership, row), cell in other.cells.items():
            if partnership != WHOLE:
                known[row] |= words_in(cell)
    for other in me.pages[: number + 1] if known else ():
        for at, cell in other.cells.items():
            if at[0] == WHOLE:
                yield at, words_in(cell) - known[at[1]]


def beside_a_text(me: Attacker, number: int, page: Page) -> Groups:
    """Yield the texts beside which one partnership's name stands."""
    for name in {each for _, each in page.lent if each}:
        yield (name, "texts"), {words for words, of in page.lent if of == name}


def text_in_a_cell(me: Attacker, number: int, page: Page) -> Groups:
    """Yield the texts without a name that a cell of some partnership tells of."""
    unnamed = {words for words, of in page.lent if not of}
    for at, cell in page.cells.items():
        if page.reader == "programme":
            yield at, words_in(cell) & unnamed


GROUPS: tuple[Callable[[Attacker, int, Page], Groups], ...] = (
    without_a_name,
    new_in_a_cell,
    gone_from_a_cell,
    on_no_page_before,
    on_no_page_now,
    on_no_lesson,
    in_no_partnership,
    beside_a_text,
    text_in_a_cell,
)


@dataclass(frozen=True)
class Bounds:
    """How many people shared in a cell without a name, as a page tells it."""

    least: int
    most: int


def bounds(me: Attacker, page: Page, cell: SeenCell) -> Bounds | None:
    """Read a line, take away who is known by name, and count the words."""
    unnamed = words_in(cell) - me.signed.keys()
    if not unnamed:
        return None
    names = {me.signed[words] for words in words_in(cell) & me.signed.keys()}
    asked = re.search(r"of (\d+) asked", cell.line)
    most = int(asked[1]) if asked else len(unnamed) + len(names)
    if exact := re.match(r"(\d+) (?:of|people)", cell.line):
        least = most = int(exact[1])
    elif vague := re.match(r"(\d+) or more", cell.line):
        least = int(vague[1])
    else:
        least = most - LEAST[page.reader] + 1
    # some who are known by name may have said some of the others, too
    return Bounds(max(least - len(names), 1), min(most, len(unnamed)))


# a number, of those who said some words and none of some others
Counts = Iterator[tuple[At, int, set[str], set[str]]]


def told_less_names(me: Attacker, number: int, page: Page) -> Counts:
    for at, cell in page.cells.items():
        names = {name for _, name in cell.words if name}
        exact = re.match(r"(\d+) (?:of|people)", cell.line)
        if exact and (unnamed := words_in(cell) - me.signed.keys()):
            yield at, int(exact[1]) - len(names), unnamed, set()


def who_has_not(me: Attacker, number: int, page: Page) -> Counts:
    for at, cell in page.cells.items():
        if exact := re.match(r"(\d+) of (\d+) asked", cell.line):
            yield at, int(exact[2]) - int(exact[1]), set(), set()


def told_of_few(me: Attacker, number: int, page: Page) -> Counts:
    """Yield how many were there, where it is told whether any of them shared words."""
    for (partnership, row), cell in page.cells.items():
        there = page.there.get((partnership, row), frozenset())
        if kind_of(cell.line):
            yield (partnership, row), len(there), set(), set()


def begun_or_ceased(me: Attacker, number: int, page: Page) -> Counts:
    """Yield how many can have begun to share, where a blank is told to be another."""
    acted = page.acted
    for before in reversed(me.pages[:number]):
        for at, cell in page.cells.items():
            then = before.cells.get(at)
            kinds = [kind_of(each.line) for each in (then, cell) if each]
            if then and all(kinds) and kinds[0] != kinds[1]:
                can = acted & me.insider.members.get(at[0], acted)
                yield at, len(can & page.there.get(at, can)), set(), set()
        acted |= before.acted


def kind_of(line: str) -> str:
    """Return which kind of blank a line tells of, of those that say who shares."""
    kinds = ("nothing shared", "shared without")
    return next((each for each in kinds if each in line), "")


def row_less_row(me: Attacker, number: int, page: Page) -> Counts:
    """Yield how many people are in one row and not in another that it overlaps."""
    by_column = defaultdict(list)
    for at, cell in page.cells.items():
        if told := bounds(me, page, cell):
            by_column[at[0]].append((at, told, words_in(cell) - me.signed.keys()))
    for cells in by_column.values():
        for (at, one, words), (_, other, others) in permutations(cells, 2):
            if words & others:
                yield at, _left(one, other, words, others), words, others


def parent_less_children(me: Attacker, number: int, page: Page) -> Counts:
    for at, cell in page.cells.items():
        beneath = [page.cells[at[0], r] for r in me.insider.families.get(at[1], ())]
        known = [(bounds(me, page, each), words_in(each)) for each in beneath]
        if (told := bounds(me, page, cell)) and (sums := [b for b, _ in known if b]):
            least = told.least - sum(each.most for each in sums)
            rest = words_in(cell).difference(*(w for _, w in known), me.signed)
            most = min(len(rest), told.most - max(each.least for each in sums))
            if least > 0:
                beneath_it = set().union(*(words for _, words in known))
                yield at, most, words_in(cell) - me.signed.keys(), beneath_it


def page_less_page(me: Attacker, number: int, page: Page) -> Counts:
    for before in me.pages[:number]:
        for at, cell in page.cells.items():
            now, then = bounds(me, page, cell), before.cells.get(at)
            if then and now and (earlier := bounds(me, before, then)):
                words = words_in(cell) - me.signed.keys()
                others = words_in(then) - me.signed.keys()
                yield at, _left(now, earlier, words, others), words, others
                yield at, _left(earlier, now, others, words), others, words


def total_less_cells(me: Attacker, number: int, page: Page) -> Counts:
    for row, total in page.totals.items():
        cells = [cell for at, cell in page.cells.items() if at[1] == row]
        lines = [re.match(r"(\d+) (?:of|people)", c.line) for c in cells if c.words]
        hidden = [c for c in cells if "withheld" in c.line or "in sums" in c.line]
        if all(lines) and hidden:
            known = sum(int(line[1]) for line in lines if line)
            yield (WHOLE, row), total - known, set(), set()


def _left(one: Bounds, other: Bounds, words: set[str], others: set[str]) -> int:
    """Return how many are surely in *one* alone, at most; 0 if maybe nobody is."""
    most = min(one.most, len(words - others))
    if others <= words:
        most = min(most, one.most - other.least)
    return most if one.least > other.most else 0


COUNTS: tuple[Callable[[Attacker, int, Page], Counts], ...] = (
    told_less_names,
    who_has_not,
    told_of_few,
    begun_or_ceased,
    row_less_row,
    parent_less_children,
    page_less_page,
    total_less_cells,
)


def judge(
    pages: list[Page], insider: Insider, author: Mapping[str, str]
) -> Iterator[Hole]:
    """Yield what each reader finds that is true: few people, or a number of few.

    *author* says whose words they are, by a name that is one person's everywhere.
    """

    def people(words: frozenset[str]) -> set[str]:
        return {author[each] for each in words}

    for reader in NEAREST_FIRST:
        attacker = Attacker(reader, pages, insider)
        for hole in (*attacker.list_groups(), *attacker.list_counts()):
            few = len(people(hole.words) - people(hole.less))
            if 0 < few < attacker.k or (hole.number and not hole.words):
                yield hole
        for way, words, can, at in attacker.list_authors():
            if author[words] in can and len(can) < attacker.k:
                yield Hole(way, reader, at, frozenset({words}))
