"""What is put before the room: words, the lesson and its card, stems, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tmworkshop.domain.content import Card, Scale
from tmworkshop.domain.design import Keeps, Shows, Step
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level
from tmworkshop.domain.record import agreement
from tmworkshop.domain.session.asking import Slot
from tmworkshop.domain.session.layout import MEETING, SPARE, Turn
from tmworkshop.domain.session.moment import Moment
from tmworkshop.domain.session.screens import CardView, Choice, Tally
from tmworkshop.domain.session.wording import (
    EVIDENCE_STRENGTH,
    NO_STATEMENT,
    NOTHING_TO_REVIEW,
    PRIVATE_HERE,
    STILL_YOURS,
)

STEMS_SHOWN = 3
CARRIED_OFTEN = 2


def words(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what is said to the room at *turn*, the question last."""
    if turn.key.item not in (MEETING, SPARE):
        yield from _words_of_a_step(moment, turn)
        return
    yield from _opening(moment, turn)
    if turn.key.item == SPARE:
        yield from _spare(moment, turn.step)


def title(moment: Moment, step: Step) -> str:
    """Return the title of the lesson, where *step* is about it."""
    lesson = moment.scene.content.lesson
    about = step.shows in (Shows.LESSON, Shows.STATEMENT)
    return f"Lesson {lesson.number}: {lesson.title}" if lesson and about else ""


def card(moment: Moment, step: Step) -> CardView | None:
    """Return the card that someone asked for, or else the first one of the lesson."""
    content, asked = moment.scene.content, moment.walkthrough.card
    if asked is None and step.shows is Shows.LESSON:
        asked = next(iter(content.cards), None)
    found = content.cards.get(asked or "")
    return card_view(found, content.sources) if found else None


def stems(moment: Moment, step: Step) -> tuple[str, ...]:
    """Return a few stems of the step's purposes, others at each session."""
    every = [
        stem
        for purpose in step.stems
        for stem in moment.scene.content.stems.get(purpose, ())
    ]
    start = moment.scene.number * STEMS_SHOWN % len(every) if every else 0
    return tuple(dict.fromkeys([*every[start:], *every[:start]]))[:STEMS_SHOWN]


def tally(moment: Moment, step: Step) -> tuple[Tally, ...]:
    """Return the counts of the latest slips, on their step and the one after it."""
    steps = moment.walkthrough.design.steps
    at = steps.index(step)
    near = {each.id: each for each in steps[max(0, at - 1) : at + 1]}
    for kept in reversed(moment.walkthrough.heard.standing):
        rated = near.get(kept.turn.step) if kept.turn else None
        counted = kept.unattributed and moment.scene.shows(kept)
        if rated and kept.kind is Kind.RATING and counted:
            return counts(moment.scene.content.scale(rated.scale), kept.value)
    return ()


def counts(scale: Scale, value: str) -> tuple[Tally, ...]:
    """Return how many slips of *value* gave each point of *scale*; never a mean."""
    given = Counter(value.split())
    points = [
        Tally(f"{point.value} {point.label}", given[str(point.value)])
        for point in scale.points
    ]
    return (*points, Tally(scale.cannot_say, given["?"]))


def points(moment: Moment, step: Step) -> tuple[int, ...]:
    """Return the values that a slip may give."""
    if step.keeps is not Keeps.RATING:
        return ()
    scale = moment.scene.content.scale(step.scale)
    return tuple(point.value for point in scale.points)


def scale_line(scale: Scale) -> str:
    """Return the labelled points in one line."""
    labelled = [f"{point.value} {point.label}" for point in scale.points]
    return "   ".join([*labelled, f"? {scale.cannot_say}"])


def point_choices(scale: Scale) -> tuple[Choice, ...]:
    """Return the points of *scale* as keys."""
    keys = [Choice(str(p.value), str(p.value), p.label) for p in scale.points]
    return (*keys, Choice("?", "?", scale.cannot_say))


def card_view(shown: Card, sources: Mapping[str, str]) -> CardView:
    """Return the card *shown* as it is read out, its source by its short name."""
    source = sources.get(shown.source, shown.source)
    where = f", section {shown.section}" if shown.section else ""
    cited = f", citing {'; '.join(shown.cite)}" if shown.cite else ""
    return CardView(
        title=shown.title,
        finding=shown.finding,
        source=f"{source}{where}{cited}",
        strength=EVIDENCE_STRENGTH.get(shown.strength, shown.strength),
        question=shown.question,
    )


def _words_of_a_step(moment: Moment, turn: Turn) -> Iterator[str]:
    if turn.step.shows is Shows.STATEMENT:
        yield _statement(moment)
    yield from turn.step.words
    yield from _opening(moment, turn)
    yield from _read_out(moment, turn.step)
    if turn.step.keeps is Keeps.RATING:
        yield scale_line(moment.scene.content.scale(turn.step.scale))
    if turn.step.question and not _is_asked_in_the_line(moment, turn.step):
        yield turn.step.question
    if turn.step.keeps is Keeps.FOLLOWUP:
        yield from _still_yours(moment, turn)


def _spare(moment: Moment, step: Step) -> Iterator[str]:
    yield NOTHING_TO_REVIEW
    to = moment.walkthrough.design.step(step.spare_to)
    spare = moment.walkthrough.spare_minutes(step)
    each = " for each presenter" if spare < step.minutes else ""
    yield f"Its minutes can go to: {to.title}, {spare} more{each}."


def _statement(moment: Moment) -> str:
    lesson = moment.scene.content.lesson
    weighed = lesson.statement if lesson else ""
    return f"“{weighed}”" if weighed else NO_STATEMENT


def _read_out(moment: Moment, step: Step) -> Iterator[str]:
    """Yield what *step* reads out: the agreement, what the lesson found, who reads."""
    content = moment.scene.content
    if step.shows is Shows.AGREEMENT:
        yield from agreement.read_out(moment.scene.agreed, content)
    if step.shows is Shows.LESSON and content.lesson:
        yield content.lesson.found
    if step.level is Level.PRIVATE:
        yield PRIVATE_HERE


def _opening(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what no meeting begins without, so that it stands on any screen's top.

    It is where confidentiality ends, and until when what is said is kept.
    """
    scene = moment.scene
    if not _opens(moment, turn) or moment.asked.kept is not None:
        return
    if scene.content.limits:
        yield scene.content.limits
    if scene.kept_until:
        held_on = moment.walkthrough.opened.held_on
        yield agreement.kept_line(scene.kept_until, held_on)


def _opens(moment: Moment, turn: Turn) -> bool:
    """Say whether *turn* is where the agreement is read; in its absence, the first."""
    steps = moment.walkthrough.design.steps
    if any(step.shows is Shows.AGREEMENT for step in steps):
        return turn.step.shows is Shows.AGREEMENT
    return turn.key == moment.walkthrough.turns[0].key


def _is_asked_in_the_line(moment: Moment, step: Step) -> bool:
    """Say whether the question stands where it is answered, not before."""
    return moment.asked.slot is Slot.WORDS and step.keeps is not Keeps.ACTION


def _still_yours(moment: Moment, turn: Turn) -> Iterator[str]:
    if moment.scene.actions[turn.key.item].carried >= CARRIED_OFTEN:
        yield STILL_YOURS
