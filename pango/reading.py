"""What a library says of itself: what it needs, what it gives, what it was built of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# where GStreamer's builder had unpacked what it compiled: it stands in each library
BUILT_OF = re.compile(
    rb"build[/\\]sources[/\\](?:\w+[/\\]){1,2}([a-z0-9-]+)-(\d[\d.]*)[/\\]"
)
BESIDE = "@loader_path/../lib"  # where a library for macOS looks for the others
OF_THE_PATH = "@rpath/"
PROCESSORS = frozenset({"arm64", "x86_64"})


class NotReadable(Exception):
    """A library that is not as those are that can be taken."""


@dataclass(frozen=True)
class Library:
    """What a library *needs* to be loaded, *gives* to others, and is *built_of*."""

    needs: frozenset[str]
    gives: frozenset[str]
    built_of: frozenset[tuple[str, str]]


def read_pe(file: Path) -> Library:
    """Read a library of Windows; names of others are in small letters."""
    from pefile import DIRECTORY_ENTRY, PE

    sections = ("IMPORT", "DELAY_IMPORT", "EXPORT")
    with PE(str(file), fast_load=True) as image:
        image.parse_data_directories(
            [DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{name}"] for name in sections]
        )
        needed = [
            entry.dll.decode().lower()
            for name in sections[:2]
            for entry in getattr(image, f"DIRECTORY_ENTRY_{name}", ())
        ]
        exports = image.DIRECTORY_ENTRY_EXPORT.symbols
        given = [each.name.decode() for each in exports if each.name]
    return Library(frozenset(needed), frozenset(given), built_of(file))


def read_mach_o(file: Path) -> Library:
    """Read a library of macOS: what either half needs, and what both give."""
    from macholib.mach_o import CPU_TYPE_NAMES
    from macholib.MachO import MachO
    from macholib.SymbolTable import SymbolTable

    image = MachO(str(file))
    needed: set[str] = set()
    given: dict[str, set[str]] = {}
    for header in image.headers:
        needed |= {*_needs(header)}
        processor = CPU_TYPE_NAMES[header.header.cputype].lower()
        symbols = SymbolTable(image, header).extdefsyms
        given[processor] = {name.decode().removeprefix("_") for _, name in symbols}
    if given.keys() != PROCESSORS:
        raise NotReadable(f"{file.name} is for {sorted(given)} only")
    in_both = set.intersection(*given.values())
    return Library(frozenset(needed), frozenset(in_both), built_of(file))


def _needs(header: Any) -> Iterator[str]:
    """Yield what one half of a library of macOS loads, without its own folder."""
    paths = set()
    for command, _, data in header.commands:
        match command.get_cmd_name():
            case "LC_RPATH":
                paths.add(data.rstrip(b"\0").decode())
            case str(name) if name.endswith("_DYLIB") and name != "LC_ID_DYLIB":
                yield data.rstrip(b"\0").decode().removeprefix(OF_THE_PATH)
    if BESIDE not in paths:
        raise NotReadable("a library for macOS does not look beside itself")


def built_of(file: Path) -> frozenset[tuple[str, str]]:
    """Return name and version of each source that went into the library *file*."""
    return frozenset(
        (name.decode(), version.decode())
        for name, version in BUILT_OF.findall(file.read_bytes())
    )
