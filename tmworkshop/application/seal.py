"""Break the last links of what was said on slips, once its session is closed.

Nothing unattributed keeps an id that tells the time, a time of its own, or a place
in the file.  It is one of the three occasions on which a file is rewritten; a kill
before it came to that is made good when the file is next taken up.  The copies go
first, so that whatever a kill leaves behind is found by the set's own file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TypeGuard

from tmworkshop.application.ports import Copies, SetFile
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Said,
    Sent,
    Struck,
    Tagged,
    TurnKey,
)
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import row_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import is_rating_at
from tmworkshop.domain.record.record import Record, Session, record_of

Facts = tuple[AnyFact, ...]


def seal_slips(file: SetFile, random_id: Callable[[], str], copies: Copies) -> None:
    """Give what is unattributed in closed sessions ids and a time that tell nothing."""
    with file.deciding() as hand:
        facts = hand.facts()
        if not any(map(_is_of_nobody, facts)):
            return  # before the record, which every session that begins would wait for
        record = record_of(facts)
        closed = tuple(each for each in record.begun if each.closed)
        if links := _links(facts, closed):
            now = tuple(seal_anew(facts, record, links, random_id))
            copies(lambda copy: _as_sealed(copy, facts, links, now))
            hand.rewrite(now)


def leave_out_open_slips(facts: Facts) -> Facts:
    """Return *facts* without the slips of an open session, and all about them.

    Where nothing reaches a copy later on, those on it by then would tell an order.
    """
    slips = list(filter(_is_of_nobody, facts))
    live = record_of(facts).live if slips else None
    open_slips = {slip.id for slip in slips if live and slip.session == live.id}
    return tuple(replace_words(facts, open_slips, ())) if open_slips else facts


def seal_copy(
    facts: Facts, random_id: Callable[[], str], is_meant: Callable[[Session], bool]
) -> Facts:
    """Return *facts* with no link left in those sessions for which it *is_meant*."""
    if not any(map(_is_of_nobody, facts)):
        return facts
    record = record_of(facts)
    links = _links(facts, filter(is_meant, record.begun))
    return tuple(seal_anew(facts, record, links, random_id)) if links else facts


def _links(facts: Iterable[AnyFact], sessions: Iterable[Session]) -> set[str]:
    """Return the ids of what in *sessions* is to be sealed, some of it once more."""
    from tmworkshop.application.sheets import find_slips_beside

    meant = {session.id: session for session in sessions}
    slips = slips_in(facts, meant)
    changed = {f.of for f in facts if isinstance(f, Amended | Struck)}
    fresh = [
        fact
        for fact in slips
        if fact.at != _midnight(meant[fact.session])
        or fact.device
        or fact.id in changed
    ]
    return {fact.id for fact in (*fresh, *find_slips_beside(fresh, slips, meant))}


def _as_sealed(
    copy: Facts, facts: Facts, links: set[str], now: Facts
) -> Iterable[AnyFact]:
    """Return a *copy* of *facts* with the slips of its sessions as they are *now*.

    What was on them when the copy was made would tell an order.
    """
    sessions = {f.session for f in facts if isinstance(f, Said) and f.id in links}
    slips = {slip.id for slip in slips_in(copy, sessions)}
    if not slips:
        return copy
    sealed = [fact for fact in now if is_sealed(fact) and fact.session in sessions]
    return replace_words(copy, slips, sealed)


def slips_in(facts: Iterable[AnyFact], sessions: Container[str]) -> list[Said]:
    """Return the words of nobody among *facts* that were said in *sessions*."""
    return [fact for fact in filter(_is_of_nobody, facts) if fact.session in sessions]


def seal_anew(
    facts: Facts, record: Record, links: set[str], random_id: Callable[[], str]
) -> Iterator[AnyFact]:
    """Yield *facts*, the words *links* with no link any more, if they stand."""
    sealed = (
        fact
        for session in record.begun
        for fact in _sealed(record, session, links, random_id)
    )
    return replace_words(facts, links, sealed)


def replace_words(
    facts: Iterable[AnyFact], removed: set[str], sealed: Iterable[Said | Tagged]
) -> Iterator[AnyFact]:
    """Yield *facts* without *removed*; *sealed* is put in among its like, by ids."""
    blocks: defaultdict[str, list[Said | Tagged]] = defaultdict(list)
    for fact in sealed:
        blocks[fact.session].append(fact)
    rest = []
    for each in _without(facts, removed):
        if is_sealed(each) and each.session in blocks:
            blocks[each.session].append(each)
        else:
            rest.append(each)
    for each in rest:
        yield each
        block = blocks.get(each.id, ())
        yield from sorted(block, key=lambda fact: (isinstance(fact, Tagged), fact.id))


def is_sealed(fact: AnyFact) -> TypeGuard[Said | Tagged]:
    """Say whether *fact* is a word of nobody, or its theme, with no link any more."""
    return not fact.device and (_is_of_nobody(fact) or isinstance(fact, Tagged))


def _is_of_nobody(fact: AnyFact) -> TypeGuard[Said]:
    return isinstance(fact, Said) and fact.unattributed


def _sealed(
    record: Record, session: Session, links: set[str], random_id: Callable[[], str]
) -> Iterator[Said | Tagged]:
    """Yield anew what of *links* stands in *session*, with its themes."""
    from tmworkshop.application.sheets import take_sheets_apart

    standing = [
        kept
        for kept in record.kept.values()
        if kept.id in links and kept.session == session.id and not kept.struck
    ]
    day = _midnight(session)
    for step in session.opened.design.on_sheets:
        sheets = [kept for kept in standing if is_rating_at(step, kept)]
        standing = [kept for kept in standing if kept not in sheets]
        for figures in take_sheets_apart(step, sheets):
            yield replace(figures, id=random_id(), at=day)
    given = [(random_id(), kept) for kept in standing]
    yield from (_unlinked(kept, new_id, day) for new_id, kept in given)
    for of, kept in given:
        for theme in kept.themes:
            tag = Tagged(of=of, theme=theme, session=session.id)
            yield replace(tag, id=random_id(), at=day)


def _unlinked(kept: Kept, new_id: str, day: datetime) -> Said:
    """Return *kept* with no link; of the turn of someone's words the step is left."""
    turn, level = kept.turn, kept.level
    if not kept.unattributed:
        turn = TurnKey(turn.step) if turn else None
        # a level that was for someone's words is no yes
        level = level if level is Level.PRIVATE else None
    return Said(
        id=new_id,
        at=day,
        kind=kept.kind,
        session=kept.session,
        words=kept.words,
        value=kept.value,
        turn=turn,
        lesson=kept.lesson,
        level=level,
        unattributed=True,
        parts={p: v for p, v in kept.parts.items() if row_of(p).tells_nothing},
    )


def _without(facts: Iterable[AnyFact], removed: set[str]) -> Iterator[AnyFact]:
    """Yield *facts* without *removed*, what was about them, and that they left."""
    for fact in facts:
        if isinstance(fact, Sent) and not removed.isdisjoint(fact.of):
            if of := tuple(each for each in fact.of if each not in removed):
                yield replace(fact, of=of)
            continue
        about = isinstance(fact, Amended | Struck | Tagged) and fact.of in removed
        if fact.id not in removed and not about:
            yield fact


def _midnight(session: Session) -> datetime:
    return datetime.combine(session.held_on, time(), UTC)
