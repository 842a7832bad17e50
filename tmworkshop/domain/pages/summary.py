"""The set's own summary: since last time, actions, its notes, what was weighed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tmworkshop.domain.dates import say_day
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.answer_groups import group_answers
from tmworkshop.domain.pages.participant import (
    Imprint,
    made_line,
    next_meeting_line,
    of_set,
)
from tmworkshop.domain.pages.views import (
    SetSummary,
    SummaryAction,
    WeighedRow,
    WeighedTable,
)
from tmworkshop.domain.record.actions import Action, actions_of, open_actions
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import Ratings
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.record.sentences import BECAME, due_line, is_news
from tmworkshop.domain.sharing.disclosure import (
    is_of_nobody,
    may_read,
    may_read_story,
    name_for,
)
from tmworkshop.domain.sharing.weighed import WeighedStep, count_weighed

FOR_THE_SET = "For the members of this set only."
# the same every time: said only where something is missing, it would tell who said no
OTHERS = "An action stands here if its owner agreed; all stand on their owners' pages."


def set_summary(record: Record, session: Session, imprint: Imprint) -> SetSummary:
    """Return the summary after *session*, with what members let stand in it."""
    allowed = [a for a in actions_of(record) if _may_stand(record, a)]
    shown = _by_owner(record, allowed)
    return SetSummary(
        title=of_set(record),
        occasion=f"Summary after session {session.number}, {say_day(session.held_on)}",
        next_meeting=next_meeting_line(record, session),
        level=FOR_THE_SET,
        since_last=tuple(
            _line(record, action, outcome=f"{BECAME[action.status].capitalize()}.")
            for action in shown
            if any(is_news(record, heard, session) for heard in action.story)
        ),
        actions=tuple(_line(record, a, due=due_line(a)) for a in open_actions(shown)),
        unshared=OTHERS,
        dates=tuple(_dates(record)),
        footer=made_line(record, imprint),
        noted=group_answers(session.opened.design, _notes(record, session)),
        weighed=tuple(map(_table, count_weighed(record, session, Reader.SET))),
    )


def _notes(record: Record, session: Session) -> Iterator[Kept]:
    """Yield what the set noted at *session*, without what one person noted alone."""
    for kept in record.standing(Kind.NOTE):
        if kept.session == session.id and may_read(record, kept, Reader.SET):
            yield kept


def _table(weighing: WeighedStep) -> WeighedTable:
    """Return the counts of *weighing* by statement, in the words that were weighed."""
    question = weighing.step.question
    is_all = any(each.statement.words == question for each in weighing.ratings)
    return WeighedTable(
        title=weighing.step.title,
        question="" if is_all else question,
        scale=" · ".join(weighing.step.labels),
        points=weighing.figures,
        rows=tuple(_row(each, weighing.figures) for each in weighing.ratings),
    )


def _row(ratings: Ratings, figures: Iterable[str]) -> WeighedRow:
    counts = (str(ratings.counts.get(figure, "")) for figure in figures)
    return WeighedRow(ratings.statement.words, tuple(counts))


def _may_stand(record: Record, action: Action) -> bool:
    """Say whether *action* may stand: with its owner, and all that was heard of it."""
    owned = not is_of_nobody(record.kept[action.id])
    return owned and may_read_story(record, action, Reader.SET)


def _by_owner(record: Record, actions: Iterable[Action]) -> list[Action]:
    """Return *actions*, each owner's together, what comes first first."""
    place = {member: number for number, member in enumerate(record.members)}
    last = len(place)  # for an owner of whom the file says nothing
    return sorted(
        actions, key=lambda a: (place.get(a.owner, last), a.due or date.max, a.number)
    )


def _line(record: Record, action: Action, **columns: str) -> SummaryAction:
    """Return *action* with *columns* that tell of it, and its owner, if to be named."""
    owner = name_for(record, action.owner, Reader.SET)
    return SummaryAction(owner, action.words, **columns)


def _dates(record: Record) -> Iterator[str]:
    """Yield when the set met, and when it meets next."""
    for session in record.sessions:
        yield f"Session {session.number}: {say_day(session.held_on)}"
    if ahead := record.sessions[-1].next_meeting:
        yield f"Next: {say_day(ahead)}"
