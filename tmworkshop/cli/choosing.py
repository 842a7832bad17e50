"""Choices made before a session begins: a list to pick from, or plain numbers.

questionary is imported when the first list is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tmworkshop.adapters.prompting import ready_questionary
from tmworkshop.cli.echo import harmless, say
from tmworkshop.domain.errors import Unclear

if TYPE_CHECKING:
    from tmworkshop.cli.context import Context

EVERYONE = "everyone"


def choose_one(
    context: Context, what: str, flag: str, choices: Mapping[str, str]
) -> str:
    """Return the key of one of *choices*; Missing names the *flag*."""
    context.may_ask_for(what[:1].lower() + what[1:], flag)
    if context.is_plain:
        _say_numbered(what, choices)
        return _by_numbers(context, flag, choices)[0]
    questionary = ready_questionary()
    picked: str = questionary.select(
        what, _listed(choices), qmark="", instruction="(arrows, then Enter)"
    ).unsafe_ask()
    return picked


def choose_many(
    context: Context, what: str, flag: str, choices: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the keys of some of *choices*, Enter for all; Missing names the *flag*."""
    context.may_ask_for(what[:1].lower() + what[1:], flag)
    if context.is_plain:
        _say_numbered(what, choices)
        return _by_numbers(context, flag, choices, default=EVERYONE)
    questionary = ready_questionary()
    picked: list[str] = questionary.checkbox(
        what,
        _listed(choices, checked=True),
        qmark="",
        instruction="(Enter: as ticked; Space: someone is away)",
        validate=lambda some: bool(some) or "At least one has to be here.",
    ).unsafe_ask()
    return tuple(picked)


def _listed(choices: Mapping[str, str], *, checked: bool = False) -> list[Any]:
    from questionary import Choice

    return [
        Choice(f"{number:>2}. {harmless(label)}", value=key, checked=checked)
        for number, (key, label) in enumerate(choices.items(), 1)
    ]


def _say_numbered(what: str, choices: Mapping[str, str]) -> None:
    say(f"{what}:")
    say(*(f"{number}. {label}" for number, label in enumerate(choices.values(), 1)))


def _by_numbers(
    context: Context, flag: str, choices: Mapping[str, str], default: str | None = None
) -> tuple[str, ...]:
    keys = list(choices)
    while True:
        given = context.ask(
            "Numbers, by commas" if default else "Number", flag, default
        )
        try:
            return tuple(keys) if given == EVERYONE else _numbered(given, keys)
        except Unclear as unclear:
            say(str(unclear))


def _numbered(given: str, keys: list[str]) -> tuple[str, ...]:
    numbers = given.replace(",", " ").split()
    if not numbers or not all(
        number.isdecimal() and 0 < int(number) <= len(keys) for number in numbers
    ):
        raise Unclear(f"Please answer with numbers from 1 to {len(keys)}.")
    return tuple(dict.fromkeys(keys[int(number) - 1] for number in numbers))
