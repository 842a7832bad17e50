"""Where finished pages go: folders and files with names that any system takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import blake2s
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    FORBIDDEN,
    in_words,
    make_folder,
    replace_file,
)
from tmworkshop.adapters.drive.file_names import as_composed, plain_slug_of, slug_of
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.remedies import Remedy


class ReportFolder:
    """A folder of pages, private to its owner."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: Sequence[str], ending: str, content: bytes) -> Path:
        """Write *content*, all or nothing; *name* is folders and a file, as spoken."""
        home, file = self._place(name)
        page = home / f"{file}{ending}"
        try:
            with in_words(page):
                make_folder(home)
                replace_file(page, content)
        except Environment as error:
            if getattr(error.__cause__, "errno", None) not in FORBIDDEN:
                raise
            raise Environment(
                f"{page} cannot be written: if it is open in another window, close it; "
                "or have the pages written elsewhere.",
                Remedy.WRITE_PAGES_ELSEWHERE,
            ) from error
        return page

    def printed_on(self, name: Sequence[str]) -> date | None:
        """Return the day that the page *name* was last written; None if it is not."""
        home, file = self._place(name)
        with in_words(home):
            written = [
                page.stat().st_mtime
                for page in home.glob("*.*")
                if as_composed(page.name).partition(".")[0] == file
            ]
        days = (datetime.fromtimestamp(at, UTC).astimezone().date() for at in written)
        return max(days, default=None)

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


def _numbered(part: str) -> str:
    return f"page-{blake2s(part.encode(), digest_size=4).hexdigest()}"
