"""Words found again after they were kept, by number, and put right."""

from __future__ import annotations

from datetime import date

from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.errors import NotFound, Unclear, ensure_unchanged
from tmworkshop.domain.facts import Sent
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, Session, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.edits import Edit, edit_words
from tmworkshop.domain.values import Value, value

NOTHING = "There is nothing to change: say what."


@value
class NumberedWords(Value):
    """Words that a session keeps, and their number in it."""

    number: int
    kept: Kept


def entries_of(record: Record, session: Session) -> tuple[NumberedWords, ...]:
    """Return what *session* keeps, as it was said; last what is of nobody."""
    ours = [kept for kept in record.kept.values() if kept.session == session.id]
    ours.sort(key=lambda kept: kept.unattributed)
    return tuple(NumberedWords(number, kept) for number, kept in enumerate(ours, 1))


def find_words(record: Record, session: Session, number: int) -> NumberedWords:
    """Return entry *number* of *session*; NotFound says how many there are."""
    entries = entries_of(record, session)
    for entry in entries:
        if entry.number == number:
            return entry
    kept = f"1 to {len(entries)}" if entries else "nothing"
    raise NotFound(f"Session {session.number} has no number {number}: it has {kept}.")


def edit_numbered(
    file: SetFile, entry: NumberedWords, wanted: Edit, put: tuple[Stamp, date]
) -> None:
    """Keep as one line what makes *entry* as it is *wanted*, *put* right on a day."""
    stamp, today = put
    with file.deciding() as hand:
        record = record_of(hand.facts())
        of = f"Number {entry.number}"
        ensure_unchanged(entry.kept, record.kept.get(entry.kept.id), of)
        facts = edit_words(record, entry.kept, wanted, today)
        if not facts:
            if wanted == Edit():
                raise Unclear(NOTHING, Remedy.CHANGE_WORDS)
            raise Unclear("That is how it stands already.")
        hand.keep(stamp(facts))


def find_sendings(record: Record, kept: Kept) -> tuple[Sent, ...]:
    """Return when *kept* left the set, and to whom."""
    return tuple(sent for sent in record.sendings if kept.id in sent.of)
