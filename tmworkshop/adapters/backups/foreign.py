"""What a backup brings that nobody here has seen: designs, prompts and templates.

Whoever wrote them decides what is asked in a room and what stands on a page, so they
come in only where someone says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tmworkshop.adapters.backups.archive import OWN
from tmworkshop.adapters.backups.inspection import UnpackedBackup


def find_foreign(backup: UnpackedBackup, workspace: Path) -> tuple[str, ...]:
    """Return the names of what *backup* brings that does not stand in *workspace* so.

    Byte for byte: what was changed since is another's until someone looks at it.
    """
    return tuple(
        name
        for name, content in backup.contents.items()
        if name.partition("/")[0] in OWN and not _stands(workspace / name, content)
    )


def leave_out(backup: UnpackedBackup, names: Iterable[str]) -> UnpackedBackup:
    """Return *backup* without the files *names*; the file that it is of keeps them."""
    left = set(names)
    contents = {name: c for name, c in backup.contents.items() if name not in left}
    return replace(backup, contents=contents)


def _stands(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.read_bytes() == content
    except OSError:
        return False
