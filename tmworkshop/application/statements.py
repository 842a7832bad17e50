"""Whose statements a session weighs: they are taken into its design as it opens.

So a rating can be read for as long as it is kept with the words that were weighed,
whatever the prompts and the agreement have become since.
"""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.application.ports import Shelf
from tmworkshop.domain.content import Content, Statement
from tmworkshop.domain.design import AGREEMENT, LESSON, Design, Keeps, Step, Weighed
from tmworkshop.domain.facts import Agreed
from tmworkshop.domain.record.agreement import rules_to_weigh
from tmworkshop.domain.session.shown.material import label_points
from tmworkshop.domain.values import Value, value


@value
class Weighing(Value):
    """Where today's statements come from."""

    content: Content
    agreed: Agreed | None
    shelf: Shelf

    def into(self, design: Design) -> Design:
        """Return *design* with the statements in it that its steps put to the set."""
        return replace(design, steps=tuple(map(self._into_a_step, design.steps)))

    def of(self, what: str) -> tuple[Weighed, ...]:
        """Return the statements of *what* in the order in which figures are typed.

        Paper has them from here as well: what a sheet says third is typed third.
        """
        if not what:
            return ()
        if what == LESSON:
            lesson = self.content.lesson
            return _as_put(lesson.statements) if lesson else ()
        if what == AGREEMENT:
            return rules_to_weigh(self.agreed, self.shelf.agreement())
        return _as_put(self.shelf.inventory(what).statements)

    def _into_a_step(self, step: Step) -> Step:
        if step.keeps is not Keeps.RATING:
            return step
        labels = label_points(self.content.scale(step.scale))
        return replace(step, labels=labels, statements=self.of(step.weighed))


def _as_put(statements: tuple[Statement, ...]) -> tuple[Weighed, ...]:
    return tuple(Weighed(e.id, e.version, e.words, e.title) for e in statements)
