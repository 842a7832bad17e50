"""What lies about of a set beside its file: pages, exports, drafts, torn ends, locks.

All of it can be made again, or is of no use, and so it can always go.  Whatever place
comes to hold people's words is to be known here: that is what an erasure reaches.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import chain, product
from pathlib import Path
from zipfile import ZipFile

from tmworkshop.adapters.backups.backup_files import FOLDER as BACKUPS
from tmworkshop.adapters.backups.copy_notes import NAME as NOTED
from tmworkshop.adapters.backups.manifest import NAME as MANIFEST
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.disk import in_words
from tmworkshop.adapters.drive.file_names import as_composed
from tmworkshop.adapters.front_ends.draft_places import drafts_of
from tmworkshop.adapters.page_places import NOTED as NOTED_PLACES
from tmworkshop.adapters.page_places import PagePlaces, find_page_places
from tmworkshop.adapters.report_folder import ever_written_as
from tmworkshop.adapters.store.workspace import (
    ASIDE,
    COUNTS,
    FolderWorkspace,
    is_set_file,
)
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.pages.receipts import Leftovers

EXPORTS, PROGRAMME = "exports", "programme"
NO_WORDS = ("drafts", "duties", "reserve", COUNTS)  # none that stay
PACKED = (".pdf", ".zip", ".age")  # letters are not found in it; its name may tell
LARGEST = 10_000_000  # bytes of a file that is looked into
REGISTER = "purged.txt"
MARKUP = re.compile(r"<style\b.*?</style>|<[^>]*>", re.DOTALL)  # some are called Li


class FolderRest:
    """What lies about in one workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def unreached(self) -> tuple[Path, ...]:
        """Folders that pages may lie in, and that cannot be reached just now."""
        return self._places.unreached

    def of_set(self, set_id: str, names: Iterable[str]) -> Leftovers:
        """Count what lies about of the set *set_id*, which was ever called *names*."""
        every = tuple(names)
        for folder in self._folders(set_id, every):
            _ensure_no_link(folder)
        return Leftovers(
            pages=sum(map(_count, self._page_folders(every))),
            exports=sum(map(_count, self._exports(set_id))),
            drafts=sum(map(_count, drafts_of(self._folder, set_id))),
        )

    def clear(self, set_id: str, names: Iterable[str]) -> Leftovers:
        """Remove all of that, and the torn end of the set's file; return what went."""
        every = tuple(names)
        cleared = self.of_set(set_id, every)
        for folder in self._folders(set_id, every):
            _remove_folder(folder)
        for draft in drafts_of(self._folder, set_id):
            _remove(draft)
            _remove(disk.path_beside(draft, ".lock"))
        workspace = FolderWorkspace(self._folder)
        with in_words(self._folder / COUNTS):
            workspace.counts.drop(set_id)
        file = workspace.path_of(set_id)
        for ending in ASIDE:
            _remove(disk.path_beside(file, ending))
        return cleared

    def clear_pages(
        self, set_id: str, names: Iterable[str], is_old: Callable[[str], bool]
    ) -> Leftovers:
        """Remove the pages and exports of a set where *is_old* is true of their text.

        What bears the same name but for its ending goes with them, as one page.
        """
        folders = tuple(self._folders_of_pages(names))
        return Leftovers(
            pages=sum(_clear_old(folder, is_old) for folder in folders),
            exports=sum(_clear_old(each, is_old) for each in self._exports(set_id)),
        )

    def clear_folders(
        self, names: Iterable[str], others: Iterable[str] = ()
    ) -> Leftovers:
        """Remove all pages of a set that was called *names*, but not of *others*."""
        kept = {*self._folders_of_pages(others)}
        folders = [f for f in self._folders_of_pages(names) if f not in kept]
        cleared = Leftovers(pages=sum(len(_pages_in(folder)) for folder in folders))
        for folder in folders:
            _ensure_no_link(folder)
            _remove_folder(folder)
        with in_words(self._folder / COUNTS):
            FolderWorkspace(self._folder).counts.keep_only(())  # they bear names, too
        return cleared

    def own_files_with(
        self, is_named: Callable[[str], bool], set_id: str, names: Iterable[str]
    ) -> tuple[Path, ...]:
        """Return all files beside what is cleared of *set_id* where *is_named* is true.

        It is asked of their name and their text, and of what is packed in an archive.
        They are not ours to change.
        """
        cleared = tuple(self._folders(set_id, names))
        named = (
            each
            for top, file in self._others(cleared)
            for each, text in self._texts(file)
            if is_named(each.relative_to(top).as_posix()) or is_named(text)
        )
        return tuple(sorted(dict.fromkeys(named)))

    def note(self, line: str) -> None:
        """Add *line* to the register of what was purged."""
        file = self._folder / REGISTER
        with in_words(file):
            disk.add_to(file, f"{line}\n".encode())

    def last_note(self) -> str:
        """Return the last line of that register; nothing without one."""
        file = self._folder / REGISTER
        with in_words(file):
            text = file.read_text("utf-8", "replace") if file.exists() else ""
        return "".join(text.splitlines()[-1:])

    @property
    def _places(self) -> PagePlaces:
        return find_page_places(self._folder)

    def _others(self, cleared: Collection[Path]) -> Iterator[tuple[Path, Path]]:
        """Yield every file but what is *cleared*, rewritten, or nobody's words.

        Before each stands the folder that it was found in.
        """
        _, *others = self._places.reached
        for top in (self._folder, *others):
            for file in _files(top):
                is_cleared = any(file.is_relative_to(each) for each in cleared)
                is_ours = top == self._folder and _is_ours(file.relative_to(top))
                if not (is_cleared or is_ours) and file.is_file():
                    yield top, file

    def _texts(self, file: Path) -> Iterator[tuple[Path, str]]:
        """Yield *file* with its text, and whatever is packed in it with its own."""
        yield file, "" if file.suffix in PACKED else _text(file)
        is_backup = file.parent == self._folder / BACKUPS
        for name, text in _packed(file):
            is_rewritten = name == MANIFEST or is_set_file(name)
            if not (is_backup and is_rewritten):
                yield file / name, text

    def _page_folders(self, names: Iterable[str]) -> Iterator[Path]:
        """Yield where pages of a set lie, and of all sets together."""
        yield from (place / PROGRAMME for place in self._places.reached)
        yield from self._folders_of_pages(names)

    def _folders_of_pages(self, names: Iterable[str]) -> Iterator[Path]:
        ever = dict.fromkeys(chain.from_iterable(map(ever_written_as, names)))
        for place, name in product(self._places.reached, ever):
            yield from _spellings(place / name)

    def _folders(self, set_id: str, names: Iterable[str]) -> Iterator[Path]:
        yield from self._page_folders(names)
        yield from self._exports(set_id)

    def _exports(self, set_id: str) -> Iterator[Path]:
        return _spellings(self._folder / EXPORTS / set_id)


def _is_ours(name: Path) -> bool:
    """Say whether the file *name* of a workspace is rewritten, or nobody's words."""
    is_set = is_set_file(as_composed(name.as_posix()))
    is_note = name.name in (NOTED, NOTED_PLACES)
    return is_set or is_note or name.parts[0] in NO_WORDS or name.suffix == ".lock"


def _spellings(place: Path) -> Iterator[Path]:
    """Yield *place*, and any other that bears its name with the letters taken apart."""
    yield place
    if not place.name.isascii() and place.parent.is_dir():
        for each in place.parent.iterdir():
            is_same = place.exists() and place.samefile(each)
            if as_composed(each.name) == place.name and not is_same:
                yield each


def _files(place: Path) -> Iterator[Path]:
    """Yield *place* if it is a file, and every file in it if it is a folder."""
    if place.is_file():
        yield place
    for folder, _, names in os.walk(place):
        yield from (Path(folder) / name for name in sorted(names))


def _pages_in(folder: Path) -> dict[Path, list[Path]]:
    """Return the files of each page in *folder*, by its name without an ending."""
    pages: dict[Path, list[Path]] = {}
    for file in _files(folder):
        pages.setdefault(file.with_suffix(""), []).append(file)
    return pages


def _clear_old(folder: Path, is_old: Callable[[str], bool]) -> int:
    """Remove the pages in *folder* where *is_old* is true; return how many."""
    _ensure_no_link(folder)
    old = [
        files
        for page, files in _pages_in(folder).items()
        if is_old(page.name) or any(is_old(_said_in(file)) for file in files)
    ]
    for file in chain.from_iterable(old):
        _remove(file)
    return len(old)


def _said_in(file: Path) -> str:
    """Return the text of a page as it is read, its letters not written otherwise."""
    text = "" if file.suffix in PACKED else _text(file)
    if file.suffix == ".json":
        with suppress(ValueError, RecursionError):
            return json.dumps(json.loads(text), ensure_ascii=False)
    return unescape(MARKUP.sub(" ", text) if file.suffix == ".html" else text)


def _count(place: Path) -> int:
    return sum(1 for _ in _files(place))


def _text(file: Path) -> str:
    if not file.is_file():
        return ""  # a pipe, or a device, that nobody could read to its end
    with in_words(file), file.open("rb") as opened:
        return opened.read(LARGEST).decode(errors="replace")


def _packed(file: Path) -> Iterator[tuple[str, str]]:
    """Yield what is packed in *file*, if it is a zip, or an office's document."""
    with suppress(Exception), ZipFile(file) as zipped:  # zipfile raises a dozen kinds
        for name in zipped.namelist():
            with zipped.open(name) as opened:
                yield name, opened.read(LARGEST).decode(errors="replace")


def _ensure_no_link(folder: Path) -> None:
    """Raise Environment if *folder* leads elsewhere: not all of that may be ours."""
    if folder.is_symlink():
        raise Environment(
            f"{folder} is a link, and what it leads to may not be ours to remove: "
            "look there yourself, then take the link away and do this once more."
        )


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
            disk.remove_file(file)
    except Environment as error:
        raise Environment(
            f"{file} cannot be removed: if it is open in another window, close it; "
            "then do this once more."
        ) from error
