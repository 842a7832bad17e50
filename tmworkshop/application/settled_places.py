"""What a facilitator settled of names, kept in its set from what stands there then."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.facts import Amended, Organisations, Recognised
from tmworkshop.domain.packs.places_to_settle import LookedAt
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.record import Record, record_of


def keep_looked_at(file: SetFile, texts: Iterable[LookedAt], stamp: Stamp) -> None:
    """Keep what was decided of *texts* of a set; one that changed meanwhile waits."""
    with file.deciding() as hand:
        record = record_of(hand.facts())
        amended = [
            Amended(
                of=each.kept,
                part=Part.MASKED,
                value=each.laid,
                session=record.kept[each.kept].session,
            )
            for each in texts
            if _still_stands(record, each)
        ]
        if amended:
            hand.keep(stamp(amended))


def keep_recognised(file: SetFile, fact: Recognised, stamp: Stamp) -> None:
    """Keep whether someone of a set is one with someone of another, if they are in."""
    with file.deciding() as hand:
        if fact.member in record_of(hand.facts()).members:
            hand.keep(stamp([fact]))


def change_organisations(
    file: SetFile, added: Iterable[str], removed: Iterable[str], stamp: Stamp
) -> tuple[str, ...]:
    """Keep the list of a set's organisations, with some *added* and some *removed*."""
    with file.deciding() as hand:
        record = record_of(hand.facts())
        was = record.organisations or record.come_from
        out = {each.casefold() for each in removed}
        every = dict.fromkeys((*was, *added))
        names = tuple(each for each in every if each.casefold() not in out)
        if names != record.organisations:
            hand.keep(stamp([Organisations(names=names)]))
    return names


def _still_stands(record: Record, text: LookedAt) -> bool:
    kept = record.kept.get(text.kept)
    if kept is None:
        return False
    words = kept.words if text.part == Part.WORDS else kept.parts.get(text.part)
    return words == text.words
