"""Ratings as the room sees them: counts at each point, and never a mean.

One statement stands as its counts; several stand side by side, a row each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import assert_never

from tmworkshop.domain.content import Scale
from tmworkshop.domain.design import Keeps, Layout, Step
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import (
    CANNOT_SAY,
    Ratings,
    is_rating_at,
    ratings_at,
    sort_widest_first,
)
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.questions.scales import scale_of
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.screen import Spread, Tally
from tmworkshop.domain.sharing.disclosure import enough_to_count


def show_tally(moment: Moment, turn: Turn) -> tuple[Tally, ...]:
    """Return the counts of what was rated, if it is one thing."""
    step, seen = _in_sight(moment, turn)
    if len(seen) != 1 or step.layout is Layout.SHEETS:
        return ()
    return count_points(scale_of(step, moment.scene.content), seen[0].figures)


def show_spread(moment: Moment, turn: Turn) -> tuple[Spread, ...]:
    """Return the counts of each statement, where there are several to look at.

    What was on sheets stands by how far apart people are; that of fewer sheets than
    are enough does not stand at all.
    """
    step, seen = _in_sight(moment, turn)
    if step.layout is Layout.SHEETS:
        seen = sort_widest_first(seen) if enough_to_count(seen) else ()
    elif len(seen) == 1:
        return ()
    if not seen:
        return ()
    scale = scale_of(step, moment.scene.content)
    return tuple(
        Spread(e.statement.label, count_points(scale, e.figures)) for e in seen
    )


def count_points(scale: Scale, figures: Iterable[str]) -> tuple[Tally, ...]:
    """Return how many of *figures* are at each point of *scale*."""
    given = Counter(figures)
    points = [
        Tally(f"{point.value} {point.label}", given[str(point.value)])
        for point in scale.points
    ]
    return (*points, Tally(scale.cannot_say, given[CANNOT_SAY]))


def _in_sight(moment: Moment, turn: Turn) -> tuple[Step, tuple[Ratings, ...]]:
    """Return what was rated last, and is talked about at *turn*, and how.

    Slips have their own counts in sight, once they are in; whoever types sheets has
    nothing, for a count that changes with each sheet tells that sheet.
    """
    near = () if turn.takes_sheets else _near(moment, turn)
    seen = _rated(moment)
    rated = [(step, k) for k in seen for step in near if is_rating_at(step, k)]
    if turn.counts_slips:
        rated = [(step, kept) for step, kept in rated if kept.turn == turn.key]
    if not rated:
        return turn.step, ()
    last, latest = rated[-1]
    ours = (kept for step, kept in rated if step == last and _is_with(latest, kept))
    return last, ratings_at(last, ours)


def _near(moment: Moment, turn: Turn) -> tuple[Step, ...]:
    """Return the step of *turn*, and the one before it if that is talked about here.

    What was said of statements is for the step after them, where people talk: nothing
    is kept there, or what the floor says.  Any other figures, as of how the set is
    doing, are talked about on their own step, for as long as their counts stand.
    """
    steps = moment.walkthrough.design.steps
    before = steps[max(0, steps.index(turn.step) - 1)]
    is_for_here = before.weighed and _is_talk(turn.step)
    return (before, turn.step) if is_for_here else (turn.step,)


def _is_talk(step: Step) -> bool:
    match step.layout:
        case Layout.FLOOR:
            return True
        case Layout.SET | Layout.SLIPS | Layout.SHEETS | Layout.GROUPS:
            return step.keeps is Keeps.NOTHING
        case Layout.EACH:
            return False
        case _:
            assert_never(step.layout)


def _rated(moment: Moment) -> Iterator[Kept]:
    """Yield the figures that are nobody's and may be seen in the room."""
    for kept in moment.walkthrough.heard.standing:
        if kept.unattributed and moment.scene.shows(kept):
            yield kept


def _is_with(kept: Kept, other: Kept) -> bool:
    """Say whether two lines of figures were given on the same issue."""
    keys = (kept.turn, other.turn)
    return len({key.presenter for key in keys if key}) == 1
