"""What is shipped, and where it is found however tmworkshop was installed."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ("prompts", "sessions", "templates")
SITE = Path(sysconfig.get_path("purelib"))
PYTHON = Path(sys.executable).relative_to(sys.prefix)
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")
ASK = f"""
import json
from tmworkshop.adapters.content.resources import folder
print(json.dumps({{name: str(folder(name)) for name in {DATA}}}))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what is built from, so that building leaves the real one alone."""
    copy = tmp_path_factory.mktemp("clone") / "checkout"
    ignored = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
    return Path(shutil.copytree(ROOT, copy, ignore=ignored))


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    home = checkout.parent
    command = (sys.executable, "-m", "pip", "wheel", *OFFLINE, "-w", home, checkout)
    subprocess.run(command, check=True)
    return next(home.glob("*.whl"))


@pytest.fixture(scope="module")
def source_names(checkout: Path) -> set[str]:
    """Pack the sources as they are handed out; return what is in the pack."""
    pack = "from setuptools import build_meta; print(build_meta.build_sdist('..'))"
    command = (sys.executable, "-c", pack)
    packed = subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    name = packed.stdout.decode().splitlines()[-1]
    with tarfile.open(checkout.parent / name) as archive:
        return {each.name.partition("/")[2] for each in archive if each.isfile()}


@pytest.fixture
def fresh_python(tmp_path: Path) -> Path:
    """Make a virtual environment that borrows pip and setuptools from this one."""
    home = tmp_path / "fresh"
    venv.create(home, symlinks=os.name != "nt")
    borrowed = home / SITE.relative_to(sys.prefix) / "borrowed.pth"
    borrowed.write_text(f"{SITE}\n", encoding="utf-8")
    return home / PYTHON


@pytest.fixture
def install(fresh_python: Path) -> Callable[..., None]:
    def install(*what: object) -> None:
        command = (fresh_python, "-m", "pip", "install", *OFFLINE, *what)
        subprocess.run(command, check=True)

    return install


def folders_found_by(python: Path, cwd: Path) -> set[Path]:
    asked = subprocess.run(
        [python, "-c", ASK], cwd=cwd, check=True, capture_output=True
    )
    found = {Path(place) for place in json.loads(asked.stdout).values()}
    assert all(place.is_dir() for place in found)
    return found


def data_files(home: Path) -> set[str]:
    return {
        file.relative_to(home).as_posix()
        for name in DATA
        for file in (home / name).rglob("*")
        if file.is_file()
    }


def test_setup_cfg_lists_every_package() -> None:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    code = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for init in (ROOT / "tmworkshop").rglob("__init__.py")
    }
    data = {f"tmworkshop.{name}" for name in DATA}
    assert set(config["options"]["packages"].split()) == code | data


def test_a_wheel_carries_every_data_file(checkout: Path, wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packaged = {name.removeprefix("tmworkshop/") for name in names}
    assert data_files(checkout) <= packaged


def test_a_wheel_carries_the_licence_of_the_code_and_of_the_fonts(wheel: Path) -> None:
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    licences = {name.name for name in names if "dist-info" in name.parts[0]}
    assert {"LICENSE", "OFL.txt"} <= licences


def test_the_sources_carry_every_data_file_and_say_what_is_in_them(
    checkout: Path, source_names: set[str]
) -> None:
    assert data_files(checkout) <= source_names
    locks = {f"requirements/{lock.name}" for lock in ROOT.glob("requirements/*.lock")}
    assert locks
    assert {*locks, "sbom.json", "SECURITY.md", "LICENSE"} <= source_names


def test_an_installed_wheel_finds_its_data(
    wheel: Path, install: Callable[..., None], fresh_python: Path, tmp_path: Path
) -> None:
    install(wheel)
    package = tmp_path / "fresh" / SITE.relative_to(sys.prefix) / "tmworkshop"
    expected = {package / name for name in DATA}
    assert folders_found_by(fresh_python, cwd=tmp_path) == expected


def test_an_editable_install_finds_its_data(
    checkout: Path, install: Callable[..., None], fresh_python: Path, tmp_path: Path
) -> None:
    install("--editable", checkout)
    expected = {checkout / name for name in DATA}
    assert folders_found_by(fresh_python, cwd=tmp_path) == expected


def test_a_plain_checkout_finds_its_data(checkout: Path, fresh_python: Path) -> None:
    expected = {checkout / name for name in DATA}
    assert folders_found_by(fresh_python, cwd=checkout) == expected
