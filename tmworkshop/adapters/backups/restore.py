"""A backup taken up again: verified as a whole, then written to a place of its own.

Before the sets of a workspace itself are replaced, they are put aside as a backup,
which holds them as they were, damaged ones too; nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from tmworkshop.adapters.backups.archive import Unseal, is_allowed, read_backup_file
from tmworkshop.adapters.backups.backup_files import in_words
from tmworkshop.adapters.backups.inspection import UnpackedBackup, verify_backup
from tmworkshop.adapters.backups.manifest import digest_of
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.format import (
    Facts,
    change_facts,
    hold_set,
    read_facts,
    salvage_lines,
    supersede_file,
)
from tmworkshop.adapters.store.workspace import KEY, FolderWorkspace, key_file, set_file
from tmworkshop.domain.errors import Environment, NotFound, Refused
from tmworkshop.domain.facts import (
    Consented,
    Founded,
    LetGo,
    Organisations,
    Recognised,
    Sent,
)
from tmworkshop.domain.names import find_id
from tmworkshop.domain.values import Value, value

Known = Callable[[Facts, Facts], Facts]
# what holds by itself, whatever else of a set is lost
ALONE = Consented | LetGo | Organisations | Recognised | Sent
UNFINISHED = ".unfinished"  # the ending of the folder in which a restore is made


@value
class RestoreRules(Value):
    """What must hold when the sets of a workspace are replaced.

    *ensure* refuses a set by its id and present facts; *known* lets a copy know what
    the present facts say; *put_aside* keeps all sets and says under which name;
    *begins* is told by which prints the files are known that are to be replaced.
    """

    ensure: Callable[[str, Facts], None]
    known: Known
    put_aside: Callable[[], str]
    begins: Callable[[tuple[str, ...]], object] = len


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

    With it come the sets in it that changed.  Of one that cannot be read in the
    workspace counts what was said on slips, and what left it, as far as that is sound.
    """
    contents, touched = dict(backup.contents), []
    for set_id in tuple(sets) or backup.manifest.sound:
        name = set_file(set_id)
        copy = read_facts(contents[name], name)
        present = FolderWorkspace(workspace).path_of(set_id)
        facts = known(copy, _what_stands(present))
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


def _what_stands(path: Path) -> Facts:
    """Return the facts of *path*; where it cannot be read, those that stand alone."""
    if facts := read_facts_at(path):
        return facts
    sound = salvage_lines(_bytes_of(path))
    return tuple(e for e in sound.facts if isinstance(e, ALONE)) if sound else ()


def unpack_backup(backup: UnpackedBackup, place: Path) -> bool:
    """Write *backup* to the new folder *place*, private; all of it or nothing.

    It is made beside *place*, which a kill leaves as it was; what one left there goes
    first, and the answer is whether there was anything.  Where no folder can be made
    there, or be renamed, it is made in *place*: then a kill leaves some of its files,
    and they are no hindrance to do it once more.
    """
    ensure_new(backup, place)
    beside = place.parent / f"{place.name}{UNFINISHED}"
    with in_words(place):
        try:
            was_there = _clear_unfinished(beside)
            disk.make_folder(beside)
        except OSError:
            _write_all(backup, place)
            return False
        try:
            _write_all(backup, beside)
            if not _is_moved(beside, place):
                _write_all(backup, place)
        finally:
            with suppress(OSError):
                _clear_unfinished(beside)
    return was_there


def ensure_new(backup: UnpackedBackup, place: Path) -> None:
    """Raise Refused if more lies in *place* than a part of *backup*."""
    with in_words(place):
        files = _files_in(place)
        is_whole = len(files) == len(backup.contents)
        is_part = all(_is_of(backup, place, file) for file in files)
        if is_whole or not is_part or (place.exists() and not place.is_dir()):
            raise Refused(
                f"{place} is not empty: name a new folder, so that nothing mixes."
            )
    if not place.parent.is_dir():
        raise Environment(f"There is no folder {place.parent} for it to lie in.")


def _clear_unfinished(beside: Path) -> bool:
    """Remove what a kill left of *beside*, and say if there was anything."""
    if beside.is_symlink():
        raise OSError(f"{beside} is a link")
    was_there = beside.is_dir()
    for file in _files_in(beside):
        name = file.relative_to(beside).as_posix()
        if is_allowed(name.removesuffix(".new")):
            file.unlink()
    _remove_empty(beside)
    if beside.exists():
        raise OSError(f"{beside} holds something else")
    return was_there


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
        rules.begins(tuple(map(_print_at, files.values())))
        changed = _replace(backup, workspace, files, rules.known)
    return Replaced(aside, changed)


def finish_put_back(
    backup: UnpackedBackup, workspace: Path, prints: Mapping[str, str], known: Known
) -> bool:
    """Replace those sets that still are as their *prints* say; say if any was.

    One that is another by now was replaced before, or something was kept in it since.
    """
    place = FolderWorkspace(workspace)
    with place.deciding(), ExitStack() as locks:
        files = {set_id: place.path_of(set_id) for set_id in sorted(prints)}
        for file in filter(Path.exists, files.values()):
            locks.enter_context(hold_set(file))
        left = {each: f for each, f in files.items() if _print_at(f) == prints[each]}
        _replace(backup, workspace, left, known)
    return bool(left)


def _replace(
    backup: UnpackedBackup, workspace: Path, files: Mapping[str, Path], known: Known
) -> tuple[str, ...]:
    if not files:
        return ()
    ready, changed = reconcile_backup(backup, workspace, known, files)
    for set_id, file in files.items():
        ready_now = ready.contents[set_file(set_id)]
        _write(file, supersede_file(_bytes_of(file), ready_now))
        key = disk.path_beside(file, KEY)
        # the one that is there stays: ids that went out are of it
        if (brought := backup.contents.get(key_file(set_id))) and not key.exists():
            _write(key, brought)
    return changed


def _print_at(file: Path) -> str:
    return digest_of(_bytes_of(file))


def fill_in_files(backup: UnpackedBackup, workspace: Path) -> tuple[str, ...]:
    """Write what of *backup* is no set and is not there yet; return the names.

    What a lead has comes back by rules of its own.
    """
    others = {set_file(each.id) for each in backup.manifest.sets}
    others |= {name for name in backup.contents if name.startswith("programme/")}
    names = [name for name in backup.contents if name not in others]
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


def _write_all(backup: UnpackedBackup, place: Path) -> None:
    """Write *backup* to *place*; take away again what was, if not all could be."""
    written: list[Path] = []
    was_there = place.exists()
    try:
        disk.make_folder(place)
        for name, content in backup.contents.items():
            file = place / name
            disk.make_folder(file.parent)
            if file in written or (file.exists() and file.read_bytes() != content):
                raise Refused(f"Two files in it would be one here: {name}.")
            written.append(file)
            disk.replace_file(file, content)
    except BaseException:
        for file in written:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        _remove_empty(place, but_for=place if was_there else None)
        raise


def _is_moved(beside: Path, place: Path) -> bool:
    """Let *place* be the folder *beside*, if the disk can; say whether it could."""
    was_there = place.is_dir()
    try:
        if was_there:
            place.rmdir()
        disk.move_folder(beside, place)
    except OSError:
        if was_there:
            disk.make_folder(place)
        return False
    return True


def _files_in(place: Path) -> list[Path]:
    return [each for each in place.rglob("*") if each.is_symlink() or each.is_file()]


def _is_of(backup: UnpackedBackup, place: Path, file: Path) -> bool:
    """Say whether *file* is one that a restore to *place* left when it was cut off."""
    name = file.relative_to(place).as_posix()
    content = backup.contents.get(name.removesuffix(".new"))
    is_half = name.endswith(".new") and content is not None
    return not file.is_symlink() and (is_half or file.read_bytes() == content)


def _remove_empty(place: Path, but_for: Path | None = None) -> None:
    """Remove *place* and the folders in it, as far as nothing lies in them."""
    for folder in sorted(filter(Path.is_dir, (place, *place.rglob("*"))), reverse=True):
        if folder != but_for:
            disk.remove_if_empty(folder)
