"""Checks of the machine itself: versions, the terminal, a PDF made and looked into."""

from __future__ import annotations

import platform
import re
import sys
import zlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from shutil import get_terminal_size

from tmworkshop import __version__
from tmworkshop.adapters.checks.here import Here
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.remedies import Remedy, Way

LIBRARIES = (
    *("click", "jinja2", "platformdirs", "questionary", "prompt_toolkit", "tinydb"),
    *("weasyprint", "pydyf", "tinyhtml5", "fonttools", "pyrage"),
    *(("filelock",) if sys.platform == "win32" else ()),
)
FONT = "WorkshopSans-Regular.woff2"
FAMILY = b"Workshop"
PAGE = """<!doctype html>
<html lang="en"><head><title>A page of no one</title><style>
@font-face {{ font-family: "Workshop Sans"; src: url("data:font/woff2;base64,{font}") }}
body {{ font-family: "Workshop Sans" }}
</style></head>
<body><p>\u0174\u0177l \u2013 a page to see that pages are made.</p></body></html>
"""
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
COLUMNS, ROWS = 80, 24


def check_versions(_: Here) -> Iterator[Finding]:
    """Say what runs here."""
    yield well(
        f"tmworkshop {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()} on {platform.machine()}."
    )
    installed = {name: _version(name) for name in LIBRARIES}
    yield well(", ".join(f"{n} {v}" for n, v in installed.items() if v) + ".")
    if missing := ", ".join(name for name, v in installed.items() if not v):
        yield wrong(f"Not installed: {missing}.", remedy=Way(Remedy.INSTALL_AGAIN))


def check_clock(here: Here) -> Iterator[Finding]:
    """Say whether the clock is held still."""
    if here.environ.get("TMWORKSHOP_NOW"):
        yield wrong(
            "TMWORKSHOP_NOW holds the clock still: what is kept gets a wrong time.",
            remedy="take it out of the environment",
        )
    else:
        yield well("The clock goes.")


def check_terminal(here: Here) -> Iterator[Finding]:
    """Measure the window."""
    if not sys.stdout.isatty():
        yield noted("This does not go to a terminal; look again in the window you use.")
        return
    columns, rows = get_terminal_size()
    size = f"The window has {columns} columns and {rows} rows."
    if columns < COLUMNS or rows < ROWS:
        room = f"{size} A session is made for {COLUMNS} by {ROWS} or more."
        yield noted(room, remedy="make the window larger, or its letters smaller")
    else:
        yield well(size)
    encoding = (sys.stdout.encoding or "none").lower()
    if encoding.replace("-", "") == "utf8":
        yield well("It writes every letter (UTF-8).")
    else:
        yield wrong(
            f"It writes {encoding}: some names will lose letters on the screen.",
            remedy="use Windows Terminal, or set PYTHONUTF8=1 (LANG=C.UTF-8)",
        )
    asks = "in plain lines" if here.is_plain else "with the keys of the terminal"
    yield well(f"Questions are asked {asks}. Colours are not needed.")


def check_pdf(_: Here) -> Iterator[Finding]:
    """Make a PDF with our own font, and look whether the font is in it."""
    from tmworkshop.adapters.pages.no_press import PangoBroken, cure
    from tmworkshop.adapters.pages.press import WeasyPress

    warnings: list[str] = []
    try:
        printed = WeasyPress(warnings.append).pdf(_page())
    except Environment as trouble:
        how = "does not load" if isinstance(trouble, PangoBroken) else "is missing"
        yield wrong(
            f"No PDF can be made: the library that sets the letters {how}. Pages "
            "come as HTML, which any browser prints.",
            remedy=cure(),
            detail=str(trouble),
        )
        return
    if _holds_our_font(printed):
        yield well("A PDF was made, and our own font is in it.")
    else:
        yield wrong(
            "A PDF was made, but our own font is not in it: pages will look different.",
            remedy=Way(Remedy.INSTALL_AGAIN),
        )
    if warnings:
        yield noted("The PDF came with a warning.")
    yield from _subsetting()


def _subsetting() -> Iterator[Finding]:
    from weasyprint.text import ffi  # type: ignore[import-untyped]

    from tmworkshop.adapters.pages.no_press import cure

    if not ffi.harfbuzz_subset:
        yield wrong(
            "The library that makes fonts small (HarfBuzz-Subset) is missing: PDFs "
            "take three times as long.",
            remedy=cure(),
        )


def _page() -> str:
    from base64 import b64encode

    from tmworkshop.adapters.content.resources import folder

    font = (folder("templates") / "fonts" / FONT).read_bytes()
    return PAGE.format(font=b64encode(font).decode("ascii"))


def _holds_our_font(content: bytes) -> bool:
    """Say whether a font of ours is embedded in the PDF *content*."""
    names = b"".join((content, *map(_unpacked, STREAM.findall(content))))
    fonts = re.findall(rb"/FontName\s*/([^\s/>]+)", names)
    return b"/FontFile" in names and any(FAMILY in font for font in fonts)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
