"""Learning sets: begin one, and count what is waiting in each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import (
    Conflict,
    Unclear,
    WorkshopError,
    ensure_unchanged,
)
from tmworkshop.domain.facts import Agreed, Founded
from tmworkshop.domain.names import read_name
from tmworkshop.domain.record.counts import SetCounts, count_set
from tmworkshop.domain.record.record import record_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tmworkshop.application.ports import (
        Counts,
        SetFile,
        Stamp,
        Workspace,
        WorkspaceInHand,
    )

PROGRAMME = "programme"  # the folder of pages about several sets


def add_set(
    workspace: WorkspaceInHand, set_id: str, founded: Founded, stamp: Stamp
) -> None:
    """Begin a set as *founded* says, in a file called *set_id*."""
    read_name(founded.name, "set")
    begun = stamp([founded])
    try:
        workspace.found_set(set_id, begun)
    except Conflict:
        if set_id not in workspace.sets():  # what is there is the file of none
            raise
        with workspace.open_set(set_id).deciding() as hand:
            if hand.facts():
                raise
            hand.keep(begun)  # a file that was begun and holds nothing will do


def change_set(file: SetFile, was: Founded, changed: Founded, stamp: Stamp) -> None:
    """Keep what a set is called and until when it is kept, as *changed* has it.

    Conflict unless it is still as it *was*.
    """
    if changed.name != was.name:
        read_name(changed.name, "set")
    with file.deciding() as hand:
        present = record_of(hand.facts()).founded
        ensure_unchanged(was, present, was.name)
        if _is_the_same(changed, present):
            raise Conflict(f"{changed.name}: that is how it stands already.")
        hand.keep(stamp([changed]))


def keep_agreement(
    file: SetFile, was: Agreed | None, now: Agreed, stamp: Stamp
) -> tuple[Agreed, bool]:
    """Keep what is agreed *now* as a new version; say whether it is new.

    Conflict unless what is agreed is still what it *was*.
    """
    if not now.rules:
        raise Unclear("An agreement needs at least one rule.")
    with file.deciding() as hand:
        present = record_of(hand.facts()).agreement
        ensure_unchanged(was, present, "The agreement")
        if present and present.rules == now.rules:
            return present, False
        version = present.version + 1 if present else 1
        (kept,) = stamp([replace(now, version=version)])
        hand.keep([kept])
    assert isinstance(kept, Agreed)  # noqa: S101 (a stamp changes no class)
    return kept, True


def ensure_own_pages(
    workspace: Workspace, set_id: str, name: str, folder_of: Callable[[str], str]
) -> None:
    """Raise Conflict if pages of a set called *name* would lie among those of others.

    *folder_of* says in which folder the pages of a name lie.
    """
    if folder_of(name) == PROGRAMME:
        raise Conflict(f"{name} is how the programme's own pages are called.")
    for other in count_sets(workspace):
        if other.id != set_id and folder_of(other.name) == folder_of(name):
            raise Conflict(
                f"{other.name} ({other.id}) is called so already, and the pages of "
                "both would lie in one folder: give another name."
            )


def count_sets(workspace: Workspace) -> tuple[SetCounts, ...]:
    """Return every set in numbers; one that cannot be read says so and no more."""
    return tuple(_counted(workspace, set_id) for set_id in workspace.sets())


def recall_counts(workspace: Workspace, noted: Counts) -> tuple[SetCounts, ...]:
    """Return the same, and read none of the sets that are *noted* as they stand."""
    sets = workspace.sets()
    noted.keep_only(sets)
    return tuple(
        noted.recall(set_id, partial(_counted, workspace, set_id)) for set_id in sets
    )


def read_set_names(workspace: Workspace) -> dict[str, str]:
    """Return what each set is called, by its id, but for those that cannot be read."""
    names: dict[str, str] = {}
    for set_id in workspace.sets():
        with suppress(WorkshopError):
            facts = workspace.open_set(set_id).facts()
            called = [fact.name for fact in facts if isinstance(fact, Founded)]
            names.update((set_id, name) for name in called[-1:])
    return names


def _counted(workspace: Workspace, set_id: str) -> SetCounts:
    try:
        file = workspace.open_set(set_id)
        counted = count_set(set_id, record_of(file.facts()))
        return replace(counted, shortfall=file.shortfall)
    except WorkshopError as error:
        return SetCounts(set_id, set_id, trouble=error)


def _is_the_same(changed: Founded, founded: Founded) -> bool:
    return changed == replace(
        founded, id=changed.id, at=changed.at, device=changed.device
    )
