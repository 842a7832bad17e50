"""Checks of who is in the sets: two members, or partnerships, that may be one."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.domain.findings import Finding, noted
from tmworkshop.domain.record.namesakes import find_doubtful
from tmworkshop.domain.record.partnership_names import partnerships_in
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy, Way


def check_doubles(here: Here) -> Iterator[Finding]:
    """Ask of each two members whose names are alike whether they are two people."""
    for set_id, facts in here.readable():
        if facts:
            yield from _ask(set_id, record_of(facts))


def check_partnerships(here: Here) -> Iterator[Finding]:
    """Say in which sets partnerships may be one: until then each counts for itself."""
    for set_id, facts in here.readable():
        if any(partnerships_in(facts).doubles()):
            yield noted(
                "Partnerships in {} may be one with another.",
                set_id,
                remedy=Way(Remedy.LIST_PARTNERSHIPS, (set_id,)),
            )


def _ask(set_id: str, record: Record) -> Iterator[Finding]:
    for one, other in find_doubtful(record):
        names = record.name(one), record.name(other)
        yield noted(
            "{} and {} in {}: are they two people? If they are one, erase whom nothing "
            "is kept of, or give them a name of their own.",
            *(*names, set_id),
            remedy=Way(Remedy.SETTLE_DOUBLE, (names[1], set_id)),
        )
