"""Actions as ``action list`` and ``action show`` print them, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tmworkshop.cli.echo import answer, answer_table, wrap
from tmworkshop.domain.dates import MONTHS, say_date, say_day
from tmworkshop.domain.record.actions import Action, FollowUp
from tmworkshop.domain.record.sentences import BECAME, due_line, end_sentence, say_times

INDENT = "   "


def answer_actions(actions: Iterable[Action], names: Mapping[str, str]) -> None:
    """Print *actions* as a table."""
    rows = [_row(action, names) for action in actions]
    answer_table(("No.", "Whose", "By", "Stands", "What"), rows)


def answer_action(
    action: Action, every: Iterable[Action], names: Mapping[str, str]
) -> None:
    """Print the story of *action*; *every* action of the set may have to do with it."""
    answer(*wrap(f"{action.number}  {action.words}"))
    for line in _story(action, every, names):
        answer(*wrap(line, INDENT))


def answer_history(lines: Iterable[str]) -> None:
    """Print the *lines* of an action's history."""
    answer("", f"{INDENT}Who said what when:")
    for line in lines:
        answer(*wrap(line.strip(), INDENT * (3 if line.startswith(" ") else 2)))


def action_data(
    action: Action, every: Iterable[Action], names: Mapping[str, str]
) -> dict[str, Any]:
    """Return *action* for programs."""
    before = _before(action, every)
    return {
        "number": action.number,
        "owner": _owner(action, names),
        "words": action.words,
        "due": action.due,
        "first_sign": action.first_sign,
        "helper": names.get(action.helper, ""),
        "said_on": action.said_on,
        "status": action.status,
        "carried": action.carried,
        "lesson": action.lesson,
        "follows": before.number if before else None,
        "story": [_heard_data(heard) for heard in action.story],
    }


def _row(action: Action, names: Mapping[str, str]) -> tuple[str, ...]:
    due = _short(action.due) if action.due else "no date"
    return str(action.number), _owner(action, names), due, _stands(action), action.words


def _short(day: date) -> str:
    """Return *day* as "6 Mar 2026": a column leaves its room to the words."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _stands(action: Action) -> str:
    if not action.is_open:
        return BECAME[action.status]
    return f"carried {say_times(action.carried)}" if action.carried else "open"


def _story(
    action: Action, every: Iterable[Action], names: Mapping[str, str]
) -> Iterator[str]:
    yield _said(action, every, names)
    yield due_line(action)
    if action.first_sign:
        yield f"Begun when: {end_sentence(action.first_sign)}"
    if helper := names.get(action.helper):
        yield f"{helper} has said yes to helping."
    for heard in action.story:
        yield from _heard(heard)
    yield f"Stands now: {_stands(action)}"
    for later in every:
        if later.follows == action.id:
            yield f"Action {later.number} came of it: {_owner(later, names)}"


def _heard(heard: FollowUp) -> Iterator[str]:
    yield f"{say_date(heard.on)}: {heard.what_now.replace('-', ' ')}"
    if heard.happened:
        yield f"What happened: {end_sentence(heard.happened)}"
    if heard.learned:
        yield f"What they learned: {end_sentence(heard.learned)}"


def _said(action: Action, every: Iterable[Action], names: Mapping[str, str]) -> str:
    owner, day = _owner(action, names), say_day(action.said_on)
    before = _before(action, every)
    if before and before.owner != action.owner:
        giver = _owner(before, names)
        return f"{owner} took this on from {giver} on {day} (action {before.number})."
    came_of = f" in the place of action {before.number}" if before else ""
    return f"{owner} said this on {day}{came_of}."


def _owner(action: Action, names: Mapping[str, str]) -> str:
    return names.get(action.owner, "nobody")


def _before(action: Action, every: Iterable[Action]) -> Action | None:
    return next((each for each in every if each.id == action.follows), None)


def _heard_data(heard: FollowUp) -> dict[str, Any]:
    return {
        "on": heard.on,
        "what_now": heard.what_now,
        "happened": heard.happened,
        "learned": heard.learned,
        "due": heard.due or None,
    }
