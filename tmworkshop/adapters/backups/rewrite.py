"""A backup packed again without some words, from bytes to bytes."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from tmworkshop.adapters.backups.archive import Archive, list_packed, open_zip, pack_zip
from tmworkshop.adapters.backups.manifest import Manifest
from tmworkshop.adapters.store.format import (
    Change,
    Facts,
    change_facts,
    drop_damage,
    read_facts,
    salvage_lines,
)
from tmworkshop.adapters.store.workspace import set_file
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.values import Value, value

TAKEN_OUT = "could not be read any more, and were taken out of it; the others stand."
STAYS = "cannot be read to its end any more: what can be read of it stays."


@value
class RewrittenBackup(Value):
    """A backup packed again: what it now holds, and *notes* to tell of that."""

    content: bytes
    notes: tuple[str, ...] = ()


def rewrite_backup(
    content: bytes, called: str, set_id: str, change: Change
) -> RewrittenBackup | None:
    """Return a backup whose copy of *set_id* went through *change*; None as it was.

    What cannot be read may hold anything: such lines are taken out, or the whole copy.
    One of another set is none of its business, and may be the only one there is.
    """
    name = set_file(set_id)
    with open_zip(content, called) as archive:
        if not archive.holds(name):
            return _without_missing(archive, set_id, change)
        manifest, (contents, lost) = archive.manifest, archive.sound()
        spoilt = _spoilt(archive, [each for each in lost if each != name])
    copied, notes = _mended(contents.pop(name, None), name, called)
    facts = _facts(copied, f"{name} in {called}")
    wanted = None if facts is None else change(facts)
    after = None if wanted is None else tuple(wanted)
    if facts is not None and after == facts and not notes:
        return None
    if copied is not None and after is not None:
        contents[name] = change_facts(copied, name, after)
    if facts is None:
        notes = (_gone(name, called),)
    others = [each for each in lost if each != name and each not in spoilt]
    stay = (f"{each} in {called} {STAYS}" for each in spoilt)
    return RewrittenBackup(
        _packed_again(_as_damaged(manifest, spoilt), contents | spoilt, set_id, after),
        (*notes, *stay, *(_gone(each, called) for each in others)),
    )


def _spoilt(archive: Archive, names: Iterable[str]) -> dict[str, bytes]:
    """Return what can be had of those sets among *names* of which a line is whole."""
    sets = {set_file(each.id) for each in archive.manifest.sets}
    rests = {name: archive.rest_of(name) for name in names if name in sets}
    read = {name: salvage_lines(rests[name]) for name in rests}
    return {name: rests[name] for name in rests if (r := read[name]) and r.facts}


def _as_damaged(manifest: Manifest, names: Container[str]) -> Manifest:
    """Return *manifest* that says of the sets *names* that they cannot be read."""
    sets = (
        replace(each, facts=None) if set_file(each.id) in names else each
        for each in manifest.sets
    )
    return replace(manifest, sets=tuple(sets))


def _without_missing(
    archive: Archive, set_id: str, change: Change
) -> RewrittenBackup | None:
    """Return *archive* without saying that it lacks *set_id*, if that set is to go."""
    manifest, (contents, lost) = archive.manifest, archive.sound()
    if lost or set_id not in manifest.missing or change(()) is not None:
        return None
    return RewrittenBackup(_packed_again(manifest, contents, set_id, None))


def _mended(
    copied: bytes | None, name: str, called: str
) -> tuple[bytes | None, tuple[str, ...]]:
    """Return what *copied* holds that can be read, and what is to be told of that."""
    if copied is None or _facts(copied, called) is not None:
        return copied, ()
    if (mended := drop_damage(copied)) is None:
        return copied, ()
    return mended, (f"Some lines of {name} in {called} {TAKEN_OUT}",)


def _facts(copied: bytes | None, called: str) -> Facts | None:
    try:
        return None if copied is None else read_facts(copied, called)
    except Conflict:  # a newer version can read it, and will
        raise
    except Exception:  # noqa: BLE001 (whatever is wrong in it, it cannot be read)
        return None


def _packed_again(
    manifest: Manifest, contents: dict[str, bytes], set_id: str, facts: Facts | None
) -> bytes:
    missing = set(manifest.missing) - {set_id}
    sets = tuple(
        replace(each, facts=len(facts or ())) if each.id == set_id else each
        for each in manifest.sets
        if set_file(each.id) in contents or each.id in missing
    )
    anew = replace(manifest, files=list_packed(contents), sets=sets)
    again = pack_zip(anew, contents)
    with open_zip(again, "the backup that is written anew") as archive:
        sound = archive.contents()
    if facts is not None:
        read_facts(sound[set_file(set_id)], set_id)  # the others are as they were
    return again


def _gone(name: str, called: str) -> str:
    return f"{name} in {called} could not be read any more, and was taken out of it."
