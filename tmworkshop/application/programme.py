"""The sets of a workspace as a programme may read them, and what of them went out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import field

from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.domain.errors import NotFound, Refused, WorkshopError, quote
from tmworkshop.domain.facts import Sent
from tmworkshop.domain.packs.pack import Mark, SetPart
from tmworkshop.domain.programme.own_sets import (
    Entry,
    OwnSet,
    give_set,
    let_go_in_memory,
)
from tmworkshop.domain.record.partnership_names import Partnerships
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.sharing.masks import Masks
from tmworkshop.domain.values import Value, value

Excuse = Callable[[str, WorkshopError], None]
StampFor = Callable[[SetFile], Stamp]
KeepSent = Callable[[Iterable[str], str], None]  # ids of voices, and whom they go to

RECIPIENT = "the programme"  # as the box of the slip calls it
LONGEST = 40  # letters of another recipient that are said again


@value
class OwnWords(Value):
    """What the sets let go, and where each voice is kept, by its id."""

    parts: tuple[SetPart, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()  # names of two, as someone said
    renamed: Mapping[str, str] = field(default_factory=dict)  # from a name before
    masks: Masks = field(default_factory=Masks)  # of everyone in them


@value
class OwnSets(Value):
    """The sets of a workspace, and with which marks they are let go in memory."""

    workspace: Workspace
    masks: Masks  # beside every member
    mark: Mark
    excuse: Excuse | None = None  # is told of a set that cannot be read

    def read(self) -> OwnWords:
        """Return what every set lets go; NotFound if none has held a session."""
        every = list(read_given(self))
        names = (name for each in every for name in each.names)
        masks = Masks((*names, *self.masks.names), self.masks.forgotten)
        entries, parts = dict[str, Entry](), list[SetPart]()
        known = [each.partnerships for each in every]
        while every:  # one by one: there is much of each
            part, of_part = let_go_in_memory(every.pop(0), masks, self.mark)
            parts.append(part)
            entries.update(of_part)
        apart, renamed = _list_apart(known), dict(_list_renamed(known))
        return OwnWords(tuple(parts), entries, frozenset(apart), renamed, masks)

    @contextmanager
    def deciding(
        self,
        words: OwnWords,
        shown: Iterable[str],
        stamp_for: Callable[[SetFile], Stamp],
    ) -> Iterator[KeepSent]:
        """Keep others out of the sets that *shown* is from; yield what keeps it."""
        sets = {e.set_id for id_ in shown if (e := words.entries.get(id_))}
        files = {set_id: self.workspace.open_set(set_id) for set_id in sorted(sets)}
        with ExitStack() as stack:
            hands = {
                each: stack.enter_context(files[each].deciding()) for each in files
            }

            def keep(ids: Iterable[str], to: str) -> None:
                went: defaultdict[str, list[str]] = defaultdict(list)
                out = frozenset(ids)
                for id_, entry in words.entries.items():  # in the order they were said
                    if id_ in out:
                        went[entry.set_id] += entry.ids
                for set_id, entries in went.items():
                    sent = _sent(record_of(hands[set_id].facts()), entries, to)
                    hands[set_id].keep(stamp_for(files[set_id])(sent))

            yield keep


def refuse_other_recipient(who: str) -> None:
    """Refused where *who* is not the programme: no slip says yes to anyone else."""
    plain = " ".join(who.casefold().split())
    if plain not in (RECIPIENT, RECIPIENT.removeprefix("the ")):
        raise Refused(
            f"No sharing slip names {quote(who, LONGEST)}: what members ticked is for "
            f"{RECIPIENT} alone. Whoever else is to read their words needs a yes from "
            "each of them first.",
            Remedy.SEND_TO_PROGRAMME,
        )


def read_given(own: OwnSets) -> Iterator[OwnSet]:
    """Yield what each set gives, by the set's id; no more than one is read at a time.

    With an excuse, a set that cannot be read is told to it and left out.  NotFound at
    the end if none has held a session, or none in it is of a partnership.
    """
    has_met = has_partnership = False
    for each in own.workspace.sets():
        try:
            record = record_of(own.workspace.open_set(each).facts())
            given = give_set(each, record, own.mark)
            del record
        except WorkshopError as trouble:
            if own.excuse is None:
                raise
            own.excuse(each, trouble)
            continue
        has_met = has_met or given.has_met
        has_partnership = has_partnership or bool(given.asked)
        yield given
    if not has_met:
        raise NotFound("There is nothing to compare yet: no set has held a session.")
    if not has_partnership:
        raise NotFound(
            "There is nothing to compare yet: no member belongs to a partnership.",
            Remedy.JOIN_PARTNERSHIP,
        )


def _list_apart(every: Iterable[Partnerships]) -> Iterator[frozenset[str]]:
    for known in every:
        for two in known.apart:
            yield frozenset(known.of(id_).name for id_ in two)


def _list_renamed(every: Iterable[Partnerships]) -> Iterator[tuple[str, str]]:
    for known in every:
        for name, id_ in known.former.items():
            now = known.of(id_).name
            if now != name:
                yield name, now


def _sent(record: Record, entries: Iterable[str], to: str) -> list[Sent]:
    """Return that *entries* went out *to* someone, one fact a speaker."""
    by_speaker: defaultdict[str, list[str]] = defaultdict(list)
    for entry in dict.fromkeys(entries):
        by_speaker[record.kept[entry].speaker].append(entry)
    return [Sent(of=tuple(of), to=to, member=m) for m, of in by_speaker.items()]
