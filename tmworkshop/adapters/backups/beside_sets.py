"""What goes into a backup of a programme: terms that were taken in, a lead's folder.

What a lead decided and let out goes into all of them, as it holds no word: what was
objected to stays so whatever comes back.  Words of others, and the key that marks of
one's own sets are made with, go into encrypted ones alone: what is withdrawn has to go
from wherever it lies, and no withdrawal reaches a plain copy on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words

LEAD_FACTS = "programme/programme.jsonl"
OPEN = re.compile(
    r"invitations/[0-9A-Z]{26}(?:\.(?:txt|removed)|\.[0-9A-Z]{1,26}\.earlier)"
    r"|programme/(?:programme\.jsonl|invitation\.txt)"
)
PACKS = re.compile(r"programme/packs/([0-9a-f]{1,64})\.json")
SEALED_ALONE = re.compile(rf"{PACKS.pattern}|programme/own\.key")
INVITED = "invitations/"


def is_of_programme(name: str) -> bool:
    """Say whether *name* is that of such a file."""
    return bool(OPEN.fullmatch(name) or SEALED_ALONE.fullmatch(name))


def list_programme_files(workspace: Path, *, with_words: bool) -> Iterator[Path]:
    """Yield such files of *workspace*, facts first: packs may be newer, never older.

    *With words* of others, and what only an encrypted copy holds besides.
    """
    with in_words(workspace):
        facts = workspace / LEAD_FACTS
        others = (
            file
            for folder in ("invitations", "programme")
            for file in sorted((workspace / folder).rglob("*"))
            if file != facts
        )
        for file in (facts, *others):
            name = file.relative_to(workspace).as_posix()
            goes = OPEN.fullmatch(name) or (with_words and SEALED_ALONE.fullmatch(name))
            if goes and file.is_file() and not file.is_symlink():
                yield file
