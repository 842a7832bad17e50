"""What a session puts before the room, read when it is asked for; one's own wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from tmworkshop.adapters.content.files import Excuse, Files, ensure_only_once
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.content.values import read_value
from tmworkshop.domain.content import (
    LIMITS,
    Advice,
    Agreement,
    Card,
    Inventory,
    Lesson,
    Scale,
    Slip,
    Stem,
)
from tmworkshop.domain.errors import FileComplaints, NotFound
from tmworkshop.domain.names import suggest_names
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value

T = TypeVar("T", Inventory, Lesson)
U = TypeVar("U", bound=Value)


class Prompts:
    """Lessons, cards, stems, scales, statements, the agreement and the slip."""

    def __init__(
        self, workspace_folder: Path | None = None, excuse: Excuse | None = None
    ) -> None:
        """Look in *workspace_folder* as well.

        What cannot be used is an error; where there is an *excuse*, that is told, and
        what there is without it is returned.
        """
        self._files = Files(workspace_folder, excuse)

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every lesson, by its number."""
        every = self._every("prompts/lessons", read_lesson)
        by_number = {each.number: each for each in every}
        return tuple(by_number[number] for number in sorted(by_number))

    def lesson(self, number: int) -> Lesson:
        """Return the lesson *number*."""
        if lesson := self._lesson(lambda own: own.number == number, f"{number:02}"):
            return lesson
        raise NotFound(f"There is no lesson {number}.", Remedy.LIST_LESSONS)

    def cards(self) -> tuple[Card, ...]:
        """Return every card."""
        return tuple(self._cards().values())

    def cards_for(self, lesson: Lesson) -> tuple[Card, ...]:
        """Return the evidence of *lesson* in its order, then one's own that name it."""
        names = self._cards_on(lesson)
        cards = self._cards(names)
        return tuple(cards[each] for each in names if each in cards)

    def own_cards(self) -> set[str]:
        """Return the ids of the cards that are one's own."""
        return set(self._cards(()))

    def card(self, card_id: str) -> Card:
        """Return the evidence card *card_id*."""
        if card := self._cards([card_id]).get(card_id):
            return card
        near = suggest_names(card_id, self._cards())
        remedy = None if near else Remedy.SEARCH_EVIDENCE
        raise NotFound(f"No card is called {card_id!r}.{near}", remedy)

    def stems(self, purpose: str) -> tuple[Stem, ...]:
        """Return the stems for *purpose*; none, where there are none."""
        return self._each(Stem, f"stems/{purpose}.toml", "stem")

    def advice(self) -> dict[str, Advice]:
        """Return what advice sounds like, and what may be asked instead."""
        return self._files.each(Advice, "prompts/advice.toml", "advice")

    def inventories(self) -> tuple[Inventory, ...]:
        """Return every list of statements to weigh on one sheet."""
        every = self._every("prompts/inventories", _inventory_in)
        return tuple({each.id: each for each in every}.values())

    def inventory(self, name: str) -> Inventory:
        """Return the list of statements called *name*."""
        known = {each.id: each for each in self.inventories()}
        if inventory := known.get(name):
            return inventory
        near = suggest_names(name, known)
        raise NotFound(f"No list of statements is called {name!r}.{near}")

    def scales(self) -> tuple[Scale, ...]:
        """Return every scale."""
        return self._each(Scale, "scales.toml", "scale")

    def agreement(self) -> Agreement:
        """Return the ground rules, and what is read aloud before a session.

        The limits of confidentiality are ours where a facilitator's own file has none.
        """
        shipped, *own = self._files.both("prompts/agreement.toml")
        ours = _agreement(shipped)
        for file in own:
            with self._files.excused():
                return _with_limits(_agreement(file), ours)
        return ours

    def slip(self) -> Slip:
        """Return the private slip on what may leave the set."""
        file = self._files.both("prompts/consent.toml")[-1]
        return read_value(Slip, _tables(file, "purpose"), file)

    def _each(
        self, kind: type[U], file: str, name: str, by: str = "id"
    ) -> tuple[U, ...]:
        return tuple(self._files.each(kind, f"prompts/{file}", name, by).values())

    def _lesson(self, is_it: Callable[[Lesson], bool], name: str) -> Lesson | None:
        """Return one's own lesson that *is_it*, or else ours in the file *name*."""
        for own in filter(is_it, self._own("prompts/lessons", read_lesson)):
            return own
        shipped = self._files.shipped("prompts/lessons")
        return read_lesson(shipped[name]) if name in shipped else None

    def _every(self, path: str, read: Callable[[Path], T]) -> Iterator[T]:
        """Yield what *read* makes of the files in *path*: ours, then one's own."""
        yield from map(read, self._files.shipped(path).values())
        yield from self._own(path, read)

    def _own(self, path: str, read: Callable[[Path], T]) -> Iterator[T]:
        """Yield what is one's own in the files in *path*, one of each id."""
        known: dict[str, Path] = {}
        for file in self._files.owned(path).values():
            with self._files.excused():
                own = read(file)
                ensure_only_once([own.id], file, known)
                yield own

    def _cards_on(self, lesson: Lesson) -> tuple[str, ...]:
        """Return the ids of the cards of *lesson*: its own list, then who name it."""
        own = (
            card.id for card in self._cards(()).values() if lesson.id in card.lessons
        )
        return tuple(dict.fromkeys((*lesson.evidence, *own)))

    def _cards(self, among: Iterable[str] | None = None) -> dict[str, Card]:
        """Return the cards by their ids; at least those *among*, if these are known."""
        return self._files.every(Card, "prompts/evidence", "card", among)


def read_lesson(file: Path) -> Lesson:
    """Return the lesson in *file*; FileComplaints lists all that is wrong."""
    return read_value(Lesson, _tables(file, "statement"), file)


def _inventory_in(file: Path) -> Inventory:
    return read_value(Inventory, _tables(file, "statement"), file)


def _agreement(file: Path) -> Agreement:
    return read_value(Agreement, _tables(file, "rule"), file)


def _with_limits(own: Agreement, ours: Agreement) -> Agreement:
    """Return a facilitator's *own* agreement with the limits that it may not lack."""
    has_rule = any(rule.id == LIMITS for rule in own.rules)
    ours_of_it = () if has_rule else (rule for rule in ours.rules if rule.id == LIMITS)
    return replace(
        own, limits=own.limits.strip() or ours.limits, rules=(*own.rules, *ours_of_it)
    )


def _tables(file: Path, name: str) -> dict[str, Any]:
    """Return what *file* holds, its [[*name*]] under the plural that a value has."""
    data = read_toml(file)
    if f"{name}s" in data:
        wrong = f"the file: each {name} begins with [[{name}]], not [[{name}s]]"
        raise FileComplaints(str(file), (wrong,))
    return {f"{name}s": data.pop(name, []), **data}
