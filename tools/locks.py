"""What stands in the locks of requirements/, and which of them stands on which."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STANDS_ON = {
    "run": (),
    "pango": ("run",),
    "password": ("run",),
    "test": ("run",),
    "lint": ("run", "test"),
    "supply": ("run",),
    "windows": ("run",),
    "cut": ("run",),
    "gstreamer": ("run",),
}
FLOORS = "floors"  # the oldest of what is asked for directly; stands on none
HEAD = "# Made by tools/lock from setup.cfg: not to be changed by hand.\n"
ENTRY = re.compile(r"^[^\s#].*?(?=^[^\s#]|\Z)", re.MULTILINE | re.DOTALL)
PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.+!]+)(?: ; (?P<marker>.+))?")
HASH = re.compile(r" +--hash=sha256:([0-9a-f]{64})(?: \\)?")
NEED = re.compile(r" +#(?: +via)?(?: +([\w.-]+)(?: \(setup\.cfg\))?)?")
OURS = "tmworkshop"


@dataclass(frozen=True)
class Part:
    """Something that is installed: one version of it, and every file it may come as."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    needed_by: frozenset[str]
    text: str

    @property
    def pin(self) -> tuple[str, str, str]:
        """Tell which version it is, and where it is installed."""
        return self.name, self.version, self.marker


def lock_of(extra: str) -> Path:
    """Return the lock of an *extra* of setup.cfg; "run" is what needs none.

    That of FLOORS holds what "run" does, the oldest that may be asked for.
    """
    return ROOT / "requirements" / f"{extra}.lock"


def parts_of(extra: str) -> list[Part]:
    """Return what the lock of *extra* adds to those that it stands on."""
    return parts_in(lock_of(extra).read_text(encoding="utf-8"))


def parts_in(text: str) -> list[Part]:
    """Return each part that the *text* of a lock names."""
    return [_part(entry) for entry in ENTRY.findall(text)]


def _part(entry: str) -> Part:
    first, *rest = entry.splitlines()
    pinned = PINNED.fullmatch(first.removesuffix("\\").strip())
    hashes = [line for line in rest if HASH.fullmatch(line)]
    needs = [line for line in rest if NEED.fullmatch(line)]
    if not pinned or rest != hashes + needs:
        raise ValueError(f"more than a version, its hashes and who needs it: {entry}")
    return Part(
        pinned["name"],
        pinned["version"],
        pinned["marker"] or "",
        tuple(HASH.findall("\n".join(hashes))),
        frozenset(filter(None, NEED.findall("\n".join(needs)))),
        entry,
    )
