"""An intent turned into facts: what is kept, and what is asked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tmworkshop.domain.asking import KEPT_AS, Asking, Focus, Slot
from tmworkshop.domain.dates import spoken
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Kind,
    Moved,
    Said,
    Struck,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.intents import Add, Answer, Go, Intent, Label, TakeAway
from tmworkshop.domain.layout import ASIDE, MEETING, Turn
from tmworkshop.domain.record import Kept
from tmworkshop.domain.scene import Scene
from tmworkshop.domain.walkthrough import Walkthrough

DATES = {Slot.DUE, Slot.NEW_DUE, Slot.MEETING}
PART_ORDER = {
    Kind.ACTION: ("words", "due", "first-sign", "helper", "helper-agreed"),
    Kind.FOLLOWUP: ("value", "due", "receiver", "happened", "learned"),
    Kind.REFLECTION: ("words", "holds"),
}


@dataclass(frozen=True)
class Outcome:
    """What an intent leads to: facts, not yet stamped, and what to ask next."""

    facts: tuple[AnyFact, ...] = ()
    focus: Focus | None = None
    notice: str = ""


@dataclass(frozen=True)
class Place:
    """Where an intent was given."""

    walkthrough: Walkthrough
    asking: Asking
    scene: Scene
    focus: Focus | None = None

    @property
    def session(self) -> str:
        """The session's id."""
        return self.walkthrough.opened.id

    @property
    def turn(self) -> Turn:
        """The turn in hand; only what the close asks has none."""
        if self.asking.turn is None:
            raise Unclear("All has been asked: Enter closes the session, < goes back.")
        return self.asking.turn

    @property
    def kept(self) -> Kept:
        """The words that a part belongs to."""
        assert self.asking.kept is not None  # noqa: S101 (a part has its words)
        return self.asking.kept

    @property
    def is_aside(self) -> bool:
        """Whether this asks about words said out of turn."""
        kept = self.asking.kept
        return kept is not None and kept.turn is not None and kept.turn.item == ASIDE

    def move(self, what: What, turn: TurnKey | None = None) -> Moved:
        """Return the move *what* at *turn*, or at the turn in hand."""
        here = self.asking.turn.key if self.asking.turn else None
        return Moved(session=self.session, what=what, turn=turn or here)

    def amend(self, part: str, value: str, of: str = "") -> Amended:
        """Return the change of *part* of the words in hand."""
        return Amended(
            of=of or self.kept.id, part=part, value=value, session=self.session
        )


def outcome(place: Place, intent: Intent) -> Outcome:
    """Return what *intent* leads to at *place*; Unclear says why it cannot."""
    match intent:
        case Answer():
            return _answered(place, intent)
        case Go():
            return _gone(place, intent)
        case Add():
            return Outcome((_added(place, intent),))
        case Label():
            of = _last_words(place).id
            tag = Tagged(of=of, theme=intent.theme, session=place.session)
            theme = place.scene.theme_title(intent.theme)
            return Outcome((tag,), place.focus, f"Theme: {theme}.")
        case TakeAway():
            return Outcome(_taken_away(place))


def _answered(place: Place, answer: Answer) -> Outcome:
    notice = ""
    if place.asking.slot in DATES and answer.value:
        notice = f"{spoken(date.fromisoformat(answer.value))}."
    found = ANSWERS.get(place.asking.slot, _part)(place, answer)
    return Outcome(found.facts, found.focus, notice or found.notice)


def _go(place: Place, answer: Answer) -> Outcome:
    return Outcome((place.move(What.ON),))


def _unblank(place: Place, answer: Answer) -> Outcome:
    return Outcome((place.move(What.BLANK),))


def _close(place: Place, answer: Answer) -> Outcome:
    """Close: what was read back now is confirmed, in one line with the stop."""
    unconfirmed = place.scene.to_read_back(place.walkthrough)
    confirmed = (place.amend("confirmed", "yes", kept.id) for kept in unconfirmed)
    return Outcome((*confirmed, place.move(What.STOP)))


def _presenter(place: Place, answer: Answer) -> Outcome:
    presenters = (*place.walkthrough.room.presenters, answer.value)
    return _gone(place, Go(What.REPLAN, presenters))


def _spare(place: Place, answer: Answer) -> Outcome:
    step = place.turn.step
    on = place.move(What.ON)
    if answer.value != "yes":
        return Outcome((on,))
    minutes = Moved(
        session=place.session,
        what=What.EXTEND,
        turn=TurnKey(step.spare_to),
        minutes=step.minutes,
    )
    return Outcome((minutes, on))


def _meeting(place: Place, answer: Answer) -> Outcome:
    was = place.asking.kept
    if was is None:
        return Outcome((_said(place, Kind.MEETING, value=answer.value),))
    if was.value == answer.value or not answer.value:
        return _go(place, answer)
    return Outcome((place.amend("value", answer.value),))


def _words(place: Place, answer: Answer) -> Outcome:
    was = place.asking.kept
    if was is None:
        return Outcome(
            (_first_words(place, answer),) if answer.value else (_on(place),)
        )
    changed = bool(answer.value) and answer.value != was.words
    if changed:
        return Outcome((place.amend("words", answer.value),))
    return Outcome() if place.focus else Outcome((_on(place),))


def _on(place: Place) -> Moved:
    return place.move(What.ON)


def _first_words(place: Place, answer: Answer) -> Said:
    turn = place.turn
    speaker = answer.speaker or turn.speaker
    if turn.step.keeps.value in ("question", "issue"):
        speaker = turn.key.presenter or speaker
    return _said(place, KEPT_AS[turn.step.keeps], words=answer.value, speaker=speaker)


def _slips(place: Place, answer: Answer) -> Outcome:
    return _value(place, answer.value)


def _value(place: Place, value: str) -> Outcome:
    """Keep or change the value of the turn in hand."""
    was = place.asking.kept
    kind = KEPT_AS[place.turn.step.keeps]
    if was is None:
        return Outcome((_said(place, kind, value=value),))
    if was.value == value:
        return Outcome() if place.focus else Outcome((_on(place),))
    return Outcome((place.amend("value", value),))


def _what_now(place: Place, answer: Answer) -> Outcome:
    """Keep what now; another choice than before takes back what it had led to."""
    found = _value(place, answer.value)
    was = place.asking.kept
    led_to = place.walkthrough.successor(was) if was else None
    if led_to and found.facts and isinstance(found.facts[0], Amended):
        struck = Struck(of=led_to.id, session=place.session)
        return Outcome((*found.facts, struck))
    return found


def _new_words(place: Place, answer: Answer) -> Outcome:
    if not answer.value:
        return Outcome((_on(place),))
    new = _succeeding(place, place.kept.speaker, answer.value, {})
    return Outcome((new,))


def _new_due(place: Place, answer: Answer) -> Outcome:
    led_to = place.walkthrough.successor(place.kept)
    assert led_to is not None  # noqa: S101 (asked for only once it is said)
    return Outcome((place.amend("due", answer.value, led_to.id),))


def _receiver(place: Place, answer: Answer) -> Outcome:
    if answer.value == place.kept.speaker:
        raise Unclear("It is handed on to someone else: who takes it?")
    return Outcome((place.amend("receiver", answer.value),))


def _receiver_agreed(place: Place, answer: Answer) -> Outcome:
    if answer.value != "yes":
        return Outcome((place.amend("receiver-agreed", "no"),), notice="It stays open.")
    action = place.scene.actions[place.kept.follows]
    due = action.due.isoformat() if action.due else ""
    receiver = place.kept.parts["receiver"]
    parts = {"due": due, "first-sign": action.first_sign, "confirmed": "yes"}
    return Outcome((_succeeding(place, receiver, action.words, parts),))


def _succeeding(place: Place, speaker: str, words: str, parts: dict[str, str]) -> Said:
    return Said(
        kind=Kind.ACTION,
        session=place.session,
        words=words,
        turn=place.kept.turn,
        speaker=speaker,
        lesson=place.kept.lesson,
        follows=place.kept.follows,
        parts=parts,
    )


def _helper(place: Place, answer: Answer) -> Outcome:
    if answer.value and answer.value == place.kept.speaker:
        raise Unclear("A helper is someone else; Enter leaves it.")
    return _part(place, answer)


def _confirmed(place: Place, answer: Answer) -> Outcome:
    if answer.value in ("words", "due", "first-sign", "helper"):
        return Outcome(focus=Focus(place.kept.id, answer.value))
    yes = place.amend("confirmed", "yes")
    if answer.value == "another" or place.is_aside:
        return Outcome((yes,))
    return Outcome((yes, _on(place)))


def _part(place: Place, answer: Answer) -> Outcome:
    part = place.asking.slot.value
    if place.focus and place.kept.parts.get(part, "") == answer.value:
        return Outcome()
    return Outcome((place.amend(part, answer.value),))


def _gone(place: Place, go: Go) -> Outcome:
    if place.is_aside and go.what in (What.PASS, What.SKIP):
        raise Unclear("Enter leaves this empty; the session then goes on.")
    match go.what:
        case What.BACK:
            return _back(place)
        case What.RETURN_TO:
            return _return_to(place, go.who[0])
        case What.STOP:
            return _close(place, Answer())
        case _:
            move = Moved(
                session=place.session,
                what=go.what,
                turn=place.asking.turn.key if place.asking.turn else None,
                who=go.who,
                minutes=go.minutes,
                card=go.card,
            )
            return Outcome((move,))


def _back(place: Place) -> Outcome:
    """Go back a part, or a turn; nothing said later is lost."""
    if place.asking.is_part or place.focus:
        return Outcome(focus=Focus(place.kept.id, _part_before(place)))
    turns = place.walkthrough.turns
    keys = [turn.key for turn in turns]
    here = keys.index(place.asking.turn.key) if place.asking.turn else len(keys)
    before = [t for t in turns[:here] if place.walkthrough.is_settled(t)]
    if not before:
        return Outcome(notice="This is where the session began.")
    return Outcome((place.move(What.BACK, before[-1].key),))


def _part_before(place: Place) -> str:
    """Return the part given before the one asked for; at the first, the words."""
    order = PART_ORDER[place.kept.kind]
    slot = place.asking.slot.value
    asked = order[: order.index(slot)] if slot in order else order
    given = [p for p in asked if place.kept.parts.get(p)]
    return given[-1] if given else order[0]


def _return_to(place: Place, who: str) -> Outcome:
    """Return to the turn of *who* in this step, else to their last one before it."""
    turns = [t for t in place.walkthrough.turns if who in (t.speaker, t.key.presenter)]
    step = place.asking.turn.step if place.asking.turn else None
    here = [t for t in turns if t.step is step]
    settled = [t for t in turns if place.walkthrough.is_settled(t)]
    unasked = [t for t in turns if not place.walkthrough.has_words(t.key)]
    for found in (here[:1], settled[-1:], unasked[:1]):
        if found:
            return Outcome((place.move(What.RETURN_TO, found[0].key),))
    return Outcome(notice=f"{place.scene.names[who]} has had no turn yet.")


def _added(place: Place, add: Add) -> Said:
    turn = place.turn
    speaker = add.speaker or turn.speaker or turn.key.presenter
    if not speaker and add.kind is Kind.ACTION:
        raise Unclear("Whose action is it? Type + Name: words.")
    key = TurnKey(turn.key.step, turn.key.presenter, speaker, ASIDE)
    return Said(
        kind=add.kind,
        session=place.session,
        words=add.words,
        turn=key,
        speaker=speaker,
        lesson=place.walkthrough.opened.lesson,
        level=turn.step.level,
    )


def _said(
    place: Place, kind: Kind, *, words: str = "", value: str = "", speaker: str = ""
) -> Said:
    turn = place.turn
    action = turn.key.item if kind is Kind.FOLLOWUP else ""
    return Said(
        kind=kind,
        session=place.session,
        words=words,
        value=value,
        turn=turn.key,
        speaker="" if turn.key.item == MEETING else speaker or turn.speaker,
        lesson=place.walkthrough.opened.lesson,
        level=turn.step.level,
        follows=action,
        unattributed=turn.step.unattributed,
    )


def _last_words(place: Place) -> Kept:
    standing = [
        kept
        for kept in place.walkthrough.kept.values()
        if kept.words and not kept.struck
    ]
    if not standing:
        raise Unclear("There are no words yet to lay a theme on.")
    return standing[-1]


def _taken_away(place: Place) -> tuple[Struck, ...]:
    here = place.walkthrough.words_at(place.turn.key)
    kept = place.asking.kept or (here[-1] if here else None)
    if kept is None:
        raise Unclear("There are no words here to take away.")
    led_to = place.walkthrough.successor(kept) if kept.kind is Kind.FOLLOWUP else None
    ids = [kept.id, *([led_to.id] if led_to else [])]
    return tuple(Struck(of=each, session=place.session) for each in ids)


ANSWERS: dict[Slot, Callable[[Place, Answer], Outcome]] = {
    Slot.BLANK: _unblank,
    Slot.CLOSE: _close,
    Slot.GO: _go,
    Slot.PRESENTER: _presenter,
    Slot.SPARE: _spare,
    Slot.MEETING: _meeting,
    Slot.WORDS: _words,
    Slot.SLIPS: _slips,
    Slot.POINT: _slips,
    Slot.WHAT_NOW: _what_now,
    Slot.NEW_WORDS: _new_words,
    Slot.NEW_DUE: _new_due,
    Slot.RECEIVER: _receiver,
    Slot.RECEIVER_AGREED: _receiver_agreed,
    Slot.HELPER: _helper,
    Slot.CONFIRMED: _confirmed,
}
