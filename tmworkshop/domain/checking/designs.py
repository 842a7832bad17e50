"""What a design had better do otherwise: it can be used, but a room would notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tmworkshop.domain.checking.read_aloud import check_letters, check_question
from tmworkshop.domain.design import Design, Step

TITLE, SUMMARY, CUE, LINE, QUESTION = 40, 160, 200, 100, 100  # letters that fit


def check_wording(design: Design, methods: Collection[str]) -> Iterator[str]:
    """Yield what of *design* does not read well aloud or on a small screen."""
    yield from check_letters("its title", design.title, TITLE)
    yield from check_letters("its summary", design.summary, SUMMARY)
    for each in design.sources:
        if each not in methods:
            yield f"there is no method {each!r} that it could come from"
    for number, step in enumerate(design.steps, 1):
        place = f"step {number} {step.id!r}"
        yield from (f"{place}: {each}" for each in _step(step))


def _step(step: Step) -> Iterator[str]:
    yield from check_letters("its title", step.title, TITLE)
    yield from check_letters("its cue", step.cue, CUE)
    for line in step.words:
        yield from check_letters("a line", line, LINE)
    if step.question:
        yield from check_question(step.question)
        yield from check_letters("its question", step.question, QUESTION)
