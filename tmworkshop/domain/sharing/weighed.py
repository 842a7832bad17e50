"""What a set gave to statements, as far as a reader may know it: only counts."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.design import Keeps, Layout, Step
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level, Reader
from tmworkshop.domain.record.ratings import (
    CANNOT_SAY,
    Ratings,
    ratings_at,
    sort_figures,
    sort_widest_first,
)
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.sharing.disclosure import (
    enough_to_count,
    goes_as_far,
    is_of_nobody,
    may_read,
)
from tmworkshop.domain.values import Value, value


@value
class WeighedStep(Value):
    """A step at which statements were weighed, and what each of them was given."""

    step: Step
    ratings: tuple[Ratings, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The points of the scale as they were then, or else those that were given."""
        known = [label.partition(" ")[0] for label in self.step.labels]
        given = {figure for each in self.ratings for figure in each.figures}
        return tuple(known) if given <= {*known} else sort_figures(given | {CANNOT_SAY})


def count_weighed(
    record: Record, session: Session, reader: Reader
) -> tuple[WeighedStep, ...]:
    """Return what was weighed at *session*, step by step; sheets the widest gaps first.

    Beyond whoever runs the laptop, no one counts the figures of a few people.
    """
    steps = (s for s in session.opened.design.steps if s.keeps is Keeps.RATING)
    every = (_weighed(record, session, step, reader) for step in steps)
    return tuple(weighing for weighing in every if weighing.ratings)


def count_unsigned(record: Record, session: Session) -> Iterator[WeighedStep]:
    """Yield what unsigned slips of *session* gave, as far as counts may leave the set.

    A level put on a step keeps what it was given in the set.
    """
    for step in (s for s in session.opened.design.steps if s.keeps is Keeps.RATING):
        given = (
            kept
            for kept in record.standing(Kind.RATING)
            if kept.session == session.id
            and is_of_nobody(kept)
            and goes_as_far(record, kept, Level.PROGRAMME)
        )
        ratings = (each for each in ratings_at(step, given) if enough_to_count([each]))
        if counted := tuple(ratings):
            yield WeighedStep(step, counted)


def _weighed(
    record: Record, session: Session, step: Step, reader: Reader
) -> WeighedStep:
    may = (
        kept
        for kept in record.standing(Kind.RATING)
        if kept.session == session.id and may_read(record, kept, reader)
    )
    ratings = ratings_at(step, may)
    if reader is not Reader.FACILITATOR:
        ratings = tuple(each for each in ratings if enough_to_count([each]))
    on_sheets = step.layout is Layout.SHEETS
    return WeighedStep(step, sort_widest_first(ratings) if on_sheets else ratings)
