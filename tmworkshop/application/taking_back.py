"""What was heard of an action taken back again, and what was taken away put back."""

from __future__ import annotations

from tmworkshop.application.actions import (
    Place,
    ensure_between_sessions,
    find_action,
)
from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.errors import Refused, Unclear
from tmworkshop.domain.facts import Kind, Struck
from tmworkshop.domain.record.actions import NEEDS_A_NEW_ACTION, Action, taken_away
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, record_of


def take_back(file: SetFile, place: Place, stamp: Stamp) -> None:
    """Take away what was last heard of an action, and the action that came of it."""
    ensure_between_sessions(place.record)
    action = place.action
    if not action.story:
        raise Unclear(f"Nothing has been heard of action {action.number} yet.")
    led_to = [each for each in place.actions if each.follows == action.id]
    for later in led_to:
        if later.story:
            raise Refused(
                f"Action {later.number} came of it and has been heard of since: "
                f"take that back first."
            )
    heard = [action.story[-1].id, *(later.id for later in led_to)]
    file.keep(stamp([Struck(of=each) for each in heard]))


def put_back(file: SetFile, number: int, stamp: Stamp) -> None:
    """Let stand again action *number*, or what was last taken back of it."""
    record = record_of(file.facts())
    ensure_between_sessions(record)
    struck = taken_away(record).get(number)
    if struck is None:
        action = find_action(file, number).action
        struck = _taken_back(record, action)
    elif struck.follows:
        raise Refused(
            f"Action {number} came of another one: put back what was heard of that."
        )
    back = [struck.id, *_led_to(record, struck)]
    file.keep(stamp([Struck(of=each, back=True) for each in back]))


def _taken_back(record: Record, action: Action) -> Kept:
    """Return what was heard of *action* last, and taken back since."""
    heard = [
        kept
        for kept in record.kept.values()
        if kept.kind is Kind.FOLLOWUP and kept.follows == action.id and kept.struck
    ]
    if not heard:
        raise Unclear(f"Nothing was taken away of action {action.number}.")
    if not action.is_open:
        raise Refused(
            f"Action {action.number} has been heard of since: take that back first."
        )
    return heard[-1]


def _led_to(record: Record, heard: Kept) -> list[str]:
    """Return the action that *heard* had led to, and that was taken away with it."""
    if heard.value not in NEEDS_A_NEW_ACTION:
        return []
    return [
        kept.id
        for kept in record.kept.values()
        if kept.kind is Kind.ACTION and kept.follows == heard.follows and kept.struck
    ][-1:]
