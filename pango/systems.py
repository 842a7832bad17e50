"""The systems that Pango is cut for, and what of a library is theirs already."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pango.reading import Library, read_mach_o, read_pe


@dataclass(frozen=True)
class System:
    """A system: its wheels, the libraries WeasyPrint asks for, how one is read.

    What the *own* pattern matches is there on every machine, or comes with Python.
    """

    name: str
    tag: str  # of a wheel for it
    machine: str  # as uv calls it
    folder: str  # in which GStreamer's wheel has its libraries
    wanted: Sequence[str]  # in the order of ASKED_AS
    own: re.Pattern[str]
    read: Callable[[Path], Library]

    def is_own(self, name: str) -> bool:
        """Say whether the library *name* is the system's, or Python's."""
        return bool(self.own.fullmatch(name))

    def asked_as(self) -> dict[str, str]:
        """Return the file behind each name that WeasyPrint's code has for one."""
        return dict(zip(ASKED_AS, self.wanted, strict=True))


ASKED_AS = (
    *("gobject", "pango", "harfbuzz", "harfbuzz_subset", "fontconfig", "pangoft2"),
)
WINDOWS = System(
    "Windows",
    "win_amd64",
    "x86_64-pc-windows-msvc",
    "bin",
    (
        *("gobject-2.0-0.dll", "pango-1.0-0.dll", "harfbuzz.dll"),
        *("harfbuzz-subset.dll", "fontconfig-1.dll", "pangoft2-1.0-0.dll"),
    ),
    # vcruntime140.dll is Microsoft's; each Python has loaded its own before ours
    re.compile(
        r"api-ms-win-crt-[a-z]+-l1-1-0\.dll|vcruntime140\.dll|"
        r"(advapi32|dnsapi|iphlpapi|kernel32|ole32|shell32|shlwapi|user32|ws2_32)\.dll"
    ),
    read_pe,
)
MACOS = System(
    "macOS",
    "macosx_10_13_universal2",
    "aarch64-apple-darwin",
    "lib",
    (
        *("libgobject-2.0.0.dylib", "libpango-1.0.0.dylib", "libharfbuzz.0.dylib"),
        *("libharfbuzz-subset.0.dylib", "libfontconfig.1.dylib"),
        "libpangoft2-1.0.0.dylib",
    ),
    re.compile(r"/System/Library/Frameworks/.+|/usr/lib/.+"),
    read_mach_o,
)
SYSTEMS = (WINDOWS, MACOS)
