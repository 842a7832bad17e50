"""What was installed into a folder: each package, and which files came with it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path

RECORD = "RECORD"


@dataclass(frozen=True)
class Package:
    """A package, where it is described, and what of the folder came with it."""

    name: str
    version: str
    info: Path
    tops: frozenset[str]


def list_packages(site: Path) -> list[Package]:
    """Return the packages in the folder *site*, by their names."""
    infos = sorted(site.glob("*.dist-info"))
    return sorted(map(_package, infos), key=lambda each: each.name.casefold())


def package_here(name: str) -> Package:
    """Return the package *name*, of what this program itself runs with."""
    info = metadata.distribution(name).locate_file("")
    (home,) = Path(str(info)).glob(f"{name}-*.dist-info")
    return _package(home)


def _package(info: Path) -> Package:
    text = (info / "METADATA").read_text(encoding="utf-8")
    of = HeaderParser().parsestr(text)
    return Package(of["Name"], of["Version"], info, frozenset(_tops(info / RECORD)))


def _tops(record: Path) -> Iterator[str]:
    """Yield the first part of each path that came with the package."""
    with record.open(encoding="utf-8", newline="") as lines:
        for name, *_ in csv.reader(lines):
            yield name.replace("\\", "/").partition("/")[0]
