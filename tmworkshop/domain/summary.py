"""The set's own summary: since last time, actions, dates; no narrative, no counts."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.actions import Action, Status, actions_of, open_actions
from tmworkshop.domain.dates import spoken
from tmworkshop.domain.disclosure import stands_in_the_summary
from tmworkshop.domain.participant import (
    Imprint,
    due_line,
    made_line,
    next_meeting_line,
    of_set,
)
from tmworkshop.domain.record import Record, Session
from tmworkshop.domain.views import SetSummary, SummaryAction

BECAME = {
    Status.OPEN: "still going",
    Status.DONE: "done",
    Status.CHANGED: "changed",
    Status.HANDED_ON: "handed on",
    Status.LET_GO: "let go",
}
FOR_THE_SET = "For the members of this set only."
OTHERS = (
    "Actions whose owners have not agreed that they stand here are on their own pages."
)


def set_summary(record: Record, session: Session, imprint: Imprint) -> SetSummary:
    """Return the summary after *session*, with what members let stand in it."""
    every = actions_of(record)
    shown = [action for action in every if stands_in_the_summary(record, action)]
    reviewed = [
        action
        for action in shown
        if any(heard.session == session.id for heard in action.story)
    ]
    return SetSummary(
        title=of_set(record),
        occasion=f"Summary after session {session.number}, {spoken(session.held_on)}",
        next_meeting=next_meeting_line(record, session),
        level=FOR_THE_SET,
        since_last=tuple(_line(record, a, BECAME[a.status]) for a in reviewed),
        actions=tuple(_line(record, a) for a in open_actions(shown)),
        unshared=OTHERS if _some_open_are_not_shown(every, shown) else "",
        dates=_dates(record),
        footer=made_line(record, imprint),
    )


def _some_open_are_not_shown(every: Iterable[Action], shown: Iterable[Action]) -> bool:
    return len(open_actions(every)) > len(open_actions(shown))


def _line(record: Record, action: Action, outcome: str = "") -> SummaryAction:
    return SummaryAction(
        owner=record.names[action.owner],
        words=action.words,
        due="" if outcome else due_line(action.due),
        outcome=outcome,
    )


def _dates(record: Record) -> tuple[str, ...]:
    """Return when the set met, and when it meets next."""
    met = [f"Session {s.number}: {spoken(s.held_on)}" for s in record.sessions]
    ahead = record.sessions[-1].next_meeting
    return (*met, f"Next: {spoken(ahead)}") if ahead else tuple(met)
