"""Where WeasyPrint finds Pango, even on a laptop whose owner may install nothing.

The extra ``tmworkshop[pango]`` brings gstreamer-libs, wheels that hold Pango for
Windows and macOS under the very names that WeasyPrint looks for. They are found, not
imported: importing them would start GStreamer.

On Linux the loader finds Pango by its soname. Whatever else WeasyPrint asks for first,
ctypes would look for by running ldconfig, gcc and ld, each from wherever PATH says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


def point_at_bundled_pango() -> None:
    """Let WeasyPrint, imported after this, load the Pango that pip has brought."""
    libraries = _home_of("gstreamer_libs")
    if libraries is None:
        return
    match sys.platform:
        case "win32":
            runtime = _home_of("gstreamer_ext_runtime")  # the C runtime they need
            homes = [home / "bin" for home in (libraries, runtime) if home]
            # PATH is where a DLL is looked up by name, the other where those are
            # that it needs in its turn
            _put_first("PATH", *homes, separator=os.pathsep)
            _put_first("WEASYPRINT_DLL_DIRECTORIES", *homes, separator=";")
        case "darwin":
            # read again at each look-up, so that setting it this late still counts
            _put_first(
                "DYLD_FALLBACK_LIBRARY_PATH", libraries / "lib", separator=os.pathsep
            )


@contextmanager
def ask_no_compiler() -> Iterator[None]:
    """Let libraries that are loaded meanwhile on Linux be known by their sonames only.

    WeasyPrint asks for the soname too, and a soname is not looked up.
    """
    if sys.platform != "linux":
        yield
        return
    import ctypes.util

    look_up = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = look_up


def _home_of(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _put_first(variable: str, *folders: Path, separator: str) -> None:
    places = [str(folder) for folder in folders]
    if os.environ.get(variable):
        places.append(os.environ[variable])
    os.environ[variable] = separator.join(places)
