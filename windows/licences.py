"""Everyone's licence, in a folder of its own: where one is missing, nothing is built.

What Pango's libraries bring is in their wheel (`pango/terms.py`): no package goes along
without the files in which its makers say their terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from windows.packages import Package

IN_A_PACKAGE = ("licenses/**/*", "LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")
READABLE = (".txt", ".md", ".rst", ".html")
OF_PYTHON = "LICENSE.txt"
# what whoever builds with Microsoft's compiler may pass on, and some packages do
RUNTIMES = "site/*.libs/msvcp*.dll"
RUNTIME = "Microsoft's C++ runtime, passed on as its Distributable Code"


class NoLicence(Exception):
    """Something would be passed on without the terms on which that may be done."""


def copy_licences(app: Path, packages: Iterable[Package], into: Path) -> list[str]:
    """Copy every licence into the folder *into*; tell of what brings none by rights."""
    if not (app / "python" / OF_PYTHON).is_file():
        raise NoLicence("Python brings no licence")
    _copy(app / "python" / OF_PYTHON, into / "Python" / OF_PYTHON)
    for package in packages:
        texts = {name_of(text, package.info): text for text in texts_of(package.info)}
        if not texts:
            raise NoLicence(f"{package.name} {package.version} brings no licence")
        for name, text in texts.items():
            _copy(text, into / f"{package.name}-{package.version}" / name)
    return [f"{file.name}: {RUNTIME}" for file in sorted(app.glob(RUNTIMES))]


def texts_of(info: Path) -> Iterator[Path]:
    """Yield the files in which a package, described in *info*, says its terms."""
    for pattern in IN_A_PACKAGE:
        yield from (each for each in sorted(info.glob(pattern)) if each.is_file())


def name_of(text: Path, info: Path) -> str:
    """Return what a *text* in *info* is called where Windows is to open it."""
    name = text.relative_to(info).as_posix().removeprefix("licenses/")
    return name if name.endswith(READABLE) else f"{name}.txt"


def _copy(text: Path, to: Path) -> None:
    """Copy a *text*, with lines that end as on Windows."""
    to.parent.mkdir(parents=True, exist_ok=True)
    lines = text.read_bytes().replace(b"\r\n", b"\n")
    to.write_bytes(lines.replace(b"\n", b"\r\n"))
