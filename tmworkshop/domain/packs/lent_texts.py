"""A set's texts that go on ticks of their own, masked as someone settled it."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.packs.pack import LentText
from tmworkshop.domain.packs.voices import Leave, Voiced, find_hits, month_until
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.lent import (
    Use,
    list_lendable,
    readers_of,
    text_of,
    uses_of,
)
from tmworkshop.domain.values import Value, value


@value
class Lending(Value):
    """A text that may go, without an id yet, or what is to be looked at first."""

    kept: Kept
    text: LentText | None
    waits: Voiced


def list_lent(record: Record, leave: Leave) -> Iterator[Lending]:
    """Yield each text of *record* that ticks of its own let go."""
    sessions = {session.id for session in record.sessions}
    for kept in record.standing(*list_lendable()):
        if kept.session in sessions and kept.words and readers_of(record, kept):
            hits = tuple(find_hits(kept, leave.find_names))
            waits = bool(hits) or not leave.pseudonym(kept.speaker)
            text = None if waits else _text(record, kept, leave)
            yield Lending(kept, text, Voiced(kept, None, hits))


def _text(record: Record, kept: Kept, leave: Leave) -> LentText:
    """Return *kept* as a text; whose partnership's is told only where it was ticked."""
    member = record.members[kept.speaker]
    from_ = member.partnership(record.day_of(kept)).name
    themes = dict.fromkeys(map(leave.themes, kept.themes))
    return LentText(
        id="",
        person=leave.pseudonym(member.id),
        kind=kept.kind,
        words=text_of(leave.mask(kept)),
        readers=readers_of(record, kept),
        partnership=from_ if Use.NAME in uses_of(record, kept) else "",
        lesson=kept.lesson,
        themes=tuple(sorted(filter(None, themes))),
        keep_until=month_until(record, member.id, leave),
    )
