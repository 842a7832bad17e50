"""A wheel of Pango: the same libraries make the same bytes, on whatever machine.

Nothing in it is packed tighter: how tight that is hangs on the zlib at hand.
"""

from __future__ import annotations

import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pango.cutting import whole
from pango.reading import Library
from pango.systems import System
from pango.terms import (
    NOTICE,
    NOTICE_NAME,
    RECIPES,
    expression_of,
    list_libraries,
    list_sources,
    terms_of_all,
    texts_of,
)

NAME = "tmworkshop-pango"
PACKAGE = "tmworkshop_pango"
WHEN = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16  # as a zip has a file that may be read
INIT = '"""Pango and what it needs, to be found and loaded, never imported."""\n'
ABOUT = """\
Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: Pango and what it needs, for tmworkshop's PDFs on {system}
Author: tmworkshop contributors
License-Expression: {expression}
{texts}
Requires-Python: >=3.11
Description-Content-Type: text/plain

Libraries that set the letters of a PDF, cut out of gstreamer-libs {version} for laptops
whose owner may install nothing. NOTICE.txt says which is under which licence, and where
its source is to be had.
"""
OF_WHEEL = """\
Wheel-Version: 1.0
Generator: tmworkshop (./dev pango)
Root-Is-Purelib: false
Tag: {tag}
"""


def version() -> str:
    """Return the version of the wheels: that of what they are cut from."""
    return whole().version


def name_of(system: System) -> str:
    """Return how the wheel for *system* is called."""
    return f"{PACKAGE}-{version()}-py3-none-{system.tag}.whl"


def write_wheel(
    system: System, cut: Path, libraries: Mapping[str, Library], into: Path
) -> Path:
    """Write the wheel of what was *cut*, which are *libraries*, into a folder.

    NoLicence if one of them has no terms.
    """
    files = {
        f"{PACKAGE}/{each.relative_to(cut).as_posix()}": each.read_bytes()
        for each in sorted(cut.rglob("*"))
        if each.is_file()
    }
    files[f"{PACKAGE}/__init__.py"] = INIT.encode()
    files |= _described(system, libraries)
    record = f"{PACKAGE}-{version()}.dist-info/RECORD"
    lines = [_recorded(name, content) for name, content in files.items()]
    files[record] = "".join((*lines, f"{record},,\n")).encode()
    wheel = into / name_of(system)
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.create_system = 3
            entry.external_attr = READABLE
            archive.writestr(entry, content)
    return wheel


def _described(system: System, libraries: Mapping[str, Library]) -> dict[str, bytes]:
    """Return what stands beside the libraries: their licences, and what they are."""
    terms = terms_of_all(libraries)
    texts = texts_of(terms.values())
    texts[NOTICE_NAME] = NOTICE.format(
        package=NAME,
        version=version(),
        whole=whole().version,
        system=system.name,
        libraries=list_libraries(libraries),
        sources=list_sources(terms),
        recipes=RECIPES.format(whole().version),
    ).encode()
    about = ABOUT.format(
        name=NAME,
        version=version(),
        system=system.name,
        expression=expression_of(terms.values()),
        texts="\n".join(f"License-File: {name}" for name in texts),
    )
    of_wheel = OF_WHEEL.format(tag=f"py3-none-{system.tag}")
    info = f"{PACKAGE}-{version()}.dist-info"
    return {
        f"{info}/METADATA": about.encode(),
        f"{info}/WHEEL": of_wheel.encode(),
        **{f"{info}/licenses/{name}": text for name, text in texts.items()},
    }


def _recorded(name: str, content: bytes) -> str:
    digest = urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"
