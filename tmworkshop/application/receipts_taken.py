"""What a lead says went out, and to whom, kept with the words that it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.domain.facts import AnyFact, Sent
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value

NOON = time(12, tzinfo=UTC)


@value
class ReceiptTaken(Value):
    """What a receipt changed: what is new of it, was known, and of nobody's words."""

    new: int
    known: int
    unknown: int


@value
class GoneOut(Value):
    """What went out *to* whom, on a day, by the ids that a pack gave it."""

    to: str
    on: date
    ids: frozenset[str]


def take_receipt(
    workspace: Workspace,
    released: GoneOut,
    words_of: Mapping[str, Mapping[str, str]],
    stamp_for: Callable[[SetFile], Stamp],
) -> ReceiptTaken:
    """Keep in each set what of it was *released*; *words_of* has them by their ids."""
    new = known = 0
    for set_id, words in sorted(words_of.items()):
        meant = {words[id_] for id_ in released.ids if id_ in words}
        file = workspace.open_set(set_id)
        with file.deciding() as hand:
            record = record_of(hand.facts())
            # of whoever was erased since, there is nobody left to tell
            of = {each for each in meant if _speaker_of(record, each)}
            already = _sent_already(record, released)
            sent = tuple(_sent(record, released, sorted(of - already)))
            if sent:
                hand.keep(_on_its_day(stamp_for(file)(sent), released.on))
        new += len(of - already)
        known += len(of & already)
    return ReceiptTaken(new, known, len(released.ids) - new - known)


def _sent_already(record: Record, released: GoneOut) -> set[str]:
    same = (e for e in record.sent if e.to == released.to and _day(e) == released.on)
    return {id_ for each in same for id_ in each.of}


def _sent(record: Record, released: GoneOut, of: Iterable[str]) -> Iterable[Sent]:
    """Yield that words went out, one fact a speaker."""
    by_speaker: dict[str, list[str]] = {}
    for id_ in of:
        by_speaker.setdefault(_speaker_of(record, id_), []).append(id_)
    for member, ids in by_speaker.items():
        yield Sent(of=tuple(ids), to=released.to, member=member)


def _speaker_of(record: Record, id_: str) -> str:
    return record.kept[id_].speaker if id_ in record.kept else ""


def _on_its_day(facts: Iterable[AnyFact], on: date) -> tuple[AnyFact, ...]:
    """Return *facts* as of the day that it went out, which every page tells."""
    return tuple(replace(each, at=datetime.combine(on, NOON)) for each in facts)


def _day(sent: Sent) -> date:
    return sent.at.astimezone().date()
