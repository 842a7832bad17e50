"""Which column each partnership has: in two sets it is one if its name is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tmworkshop.domain.likeness import find_doubles, fold_name
from tmworkshop.domain.packs.pack import Asked, SetPart, Voice
from tmworkshop.domain.programme.cells import CellPlace
from tmworkshop.domain.programme.released import Release, ReleasedCell

Parts = Mapping[str, Sequence[SetPart]]
Item = TypeVar("Item", Voice, Asked)


class Columns:
    """By which name the partnerships of several sets are known as one.

    Where one set has two that are called the same, it is the name as it is spelt; else
    as a page before has it, or as it was met first.
    """

    def __init__(self, parts: Parts, earlier: Iterable[Release]) -> None:
        every = [_names_in(part) for sets in parts.values() for part in sets]
        folded = [Counter(map(fold_name, {*names})) for names in every]
        self._twice = {f for names in folded for f in names if names[f] > 1}
        self._names: dict[str, str] = {}
        before = [place.partnership for page in earlier for place in page.cells]
        now = {each for names in every for each in names}
        for name in (*now.intersection(before), *(n for e in every for n in e)):
            self._names.setdefault(self._key(name), name)

    def of(self, name: str) -> str:
        """Return by what the partnership called *name* is known; none stays none."""
        return self._names.get(self._key(name), name)

    def find_doubles(self, apart: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
        """Return each two that may be one, unless these names are *apart*."""
        two = {frozenset(map(fold_name, pair)) for pair in apart}
        every = {name: name for name in sorted(filter(None, self._names.values()))}
        return [
            pair
            for pair in find_doubles(every)
            if frozenset(map(fold_name, pair)) not in two
        ]

    def _key(self, name: str) -> str:
        folded = fold_name(name)
        return name if folded in self._twice else folded


def name_columns(parts: Parts, columns: Columns) -> dict[str, tuple[SetPart, ...]]:
    """Return *parts* by the names of *columns*; who is of no partnership has none."""
    return {
        signer: tuple(
            replace(
                part,
                voices=tuple(_named(part.voices, columns)),
                asked=tuple(_named(part.asked, columns)),
            )
            for part in sets
        )
        for signer, sets in parts.items()
    }


def call_as_now(page: Release, now: Mapping[str, str]) -> Iterator[Release]:
    """Yield *page* with partnerships as they are called *now*.

    Two that have become one since are a page each: neither is to be forgotten.
    """
    layers: list[dict[CellPlace, ReleasedCell]] = [{}]
    for place, cell in page.cells.items():
        called = now.get(place.partnership or "", place.partnership)
        there = CellPlace(called, place.row)
        layer = next((each for each in layers if there not in each), None)
        if layer is None:
            layers.append(layer := {})
        layer[there] = cell
    yield from (replace(page, cells=layer) for layer in layers)


def _names_in(part: SetPart) -> tuple[str, ...]:
    asked = (each.partnership for each in part.asked)
    return tuple(dict.fromkeys((*asked, *(each.partnership for each in part.voices))))


def _named(items: Iterable[Item], columns: Columns) -> Iterator[Item]:
    for each in items:
        name = columns.of(each.partnership)
        if name:
            is_same = name == each.partnership
            yield each if is_same else replace(each, partnership=name)
