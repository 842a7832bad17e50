"""What partnerships of a whole programme let go, drawn by lot, and the page of it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.big_programmes import PLACES
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, SetPart, Voice
from tmworkshop.domain.pages.programme_page import Wording, make_programme_page
from tmworkshop.domain.pages.programme_views import ProgrammePage
from tmworkshop.domain.programme.cells import list_rows, make_cells
from tmworkshop.domain.programme.release import release
from tmworkshop.domain.programme.terms import LEAST, Terms

READERS = frozenset((Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC))
KINDS = (Kind.REFLECTION, Kind.REFLECTION, Kind.LEARNING, Kind.ACTION)
SAID = (
    "Small firms answer the phone on Fridays.",
    "We ask before we explain, and write down what they say.",
    "A drawing beats a paragraph.",
    "The college came when we met at theirs.",
    "We stopped counting visits and asked who came back.",
)
VERDICTS = ("holds", "holds", "partly", "not-here")
OUTCOMES = ("done", "done", "still going", "let go", "")


def made_up_page(partnerships: int, reader: Reader = Reader.PROGRAMME) -> ProgrammePage:
    """Return the page of so many *partnerships*, drawn by lot, the same each time."""
    shelf = ShelfOfPrompts(None)
    lessons, themes = tuple(shelf.lessons()), tuple(shelf.themes())
    draw = _Draw(tuple(e.id for e in lessons), tuple(e.id for e in themes))
    rows = tuple(list_rows(lessons, Codebook(themes)))
    parts = {place: (draw.part(place),) for place in PLACES[:partnerships]}
    cells = make_cells(parts, rows, reader)
    page = release(cells, (), Terms(reader, LEAST[reader] or 0, "2027-03-12"))
    wording = Wording(
        programme="Working along the coast",
        to="the programme board",
        titles={e.id: f"{e.number}. {e.title}" for e in lessons}
        | {e.id: e.title for e in themes},
        numbers={e.id: str(e.number) for e in lessons},
    )
    return make_programme_page(cells, page, rows, wording)


class _Draw:
    """Whoever was there, who returned a slip, and what they said."""

    def __init__(self, lessons: tuple[str, ...], themes: tuple[str, ...]) -> None:
        self._lessons, self._themes = lessons, themes
        self._chance = Random(4)  # noqa: S311 (it is to be the same each time)

    def part(self, place: str) -> SetPart:
        people = self._chance.randint(6, 12)
        yes = [each for each in range(people) if self._chance.random() < 0.65]
        asked, voices = [], []
        for lesson in self._lessons:
            if self._chance.random() < 0.6:
                there = [e for e in range(people) if self._chance.random() < 0.9]
                asked.append(
                    Asked(f"{place} {lesson}", place, place, len(there), lesson)
                )
                if self._chance.random() < 0.9:
                    voices += self._words(place, lesson, [e for e in there if e in yes])
        return SetPart(place, tuple(voices), tuple(asked))

    def _words(self, place: str, lesson: str, who: list[int]) -> Iterator[Voice]:
        pick = self._chance.choice
        for person in who:
            for _ in range(pick((0, 1, 1, 1, 2))):
                kind = pick(KINDS)
                yield Voice(
                    id=f"{self._chance.getrandbits(64):x}",
                    person=f"{place} {person}",
                    partnership=place,
                    kind=kind,
                    words=pick(SAID),
                    readers=READERS,
                    lesson=lesson,
                    themes=tuple(
                        e for e in self._themes if self._chance.random() < 0.08
                    ),
                    holds=pick(VERDICTS) if kind is Kind.REFLECTION else "",
                    outcome=pick(OUTCOMES) if kind is Kind.ACTION else "",
                )
