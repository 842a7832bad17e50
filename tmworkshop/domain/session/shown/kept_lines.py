"""What stands on the screen of what was kept: here, under review, before the close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tmworkshop.domain.dates import say_day, say_day_and_month
from tmworkshop.domain.design import Keeps, Shows
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.record.actions import Action, actions_now
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import count_sheets
from tmworkshop.domain.record.sentences import practice_parts, say_times
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import next_meeting
from tmworkshop.domain.session.questions import wording
from tmworkshop.domain.session.shown.moment import Moment

INDENT = "   "
NAMED_IN_ALL = 8  # of those who left a step open


def at_the_turn(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield what is read back at *turn*, is kept there, or is under review."""
    read_back = _to_read_back(moment, turn)
    yield from _read_back(moment, turn, read_back)
    yield from _theirs_already(moment, turn)
    if turn.step.keeps is Keeps.FOLLOWUP:
        yield from _word_sent(moment, turn)
        yield from _under_review(moment, turn)
    elif turn.takes_sheets:
        yield from _sheets(moment, turn)
    else:
        for kept in moment.walkthrough.heard.at(turn.key):
            yield from _kept_lines(moment, kept, {moment.speaker, turn.key.presenter})
    aside = moment.asked.kept if moment.asked.is_aside else None
    if aside and aside.id not in {each.id for each in read_back}:
        yield from _kept_lines(moment, aside, {moment.speaker})


def in_hand(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield the words that a part is asked for now, or a yes; else nothing."""
    kept = moment.asked.kept if moment.asked.is_part else None
    if kept and kept.kind is Kind.FOLLOWUP:  # is told over its action
        yield from _under_review(moment, turn)
    elif kept:
        yield from _kept_lines(moment, kept, {moment.speaker})


def at_the_close(moment: Moment) -> Iterator[str]:
    """Read back only what nobody confirmed as it stands, then what stayed open."""
    unconfirmed = moment.scene.to_read_back(moment.walkthrough)
    if unconfirmed:
        yield wording.UNCONFIRMED
    for kept in unconfirmed:
        for line in _action_lines(moment, kept.id, moment.name(kept.speaker)):
            yield f"{INDENT}{line}"
    yield from _left_open(moment)
    day = next_meeting(moment.walkthrough)
    yield f"We next meet on {say_day(day)}." if day else wording.NO_NEXT_DATE


def _to_read_back(moment: Moment, turn: Turn) -> tuple[Action, ...]:
    """Return what there is to do now, if *turn* shows it: its speaker's, or all's.

    Each owner's stand together, in the order of the room; of those who are away,
    nothing stands but what was said for them today.
    """
    if turn.step.shows is not Shows.ACTIONS:
        return ()
    place = {who: at for at, who in enumerate(moment.walkthrough.room.present)}
    now = actions_now(moment.record, turn.speaker)
    today = moment.walkthrough.kept
    theirs = (each for each in now if each.owner in place or each.id in today)
    return tuple(sorted(theirs, key=lambda each: place.get(each.owner, len(place))))


def _read_back(moment: Moment, turn: Turn, now: tuple[Action, ...]) -> Iterator[str]:
    for action in now:
        known = action.owner == turn.speaker == moment.speaker
        owner = "" if known else moment.name(action.owner)
        yield from _action_lines(moment, action.id, owner)
    if turn.step.shows is Shows.ACTIONS and not now and not turn.speaker:
        yield wording.NO_ACTION_TODAY


def _theirs_already(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield, as an action is asked for, what its speaker has to do already."""
    if turn.step.keeps is not Keeps.ACTION or not turn.speaker:
        return
    below = (*moment.walkthrough.heard.at(turn.key), moment.asked.kept)
    for action in actions_now(moment.record, turn.speaker):
        kept = moment.record.kept[action.id]
        if kept not in below:
            day = action.due if moment.shows(action) else None
            by = f", by {say_day_and_month(day)}" if day else ""
            yield f"{wording.YOURS_ALREADY}{by}: {moment.scene.words_of(kept)}"


def _sheets(moment: Moment, turn: Turn) -> Iterator[str]:
    """Say how many sheets are typed, and nothing of what is on them."""
    if typed := count_sheets(turn.step, moment.walkthrough.heard.standing):
        here = len(moment.walkthrough.room.here)
        yield f"{say_count(typed, 'sheet')} typed, {here} here."


def _kept_lines(moment: Moment, kept: Kept, known: set[str]) -> Iterator[str]:
    """Yield *kept*, with its speaker's name unless they are *known* to be on."""
    owner = "" if kept.speaker in known else moment.name(kept.speaker)
    if kept.kind is Kind.ACTION:
        yield from _action_lines(moment, kept.id, owner)
    elif kept.words:
        words = moment.scene.words_of(kept)
        yield f"{owner}: {words}" if owner else words
        practice = practice_parts(kept.parts) if moment.scene.shows(kept) else ()
        yield from (f"{INDENT}{each}" for each in practice)


def _action_lines(moment: Moment, action_id: str, owner: str) -> Iterator[str]:
    """Yield an action as it stands now; of one that was erased, nothing."""
    if (action := moment.actions.get(action_id)) is None:
        return
    words = moment.scene.words_of(moment.record.kept[action_id])
    yield f"{owner}: {words}" if owner else words
    standing = (_by(action), *_so_far(moment, action)) if moment.shows(action) else ()
    if standing := tuple(filter(None, standing)):
        yield f"{INDENT}{'  '.join(standing)}"


def _by(action: Action) -> str:
    return f"By {say_day(action.due)}." if action.due else ""


def _word_sent(moment: Moment, turn: Turn) -> Iterator[str]:
    """Yield, as the review begins, the word that came from those who are away."""
    of_the_step = [t for t in moment.walkthrough.turns if t.step == turn.step]
    if turn.key != of_the_step[0].key:
        return
    for action in moment.scene.word_sent:
        away = action.owner not in moment.walkthrough.room.here
        if away and moment.shows(action):
            heard = action.story[-1]
            yield f"Word from {moment.name(action.owner)}: {action.words}"
            now = f"= {wording.SAID_NOW[heard.what_now]}."
            parts = filter(None, (now, heard.happened, heard.learned))
            yield f"{INDENT}{'  '.join(parts)}"


def _under_review(moment: Moment, turn: Turn) -> Iterator[str]:
    reviews = moment.walkthrough.room.reviews
    theirs = [review for review in reviews if review.owner == turn.speaker]
    for number, review in enumerate(theirs, 1):
        action = moment.scene.actions[review.action]
        mark = ">" if review.action == turn.key.item else " "
        words = moment.scene.words_of(moment.scene.record.kept[action.id])
        yield f"{mark}{number}  {words}"
        for line in _standing(moment, turn, action):
            yield f"{INDENT} {line}"


def _standing(moment: Moment, turn: Turn, action: Action) -> Iterator[str]:
    """Yield how *action* came into the room, or what its owner says of it now."""
    heard = moment.walkthrough.heard.answers_at(turn.key._replace(item=action.id))
    if not heard:
        if moment.shows(action):
            by = _by(action) or wording.NO_DATE_YET
            yield "  ".join((by, *_so_far(moment, action)))
        return
    answer = heard[-1]
    led_to = moment.walkthrough.heard.successor(answer)
    said_now = wording.SAID_NOW if led_to else wording.NOT_YET
    now = f"= {said_now[answer.value]}."
    due = answer.parts.get(Part.DUE, "") if moment.scene.shows(answer) else ""
    yield f"{now}  By {say_day(date.fromisoformat(due))}." if due else now
    if led_to:
        yield from _action_lines(moment, led_to.id, moment.name(led_to.speaker))


def _so_far(moment: Moment, action: Action) -> Iterator[str]:
    if action.first_sign:
        yield f"Begun when: {action.first_sign}"
    if action.helper:
        yield f"{moment.name(action.helper)} helps."
    if action.carried:
        yield f"Carried {say_times(action.carried)}."


def _left_open(moment: Moment) -> Iterator[str]:
    """Yield the steps with turns left open, and whose, unless they are everyone's."""
    turns = moment.walkthrough.left_open()
    if turns:
        yield wording.LEFT_OPEN
    here = set(moment.walkthrough.room.here)
    for step in dict.fromkeys(turn.step for turn in turns):
        whose = dict.fromkeys(turn.speaker for turn in turns if turn.step == step)
        names = join_names((moment.name(who) for who in whose if who), NAMED_IN_ALL)
        everyone = len(whose) > 1 and here <= set(whose)
        people = "everyone" if everyone else names
        yield f"{INDENT}{step.title}: {people}" if people else f"{INDENT}{step.title}"
