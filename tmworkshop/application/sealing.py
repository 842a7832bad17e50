"""Break the last links of what was said on slips, once its session is closed.

Nothing unattributed keeps an id that tells the time, a time of its own, or a place
in the file.  It is one of the three occasions on which a file is rewritten; a kill
before it came to that is made good when the file is next taken up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time

from tmworkshop.application.ports import SetFile
from tmworkshop.domain.facts import Amended, AnyFact, Said, Struck, Tagged
from tmworkshop.domain.kept import Kept
from tmworkshop.domain.record import Record, Session, record_of


def seal(file: SetFile, random_id: Callable[[], str]) -> None:
    """Give what is unattributed in closed sessions ids and a time that tell nothing."""
    facts = file.facts()
    record = record_of(facts)
    links = {each.id for each in facts if _is_linked(record, each)}
    if not links:
        return
    sealed = {
        session.id: tuple(_sealed(record, session, links, random_id))
        for session in record.sessions
    }
    file.rewrite(_without(facts, links, sealed))


def _is_linked(record: Record, fact: AnyFact) -> bool:
    if not isinstance(fact, Said) or not fact.unattributed:
        return False
    closed = (each for each in record.sessions if each.closed)
    held = {session.id: _midnight(session) for session in closed}
    sealed = fact.at == held.get(fact.session) and not fact.device
    return fact.session in held and not sealed


def _sealed(
    record: Record, session: Session, links: set[str], random_id: Callable[[], str]
) -> Iterator[AnyFact]:
    """Yield anew what of *links* stands in *session*, in the order of its new ids."""
    standing = [
        kept
        for kept in record.kept.values()
        if kept.id in links and kept.session == session.id and not kept.struck
    ]
    given = sorted(
        ((random_id(), kept) for kept in standing), key=lambda given: given[0]
    )
    day = _midnight(session)
    yield from (_unlinked(kept, new_id, day) for new_id, kept in given)
    tags = [(random_id(), of, t) for of, kept in given for t in kept.themes]
    for new_id, of, theme in sorted(tags):
        yield Tagged(id=new_id, at=day, of=of, theme=theme, session=session.id)


def _unlinked(kept: Kept, new_id: str, day: datetime) -> Said:
    return Said(
        id=new_id,
        at=day,
        kind=kept.kind,
        session=kept.session,
        words=kept.words,
        value=kept.value,
        turn=kept.turn,
        lesson=kept.lesson,
        level=kept.level,
        unattributed=True,
        parts=kept.parts,
    )


def _without(
    facts: Iterable[AnyFact], links: set[str], sealed: dict[str, tuple[AnyFact, ...]]
) -> Iterator[AnyFact]:
    """Yield *facts* without *links* and what was about them, the *sealed* put in."""
    for fact in facts:
        about = isinstance(fact, Amended | Struck | Tagged) and fact.of in links
        if fact.id not in links and not about:
            yield fact
        yield from sealed.get(fact.id, ())


def _midnight(session: Session) -> datetime:
    return datetime.combine(session.held_on, time(), UTC)
