"""What is shipped, and where it is found however tmworkshop was installed."""

import json
import os
import re
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
DATA = ("docs", "prompts", "sessions", "templates")
# what the small fonts were made from, and pictures that the README alone shows
NOT_IN_A_WHEEL = {
    *(f"templates/fonts/WorkshopSans-{each}.ttf" for each in ("Regular", "Semibold")),
    *(f"docs/{each}.png" for each in ("cards", "demo-programme", "participant")),
}
# in the sources for whoever tests or builds them
BESIDE = {
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"),
    *("SECURITY.md", "dev", "pyproject.toml", "ruff.toml", "sbom.json", "setup.cfg"),
}
TESTS = ("bench", "man", "pango", "requirements", "soak", "tests", "tools", "windows")
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


def pack(checkout: Path, *, as_what: str) -> Path:
    """Pack *checkout* as what is handed out; return the file."""
    build = f"import backend; print(backend.build_{as_what}('..'))"
    packed = subprocess.run(
        [sys.executable, "-c", build],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout / "tools")},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return checkout.parent / packed.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def sources(checkout: Path) -> Path:
    return pack(checkout, as_what="sdist")


@pytest.fixture(scope="module")
def source_names(sources: Path) -> set[str]:
    with tarfile.open(sources) as archive:
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


def text_in(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8")


def beside(page: str, name: str) -> str:
    return f"{page.rpartition('/')[0]}/{name}"


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
    assert data_files(checkout) - packaged == NOT_IN_A_WHEEL


def test_no_document_in_a_wheel_shows_a_picture_that_is_not_there(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        pages = [each for each in archive.namelist() if each.endswith(".md")]
        shown = {
            p: re.findall(r"!\[.*?\]\((.*?)\)", text_in(archive, p)) for p in pages
        }
        there = set(archive.namelist())
    missing = {
        p for p, names in shown.items() for n in names if beside(p, n) not in there
    }
    assert len(pages) > 5
    assert missing == set()


def test_the_page_on_an_index_has_no_link_that_leads_nowhere(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (e for e in archive.namelist() if e.endswith("info/METADATA"))
        _, _, page = text_in(archive, metadata).partition("\n\n")
    assert "pipx install" in page
    assert "](" not in page


def test_a_wheel_carries_the_manual_to_where_it_is_looked_for(wheel: Path) -> None:
    names = {n.partition(".data/")[2] for n in zipfile.ZipFile(wheel).namelist()}
    pages = {f"data/share/man/man1/{each.name}" for each in (ROOT / "man").iterdir()}
    assert len(pages) > 15
    assert pages <= names


def test_the_manual_is_what_the_commands_say_of_themselves(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "man", tmp_path], check=True)
    made, kept = (
        {file.name: file.read_text("utf-8") for file in folder.iterdir()}
        for folder in (tmp_path, ROOT / "man")
    )
    assert made == kept, "tools/man writes it anew"


def test_what_is_handed_out_is_the_same_each_time(
    checkout: Path, sources: Path, wheel: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(checkout, tmp_path / "checkout"))
    shutil.rmtree(copy / "build", ignore_errors=True)
    for file in copy.rglob("*.md"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        file.chmod(0o600)
    for first, kind in ((sources, "sdist"), (wheel, "wheel")):
        assert pack(copy, as_what=kind).read_bytes() == first.read_bytes()


def test_a_wheel_carries_the_licence_of_the_code_and_of_the_fonts(wheel: Path) -> None:
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    licences = {name.name for name in names if "dist-info" in name.parts[0]}
    assert {"LICENSE", "OFL.txt"} <= licences


def test_the_sources_carry_every_data_file_and_say_what_is_in_them(
    checkout: Path, source_names: set[str]
) -> None:
    assert data_files(checkout) <= source_names
    assert source_names >= BESIDE
    for name in TESTS:
        # but for what the build itself compiles
        files = {f for f in (checkout / name).rglob("*") if f.is_file()}
        files = {f for f in files if f.suffix != ".pyc"}
        assert files
        assert {f.relative_to(checkout).as_posix() for f in files} <= source_names


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
