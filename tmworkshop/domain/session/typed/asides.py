"""Intents beside the question: words out of turn, a theme, words taken away."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, Said, Tagged, TurnKey
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import is_sheet
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.course.words import is_successor
from tmworkshop.domain.session.typed.intents import Add, Label, TakeAway
from tmworkshop.domain.session.typed.keys import KEY_OF, PUT_BACK
from tmworkshop.domain.session.typed.open_forms import more_open
from tmworkshop.domain.session.typed.place import Outcome, Place

TAKEN_AWAY = "Taken away:"
IS_PUT_BACK = "Put back:"
A_SHEET = "a sheet."
NOTED = f"Noted, for {READ_BY[Level.PRIVATE]}."


def added(place: Place, add: Add) -> Outcome:
    """Keep words said out of turn, at the step in hand or the last one."""
    if add.kind is Kind.NOTE:
        return _noted(place, add)
    turn = place.turn
    at = turn.key if turn else place.walkthrough.cursor
    on_the_floor = turn.speaker or turn.key.presenter if turn else ""
    speaker = add.speaker or on_the_floor
    if not speaker:
        key = KEY_OF[add.kind] or ""
        raise Unclear(f"Whose {add.kind} is it? Type {key} Name: words.")
    said = Said(
        kind=add.kind,
        session=place.session,
        words=add.words,
        turn=TurnKey(at.step, at.presenter, speaker, ASIDE),
        speaker=speaker,
        lesson=place.walkthrough.opened.lesson,
        level=place.walkthrough.design.step(at.step).level,
    )
    kept = f"Kept for {place.scene.names[speaker]}."
    offer = more_open(place, add.words) if add.kind is Kind.QUESTION else ""
    return Outcome((said,), place.focus, f"{kept} {offer}".rstrip())


def _noted(place: Place, add: Add) -> Outcome:
    """Keep a note, which is nobody's words, at the step in hand or the last one."""
    turn = place.turn
    at = turn.key if turn else place.walkthrough.cursor
    note = Said(
        kind=Kind.NOTE,
        session=place.session,
        words=add.words,
        turn=TurnKey(at.step, at.presenter, "", ASIDE),
        lesson=place.walkthrough.opened.lesson,
        level=Level.PRIVATE,
    )
    return Outcome((note,), place.focus, NOTED)


def labelled(place: Place, label: Label) -> Outcome:
    """Lay a theme on the words in hand, or else on the last ones."""
    standing = [kept for kept in _said_aloud(place) if kept.words]
    in_hand = [kept for kept in standing if kept == place.asked.kept]
    words = next(iter((*in_hand, *standing[-1:])), None)
    if words is None:
        raise Unclear("There are no words yet to lay a theme on.")
    tag = Tagged(of=words.id, theme=label.theme, session=place.session)
    theme = place.scene.theme_title(label.theme)
    return Outcome((tag,), place.focus, f"Theme: {theme}.")


def taken_away(place: Place, take_away: TakeAway) -> Outcome:
    """Take away the part that stands in the line, or else the words in hand."""
    kept, part = place.asked.kept, place.asked.slot
    if kept and place.asked.question.may_be_emptied and kept.parts.get(part):
        return Outcome((place.amend(part, ""),))
    kept = kept or _said_last(place)
    led_to = place.walkthrough.heard.successor(kept)
    notice = f"{TAKEN_AWAY} {told(place, kept)}  ({PUT_BACK} puts it back)"
    return Outcome(place.strike([kept, led_to]), notice=notice)


def put_back(place: Place) -> Outcome:
    """Let what was taken away last stand again, and the action it had led to."""
    heard = place.walkthrough.heard
    last = next((k for k in reversed(heard.taken_away) if not is_successor(k)), None)
    if last is None:
        raise Unclear("Nothing was taken away that could be put back.")
    back = heard.put_back(last, place.session)
    return Outcome(back, place.focus, f"{IS_PUT_BACK} {told(place, last)}")


def told(place: Place, kept: Kept) -> str:
    """Return what is said of *kept*, struck or not, as far as the room may see it."""
    if any(is_sheet(step, kept) for step in place.walkthrough.design.steps):
        return A_SHEET
    return place.scene.words_of(replace(kept, struck=False)) or kept.value


def _said_last(place: Place) -> Kept:
    """Return the last words at the turn in hand, or those just said out of turn."""
    heard = place.walkthrough.heard
    here = heard.answers_at(place.turn_in_hand.key)
    aside = [k for k in _said_aloud(place)[-1:] if k.turn and k.turn.item == ASIDE]
    last = next(iter((*aside, *here[-1:])), None)
    if last is None:
        raise Unclear("There are no words here to take away.")
    return last


def _said_aloud(place: Place) -> list[Kept]:
    """Return what stands, but for notes that someone took beside the turns."""
    standing = place.walkthrough.heard.standing
    return [kept for kept in standing if not _is_noted_beside(kept)]


def _is_noted_beside(kept: Kept) -> bool:
    return kept.kind is Kind.NOTE and kept.turn is not None and kept.turn.item == ASIDE
