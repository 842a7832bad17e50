"""A backup taken up again: verified as a whole, then written to a place of its own.

Before the sets of a workspace itself are replaced, they are put aside as a backup,
which holds them as they were, damaged ones too; nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tmworkshop.adapters.backups.archive import Unseal, read_backup_file
from tmworkshop.adapters.backups.backup_files import in_words
from tmworkshop.adapters.backups.inspection import UnpackedBackup, verify_backup
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.format import (
    Facts,
    change_facts,
    hold_set,
    read_facts,
    supersede_file,
)
from tmworkshop.adapters.store.workspace import FolderWorkspace, set_file
from tmworkshop.domain.errors import Environment, NotFound, Refused
from tmworkshop.domain.facts import Founded
from tmworkshop.domain.names import find_id
from tmworkshop.domain.values import Value, value

Known = Callable[[Facts, Facts], Facts]


@value
class RestoreRules(Value):
    """What must hold when the sets of a workspace are replaced.

    *ensure* refuses a set by its id and present facts; *known* lets a copy know what
    the present facts say; *put_aside* keeps all sets and says under which name.
    """

    ensure: Callable[[str, Facts], None]
    known: Known
    put_aside: Callable[[], str]


@value
class Replaced(Value):
    """Where the sets now lie *aside* as they were, and which copies were *changed*."""

    aside: str
    changed: tuple[str, ...]


def read_backup(file: Path, unseal: Unseal | None = None) -> UnpackedBackup:
    """Return the backup *file*, verified to its last byte."""
    with in_words(file):
        content = read_backup_file(file, unseal)
    return verify_backup(content, str(file))


def choose_sets(backup: UnpackedBackup, sets: Iterable[str]) -> tuple[str, ...]:
    """Return which of *sets* to put back, all sound ones if none is named.

    Each is named by its id, or by the name that it has in the backup.
    """
    wanted = (_find_sound_set(backup, each) for each in sets)
    return tuple(dict.fromkeys(wanted)) or backup.manifest.sound


def reconcile_backup(
    backup: UnpackedBackup, workspace: Path, known: Known, sets: Iterable[str] = ()
) -> tuple[UnpackedBackup, tuple[str, ...]]:
    """Return *backup* as it may come back, by what the *workspace* says today.

    With it come the sets in it that changed.  One that cannot be read in the workspace
    says nothing.
    """
    contents, touched = dict(backup.contents), []
    for set_id in tuple(sets) or backup.manifest.sound:
        name = set_file(set_id)
        copy = read_facts(contents[name], name)
        present = FolderWorkspace(workspace).path_of(set_id)
        facts = known(copy, read_facts_at(present))
        if facts != copy:
            contents[name] = change_facts(contents[name], name, facts)
            touched.append(set_id)
    return UnpackedBackup(backup.manifest, contents), tuple(touched)


def read_facts_at(path: Path) -> Facts:
    """Return the facts of the set's file *path*; none if it cannot be read."""
    try:
        return read_facts(disk.read_file(path), path.name)
    except Exception:  # noqa: BLE001 (a damaged set is why one is restored)
        return ()


def is_new(place: Path) -> bool:
    """Say whether *place* is not there yet, or an empty folder."""
    with in_words(place):
        return not place.exists() or (place.is_dir() and not any(place.iterdir()))


def unpack_backup(backup: UnpackedBackup, place: Path) -> None:
    """Write *backup* to the new folder *place*, private; all of it or nothing."""
    if not is_new(place):
        raise Refused(
            f"{place} is not empty: name a new folder, so that nothing mixes."
        )
    if not place.parent.is_dir():
        raise Environment(f"There is no folder {place.parent} for it to lie in.")
    with in_words(place), _undone(place) as written:
        disk.make_folder(place)
        for name, content in backup.contents.items():
            file = place / name
            disk.make_folder(file.parent)
            if file.exists():
                raise Refused(f"Two files in it would be one here: {name}.")
            written.append(file)
            disk.replace_file(file, content)


def put_back_sets(
    backup: UnpackedBackup, workspace: Path, sets: Sequence[str], rules: RestoreRules
) -> Replaced:
    """Replace *sets* of *workspace* by those of *backup*, by the *rules*.

    Conflict if someone steers one of them, or is beginning or removing a set.
    """
    place = FolderWorkspace(workspace)
    with place.deciding(), ExitStack() as locks:
        files = {set_id: place.path_of(set_id) for set_id in sorted(sets)}
        for set_id, file in files.items():
            if file.exists():
                locks.enter_context(hold_set(file))
            rules.ensure(set_id, read_facts_at(file))
        aside = rules.put_aside()
        ready, changed = reconcile_backup(backup, workspace, rules.known, sets)
        for set_id, file in files.items():
            ready_now = ready.contents[set_file(set_id)]
            _write(file, supersede_file(_bytes_of(file), ready_now))
    return Replaced(aside, changed)


def fill_in_files(backup: UnpackedBackup, workspace: Path) -> tuple[str, ...]:
    """Write what of *backup* is no set and is not there yet; return the names."""
    sets = {set_file(each.id) for each in backup.manifest.sets}
    names = [name for name in backup.contents if name not in sets]
    missing = tuple(name for name in names if not (workspace / name).exists())
    for name in missing:
        _write(workspace / name, backup.contents[name])
    return missing


def _bytes_of(file: Path) -> bytes:
    with suppress(OSError):  # not there, or not to be read: why it is restored
        return disk.read_file(file)
    return b""


def _write(file: Path, content: bytes) -> None:
    with in_words(file):
        disk.make_folder(file.parent)
        disk.replace_file(file, content)


def _find_sound_set(backup: UnpackedBackup, wanted: str) -> str:
    sound = backup.manifest.sound
    if wanted in sound:
        return wanted
    try:
        return find_id(wanted, {each: _name_of(backup, each) for each in sound}, "set")
    except NotFound:
        there = ", ".join(sound) or "none"
        raise NotFound(
            f"This backup has no set {wanted!r} that can be read: it has {there}."
        ) from None


def _name_of(backup: UnpackedBackup, set_id: str) -> str:
    facts = read_facts(backup.contents[set_file(set_id)], set_id)
    called = [fact.name for fact in facts if isinstance(fact, Founded)]
    return called[-1] if called else set_id


@contextmanager
def _undone(place: Path) -> Iterator[list[Path]]:
    """Take away what was written, if not all of it could be."""
    written: list[Path] = []
    was_there = place.exists()
    try:
        yield written
    except BaseException:
        for file in written:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        folders = {parent for file in written for parent in file.parents}
        inside = (each for each in folders if each.is_relative_to(place))
        for folder in sorted(inside, reverse=True):
            if folder != place or not was_there:
                with suppress(OSError):
                    folder.rmdir()
        raise
