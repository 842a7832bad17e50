"""What of a set goes in a pack: voices and counts with their ids, and what went before.

An id is made with the set's key, of what it stands for and of how often that was let
go: what was changed, or is let go once more, has another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tmworkshop.domain.facts import LetGo
from tmworkshop.domain.packs.lent_texts import list_lent
from tmworkshop.domain.packs.pack import (
    LONGEST,
    Asked,
    LentText,
    Mark,
    SetPart,
    StatementCount,
    Voice,
    Words,
)
from tmworkshop.domain.packs.set_counts import list_asked, list_statements
from tmworkshop.domain.packs.voices import Leave, Voiced, list_voices
from tmworkshop.domain.record.in_packs import LENT, VOICE, id_of_words
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.values import Value, list_types, value

Item = Voice | LentText | Asked | StatementCount
Key = str  # what an item stands for, at home: its sort, and an id
One = TypeVar("One", Voice, LentText, Asked, StatementCount)


@value
class Letting(Value):
    """What of one set goes now: as a part of a pack, and to be kept at home."""

    part: SetPart
    new: Mapping[Key, str]  # what went not yet, or otherwise: a digest of each
    withdrawn: tuple[Key, ...]
    waiting: tuple[Voiced, ...]  # words with names that nobody has looked at
    ids: Mapping[str, str]  # of what goes, and of what went: the id of the words
    changed: tuple[Key, ...] = ()  # what is new, and went otherwise before
    too_long: tuple[Voiced, ...] = ()  # words that no pack takes

    @property
    def taken_back(self) -> tuple[Key, ...]:
        """What of all that went does not hold any more, as it went."""
        return (*self.withdrawn, *self.changed)

    @property
    def changes(self) -> bool:
        """Whether anything is other than it went last."""
        return bool(self.new or self.withdrawn)


def let_go(record: Record, programme: str, leave: Leave, mark: Mark) -> Letting:
    """Return what of *record* goes to *programme*; ids are what *mark* makes."""
    pseudonym = mark("set")
    before = [each for each in record.let_go if each.programme == programme]
    went = _Went(each for each in before if each.set == pseudonym)
    going = _gather(record, leave, mark)
    items = going.items
    digests = {key: mark("digest", _text_of(item)) for key, item in items.items()}
    times = {key: went.times_with(key, digest) for key, digest in digests.items()}

    def with_ids(some: Mapping[Key, One]) -> tuple[One, ...]:
        return tuple(
            replace(one, id=mark(key, str(times[key]))) for key, one in some.items()
        )

    part = SetPart(
        set=pseudonym,
        voices=with_ids(going.voices),
        lent=with_ids(going.lent),
        asked=with_ids(going.asked),
        weighed=with_ids(going.weighed),
        withdrawn=tuple(mark(key, str(n)) for key, n in went.but_for(times)),
        instead_of=tuple(sorted({each.set for each in before} - {pseudonym})),
    )
    return Letting(
        part,
        new={key: each for key, each in digests.items() if went.out.get(key) != each},
        withdrawn=tuple(sorted(went.out.keys() - items.keys())),
        waiting=going.waiting,
        ids=dict(_ids_of_words(times, went, mark)),
        changed=tuple(k for k in digests if went.out.get(k, digests[k]) != digests[k]),
        too_long=going.too_long,
    )


@value
class _Going(Value):
    """What of a set goes, by what it stands for at home, and what stays there."""

    voices: Mapping[Key, Voice]
    lent: Mapping[Key, LentText]
    asked: Mapping[Key, Asked]
    weighed: Mapping[Key, StatementCount]
    waiting: tuple[Voiced, ...]
    too_long: tuple[Voiced, ...]

    @property
    def items(self) -> Mapping[Key, Item]:
        """All that goes."""
        return {**self.voices, **self.lent, **self.asked, **self.weighed}


def _gather(record: Record, leave: Leave, mark: Mark) -> _Going:
    spoken = tuple(list_voices(record, leave))
    lent = tuple(list_lent(record, leave))
    voices = {f"{VOICE}{e.kept.id}": e.voice for e in spoken if _fits(e.voice)}
    texts = {f"{LENT}{e.kept.id}": e.text for e in lent if _fits(e.text)}
    stays = (
        *((e.voice, e) for e in spoken if not _fits(e.voice)),
        *((e.text, e.waits) for e in lent if not _fits(e.text)),
    )
    return _Going(
        voices={key: each for key, each in voices.items() if each},
        lent={key: each for key, each in texts.items() if each},
        asked=dict(list_asked(record, mark)),
        # one that a set wrote itself may name someone, and waits for nobody
        weighed={
            key: each
            for key, each in list_statements(record, mark)
            if not leave.find_names(each.statement) and len(each.statement) <= LONGEST
        },
        waiting=tuple(each for goes, each in stays if goes is None),
        too_long=tuple(each for goes, each in stays if goes),
    )


def _fits(item: Words | None) -> bool:
    """Say whether *item* goes, and no text of it is longer than a pack takes."""
    if item is None:
        return False
    since = item.since if isinstance(item, Voice) else ()
    return all(len(text) <= LONGEST for text in (item.words, *since))


class _Went:
    """What went so far, as the facts of it tell: how often, and what is out."""

    def __init__(self, facts: Iterable[LetGo]) -> None:
        self.times: dict[Key, int] = {}
        self.out: dict[Key, str] = {}
        for fact in facts:
            for key, digest in fact.digests.items():
                self.times[key] = self.times.get(key, 0) + 1
                self.out[key] = digest
            for key in fact.withdrawn:
                self.out.pop(key, None)

    def times_with(self, key: Key, digest: str) -> int:
        """Return how often *key* was let go, once it goes as *digest* has it."""
        return self.times.get(key, 0) + (self.out.get(key) != digest)

    def but_for(self, now: Mapping[Key, int]) -> Iterator[tuple[Key, int]]:
        """Yield each time that something was let go which does not hold *now*."""
        for key, times in sorted(self.times.items()):
            for number in range(1, times + 1):
                if number != now.get(key):
                    yield key, number


def _ids_of_words(
    times: Mapping[Key, int], went: _Went, mark: Mark
) -> Iterator[tuple[str, str]]:
    for key in {**went.times, **times}:
        if id_ := id_of_words(key):
            for number in range(1, max(times.get(key, 0), went.times.get(key, 0)) + 1):
                yield mark(key, str(number)), id_


def _text_of(item: Item) -> str:
    """Return all that *item* says, the same for the same."""
    named = ((name, getattr(item, name)) for name in list_types(type(item)))
    return repr(sorted((name, _in_order(given)) for name, given in named))


def _in_order(given: Any) -> Any:
    if isinstance(given, frozenset):
        return sorted(given)
    return sorted(given.items()) if isinstance(given, Mapping) else given
