"""What lies about of a set beside its file: pages, exports, drafts, torn ends, locks.

All of it can be made again, or is of no use, and so it can always go.  Whatever place
comes to hold people's words is to be known here: that is what an erasure reaches.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tmworkshop.adapters import disk, drafts
from tmworkshop.adapters.disk import in_words
from tmworkshop.adapters.report_folder import written_as
from tmworkshop.adapters.workspace import ENDING, slug
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.receipts import Leftovers

EXPORTS, REPORTS, PROGRAMME = "exports", "reports", "programme"
# what is cleared or rewritten, and what never holds anyone's words
LOOKED_AFTER = (EXPORTS, REPORTS, "backups", "drafts", "reserve")
LARGEST = 10_000_000  # bytes of a file that is looked into
ASIDE = (".torn", ".new")  # what a crash, or a program that would not let go, left
REGISTER = "purged.txt"


class FolderRest:
    """What lies about in one workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of_set(self, set_id: str, names: Iterable[str]) -> Leftovers:
        """Count what lies about of the set *set_id*, which was ever called *names*."""
        return Leftovers(
            pages=sum(map(_count, self._page_folders(names))),
            exports=_count(self._exports(set_id)),
            drafts=int(drafts.draft_file(self._folder, set_id).exists()),
        )

    def clear(self, set_id: str, names: Iterable[str]) -> Leftovers:
        """Remove all of that, and the torn end of the set's file; return what went."""
        every = tuple(names)
        gone = self.of_set(set_id, every)
        for folder in (*self._page_folders(every), self._exports(set_id)):
            _remove_folder(folder)
        draft = drafts.draft_file(self._folder, set_id)
        with in_words(draft):
            drafts.forget(self._folder, set_id)
        for ending in ASIDE:
            _remove(disk.beside(self._set_file(set_id), ending))
        return gone

    def own_files_with(self, is_named: Callable[[str], bool]) -> tuple[Path, ...]:
        """Return all other files, the facilitator's own, of which *is_named* is true.

        It is asked of their name and their text.  They are not ours to change.
        """
        return tuple(
            file
            for file in self._own_files()
            if is_named(file.stem) or is_named(_text(file))
        )

    def note(self, line: str) -> None:
        """Add *line* to the register of what was purged."""
        file = self._folder / REGISTER
        with in_words(file):
            disk.add_to(file, f"{line}\n".encode())

    def _own_files(self) -> Iterator[Path]:
        for place in sorted(self._folder.iterdir() if self._folder.is_dir() else ()):
            if place.name not in LOOKED_AFTER:
                yield from (each for each in _files(place) if not _is_set_file(each))

    def _page_folders(self, names: Iterable[str]) -> Iterator[Path]:
        """Yield where pages of a set lie, and of all sets together."""
        for name in dict.fromkeys((PROGRAMME, *map(written_as, names))):
            yield self._folder / REPORTS / name

    def _exports(self, set_id: str) -> Path:
        return self._folder / EXPORTS / set_id

    def _set_file(self, set_id: str) -> Path:
        return self._folder / "sets" / f"{set_id}{ENDING}"


def _is_set_file(file: Path) -> bool:
    return file.suffix == ENDING and file.stem == slug(file.stem)


def _files(place: Path) -> Iterator[Path]:
    """Yield *place* if it is a file, and every file in it if it is a folder."""
    if place.is_file():
        yield place
    for folder, _, names in os.walk(place):
        yield from (Path(folder) / name for name in sorted(names))


def _count(place: Path) -> int:
    return sum(1 for _ in _files(place))


def _text(file: Path) -> str:
    with in_words(file), file.open("rb") as opened:
        return opened.read(LARGEST).decode(errors="replace")


def _remove_folder(folder: Path) -> None:
    """Remove *folder* and all in it; a link in it goes, not what it leads to."""
    for place, folders, names in os.walk(folder, topdown=False):
        for name in names:
            _remove(Path(place) / name)
        for each in (Path(place) / name for name in folders):
            _remove(each) if each.is_symlink() else _remove_empty(each)
    _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    with in_words(folder):
        if folder.is_dir():
            folder.rmdir()


def _remove(file: Path) -> None:
    try:
        with in_words(file):
            disk.remove(file)
    except Environment as error:
        raise Environment(
            f"{file} cannot be removed: if it is open in another window, close it; "
            "then do this once more."
        ) from error
