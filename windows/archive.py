"""The zip itself: the same files make the same bytes; and what each part weighs."""

from __future__ import annotations

import os
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from windows.folder import ROOT
from windows.packages import Package
from windows.zipped import MEGABYTE

READABLE = 0o644 << 16  # as a zip has what may be read
LAST_COMMIT = ("git", "log", "-1", "--format=%ct")
SITE = ("app", "site")


def time_of_build() -> int:
    """Return SOURCE_DATE_EPOCH, or when the last commit was made."""
    if named := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(named)
    asked = subprocess.run(LAST_COMMIT, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return int(asked.stdout)


def write_zip(top: Path, file: Path, when: int) -> None:
    """Pack the folder *top* into *file*, each file as of *when*, in their order."""
    year, month, day, hour, minute, second = time.gmtime(when)[:6]
    at = (year, month, day, hour, minute, second)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for each in files_below(top):
            name = each.relative_to(top.parent).as_posix()
            entry = zipfile.ZipInfo(name, at)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = READABLE
            archive.writestr(entry, each.read_bytes(), compresslevel=9)


def files_below(folder: Path) -> list[Path]:
    """Return each file in *folder* and below, in order."""
    return sorted(each for each in folder.rglob("*") if each.is_file())


def table_of_sizes(file: Path, packages: Iterable[Package]) -> str:
    """Return what each package weighs in the zip *file*, packed and unpacked."""
    homes = {top: each.name for each in packages for top in each.tops}
    packed: Counter[str] = Counter()
    unpacked: Counter[str] = Counter()
    with zipfile.ZipFile(file) as archive:
        for each in archive.infolist():
            part = part_of(each.filename, homes)
            packed[part] += each.compress_size
            unpacked[part] += each.file_size
    rows = [("", "packed", "unpacked")]
    rows += [(n, _size(size), _size(unpacked[n])) for n, size in packed.most_common()]
    rows += [("in all", _size(file.stat().st_size), _size(unpacked.total()))]
    return "\n".join(f"{name:24}{one:>10}{two:>10}" for name, one, two in rows)


def part_of(name: str, homes: dict[str, str]) -> str:
    """Return what the file called *name* in the zip belongs to."""
    _, *parts = name.split("/")
    if tuple(parts[:2]) == SITE:
        return homes.get(parts[2], parts[2])
    if parts[:2] == ["app", "python"]:
        return "Python"
    return parts[0] if len(parts) > 1 else "to double-click and read"


def _size(count: int) -> str:
    return f"{count / MEGABYTE:.2f} MB"
