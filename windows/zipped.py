"""What a zip for a stick has to be, looked at before anything of it is run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from windows.launchers import PROGRAM, SCRIPT

MEGABYTE = 1_000_000
MOST = 45 * MEGABYTE
CLICKED = (".exe", ".cmd", ".bat", ".com", ".ps1", ".vbs", ".lnk")
WANTED = (
    *("For IT.html", "Read me first.html", "app/carried.txt"),
    *("app/python/python.exe", "app/site/tmworkshop/__init__.py"),
    *("docs/confidence.html", "docs/from-a-stick.html", "docs/hashes.txt"),
    *("licences/index.html", "licences/Python/LICENSE.txt", "licences/sbom.json"),
    "licences/tmworkshop-*/LICENSE.txt",
    "licences/distlib-*/LICENSE.txt",
    *(
        "licences/tmworkshop-pango-*/LGPL-2.1.txt",
        "licences/tmworkshop-pango-*/NOTICE.txt",
    ),
)
DESCRIBED = "app/site/*.dist-info/METADATA"
NAMED = re.compile(rb"^(Name|Version): (.+?)\r?$", re.MULTILINE)
FOR_WINDOWS = (*("*.cmd", "app/carried.txt", "docs/hashes.txt", "licences/*.txt"),)

Files = Mapping[str, bytes]


class NotSound(Exception):
    """A zip that is not to be given to anyone."""


def look_through(file: Path, places: Sequence[str]) -> None:
    """Raise NotSound with all that is wrong with the zip *file*.

    It was built on a machine with *places* that nobody need know of.
    """
    files = read_zip(file)
    size = file.stat().st_size
    amiss = [*list_faults(files, places)]
    if size > MOST:
        amiss.append(f"{size / MEGABYTE:.1f} MB is more than a slow line takes")
    if amiss:
        raise NotSound("\n".join(amiss))


def list_faults(files: Files, places: Sequence[str]) -> list[str]:
    """Return what is wrong with these *files*, built on a machine with *places*."""
    return [
        *(f"{each} is missing" for each in WANTED if not fnmatch_any(files, each)),
        *_clicked(files),
        *_unlicensed(files),
        *_tell_where(files, places),
        *_lead_nowhere(files),
        *_badly_ended(files),
    ]


def fnmatch_any(names: Iterable[str], pattern: str) -> bool:
    """Say whether any of *names* is as *pattern* has it."""
    return any(fnmatch(name, pattern) for name in names)


def read_zip(file: Path) -> dict[str, bytes]:
    """Return each file of the zip *file*, without the one folder that all lies in."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        return {name.partition("/")[2]: archive.read(name) for name in names}


def _clicked(files: Files) -> Iterator[str]:
    """Say so if anything but the two launchers is there to be double-clicked."""
    at_top = {name for name in files if "/" not in name and name.endswith(CLICKED)}
    if at_top != {PROGRAM, SCRIPT}:
        yield f"to be double-clicked are {sorted(at_top)}"


def _unlicensed(files: Files) -> Iterator[str]:
    """Yield each package of which no licence is there."""
    homes = {PurePosixPath(name).parts[1] for name in files if "licences/" in name}
    for name, content in files.items():
        if fnmatch(name, DESCRIBED):
            of = dict(reversed(NAMED.findall(content)))
            if (
                wanted := b"-".join((of[b"Name"], of[b"Version"])).decode()
            ) not in homes:
                yield f"no licence of {wanted} is there"


def _tell_where(files: Files, places: Sequence[str]) -> Iterator[str]:
    """Yield each file that names one of the *places* of whoever built it."""
    for place in places:
        spellings = (place.encode(), place.replace("/", "\\").encode())
        for name, content in files.items():
            if any(each in content for each in spellings):
                yield f"{name} names {place}"


def _lead_nowhere(files: Files) -> Iterator[str]:
    """Yield each link of a page that leads to no file, or to the network by itself."""
    for name, content in files.items():
        if name.endswith(".html") and not name.startswith("app/"):
            links = _Links()
            links.feed(content.decode())
            for href in links.local:
                path = unquote(href.partition("#")[0])
                if path and normpath(PurePosixPath(name).parent / path) not in files:
                    yield f"{name} leads to {href}"
            yield from (f"{name} loads {each}" for each in links.loaded)


def _badly_ended(files: Files) -> Iterator[str]:
    """Yield each text for Windows whose lines end otherwise than there."""
    for name, content in files.items():
        is_ours = any(fnmatch(name, each) for each in FOR_WINDOWS)
        if is_ours and content.count(b"\n") != content.count(b"\r\n"):
            yield f"{name} has lines that end as on Linux"


class _Links(HTMLParser):
    """Where a page leads, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.local: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what *tag* leads to."""
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                is_far = value.startswith(("http:", "https:", "mailto:"))
                if not is_far:
                    self.local.append(value)
                elif name == "src" or tag == "link":
                    self.loaded.append(value)
