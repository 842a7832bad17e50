"""Small programmes made by hand: who shares which words, and pages released of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, SetPart, Voice
from tmworkshop.domain.programme.cells import (
    CellPlace,
    ProgrammeCells,
    ProgrammeRow,
    make_cells,
)
from tmworkshop.domain.programme.release import release
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.programme.terms import LEAST, Rules, Terms
from tmworkshop.domain.programme.words_shown import WordsOfPage

ALDER = "Alder"
EVERYONE = (Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC)
ROWS = (
    *(ProgrammeRow(each, lesson=each) for each in ("trust", "money", "law")),
    ProgrammeRow(
        "barrier",
        family=frozenset({"barrier", "hours", "forms"}),
        carried_by=frozenset({"money"}),
    ),
    ProgrammeRow("hours", family=frozenset({"hours"}), carried_by=frozenset({"money"})),
    *(ProgrammeRow(each, family=frozenset({each})) for each in ("forms", "peers")),
)


def voice(  # noqa: PLR0913 (what is not given is as it mostly is)
    who: str,
    lesson: str = "trust",
    *themes: str,
    words: str = "",
    town: str = ALDER,
    name: str = "",
    to: Iterable[Reader] = EVERYONE,
    kind: Kind = Kind.LEARNING,
) -> Voice:
    """Return what *who* said; *words* tell it from what else they did."""
    said = f"{who} {lesson} {words}".strip()
    return Voice(
        id=said,
        person=who,
        partnership=town,
        kind=kind,
        words=said,
        readers=frozenset(to),
        lesson=lesson,
        themes=themes,
        name=name,
        named_to=frozenset(to if name else ()),
    )


def voices(who: str, lesson: str = "trust", *themes: str, **more: str) -> list[Voice]:
    """Return what each of *who*, a letter each, said."""
    return [voice(each, lesson, *themes, **more) for each in who]


def asked(people: int, lesson: str, town: str = ALDER) -> Asked:
    return Asked(f"{town} {lesson} {people}", "session", town, people, lesson)


def part(*of_a_set: Asked | Voice, name: str = "set") -> SetPart:
    return SetPart(
        name,
        tuple(each for each in of_a_set if isinstance(each, Voice)),
        tuple(each for each in of_a_set if isinstance(each, Asked)),
    )


class Table:
    """Pages released one after the other, the newest to be looked at."""

    def __init__(
        self, reader: Reader = Reader.PROGRAMME, k: int = 0, rules: Rules | None = None
    ) -> None:
        self.reader = reader
        self.k = k
        self.rules = rules or Rules()
        self.pages: list[Release] = []
        self.cells = ProgrammeCells({}, {}, frozenset(), {})

    def show(self, *of_a_set: Asked | Voice, reader: Reader | None = None) -> Table:
        """Release a page of one set."""
        return self.show_all({"one": (part(*of_a_set),)}, reader)

    def show_all(
        self, parts: dict[str, Sequence[SetPart]], reader: Reader | None = None
    ) -> Table:
        to = reader or self.reader
        day = f"2027-03-{len(self.pages) + 1:02}"
        self.cells = make_cells(parts, ROWS, to)
        k = (to is self.reader and self.k) or LEAST[to] or 0
        self.pages.append(
            release(self.cells, self.pages, Terms(to, k, day, self.rules))
        )
        return self

    @property
    def page(self) -> Release:
        return self.pages[-1]

    def place(self, row: str, town: str = ALDER) -> CellPlace:
        return CellPlace(town if self.page.reader is Reader.PROGRAMME else None, row)

    def people(self, row: str = "trust", town: str = ALDER) -> str:
        """Return whose words stand in a cell, with an asterisk where a name does."""
        shown = WordsOfPage(self.cells, self.page).at(self.place(row, town))
        who = {(each.words[0], "*" if each.name else "") for each in shown}
        return "".join(letter + star for letter, star in sorted(who))

    def words(self, row: str = "trust", town: str = ALDER) -> list[str]:
        shown = WordsOfPage(self.cells, self.page).at(self.place(row, town))
        return [each.words for each in shown]

    def line(self, row: str = "trust", town: str = ALDER) -> str:
        """Return what the cell says beside its words, or instead of them."""
        place = self.place(row, town)
        return self.page.say_blank(place) or str(self.page.cells[place].count)
