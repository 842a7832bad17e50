"""The end of a session taken back, or the whole of one that was begun by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import Reports, SetFile
from tmworkshop.application.reports import own_page, summary_page
from tmworkshop.application.seat import (
    Sitting,
    Tools,
    find_live_session,
    keep_move,
    settle_slips,
)
from tmworkshop.domain.errors import Conflict, ensure_unchanged
from tmworkshop.domain.facts import Sent, What
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.record import Record, Session, find_session, record_of


def ensure_reopenable(record: Record, number: int = 0) -> Session:
    """Return session *number*, or with 0 the last; Conflict if its close has to stay.

    What was held since began with the actions that this one left.  The last one may
    have been closed before anything was said: it counts as soon as it is open again.
    """
    name = record.founded.name
    if record.live:
        raise Conflict(f"Session {record.live.number} of {name} is open as it is.")
    if not number and (wordless := _closed_without_words(record)):
        return wordless
    session, last = find_session(record, number), record.sessions[-1]
    if session != last:
        raise Conflict(
            f"Session {last.number} of {name} was held since, and rests on what "
            f"session {session.number} left: only the last one can be reopened."
        )
    return session


def find_printed_pages(
    record: Record, session: Session, reports: Reports
) -> Iterator[tuple[date, str]]:
    """Yield each page of *session* among *reports*: when it was printed, and whose."""
    for who, name in record.names.items():
        if on := reports.printed_on(own_page(record, session, who)):
            yield on, name
    if on := reports.printed_on(summary_page(record, session)):
        yield on, "the set's summary"


def find_words_sent(record: Record, session: Session) -> Iterator[Sent]:
    """Yield what was said in *session* and left the set, each time that it did."""
    ours = {kept.id for kept in record.kept.values() if kept.session == session.id}
    for sent in record.sendings:
        if of := tuple(each for each in sent.of if each in ours):
            yield replace(sent, of=of)


def reopen_session(file: SetFile, session: Session, tools: Tools) -> Sitting:
    """Take back the close of *session*, the last; what is sealed stays so."""
    settle_slips(file, tools)
    with file.deciding() as hand:
        last = ensure_reopenable(record_of(hand.facts()))
        ensure_unchanged(session.id, last.id, f"Session {session.number}")
        return keep_move(file, session.opened, What.REOPEN, tools)


def ensure_discardable(record: Record) -> Session:
    """Return the open session; Conflict if words stand in it."""
    live = find_live_session(record, "discard")
    if words := len(record.words_in(live)):
        raise Conflict(
            f"Session {live.number} of {record.founded.name} holds "
            f"{say_count(words, 'thing')} said: take all of it away, or close it."
        )
    return live


def discard_session(file: SetFile, tools: Tools) -> bool:
    """Discard the open session; say whether it is gone.

    Words that came as it was taken away let it count, as one that was closed.
    """
    with file.deciding() as hand:
        session = ensure_discardable(record_of(hand.facts()))
        keep_move(file, session.opened, What.DISCARD, tools)
        return not record_of(hand.facts()).words_in(session)


def _closed_without_words(record: Record) -> Session | None:
    """Return the last session as it will count, if it was closed and does not now."""
    for session in reversed(record.begun):
        if session.number:
            return None
        if not session.discarded:
            return replace(session, number=len(record.sessions) + 1)
    return None
