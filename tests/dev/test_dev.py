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


@pytest.mark.parametrize(
    "arguments", [(), ("dance",), ("--help",), ("zip",), ("zip", "linux")]
)
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


@pytest.fixture
def ready(bare):
    """Give the machine a Python that notes what its environment is told to run."""
    for tool in ("cp", "mkdir"):
        (bare.home / "bin" / tool).symlink_to(shutil.which(tool))
    bare.stub("noting", 'case "$*" in *pip\\ *) echo "$*" >>asked ;; esac')
    bare.stub(
        "python3",
        'case "$*" in *"-m venv"*) mkdir -p .venv/bin; cp "${0%/*}/noting" '
        ".venv/bin/python ;; esac",
    )
    for file in ("setup.cfg", "pyproject.toml", "requirements"):
        (bare.home / file).symlink_to(DEV.with_name(file))
    return bare


PIP = "-m pip install -q --disable-pip-version-check"
BY_HASH = f"{PIP} --require-hashes --only-binary :all: -r requirements/run.lock"
ITSELF = f"{PIP} --no-index --no-deps --no-build-isolation -e .\n"


def test_nothing_is_installed_but_what_is_locked_and_the_checkout_itself(ready):
    assert ready.dev("setup").returncode == 0
    assert (ready.home / "asked").read_text() == (
        f"{BY_HASH} -r requirements/test.lock\n{ITSELF}"
    )


def test_what_stands_as_it_is_locked_is_not_installed_again(ready):
    ready.dev("setup")
    (ready.home / "asked").unlink()
    ready.dev("setup")
    assert not (ready.home / "asked").exists()
    (ready.home / "requirements").unlink()
    shutil.copytree(DEV.with_name("requirements"), ready.home / "requirements")
    with (ready.home / "requirements" / "run.lock").open("a") as lock:
        lock.write("# newer\n")
    ready.dev("setup")
    assert (ready.home / "asked").read_text().startswith(BY_HASH)
