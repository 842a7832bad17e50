"""What leaves a laptop for a programme: looked at, and made one pack of all sets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from typing import Protocol

from tmworkshop.application.ports import SetFile, SetInHand, Stamp, Workspace
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Erased,
    Joined,
    LetGo,
    Struck,
    Tagged,
)
from tmworkshop.domain.ids import sealed_id
from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.packs.accepted_terms import (
    AcceptedTerms,
    find_other_slips,
    hold_to,
)
from tmworkshop.domain.packs.letting_go import Letting, let_go
from tmworkshop.domain.packs.made_packs import is_note_of_file
from tmworkshop.domain.packs.names_to_settle import NamesToSettle
from tmworkshop.domain.packs.pack import Mark, Pack, SetPart
from tmworkshop.domain.packs.people_of_sets import (
    Who,
    find_doubtful,
    find_first,
    find_pairs,
)
from tmworkshop.domain.packs.voices import FindNames, Leave
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.rights.hidden_names import is_mask
from tmworkshop.domain.sharing.masks import Masks, list_everyone
from tmworkshop.domain.values import Value, value

TAKES_BACK = Amended | Consented | Erased | Joined | Struck | Tagged
Excuse = Callable[[str, WorkshopError], object]
StampFor = Callable[[SetFile], Stamp]


@value
class PackRules(Value):
    """What decides how words leave: the terms, themes, keys, and whom none may name."""

    terms: AcceptedTerms
    themes: Callable[[str], str]  # the shipped theme of one, or none
    mark_of: Callable[[str], Mark]  # of a set, by its id
    also: Masks  # the facilitator's own name, and who was forgotten
    purged: tuple[str, ...] = ()  # the pseudonyms of sets that were removed
    untold: frozenset[str] = frozenset()  # those of them that no pack has told of yet


@value
class Leaving(Value):
    """What leaves one set, as the slips for these terms let it."""

    record: Record
    letting: Letting
    other_slips: tuple[str, ...]  # members whose slips are for other terms


class Outbox(Protocol):
    """Where a pack is put down, and from where it is sent."""

    def put(self, pack: Pack, before: str) -> tuple[str, str]:
        """Write *pack*, not to be seen yet; return digests of content and of file."""

    def finish(self) -> None:
        """Let what was put be seen."""

    def drop(self) -> None:
        """Take away what was put."""


@value
class Dispatch(Value):
    """Where a pack goes, what stamps what is kept of it, and whether in any case."""

    outbox: Outbox
    stamp_for: StampFor
    excuse: Excuse
    anyway: bool = False


def read_records(workspace: Workspace, excuse: Excuse) -> dict[str, Record]:
    """Return what each set's facts add up to; one that cannot be read goes to *excuse*.

    All at once: who is one in two sets, and whom none may name, is of all of them.
    """
    records = {}
    for set_id in workspace.sets():
        try:
            records[set_id] = record_of(workspace.open_set(set_id).facts())
        except WorkshopError as trouble:
            excuse(set_id, trouble)
    return records


def names_of(records: Mapping[str, Record], also: Masks) -> NamesToSettle:
    """Return whom words of *records* may not name before someone has looked."""
    people = (name for record in records.values() for name in list_everyone(record))
    # until someone lists them, those whom the members come from
    listed = (each.organisations or each.come_from for each in records.values())
    organisations = (name for each in listed for name in each)
    return NamesToSettle(
        tuple(dict.fromkeys((*people, *also.names))),
        tuple(dict.fromkeys(organisations)),
        also.forgotten,
    )


def look_at(records: Mapping[str, Record], rules: PackRules) -> dict[str, Leaving]:
    """Return what of *records* leaves now, of those sets that have slips for it."""
    ours = hold_all(records, rules.terms)
    doubtful = find_doubtful(tuple(find_pairs(ours))) - _let_go_before(ours)
    pseudonyms = _Pseudonyms(ours, rules.mark_of, doubtful)
    find_names = names_of(records, rules.also).spans
    return _look(records, rules, pseudonyms, find_names)


def _look(
    records: Mapping[str, Record],
    rules: PackRules,
    pseudonyms: _Pseudonyms,
    find_names: FindNames,
) -> dict[str, Leaving]:
    terms, ours = rules.terms, hold_all(records, rules.terms)
    return {
        set_id: Leaving(
            record,
            let_go(
                record,
                terms.programme,
                Leave(
                    find_names=find_names,
                    pseudonym=pseudonyms.of_set(set_id),
                    themes=rules.themes,
                    keep_until=terms.keep_until,
                ),
                rules.mark_of(set_id),
            ),
            find_other_slips(records[set_id], terms.id),
        )
        for set_id, record in ours.items()
    }


def hold_all(records: Mapping[str, Record], terms: AcceptedTerms) -> dict[str, Record]:
    """Return those *records* that have slips for *terms*, or let words go before."""
    ours = {}
    for set_id, record in records.items():
        before = any(each.programme == terms.programme for each in record.let_go)
        as_agreed = hold_to(record, terms.id)
        if as_agreed.consents or before:
            ours[set_id] = as_agreed
    return ours


class _Pseudonyms:
    """What people are called in packs: who is in two sets is so as in the first."""

    def __init__(
        self,
        records: Mapping[str, Record],
        mark_of: Callable[[str], Mark],
        doubtful: frozenset[Who] = frozenset(),
    ) -> None:
        self._first = find_first(records)
        self._doubtful = doubtful
        self._mark_of = mark_of

    def of_set(self, set_id: str) -> Callable[[str], str]:
        """Return what gives a member of a set theirs; none, while it is not known."""

        @cache
        def pseudonym(member: str) -> str:
            who: Who = (set_id, member)
            first_set, first = self._first.get(who, who)
            mark = self._mark_of(first_set)
            return "" if who in self._doubtful else mark("person", first)

        return pseudonym


@value
class Made(Value):
    """A pack that was made, and what of each set went in it; or that none was due."""

    pack: Pack
    leaving: Mapping[str, Leaving]
    is_new: bool


def make_pack(workspace: Workspace, rules: PackRules, dispatch: Dispatch) -> Made:
    """Make one pack of all sets, and keep in each what of it went; or do nothing.

    Where nothing has changed since the last one, none is made, but for *anyway*.
    """
    outbox, stamp_for = dispatch.outbox, dispatch.stamp_for
    with _all_in_hand(workspace, dispatch.excuse) as hands:
        records = {i: record_of(each.hand.facts()) for i, each in hands.items()}
        leaving = look_at(records, rules)
        pack = assemble_pack(leaving, rules)
        if not (dispatch.anyway or is_due(leaving, rules)):
            return Made(pack, leaving, is_new=False)
        before = last_pack(records, rules.terms.programme)
        try:
            content, file = outbox.put(pack, before)
            # first, so that nothing was ever sent that is not known of here
            for set_id, each in leaving.items():
                if each.letting.changes:
                    went = _what_went(each, rules, content, file)
                    hands[set_id].keep(went, stamp_for)
            outbox.finish()
            for set_id, each in [*leaving.items()][:1]:
                went = _what_went(each, rules, content, file)
                is_made = replace(went, of={}, withdrawn=())
                hands[set_id].keep(is_made, stamp_for)
        except BaseException:
            outbox.drop()
            raise
    return Made(pack, leaving, is_new=True)


def is_due(leaving: Mapping[str, Leaving], rules: PackRules) -> bool:
    """Say whether anything is other than the last pack has it."""
    has_changed = any(each.letting.changes for each in leaving.values())
    records = {set_id: each.record for set_id, each in leaving.items()}
    is_whole = is_finished(records, rules.terms.programme)
    return has_changed or not is_whole or bool(_untold(leaving, rules))


def list_ids(
    records: Mapping[str, Record], rules: PackRules
) -> dict[str, Mapping[str, str]]:
    """Return by set what words the ids in packs stand for, of now and of before."""
    every = look_at(records, rules)
    return {set_id: each.letting.ids for set_id, each in every.items()}


def may_have_changed(facts: Sequence[AnyFact]) -> bool:
    """Say whether anything among *facts* may take back what went, since it last did.

    What is said later takes nothing back; so that home need not look at all of it.
    """
    for fact in reversed(facts):
        if isinstance(fact, LetGo):
            return False
        if isinstance(fact, TAKES_BACK) and not is_mask(fact):
            return any(isinstance(each, LetGo) for each in facts)
    return False


def count_taken_back(
    records: Mapping[str, Record], rules: PackRules, changed: Collection[str]
) -> int:
    """Return how much of what went no longer holds as it went, in sets that *changed*.

    It is asked for often, so no name is looked for: what went was looked at.
    """
    pseudonyms = _Pseudonyms(hold_all(records, rules.terms), rules.mark_of)
    some = {set_id: records[set_id] for set_id in changed if set_id in records}
    leaving = _look(some, rules, pseudonyms, _find_nobody)
    every = (each.letting.taken_back for each in leaving.values())
    living = {fact.set for record in records.values() for fact in record.let_go}
    return sum(every) + len(rules.untold - living)


def _find_nobody(words: str) -> tuple[Span, ...]:
    return ()


def _let_go_before(records: Mapping[str, Record]) -> frozenset[Who]:
    """Return whose words went in packs: what is out stays, whoever comes to be near."""
    return frozenset(
        (set_id, sent.member)
        for set_id, record in records.items()
        for sent in record.in_packs
    )


def _untold(leaving: Mapping[str, Leaving], rules: PackRules) -> frozenset[str]:
    """Return removed sets that no pack has told of; one that came back is none."""
    return rules.untold - {each.letting.part.set for each in leaving.values()}


def assemble_pack(leaving: Mapping[str, Leaving], rules: PackRules) -> Pack:
    """Return all that goes as one pack."""
    parts = [each.letting.part for each in leaving.values()]
    living = {part.set for part in parts}
    if purged := tuple(sorted({*rules.purged} - living)):
        parts.append(SetPart(set=sealed_id(*purged), instead_of=purged))
    return Pack(rules.terms.programme, rules.terms.id, tuple(parts))


def last_pack(records: Mapping[str, Record], programme: str) -> str:
    """Return the digest of the last pack that was made for *programme*, if any was."""
    newest = _newest(records, programme)
    return newest.pack if newest else ""


def is_finished(records: Mapping[str, Record], programme: str) -> bool:
    """Say whether the last pack, if there is one, was seen to lie where it was put."""
    newest = _newest(records, programme)
    return newest is None or is_note_of_file(newest)


def _newest(records: Mapping[str, Record], programme: str) -> LetGo | None:
    every = (fact for record in records.values() for fact in record.let_go)
    ours = (fact for fact in every if fact.programme == programme)
    return max(ours, key=lambda e: (e.at, is_note_of_file(e), e.id), default=None)


def _what_went(leaving: Leaving, rules: PackRules, content: str, file: str) -> LetGo:
    letting = leaving.letting
    return LetGo(
        programme=rules.terms.programme,
        set=letting.part.set,
        pack=content,
        file=file,
        of=letting.new,
        withdrawn=letting.withdrawn,
    )


@value
class _InHand(Value):
    file: SetFile
    hand: SetInHand

    def keep(self, fact: LetGo, stamp_for: StampFor) -> None:
        self.hand.keep(stamp_for(self.file)([fact]))


@contextmanager
def _all_in_hand(workspace: Workspace, excuse: Excuse) -> Iterator[dict[str, _InHand]]:
    """Take all sets in hand; one that cannot be read is told to *excuse*, and left."""
    with workspace.deciding() as place, ExitStack() as stack:
        hands = {}
        for set_id in place.sets():
            try:
                file = place.open_set(set_id)
                hand = stack.enter_context(file.deciding())
                record_of(hand.facts())
            except WorkshopError as trouble:
                excuse(set_id, trouble)
            else:
                hands[set_id] = _InHand(file, hand)
        yield hands
