"""Check of the plans that sessions were opened with: whether each can still be read."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.domain.findings import Finding, noted
from tmworkshop.domain.record.record import record_of


def check_plans(here: Here) -> Iterator[Finding]:
    """Look for sessions whose plan cannot be read, though what was said in them can."""
    for set_id, facts in here.readable():
        for session in record_of(facts).sessions:
            if not session.opened.design.is_readable:
                yield noted(
                    f"The plan of session {session.number} of {{}} cannot be read. "
                    "What was said in it can: it is shown, printed, erased as ever.",
                    set_id,
                    remedy="a backup from before may hold the plan; else nothing",
                )
