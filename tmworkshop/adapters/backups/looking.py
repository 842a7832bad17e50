"""What can be said of a backup by looking: at its list of contents, or at all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tmworkshop.adapters.backups.archive import bytes_of, opened
from tmworkshop.adapters.backups.manifest import Manifest
from tmworkshop.adapters.backups.repacking import verified
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.values import Value, value


@value
class Looked(Value):
    """A backup, what it says of itself, or the *trouble* that kept it from saying."""

    name: str
    size: int
    manifest: Manifest | None = None
    trouble: str = ""

    @property
    def facts(self) -> int:
        """How many facts it holds, of all sets that could be read."""
        sets = self.manifest.sets if self.manifest else ()
        return sum(each.facts or 0 for each in sets)

    @property
    def damaged(self) -> tuple[str, ...]:
        """The sets that could not be read even when it was made."""
        sets = self.manifest.sets if self.manifest else ()
        return tuple(each.id for each in sets if each.facts is None)


def labelled(file: Path) -> Looked:
    """Return what the list of contents of *file* says."""
    return _looked(file, _manifest)


def looked_through(file: Path) -> Looked:
    """Return what *file* says, once all of it was read and found to be sound."""
    return _looked(file, verified)


def sound_in(file: Path) -> set[str]:
    """Return the sets that *file* holds and that can be read; none if it does not open.

    All of it is read.
    """
    manifest = looked_through(file).manifest
    held = manifest.sets if manifest else ()
    return {copy.id for copy in held if copy.facts is not None}


def _looked(file: Path, look: Callable[[bytes, str], Manifest]) -> Looked:
    size = 0
    try:
        size = file.stat().st_size
        return Looked(file.stem, size, look(bytes_of(file), file.name))
    except WorkshopError as error:
        return Looked(file.stem, size, trouble=str(error))
    except OSError as error:
        return Looked(file.stem, size, trouble=error.strerror or str(error))


def _manifest(content: bytes, called: str) -> Manifest:
    with opened(content, called) as archive:
        return archive.manifest
