"""The packs that were made, as the sets remember them: what went when, how much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tmworkshop.domain.facts import LetGo
from tmworkshop.domain.packs.counted import count_things
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.values import Value, value

Step = tuple[LetGo, int, int]  # how much it changed, how much there is by then


@value
class MadePack(Value):
    """One file that was made, of all sets."""

    programme: str  # its id
    file: str  # a digest
    on: date
    new: int  # remarks, those that went otherwise before as well
    withdrawn: int  # as a lead counts them: what changed is taken back and new
    voices: int  # remarks that it has in all


def list_made(records: Mapping[str, Record]) -> tuple[MadePack, ...]:
    """Return the packs that *records* know of, in the order they were made."""
    every = [
        (fact.at, fact.id, set_id, fact)
        for set_id, record in records.items()
        for fact in record.let_go
    ]
    out: dict[str, set[tuple[str, str]]] = {}  # by programme: a set, and what went
    packs: dict[str, list[Step]] = {}
    for _, _, set_id, fact in sorted(every, key=lambda each: each[:3]):
        now = out.setdefault(fact.programme, set())
        went = {(set_id, key) for key in fact.digests}
        changed = count_things(key for _, key in went & now).remarks
        now |= went
        now -= {(set_id, key) for key in fact.withdrawn}
        voices = count_things(key for _, key in now).remarks
        packs.setdefault(fact.file, []).append((fact, changed, voices))
    finished = {f.file for _, _, _, f in every if is_note_of_file(f)}
    return tuple(_made(packs[file]) for file in packs if file in finished)


def is_note_of_file(fact: LetGo) -> bool:
    """Say whether *fact* says no more than that its pack lay where it was to lie."""
    return not (fact.digests or fact.withdrawn)


def _made(steps: list[Step]) -> MadePack:
    last, _, voices = steps[-1]
    withdrawn = count_things(key for fact, _, _ in steps for key in fact.withdrawn)
    return MadePack(
        programme=last.programme,
        file=last.file,
        on=last.at.astimezone().date(),
        new=count_things(key for fact, _, _ in steps for key in fact.digests).remarks,
        withdrawn=withdrawn.remarks + sum(changed for _, changed, _ in steps),
        voices=voices,
    )
