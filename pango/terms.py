"""On what terms each library may be passed on, and where its source is to be had.

The texts in licences/ are those of the makers' own sources, as Debian 12 and 13 have
them: of these versions, or of the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pango.reading import Library

TEXTS = Path(__file__).with_name("licences")
NOTICE_NAME = "NOTICE.txt"
NOTICE = """\
{package} {version}

These libraries set the letters of a PDF. The GStreamer project built them; they are
copied from its package gstreamer-libs {whole} for {system}, and no byte is changed.

Pango, GLib, GNU FriBidi and proxy-libintl are under the GNU Lesser General Public
License (LGPL-2.1.txt, and LGPL-2.0.txt of those that may be had under 2.0 as well).
They are files of their own, in the folder tmworkshop_pango/lib: you may put others that
do the same in their place, and take them apart to see how they work with yours.

Portions of this software are copyright (C) The FreeType Project
(https://freetype.org). All rights reserved.

Each library, what it was built of, on what terms, and the file with their text:

{libraries}

Their sources, in just these versions, are published by their makers as

{sources}

and the recipes that built them, with all changes made to them, by the GStreamer project
as version {whole} of its builder Cerbero:

{recipes}

Whoever gives you these libraries owes you that source. We, who make tmworkshop, offer
it to whomever this comes to: for three years from the day you had it, ask for it where
tmworkshop is published, and you will have a copy of the complete source of the
libraries under the Lesser General Public License, and of the recipes, for no more than
it costs us to make one. If you pass these libraries on, pass this offer on with them.
"""
RECIPES = "https://gitlab.freedesktop.org/gstreamer/cerbero/-/tree/{0}"
GNOME = "https://download.gnome.org/sources/{name}/{short}/{name}-{version}.tar.xz"
GITHUB = "https://github.com/"


class NoLicence(Exception):
    """Something would be passed on without the terms on which that may be done."""


@dataclass(frozen=True)
class Terms:
    """The terms of a source, as SPDX has them, their texts, and where it lies.

    *whose* it is, where the text does not say so.
    """

    expression: str
    texts: tuple[str, ...]
    source: str
    whose: str = ""


LESSER_2_0 = ("LGPL-2.0", "LGPL-2.1")
LESSER_2_1 = ("LGPL-2.1",)
TERMS: Mapping[str, Terms] = {
    "bzip2": Terms(
        "bzip2-1.0.6",
        ("bzip2",),
        "https://sourceware.org/pub/bzip2/bzip2-{version}.tar.gz",
    ),
    "expat": Terms(
        "MIT",
        ("expat",),
        GITHUB + "libexpat/libexpat/releases (expat-{version}.tar.xz)",
    ),
    "fontconfig": Terms(
        "HPND-sell-variant AND MIT AND MIT-Modern-Variant",
        ("fontconfig",),
        "https://gitlab.freedesktop.org/fontconfig/fontconfig/-/tree/{version}",
    ),
    "freetype": Terms(
        "FTL AND MIT AND X11",
        ("freetype", "freetype-bdf", "freetype-pcf"),
        "https://download.savannah.gnu.org/releases/freetype/freetype-{version}.tar.xz",
    ),
    "fribidi": Terms(
        "LGPL-2.1-or-later",
        LESSER_2_1,
        GITHUB + "fribidi/fribidi/releases/tag/v{version}",
        "Sharif FarsiWeb, Inc., Behdad Esfahbod, Dov Grobgeld and others",
    ),
    "glib": Terms(
        "LGPL-2.1-or-later", LESSER_2_1, GNOME, "the authors of GLib, GObject and GIO"
    ),
    "harfbuzz": Terms(
        "MIT AND MIT-Modern-Variant",
        ("harfbuzz", "harfbuzz-ms-use"),
        GITHUB + "harfbuzz/harfbuzz/releases/tag/{version}",
    ),
    "libffi": Terms(
        "MIT",
        ("libffi",),
        "https://gitlab.freedesktop.org/gstreamer/meson-ports/libffi/-/tree/"
        "meson-{version}",
    ),
    "libpng": Terms(
        "libpng-2.0",
        ("libpng",),
        "https://downloads.sourceforge.net/libpng/libpng-{version}.tar.xz",
    ),
    "pango": Terms(
        "LGPL-2.0-or-later", LESSER_2_0, GNOME, "Red Hat, Inc. and the authors of Pango"
    ),
    "pcre2": Terms(
        "BSD-3-Clause",
        ("pcre2",),
        GITHUB + "PCRE2Project/pcre2/releases/tag/pcre2-{version}",
    ),
    "proxy-libintl": Terms(
        "LGPL-2.0-or-later",
        LESSER_2_0,
        GITHUB + "frida/proxy-libintl/archive/refs/tags/{version}.tar.gz",
        "Tor Lillqvist and others",
    ),
    "zlib": Terms("Zlib", ("zlib",), "https://zlib.net/fossils/zlib-{version}.tar.gz"),
}


def terms_of(library: str, source: tuple[str, str]) -> Terms:
    """Return the terms of a *source* of *library*; NoLicence if nobody listed it."""
    name, _ = source
    if name not in TERMS:
        raise NoLicence(f"{library} was built of {name}, whose licence is not listed")
    return TERMS[name]


def terms_of_all(libraries: Mapping[str, Library]) -> dict[tuple[str, str], Terms]:
    """Return each source of *libraries* with its terms; NoLicence if one has none."""
    terms = {}
    for library, each in libraries.items():
        if not each.built_of:
            raise NoLicence(f"{library} does not say what it was built of")
        for source in each.built_of:
            terms[source] = terms_of(library, source)
    return dict(sorted(terms.items()))


def expression_of(every: Iterable[Terms]) -> str:
    """Return one expression for *every* one of the terms."""
    parts = {part for terms in every for part in terms.expression.split(" AND ")}
    return " AND ".join(sorted(parts, key=str.casefold))


def texts_of(every: Iterable[Terms]) -> dict[str, bytes]:
    """Return the texts that *every* one of the terms needs, by the name of a file."""
    names = sorted({f"{text}.txt" for terms in every for text in terms.texts})
    return {name: (TEXTS / name).read_bytes() for name in names}


def list_libraries(libraries: Mapping[str, Library]) -> str:
    """Return a paragraph for each of *libraries*, with what it was built of."""
    lines = []
    for library, each in libraries.items():
        for name, version in sorted(each.built_of):
            terms = TERMS[name]
            texts = ", ".join(f"{text}.txt" for text in terms.texts)
            whose = f"\n    by {terms.whose}" if terms.whose else ""
            what = f"{name} {version}, {terms.expression}"
            lines.append(f"{library}: {what}\n    ({texts}){whose}")
    return "\n".join(lines)


def list_sources(sources: Iterable[tuple[str, str]]) -> str:
    """Return a line for each of *sources*, with the place where it is published."""
    lines = []
    for name, version in sources:
        short = ".".join(version.split(".")[:2])
        place = TERMS[name].source.format(name=name, version=version, short=short)
        lines.append(f"- {name} {version}: {place}")
    return "\n".join(lines)
