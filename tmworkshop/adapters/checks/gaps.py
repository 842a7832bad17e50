"""Checks of what a set's file lacks and a copy of it holds, to be mended from there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tmworkshop.adapters.backups.backup_files import FOLDER as BACKUPS
from tmworkshop.adapters.backups.copies_of import FactCopy, Origin, read_copies
from tmworkshop.adapters.backups.gains import find_gain
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.disk import (
    is_own_file,
    path_beside,
    read_file,
    remove_file,
    replace_file,
)
from tmworkshop.adapters.store.format import drop_mended_lines
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.findings import Finding, noted, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way

LOOK_ELSEWHERE = (
    "plug in sticks that hold a copy, and look again; a session that is begun asks "
    "whether to take the file as it is"
)
WITH_STICKS = "plug in sticks that hold a copy of the set, and look again"


def check_older(here: Here) -> Iterator[Finding]:
    """Look for sets whose file is older than it once was on this computer."""
    workspace = FolderWorkspace(here.workspace)
    for set_id, _ in here.readable():
        if lack := here.copies.find_lack(set_id):
            shortfall, gain = lack.shortfall, lack.gain
            words, place = f"{{}}: {shortfall.told}", str(workspace.path_of(set_id))
            if shortfall.was_removed:
                yield wrong(words, place, remedy=Way(Remedy.PURGE_SET, (set_id,)))
                continue
            mend = partial(here.copies.bring_back, set_id) if gain.more else None
            way = Way(Remedy.MEND) if mend else LOOK_ELSEWHERE
            done = "{} was older; what it lacked came from its copies."
            finding = wrong(words, place, remedy=way, detail=gain.told, mend=mend)
            yield finding.mended_as(done, place)


def check_strangers(here: Here) -> Iterator[Finding]:
    """Look for what lies among the sets and is none of them, and what it brings."""
    every = FolderWorkspace(here.workspace).strangers()
    strangers = {name for name in every if not name.endswith(".new")}
    if strangers:
        for set_id, facts in here.readable():
            for copy in read_copies(here.workspace, set_id):
                if copy.origin is Origin.STRANGER and copy.path.name in strangers:
                    strangers.discard(copy.path.name)
                    yield _conflicted(here, set_id, facts, copy)
    for name in sorted(strangers):
        yield wrong(
            "{} lies among the sets and is none: perhaps the copy of another "
            "computer. Nothing reads it.",
            str(here.sets / name),
            remedy="compare it with the set, then move it out of the workspace",
        )
    yield from _no_backups(here)


def _no_backups(here: Here) -> Iterator[Finding]:
    for place in sorted((here.workspace / BACKUPS).glob("*.zip")):
        if not is_own_file(place):
            yield wrong(
                "{} lies among the backups and is none. Nothing reads it.",
                str(place),
                remedy="move it out of the workspace",
            )


def check_put_aside(here: Here) -> Iterator[Finding]:
    """Look at damaged lines that were put aside, and whether a copy has them by now."""
    workspace = FolderWorkspace(here.workspace)
    for set_id, facts in here.readable():
        aside = path_beside(workspace.path_of(set_id), ".damaged")
        if not aside.exists():
            continue
        content = drop_mended_lines(read_file(aside), ())
        lines = say_count(len(content.split(b"\n")), "line")
        words = f"{{}} holds {lines} that could not be read."
        gain = here.copies.find_gain(set_id, facts)
        whole = {fact.id for fact in gain.facts}
        if drop_mended_lines(content, whole) != content:
            mend = partial(_mend_lines, here, set_id, aside)
            way = Way(Remedy.MEND)
            done = "lines in {} came whole from a copy."
            finding = wrong(words, str(aside), remedy=way, detail=gain.told, mend=mend)
            yield finding.mended_as(done, str(aside))
        else:
            yield noted(words, str(aside), remedy=WITH_STICKS)


def _mend_lines(here: Here, set_id: str, aside: Path) -> None:
    """Bring back what lies damaged *aside*, and let go of the lines that came whole."""
    here.copies.bring_back(set_id)
    facts = FolderWorkspace(here.workspace).open_set(set_id).facts()
    rest = drop_mended_lines(read_file(aside), {fact.id for fact in facts})
    remove_file(aside) if not rest.strip() else replace_file(aside, rest)


def _conflicted(
    here: Here, set_id: str, facts: tuple[AnyFact, ...], copy: FactCopy
) -> Finding:
    """Say what a *copy* that lies among the sets holds of the set *set_id*."""
    gain = find_gain(facts, [copy], here.merge)
    brings = say_count(gain.more, "fact")
    lacking = f"{brings} that it lacks" if gain.more else "nothing that it lacks"
    words = f"{{}} lies among the sets: a copy of {{}}, with {lacking}."
    way, mend = Way(Remedy.MEND), partial(_take_in, here, set_id, copy)
    done, places = "what {} held is in {} now.", (str(copy.path), set_id)
    return wrong(words, *places, remedy=way, mend=mend).mended_as(done, *places)


def _take_in(here: Here, set_id: str, copy: FactCopy) -> None:
    """Bring what *copy* holds into the set, and remove it once that holds it all."""
    here.copies.bring_back(set_id)
    facts = FolderWorkspace(here.workspace).open_set(set_id).facts()
    if not copy.unreadable and not find_gain(facts, [copy], here.merge).more:
        remove_file(copy.path)
