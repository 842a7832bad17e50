"""Which Pango WeasyPrint loads: the one that pip has brought, or the system's.

The extra ``tmworkshop[pango]`` brings the libraries for Windows and macOS, in a package
that is looked for and never imported. Where it is, nothing else counts: WeasyPrint asks
first for the names under which GTK, MSYS2 and others install theirs, and a wrong one
would come from wherever PATH leads. So ours are loaded by their full paths beforehand,
and meanwhile nothing is looked up but in their folder.

On Linux the loader finds Pango by its soname. Whatever else WeasyPrint asks for first,
ctypes would look for by running ldconfig, gcc and ld, each from wherever PATH says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "tmworkshop_pango"
# by one of the names that WeasyPrint asks for; each needs only those before it
OURS: Mapping[str, Mapping[str, str]] = {
    "win32": {
        "gobject-2.0-0": "gobject-2.0-0.dll",
        "pango-1.0-0": "pango-1.0-0.dll",
        "harfbuzz": "harfbuzz.dll",
        "harfbuzz-subset": "harfbuzz-subset.dll",
        "fontconfig-1": "fontconfig-1.dll",
        "pangoft2-1.0-0": "pangoft2-1.0-0.dll",
    },
    "darwin": {
        "gobject-2.0": "libgobject-2.0.0.dylib",
        "pango-1.0": "libpango-1.0.0.dylib",
        "harfbuzz": "libharfbuzz.0.dylib",
        "harfbuzz-subset": "libharfbuzz-subset.0.dylib",
        "fontconfig": "libfontconfig.1.dylib",
        "pangoft2-1.0": "libpangoft2-1.0.0.dylib",
    },
}


@contextmanager
def choose_pango() -> Iterator[None]:
    """Let WeasyPrint, imported meanwhile, load this machine's Pango and no other.

    OSError if the one that pip has brought does not load.
    """
    if sys.platform == "linux":
        # WeasyPrint asks for the soname too, and a soname is not looked up
        with _looking_up_in({}):
            yield
    elif home := find_ours():
        files = {name: str(home / file) for name, file in OURS[sys.platform].items()}
        with _looking_up_in(files), _keeping_out_others(home):
            _load(files)
            yield
    else:
        yield


def find_ours() -> Path | None:
    """Return the folder of the libraries that pip has brought, if it has."""
    spec = find_spec(PACKAGE) if sys.platform in OURS else None
    return Path(spec.origin).parent / "lib" if spec and spec.origin else None


@contextmanager
def _looking_up_in(files: Mapping[str, str]) -> Iterator[None]:
    """Let libraries that are loaded meanwhile be looked up by name in *files* alone."""
    import ctypes.util

    def look_up(name: str) -> str | None:
        return files.get(name)

    former = ctypes.util.find_library
    ctypes.util.find_library = look_up
    try:
        yield
    finally:
        ctypes.util.find_library = former


@contextmanager
def _keeping_out_others(home: Path) -> Iterator[None]:
    """Let the environment lead nowhere meanwhile but to *home* and the system."""
    if sys.platform == "darwin":
        # theirs lie where they were built; for good, as it is read when a page is
        os.environ.setdefault("FONTCONFIG_PATH", str(home.parent / "etc" / "fonts"))
        yield
        return
    system = os.environ.get("SYSTEMROOT", "C:\\Windows") + "\\System32"
    # without the second WeasyPrint opens the folders of MSYS2 and GTK to the loader
    changes = {"PATH": f"{system};{home}", "WEASYPRINT_DLL_DIRECTORIES": str(home)}
    former = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in former.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _load(files: Mapping[str, str]) -> None:
    """Load *files* for good, each with what lies beside it; OSError names one."""
    from ctypes import CDLL

    for file in files.values():
        try:
            CDLL(file)
        except OSError as trouble:  # Windows says what is wrong, and not with which
            raise OSError(f"{Path(file).name}: {trouble}") from trouble
