"""Home says the same of what it has noted as of what it reads."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest
from click.testing import CliRunner

from tests.fakes import Stamps
from tests.invented import invented
from tmworkshop.adapters.store import counts
from tmworkshop.adapters.store.workspace import COUNTS, FolderWorkspace, set_file
from tmworkshop.cli import main
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import Founded, Joined, Kind, Moved, Opened, Said, What

NOW = "2026-06-01T10:00:00+00:00"
STEPS = 12


class Life:
    """A workspace to which things happen, by lot."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing here is a secret)
        self.folder = folder / "workspace"
        self.config = folder / "config"
        self.stamp = Stamps()
        self.ids = [*invented(seed).stories]
        for set_id, story in invented(seed).stories.items():
            story.keep_in(self.folder, set_id)
        self.versions = {each: [self.path(each).read_bytes()] for each in self.ids}

    def path(self, set_id: str) -> Path:
        return self.folder / set_file(set_id)

    def home(self) -> str:
        environ = {
            "TMWORKSHOP_NOW": NOW,
            "TMWORKSHOP_WORKSPACE": str(self.folder),
            "TMWORKSHOP_CONFIG": str(self.config),
        }
        result = CliRunner(env=environ).invoke(main, [], prog_name="tmworkshop")
        assert result.exit_code == 0, result.output
        return result.output

    def happen(self) -> None:
        set_id = self.random.choice(self.ids)
        act = self.random.choice(
            (*(self.keep,) * 3, self.speak, self.spoil, self.cut, self.go_back, self.go)
        )
        with suppress(WorkshopError, FileNotFoundError):
            self.versions[set_id].append(self.path(set_id).read_bytes())
            act(set_id)

    def keep(self, set_id: str) -> None:
        number = self.random.randint(1, 99)
        fact = self.random.choice(
            (
                Founded(name=f"Called {number:02}"),
                Joined(member=f"m{number}", name=f"Person {number}"),
            )
        )
        self.file(set_id).keep(self.stamp([fact]))

    def speak(self, set_id: str) -> None:
        """Let a session go on in another window while home is looked at."""
        file = self.file(set_id)
        opened = [f for f in file.facts() if isinstance(f, Opened)][-1]
        with file.steering():
            file.keep(self.stamp([Moved(session=opened.id, what=What.REOPEN)]))
            self.ensure_the_same()
            said = Said(
                kind=Kind.ACTION, session=opened.id, words="one more", speaker="m1"
            )
            file.keep(self.stamp([said]))

    def spoil(self, set_id: str) -> None:
        content = bytearray(self.path(set_id).read_bytes())
        content[self.random.randrange(len(content))] ^= 1
        self.put(set_id, content)

    def cut(self, set_id: str) -> None:
        content = self.path(set_id).read_bytes()
        self.put(set_id, content[: self.random.randrange(len(content))])

    def go_back(self, set_id: str) -> None:
        self.put(set_id, self.random.choice(self.versions[set_id]))

    def go(self, set_id: str) -> None:
        if self.random.random() < 0.5:
            self.path(set_id).unlink()
        else:
            self.path(set_id).replace(self.path(f"{set_id}-moved"))

    def file(self, set_id: str):
        return FolderWorkspace(self.folder, config=lambda: self.config).open_set(set_id)

    def put(self, set_id: str, content: bytes) -> None:
        """Put *content* there as a synced folder may, in the time of what it was."""
        status = self.path(set_id).stat()
        self.path(set_id).write_bytes(content)
        os.utime(self.path(set_id), ns=(status.st_atime_ns, status.st_mtime_ns))

    def ensure_the_same(self) -> None:
        noted, again = self.home(), self.home()
        rmtree(self.folder / COUNTS, ignore_errors=True)
        assert noted == again == self.home()


@pytest.mark.parametrize("settled", [0.02, 60], ids=["settled", "of just now"])
@pytest.mark.parametrize("seed", range(6))
def test_home_says_the_same_with_what_is_noted_and_without(
    tmp_path, monkeypatch, seed, settled
):
    monkeypatch.setattr(counts, "SETTLED", settled)
    life = Life(tmp_path, seed)
    for _ in range(STEPS):
        time.sleep(0.03)  # more than settles a file, or as good as nothing
        life.home()
        life.happen()
        life.ensure_the_same()
