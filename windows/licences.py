"""Everyone's licence, in a folder of its own: where one is missing, nothing is built.

Pango and what it needs come in a package that brings no licence at all. Which library
each of its files is, and on what terms, is listed here; the texts lie beside this file
in licences/, as Debian 12 and the package pillow 13 have them of the same libraries.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from windows.packages import Package

TEXTS = Path(__file__).with_name("licences")
IN_A_PACKAGE = ("licenses/**/*", "LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")
LGPL = "LGPL-2.1"
SOURCES = "https://gstreamer.freedesktop.org/pkg/src/{0}/cerbero-{0}.tar.gz"
LIBRARY = re.compile(r"(?:lib)?([a-z]+)")


class NoLicence(Exception):
    """Something would be passed on without the terms on which that may be done."""


@dataclass(frozen=True)
class Terms:
    """On what terms a library may be passed on, and where their text stands."""

    expression: str
    text: str  # a file of TEXTS
    # whose it is, where the text does not say so
    notice: str = ""


# by what the name of a file begins with
LIBRARIES: Mapping[str, Terms] = {
    "bz": Terms("bzip2-1.0.6", "bzip2"),
    "expat": Terms("MIT", "expat"),
    "ffi": Terms("MIT", "libffi"),
    "fontconfig": Terms("MIT", "fontconfig"),
    "freetype": Terms("FTL", "freetype"),
    "fribidi": Terms("LGPL-2.1-or-later", LGPL, "Behdad Esfahbod and others"),
    "gio": Terms("LGPL-2.1-or-later", LGPL, "the GLib authors"),
    "glib": Terms("LGPL-2.1-or-later", LGPL, "the GLib authors"),
    "gmodule": Terms("LGPL-2.1-or-later", LGPL, "the GLib authors"),
    "gobject": Terms("LGPL-2.1-or-later", LGPL, "the GLib authors"),
    "harfbuzz": Terms("MIT", "harfbuzz"),
    "intl": Terms("LGPL-2.0-or-later", LGPL, "Tor Lillqvist (proxy-libintl)"),
    "pango": Terms("LGPL-2.0-or-later", LGPL, "Red Hat and others"),
    "pangoft": Terms("LGPL-2.0-or-later", LGPL, "Red Hat and others"),
    "pcre": Terms("BSD-3-Clause", "pcre2"),
    "png": Terms("libpng-2.0", "libpng"),
    "z": Terms("Zlib", "zlib"),
}
# packages that bring no text, and what stands in for it
LACKING = {"gstreamer_libs": "bin/*.dll"}
# Microsoft's runtime, which whoever builds with its compiler may pass on
RUNTIME = "Microsoft's C++ runtime, passed on as its Distributable Code"
NOTICE = """\
Pango, GLib, FriBidi and proxy-libintl are under the GNU Lesser General Public License
(LGPL-2.1.txt). They are separate files in app\\site\\gstreamer_libs\\bin, unchanged;
you may put others that do the same in their place.

The GStreamer project built them for its package gstreamer-libs {version}. The source of
exactly these, with all that builds them, is what it publishes as
  {sources}
Whoever gives you this folder owes you that source: for three years from the day you had
it, they will give you a copy, on request, for no more than it costs to make one. If you
pass this folder on, so will you.

Portions of this software are copyright (C) The FreeType Project
(https://freetype.org). All rights reserved.

{libraries}
"""


def copy_licences(app: Path, packages: Iterable[Package], into: Path) -> list[str]:
    """Copy every licence into the folder *into*; tell of what brings none by rights."""
    _copy_of_python(app / "python", into / "Python")
    for package in packages:
        home = into / f"{package.name}-{package.version}"
        if pattern := LACKING.get(package.name):
            libraries = sorted((app / "site" / "gstreamer_libs").glob(pattern))
            _write_listed(package.version, libraries, home)
        elif not _copy(texts_of(package.info), package.info, home):
            raise NoLicence(f"{package.name} {package.version} brings no licence")
    runtimes = sorted(app.glob("site/*.libs/msvcp*.dll"))
    return [f"{file.name}: {RUNTIME}" for file in runtimes]


def texts_of(info: Path) -> Iterator[Path]:
    """Yield the files in which a package, described in *info*, says its terms."""
    for pattern in IN_A_PACKAGE:
        yield from (each for each in sorted(info.glob(pattern)) if each.is_file())


def terms_of(library: str) -> Terms:
    """Return the terms of a file of Pango's package; NoLicence if nobody listed it."""
    name = LIBRARY.match(library)
    if name is None or name[1] not in LIBRARIES:
        raise NoLicence(f"{library} is in no list of licences")
    return LIBRARIES[name[1]]


def _copy_of_python(python: Path, into: Path) -> None:
    if not (python / "LICENSE.txt").is_file():
        raise NoLicence("Python brings no licence")
    _copy([python / "LICENSE.txt"], python, into)


def _copy(texts: Iterable[Path], base: Path, into: Path) -> bool:
    """Copy *texts* into *into* as they lie in *base*; tell whether there are any."""
    count = 0
    for count, text in enumerate(texts, 1):  # noqa: B007
        name = text.relative_to(base).as_posix().removeprefix("licenses/")
        file = into / (name if Path(name).suffix else f"{name}.txt")
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, file)
    return count > 0


def _write_listed(version: str, libraries: Iterable[Path], into: Path) -> None:
    """Write into *into* what is listed here of *libraries*."""
    into.mkdir(parents=True)
    lines = []
    for file in libraries:
        terms = terms_of(file.name)
        shutil.copyfile(TEXTS / f"{terms.text}.txt", into / f"{terms.text}.txt")
        whose = f", by {terms.notice}" if terms.notice else ""
        lines.append(f"{file.name}: {terms.expression}{whose} ({terms.text}.txt)")
    sources = SOURCES.format(version)
    text = NOTICE.format(version=version, sources=sources, libraries="\n".join(lines))
    (into / "NOTICE.txt").write_bytes(text.replace("\n", "\r\n").encode())
