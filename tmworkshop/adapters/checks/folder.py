"""Checks of the folder that the sets lie in: it is written to, locked, and measured."""

from __future__ import annotations

import os
import secrets
import stat
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.drive.open_places import keeps_permissions
from tmworkshop.adapters.drive.sync_programs import find_keeper
from tmworkshop.adapters.page_places import find_page_places
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.findings import Finding, noted, unknown, well, wrong
from tmworkshop.domain.remedies import Remedy, Way

MEGABYTE = 1 << 20
LITTLE_ROOM = 200 * MEGABYTE
OWN = {"designs", "prompts", "templates", "logs"}  # that hold nobody's words
OTHERS = 0o077
HELD, FREE = 7, 0
ANOTHER_WINDOW = """
import sys
sys.path[:] = {path!r}
from pathlib import Path
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.domain.errors import Conflict
try:
    with Lock(Path(sys.argv[1])).held(wait=0, otherwise=""):
        sys.exit({free})
except Conflict:
    sys.exit({held})
"""


def check_workspace(here: Here) -> Iterator[Finding]:
    """Say where the workspace is."""
    if here.is_begun:
        yield well("The workspace is {}.", str(here.workspace))
    else:
        yield noted(
            "There is no workspace {} yet.",
            str(here.workspace),
            remedy=Way(Remedy.SAY_WHO_YOU_ARE),
        )


def check_writing(here: Here) -> Iterator[Finding]:
    """Write a file in the workspace, sync it, read it back and remove it."""
    if not here.is_begun:
        return
    file = here.workspace / f".doctor-{secrets.token_hex(4)}"
    content = secrets.token_bytes(1000)
    with disk.in_words(file):
        try:
            disk.replace_file(file, content)
            is_same = file.read_bytes() == content
        finally:
            file.unlink(missing_ok=True)
    if is_same:
        yield well("What is written there is on the disk, and reads back.")
    else:
        yield wrong(
            "What was written there did not read back as it was: use another disk.",
            remedy=Way(Remedy.NAME_FOLDER),
        )


def check_locking(here: Here) -> Iterator[Finding]:
    """Hold a lock, and see that another process does not get it until it is let go."""
    if not here.is_begun:
        return
    file = here.workspace / f".doctor-{secrets.token_hex(4)}.lock"
    try:
        with Lock(file).held(wait=0, otherwise=""):
            while_held = _another_window(file)
        afterwards = _another_window(file)
    finally:
        file.unlink(missing_ok=True)
    if (while_held, afterwards) == (HELD, FREE):
        yield well("Two windows are kept apart.")
    else:
        yield wrong(
            "Two windows are not kept apart there: keep to one, or use a folder on "
            "this computer.",
            remedy=Way(Remedy.NAME_FOLDER),
        )


def check_syncing(here: Here) -> Iterator[Finding]:
    """Say whether a program copies the workspace away."""
    if program := find_keeper(here.workspace, here.environ):
        yield wrong(
            f"The workspace lies in {program}: words go where the set did not agree "
            "to, and files may be held up or come twice. Move it.",
            remedy=Way(Remedy.NAME_FOLDER),
        )
    else:
        yield well("No program is seen that copies the workspace away.")


def check_room(here: Here) -> Iterator[Finding]:
    """Say how much room there is, and whether some is held back."""
    from shutil import disk_usage

    if not here.is_begun:
        return
    with disk.in_words(here.workspace):
        free = disk_usage(here.workspace).free
    left = f"{free // MEGABYTE:,} MB are free."
    if free < LITTLE_ROOM:
        yield wrong(f"Only {left}", remedy="empty the bin, move big files")
    else:
        yield well(left)
    yield from _reserve(here)


def check_permissions(here: Here) -> Iterator[Finding]:
    """Look for files with words in them that others on this computer may read."""
    if os.name == "nt":
        yield unknown(
            "Windows keeps files by account; what others may see is not looked at.",
            remedy="use an account of your own",
        )
        return
    if not here.is_begun:
        return
    if not keeps_permissions(here.workspace):
        yield wrong(
            "The drive of the workspace knows no permissions, as most sticks do: "
            "anyone who has it, or uses this computer, can read all of it. Keep the "
            "workspace on the computer's own disk, and encrypted copies on the stick.",
            remedy=Way(Remedy.NAME_FOLDER),
        )
    elif wide := [each for each in _private_ones(here) if _is_wide(each)]:
        yield wrong(
            f"Others on this computer may read {len(wide)} of the files and folders "
            "here; the first is {}.",
            str(wide[0]),
            remedy=Way(Remedy.MEND),
            mend=partial(_narrow, wide),
        ).mended_as(
            f"others could read {len(wide)} of the files and folders here, the first "
            "of them {}; now only you may.",
            str(wide[0]),
        )
    else:
        yield well("Only you may read what lies there.")


def _another_window(file: Path) -> int:
    script = ANOTHER_WINDOW.format(path=sys.path, free=FREE, held=HELD)
    run = subprocess.run(  # noqa: S603 (our own Python and our own lines)
        [sys.executable, "-c", script, str(file)],
        check=False,
        capture_output=True,
        timeout=60,
    )
    return run.returncode


def _reserve(here: Here) -> Iterator[Finding]:
    if (here.workspace / "reserve").exists():
        yield well("Some room is held back for the day the disk is full.")
    else:
        yield noted(
            "No room is held back yet for the day the disk is full.",
            remedy=Way(Remedy.MEND),
            mend=FolderWorkspace(here.workspace).hold_room,
        ).mended_as("room is held back now for the day the disk is full.")


def _private_ones(here: Here) -> Iterator[Path]:
    _, *outside = find_page_places(here.workspace).reached
    pages = (each for each in outside if each.is_dir() and keeps_permissions(each))
    for top in (here.workspace, *pages):
        yield top
        for place in sorted(top.iterdir()):
            if place.name not in OWN and not place.is_symlink():
                every = sorted(place.rglob("*"))
                yield from (p for p in (place, *every) if not p.is_symlink())


def _is_wide(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & OTHERS)


def _narrow(paths: list[Path]) -> None:
    for path in paths:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)
