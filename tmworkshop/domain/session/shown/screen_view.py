"""The screen of a session at a moment: a pure view of walkthrough, scene and time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tmworkshop.domain.design import Phase, Speaks, Step
from tmworkshop.domain.session.course.layout import MEETING, SPARE, SPREAD, Turn
from tmworkshop.domain.session.course.scene import next_meeting
from tmworkshop.domain.session.questions.question import Slot
from tmworkshop.domain.session.questions.wording import say_ordinal
from tmworkshop.domain.session.shown import card_view, kept_lines, material, tallies
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.question_view import ask_of, keys_of
from tmworkshop.domain.session.shown.screen import AskedAt, Heading, Screen

AT_THE_CLOSE = "Before we close"
SILENCE = "silence"
NO_PART = Phase("", 0)
ASIDE_FROM_IT = {MEETING, SPARE, SPREAD}  # are not what a step sets out to do


def screen_of(moment: Moment, now: datetime) -> Screen:
    """Return what the room is to see."""
    base = _frame(moment, now)
    if moment.asked.slot is Slot.BLANK:
        return replace(base, blank=True)
    if moment.turn is None:
        return replace(base, lines=tuple(kept_lines.at_the_close(moment)))
    return _at_a_turn(base, moment, moment.turn)


def _frame(moment: Moment, now: datetime) -> Screen:
    """Return what every screen has, and what is needed to read any answer."""
    names, here, asked = moment.scene.names, moment.walkthrough.room.here, moment.asked
    return Screen(
        _heading(moment, now),
        ask_of(moment),
        AskedAt(
            session=moment.walkthrough.opened.id,
            turn=asked.turn.key if asked.turn else None,
            slot=asked.slot,
            about=asked.kept.id if asked.kept else "",
        ),
        keys=keys_of(moment),
        today=moment.walkthrough.opened.held_on,
        next_meeting=next_meeting(moment.walkthrough),
        here={who: moment.scene.record.name(who) for who in here},
        away={who: name for who, name in names.items() if who not in here},
        themes=moment.scene.content.themes,
    )


def _at_a_turn(base: Screen, moment: Moment, turn: Turn) -> Screen:
    step = turn.step
    # the step was begun with these; by now the room looks at the words in hand
    is_begun = moment.asked.kept is not None or turn.key.item in ASIDE_FROM_IT
    looked_up = moment.walkthrough.card != ""
    screen = replace(
        base,
        turn=turn.key,
        speaker=moment.name(moment.speaker),
        place=_place(moment, turn),
        card=card_view.show_card(moment, step),
        titles=card_view.show_titles(moment, step) if looked_up or not is_begun else (),
        looked_up=looked_up,
        cards=moment.scene.content.cards,
        points=material.show_points(moment, step),
        statements=tuple(each.label for each in step.statements),
    )
    if looked_up:  # nothing else is to be looked at but what is asked about
        return replace(screen, lines=tuple(kept_lines.in_hand(moment, turn)))
    return replace(
        screen,
        words=tuple(material.show_words(moment, turn)),
        cue="" if is_begun else material.show_cue(moment, step),
        never="" if is_begun else step.never,
        groups=tuple(material.show_groups(moment, turn)),
        title=material.show_title(moment, step),
        lines=tuple(kept_lines.at_the_turn(moment, turn)),
        tally=tallies.show_tally(moment, turn),
        spread=tallies.show_spread(moment, turn),
        stems=() if is_begun else material.show_stems(moment, turn),
    )


def _heading(moment: Moment, now: datetime) -> Heading:
    walkthrough, turn = moment.walkthrough, moment.turn
    airtime, design = walkthrough.airtime, walkthrough.design
    used = airtime.held(turn.stretch, now) if turn else airtime.total
    planned = airtime.planned(turn.step) if turn else design.minutes
    part, begun = _part(turn.step, used, planned) if turn else (NO_PART, 0)
    return Heading(
        set_name=moment.scene.record.founded.name,
        session=moment.scene.number,
        step=turn.step.title if turn else AT_THE_CLOSE,
        number=walkthrough.step_number(),
        of=len(design.steps),
        used=used,
        planned=planned,
        note=SILENCE if turn and turn.step.speaks is Speaks.SILENT else "",
        part=part.title,
        part_used=used - begun,
        part_planned=part.minutes,
    )


def _part(step: Step, used: int, planned: int) -> tuple[Phase, int]:
    """Return the timed part of *step* under way, and the minute that it began at.

    Minutes that the step was given beside its own are the longest part's; the last
    part goes on for as long as the step does.
    """
    part, begun, end = NO_PART, 0, 0
    longest = max(step.phases, key=lambda phase: phase.minutes, default=NO_PART)
    for phase in step.phases:
        more = planned - step.minutes if phase == longest else 0
        if used >= end:
            part, begun = replace(phase, minutes=phase.minutes + more), end
        end += phase.minutes + more
    return part, begun


def _place(moment: Moment, turn: Turn) -> str:
    """Say which of how many the speaker is in this round, and who comes next.

    Of several statements it says which one it is.
    """
    if turn.statement and len(turn.step.statements) > 1:
        at = turn.step.statements.index(turn.statement) + 1
        return f"Statement {at} of {len(turn.step.statements)}"
    walkthrough = moment.walkthrough
    round_ = (t.speaker for t in walkthrough.turns if t.stretch == turn.stretch)
    order = list(dict.fromkeys(filter(None, round_)))
    out_of_turn = moment.speaker != turn.speaker
    if out_of_turn or turn.speaker not in order or len(order) == 1:
        return ""
    at = order.index(turn.speaker) + 1
    place = f"{say_ordinal(at)} of {len(order)}"
    return f"{place}, then {moment.name(order[at])}" if at < len(order) else place
