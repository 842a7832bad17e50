"""What a member's slip lets leave the set, in as few lines as tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.views import SharingLine
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.disclosure import RULES, Purpose, may_name

# of each reader beyond the set: where words go, and where a name stands
PLACES = {
    Reader.PROGRAMME: ("to the evaluator", "in the programme"),
    Reader.FUNDER: ("into reports to the funder", "in the funder's reports"),
    Reader.PUBLIC: ("into print", "in print"),
}
BEYOND_THE_SET = {box for box in Purpose if box is not Purpose.SET_SUMMARY}


def list_sharing(
    record: Record, member: str, purposes: Iterable[tuple[str, str]]
) -> Iterator[SharingLine]:
    """Yield what the slip of *member* lets out, as it holds, and that nothing else is.

    A box that is for the set alone has a line; those for readers beyond it share two.
    """
    for purpose, short in purposes:
        if purpose not in BEYOND_THE_SET:
            agreed = record.consents_to(member, purpose)
            yield SharingLine(short, "yes" if agreed else "no")
    read = [each for each in PLACES if _may_go(record, member, each)]
    named = [each for each in read if may_name(record, member, each)]
    words = _say_where(PLACES[each][0] for each in read)
    yield SharingLine("My words may go", words)
    if read:
        names = _say_where(PLACES[each][1] for each in named)
        yield SharingLine("My name beside them", names)


def _may_go(record: Record, member: str, reader: Reader) -> bool:
    rule = RULES[reader]
    return rule is not None and all(
        record.consents_to(member, box) for box in rule.boxes
    )


def _say_where(places: Iterable[str]) -> str:
    every = list(places)
    if len(every) < len(PLACES):
        every.append("nowhere else" if every else "nowhere")
    return "; ".join(every)
