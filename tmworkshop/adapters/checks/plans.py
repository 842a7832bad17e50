"""Check of the plans that sessions were opened with: whether each can still be read."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.backups.copies_of import Origin, read_copies
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.keys.unasked import open_unasked
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Opened
from tmworkshop.domain.findings import Finding, noted
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Remedy, Way

NOWHERE = "nothing: no copy within reach has it; plug in sticks, and look again"


def check_plans(here: Here) -> Iterator[Finding]:
    """Look for sessions whose plan cannot be read, though what was said in them can."""
    for set_id, facts in here.readable():
        for session in record_of(facts).sessions:
            if not session.opened.design.is_readable:
                file = FolderWorkspace(here.workspace).path_of(set_id)
                yield noted(
                    f"The plan of session {session.number} in {{}} cannot be read. "
                    "What was said in it can: it is shown, printed, erased as ever.",
                    str(file),
                    remedy=_who_has_it(here, set_id, session.opened.id),
                )


# others: are files that no command looks into
BACKUPS = (Origin.BACKUP, Origin.ELSEWHERE)


def _who_has_it(here: Here, set_id: str, opened: str) -> Way | str:
    """Return how to look at the newest backup that holds the plan, if one does."""
    unseal = open_unasked(here.copies.config())
    for copy in read_copies(here.workspace, set_id, unseal):
        if copy.origin in BACKUPS and any(
            fact.id == opened and fact.design.is_readable
            for fact in copy.facts
            if isinstance(fact, Opened)
        ):
            name = copy.label if copy.origin is Origin.BACKUP else str(copy.path)
            return Way(Remedy.LOOK_AT_BACKUP, (name,))
    return NOWHERE
