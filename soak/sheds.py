"""A workspace whose facts lie about in several copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from soak.each_call import environ_of
from soak.holdings import contents_of
from tests.records import MARCH, Story
from tmworkshop.adapters.backups.backup_files import CLOSE
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.store.format import salvage_lines
from tmworkshop.adapters.store.workspace import FolderWorkspace, set_file
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.facts import Kind, Said

BECK, GILL = "beck", "gill"  # the set that comes to harm, and one that does not
BEGUN = datetime(2026, 3, 1, 10, tzinfo=UTC)
Ids = frozenset[str]


class Shed:
    """A workspace of two sets, to which words are added, and which is backed up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "workspace"
        self.file = self.folder / set_file(BECK)
        self._now = BEGUN
        self._numbers = count(1)
        self._backups = FolderBackups(
            self.folder, lambda: self._now, SlipRules(), lambda _: None
        )
        for set_id in (BECK, GILL):
            story = Story.of_three()
            story.meet(MARCH)
            story.part().keep_in(self.folder, set_id)

    def say(self, set_id: str = BECK) -> str:
        """Keep some words in a set, and return the id of that fact."""
        number = next(self._numbers)
        words, at = f"Words {number}", self._now
        said = Said(id=f"7{number:04}", kind=Kind.NOTE, words=words, at=at)
        place = Path(environ_of(self.folder)["TMWORKSHOP_CONFIG"])
        workspace = FolderWorkspace(self.folder, config=lambda: place)
        workspace.open_set(set_id).keep([said])
        return said.id

    def close(self) -> None:
        """Make the backup that a close makes, a day later."""
        self._now += timedelta(days=1)
        self._backups.make(CLOSE)

    def is_backed_up(self, set_id: str) -> bool:
        """Say whether the newest backup has all that is in the file of a set."""
        newest = max(self.folder.glob("backups/*.zip"))
        content = contents_of(newest).get(set_file(set_id), b"")
        return ids_in(content) >= ids_in((self.folder / set_file(set_id)).read_bytes())

    def read(self) -> Ids:
        """Return the ids in the file of the set; none if it cannot be read."""
        return ids_in(self.file.read_bytes())

    def read_everywhere(self) -> Ids:
        """Return the ids in the files of both sets, and in every backup of them."""
        names = [set_file(each) for each in (BECK, GILL)]
        files = [content_of(self.folder / name) for name in names]
        zips = [*map(contents_of, self.folder.glob("backups/*.zip"))]
        zipped = [each[name] for each in zips for name in names if name in each]
        return frozenset[str]().union(*map(ids_in, (*files, *zipped)))


def ids_in(content: bytes) -> Ids:
    """Return the ids of the facts that can be read in a set's file."""
    read = salvage_lines(content)
    return frozenset(fact.id for fact in read.facts) if read else frozenset()


def content_of(file: Path) -> bytes:
    """Return what *file* holds; nothing if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
