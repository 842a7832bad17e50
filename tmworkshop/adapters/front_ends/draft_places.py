"""Where what is half typed is saved: a file for whoever steers, and for each beside.

Whoever writes along and comes back is known by their window.  Where that was closed,
they take up what was typed in a window that is no more; nothing is taken from one that
lives, and so no two windows ever write into one file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from zlib import crc32

from tmworkshop.adapters.drive.disk import make_folder, path_beside, remove_file
from tmworkshop.adapters.drive.file_names import as_composed
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.domain.errors import Conflict, Environment

FOLDER, ENDING = "drafts", ".draft"


def draft_file(workspace: Path, set_id: str) -> Path:
    """Return the file of what whoever steers *set_id* has half typed."""
    return workspace / FOLDER / f"{set_id}{ENDING}"


def drafts_of(workspace: Path, set_id: str) -> Iterator[Path]:
    """Yield every file with what is half typed in *set_id*, whoever typed it."""
    folder = workspace / FOLDER
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            set_of, _, rest = as_composed(file.name).partition(".")
            if set_of == set_id and f".{rest}".endswith(ENDING):
                yield file


@contextmanager
def hold_draft_beside(
    workspace: Path, set_id: str, device: str, is_wanted: Callable[[Path], bool]
) -> Iterator[Path]:
    """Hold a file for whoever writes along on *device*, from this window, and yield it.

    It is one that *is_wanted*, if such a one is there; another begins empty. What is
    not wanted of windows that are no more goes: it is kept, or its session is over.
    """
    own = draft_file(workspace, f"{set_id}.{device}-{_name_window()}")
    others = own.name.rpartition("-")[0]
    left = [f for f in drafts_of(workspace, set_id) if f.name.startswith(f"{others}-")]
    with ExitStack() as stack:
        for file in _candidates(own, list(filter(is_wanted, (own, *left)))):
            if _is_held(stack, file):
                break
        if not is_wanted(file):
            _remove(file)
        _forget(each for each in left if each != file and not is_wanted(each))
        yield file
        _remove(_lock_of(file))  # while it is held: whoever waits for it looks again


def forget_drafts_beside(workspace: Path, set_id: str) -> None:
    """Remove what those left half typed who wrote along in *set_id* and are gone."""
    own = draft_file(workspace, set_id)
    _forget(file for file in drafts_of(workspace, set_id) if file != own)


def _forget(files: Iterable[Path]) -> None:
    """Remove those of *files* that no window holds."""
    for file in files:
        with ExitStack() as stack:
            if _is_held(stack, file):
                _remove(file)
                _remove(_lock_of(file))


def _candidates(own: Path, wanted: list[Path]) -> Iterator[Path]:
    yield from wanted
    yield own
    yield from (own.with_stem(f"{own.stem}-{number}") for number in count(2))


def _is_held(stack: ExitStack, file: Path) -> bool:
    """Hold *file* as long as *stack*; False if another window does."""
    try:
        make_folder(file.parent)
        stack.enter_context(Lock(_lock_of(file)).held(wait=0, otherwise=""))
    except Conflict:
        return False
    except (Environment, OSError):
        return True  # a disk that takes no lock takes no draft: that is told there
    return True


def _lock_of(file: Path) -> Path:
    return path_beside(file, ".lock")


def _remove(file: Path) -> None:
    with suppress(OSError):
        remove_file(file)


def _name_window() -> str:
    """Return what tells this window from the others that are open."""
    window = os.environ.get("WT_SESSION", "")
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            window = os.ttyname(sys.stdin.fileno())
    return f"{crc32(window.encode(errors='replace')):08x}"
