"""One learning set's facts in its file: read plainly, kept through TinyDB.

Reading goes to the journal itself, because commands that list run often, and a session
asks many times only for what is new.  TinyDB keeps: an insert into its table is one
line with one fsync.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from itertools import islice
from operator import call
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.adapters.drive.disk import path_beside
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.store.checked_lines import Document, pause_collection
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.adapters.store.journal import Before, Journal
from tmworkshop.adapters.store.watch import Watch
from tmworkshop.domain.errors import (
    Conflict,
    Environment,
    WasRemoved,
    WorkshopError,
)

if TYPE_CHECKING:
    from tmworkshop.adapters.store.marks import Marks
    from tmworkshop.adapters.store.reserve import Reserve
    from tmworkshop.adapters.store.tables import FactTable
    from tmworkshop.domain.backups import Shortfall
    from tmworkshop.domain.facts import AnyFact, Kind


WORDS = "said"


class FactFile:
    """The facts of one learning set, each on disk before `keep` returns."""

    def __init__(
        self,
        path: Path,
        reserve: Reserve | None = None,
        before: Before | None = None,
        find_marks: Callable[[], Marks] | None = None,
    ) -> None:
        """Know *path*; *before* is called with it before an older file is changed.

        The *reserve* is given up when there is no room for what is to be kept; in
        the marks that *find_marks* finds it is noted how far the file has come.
        """
        self._path = path
        self._reserve = reserve
        self._write = reserve.spend_on if reserve else call
        self._find_marks = find_marks
        self._kept = 0  # how often something was kept from here
        self._journal = Journal(path, before, check=_check)
        self._watch = Watch(path, self._journal, self._is_removed)
        self._facts: list[AnyFact] = []
        self._source: Mapping[str, Document] = {}  # what the facts were read from
        self._known = 0  # how many of its documents the caller has seen or kept

    @property
    def notice(self) -> str:
        """What whoever types must know of the disk; nothing when all is well."""
        room = self._reserve.notice if self._reserve else ""
        return " ".join(filter(None, (self._watch.notice, room)))

    @property
    def shortfall(self) -> Shortfall | None:
        """What the file lacks of what it once held, as this computer knows."""
        if self._find_marks is None:
            return None
        with self._told_if_removed():
            documents = self._journal.documents()
        rewritten = self._journal.header.rewritten
        return self._find_marks().shortfall(self._path, rewritten, documents)

    def take_as_whole(self) -> None:
        """Take the file as it is for all that there is, whatever it lacks."""
        if self._find_marks:
            documents = self._journal.documents()
            self._find_marks().put(
                self._path, self._journal.header.rewritten, documents
            )

    def found(self, facts: Iterable[AnyFact] = ()) -> None:
        """Begin the file with *facts*, all at once; Conflict if there is one."""
        self._journal.found([document_of(fact) for fact in facts])
        self._note()

    def facts(self) -> tuple[AnyFact, ...]:
        """Return every fact, in the order it was kept.

        What was kept before and is gone, with no rewrite, is kept again.
        """
        with self._told_if_removed():
            documents = self._watch.documents()
        if documents is not self._source:
            self._facts, self._source = [], documents
        with pause_collection():
            for document in islice(documents.values(), len(self._facts), None):
                self._facts.append(fact_of(document, str(self._path)))
        self._known = len(documents)
        return tuple(self._facts)

    def facts_about(self, *kinds: Kind) -> tuple[AnyFact, ...]:
        """Return every fact but the words of other kinds, for quick lists."""
        with self._told_if_removed():
            documents = self._journal.documents()
        return tuple(
            fact_of(document, str(self._path))
            for document in documents.values()
            if document.get("fact") != WORDS or document.get("kind") in kinds
        )

    @contextmanager
    def deciding(self) -> Iterator[FactFile]:
        """Let no other window write, so that what stands here, stands."""
        with self._journal.locked():
            yield self

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts* as one line, all or nothing, with one fsync."""
        documents = [document_of(fact) for fact in facts]
        with self._told_if_removed():
            self._write(partial(self._table.insert_multiple, documents))
        if len(self._source) == self._known + len(documents):
            self._known += len(documents)
        self._kept += 1
        if self._kept > 1 or not self._watch.is_steered:
            self._note()  # not before the first question of a session, which waits

    def rewrite(self, facts: Iterable[AnyFact]) -> None:
        """Replace the whole file by *facts*, all or nothing.

        Conflict if another window kept facts that `facts` did not return yet.
        """
        with self._told_if_removed(), self._journal.locked():
            documents = self._journal.documents()
            if documents is not self._source or len(documents) != self._known:
                raise Conflict(
                    f"Another window kept something in {self._path} meanwhile: "
                    "nothing has been changed, try once more."
                )
            anew = documents_of(facts, documents, str(self._path))
            with self._rewriting():
                self._write(partial(self._journal.rewrite, anew))

    @contextmanager
    def _rewriting(self) -> Iterator[None]:
        """Let a rewrite be known for one of our own, unless something is missing."""
        is_whole = False
        with suppress(WorkshopError):
            is_whole = self.shortfall is None
        yield
        with suppress(WorkshopError):
            if is_whole:
                self.take_as_whole()

    @contextmanager
    def steering(self) -> Iterator[None]:
        """Hold the lock of whoever steers; Conflict if someone else does."""
        taken = (
            "Another window is steering this set's session: go on there, or close it "
            "and try once more."
        )
        with self._steer_lock.held(wait=0, otherwise=taken):
            if self._reserve:
                self._reserve.make()
            self._watch.is_steered = True
            try:
                yield
            finally:
                self._watch.is_steered = False
                if self._kept:
                    self._note()

    @contextmanager
    def _told_if_removed(self) -> Iterator[None]:
        """Say so if the file is gone because the set was removed for good."""
        try:
            yield
        except Environment as trouble:
            is_gone = isinstance(trouble.__cause__, FileNotFoundError)
            if not (is_gone and self._is_removed()):
                raise
            raise WasRemoved(self._path.stem) from trouble

    def _is_removed(self) -> bool:
        marks = self._find_marks
        return marks is not None and marks().is_buried(self._path)

    def _note(self) -> None:
        """Note how far the file has come; a trouble with that is none of the set's."""
        if self._find_marks:
            with suppress(WorkshopError):
                documents = self._journal.documents()
                rewritten = self._journal.header.rewritten
                self._find_marks().note(self._path, rewritten, documents)

    def is_free(self) -> bool:
        """Say whether no other window steers or writes just now."""
        steering = self._steer_lock.held(wait=0, otherwise="")
        with suppress(Conflict), steering, self._journal.locked(wait=0):
            return True
        return False

    @property
    def _steer_lock(self) -> Lock:
        return Lock(path_beside(self._path, ".steer.lock"))

    @cached_property
    def _table(self) -> FactTable:
        from tmworkshop.adapters.store.tables import FactStorage, FactTable

        return FactTable(FactStorage(self._path, self._journal.append))


def documents_of(
    facts: Iterable[AnyFact], before: Mapping[str, Document], file: str
) -> list[Document]:
    """Write *facts* down to replace those of *file*, whose documents stand in *before*.

    A fact that stays as it was keeps what a newer version wrote beside it; one that
    changed does not, for it may have changed to forget.
    """
    as_they_were = {name: fact_of(before[name], file) for name in before}
    return [
        before[fact.id] if fact == as_they_were.get(fact.id) else document_of(fact)
        for fact in facts
    ]


def _check(document: Document) -> None:
    """Raise ValueError if nobody could read *document*, and so the set, again."""
    try:
        fact_of(document, "")
    except WorkshopError as error:
        raise ValueError(f"{document['fact']!r} cannot be read back") from error
