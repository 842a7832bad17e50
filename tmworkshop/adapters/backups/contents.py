"""What of a workspace goes into a backup: its sets, its settings, its own content.

No draft, report, log, lock or reserve does, and a set's key, or what packs brought to a
lead, into encrypted ones alone.
Nothing that was written on a slip goes in with a link to when it was written; how that
is seen to is given, in `SlipLinks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tmworkshop import __version__
from tmworkshop.adapters.backups.archive import (
    OWN,
    Contents,
    Pressed,
    is_allowed,
    list_packed,
    pack_zip,
)
from tmworkshop.adapters.backups.beside_sets import list_programme_files
from tmworkshop.adapters.backups.former import FormerBackup
from tmworkshop.adapters.backups.inspection import verify_backup
from tmworkshop.adapters.backups.manifest import Manifest, SetCopy
from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.drive.file_names import as_compared, shows_all
from tmworkshop.adapters.store.format import (
    Facts,
    change_facts,
    drop_torn_end,
    read_facts,
)
from tmworkshop.adapters.store.workspace import FolderWorkspace, key_file, set_file
from tmworkshop.domain.values import Value, value

Seen = Callable[[Facts], Facts]
NO_FORMER = FormerBackup()


class SlipLinks(Protocol):
    """What is known of words that have no speaker."""

    def sealed(self, facts: Facts) -> Facts:
        """Return *facts* with no link left, in an open session as well."""

    def settled(self, facts: Facts) -> Facts:
        """Return *facts* with no link left in a closed session."""

    def taken_away(self, facts: Facts) -> Facts:
        """Return *facts* as a copy may hold them that nothing reaches later on."""


@value
class Gathered(Value):
    """The files of a workspace as a backup holds them, and what it cannot hold."""

    contents: Contents
    sets: tuple[SetCopy, ...]
    left_out: tuple[str, ...]
    missing: tuple[str, ...] = ()  # the sets that cannot be read
    unread: tuple[str, ...] = ()  # the other files that cannot


def gather_workspace(
    workspace: Path,
    seen: Seen,
    former: FormerBackup = NO_FORMER,
    *,
    with_keys: bool = False,
) -> Gathered:
    """Return the files of *workspace*, each set as *seen*; one damaged as it is.

    One of which nothing can be read keeps no other one out; one that did not change
    since the *former* backup is as it is there.
    """
    contents: dict[str, bytes | Pressed] = {}
    sets, missing = [], []
    known = FolderWorkspace(workspace)
    for set_id in known.sets():
        try:
            content = read_file(known.path_of(set_id))
        except OSError:
            missing.append(set_id)
        else:
            as_it_was = former.find(set_id, content)
            packed, copy = as_it_was or _copied(set_id, content, seen)
            contents[set_file(set_id)] = packed
            sets.append(copy)
    left_out, unread = [], []
    keys = (workspace / key_file(each) for each in known.sets() if with_keys)
    programmes = list_programme_files(workspace, with_words=with_keys)
    for file in (*_own(workspace), *filter(Path.is_file, keys), *programmes):
        name = file.relative_to(workspace).as_posix()
        if not (is_allowed(name) and _is_told_apart(name, contents)):
            left_out.append(name)
            continue
        try:
            contents[name] = read_file(file)
        except OSError:
            unread.append(name)
    return Gathered(
        contents, tuple(sets), tuple(left_out), tuple(missing), tuple(unread)
    )


def _is_told_apart(name: str, others: Iterable[str]) -> bool:
    """Say whether *name* hides nothing, and looks like none of the *others*."""
    return shows_all(name) and as_compared(name) not in map(as_compared, others)


def zip_workspace(copy: Gathered, made: datetime, why: str) -> bytes:
    """Return a backup that holds *copy*, once it was opened and verified."""
    contents = copy.contents
    sets = (*copy.sets, *(SetCopy(each, None) for each in copy.missing))
    manifest = Manifest(made, why, __version__, list_packed(contents), sets)
    content = pack_zip(manifest, contents)
    verify_backup(content, "the new backup", contents)
    return content


def _copied(set_id: str, content: bytes, seen: Seen) -> tuple[bytes, SetCopy]:
    name = set_file(set_id)
    try:
        facts = read_facts(content, name)
        kept = seen(facts)
        if kept is facts:  # byte for byte, as far as that may be
            return drop_torn_end(content), SetCopy(set_id, len(kept))
        return change_facts(content, name, kept), SetCopy(set_id, len(kept))
    except Exception:  # noqa: BLE001 (whatever is wrong in it, its bytes may be mended)
        return content, SetCopy(set_id, None)


def _own(workspace: Path) -> Iterator[Path]:
    """Yield the settings and the facilitator's own content, in alphabetical order."""
    with in_words(workspace):
        settings = workspace / "workspace.toml"
        if settings.is_file():
            yield settings
        for folder in OWN:
            for file in sorted((workspace / folder).rglob("*")):
                if file.is_file() and not file.is_symlink():
                    yield file
