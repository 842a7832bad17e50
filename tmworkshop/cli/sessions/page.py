"""Sessions as they are listed and shown: people and numbers, nobody's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tmworkshop.cli.echo import answer, answer_json, answer_table, wrapped
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.phrases import counted
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.sharing.weighed import WeighedStep, weighed

BESIDE = " " * 14  # where what is told of a name stands


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
    kept = [counted(count, kind) for kind, count in _kept(record, session).items()]
    meeting = session.next_meeting
    lines = {
        "Session": f"{session.number} of {record.founded.name}",
        "Held on": spoken(session.held_on),
        "Design": f"{opened.design.title}, {counted(opened.design.minutes, 'minute')}",
        "Lesson": opened.lesson.removeprefix("lesson.").lstrip("0"),
        "Present": ", ".join(map(record.name, session.attended)),
        "Kept": ", ".join(kept) or "nothing",
        "Next meeting": spoken(meeting) if meeting else "",
        "Open": "" if session.closed else "tmworkshop session resume takes it up",
    }
    for name, held in lines.items():
        if held:
            first, *others = wrapped(held, BESIDE)
            answer(f"{name:<{len(BESIDE)}}{first.lstrip()}", *others)
    for weighing in weighed(record, session, Reader.FACILITATOR):
        answer("", *_weighed_lines(weighing))


def answer_session_json(record: Record, session: Session) -> None:
    """Print one *session* of *record* for programs."""
    found = weighed(record, session, Reader.FACILITATOR)
    held = {"weighed": [_weighed_data(weighing) for weighing in found]}
    answer_json(session={**_data(record, session), **held})


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


def _weighed_lines(weighing: WeighedStep) -> Iterator[str]:
    """Yield what was weighed at a step: each statement, and its counts under it."""
    step = weighing.step
    yield from wrapped(f"{step.title}: {step.question}")
    if step.labels:
        yield from wrapped("  ".join(step.labels))
    for ratings in weighing.ratings:
        if ratings.statement.words != step.question:
            yield from wrapped(ratings.statement.words, "  ")
        told = [f"{count} at {figure}" for figure, count in ratings.counts.items()]
        yield from wrapped(", ".join(told), "    ")


def _weighed_data(weighing: WeighedStep) -> dict[str, object]:
    step = weighing.step
    return {
        "step": step.id,
        "question": step.question,
        "scale": list(step.labels),
        "statements": [
            {
                "id": ratings.statement.id,
                "version": ratings.statement.version,
                "words": ratings.statement.words,
                "counts": dict(ratings.counts),
            }
            for ratings in weighing.ratings
        ],
    }


def _kept(record: Record, session: Session) -> dict[str, int]:
    """Return how many words or values of each kind stand, the meeting's date aside."""
    ours = [
        each
        for each in record.standing(*Kind)
        if each.session == session.id and each.id not in record.erased
    ]
    kinds = Counter(str(each.kind) for each in ours if each.kind is not Kind.MEETING)
    return dict(sorted(kinds.items()))
