"""What each fact changes in a walkthrough: a fact goes in, the next one comes out.

Moves change where it stands, words find their own turn, whoever wrote them.  Nothing
here reads a clock or saves anything: resume, script and recovery are this one fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import reduce

from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import AnyFact, Moved, Tagged, TurnKey, What
from tmworkshop.domain.record.kept import Words
from tmworkshop.domain.session.course.layout import stretch_of
from tmworkshop.domain.session.course.position import Position
from tmworkshop.domain.session.course.stages import MOVES, Stage
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.tables import leave_out


def live_through(now: Walkthrough, fact: AnyFact) -> Walkthrough:
    """Return the walkthrough as it stands once *fact* has happened."""
    if isinstance(fact, Moved):
        return _placed(_moved(now, fact), now)
    if isinstance(fact, Words):
        return _placed(_told(now, fact), now)
    return now


def _told(now: Walkthrough, fact: Words) -> Walkthrough:
    heard = now.heard.after(fact)
    now_heard = replace(_until(now, fact), heard=heard)
    is_here = now.turn is not None and heard.turn_of(fact) == now.cursor
    if is_here and not isinstance(fact, Tagged):
        return replace(now_heard, position=now.position.given())
    return now_heard


def _moved(now: Walkthrough, move: Moved) -> Walkthrough:
    if move.what not in MOVES[now.stage]:
        raise IllegalMove(f"The session is {now.stage}: it cannot {move.what}.")
    if move.after != now.last_move:
        raise IllegalMove("Someone else has moved the session on since.")
    stage = MOVES[now.stage][move.what]
    there = replace(_until(now, move), stage=stage, last_move=move.id)
    step = STEPS[move.what]
    return step(there, move) if step else there


def _key(now: Walkthrough, move: Moved) -> TurnKey:
    """Return the turn that *move* was meant for, and is to move on from.

    Whoever writes along may have answered it, so that another one is in hand.
    """
    return move.turn or now.cursor


def _past_the_rest(now: Walkthrough, move: Moved) -> Walkthrough:
    key = _key(now, move)
    rest = (turn.key for turn in now.rest_of_step(key))
    return _at(now, now.position.past({key, *rest}))


def _back_at(now: Walkthrough, move: Moved) -> Walkthrough:
    known = any(turn.key == move.turn for turn in now.turns)
    if move.turn is None or not known:
        return now
    return _at(now, now.position.back_at(move.turn))


def _joined_by(now: Walkthrough, move: Moved) -> Walkthrough:
    return replace(now, room=now.room.joined_by(move.who, now.missed()))


def _extended(now: Walkthrough, move: Moved) -> Walkthrough:
    step = move.turn.step if move.turn else now.cursor.step
    return replace(now, airtime=now.airtime.extended(step, move.minutes))


def _with_others(now: Walkthrough, move: Moved) -> Walkthrough:
    here = stretch_of(_key(now, move))
    times = now.others.get(here, 0) + 1
    return replace(now, others={**now.others, here: times})


def _reopened(now: Walkthrough, move: Moved) -> Walkthrough:
    """Return this at its read-back, all that the close left open being so still."""
    left = {turn.key for turn in now.turns if not now.is_settled(turn)}
    past = now.position.past(left)
    return _at(now, replace(past, reopened=False, home=None))


def _presented_by(now: Walkthrough, move: Moved) -> Walkthrough:
    """Return this with others to present, after those who have words already."""
    spoke = {key.presenter for key in now.heard.turns}
    begun = [each for each in now.room.presenters if each in spoke]
    presenters = tuple(dict.fromkeys((*begun, *move.who)))
    anew = replace(now, room=replace(now.room, presenters=presenters))
    position = now.position.replanned(now.turns, anew.turns, {"", *begun})
    return replace(anew, position=position)


def _until(now: Walkthrough, fact: AnyFact) -> Walkthrough:
    """Count the time up to *fact* for the turn in hand."""
    # others: come while time runs for someone
    if isinstance(fact, Moved) and fact.what in (What.RESUME, What.REOPEN):
        return replace(now, airtime=now.airtime.taken_up(fact.at))
    runs = now.turn is not None and now.stage is not Stage.PAUSED
    stretch = stretch_of(now.cursor) if runs else None
    return replace(now, airtime=now.airtime.until(fact.at, stretch))


def _placed(now: Walkthrough, was: Walkthrough) -> Walkthrough:
    """Return this with the turn in hand at its place, *was* being a fact ago."""
    laid = now.laid_as(was)
    there = _at(laid, now.position.laid_anew(was.turns, laid.turns))
    if there.turn is None:
        there = _at(there, there.position.onward(there.turns, there.is_settled))
    same = stretch_of(there.cursor) == stretch_of(was.cursor)
    return there if same else replace(there, card="").laid_as(there)


def _at(now: Walkthrough, position: Position) -> Walkthrough:
    if position == now.position:
        return now
    return replace(now, position=position).laid_as(now)


# What a move changes beside the stage.
STEPS: Mapping[What, Callable[[Walkthrough, Moved], Walkthrough] | None] = {
    What.ON: lambda now, move: _at(now, now.position.past({_key(now, move)})),
    What.PASS: lambda now, move: _at(now, now.position.passing(_key(now, move))),
    What.SKIP: _past_the_rest,
    What.BACK: _back_at,
    What.RETURN_TO: _back_at,
    What.ARRIVE: _joined_by,
    What.LEAVE: lambda now, move: replace(now, room=now.room.left_by(move.who)),
    What.REPLAN: _presented_by,
    What.EXTEND: _extended,
    What.SHOW: lambda now, move: replace(now, card=move.card),
    What.OTHERS: _with_others,
    What.REOPEN: _reopened,
    **leave_out(What.PAUSE, What.RESUME, What.STOP, What.DISCARD, What.BLANK),
}


def replay_facts(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* through in order; IllegalMove if one of them cannot happen."""
    return reduce(live_through, facts, walkthrough)


def relive_facts(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> Walkthrough:
    """Live *facts* that were kept through again, in order; all words hold.

    A move that came too late moves nothing: two computers may have kept one each, and
    no session may come to a stand over that.
    """
    for fact in facts:
        with suppress(IllegalMove):
            walkthrough = live_through(walkthrough, fact)
    return walkthrough
