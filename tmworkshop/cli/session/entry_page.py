"""What a session keeps, numbered, and each with its history: as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tmworkshop.application.entries import NumberedWords, entries_of, find_words
from tmworkshop.application.ports import SetFile
from tmworkshop.cli.action.history import (
    event_data,
    event_lines,
    name_value,
    part_lines,
)
from tmworkshop.cli.echo import answer, answer_json, answer_table, wrap
from tmworkshop.cli.session.session_page import statement_data
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.history import history_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import statement_of
from tmworkshop.domain.record.record import Record, Session, find_session, record_of
from tmworkshop.domain.rights.hidden_names import is_masked_whole, list_masked
from tmworkshop.domain.values import Value, value

INDENT = "   "
ERASED = "(erased)"
NOBODY = "nobody"
FOR_GOOD = (
    "What has no name on it cannot be changed: whoever asked would be known by it."
)
TO_SETTLE = (
    "A name was masked, and is not found in the words as they are now: say which of "
    "them is to be masked, with --mask NAME, or --mask none."
)


@value
class EntryPlace(Value):
    """An entry, and where it stands."""

    set_id: str
    file: SetFile
    record: Record
    session: Session
    entry: NumberedWords


def find_entry(
    set_id: str, file: SetFile, session: int | None, number: int
) -> EntryPlace:
    """Return entry *number* of a *session*, else of the last one, as it is now."""
    record = record_of(file.facts())
    of = find_session(record, session or 0)
    return EntryPlace(set_id, file, record, of, find_words(record, of, number))


def answer_entries(record: Record, session: Session, *, as_json: bool) -> None:
    """Print what *session* keeps."""
    entries = entries_of(record, session)
    if as_json:
        data = [_entry_data(record, entry) for entry in entries]
        answer_json(session=session.number, entries=data)
        return
    if not entries:
        answer(f"Session {session.number} keeps no words.")
        return
    rows = [_row(record, entry) for entry in entries]
    answer_table(("No.", "What", "Whose", "Words"), rows)
    if any(entry.kept.unattributed for entry in entries):
        answer(FOR_GOOD)


def answer_entry(place: EntryPlace, facts: Iterable[AnyFact], *, as_json: bool) -> None:
    """Print the entry of *place*, and its history out of *facts*, if they are given."""
    record, kept = place.record, place.entry.kept
    events = history_of(facts, kept.id)
    if as_json:
        history = [event_data(record, each) for each in events]
        answer_json(entry={**_entry_data(record, place.entry), "history": history})
        return
    answer(*wrap(f"{place.entry.number}  {_words(record, kept)}"))
    for line in _lines(record, kept):
        answer(*wrap(line, INDENT))
    for line in event_lines(record, events):
        answer(*wrap(line.strip(), INDENT * (2 if line.startswith(" ") else 1)))


def _entry_data(record: Record, entry: NumberedWords) -> dict[str, Any]:
    """Return *entry* for programs; of nobody's words nothing tells when, or whose."""
    kept, parts = entry.kept, _parts(entry.kept)
    weighed = _weighed(record, kept)
    return {
        "number": entry.number,
        "kind": kept.kind,
        "speaker": _whose(record, kept),
        "words": kept.words,
        "value": kept.value,
        "level": kept.level,
        "lesson": kept.lesson,
        "step": kept.turn.step if kept.turn else "",
        "statement": statement_data(weighed) if weighed else None,
        "parts": {part: name_value(record, part, parts[part]) for part in parts},
        **({"masked": list(masked)} if (masked := list_masked(kept)) else {}),
        "themes": list(kept.themes),
        "struck": kept.struck,
        "unattributed": kept.unattributed,
        "erased": kept.id in record.erased,
    }


def _row(record: Record, entry: NumberedWords) -> tuple[str, ...]:
    kept = entry.kept
    whose = _whose(record, kept) or NOBODY
    return str(entry.number), str(kept.kind), whose, _words(record, kept)


def _whose(record: Record, kept: Kept) -> str:
    return record.name(kept.speaker) if kept.speaker else ""


def _words(record: Record, kept: Kept) -> str:
    """Return what *kept* says; of a follow-up and of ratings, what they are about."""
    if kept.id in record.erased:
        return ERASED
    about = _about(record, kept) if kept.value else ""
    words = kept.words or kept.value or "(nothing)"
    marks = [str(kept.level)] if kept.level else []
    marks += ["taken away"] if kept.struck else []
    told_of = f"{words}: {about}" if about else words
    return f"{told_of} ({', '.join(marks)})" if marks else told_of


def _about(record: Record, kept: Kept) -> str:
    """Return the action that a follow-up is about, or what ratings were given to."""
    if action := record.kept.get(kept.follows):
        return action.words
    weighed = _weighed(record, kept)
    return weighed.words if weighed else ""


def _weighed(record: Record, kept: Kept) -> Weighed | None:
    designs = {session.id: session.opened.design for session in record.sessions}
    design = designs.get(kept.session)
    return statement_of(design, kept) if design else None


def _lines(record: Record, kept: Kept) -> list[str]:
    # others: are told as they are kept
    parts = {**_parts(kept), Part.LESSON: kept.lesson}
    return [
        f"{kept.kind} of {_whose(record, kept) or NOBODY}",
        *part_lines(record, kept.kind, parts),
        *(f"theme: {theme}" for theme in kept.themes),
        *(f"masked beyond the set: {piece}" for piece in list_masked(kept)),
        *((TO_SETTLE,) if is_masked_whole(kept) else ()),
    ]


def _parts(kept: Kept) -> dict[str, str]:
    """Return what was said of *kept* beside its words."""
    return {part: v for part, v in kept.parts.items() if part != Part.MASKED}
