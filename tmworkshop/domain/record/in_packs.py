"""What of a set's words went in packs, and came back by them, as its facts tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from tmworkshop.domain.facts import LetGo, Sent
from tmworkshop.domain.record.kept import Kept

IN_PACK = "the programme's lead in a pack"  # to whom words went that were let go
VOICE = "voice "  # before the id of words, among what was let go
LENT = "lent "  # before that of a text that goes on ticks of its own


def id_of_words(key: str) -> str:
    """Return the id of the words that *key* stands for in a pack; none of a count."""
    for sort in (VOICE, LENT):
        if key.startswith(sort):
            return key.removeprefix(sort)
    return ""


def list_let_go(facts: Iterable[LetGo], kept: Mapping[str, Kept]) -> Iterator[Sent]:
    """Yield what went in packs, one fact a speaker who is not forgotten."""
    for fact in facts:
        yield from _list_by_speaker(fact.digests, fact.at, kept)


def list_taken_back(facts: Iterable[LetGo], kept: Mapping[str, Kept]) -> Iterator[Sent]:
    """Yield what packs took back of what had gone in them, in the same way."""
    for fact in facts:
        yield from _list_by_speaker(fact.withdrawn, fact.at, kept)


def _list_by_speaker(
    keys: Iterable[str], at: datetime, kept: Mapping[str, Kept]
) -> Iterator[Sent]:
    by_speaker: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(filter(None, map(id_of_words, keys))):
        if id_ in kept and kept[id_].speaker:
            by_speaker.setdefault(kept[id_].speaker, []).append(id_)
    for member, ids in by_speaker.items():
        yield Sent(of=tuple(ids), to=IN_PACK, member=member, at=at)
