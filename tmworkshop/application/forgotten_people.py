"""Keep masked, for readers beyond a set, the names of people who are forgotten.

Masks are laid before anyone is erased or purged: after a kill in the middle they are
still known, and the same command does the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import Register, SetFile, Stamp, Workspace
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import Amended, AnyFact
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.hidden_names import Hiding, is_mask, lay_masks, words_in
from tmworkshop.domain.rights.named import Mention, list_mentions
from tmworkshop.domain.sharing.forgotten import list_forms
from tmworkshop.domain.sharing.masks import Masks, masks_for
from tmworkshop.domain.values import Value, value

StampFor = Callable[[SetFile], Stamp]


@value
class Forgetting(Value):
    """People of one set who are forgotten, and what that asks for elsewhere."""

    set_id: str
    hiding: Hiding
    kept_until: date | None = None  # the set; so long they are known by marks

    def without(self, others: frozenset[str]) -> Forgetting:
        """Return this, once it is known which words name somebody else."""
        return replace(self, hiding=replace(self.hiding, others=others))

    def lay(self, facts: Iterable[AnyFact], stamp: Stamp) -> tuple[Amended, ...]:
        """Return the facts that keep them masked in words among *facts*."""
        laid = stamp(tuple(lay_masks(facts, self.hiding.find)))
        return tuple(filter(is_mask, laid))

    def stays(self, today: date) -> bool:
        """Say whether marks of them outlast the set."""
        return self.kept_until is not None and self.kept_until >= today

    def finds_any(self, facts: Iterable[AnyFact]) -> bool:
        """Say whether there is anything to lay among *facts*."""
        return any(True for _ in lay_masks(facts, self.hiding.find))


def forget_people(
    workspace: Workspace, set_id: str, names: Iterable[str], also: Masks
) -> Forgetting:
    """Return what it asks for to forget whoever was called *names* in a set."""
    records = {each: record_of(facts) for each, facts in _read_all(workspace)}
    every = tuple(dict.fromkeys(names))
    masks = masks_for(records.values(), Masks((*also.names, *every)))
    until = records[set_id].founded.kept_until if set_id in records else None
    return Forgetting(set_id, Hiding(masks, every), until)


def forget_set(workspace: Workspace, set_id: str, also: Masks) -> Forgetting:
    """Return what it asks for to forget everyone in a set, if it can be read."""
    record = dict(_read_all(workspace)).get(set_id)
    everyone = record_of(record).members.values() if record else ()
    names = (name for m in everyone for name in (m.name, *m.former_names))
    return forget_people(workspace, set_id, names, also)


def find_elsewhere(workspace: Workspace, forgetting: Forgetting) -> Iterator[Mention]:
    """Yield the words of other sets that name any of them, as they stand there."""
    for set_id, facts in _read_all(workspace):
        if set_id != forgetting.set_id:
            worded = (fact for fact in facts if any(words_in(fact)))
            for mention in list_mentions(facts, forgetting.hiding.named_in, worded):
                yield replace(mention, where=f"{set_id}, {mention.where}")


def mask_elsewhere(
    workspace: Workspace, forgetting: Forgetting, stamp_for: StampFor
) -> None:
    """Lay masks on words of other sets that name any of them."""
    for set_id, facts in _read_all(workspace):
        if set_id != forgetting.set_id and forgetting.finds_any(facts):
            file = workspace.open_set(set_id)
            with file.deciding() as hand:
                hand.keep(forgetting.lay(hand.facts(), stamp_for(file)))


def keep_marks(
    workspace: Workspace, forgetting: Forgetting, register: Register
) -> None:
    """Keep marks of how they are called, for words that come later."""
    forms = {form for name in forgetting.hiding.names for form in list_forms(name)}
    with workspace.deciding():
        register.add(forgetting.set_id, forgetting.kept_until, forms)


def _read_all(workspace: Workspace) -> Iterator[tuple[str, tuple[AnyFact, ...]]]:
    """Yield each set that can be read, with its facts."""
    for set_id in workspace.sets():
        with suppress(WorkshopError):
            facts = workspace.open_set(set_id).facts()
            record_of(facts)
            yield set_id, facts
