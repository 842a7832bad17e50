"""One pack of all sets of a laptop: made, remembered, or not due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Protocol

from tmworkshop.application.ports import SetFile, SetInHand, Stamp, Workspace
from tmworkshop.application.what_leaves import Excuse, Leaving, PackRules, look_at
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import LetGo
from tmworkshop.domain.ids import sealed_id
from tmworkshop.domain.packs.made_packs import is_note_of_file
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value

StampFor = Callable[[SetFile], Stamp]


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
                is_made = replace(went, digests={}, withdrawn=())
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
        digests=letting.new,
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
