"""How many of a set were asked, and what they weighed, as far as counts may go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from tmworkshop.domain.packs.pack import Asked, Mark, StatementCount
from tmworkshop.domain.record.ratings import Ratings
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.sharing.disclosure import THRESHOLD
from tmworkshop.domain.sharing.weighed import WeighedStep, count_unsigned


def list_asked(record: Record, mark: Mark) -> Iterator[tuple[str, Asked]]:
    """Yield how many of each partnership were there when something was said.

    Fewer than three are not counted, as a number would point at them.
    """
    for session in record.sessions:
        there: Counter[str] = Counter()
        for member in session.attended:
            if who := record.members.get(member):
                there[who.partnership(session.held_on).name] += 1
        for partnership, people in sorted(there.items()):
            yield (
                f"asked {session.id} {partnership}",
                Asked(
                    id="",
                    session=mark("session", session.id),
                    partnership=partnership,
                    people=people if people >= THRESHOLD else 0,
                    lesson=session.opened.lesson,
                    month=_month(session),
                ),
            )


def list_statements(record: Record, mark: Mark) -> Iterator[tuple[str, StatementCount]]:
    """Yield the counts of unsigned slips that may leave the set.

    Where nearly all gave one figure, a count would tell what each of them gave.
    """
    for session in filter(lambda each: each.closed, record.sessions):
        for weighed in count_unsigned(record, session):
            for ratings in filter(_hides_all, weighed.ratings):
                statement = ratings.statement
                yield (
                    f"weighed {session.id} {weighed.step.id} {statement.id}",
                    StatementCount(
                        id="",
                        session=mark("session", session.id),
                        statement=statement.words,
                        wording=_wording(weighed, statement.words),
                        figures=dict(ratings.counts),
                        lesson=session.opened.lesson,
                        month=_month(session),
                    ),
                )


def _hides_all(ratings: Ratings) -> bool:
    """Say whether at least two gave another figure than most did."""
    most = max(ratings.counts.values())
    return len(ratings.figures) - most > 1


def _wording(weighed: WeighedStep, statement: str) -> str:
    """Return what is the same where the same was weighed on the same scale."""
    text = "\n".join((statement, *weighed.step.labels))
    return sha256(text.encode(errors="replace")).hexdigest()[:16]


def _month(session: Session) -> str:
    return f"{session.held_on:%Y-%m}"
