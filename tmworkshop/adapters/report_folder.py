"""Where finished pages go: folders and files with names that any system takes.

Pages may lie in other folders, too, from a time when they were written there.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import blake2s
from itertools import product
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    FORBIDDEN,
    in_words,
    make_folder,
    remove_file,
    replace_file,
)
from tmworkshop.adapters.drive.file_names import as_composed, plain_slug_of, slug_of
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.remedies import Remedy

LET_NOBODY_WRITE = {*FORBIDDEN, errno.EBUSY}
ENDINGS = (".html", ".pdf", ".txt", ".json")


class ReportFolder:
    """A folder of pages, private to its owner."""

    def __init__(
        self, folder: Path, *, is_ours: bool = True, others: Sequence[Path] = ()
    ) -> None:
        """Know *folder*; in one that is not ours, nothing is moved or removed.

        In *others* pages are found, and removed as they are written anew.
        """
        self._folder = folder
        self._is_ours = is_ours
        self._others = others

    def put(self, name: Sequence[str], ending: str, content: bytes) -> Path:
        """Write *content*, all or nothing; *name* is folders and a file, as spoken."""
        home, file = self._place(name)
        page = home / f"{file}{ending}"
        try:
            with in_words(page):
                self._take_over(name[0])
                make_folder(home)
                replace_file(page, content)
        except Environment as error:
            if getattr(error.__cause__, "errno", None) not in LET_NOBODY_WRITE:
                raise
            raise Environment(
                f"{page} cannot be written: if it is open in another window, close it; "
                "or have the pages written elsewhere.",
                Remedy.WRITE_PAGES_ELSEWHERE,
            ) from error
        self._clear_elsewhere(name, ending)
        return page

    def clear_former(self, name: Sequence[str], owner: str) -> None:
        """Remove pages of *owner* beside the page *name*, under names they had before.

        The name of such a page begins with the id of its owner.
        """
        for place in (self._folder, *self._others) if self._is_ours else ():
            self._clear_former_in(place, name, owner)

    def printed_on(self, name: Sequence[str]) -> date | None:
        """Return the day that the page *name* was last written; None if it is not."""
        written: list[float] = []
        for place in (self._folder, *self._others):
            for home, file in _ever_placed(place, name):
                with in_words(home):
                    written += (
                        page.stat().st_mtime
                        for page in home.glob("*.*")
                        if as_composed(page.stem) == file
                    )
        days = (datetime.fromtimestamp(at, UTC).astimezone().date() for at in written)
        return max(days, default=None)

    def _clear_elsewhere(self, name: Sequence[str], ending: str) -> None:
        """Remove the page *name* wherever it lies besides: it is an old one there."""
        for place in self._others:
            for home, file in _ever_placed(place, name):
                page = home / f"{file}{ending}"
                with in_words(page):
                    remove_file(page)

    def _clear_former_in(self, place: Path, name: Sequence[str], owner: str) -> None:
        *folders, file = map(written_as, name)
        home = place.joinpath(*folders)
        with in_words(home):
            every = tuple(home.iterdir()) if home.is_dir() else ()
        for page in every:
            stem, ending = as_composed(page.stem), page.suffix
            is_theirs = stem == owner or stem.startswith(f"{owner}-")
            if is_theirs and stem != file and ending in ENDINGS:
                with in_words(page):
                    remove_file(page)

    def _take_over(self, part: str) -> None:
        """Give a folder that bore a number, for want of Latin letters, its name."""
        former, place = self._folder / _numbered(part), self._folder / written_as(part)
        if self._is_ours and former.is_dir() and not place.exists():
            former.rename(place)

    def _place(self, name: Sequence[str]) -> tuple[Path, str]:
        *folders, file = map(written_as, name)
        return self._folder.joinpath(*folders), file


def written_as(part: str) -> str:
    """Return *part* as a name of a file; one in letters that have no slug gets its own.

    Without that, the pages of two sets could come to lie in one folder.
    """
    return slug_of(part) or _numbered(part)


def ever_written_as(part: str) -> tuple[str, ...]:
    """Return *part* as it is written now, and as it was while Latin letters were all.

    Pages of that time may still lie under such a name.
    """
    return written_as(part), plain_slug_of(part) or _numbered(part)


def _ever_placed(place: Path, name: Sequence[str]) -> set[tuple[Path, str]]:
    """Return each folder and file that the page *name* may ever have had in *place*."""
    every = product(*map(ever_written_as, name))
    return {(place.joinpath(*folders), file) for *folders, file in every}


def _numbered(part: str) -> str:
    return f"page-{blake2s(part.encode(), digest_size=4).hexdigest()}"
