"""Carried about in a folder, tmworkshop asks once whose laptop it is on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminals import PtyProcess
from tmworkshop.adapters.drive.carried import KEPT, MARKER

PACKAGE = Path(__file__).parents[2] / "tmworkshop"
HERE = (sys.executable, "-P")  # not the checkout that this is run from
ASKED = "Is this laptop yours"
ANOTHER_DRIVE = "/proc"  # nothing can be made on it, either


class Stick:
    """A folder that the program is carried about in, and a laptop's own."""

    def __init__(self, folder: Path, laptop: str) -> None:
        self.folder = folder
        self.laptop = Path(laptop) / "tmworkshop"
        (folder / "app" / "site").mkdir(parents=True)
        (folder / "app" / MARKER).touch()
        (folder / "app" / "site" / "tmworkshop").symlink_to(PACKAGE)

    @property
    def kept(self) -> Path:
        return self.folder / KEPT

    @property
    def environ(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder.parent / "home"),
            "XDG_DATA_HOME": str(self.laptop.parent),
            "PYTHONPATH": str(self.folder / "app" / "site"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }

    def move(self, to: Path) -> None:
        shutil.move(self.folder, to)
        self.folder = to

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run tmworkshop where nobody can be asked."""
        return subprocess.run(
            (*HERE, "-m", "tmworkshop", *words),
            cwd=self.folder.parent,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def answer(self, *keys: str, to: tuple[str, ...] = (), code: int = 0) -> str:
        """Run tmworkshop in a terminal, give *keys* to it; return what it said."""
        command = (*HERE, "-m", "tmworkshop", *to)
        with PtyProcess(*command, env=self.environ) as process:
            for each in keys:
                process.until_last(f"{ASKED}? y or n:")
                process.type(f"{each}\r")
                process.until_so(lambda: not process.shown.endswith("n:"))
            assert process.ended() == code, process.shown
            return " ".join(process.raw.decode().split())


@pytest.fixture
def lent(tmp_path):
    """Give a stick in a laptop whose own files lie on another drive."""
    return Stick(tmp_path / "Gŵyl y De (1)" / "tmworkshop", ANOTHER_DRIVE)


@pytest.fixture
def own(tmp_path):
    """Give such a folder on the laptop itself."""
    return Stick(tmp_path / "unpacked", str(tmp_path / "data"))


def test_on_a_lent_laptop_all_stays_beside_the_program_and_is_asked_once(lent):
    told = lent.answer("n")
    assert "nothing of them is left on the laptop" in told
    assert f"All is kept in {lent.kept}" in told
    assert "have it encrypted" in told
    assert ASKED not in lent.answer()
    lent.run("set", "add", "Ysgol Ŵyl")
    assert (lent.kept / "workspace" / "sets").is_dir()
    assert {each.name for each in lent.kept.iterdir()} <= {"workspace", "config"}
    assert not (lent.folder.parent / "home").exists()


def test_it_is_found_wherever_the_folder_is_carried(lent, tmp_path):
    lent.answer("n")
    lent.run("set", "add", "Ysgol Ŵyl")
    lent.move(tmp_path / "F")
    assert "Ysgol Ŵyl" in lent.run("set", "list").stdout


def test_keys_and_marks_stay_with_it(lent):
    lent.answer("n")
    answer = lent.run("backup", "key", "--no-passphrase")
    assert answer.returncode == 0, answer.stderr
    assert any((lent.kept / "config").iterdir())
    assert not (lent.folder.parent / "home").exists()


def test_on_ones_own_laptop_it_lies_where_it_lies_without_a_stick(own):
    told = own.answer("y")
    assert f"All is kept on this laptop, in {own.laptop}" in told
    own.run("set", "add", "Ysgol Ŵyl")
    assert (own.laptop / "sets").is_dir()
    assert not own.kept.exists()
    assert ASKED not in own.answer()


def test_where_the_laptop_has_a_workspace_nothing_is_asked_and_it_is_named(own):
    own.laptop.mkdir(parents=True)
    shown = own.answer()
    assert ASKED not in shown
    assert "kept on this laptop. If that is somebody else's" in shown


def test_a_folder_made_by_hand_is_an_answer_too(own):
    own.laptop.mkdir(parents=True)
    own.kept.mkdir()
    own.run("set", "add", "Ysgol Ŵyl")
    assert (own.kept / "workspace" / "sets").is_dir()
    assert not any(own.laptop.iterdir())


@pytest.mark.parametrize("words", [(), ("set", "list"), ("doctor",), ("init",)])
def test_where_nobody_can_be_asked_nothing_is_done_and_nothing_kept(lent, words):
    answer = lent.run(*words)
    assert answer.returncode == 2
    assert "Nobody can be asked whether this laptop is yours" in answer.stderr
    assert "--workspace DIR" in answer.stderr
    assert answer.stdout == ""
    assert not lent.kept.exists()


def test_whoever_names_a_folder_is_not_asked(lent, tmp_path):
    lent.laptop = tmp_path / "data"
    named = ("--workspace", str(tmp_path / "here"))
    assert lent.run(*named, "set", "add", "Ysgol Ŵyl").returncode == 0
    assert (tmp_path / "here" / "sets").is_dir()
    assert not lent.kept.exists()


def test_help_and_the_demo_need_no_answer(lent, tmp_path):
    assert lent.run("--help").returncode == 0
    lent.laptop = tmp_path / "data"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "of").touch()
    told = lent.run("demo", str(tmp_path / "full")).stderr
    assert "laptop is yours" not in told
    assert "full" in told


def test_what_is_neither_yes_nor_no_is_asked_again_and_enter_is_neither(lent):
    with PtyProcess(*HERE, "-m", "tmworkshop", env=lent.environ) as process:
        process.until_last("y or n:")
        process.type("\r")
        process.type("maybe\r")
        process.until("Please answer with y or n.")
        process.until_last("y or n:")
        assert not lent.kept.exists()
        process.type("No\r")
        assert process.ended() == 0
    assert lent.kept.is_dir()


def test_plain_mode_asks_the_same(lent):
    assert "lent, or shared" in lent.answer("n", to=("--plain", "set", "list"))
    assert lent.kept.is_dir()


def test_whoever_stops_instead_has_said_nothing(lent):
    with PtyProcess(*HERE, "-m", "tmworkshop", env=lent.environ) as process:
        process.until_last("y or n:")
        process.type("\x03")
        assert process.ended() == 130
    assert not lent.kept.exists()


def test_a_folder_on_a_lent_laptop_itself_keeps_nothing(own):
    told = own.answer("n", code=3)
    assert "Move that folder to a stick" in told
    assert not own.kept.exists()
    assert not own.laptop.exists()


def test_what_cannot_be_written_to_is_told(lent):
    lent.laptop = Path("/proc/1/tmworkshop")
    told = lent.answer("y", code=3)
    assert "/proc/1/tmworkshop" in told


def test_a_workspace_of_the_laptop_is_named_beside_the_one_that_is_read(own):
    (own.folder / KEPT / "workspace").mkdir(parents=True)
    own.laptop.mkdir(parents=True)
    told = " ".join(own.run().stderr.split())
    assert f'tmworkshop --workspace "{own.laptop}"' in told
    (own.folder / KEPT / "workspace").rmdir()
    (own.folder / KEPT).rmdir()
    assert "--workspace" not in own.run().stderr


def test_a_stick_that_others_can_read_is_to_be_encrypted(lent, monkeypatch, capsys):
    from tmworkshop.adapters.drive import carried
    from tmworkshop.cli.options import Options
    from tmworkshop.cli.workspace import say_where_it_lies

    (lent.kept / "workspace").mkdir(parents=True)
    monkeypatch.setattr(carried, "PROGRAM", lent.folder / "app" / "site" / "tmworkshop")
    path = "tmworkshop.adapters.drive.open_places.keeps_permissions"
    monkeypatch.setattr(path, lambda _: False)
    say_where_it_lies(Options(None, {}, plain=True, no_input=True))
    told = " ".join(capsys.readouterr().err.split())
    assert "Have the stick encrypted" in told
    assert "folder of this computer" not in told
