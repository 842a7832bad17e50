"""What the last backup has of sets that did not change since, for the next one.

A set whose file is byte for byte what lies there goes over as it is packed.  That it
is so is seen by unpacking it: no note of what a file was says what a disk makes of it.
What else is known of it, this version said when it read the same bytes: which facts
they are, and that no slip among them has a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tmworkshop import __version__
from tmworkshop.adapters.backups.archive import (
    Archive,
    Pressed,
    open_zip,
    read_backup_file,
)
from tmworkshop.adapters.backups.backup_files import BY_HAND, CLOSE, REPLACED
from tmworkshop.adapters.backups.manifest import SetCopy
from tmworkshop.adapters.store.workspace import set_file
from tmworkshop.domain.errors import Damaged, WorkshopError

ALIKE = (CLOSE, BY_HAND, REPLACED)  # why one is made in which each slip is sealed


class FormerBackup:
    """A backup that lies there, if there is one to go by."""

    def __init__(self, archive: Archive | None = None) -> None:
        self._archive = archive
        files = archive.manifest.files if archive else ()
        sets = archive.manifest.sets if archive else ()
        self._listed = {each.name: each for each in files}
        self._sound = {each.id: each for each in sets if each.facts is not None}

    def find(self, set_id: str, content: bytes) -> tuple[Pressed, SetCopy] | None:
        """Return the copy of *set_id* and what it counts, if it is this *content*."""
        listed, copy = self._listed.get(set_file(set_id)), self._sound.get(set_id)
        if not (self._archive and listed and copy and listed.size == len(content)):
            return None
        try:
            if self._archive.content(listed) == content:
                return self._archive.press(listed), copy
        except Damaged:
            pass  # then it is packed anew
        return None


@contextmanager
def open_former(files: Iterable[Path]) -> Iterator[FormerBackup]:
    """Open the first of *files* that can be gone by."""
    with ExitStack() as stack:
        opened = (_opened(file, stack) for file in files)
        yield FormerBackup(next(filter(None, opened), None))


def _opened(file: Path, stack: ExitStack) -> Archive | None:
    """Return *file* open until the *stack* closes, if what it holds is as of now."""
    with suppress(WorkshopError, OSError):
        zipped = open_zip(read_backup_file(file), file.name)
        archive = stack.enter_context(zipped)
        made = archive.manifest
        if made.why in ALIKE and made.version == __version__:
            return archive
    return None
