"""Intents beside the question: words out of turn, a theme, words taken away."""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, Said, Struck, Tagged, TurnKey
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.ratings import is_sheet
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.course.words import is_aside, is_successor
from tmworkshop.domain.session.typed.intents import Add, Label, PutBack, TakeAway
from tmworkshop.domain.session.typed.keys import KEY_OF, PUT_BACK
from tmworkshop.domain.session.typed.open_forms import offer_open_form
from tmworkshop.domain.session.typed.place import Outcome, Place

A_SHEET = "a sheet."
NOTED = f"Noted, for {READ_BY[Level.PRIVATE]}."


def add_words(place: Place, add: Add) -> Outcome:
    """Keep words said out of turn, at the step in hand or the last one."""
    if add.kind is Kind.NOTE:
        return Outcome((_aside(place, add),), place.focus, NOTED)
    turn = place.turn
    on_the_floor = turn.speaker or turn.key.presenter if turn else ""
    speaker = add.speaker or on_the_floor
    if not speaker:
        key = KEY_OF[add.kind] or ""
        raise Unclear(f"Whose {add.kind} is it? Type {key} Name: words.")
    kept = f"Kept for {place.scene.names[speaker]}."
    offer = offer_open_form(place, add.words) if add.kind is Kind.QUESTION else ""
    facts = (_aside(place, add, speaker),)
    return Outcome(facts, place.focus, f"{kept} {offer}".rstrip())


def _aside(place: Place, add: Add, speaker: str = "") -> Said:
    """Return the words, which are nobody's if they are a note."""
    at = place.turn.key if place.turn else place.walkthrough.cursor
    level = place.walkthrough.design.step(at.step).level
    return Said(
        kind=add.kind,
        session=place.session,
        words=add.words,
        turn=TurnKey(at.step, at.presenter, speaker, ASIDE),
        speaker=speaker,
        lesson=place.walkthrough.opened.lesson,
        level=level if speaker else Level.PRIVATE,
    )


def label_words(place: Place, label: Label) -> Outcome:
    """Lay a theme on the words in hand, or else on the last ones."""
    standing = [kept for kept in _said_aloud(place) if kept.words]
    in_hand = [kept for kept in standing if kept == place.asked.kept]
    words = next(iter((*in_hand, *standing[-1:])), None)
    if words is None:
        raise Unclear("There are no words yet to lay a theme on.")
    tag = Tagged(of=words.id, theme=label.theme, session=place.session)
    theme = place.scene.theme_title(label.theme)
    return Outcome((tag,), place.focus, f"Theme: {theme}.")


def take_words_away(place: Place, take_away: TakeAway) -> Outcome:
    """Take away the part that stands in the line, or else the words in hand."""
    kept, part = place.asked.kept, place.asked.slot
    if kept and place.asked.question.may_be_emptied and kept.parts.get(part):
        return Outcome((place.amend(part, ""),))
    kept = kept or _said_last(place)
    return strike_words(place, kept, place.walkthrough.heard.successor(kept))


def put_words_back(place: Place, put_back: PutBack) -> Outcome:
    """Let what was taken away last stand again, and the action it had led to."""
    struck = place.walkthrough.heard.taken_away
    last = next((k for k in reversed(struck) if not is_successor(k)), None)
    if last is None:
        raise Unclear("Nothing was taken away that could be put back.")
    return restore_words(place, last)


def strike_words(place: Place, kept: Kept, led_to: Kept | None = None) -> Outcome:
    """Take *kept* away, and what it *led_to*; say which words these were."""
    every = filter(None, (kept, led_to))
    facts = tuple(Struck(of=each.id, session=place.session) for each in every)
    notice = f"Taken away: {_quoted(place, kept)}  ({PUT_BACK} puts it back)"
    return Outcome(facts, notice=notice)


def restore_words(place: Place, struck: Kept) -> Outcome:
    """Let what was *struck* stand again; say which words these are."""
    back = place.walkthrough.heard.put_back(struck, place.session)
    return Outcome(back, place.focus, f"Put back: {_quoted(place, struck)}")


def _quoted(place: Place, kept: Kept) -> str:
    """Return *kept*, struck or not, as far as the room may see it."""
    if any(is_sheet(step, kept) for step in place.walkthrough.design.steps):
        return A_SHEET
    return place.scene.words_of(replace(kept, struck=False)) or kept.value


def _said_last(place: Place) -> Kept:
    """Return the last words at the turn in hand, or those just said out of turn."""
    heard = place.walkthrough.heard
    here = heard.answers_at(place.turn_in_hand.key)
    aside = [kept for kept in _said_aloud(place)[-1:] if is_aside(kept)]
    last = next(iter((*aside, *here[-1:])), None)
    if last is None:
        raise Unclear("There are no words here to take away.")
    return last


def _said_aloud(place: Place) -> list[Kept]:
    """Return what stands, but for notes that someone took beside the turns."""
    standing = place.walkthrough.heard.standing
    return [k for k in standing if not (k.kind is Kind.NOTE and is_aside(k))]
