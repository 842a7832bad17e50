"""The folder where a facilitator's sets live, one file a set, named by its id.

An id is a slug of the set's name, so no name can leave the folder.  A system may take
its letters apart when it writes the file's name: the id has them as one all the same.
A folder that is not made yet is an empty workspace; one that cannot be read is an
error, never empty.
platformdirs is imported only when nobody says where the workspace is, and what reads
facts when a set is opened: whoever waits for one is told so first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.adapters.drive.carried import find_kept
from tmworkshop.adapters.drive.disk import (
    in_words,
    is_own_file,
    make_folder,
    path_beside,
    place_of,
    remove_file,
)
from tmworkshop.adapters.drive.file_names import as_composed, is_slug, slug_of
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.store.reserve import Reserve
from tmworkshop.domain.errors import (
    Conflict,
    Environment,
    NotFound,
    Unclear,
    WasRemoved,
)
from tmworkshop.domain.names import suggest_names

if TYPE_CHECKING:
    from tmworkshop.adapters.store.counts import NotedCounts
    from tmworkshop.adapters.store.fact_file import FactFile
    from tmworkshop.adapters.store.journal import Before
    from tmworkshop.adapters.store.marks import Marks
    from tmworkshop.domain.facts import AnyFact

FOLDER, ENDING = "sets", ".jsonl"
COUNTS = "counts"  # where each set is noted in numbers
# what a crash, damage, or a program that would not let go, left
ASIDE = (".torn", ".damaged", ".new")
PATIENCE = 10.0  # seconds to wait for another window to finish with the sets
KEY = ".key"  # of which the set's ids in packs are made
# the endings of what lies beside it
COMPANIONS = (*ASIDE, KEY, ".lock", ".steer.lock")


class FolderWorkspace:
    """The sets in one folder."""

    def __init__(
        self,
        folder: Path,
        before_migration: Before | None = None,
        config: Callable[[], Path] | None = None,
    ) -> None:
        """Know *folder*; *before_migration* has each set's file of an older version.

        It is called before that file is written anew, and the file's lock is held.
        How far each set has come is noted in the folder that *config* finds.
        """
        self._folder = folder
        self._before_migration = before_migration
        self._config = config
        self._reserve = Reserve(folder / "reserve")

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    def sets(self) -> tuple[str, ...]:
        """Return the ids of the sets, in alphabetical order."""
        return tuple(sorted(self._files()))

    def strangers(self) -> tuple[str, ...]:
        """Return the names of what lies among the sets and is none of them.

        A synced folder puts a set's facts there as a conflicted copy; a rewrite that
        was refused leaves what it wrote.
        """
        names, ours = self._names(), set(self._files().values())
        ours |= {name + end for name in ours for end in COMPANIONS if end != ".new"}
        return tuple(sorted(n for n in names if n not in ours and not _is_dropped(n)))

    def path_of(self, set_id: str) -> Path:
        """Return where the file of *set_id* lies, or is to lie."""
        file = self._folder / set_file(set_id)
        if set_id.isascii() or file.exists():
            return file
        return file.with_name(self._files().get(set_id, file.name))

    def id_for(self, name: str) -> str:
        """Return the id of a set called *name*; a free number if it has no slug."""
        if own := slug_of(name):
            return own
        taken = self.sets()
        numbered = (f"set-{number}" for number in count(1))
        return next(each for each in numbered if each not in taken)

    def open_set(self, set_id: str) -> FactFile:
        """Return the set *set_id*; NotFound names the nearest one."""
        spelt = slug_of(set_id)
        # mostly it lies where it is looked for, and the others need no look
        is_there = bool(spelt) and self._is_set(f"{spelt}{ENDING}")
        if not is_there and spelt not in (known := self.sets()):
            if self._config and spelt and self._marks.is_buried(self.path_of(spelt)):
                raise WasRemoved(spelt)
            from tmworkshop.domain.remedies import Remedy

            raise NotFound(_no_set(set_id, known), Remedy.LIST_SETS)
        return self._opened(self.path_of(spelt))

    @contextmanager
    def deciding(self) -> Iterator[FolderWorkspace]:
        """Let no other window begin, rename or remove a set."""
        busy = f"Another window is changing what {self._folder} holds: try once more."
        self._make()
        lock = Lock(self._folder / FOLDER / ".lock")
        with lock.held(wait=PATIENCE, otherwise=busy):
            yield self

    def found_set(self, set_id: str, facts: Iterable[AnyFact] = ()) -> FactFile:
        """Return a new set of *facts*, begun all at once; Conflict if the id is taken.

        After a kill there is all of it or nothing.
        """
        if not is_slug(set_id):
            raise Unclear(
                f"{set_id!r} cannot be the id of a set: "
                "an id is of small letters, digits and hyphens."
            )
        if set_id in self.sets():
            raise Conflict(f"There is a set called {set_id!r} already.")
        self._make()
        founded = self._opened(self.path_of(set_id))
        founded.found(facts)
        return founded

    def remove_set(self, set_id: str) -> None:
        """Remove the file of the set *set_id*, and what we put beside it.

        Its locks may be held, which Windows lets nobody remove: they are swept up.
        """
        file = self.path_of(set_id)
        with in_words(file):
            remove_file(file)
            if self._config:
                self._marks.bury(file)
            self.counts.drop(set_id)
            for ending in (*ASIDE, KEY):
                remove_file(path_beside(file, ending))

    def sweep(self) -> None:
        """Remove what a removal, or a kill in it, left of a set that is gone."""
        folder = self._folder / FOLDER
        with self.deciding(), in_words(folder):
            known = self.sets()
            for file in sorted(filter(is_own_file, folder.glob(f"*{ENDING}.*"))):
                set_id, _, ending = file.name.partition(ENDING)
                if ending in COMPANIONS and as_composed(set_id) not in known:
                    remove_file(file)

    @cached_property
    def counts(self) -> NotedCounts:
        """What is noted of the sets in numbers."""
        from tmworkshop.adapters.store.counts import NotedCounts  # home alone has them

        return NotedCounts(self._folder / COUNTS, self.path_of, self._mark_of)

    def spend_room(self, write: Callable[[], object]) -> None:
        """Do *write*, for which the room that is held goes if there is no other."""
        self._reserve.spend_on(write)

    def hold_room(self) -> None:
        """Hold room on the disk for the day it is full, if there is plenty now."""
        self._reserve.make()

    def _make(self) -> None:
        folder = self._folder / FOLDER
        with in_words(folder):
            make_folder(folder)

    def _names(self) -> list[str]:
        folder = self._folder / FOLDER
        try:
            with in_words(folder):
                return [file.name for file in folder.iterdir()]
        except Environment as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return []
            raise

    def _files(self) -> dict[str, str]:
        """Return the name of each set's file, by the set's id.

        Of two names that differ in how their letters are put together, one is a set's.
        """
        names = sorted(filter(self._is_set, self._names()), key=_is_composed)
        return {as_composed(name).removesuffix(ENDING): name for name in names}

    def _is_set(self, name: str) -> bool:
        """Say whether *name* is that of a set's file, and a file bears it."""
        named = f"{FOLDER}/{name}"
        if not is_set_file(as_composed(named)):
            return False
        with in_words(self._folder / named):
            return is_own_file(self._folder / named)

    @cached_property
    def _marks(self) -> Marks:
        from tmworkshop.adapters.store.marks import Marks  # whoever reads needs none

        assert self._config  # noqa: S101 (nobody asks without)
        return Marks(self._config)

    def _mark_of(self, file: Path) -> bytes:
        return self._marks.read_bytes(file) if self._config else b"-"

    def _opened(self, file: Path) -> FactFile:
        from tmworkshop.adapters.store.fact_file import FactFile

        find_marks = (lambda: self._marks) if self._config else None
        return FactFile(file, self._reserve, self._before_migration, find_marks)


def set_file(set_id: str) -> str:
    """Return the name of the file of *set_id* in a workspace, and in a backup."""
    return f"{FOLDER}/{set_id}{ENDING}"


def is_set_file(name: str) -> bool:
    """Say whether *name*, in a workspace, is that of a set's file."""
    folder, _, file = name.partition("/")
    is_one = folder == FOLDER and file.endswith(ENDING)
    return is_one and is_slug(file.removesuffix(ENDING))


def key_file(set_id: str) -> str:
    """Return the name of the key of *set_id* in a workspace, and in a backup."""
    return f"{set_file(set_id)}{KEY}"


def is_key_file(name: str) -> bool:
    """Say whether *name*, in a workspace, is that of a set's key."""
    return name.endswith(KEY) and is_set_file(name.removesuffix(KEY))


def workspace_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the folder that *option* names, or *environ*, or the platform's own.

    Where the program is carried about, that may be one beside it. A folder that was
    named may still be missing, but not the one it lies in: that would be a drive not
    plugged in, or a slip of the finger.
    """
    if named := option or environ.get("TMWORKSHOP_WORKSPACE"):
        return _named_folder(place_of(named))
    if kept := find_kept():
        return kept / "workspace"
    return platform_folder()


def platform_folder() -> Path:
    """Return the folder that the platform has for the data of a program."""
    from platformdirs import user_data_path

    return user_data_path("tmworkshop", appauthor=False)


def _named_folder(folder: Path) -> Path:
    with in_words(folder):
        if folder.exists() and not folder.is_dir():
            raise Environment(f"{folder} is a file; a workspace is a folder.")
        if not folder.parent.is_dir():
            raise Environment(
                f"There is no folder {folder.parent} for the workspace to lie in: "
                "is a drive not plugged in, or a letter wrong?"
            )
    return folder


def _no_set(wanted: str, known: tuple[str, ...]) -> str:
    if not known:
        return f"No set is called {wanted!r}: there is no set yet."
    if hint := suggest_names(wanted, known):
        return f"No set is called {wanted!r}.{hint}"
    return f"No set is called {wanted!r}: there are {', '.join(known)}."


def _is_composed(name: str) -> bool:
    return name == as_composed(name)


def _is_dropped(name: str) -> bool:
    """Say whether *name* is what systems leave in any folder."""
    # iCloud hides what it has taken off this computer, a set's facts as well
    is_hidden = name.startswith(".") and not name.endswith(".icloud")
    return is_hidden or name.lower() in {"thumbs.db", "desktop.ini", "icon\r"}
