"""Break the last links of what was said on slips, once its session is closed.

Nothing unattributed keeps an id that tells the time, a time of its own, or a place
in the file.  Its new id follows from the one before, so that copies that are sealed
apart from each other hold the same.
It is one of the occasions on which a file is rewritten; a kill before it came to that
is made good by the next command.  The copies go first, so that whatever a kill leaves
behind is found by the set's own file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from tmworkshop.application.changed_since import list_changes
from tmworkshop.application.ports import Copies, SetFile, SetInHand
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Erased,
    Said,
    Sent,
    Struck,
    Tagged,
    TurnKey,
)
from tmworkshop.domain.ids import sealed_id
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import row_of
from tmworkshop.domain.record.fact_order import is_of_nobody, is_sealed
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import is_rating_at
from tmworkshop.domain.record.record import Record, Session, record_of

Facts = tuple[AnyFact, ...]


def seal_slips(file: SetFile, copies: Copies) -> tuple[int, ...]:
    """Give what is unattributed in closed sessions ids and a time that tell nothing.

    Returns the numbers of the sessions in which there was something to seal.
    """
    with file.deciding() as hand:
        return seal_in_hand(hand, copies)


def seal_in_hand(hand: SetInHand, copies: Copies) -> tuple[int, ...]:
    """Do as `seal_slips`, with the set in *hand*."""
    facts = hand.facts()
    if not any(map(is_of_nobody, facts)):
        return ()  # before the record, which every session that begins would wait for
    record = record_of(facts)
    closed = tuple(each for each in record.begun if each.closed)
    if links := _links(facts, closed):
        now = tuple(seal_anew(facts, record, links))
        copies(lambda copy: _as_sealed(copy, facts, links, now))
        hand.rewrite(now)
    sealed = {f.session for f in facts if isinstance(f, Said) and f.id in links}
    return tuple(each.number for each in closed if each.id in sealed)


def leave_out_open_slips(facts: Facts) -> Facts:
    """Return *facts* without the slips of an open session, and all about them.

    Where nothing reaches a copy later on, those on it by then would tell an order.
    """
    slips = list(filter(is_of_nobody, facts))
    live = record_of(facts).live if slips else None
    open_slips = {slip.id for slip in slips if live and slip.session == live.id}
    return tuple(replace_words(facts, open_slips, ())) if open_slips else facts


def seal_copy(facts: Facts, is_meant: Callable[[Session], bool]) -> Facts:
    """Return *facts* with no link left in those sessions for which it *is_meant*."""
    if not any(map(is_of_nobody, facts)):
        return facts
    record = record_of(facts)
    links = _links(facts, filter(is_meant, record.begun))
    return tuple(seal_anew(facts, record, links)) if links else facts


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
    return [fact for fact in filter(is_of_nobody, facts) if fact.session in sessions]


def seal_anew(facts: Facts, record: Record, links: set[str]) -> Iterator[AnyFact]:
    """Yield *facts*, the words *links* with no link any more, if they stand.

    What of them does not stand, what was taken apart, and what changed them is known
    by what its id would be: no copy of it may come back.
    """
    sealed = [f for session in record.begun for f in _sealed(record, session, links)]
    yield from replace_words(facts, links, sealed)
    known = {fact.id for fact in sealed}
    for session in filter(lambda each: each.closed, record.begun):
        ended = [kept.id for kept in _kept_in(record, session, links)]
        standing = (each for each in ended if sealed_id(each) in known)
        lost = {sealed_id(each) for each in ended} - known
        blanked = sorted(lost | list_changes(facts, standing))
        if blanked:
            of = tuple(blanked)
            yield Erased(id=sealed_id(*of), at=_midnight(session), of=of)


def replace_words(
    facts: Iterable[AnyFact], removed: set[str], sealed: Iterable[Said | Tagged]
) -> Iterator[AnyFact]:
    """Yield *facts* without *removed*; *sealed* is put in among its like, by ids."""
    blocks: defaultdict[str, list[Said | Tagged]] = defaultdict(list)
    for fact in sealed:
        blocks[fact.session].append(fact)
    rest = []
    for each in remove_words(facts, removed):
        if is_sealed(each) and each.session in blocks:
            blocks[each.session].append(each)
        else:
            rest.append(each)
    for each in rest:
        yield each
        block = blocks.get(each.id, ())
        yield from sorted(block, key=lambda fact: (isinstance(fact, Tagged), fact.id))


def _sealed(
    record: Record, session: Session, links: set[str]
) -> Iterator[Said | Tagged]:
    """Yield anew what of *links* stands in *session*, with its themes."""
    from tmworkshop.application.sheets import take_sheets_apart

    standing = [kept for kept in _kept_in(record, session, links) if not kept.struck]
    day = _midnight(session)
    for step in session.opened.design.on_sheets:
        sheets = [kept for kept in standing if is_rating_at(step, kept)]
        standing = [kept for kept in standing if kept not in sheets]
        for figures in take_sheets_apart(step, sheets):
            item = figures.turn.item if figures.turn else ""
            own_id = sealed_id(f"{step.id}/{item}", *(sheet.id for sheet in sheets))
            yield replace(figures, id=own_id, at=day)
    for kept in standing:
        yield _unlinked(kept, day)
        for theme in kept.themes:
            of = sealed_id(kept.id)
            tag = Tagged(of=of, theme=theme, session=session.id)
            yield replace(tag, id=sealed_id(of, theme), at=day)


def _kept_in(record: Record, session: Session, links: set[str]) -> list[Kept]:
    every = (record.kept[each] for each in sorted(links) if each in record.kept)
    return [kept for kept in every if kept.session == session.id]


def _unlinked(kept: Kept, day: datetime) -> Said:
    """Return *kept* with no link; of the turn of someone's words the step is left."""
    turn, level = kept.turn, kept.level
    if not kept.unattributed:
        turn = TurnKey(turn.step) if turn else None
        # a level that was for someone's words is no yes
        level = level if level is Level.PRIVATE else None
    return Said(
        id=sealed_id(kept.id),
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


def remove_words(facts: Iterable[AnyFact], removed: set[str]) -> Iterator[AnyFact]:
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
