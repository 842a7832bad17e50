"""What can be said of a backup by looking: at its list of contents, or at all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tmworkshop.adapters.backups.archive import (
    NOTHING,
    Contents,
    Unseal,
    open_zip,
    read_backup_file,
)
from tmworkshop.adapters.backups.manifest import Manifest
from tmworkshop.adapters.drive.file_names import as_compared, shows_all
from tmworkshop.adapters.store.format import read_facts
from tmworkshop.adapters.store.workspace import set_file
from tmworkshop.domain.errors import Refused, WorkshopError
from tmworkshop.domain.values import Value, value


@value
class Inspection(Value):
    """A backup, what it says of itself, or the *trouble* that kept it from saying."""

    name: str
    size: int
    manifest: Manifest | None = None
    trouble: str = ""


@value
class UnpackedBackup(Value):
    """A backup in hand, all of it verified."""

    manifest: Manifest
    contents: Mapping[str, bytes]


def read_label(file: Path) -> Inspection:
    """Return what the list of contents of *file* says."""
    return _looked(file, _manifest)


def inspect_zip(file: Path, unseal: Unseal | None = None) -> Inspection:
    """Return what *file* says, once all of it was read and found to be sound."""
    return _looked(
        file, lambda content, name: verify_backup(content, name).manifest, unseal
    )


def verify_backup(
    content: bytes, called: str, known: Contents = NOTHING
) -> UnpackedBackup:
    """Return a backup, all of which was found to be as it says.

    What lies in it just as it is *known* to be sound is not unpacked.
    """
    with open_zip(content, called) as archive:
        backup = UnpackedBackup(archive.manifest, archive.contents(known))
    _refuse_lookalikes((each.name for each in backup.manifest.files), called)
    sound = set(map(set_file, backup.manifest.sound))
    for name in sound & backup.contents.keys():
        read_facts(backup.contents[name], f"{name} in {called}")
    return backup


def _refuse_lookalikes(names: Iterable[str], called: str) -> None:
    """Raise Refused, if a name hides something, or two could be taken for one."""
    known: set[str] = set()
    for name in names:
        if not shows_all(name) or as_compared(name) in known:
            why = "hides letters" if not shows_all(name) else "looks like another's"
            raise Refused(
                f"{called} is not taken up: the name of {name!a} in it {why}. "
                "Nothing was unpacked."
            )
        known.add(as_compared(name))


def _looked(
    file: Path, look: Callable[[bytes, str], Manifest], unseal: Unseal | None = None
) -> Inspection:
    size = 0
    try:
        size = file.stat().st_size
        content = read_backup_file(file, unseal)
        return Inspection(file.stem, size, look(content, file.name))
    except WorkshopError as error:
        return Inspection(file.stem, size, trouble=str(error))
    except OSError as error:
        return Inspection(file.stem, size, trouble=error.strerror or str(error))


def _manifest(content: bytes, called: str) -> Manifest:
    with open_zip(content, called) as archive:
        return archive.manifest
