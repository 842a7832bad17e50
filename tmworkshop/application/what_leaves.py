"""What leaves each set of a laptop for a programme, as its slips let it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tmworkshop.application.ports import Workspace
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.packs.accepted_terms import (
    AcceptedTerms,
    find_other_slips,
    hold_to,
)
from tmworkshop.domain.packs.letting_go import Letting, let_go
from tmworkshop.domain.packs.names_to_settle import NamesToSettle
from tmworkshop.domain.packs.pack import Mark
from tmworkshop.domain.packs.people_of_sets import (
    Who,
    find_doubtful,
    find_first,
    find_pairs,
)
from tmworkshop.domain.packs.voices import FindNames, Leave
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.sharing.masks import Masks, list_everyone
from tmworkshop.domain.values import Value, value

Excuse = Callable[[str, WorkshopError], object]


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
    pseudonyms = Pseudonyms(ours, rules.mark_of, doubtful)
    find_names = names_of(records, rules.also).spans
    return look_with(records, rules, pseudonyms, find_names)


def look_with(
    records: Mapping[str, Record],
    rules: PackRules,
    pseudonyms: Pseudonyms,
    find_names: FindNames,
) -> dict[str, Leaving]:
    """Do so with these *pseudonyms*; what *find_names* finds is to be looked at."""
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
        as_agreed = hold_to(record, terms)
        if as_agreed.consents or as_agreed.lent or before:
            ours[set_id] = as_agreed
    return ours


class Pseudonyms:
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


def list_ids(
    records: Mapping[str, Record], rules: PackRules
) -> dict[str, Mapping[str, str]]:
    """Return by set what words the ids in packs stand for, of now and of before."""
    every = look_at(records, rules)
    return {set_id: each.letting.ids for set_id, each in every.items()}


def _let_go_before(records: Mapping[str, Record]) -> frozenset[Who]:
    """Return whose words went in packs: what is out stays, whoever comes to be near."""
    return frozenset(
        (set_id, sent.member)
        for set_id, record in records.items()
        for sent in record.in_packs
    )
