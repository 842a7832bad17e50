"""Moves, as whoever steers means them: where back leads, and whom to return to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import TurnKey, What
from tmworkshop.domain.parts import Part
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.session.course.layout import SPARE, Turn
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.session.questions.question_in_hand import (
    CLOSING,
    LEAVING_REST,
    Focus,
    slot_of,
)
from tmworkshop.domain.session.typed.intents import Go
from tmworkshop.domain.session.typed.place import Outcome, Place

AS_STARTED = "This is where the session began."
NOTICES = {  # others: are seen to have happened, or say more than that
    What.LEAVE: "{names} has left; what was said stays.",
    What.REPLAN: "Presenting: {names}.",
    What.EXTEND: "{minutes} more.",
}
OUT_OF_TURN = "These words came out of turn. Enter leaves them as they are."


def make_move(place: Place, go: Go) -> Outcome:
    """Return what the move *go* leads to."""
    return WAYS[go.what](place, go)


def _moved(place: Place, go: Go, notice: str = "") -> Outcome:
    move = replace(place.move(go.what), who=go.who, minutes=go.minutes, card=go.card)
    if go.what in NOTICES:
        names = join_names(place.scene.names[who] for who in go.who)
        minutes = say_count(go.minutes, "minute")
        notice = NOTICES[go.what].format(names=names, minutes=minutes)
    return Outcome((move,), notice=notice)


def _moved_beside(place: Place, go: Go) -> Outcome:
    """Leave the question in hand as it is."""
    return replace(_moved(place, go), focus=place.focus)


def _moved_past(place: Place, go: Go) -> Outcome:
    if place.asked.is_aside:
        raise Unclear("Enter leaves this empty; the session then goes on.")
    return _moved(place, go)


def _leave_rest(place: Place, go: Go) -> Outcome:
    """Leave the rest of a step open; over several people that is asked first."""
    left = _moved_past(place, go)
    rest = place.walkthrough.rest_left_open(place.turn_in_hand.key)
    several = len({turn.speaker for turn in rest if turn.speaker}) > 1
    return Outcome(focus=LEAVING_REST) if several else left


def _to_the_close(place: Place, go: Go) -> Outcome:
    """Read back before closing, however much is unasked; back leads to the turn."""
    return Outcome(focus=CLOSING)


def _back(place: Place, go: Go) -> Outcome:
    """Go back a part, then to the words, then a turn; nothing said later is lost."""
    asked = place.asked
    if place.focus in (CLOSING, LEAVING_REST):
        return Outcome()
    if asked.kept and (asked.is_part or place.focus):
        part = place.walkthrough.parts(asked.kept).before(asked.slot)
        if part:
            return Outcome(focus=Focus(asked.kept.id, part))
        if asked.is_aside:
            return Outcome(focus=place.focus, notice=OUT_OF_TURN)
    if answer := _answer_before(place):
        return Outcome(focus=answer)
    before = _settled_before(place)
    if not before:
        return Outcome(notice=AS_STARTED)
    return Outcome((replace(place.move(What.BACK), turn=before[-1].key),))


def _answer_before(place: Place) -> Focus | None:
    """Return the answer before the one in hand, at a turn that stays on the screen."""
    turn, kept = place.turn, place.asked.kept
    if turn is None or not turn.stays:
        return None
    here = [each.id for each in place.walkthrough.heard.answers_at(turn.key)]
    earlier = here[: here.index(kept.id)] if kept and kept.id in here else here
    is_of_figures = turn.counts_slips or turn.takes_sheets
    slot = slot_of(turn) if is_of_figures else Part.WORDS
    return Focus(earlier[-1], slot) if earlier else None


def _settled_before(place: Place) -> list[Turn]:
    """Return the settled turns before the one in hand; minutes are given away once."""
    turns = place.walkthrough.turns
    if place.turn:
        turns = turns[: turns.index(place.turn)]
    return [
        turn
        for turn in turns
        if place.walkthrough.is_settled(turn) and turn.key.item != SPARE
    ]


def _return_to(place: Place, go: Go) -> Outcome:
    (who,) = go.who
    theirs = _turn_of(place, who)
    if theirs is None:
        name = place.scene.names[who]
        return Outcome(focus=place.focus, notice=f"{name} has no other turn yet.")
    return Outcome((replace(place.move(What.RETURN_TO), turn=theirs.key),))


def _turn_of(place: Place, who: str) -> Turn | None:
    """Return the turn of *who* that is most likely meant.

    In this step what is open behind, or else what was said; then what is open
    from earlier; then what is to come in this step; then what was said earlier.
    """
    walkthrough, turn = place.walkthrough, place.turn
    reached = walkthrough.turns if turn is None else _behind(walkthrough)
    of_them = (t for t in walkthrough.turns if who in (t.speaker, t.key.presenter))
    theirs = [t for t in of_them if t != turn]
    here = [t for t in theirs if turn and t.stretch == turn.stretch]
    behind = [t for t in theirs if t in reached]
    unsaid = [t for t in behind if t.key not in walkthrough.heard.turns]
    preferred = (
        *[t for t in unsaid if t in here][:1],
        *[t for t in behind if t in here][-1:],
        *unsaid[:1],
        *here[:1],
        *behind[-1:],
    )
    return next(iter(preferred), None)


def _behind(walkthrough: Walkthrough) -> list[Turn]:
    keys = [turn.key for turn in walkthrough.turns]
    return walkthrough.turns[: keys.index(walkthrough.position.reached)]


def _has_come(place: Place, go: Go) -> Outcome:
    """Say who has come, and what of theirs can still be looked back on."""
    names = [place.scene.names[who] for who in go.who]
    steps = place.walkthrough.design.steps
    missed = place.walkthrough.missed()
    over = any(s.keeps is Keeps.FOLLOWUP and TurnKey(s.id) in missed for s in steps)
    reviewed = {
        kept.turn.item for kept in place.walkthrough.heard.standing if kept.turn
    }
    theirs = [r for r in place.walkthrough.room.reviews if r.owner in go.who]
    waiting = [review for review in theirs if review.action not in reviewed]
    welcome = f"{join_names(names)} joins from here on."
    if not over or not waiting:
        return _moved(place, go, welcome)
    actions = say_count(len(waiting), "action")
    return _moved(place, go, f"{welcome} To look back on {actions}: @ {names[0]}")


# others: are no key's, for they are of a session as a whole
WAYS: Mapping[What, Callable[[Place, Go], Outcome]] = {
    **dict.fromkeys((What.ON, What.PAUSE, What.RESUME), _moved),
    **dict.fromkeys((What.LEAVE, What.REPLAN), _moved),
    What.PASS: _moved_past,
    What.SKIP: _leave_rest,
    **dict.fromkeys((What.SHOW, What.BLANK, What.OTHERS), _moved_beside),
    What.EXTEND: _moved_beside,
    What.ARRIVE: _has_come,
    What.BACK: _back,
    What.RETURN_TO: _return_to,
    What.STOP: _to_the_close,
}
