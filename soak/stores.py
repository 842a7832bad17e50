"""The stores that are put to the test: ours, and those that are known to lose words.

The controls lose on purpose.  An experiment that finds nothing lost in them could not
have seen it in ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

from soak.entries import blanked
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.reserve import Reserve
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import AnyFact, Erased

RESERVE = 2**18  # bytes
TRIES = 100  # of a rewrite, while other windows keep something in between


class Store(Protocol):
    """What a writer and a reader need of a store."""

    def begin(self) -> None:
        """Make the store, with nothing in it."""

    def facts(self) -> Sequence[AnyFact]:
        """Return every fact."""

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts*, all or nothing."""

    def blank(self, erased: Erased) -> None:
        """Blank the words that *erased* names, and keep it."""

    @property
    def notice(self) -> str:
        """What whoever types must know of the disk, if anything."""


class Ours:
    """The product's own file, with a reserve beside it as in a workspace."""

    def __init__(self, path: Path) -> None:
        self._reserve = Reserve(path.with_name("reserve"), RESERVE)
        self._file = FactFile(path, self._reserve)

    def begin(self) -> None:
        """Found the set, and hold some room back."""
        self._file.found()
        self._reserve.make()

    def facts(self) -> Sequence[AnyFact]:
        """Return every fact."""
        return self._file.facts()

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts* as one line."""
        self._file.keep(facts)

    def blank(self, erased: Erased) -> None:
        """Rewrite the file, once nobody else keeps something in between."""
        for _ in range(TRIES):
            known = self._file.facts()
            try:
                self._file.rewrite([*_without(known, erased.of), erased])
            except Conflict:
                continue
            return
        raise Conflict("The others never paused.")

    @property
    def notice(self) -> str:
        """What the file says of its disk."""
        return self._file.notice


class OursUnsynced(Ours):
    """The product's own file, with a disk that is never waited for."""

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts* as one line, in the machine's memory."""
        with _nobody_waiting():
            super().keep(facts)

    def blank(self, erased: Erased) -> None:
        """Rewrite the file, in the machine's memory."""
        with _nobody_waiting():
            super().blank(erased)


class OursTooSoon(Ours):
    """The product's own file, always one call behind what it says it has kept."""

    _late: tuple[AnyFact, ...] = ()

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep what was given the time before."""
        super().keep(self._late)
        self._late = tuple(facts)


class TinyDefault:
    """TinyDB as it comes, one document a fact; it writes its whole file in place."""

    notice = ""

    def __init__(self, path: Path) -> None:
        from tinydb import TinyDB

        self._path = path
        self._base = TinyDB(path)

    def begin(self) -> None:
        """TinyDB begins its file as it opens it."""

    def facts(self) -> Sequence[AnyFact]:
        """Return every fact."""
        return [fact_of(document, str(self._path)) for document in self._base.all()]

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Insert a document for each of *facts*."""
        self._base.insert_multiple(map(document_of, facts))

    def blank(self, erased: Erased) -> None:
        """Blank the words where they stand, then insert *erased*."""
        from tinydb import where

        self._base.update({"words": ""}, where("id").one_of([*erased.of]))
        self._base.insert(document_of(erased))


STORES: dict[str, Callable[[Path], Store]] = {
    "ours": Ours,
    "ours-unsynced": OursUnsynced,
    "ours-too-soon": OursTooSoon,
    "tinydb": TinyDefault,
}


def _without(facts: Iterable[AnyFact], of: Sequence[str]) -> list[AnyFact]:
    return [blanked(fact) if fact.id in of else fact for fact in facts]


@contextmanager
def _nobody_waiting() -> Iterator[None]:
    with patch("os.fsync"), patch("os.fdatasync"):
        yield
