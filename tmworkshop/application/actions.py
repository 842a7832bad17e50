"""Actions found by their number, between sessions."""

from __future__ import annotations

from dataclasses import field

from tmworkshop.application.ports import SetFile, SetInHand
from tmworkshop.domain.errors import NotFound, Refused
from tmworkshop.domain.record.actions import Action, actions_of, actions_taken_away
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value


@value
class NumberedAction(Value):
    """An action and the set it belongs to."""

    record: Record
    action: Action
    actions: tuple[Action, ...] = field(repr=False, default=())


def find_action(file: SetFile | SetInHand, number: int) -> NumberedAction:
    """Return action *number* of the set; NotFound says which there are."""
    record = record_of(file.facts())
    actions = actions_of(record)
    for action in actions:
        if action.number == number:
            return NumberedAction(record, action, actions)
    if number in actions_taken_away(record):
        raise NotFound(
            f"Action {number} was taken away.", Remedy.PUT_BACK_ACTION, str(number)
        )
    numbers = ", ".join(str(action.number) for action in actions) or "none yet"
    raise NotFound(f"{record.founded.name} has no action {number}: it has {numbers}.")


def ensure_between_sessions(record: Record) -> None:
    """Raise Refused while a session of *record* is open."""
    if record.live:
        raise Refused("A session of this set is open: say it there, or close it first.")
