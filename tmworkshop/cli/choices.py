"""Choices made before a session begins: a list to pick from, or plain numbers.

questionary is imported when the first list is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from tmworkshop.adapters.cells import harmless
from tmworkshop.adapters.front_ends.line_prompt import ready_questionary
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.stops import interruptible
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import read_number
from tmworkshop.domain.wide_signs import narrow_signs

EVERYONE = "everyone"
AFTER_THE_MARK = " " * 9  # " » ●  1. "
T = TypeVar("T")


class AsItWas(Exception):
    """Nothing is to be changed after all."""


def choose_one(
    asker: Asker,
    what: str,
    flag: str,
    choices: Mapping[str, str],
    *,
    by_enter: str | None = None,
) -> str:
    """Return the key of one of *choices*; Missing names the *flag*.

    In a list Enter alone takes the one *by_enter*, or else the first.
    """
    asker.ensure_there(what, flag)
    if asker.options.is_plain:
        return _by_numbers(asker, what, flag, choices)[0]
    select = ready_questionary().select
    how = "(its number or arrows, then Enter)"
    asked = select(what, _listed(choices), default=by_enter, qmark="", instruction=how)
    picked: str = _picked(asked)
    return picked


def choose_or_leave(asker: Asker, what: str, choices: Mapping[T, str]) -> T:
    """Return the key of one of *choices*; AsItWas if all is to stay, as by Enter.

    There is to be someone to ask.
    """
    listed = {str(number): label for number, label in enumerate(choices.values())}
    stays = str(len(listed))
    listed[stays] = "leave it as it is"
    chosen = choose_one(asker, harmless(what), "", listed, by_enter=stays)
    if chosen == stays:
        raise AsItWas
    return list(choices)[int(chosen)]


def choose_many(
    asker: Asker, what: str, flag: str, choices: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the keys of some of *choices*, Enter for all; Missing names the *flag*."""
    asker.ensure_there(what, flag)
    if asker.options.is_plain:
        return _by_numbers(asker, what, flag, choices, default=EVERYONE)
    return _by_boxes(
        what,
        _listed(choices, choices),
        instruction="(Enter: as ticked; Space: someone is away)",
        validate=lambda some: bool(some) or "At least one has to be here.",
    )


def tick_boxes(
    asker: Asker, what: str, choices: Mapping[str, str], ticked: Sequence[str]
) -> tuple[str, ...]:
    """Return the keys of those *choices* that are ticked; Enter leaves them *ticked*.

    There is to be someone to ask.
    """
    if asker.options.is_plain:
        numbers = [str(n) for n, key in enumerate(choices, 1) if key in ticked]
        return _by_numbers(asker, what, "", choices, default=", ".join(numbers))
    how = "(Space: on or off; Enter: that is all)"
    return _by_boxes(what, _listed(choices, ticked), instruction=how)


def _by_boxes(what: str, boxes: list[Any], **how: Any) -> tuple[str, ...]:
    return tuple(_picked(ready_questionary().checkbox(what, boxes, qmark="", **how)))


def _picked(question: Any) -> Any:
    from tmworkshop.adapters.front_ends.pick_list import pick_answer

    with interruptible():
        return pick_answer(question)


def _listed(choices: Mapping[str, str], ticked: Collection[str] = ()) -> list[Any]:
    from questionary import Choice

    return [
        Choice(f"{number:>2}. {_in_lines(label)}", value=key, checked=key in ticked)
        for number, (key, label) in enumerate(choices.items(), 1)
    ]


def _in_lines(label: str) -> str:
    """Return *label* in lines under each other: a list cuts what is too long."""
    return "\n".join(wrap(harmless(label), AFTER_THE_MARK)).lstrip()


def _by_numbers(
    asker: Asker,
    what: str,
    flag: str,
    choices: Mapping[str, str],
    default: str | None = None,
) -> tuple[str, ...]:
    say(f"{what}:")
    say(*(f"{number}. {label}" for number, label in enumerate(choices.values(), 1)))
    keys = list(choices)

    def ask() -> tuple[str, ...]:
        given = asker.ask("Numbers, by commas" if default else "Number", flag, default)
        return tuple(keys) if given == EVERYONE else _numbered(given, keys)

    return ask_until_clear(ask)


def _numbered(given: str, keys: list[str]) -> tuple[str, ...]:
    words = narrow_signs(given).replace(",", " ").split()
    numbers = [number for word in words if (number := read_number(word, len(keys)))]
    if not numbers or len(numbers) < len(words):
        raise Unclear(f"Please answer with numbers from 1 to {len(keys)}.")
    return tuple(dict.fromkeys(keys[number - 1] for number in numbers))
