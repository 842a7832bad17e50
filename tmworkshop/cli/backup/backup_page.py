"""Backups as ``tmworkshop backup`` prints them: times, counts and sizes, no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tmworkshop.adapters.backups.copy_notes import is_there
from tmworkshop.adapters.backups.inspection import Inspection, read_label
from tmworkshop.adapters.backups.manifest import Manifest
from tmworkshop.cli.echo import answer, answer_table, say
from tmworkshop.domain.backups import CopyElsewhere
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.phrases import join_names, say_count

WHY = {
    "close": "a session's close",
    "migration": "before an update",
    "hand": "by hand",
    "replaced": "before a restore",
    "taken": "taken elsewhere",
}
KILO = 1024


def answer_backups(files: Sequence[Path], elsewhere: Sequence[CopyElsewhere]) -> None:
    """Print the backups in *files*, and what was taken *elsewhere*."""
    if files:
        rows = [_row(read_label(file)) for file in files]
        answer_table(("Backup", "Made", "Sets", "Facts", "Size", "Why"), rows)
    else:
        say("There is no backup yet. Make one:\n  tmworkshop backup make")
    if elsewhere:
        answer("", "Copies made to other places, which are yours to remove:")
        answer(*map(_where, elsewhere))


def answer_verified(looked: Iterable[Inspection]) -> None:
    """Print what came of reading each backup to its end."""
    for each in looked:
        if each.manifest is None:
            answer(f"{each.name}  CANNOT BE RESTORED: {each.trouble}")
            continue
        sets = say_count(_copied(each.manifest), "set")
        facts = say_count(each.manifest.facts, "fact")
        answer(f"{each.name}  sound: {sets}, {facts}")
        for damaged in each.manifest.damaged:
            is_in_it = damaged not in each.manifest.missing
            rest = "" if is_in_it else ", and is not in it"
            answer(f"  {damaged} could not be read even when it was made{rest}")


def backups_data(looked: Iterable[Inspection]) -> list[dict[str, Any]]:
    """Return what is known of each backup, for programs."""
    return [
        {"name": each.name, "size": each.size, "trouble": each.trouble}
        | (_manifest_data(each.manifest) if each.manifest else {})
        for each in looked
    ]


def _manifest_data(manifest: Manifest) -> dict[str, Any]:
    return {
        "made": manifest.made,
        "why": manifest.why,
        "version": manifest.version,
        "sets": [{"id": copy.id, "facts": copy.facts} for copy in manifest.sets],
        "missing": list(manifest.missing),
    }


def _where(copy: CopyElsewhere) -> str:
    within_reach = "  within reach" if is_there(Path(copy.place)) else ""
    return f"  {say_date(copy.made_on)}  {copy.place}{within_reach}"


def _row(each: Inspection) -> tuple[str, ...]:
    size = f"{-(-each.size // KILO):,} kB"
    if each.manifest is None:
        return (each.name, "", "", "", size, f"cannot be opened: {each.trouble}")
    made = each.manifest.made.astimezone()
    return (
        each.name,
        f"{say_date(made.date())}, {made:%H:%M}",
        str(_copied(each.manifest)),
        str(each.manifest.facts),
        size,
        _why(each.manifest),
    )


def _copied(manifest: Manifest) -> int:
    return len(manifest.sets) - len(manifest.missing)


def _why(manifest: Manifest) -> str:
    why = WHY.get(manifest.why, manifest.why)
    without = join_names(manifest.missing)
    return f"{why}; without {without}" if without else why
