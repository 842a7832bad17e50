"""Sessions as they are listed and shown: people and numbers, nobody's own words."""

from __future__ import annotations

from collections import Counter

from tmworkshop.domain.design import Weighed
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.record import Record, Session


def session_data(record: Record, session: Session) -> dict[str, object]:
    """Return *session* of *record* for programs."""
    return {
        "number": session.number,
        "held_on": session.held_on,
        "design": session.opened.design.id,
        "lesson": session.opened.lesson,
        "present": list(session.attended),
        "closed": session.closed,
        "next_meeting": session.next_meeting,
        "kept": count_kept(record, session),
    }


def count_kept(record: Record, session: Session) -> dict[str, int]:
    """Return how many words or values of each kind stand, the meeting's date aside."""
    ours = [
        each
        for each in record.standing(*Kind)
        if each.session == session.id and each.id not in record.erased
    ]
    kinds = Counter(str(each.kind) for each in ours if each.kind is not Kind.MEETING)
    return dict(sorted(kinds.items()))


def statement_data(weighed: Weighed) -> dict[str, object]:
    """Return a statement as it was put to a set, for programs."""
    return {"id": weighed.id, "version": weighed.version, "words": weighed.words}
