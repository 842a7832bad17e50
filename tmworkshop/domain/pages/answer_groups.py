"""Words beside what was asked, so that they make sense to whoever reads them later."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.design import Design
from tmworkshop.domain.pages.views import Answered
from tmworkshop.domain.record.kept import Kept


def group_answers(design: Design, every: Iterable[Kept]) -> tuple[Answered, ...]:
    """Return the words of *every* one under what was asked, in the order of asking."""
    answers: dict[str, list[str]] = {}
    for kept in every:
        answers.setdefault(_asked(design, kept), []).append(kept.words)
    return tuple(Answered(asked, tuple(words)) for asked, words in answers.items())


def _asked(design: Design, kept: Kept) -> str:
    """Return the question that *kept* answers; out of turn, what the step is called."""
    at = kept.turn.step if kept.turn else ""
    step = next((each for each in design.steps if each.id == at), None)
    if step is None:
        return ""
    answers = str(step.keeps) == str(kept.kind)
    return (step.question if answers else "") or step.title
