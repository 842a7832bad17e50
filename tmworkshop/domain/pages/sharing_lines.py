"""What a member's slip lets leave the set, in as few lines as tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.views import SharingLine
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.disclosure import RULES, Purpose, may_name
from tmworkshop.domain.tables import leave_out

# of each reader beyond the set: where words go, and where a name stands
PLACES: Mapping[Reader, tuple[str, str] | None] = {
    Reader.PROGRAMME: ("to the evaluator", "in the programme"),
    Reader.FUNDER: ("into reports to the funder", "in the funder's reports"),
    Reader.PUBLIC: ("into print", "in print"),
    **leave_out(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM, Reader.SET)
    ),
}


def list_sharing(
    record: Record, member: str, purposes: Iterable[tuple[str, str]]
) -> Iterator[SharingLine]:
    """Yield what the slip of *member* lets out, as it holds, and that nothing else is.

    The box that is for the set has a line; those for readers beyond it share two.
    """
    for purpose, short in purposes:
        if purpose == Purpose.SET_SUMMARY:
            agreed = record.consents_to(member, purpose)
            yield SharingLine(short, "yes" if agreed else "no")
    places = {each: place for each, place in PLACES.items() if place}
    read = [each for each in places if _may_go(record, member, each)]
    words = [places[each][0] for each in read]
    names = [places[r][1] for r in read if may_name(record, member, r)]
    yield SharingLine("My words may go", _say_where(words, len(places)))
    if read:
        yield SharingLine("My name beside them", _say_where(names, len(places)))


def _may_go(record: Record, member: str, reader: Reader) -> bool:
    rule = RULES[reader]
    boxes = rule.boxes if rule else ()
    return bool(boxes) and all(record.consents_to(member, box) for box in boxes)


def _say_where(places: list[str], all_there_are: int) -> str:
    if len(places) == all_there_are:
        return "; ".join(places)
    return "; ".join([*places, "nowhere else"]) if places else "nowhere"
