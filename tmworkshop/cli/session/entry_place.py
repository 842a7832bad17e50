"""One entry of a session, and where it lies: what is put right, and told of after."""

from __future__ import annotations

from tmworkshop.application.editing import Entry, entry_in
from tmworkshop.application.ports import SetFile
from tmworkshop.cli.session.session_page import find_session
from tmworkshop.domain.record.record import Record, Session, record_of
from tmworkshop.domain.values import Value, value


@value
class EntryPlace(Value):
    """An entry, and where it stands."""

    set_id: str
    file: SetFile
    record: Record
    session: Session
    entry: Entry


def find_entry(
    set_id: str, file: SetFile, session: int | None, number: int
) -> EntryPlace:
    """Return entry *number* of a *session*, else of the last one, as it is now."""
    record = record_of(file.facts())
    of = find_session(record, session)
    return EntryPlace(set_id, file, record, of, entry_in(record, of, number))
