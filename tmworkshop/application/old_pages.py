"""Pages on which someone stands under a name that is no longer theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.ports import Places, Rest
from tmworkshop.application.sets import read_set_names
from tmworkshop.domain.duties import Renaming
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.letters import fold_words
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.sharing.mentions import Called

WORD = re.compile(r"[^\W_]+")
Words = tuple[str, ...]


def clear_old_pages(
    rest: Rest, set_id: str, facts: Sequence[AnyFact], was: Member
) -> Leftovers:
    """Remove what was printed of a set while a member was called as they *was*.

    It can be printed anew, with the name they have now.  Return what went.
    """
    is_old = _told_as(record_of(facts), was)
    return rest.clear_pages(set_id, names_of_set(facts), is_old)


def finish_renaming(duty: Renaming, facts: Sequence[AnyFact], places: Places) -> bool:
    """Remove the pages that *duty* is about; say if anything was to be removed."""
    rest, record = places.rest, record_of(facts)
    if not duty.member:
        others = read_set_names(places.workspace).values()
        old = rest.clear_folders(names_of_set(facts), (record.founded.name, *others))
        return old != Leftovers()
    was = _as_before(facts, duty)
    now = record.members.get(duty.member)
    if not (was and now) or was.name in ("", now.name):
        return False
    return clear_old_pages(rest, duty.set_id, facts, was) != Leftovers()


def _as_before(facts: Sequence[AnyFact], duty: Renaming) -> Member | None:
    """Return the member as they were before they were renamed, if *facts* tell it."""
    ids = [fact.id for fact in facts]
    if duty.last not in ids:
        return None
    return record_of(facts[: ids.index(duty.last) + 1]).members.get(duty.member)


def _told_as(record: Record, was: Member) -> Callable[[str], bool]:
    """Return what says of a text that someone stands in it as they *was* called.

    Whole names are looked for first: a part of another's is nobody's old name, nor is
    a namesake's, but for what told the two apart.
    """
    before = replace(record, members={**record.members, was.id: was})
    others = {*_names_of_others(before, was.id), *_names_of_others(record, was.id)}
    own = {_words(before.names[was.id]), _words(was.name)} - others
    whole = _any_of(own | {each for each in others if len(each) > 1})
    called = _called_before(was.name, record.names[was.id])

    def is_old(text: str) -> bool:
        folded = fold_words(text)
        if any(_words(each) in own for each in whole.findall(folded)):
            return True
        return bool(called.spans(whole.sub(" ", folded)))

    return is_old


def _names_of_others(record: Record, member: str) -> Iterable[Words]:
    for each in record.members.values():
        if each.id != member:
            yield from (_words(each.name), _words(record.names[each.id]))


def _words(name: str) -> Words:
    """Return the words of *name* alone: what parts them is another in a file's name."""
    return tuple(WORD.findall(fold_words(name)))


def _any_of(names: Iterable[Words]) -> re.Pattern[str]:
    """Return what finds the longest of *names*; nothing, if there is none."""
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    either = "|".join(r"[\W_]+".join(name) for name in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{either or '(?!)'})(?![^\W_])")


def _called_before(was: str, now: str) -> Called:
    """Return what someone is called no more, whatever of it they still are."""
    still = now.split()
    return Called(tuple(part for part in was.split() if part not in still) or (was,))
