"""A page or a folder shown by the system: told a path, not waited for, not heard."""

import os
import stat
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tmworkshop.adapters.drive import viewer
from tmworkshop.adapters.drive.viewer import show_place

linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux shows files")


@pytest.fixture
def system(tmp_path):
    """A system with a screen and a program that shows files: here, one that notes."""
    return System(tmp_path)


class System:
    def __init__(self, home):
        self.home = home
        self.programs = home / "bin"
        self.programs.mkdir()
        self.noted = home / "noted"
        self.environ = {"PATH": str(self.programs), "DISPLAY": ":7"}

    def has(self, script="", name="xdg-open"):
        program = self.programs / name
        program.write_text(
            f'#!/bin/sh\nprintf "%s|" "$#" "$@" > "{self.noted}.new"\n'
            f'/bin/mv "{self.noted}.new" "{self.noted}"\n{script}\n'
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def told(self):
        return self.noted.read_text().split("|")[:-1]


@linux
@pytest.mark.parametrize(
    "name",
    ["a.html", "-rf.pdf", "Llŷn & $(echo x) `x`; 'q' \"r\".txt", "%2e#?.html", "李雷"],
)
def test_it_is_told_the_whole_path_and_no_more(system, name, monkeypatch):
    system.has()
    monkeypatch.chdir(system.home)
    assert show_place(Path(name), system.environ)
    assert system.told() == ["1", str(system.home / name)]


@linux
def test_without_a_screen_nothing_is_begun(system):
    system.has()
    del system.environ["DISPLAY"]
    assert not show_place(system.home, system.environ)
    assert not system.noted.exists()
    assert show_place(system.home, {**system.environ, "WAYLAND_DISPLAY": "wayland-0"})


@linux
@pytest.mark.parametrize("script", ["exit 3", "exit 4"])
def test_a_program_that_knows_none_for_it_is_believed(system, script):
    system.has(script)
    assert not show_place(system.home, system.environ)


@linux
def test_where_there_is_no_such_program_it_is_said(system):
    assert not show_place(system.home, system.environ)
    system.has()
    (system.programs / "xdg-open").write_text("#!/nowhere/at/all\n")
    assert not show_place(system.home, system.environ)


@linux
def test_one_that_stays_is_not_waited_for_and_lives_on(system, monkeypatch):
    monkeypatch.setattr(viewer, "AT_ONCE", 0.2)
    system.has(f'echo "$$" > "{system.home}/pid"; exec /bin/sleep 30')
    began = time.monotonic()
    assert show_place(system.home, system.environ)
    assert time.monotonic() - began < 10
    number = int((system.home / "pid").read_text())
    assert os.getsid(number) == number  # a Ctrl-C in this window is not its own
    os.kill(number, 9)
    os.waitpid(number, 0)


@linux
def test_nothing_that_it_says_is_heard(system, capfd):
    system.has("echo noise; echo noise >&2; read line; exit 0")
    assert show_place(system.home, system.environ)
    assert capfd.readouterr() == ("", "")


def test_on_a_mac_it_is_open_and_on_windows_what_explorer_does(monkeypatch, tmp_path):
    begun = []
    monkeypatch.setattr(
        viewer, "_has_begun", lambda *given: begun.append(given) or True
    )
    monkeypatch.setattr(viewer, "sys", SimpleNamespace(platform="darwin"))
    assert show_place(tmp_path, {})
    assert begun == [("/usr/bin/open", tmp_path)]
    started = []
    monkeypatch.setattr(viewer, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    assert show_place(tmp_path / "-x.html", {})
    assert started == [tmp_path / "-x.html"]

    def knows_none(place):
        raise OSError(1155, "no program", str(place))

    monkeypatch.setattr(os, "startfile", knows_none, raising=False)
    assert not show_place(tmp_path, {})
