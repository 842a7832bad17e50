"""What one window knows to be kept, kept again where another program took it away.

A synced folder may put back an older file, an editor spoil one, while people speak.
No rewrite of ours does that unnoticed: each one counts itself in the first line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.store.checked_lines import Document, salvage_documents
from tmworkshop.adapters.store.headers import LONGEST, Header, header_in
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import (
    STEPS,
    guess_schema,
    newest_schema,
    take_steps,
)
from tmworkshop.domain.errors import Damaged, Environment, WorkshopError

KEPT_AGAIN = (
    "Another program changed the set's file. All that this window knew to be kept is "
    "kept again; if the folder is synced, stop that for now."
)


class Watch:
    """A journal that loses nothing it has read or kept, as long as the window lives."""

    def __init__(
        self, path: Path, journal: Journal, is_removed: Callable[[], bool] = bool
    ) -> None:
        """Know *path*; what *is_removed* says was removed for good is not put back."""
        self._path = path
        self._journal = journal
        self._is_removed = is_removed
        self._known: Mapping[str, Document] = {}
        self._header = Header()  # of the file as it was known
        self.is_steered = False
        self.notice = ""

    def documents(self) -> Mapping[str, Document]:
        """Return the documents of the journal, once those that are gone are back."""
        try:
            now = self._journal.documents()
        except (Damaged, Environment) as trouble:
            if not self._can_mend(trouble):
                raise
        else:
            if self._has_all(now):
                return self._know(now)
        self._put_back()
        self.notice = KEPT_AGAIN
        return self._know(self._journal.documents())

    def _can_mend(self, trouble: WorkshopError) -> bool:
        """Say whether what is known may take the place of a file in *trouble*.

        One that is gone while somebody steers was moved by no command of ours; where
        the folder is gone as well, it may come back.
        """
        is_gone = isinstance(trouble.__cause__, FileNotFoundError)
        may_be_made = is_gone and self.is_steered and self._path.parent.is_dir()
        if is_gone and self._is_removed():
            return False
        return bool(self._known) and (isinstance(trouble, Damaged) or may_be_made)

    def _has_all(self, now: Mapping[str, Document]) -> bool:
        """Say whether what is known is in *now*, or a later rewrite has changed it."""
        since = self._journal.header.rewritten - self._header.rewritten
        return since > 0 or (since == 0 and self._known.keys() <= now.keys())

    def _know(self, now: Mapping[str, Document]) -> Mapping[str, Document]:
        self._known, self._header = now, self._journal.header
        return now

    def _put_back(self) -> None:
        """Keep what is known, and what else can be read in the file as it stands."""
        with self._journal.locked(), in_words(self._path):
            content = read_file(self._path) if self._path.exists() else b""
            others, rest = self._others(content)
            all_known = {**self._known, **others}
            header = self._header._replace(schema=newest_schema(STEPS))
            self._journal.put_back(all_known.values(), header, rest)

    def _others(self, content: bytes) -> tuple[dict[str, Document], bytes]:
        """Return what in *content* is not known, and what of it cannot be read."""
        schema = 0
        with suppress(ValueError):
            header = header_in(content[:LONGEST])
            if header.rewritten < self._header.rewritten:
                return {}, b""  # words that were erased since, or have lost their name
            schema = header.schema
        lines, rest = salvage_documents(content)
        schema = schema or guess_schema(lines.values())
        now = take_steps(lines.values(), schema, STEPS)
        others = {each: now[each] for each in now if each not in self._known}
        return others, rest
