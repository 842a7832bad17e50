"""The cut: of all that was built, what WeasyPrint loads, and what that needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from pango.reading import Library
from pango.systems import System
from tools.locks import ROOT, Part, parts_of

WHOLE = "gstreamer"  # the extra whose lock names what is cut
PACKAGE = "gstreamer_libs"
LIBRARIES = "lib"  # beside which fontconfig looks for its settings, on either system
SETTINGS = Path("etc", "fonts")


class NotWhole(Exception):
    """A library needs another that is nowhere."""


def whole() -> Part:
    """Return the package that is cut, as it is locked."""
    (part,) = (each for each in parts_of(WHOLE) if each.name == "gstreamer-libs")
    return part


def fetch(system: System, site: Path) -> None:
    """Install into *site* what is cut for *system*, if it is what the lock says."""
    site.mkdir(parents=True)
    asked = site / "asked.txt"
    asked.write_text(whole().text, encoding="utf-8")
    uv = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps")
    # pip would read the markers of the system that it runs on
    of = ("--target", site, "--python-platform", system.machine)
    only = ("--require-hashes", "--only-binary=:all:", "--requirements", asked)
    subprocess.run([*map(str, (*uv, *of, *only))], check=True, cwd=ROOT)


def cut(system: System, site: Path, into: Path) -> dict[str, Library]:
    """Copy from *site* into *into* what Pango is on *system*; return its libraries.

    No byte of them is changed: those for macOS are signed.
    """
    home = site / PACKAGE
    libraries = closure(system, home / system.folder)
    (into / LIBRARIES).mkdir(parents=True)
    for name in libraries:
        shutil.copyfile(home / system.folder / name, into / LIBRARIES / name)
    for file in sorted((home / SETTINGS).rglob("*.conf")):
        copy = into / file.relative_to(home)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return libraries


def closure(system: System, home: Path) -> dict[str, Library]:
    """Return what is wanted of *home*, and all that it needs there, by name."""
    libraries: dict[str, Library] = {}
    ahead = [*system.wanted]
    while ahead:
        name = ahead.pop()
        if name not in libraries:
            if not (home / name).is_file():
                raise NotWhole(f"{name} is needed, and neither here nor the system's")
            libraries[name] = system.read(home / name)
            ahead += others(system, libraries[name])
    return {name: libraries[name] for name in sorted(libraries)}


def others(system: System, library: Library) -> list[str]:
    """Return what *library* needs that is not the system's own."""
    return sorted(name for name in library.needs if not system.is_own(name))


def sources_of(libraries: Mapping[str, Library]) -> set[tuple[str, str]]:
    """Return name and version of all that *libraries* were built of."""
    return {source for each in libraries.values() for source in each.built_of}
