"""What waits on this laptop to be settled, and what is decided of it, kept at once."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.application.settled_places import keep_looked_at, keep_recognised
from tmworkshop.application.what_leaves import hold_all, look_at, names_of
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.sources import open_rules, read_all_records
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.people_of_sets import Pair, find_pairs
from tmworkshop.domain.packs.places_to_settle import (
    NamedPlaces,
    NamePlace,
    group_places,
    list_places,
    read_decided,
    settle_texts,
)


class SettledHere:
    """The places and the people to be settled for some terms, of all sets or *only*."""

    def __init__(self, options: Options, terms: AcceptedTerms, only: str = "") -> None:
        self._options = options
        self._workspace = open_workspace(options)
        self._only = only
        self._rules = open_rules(options, terms)
        self._read()

    def pairs(self) -> tuple[Pair, ...]:
        """Return who may be one in two sets, and nobody has said so or otherwise."""
        every = find_pairs(hold_all(self._records, self._rules.terms))
        only = self._only
        return tuple(e for e in every if not only or only in (e.one[0], e.other[0]))

    def groups(self) -> tuple[NamedPlaces, ...]:
        """Return the places that nobody has decided about yet, name by name."""
        left = (place for place in self._places if place not in self._decided)
        return group_places(left, self._names.label)

    def keep_pair(self, pair: Pair, *, is_same: bool) -> None:
        """Keep whether two are one."""
        file = self._workspace.open_set(pair.other[0])
        fact = pair.answered(is_same=is_same)
        keep_recognised(file, fact, make_stamp(self._options, file))
        self._read()

    def decide(self, places: Iterable[NamePlace], *, is_masked: bool) -> None:
        """Decide of *places*, and keep it at once."""
        now = tuple(places)
        self._decided |= dict.fromkeys(now, is_masked)
        texts = tuple(settle_texts(self._places, self._decided, now))
        for set_id in sorted({each.set_id for each in texts}):
            file = self._workspace.open_set(set_id)
            ours = (each for each in texts if each.set_id == set_id)
            keep_looked_at(file, ours, make_stamp(self._options, file))

    def _read(self) -> None:
        self._records = read_all_records(self._options)
        self._names = names_of(self._records, self._rules.also)
        self._places: tuple[NamePlace, ...] = ()
        self._decided: dict[NamePlace, bool] = {}
        for set_id, each in look_at(self._records, self._rules).items():
            if self._only in ("", set_id):
                places = list_places(set_id, each.letting.waiting)
                self._places += places
                self._decided |= read_decided(places, each.record)
