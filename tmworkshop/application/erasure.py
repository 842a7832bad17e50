"""Erase one person from a set, and from all that this workspace keeps of it.

Pages, drafts and backups go first and the set's own file last.  Once it is rewritten,
what another window made meanwhile is looked through once more.  All that is decided is
a duty before any of it is done: after a kill in the middle the next command does the
rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from hashlib import sha256

from tmworkshop.application.forgotten_people import Forgetting
from tmworkshop.application.ports import (
    Places,
    SetFile,
    SetInHand,
    Stamp,
    Workspace,
)
from tmworkshop.domain.duties import Erasing, first_of
from tmworkshop.domain.errors import Refused, WorkshopError, ensure_unchanged
from tmworkshop.domain.facts import Amended, AnyFact, Erased, Founded, Joined, Sent
from tmworkshop.domain.laid_masks import read_laid
from tmworkshop.domain.pages.receipts import KEPT, MASKED, Receipt, gone_lines
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy, Way
from tmworkshop.domain.rights.erasure import (
    Person,
    blank_person,
    erase_person,
    is_called,
    person_of,
)
from tmworkshop.domain.rights.hidden_names import add_masks, is_mask
from tmworkshop.domain.rights.named import Mention, called_in, find_mentions
from tmworkshop.domain.rights.typed_texts import texts_of
from tmworkshop.domain.sharing.mentions import Called
from tmworkshop.domain.values import Value, value


class Holds(Enum):
    """What another set may hold of someone who is erased from one."""

    MEMBER = "someone who is or was called so"
    NAME = "the name, in words"
    UNREAD = "anything, for it cannot be read"


@value
class OtherSet(Value):
    """Another set, and what it may hold of the same person."""

    set_id: str
    holds: Holds
    name: str = ""  # of the member there, as it is now


@value
class Traces(Value):
    """What is held of one person in a set, and where they are named besides."""

    set_id: str
    member: str
    name: str  # of theirs, told apart from a namesake's
    person: Person
    called: Called
    names_of_set: tuple[str, ...]
    counts: Mapping[str, int]
    mentions: tuple[Mention, ...]
    sent: tuple[Sent, ...]
    handed_on: int  # actions of theirs that someone else took on, in the same words
    also: tuple[str, ...] = ()  # names that they were given besides
    forgetting: Forgetting | None = None  # what masks them in words that keep the name


def find_traces(
    file: SetFile | SetInHand, set_id: str, member: str, also: Iterable[str] = ()
) -> Traces:
    """Return what there is of *member* to erase; Refused while a session is open."""
    facts = file.facts()
    record = record_of(facts)
    ensure_closed(record, set_id)
    person = person_of(facts, member)
    called = called_in(record, person, also, member)
    return Traces(
        set_id=set_id,
        member=member,
        name=record.name(member),
        person=person,
        called=called,
        names_of_set=names_of_set(facts),
        counts=blank_person(facts, person).counts,
        mentions=find_mentions(facts, person, called),
        sent=tuple(each for each in record.sendings if each.member == member),
        handed_on=sum(1 for _ in _taken_on(record, member)),
        also=tuple(also),
    )


def erase_member(
    traces: Traces, mask: Collection[str], places: Places, stamp: Stamp
) -> Receipt:
    """Erase the person of *traces*; words of others in *mask* lose the name.

    A copy may hold words that the set no longer does: there the name is masked.
    Conflict if there is more or less of them by now than was looked at.
    """
    file = places.workspace.open_set(traces.set_id)
    with file.steering(), file.deciding() as hand:
        _ensure_as_seen(hand, traces)
        duty = _duty_of(traces, mask, first_of(hand.facts()), stamp)
        laid = _masks_laid(traces, mask, hand.facts(), stamp)
        if laid:
            hand.keep(laid)  # first: a kill leaves a mask too many, and none too few
        places.duties.take_on(duty)
        receipt = carry_out_erasure(duty, hand, places)
    hidden = sum(any(read_laid(each.value).values()) for each in laid)
    return replace(receipt, hidden=hidden)


def carry_out_erasure(duty: Erasing, hand: SetInHand, places: Places) -> Receipt:
    """Do what *duty* says, or whatever of it is left to do, with its set in *hand*."""
    facts = hand.facts()
    record = record_of(facts)
    ensure_closed(record, duty.set_id)
    person = Person(frozenset(duty.joined), duty.names, frozenset(duty.others))
    called = called_in(record, person, duty.also, duty.member)
    written = _receipt_fact(facts, duty, person, called)
    laid = tuple(filter(is_mask, facts))

    def reword(words: str) -> str:
        return words if _print_of(words) in duty.left else called.masked(words)

    def erased(copy: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
        return add_masks(erase_person(copy, person, reword, written), laid)

    left, backups = places.clear(duty.set_id, duty.names_of_set, erased)
    hand.rewrite(erased(facts))
    more, late = places.clear(duty.set_id, duty.names_of_set, erased)
    _strike_off(duty, places)
    sent = (each for each in record.sendings if each.member == duty.member)
    return Receipt(
        on=written.at.date(),
        counts=written.counts,
        leftovers=left + more,
        backups=len({*backups, *late}),
        sent_to=gone_lines(replace(s, to=called.masked(s.to)) for s in sent),
    )


def find_other_sets(workspace: Workspace, traces: Traces) -> Iterator[OtherSet]:
    """Yield the other sets that may hold something of the same person, and what."""
    for set_id in workspace.sets():
        if set_id != traces.set_id and (other := _held_in(workspace, set_id, traces)):
            yield other


def names_of_set(facts: Iterable[AnyFact]) -> tuple[str, ...]:
    """Return every name that the set has had: its pages lie under them."""
    return tuple({fact.name: None for fact in facts if isinstance(fact, Founded)})


def ensure_closed(record: Record, set_id: str) -> None:
    """Raise Refused while a session of *record* is open, saying how to go on."""
    if way := find_way_to_close(record, set_id):
        number = record.live.number if record.live else 0
        raise Refused(
            f"Session {number} of {record.founded.name} is still open: "
            "bring it to its close first.",
            way.remedy,
            *way.needs,
        )


def find_way_to_close(record: Record, set_id: str) -> Way | None:
    """Return how the open session of *record* comes to its end, if one is open.

    One in which nothing was said may as well be taken away.
    """
    if record.live is None:
        return None
    if record.words_in(record.live):
        return Way(Remedy.CLOSE_SESSION, (set_id,))
    return Way(Remedy.CLOSE_OR_DISCARD_SESSION, (set_id, set_id))


def _ensure_as_seen(hand: SetInHand, traces: Traces) -> None:
    """Raise Conflict unless *traces* are all there is to erase by now."""
    is_there = traces.member in record_of(hand.facts()).members
    again = traces.set_id, traces.member, traces.also
    now = find_traces(hand, *again) if is_there else None
    now = replace(now, forgetting=traces.forgetting) if now else None
    ensure_unchanged(traces, now, traces.person.names[0])


def _duty_of(
    traces: Traces, mask: Collection[str], first: str, stamp: Stamp
) -> Erasing:
    person = traces.person
    (receipt,) = stamp([Erased(of=())])
    left = (each.words for each in traces.mentions if each.words not in mask)
    return Erasing(
        set_id=traces.set_id,
        first=first,
        member=traces.member,
        joined=tuple(sorted(person.joined)),
        others=tuple(sorted(person.others)),
        names=person.names,
        also=traces.also,
        names_of_set=traces.names_of_set,
        left=tuple(map(_print_of, left)),
        receipt=receipt.id,
        at=receipt.at.isoformat(),
        device=receipt.device,
    )


def _masks_laid(
    traces: Traces, mask: Collection[str], facts: tuple[AnyFact, ...], stamp: Stamp
) -> tuple[Amended, ...]:
    """Return what masks the person in the words that keep their name."""
    if traces.forgetting is None:
        return ()
    kept = (fact for fact in facts if not any(text in mask for text in texts_of(fact)))
    left = blank_person(kept, traces.person).facts
    return traces.forgetting.lay(left, stamp)


def _print_of(words: str) -> str:
    """Return what *words* are known by, where they themselves may not stand."""
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def _receipt_fact(
    facts: Sequence[AnyFact], duty: Erasing, person: Person, called: Called
) -> Erased:
    """Return the fact that tells of the erasure: the one that stands, if one does."""
    for fact in facts:
        if isinstance(fact, Erased) and fact.id == duty.receipt:
            return fact
    blank, mentions = blank_person(facts, person), find_mentions(facts, person, called)
    kept = sum(_print_of(mention.words) in duty.left for mention in mentions)
    return Erased(
        id=duty.receipt,
        at=datetime.fromisoformat(duty.at),
        device=duty.device,
        of=blank.of,
        counts={**blank.counts, MASKED: len(mentions) - kept, KEPT: kept},
    )


def _strike_off(duty: Erasing, places: Places) -> None:
    """Strike off *duty*, and any that names the same person and was never done."""
    for each in places.duties.waiting():
        if isinstance(each, Erasing) and {*each.joined} & {*duty.joined}:
            places.duties.fulfil(each)
    places.duties.fulfil(duty)


def _taken_on(record: Record, member: str) -> Iterator[str]:
    """Yield the actions that others took on from *member*."""
    for kept in record.kept.values():
        before = record.kept.get(kept.follows)
        theirs = before and before.kind is kept.kind and before.speaker == member
        if theirs and kept.speaker != member and not kept.struck:
            yield kept.id


def _held_in(workspace: Workspace, set_id: str, traces: Traces) -> OtherSet | None:
    """Return what the set *set_id* may hold of the person."""
    try:
        facts = workspace.open_set(set_id).facts()
    except WorkshopError:
        return OtherSet(set_id, Holds.UNREAD)
    for fact in (each for each in facts if isinstance(each, Joined)):
        if any(is_called(fact.name, name) for name in traces.person.names):
            return OtherSet(set_id, Holds.MEMBER, record_of(facts).name(fact.member))
    is_named = any(traces.called.spans(text) for f in facts for text in texts_of(f))
    return OtherSet(set_id, Holds.NAME) if is_named else None
