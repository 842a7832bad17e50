"""The packs that were made, as the sets remember them: what went when, how much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tmworkshop.domain.facts import LetGo
from tmworkshop.domain.record.record import VOICE, Record
from tmworkshop.domain.values import Value, value


@value
class MadePack(Value):
    """One file that was made, of all sets."""

    programme: str  # its id
    file: str  # a digest
    on: date
    new: int  # remarks
    withdrawn: int
    voices: int  # remarks that it has in all


def list_made(records: Mapping[str, Record]) -> tuple[MadePack, ...]:
    """Return the packs that *records* know of, in the order they were made."""
    every = [
        (fact.at, fact.id, set_id, fact)
        for set_id, record in records.items()
        for fact in record.let_go
    ]
    out: dict[str, set[tuple[str, str]]] = {}  # by programme: a set, and what went
    packs: dict[str, list[tuple[LetGo, int]]] = {}
    for _, _, set_id, fact in sorted(every, key=lambda each: each[:3]):
        now = out.setdefault(fact.programme, set())
        now |= {(set_id, key) for key in fact.digests if _is_voice(key)}
        now -= {(set_id, key) for key in fact.withdrawn}
        packs.setdefault(fact.file, []).append((fact, len(now)))
    finished = {f.file for _, _, _, f in every if is_note_of_file(f)}
    return tuple(_made(packs[file]) for file in packs if file in finished)


def is_note_of_file(fact: LetGo) -> bool:
    """Say whether *fact* says no more than that its pack lay where it was to lie."""
    return not (fact.digests or fact.withdrawn)


def _made(facts: list[tuple[LetGo, int]]) -> MadePack:
    last, voices = facts[-1]
    return MadePack(
        programme=last.programme,
        file=last.file,
        on=last.at.astimezone().date(),
        new=sum(_is_voice(key) for fact, _ in facts for key in fact.digests),
        withdrawn=sum(_is_voice(key) for fact, _ in facts for key in fact.withdrawn),
        voices=voices,
    )


def _is_voice(key: str) -> bool:
    return key.startswith(VOICE)
