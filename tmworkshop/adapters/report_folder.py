"""Where finished pages go: folders and files with names that any system takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tmworkshop.adapters.disk import in_words, make_folder, replace
from tmworkshop.adapters.workspace import slug


class ReportFolder:
    """A folder of pages, private to its owner."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: Sequence[str], ending: str, content: bytes) -> Path:
        """Write *content*, all or nothing; *name* is folders and a file, as spoken."""
        *folders, file = (slug(part) or "page" for part in name)
        home = self._folder.joinpath(*folders)
        page = home / f"{file}{ending}"
        with in_words(page):
            make_folder(home)
            replace(page, content)
        return page
