"""The backups of a workspace: made, verified, thinned out, and rewritten to forget.

Each is one zip in ``backups/``.  One lock covers the making and the rewriting, so that
a copy of words that are being erased cannot come in from the side: whoever erases
rewrites the set's own file first, and then the backups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from tmworkshop.adapters.backups.archive import read_backup_file
from tmworkshop.adapters.backups.backup_files import (
    CLOSE,
    ENDING,
    FOLDER,
    MIGRATION,
    MOMENT,
    REPLACED,
    SEALED,
    TAKEN,
    choose_free_file,
    find_backup_file,
    in_words,
    label_of,
    list_backup_files,
    put_backup,
)
from tmworkshop.adapters.backups.contents import (
    Gathered,
    SlipLinks,
    gather_workspace,
    zip_workspace,
)
from tmworkshop.adapters.backups.copy_notes import (
    forget_copy,
    note_copy,
    read_copy_notes,
)
from tmworkshop.adapters.backups.former import FormerBackup, open_former
from tmworkshop.adapters.backups.inspection import read_label
from tmworkshop.adapters.backups.rewrite import rewrite_backup
from tmworkshop.adapters.backups.stand_ins import CopyReader, list_superseded
from tmworkshop.adapters.backups.taken import OURS, list_older_copies, read_sets
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.file_names import as_composed
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.store.format import Change
from tmworkshop.adapters.store.workspace import set_file
from tmworkshop.domain.backups import CopyElsewhere, say_which_has
from tmworkshop.domain.errors import Damaged, Environment, Refused, WorkshopError
from tmworkshop.domain.remedies import Remedy

PATIENCE = 30.0  # seconds to wait for another window's backup

Say = Callable[[str], None]
Clock = Callable[[], datetime]


class Keys(Protocol):
    """What encrypts copies that are taken elsewhere, and opens older ones."""

    def seal(self, content: bytes) -> bytes:
        """Return *content* encrypted, once it was opened again."""

    def unseal_unasked(self, content: bytes, called: str) -> bytes:
        """Return what was encrypted, if that takes nobody's passphrase."""


class FolderBackups:
    """The backups in a workspace's own folder."""

    def __init__(self, workspace: Path, now: Clock, slips: SlipLinks, say: Say) -> None:
        self._workspace = workspace
        self._folder = workspace / FOLDER
        self._now = now
        self._slips = slips
        self._say = say
        self.lacking: tuple[str, ...] = ()  # files that the last one made lacks

    def files(self) -> tuple[Path, ...]:
        """Return the backups as they were made; those with a strange name first."""
        return list_backup_files(self._folder)

    def names(self) -> tuple[str, ...]:
        """Return their names, in the same order."""
        return tuple(file.stem for file in self.files())

    def file(self, name: str) -> Path:
        """Return the file of the backup *name*, of the last one, or one elsewhere."""
        return find_backup_file(self._folder, name)

    def make(self, why: str) -> str:
        """Make one, verified by opening it, and return its name; *why* is a word."""
        slips = self._slips
        # byte for byte, as far as that may be: the close will rewrite what is open
        seen = slips.settled if why == MIGRATION else slips.sealed
        with self._locked(), self._former(why) as former:
            copy = gather_workspace(self._workspace, seen, former)
            made = self._now().astimezone(UTC)
            file = choose_free_file(self._folder, f"{made.strftime(MOMENT)}-{why}")
            content = zip_workspace(copy, made, why)
            put_backup(file, content)
            self._tell(copy, why)
            self._thin_out(CopyReader({file: content}))
        return file.stem

    def _former(self, why: str) -> AbstractContextManager[FormerBackup]:
        """Open what one made for *why* may go by: a room waits for a close alone."""
        return open_former(reversed(self.files()) if why == CLOSE else ())

    def make_at(self, folder: Path, keys: Keys | None = None) -> Path:
        """Make one in another *folder*, noted so that an erasure can tell of it.

        With *keys* it is encrypted, and was opened again before it is written.  Older
        ones there go if it holds all that they hold.
        """
        place = self.may_make_at(folder)
        with self._locked():
            taken_away, is_sealed = self._slips.taken_away, keys is not None
            copy = gather_workspace(self._workspace, taken_away, with_keys=is_sealed)
            made = self._now().astimezone(UTC)
            ending = f"{ENDING}{SEALED}" if keys else ENDING
            file = choose_free_file(place, f"{OURS}{made.strftime(MOMENT)}", ending)
            content = zip_workspace(copy, made, TAKEN)
            written = keys.seal(content) if keys else content
            copied = CopyElsewhere(made.astimezone().date(), str(file))
            with in_words(self._folder):
                # noted first: better a note too many than a copy that nobody knows of
                note_copy(self._folder, copied)
            put_backup(file, written)
            self._tell(copy, TAKEN)
            self._remove_older(file, content, keys)
        return file

    def _remove_older(self, new: Path, content: bytes, keys: Keys | None) -> None:
        """Remove the older copies that the *new* one stands for, and tell of each."""
        noted = [Path(each.place) for each in read_copy_notes(self._folder)]
        unseal = keys.unseal_unasked if keys else None
        reader = CopyReader({new: content}, unseal)
        older = list_older_copies(new, noted, read_sets(self._workspace), reader)
        for file in older.superseded:
            try:
                file.unlink()
                forget_copy(self._folder, file)
                self._say(f"All that {file.name} holds is in the new copy: it is gone.")
            except OSError as trouble:
                self._say(f"{file.name} was left where it is: {trouble}")
        for file in older.others:
            does = "may hold" if file.suffix == SEALED else "holds"
            self._say(f"{file.name} {does} what the new copy does not, and was left.")

    def put_aside(self) -> str:
        """Make one of what a restore is to replace, and return its name."""
        return self.make(REPLACED)

    def may_restore_to(self, place: Path) -> None:
        """Raise Refused if a copy at *place* would lie within the workspace."""
        inside = place.resolve().is_relative_to(self._workspace.resolve())
        if inside and place.resolve() != self._workspace.resolve():
            raise Refused(f"{place} lies in the workspace itself: name another folder.")

    def note_restored(self, place: Path) -> None:
        """Note that there is a copy at *place*, unless that is the workspace."""
        if self._workspace.is_dir() and place.resolve() != self._workspace.resolve():
            with self._locked():
                made_on = self._now().astimezone().date()
                note_copy(self._folder, CopyElsewhere(made_on, str(place)))

    def elsewhere(self) -> tuple[CopyElsewhere, ...]:
        """Return the copies that were made to other places."""
        with in_words(self._folder):
            return read_copy_notes(self._folder)

    def before_migration(self, path: Path) -> None:
        """Make one, unless some backup holds the set's file *path* as it is."""
        if not self.has_as_it_is(path):
            self.make(MIGRATION)

    def has_as_it_is(self, path: Path) -> bool:
        """Say whether some backup holds the set's file *path* byte for byte."""
        with disk.in_words(path):
            content = disk.read_file(path)
        copies = (
            each
            for file in self.files()
            if (manifest := read_label(file).manifest)
            for each in manifest.files
            if each.name == set_file(as_composed(path.stem))
        )
        return any(each.is_of(content) for each in copies)

    def rewrite(self, set_id: str, change: Change) -> tuple[str, ...]:
        """Let *change* have the facts of *set_id* in every one; return which changed.

        Rewrite the set's own file before.  What cannot be read may hold anything, and
        goes: a copy of the set, or a backup that does not open.
        """
        if not self._folder.is_dir():
            return ()
        with self._locked():
            for sealed in self._folder.glob(f"*{SEALED}"):
                self._say(f"{sealed} is encrypted, and was let be: remove it yourself.")
            return tuple(
                file.stem
                for file in self.files()
                if self._rewritten(file, set_id, change)
            )

    def _rewritten(self, file: Path, set_id: str, change: Change) -> bool:
        try:
            again = rewrite_backup(read_backup_file(file), file.stem, set_id, change)
        except (Damaged, Refused) as trouble:
            return self._is_removed(file, trouble)
        if again is None:
            return False
        put_backup(file, again.content)
        for line in again.notes:
            self._say(line)
        return True

    def _is_removed(self, file: Path, trouble: WorkshopError) -> bool:
        if label_of(file) is None:
            self._say(f"{trouble} It was let be; look at it yourself.")
            return False
        disk.remove_file(file)
        self._say(f"{trouble} It may have held anything, and was removed.")
        return True

    def _thin_out(self, reader: CopyReader) -> None:
        """Remove what newer ones stand for; what fails is done the next time."""
        try:
            for file in list_superseded(self.files(), self._now(), reader):
                disk.remove_file(file)
        except OSError as trouble:
            self._say(f"An older backup was left where it is: {trouble}")

    def may_make_at(self, folder: Path) -> Path:
        """Return the place that *folder* names, if a copy may be made there."""
        place = disk.place_of(folder)
        if not place.is_dir():
            raise Environment(f"There is no folder {place}: is the drive plugged in?")
        if place.resolve().is_relative_to(self._workspace.resolve()):
            raise Refused(
                f"{place} lies in the workspace itself: name a folder elsewhere.",
                Remedy.MAKE_BACKUP_HERE,
            )
        return place

    def newest_with(self, set_id: str) -> str:
        """Return the name of the newest backup that has *set_id*; empty if none has."""
        name = set_file(set_id)
        for file in reversed(self.files()):
            manifest = read_label(file).manifest
            if manifest and name in {each.name for each in manifest.files}:
                return file.stem
        return ""

    def _tell(self, copy: Gathered, why: str) -> None:
        self.lacking = (*map(set_file, copy.missing), *copy.unread)
        for name in self.lacking:
            self._say(f"{name} cannot be read, and is not in this backup.")
        for set_id in copy.missing:
            self._say(say_which_has(set_id, self.newest_with(set_id)))
        for name in copy.left_out:
            self._say(f"{name} is not in the backup: no other system takes its name.")
        for each in copy.sets:
            if why == CLOSE and each.facts is None:
                self._say(
                    f"{each.id} is damaged, and in the backup as it stands: have it "
                    "looked at before the set next meets."
                )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other windows from making or rewriting one; clear what a kill left."""
        if not self._workspace.is_dir():
            raise Environment(
                f"There is no workspace {self._workspace} yet, and nothing to back up."
            )
        with in_words(self._folder):
            disk.make_folder(self._folder)
        busy = "Another window is at work on the backups: try once more."
        lock = Lock(self._folder / ".lock")
        with lock.held(wait=PATIENCE, otherwise=busy), in_words(self._folder):
            for left in filter(disk.is_own_file, self._folder.glob(f"*{ENDING}.new")):
                left.unlink()
            yield
