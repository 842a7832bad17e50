"""A check of what was cut off and is not finished yet, or is in hand just now."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.duties import FOLDER, FolderDuties
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.duties import name_sets, say_in_hand, say_waiting
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.findings import Finding, noted, well, wrong

AGAIN = "see to what is said of it where a command begins; the next one tries again"
NEWER = "update tmworkshop on this computer"
UNREAD = "look at it, then take it out of the workspace"


def check_duties(here: Here) -> Iterator[Finding]:
    """Look for what was cut off: whatever could be finished is, by now."""
    duties, workspace = FolderDuties(here.workspace), FolderWorkspace(here.workspace)
    waiting, troubles = duties.waiting(), duties.troubles()
    known = workspace.sets()
    for each in waiting:
        if each.set_id in known and not workspace.open_set(each.set_id).is_free():
            yield noted(say_in_hand(each, "{}"), name_sets(each))
        else:
            yield wrong(say_waiting(each, "{}"), name_sets(each), remedy=AGAIN)
    for trouble in troubles:
        is_newer = isinstance(trouble, Conflict)
        yield wrong(
            "What was to be done cannot be read in {}.",
            str(here.workspace / FOLDER),
            remedy=NEWER if is_newer else UNREAD,
            detail=str(trouble),
        )
    if not (waiting or troubles):
        yield well("Nothing that was begun is left half done.")
