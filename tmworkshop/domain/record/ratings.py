"""Figures that statements were given: counted by statement and wording, never averaged.

A line of figures is of one statement, or it is a sheet of one person, with a figure for
each statement.  A sheet stays whole no longer than its session is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tmworkshop.domain.design import Design, Layout, Step, Weighed
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.values import Value, value

CANNOT_SAY = "?"
FIVE = 5  # figures that are shown in one group, so that a missing one is found


@value
class Ratings(Value):
    """The figures that one statement was given, the lowest first: they are nobody's."""

    statement: Weighed
    figures: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each figure was given, of those that were."""
        return {each: self.figures.count(each) for each in dict.fromkeys(self.figures)}

    @property
    def points(self) -> tuple[int, ...]:
        """The points that were given, without those who cannot say."""
        return tuple(int(each) for each in self.figures if each != CANNOT_SAY)


def is_rating_at(step: Step, kept: Kept | Said) -> bool:
    """Say whether *kept* are figures that were given at *step*."""
    at = kept.turn
    return at is not None and at.step == step.id and kept.kind is Kind.RATING


def is_sheet(step: Step, kept: Kept | Said) -> bool:
    """Say whether *kept* is the whole sheet of one person at *step*."""
    is_whole = kept.turn is not None and not kept.turn.item
    return is_whole and step.layout is Layout.SHEETS and is_rating_at(step, kept)


def statement_of(design: Design, kept: Kept) -> Weighed | None:
    """Return the statement that the figures *kept* were given to, if it is one."""
    if kept.turn is None:
        return None
    item = kept.turn.item
    rated = (step for step in design.steps if is_rating_at(step, kept))
    return next((step.statement(item) for step in rated), None)


def ratings_at(step: Step, kept: Iterable[Kept]) -> tuple[Ratings, ...]:
    """Return what each statement of *step* was given by *kept*, in their order.

    The lines of one statement are put together; a statement with none is left out.
    """
    put = {each.item: each for each in step.statements}
    if not put:  # it rates by its question alone
        put[""] = Weighed(step.id, 0, step.question)
    given: dict[str, list[str]] = {item: [] for item in put}
    for each in kept:
        for item, figures in _figures(step, each):
            if item in given:
                given[item] += figures
    return tuple(
        Ratings(statement, sort_figures(given[item]))
        for item, statement in put.items()
        if given[item]
    )


def count_sheets(step: Step, kept: Iterable[Kept]) -> int:
    """Return how many sheets *kept* holds of *step*, taken apart already or not."""
    return max((len(each.figures) for each in ratings_at(step, kept)), default=0)


def sort_figures(figures: Iterable[str]) -> tuple[str, ...]:
    """Return *figures* from the lowest up, those who cannot say last."""
    return tuple(sorted(figures, key=_place))


def group_in_fives(figures: Sequence[str]) -> str:
    """Return the *figures* of a sheet as they are shown; single signs run on."""
    run_on = "" if all(len(each) == 1 for each in figures) else " "
    fives = (figures[at : at + FIVE] for at in range(0, len(figures), FIVE))
    return " ".join(run_on.join(each) for each in fives)


def sort_widest_first(ratings: Iterable[Ratings]) -> tuple[Ratings, ...]:
    """Return *ratings* by how far apart people stand, as `count_apart` has it.

    Of two that are as far apart, the one whose lowest and highest point are further
    from each other comes first, and then the one that was put first.
    """
    return tuple(sorted(ratings, key=lambda each: (-count_apart(each), -_reach(each))))


def count_apart(ratings: Ratings) -> int:
    """Return how far apart people stand on a statement; 0 where all gave one point.

    Between each two neighbouring points, count those who stand on the smaller side,
    and add these up.  So a set that is split in two halves comes before one person who
    stands far from all the others, whom nobody should have to speak up for.  Who cannot
    say takes no side.  For one number of people it gives the same order as Leik's
    measure of ordinal consensus (Pacific Sociological Review 9(2), 1966, 85-90).
    """
    points = ratings.points
    return sum(
        min(below, len(points) - below) * (upper - lower)
        for below, (lower, upper) in enumerate(pairwise(points), 1)
    )


def _reach(ratings: Ratings) -> int:
    points = ratings.points
    return max(points) - min(points) if points else 0


def _figures(step: Step, kept: Kept) -> Iterator[tuple[str, list[str]]]:
    """Yield the statements that *kept* has figures for, each with its figures."""
    figures = kept.value.split()
    if is_sheet(step, kept):
        for statement, figure in zip(step.statements, figures, strict=False):
            yield statement.item, [figure]
    elif kept.turn and is_rating_at(step, kept):
        yield kept.turn.item, figures


def _place(figure: str) -> tuple[bool, int]:
    return figure == CANNOT_SAY, 0 if figure == CANNOT_SAY else int(figure)
