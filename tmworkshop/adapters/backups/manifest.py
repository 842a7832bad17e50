"""What a backup says of itself: when, why and by what it was made, and of what.

It names files and counts facts; no word that was said and no member stands in it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from tmworkshop.adapters.store.workspace import set_file
from tmworkshop.domain.dates import YEARS
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.values import Value, value

NAME = "manifest.json"
SCHEMA = 1
UNREADABLE = (
    *(KeyError, TypeError, ValueError, AttributeError),
    *(OverflowError, RecursionError),  # a number without end, a list in lists
)


@value
class Packed(Value):
    """One file in a backup, and what it is to hold."""

    name: str
    sha256: str
    size: int

    def is_of(self, content: bytes) -> bool:
        """Say whether *content* is what was packed."""
        return len(content) == self.size and digest_of(content) == self.sha256


@value
class SetCopy(Value):
    """A learning set in a backup; *facts* is None if it could not be read even then."""

    id: str
    facts: int | None


@value
class Manifest(Value):
    """All that a backup says of itself."""

    made: datetime
    why: str
    version: str
    files: tuple[Packed, ...]
    sets: tuple[SetCopy, ...]

    @property
    def facts(self) -> int:
        """How many facts it holds, of all sets that could be read."""
        return sum(each.facts or 0 for each in self.sets)

    @property
    def sound(self) -> tuple[str, ...]:
        """The sets in it that can be read."""
        return tuple(each.id for each in self.sets if each.facts is not None)

    @property
    def damaged(self) -> tuple[str, ...]:
        """The sets in it that could not be read even when it was made."""
        return tuple(each.id for each in self.sets if each.facts is None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those of them of which it has no copy: not a byte could be read."""
        files = {file.name for file in self.files}
        return tuple(each for each in self.damaged if set_file(each) not in files)


def digest_of(content: bytes) -> str:
    """Return the checksum of *content*."""
    return sha256(content).hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Write *manifest* down."""
    made = manifest.made.isoformat(timespec="seconds")
    data = {"schema": SCHEMA, **asdict(manifest), "made": made}
    return (json.dumps(data, indent=1) + "\n").encode()


def read_manifest(content: bytes, file: str) -> Manifest:
    """Read the manifest of the backup *file*; Damaged if it is none."""
    try:
        data = json.loads(content)
        newer = data["schema"] > SCHEMA
        if not newer:
            return _manifest(data)
    except UNREADABLE as error:
        raise Damaged(
            f"{file} holds a list of contents that cannot be read."
        ) from error
    raise Conflict(
        f"A newer tmworkshop made {file}: update tmworkshop on this computer, then "
        "try once more."
    )


def _manifest(data: dict[str, Any]) -> Manifest:
    made = datetime.fromisoformat(data["made"])
    if made.tzinfo is None:
        raise ValueError("a time of no zone")
    if made.year not in YEARS:
        raise ValueError("no time in which anything was made")
    return Manifest(
        made=made,
        why=str(data["why"]),
        version=str(data["version"]),
        files=tuple(
            Packed(str(each["name"]), str(each["sha256"]), int(each["size"]))
            for each in data["files"]
        ),
        sets=tuple(
            SetCopy(str(each["id"]), _count(each["facts"])) for each in data["sets"]
        ),
    )


def _count(facts: object) -> int | None:
    if facts is None or (isinstance(facts, int) and facts >= 0):
        return facts
    raise ValueError("a count is a number")
