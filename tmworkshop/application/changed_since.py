"""What one copy changed of words that were sealed meanwhile in another copy.

The words are known again by their new id, and what was put right stands behind them,
with no link either: no time, no device.  The next seal takes it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tmworkshop.domain.facts import Amended, AnyFact, Erased, Said, Struck
from tmworkshop.domain.ids import sealed_again, sealed_id
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import Part, row_of
from tmworkshop.domain.record.fact_order import is_sealed

CHANGED = "changed"
# others: stand beside what was said
MAIN = (Part.WORDS, Part.VALUE)


def list_changes(facts: Iterable[AnyFact], sealed: Iterable[str]) -> set[str]:
    """Return what tells later which changes of words are in them as they are *sealed*.

    Ids that follow from those of the changes; and one that says there were any.
    """
    meant = set(sealed)
    every = [f for f in facts if isinstance(f, Amended) and f.of in meant]
    return {
        id_
        for change in every
        for id_ in (sealed_id(change.id), _mark_of(sealed_id(change.of)))
    }


def carry_changes(
    copy: Sequence[AnyFact], present: Sequence[AnyFact], sealed_ids: set[str]
) -> Iterator[Amended | Struck]:
    """Yield what *copy* changed of the words *sealed_ids*, laid on them as sealed.

    What the seal in *present* knew of is in the words by now.  What was taken away in
    the copy is taken away.
    """
    changes: dict[str, list[Amended | Struck]] = {}
    for fact in copy:
        if isinstance(fact, Amended | Struck) and fact.of in sealed_ids:
            changes.setdefault(fact.of, []).append(fact)
    if not changes:
        return
    sealed = {f.id: f for f in present if is_sealed(f) and isinstance(f, Said)}
    known = list_marks(present)
    for was in copy:
        if isinstance(was, Said) and was.id in changes:
            again = (sealed[id_] for id_ in sealed_again(was.id) if id_ in sealed)
            if now := next(again, None):
                amended = [f for f in changes[was.id] if isinstance(f, Amended)]
                strikes = [f for f in changes[was.id] if isinstance(f, Struck)]
                yield from _unlinked(_since(was, now, amended, known), now)
                yield from _struck(strikes, now)


def _struck(strikes: Sequence[Struck], now: Said) -> Iterator[Struck]:
    """Yield the last of *strikes* of the words *now*, unless they were put back."""
    if strikes and not strikes[-1].back:
        new = replace(strikes[-1], id=sealed_id(strikes[-1].id), of=now.id, at=now.at)
        yield replace(new, session=now.session, device="")


def _since(
    was: Said, now: Said, changes: Iterable[Amended], known: set[str]
) -> Iterator[Amended]:
    """Yield those of the *changes* that words did not know which are sealed *now*.

    Where no receipt tells, they are sealed as they were before a change.
    """
    marks = map(_mark_of, sealed_again(was.id))
    is_told, before = not known.isdisjoint(marks), dict[str, list[str]]()
    for change in changes:
        values = before.setdefault(change.part, [_part_of(was, change.part)])
        is_in = not known.isdisjoint(sealed_again(change.id))
        if not is_in and (is_told or _part_of(now, change.part) in values):
            yield change
        values.append(change.value)


def list_marks(facts: Iterable[AnyFact]) -> set[str]:
    """Return all that receipts among *facts* tell is gone, or taken in."""
    return {id_ for fact in facts if isinstance(fact, Erased) for id_ in fact.of}


def is_changed(sealed: AnyFact, marks: set[str]) -> bool:
    """Say whether words had been changed when they were *sealed*, as *marks* tell."""
    return _mark_of(sealed.id) in marks


def _mark_of(id_: str) -> str:
    return sealed_id(id_, CHANGED)


def _unlinked(changes: Iterable[Amended], now: Said) -> Iterator[Amended]:
    """Yield *changes* of the words *now*, with no link: the last from each device."""
    last: Mapping[tuple[str, str], Amended] = {
        (change.part, change.device): change for change in changes
    }
    for change in last.values():
        if _may_stay(change):
            new = replace(change, id=sealed_id(change.id), of=now.id, at=now.at)
            yield replace(new, session=now.session, device="")


def _may_stay(change: Amended) -> bool:
    """Say whether *change* tells nothing of who said the words, nor sends them out."""
    if change.part == Part.LEVEL:
        return change.value == Level.PRIVATE
    return change.part in MAIN or row_of(change.part).tells_nothing


def _part_of(words: Said, part: str) -> str:
    match part:
        case Part.WORDS:
            return words.words
        case Part.VALUE:
            return words.value
        case _:  # others: stand among the parts
            return words.parts.get(part, "")
