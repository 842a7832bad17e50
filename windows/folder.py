"""The folder that a facilitator gets: a Python for Windows, and all of tmworkshop."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from pango.__main__ import make_wheel
from pango.systems import WINDOWS
from windows.python import unpack_pinned

ROOT = Path(__file__).parents[1]
LOCKS = ("run", "pango", "password")
MACHINE = "x86_64-pc-windows-msvc"
# what git would commit of it, and a build leaves nothing in it
SOURCES = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
OURS = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")


def make_folder(version: str, into: Path) -> None:
    """Put a Python *version* (as 3.13), tmworkshop and its parts into *into*.

    A Python that is there already is taken.
    """
    if not (into / "python").is_dir():
        unpack_pinned(version, into / "python")
    install(version, into / "site")
    shut_off(into / "python", version)


def install(version: str, site: Path) -> None:
    """Install into *site* what the locks hold for Windows, and tmworkshop itself."""
    install_locked(version, site, LOCKS)
    ours = site.with_name("ours")
    sources = copy_sources(site.with_name("sources"))
    _run("pip", "wheel", *OURS, "-w", ours, sources)
    _uv(version, site, "--no-deps", *ours.glob("*.whl"))
    for each in (ours, sources):
        shutil.rmtree(each)


def install_locked(version: str, site: Path, locks: Iterable[str]) -> None:
    """Install into *site* what *locks* hold for a Python *version* on Windows."""
    cut = site.with_name("cut")
    make_wheel(WINDOWS, cut)
    files = [f"--requirements={ROOT / 'requirements' / name}.lock" for name in locks]
    # what was cut is known by its hash, like the rest, wherever that was done
    known = ("--require-hashes", "--no-deps", f"--find-links={cut}")
    _uv(version, site, *known, *files)
    shutil.rmtree(cut)


def _uv(version: str, site: Path, *given: object) -> None:
    """Install what is *given* into *site*; pip would read markers of this system."""
    to = ("--target", site, "--python-platform", MACHINE, "--python-version", version)
    _run("uv", "pip", "install", "--quiet", "--only-binary=:all:", *to, *given)


def copy_sources(into: Path) -> Path:
    """Copy into the folder *into* what git would commit; return it."""
    asked = subprocess.run(SOURCES, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    for name in filter(None, asked.stdout.decode().split("\0")):
        if (file := ROOT / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, into / name)
    return into


def shut_off(python: Path, version: str) -> None:
    """Let this *python* know its own modules and ours, and nothing else on a laptop."""
    name = f"python{version.replace('.', '')}"
    lines = (f"{name}.zip", ".", "..\\site")
    path = "".join(f"{line}\r\n" for line in lines)
    (python / f"{name}._pth").write_bytes(path.encode())


def _run(*module: object) -> None:
    subprocess.run([sys.executable, "-m", *map(str, module)], check=True, cwd=ROOT)
