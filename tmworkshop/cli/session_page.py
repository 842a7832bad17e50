"""Sessions as they are listed and shown: people and numbers, nobody's words."""

from __future__ import annotations

from collections import Counter

from tmworkshop.cli.echo import answer, answer_json, answer_table
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.record import Record, Session


def called(record: Record, number: int | None) -> Session:
    """Return session *number* of *record*, else the last one."""
    sessions = {session.number: session for session in record.sessions}
    if not sessions:
        raise NotFound(f"{record.founded.name} has not met yet.")
    if (wanted := number or max(sessions)) not in sessions:
        last = max(sessions)
        raise NotFound(f"There is no session {number}; the last was session {last}.")
    return sessions[wanted]


def answer_sessions(record: Record) -> None:
    """Print the sessions of *record*, a line each."""
    if not record.sessions:
        answer(f"{record.founded.name} has not met yet.")
        return
    answer_table(
        ("Session", "Held on", "Present", "Design", ""),
        [
            (
                f"{each.number:>7}",
                spoken_short(each.held_on),
                f"{len(each.attended):>7}",
                each.opened.design.title,
                "" if each.closed else "open",
            )
            for each in record.sessions
        ],
    )


def answer_sessions_json(record: Record) -> None:
    """Print the sessions of *record* for programs."""
    answer_json(sessions=[_data(record, each) for each in record.sessions])


def answer_session(record: Record, session: Session) -> None:
    """Print one *session* of *record*."""
    opened = session.opened
    counts = _kept(record, session).items()
    kept = [f"{count} {kind}{'s' * (count != 1)}" for kind, count in counts]
    meeting = session.next_meeting
    lines = {
        "Session": f"{session.number} of {record.founded.name}",
        "Held on": spoken(session.held_on),
        "Design": f"{opened.design.title}, {opened.design.minutes} minutes",
        "Lesson": opened.lesson.removeprefix("lesson.").lstrip("0"),
        "Present": ", ".join(map(record.name, session.attended)),
        "Kept": ", ".join(kept) or "nothing",
        "Next meeting": spoken(meeting) if meeting else "",
        "Open": "" if session.closed else "tmworkshop session resume takes it up",
    }
    answer(*(f"{name:<13} {held}" for name, held in lines.items() if held))


def answer_session_json(record: Record, session: Session) -> None:
    """Print one *session* of *record* for programs."""
    answer_json(session=_data(record, session))


def _data(record: Record, session: Session) -> dict[str, object]:
    return {
        "number": session.number,
        "held_on": session.held_on,
        "design": session.opened.design.id,
        "lesson": session.opened.lesson,
        "present": list(session.attended),
        "closed": session.closed,
        "next_meeting": session.next_meeting,
        "kept": _kept(record, session),
    }


def _kept(record: Record, session: Session) -> dict[str, int]:
    """Return how many words or values of each kind stand, the meeting's date aside."""
    ours = [
        each
        for each in record.standing(*Kind)
        if each.session == session.id and each.id not in record.erased
    ]
    counted = Counter(str(each.kind) for each in ours if each.kind is not Kind.MEETING)
    return dict(sorted(counted.items()))
