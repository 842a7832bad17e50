"""``./dev`` on machines that lack something, played by stubs on the PATH."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

DEV = Path(__file__).parents[2] / "dev"
TOOLS = ("basename", "cat", "cksum", "dirname", "env", "sh")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="./dev is a POSIX script")


@pytest.fixture
def bare(tmp_path):
    """Make a copy of ``./dev`` on a Linux where nothing else has been installed."""
    shutil.copy(DEV, tmp_path / "dev")
    stubs = tmp_path / "bin"
    stubs.mkdir()
    for tool in TOOLS:
        (stubs / tool).symlink_to(shutil.which(tool))
    machine = Machine(tmp_path)
    machine.stub("uname", "echo Linux")
    return machine


class Machine:
    """A folder that stands for a machine, with its own PATH."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def stub(self, command: str, script: str) -> None:
        file = self.home / "bin" / command
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    def dev(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.home / "dev", *arguments],
            env={"PATH": str(self.home / "bin")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.mark.parametrize("arguments", [(), ("dance",), ("--help",)])
def test_a_task_that_is_not_there_gets_the_list_of_those_that_are(bare, arguments):
    answer = bare.dev(*arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith("usage: ./dev setup")


def test_without_rights_it_says_what_an_administrator_is_to_run(bare):
    bare.stub("id", "echo 1000")
    bare.stub("apt-get", "exit 100")
    answer = bare.dev("setup")
    assert answer.returncode == 3
    assert answer.stderr == (
        "Ask an administrator to run: apt-get install python3 python3-venv"
        " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    )


def test_sudo_is_used_and_only_what_is_missing_is_installed(bare):
    bare.stub("python3", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    bare.stub("id", "echo 1000")
    bare.stub("sudo", 'exec "$@"')
    bare.stub("apt-get", 'echo "apt-get $*" >>"${0%/*}/../asked"')
    bare.dev("setup")
    assert (bare.home / "asked").read_text() == (
        "apt-get update -q\n"
        "apt-get install -y -q --no-install-recommends python3-venv\n"
    )


def test_a_refused_installation_says_what_an_administrator_is_to_run(bare):
    bare.stub("id", "echo 0")
    bare.stub("apt-get", "exit 100")
    answer = bare.dev("setup")
    assert answer.returncode == 3
    assert "Ask an administrator to run: apt-get install python3" in answer.stderr


def test_a_linux_of_another_kind_is_told_what_debian_would_install(bare):
    answer = bare.dev("setup")
    assert answer.returncode == 3
    assert "Install with this system's packager" in answer.stderr


def test_a_mac_is_told_the_line_for_homebrew(bare):
    bare.stub("uname", "echo Darwin")
    answer = bare.dev("setup")
    assert answer.returncode == 3
    assert answer.stderr == "Run first: brew install python pango\n"


def test_an_old_python_is_not_used(bare):
    bare.stub("python3", "exit 1")
    bare.stub("id", "echo 0")
    bare.stub("apt-get", "exit 0")
    answer = bare.dev("setup")
    assert answer.returncode == 3
    assert answer.stderr.endswith("tmworkshop needs Python 3.11 or newer.\n")
