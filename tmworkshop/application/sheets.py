"""Sheets taken apart: each statement keeps its own figures, in order.

A sheet is a line of figures of one person, which only an open session keeps whole.
Afterwards nothing says which figures stood on one sheet.  Where sheets are so few that
their figures would tell that all the same, none of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tmworkshop.domain.design import Step
from tmworkshop.domain.facts import Kind, Said, TurnKey
from tmworkshop.domain.levels import min_level
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import is_sheet, ratings_at
from tmworkshop.domain.record.record import Session
from tmworkshop.domain.sharing.disclosure import enough_to_count


def take_sheets_apart(step: Step, sheets: Sequence[Kept]) -> Iterator[Said]:
    """Yield what each statement of *step* was given, on *sheets* or apart from them."""
    ratings = ratings_at(step, sheets)
    if enough_to_count(ratings):
        for each in ratings:
            yield Said(
                kind=Kind.RATING,
                session=sheets[0].session,
                value=" ".join(each.figures),
                turn=TurnKey(step.id, item=each.statement.item),
                lesson=sheets[0].lesson,
                level=min_level(*(sheet.level for sheet in sheets)),
                unattributed=True,
            )


def find_slips_beside(
    fresh: Iterable[Said], slips: Iterable[Said], sessions: Mapping[str, Session]
) -> Iterator[Said]:
    """Yield those of *slips* that a sheet among the *fresh* ones is to be put with.

    Beside figures that were taken apart before, those of one sheet alone would be it.
    """
    late = {
        (fact.session, step.id)
        for fact in fresh
        for step in sessions[fact.session].opened.design.on_sheets
        if is_sheet(step, fact)
    }
    return (f for f in slips if f.turn and (f.session, f.turn.step) in late)
