"""What is put before the room: words, the lesson, stems, who works together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from tmworkshop.domain.content import Scale
from tmworkshop.domain.design import LESSON, PAIR, Keeps, Layout, Shows, Step
from tmworkshop.domain.levels import Level
from tmworkshop.domain.names import shorten_names
from tmworkshop.domain.parts import Part
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.record import agreement
from tmworkshop.domain.record.ratings import CANNOT_SAY
from tmworkshop.domain.session.course.layout import MEETING, SPARE, SPREAD, Turn
from tmworkshop.domain.session.questions import wording
from tmworkshop.domain.session.questions.ask import Choice
from tmworkshop.domain.session.questions.question_in_hand import is_asked_in_a_word
from tmworkshop.domain.session.questions.scales import scale_of
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.tallies import show_spread

A_FEW = 8  # people, whose names are told in full
CARRIED_OFTEN = 2
IN_FULL = 2  # statements whose words are read out again, once the sheets are in


def show_words(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what is said to the room at *turn*, the question last."""
    if turn.key.item == SPREAD:
        yield from _spread(moment, turn)
        return
    if turn.key.item not in (MEETING, SPARE):
        yield from _words_of_a_step(moment, turn)
        return
    yield from _opening(moment, turn)
    if turn.key.item == SPARE:
        yield from _spare(moment, turn.step)


def show_title(moment: Moment, step: Step) -> str:
    """Return the title of the lesson, where *step* is about it."""
    lesson = moment.scene.content.lesson
    if lesson is None or not step.is_on_a_lesson:
        return ""
    return f"Lesson {lesson.number}: {lesson.title}"


def show_cue(moment: Moment, step: Step) -> str:
    """Return what the facilitator is told, and where it matters, how advice stands."""
    advice = wording.ADVICE.get(moment.walkthrough.design.advice, "")
    return " ".join(filter(None, (step.cue, advice if step.explores else "")))


def show_groups(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield who works together at *turn*, with numbers where there are tables."""
    step, partnership = turn.step, moment.scene.partnerships
    if step.layout is not Layout.GROUPS:
        return
    from tmworkshop.domain.session.course.groups import groups_at

    dealt = groups_at(moment.walkthrough, step, partnership, turn.key.presenter)
    names = {who: moment.name(who) for group in dealt for who in group}
    if len(names) > A_FEW:
        names = shorten_names(names)
    for number, group in enumerate(dealt, 1):
        together = [names[who] for who in group]
        is_table = step.group_size > PAIR
        yield f"{number}  {', '.join(together)}" if is_table else join_names(together)


def show_stems(moment: Moment, turn: Turn) -> tuple[str, ...]:
    """Return a few stems for the purposes of the step; those shown last give way."""
    if not turn.step.stems or turn.is_unfilled:
        return ()
    from tmworkshop.domain.session.shown.stem_deal import deal_stems

    return tuple(stem.words for stem in deal_stems(moment, turn))


def show_points(moment: Moment, step: Step) -> tuple[int, ...]:
    """Return the values that a slip may give."""
    if step.keeps is not Keeps.RATING:
        return ()
    scale = scale_of(step, moment.scene.content)
    return tuple(point.value for point in scale.points)


def scale_line(scale: Scale) -> str:
    """Return the labelled points in one line."""
    return "   ".join(label_points(scale))


def label_points(scale: Scale) -> tuple[str, ...]:
    """Return the points of *scale* with their labels, and how one cannot say."""
    points = (f"{point.value} {point.label}" for point in scale.points)
    return (*points, f"{CANNOT_SAY} {scale.cannot_say}")


def point_choices(scale: Scale) -> tuple[Choice, ...]:
    """Return the points of *scale* as keys."""
    keys = [Choice(str(p.value), str(p.value), p.label) for p in scale.points]
    return (*keys, Choice("?", "?", scale.cannot_say))


def _words_of_a_step(moment: Moment, turn: Turn) -> Iterator[str]:
    if turn.step.shows is Shows.STATEMENT:
        yield from _statements(moment, turn)
    yield from turn.step.words
    yield from _opening(moment, turn)
    yield from _read_out(moment, turn.step)
    if turn.step.keeps is Keeps.RATING:
        yield scale_line(scale_of(turn.step, moment.scene.content))
    if turn.step.question and not _is_asked_in_the_line(moment, turn.step):
        yield turn.step.question
    reviews = turn.step.keeps is Keeps.FOLLOWUP
    if reviews and moment.scene.actions[turn.key.item].carried >= CARRIED_OFTEN:
        yield wording.STILL_YOURS


def _spare(moment: Moment, step: Step) -> Iterator[str]:
    yield wording.NOTHING_TO_REVIEW
    to = moment.walkthrough.design.step(step.spare_to)
    spare = moment.walkthrough.spare_minutes(step)
    each = " for each presenter" if spare < step.minutes else ""
    yield f"Its minutes can go to: {to.title}, {spare} more{each}."


def _statements(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield the statement that *turn* is about; on sheets people have them all.

    In a session from before statements were put one by one, it is the lesson's first.
    """
    if turn.takes_sheets and turn.step.statements:
        statements = say_count(len(turn.step.statements), "statement")
        yield f"The sheet has {statements}, a number for each."
        return
    lesson = moment.scene.content.lesson
    first = next(iter(lesson.statements if lesson else ()), None)
    put = turn.statement or (first if turn.step.weighs in ("", LESSON) else None)
    yield f"“{put.words}”" if put else wording.NO_STATEMENT


def _spread(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what is said over the counts: the widest gaps in their whole words."""
    shown = show_spread(moment, turn)
    yield wording.WIDEST_FIRST if shown else wording.TOO_FEW_SHEETS
    put = {each.label: each for each in turn.step.statements}
    for row in shown[:IN_FULL]:
        if put[row.label].title:
            yield f"{row.label}: “{put[row.label].words}”"
    if shown:
        yield scale_line(scale_of(turn.step, moment.scene.content))


def _read_out(moment: Moment, step: Step) -> Iterator[str]:
    """Yield what *step* reads out: the agreement, what the lesson found, who reads."""
    content = moment.scene.content
    match step.shows:
        case Shows.AGREEMENT:
            yield from agreement.read_out(moment.scene.record.agreement, content)
        case Shows.LESSON if content.lesson:
            yield content.lesson.found
        case Shows.NOTHING | Shows.LESSON | Shows.STATEMENT | Shows.ACTIONS:
            pass
        case _:
            assert_never(step.shows)
    if step.level is Level.PRIVATE:
        yield wording.PRIVATE_HERE


def _opening(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what no meeting begins without, so that it stands on any screen's top.

    It is where confidentiality ends, and until when what is said is kept.
    """
    scene = moment.scene
    if not _opens(moment, turn) or moment.asked.kept is not None:
        return
    if scene.content.limits:
        yield scene.content.limits
    if kept_until := scene.record.founded.kept_until:
        yield agreement.kept_line(kept_until, moment.walkthrough.opened.held_on)


def _opens(moment: Moment, turn: Turn) -> bool:
    """Say whether *turn* is where the agreement is read; in its absence, the first."""
    steps = moment.walkthrough.design.steps
    if any(step.shows is Shows.AGREEMENT for step in steps):
        return turn.step.shows is Shows.AGREEMENT
    return turn.key == moment.walkthrough.turns[0].key


def _is_asked_in_the_line(moment: Moment, step: Step) -> bool:
    """Say whether the question stands where it is answered, not before."""
    return moment.asked.slot is Part.WORDS and not is_asked_in_a_word(step)
