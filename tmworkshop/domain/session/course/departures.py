"""What a move left behind it: who was left open, which steps, and where that is mended.

Enter on nothing may move on, and nobody may be lost by that: it is said on the next
screen, and whoever goes back to mend one of several is led to the others.
"""

from __future__ import annotations

from itertools import takewhile

from tmworkshop.domain.design import Step
from tmworkshop.domain.facts import Moved, What
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.course.walkthrough import Walkthrough

LEFT_OPEN = "Left open: {}. < goes back."
LEFT_OUT = "{} left out, {}. < takes {} back."
NAMED_IN_ALL = 4  # on one line, above a question


def tell_departure(was: Walkthrough, now: Walkthrough, scene: Scene) -> str:
    """Return what is said of the turns left open between *was* and *now*, if any were.

    A turn that was passed is not left open, nor is one that asks for no words.
    """
    left = [turn for turn in now.left_open() if _was_left(turn, was, now)]
    labels = dict.fromkeys(scene.names.get(t.speaker, t.step.title) for t in left)
    if labels:
        return LEFT_OPEN.format(join_names(labels, NAMED_IN_ALL))
    return _tell_left_out(_steps_left_out(was, now), now)


def return_to_next_open(was: Walkthrough, now: Walkthrough) -> Moved | None:
    """Return the move to the next turn left open, once one before it was mended.

    None where nobody had gone back, or nothing is open up to where the session had got.
    """
    mended = was.position.home is not None and was.position.reopened
    keys = [turn.key for turn in now.turns]
    if not mended or now.position.home is not None or was.cursor not in keys:
        return None
    if now.stage is Stage.CLOSED:
        return None
    reached = keys.index(now.cursor) if now.turn else len(keys)
    between = keys[keys.index(was.cursor) + 1 : reached]
    still_open = {turn.key for turn in now.left_open()}
    following = next((key for key in between if key in still_open), None)
    back = Moved(session=now.opened.id, what=What.RETURN_TO, turn=following)
    return back if following else None


def _was_left(turn: Turn, was: Walkthrough, now: Walkthrough) -> bool:
    """Say whether *turn* was moved on from, or once more, between *was* and *now*."""
    before, after = was.position, now.position
    in_hand = was.turn is not None and turn.key == was.turn.key
    anew = in_hand or turn.key not in before.moved_on
    return anew and turn.key in after.moved_on and before.cursor != after.cursor


def _steps_left_out(was: Walkthrough, now: Walkthrough) -> tuple[Step, ...]:
    """Return the steps that nobody is asked, because nobody presents."""
    unfilled = next((turn for turn in was.turns if turn.is_unfilled), None)
    if unfilled is None or now.room.presenters or not _was_left(unfilled, was, now):
        return ()
    steps = now.design.steps[now.design.steps.index(unfilled.step) :]
    block = takewhile(lambda step: step.repeats, steps)
    return tuple(step for step in block if not step.between)


def _tell_left_out(steps: tuple[Step, ...], now: Walkthrough) -> str:
    if not steps:
        return ""
    numbers = [str(now.design.steps.index(step) + 1) for step in steps]
    minutes = say_count(sum(step.minutes for step in steps), "minute")
    what, them = ("Step", "it") if len(steps) == 1 else ("Steps", "them")
    return LEFT_OUT.format(f"{what} {join_names(numbers)}", minutes, them)
