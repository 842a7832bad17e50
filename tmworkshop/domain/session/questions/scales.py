"""What a step is rated by: the points that its scale had as the session opened."""

from __future__ import annotations

from tmworkshop.domain.content import Content, Point, Scale
from tmworkshop.domain.design import Step
from tmworkshop.domain.record.ratings import CANNOT_SAY


def scale_of(step: Step, content: Content) -> Scale:
    """Return the scale of *step* as it was opened with, whatever became of it since."""
    if not step.labels:
        return content.scale(step.scale)
    parted = [label.partition(" ") for label in step.labels]
    labels = {value: label for value, _, label in parted}
    cannot_say = labels.pop(CANNOT_SAY, CANNOT_SAY)
    points = tuple(Point(int(value), label) for value, label in labels.items())
    asked = {scale.id: scale.question for scale in content.scales}
    return Scale(step.scale, asked.get(step.scale, step.question), points, cannot_say)
