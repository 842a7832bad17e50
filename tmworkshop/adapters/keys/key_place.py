"""Whether others get at a key: by where it lies, or by what its file allows."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.drive.open_places import find_opening, keeps_permissions

OTHERS = 0o077


def find_exposure(folder: Path, workspace: Path, environ: Mapping[str, str]) -> str:
    """Return where the key in *folder* lies that it should not; mostly nothing."""
    with suppress(OSError):
        if folder.resolve().is_relative_to(workspace.resolve()):
            return "in the workspace"
    return find_opening(folder, environ)


def wide_files(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return which *files* others may read, where a drive can keep them from it."""
    if os.name == "nt":
        return ()
    wide = tuple(each for each in files if _mode(each) & OTHERS)
    return wide if wide and keeps_permissions(wide[0].parent) else ()


def narrow_files(files: Iterable[Path]) -> None:
    """Keep *files* from others."""
    for each in files:
        each.chmod(_mode(each) & ~OTHERS)


def _mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)
