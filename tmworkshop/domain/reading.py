"""A typed line read as an intent: one grammar for every front end that takes lines.

A line that begins with one of the keys on the screen is that key; a space
before it makes it words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tmworkshop.domain.dates import read_date
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.facts import Kind, What
from tmworkshop.domain.intents import Add, Answer, Go, Intent, Label, TakeAway
from tmworkshop.domain.names import find
from tmworkshop.domain.screens import Choice, Screen, Shape

NO_DATE = {"no date", "no date yet", "none", "not yet"}
CANNOT_SAY = "?"


def intent_of(screen: Screen, line: str) -> Intent:
    """Return what *line* means on *screen*; Unclear or NotFound say what is wrong."""
    for key in ("!!", line[:1]):
        if key in screen.offers and line.startswith(key):
            rest = " ".join(line[len(key) :].split())
            return KEYS[key](screen, key, rest)
    words = " ".join(line.split())
    return READERS[screen.ask.shape](screen, words)


def _enter(screen: Screen, words: str) -> Intent:
    if words:
        raise Unclear("Only Enter is needed here, or one of the keys below.")
    return Answer()


def _line(screen: Screen, words: str) -> Intent:
    if screen.ask.needed and not words:
        return Go(What.ON)
    name, colon, rest = words.partition(":")
    if colon and not screen.speaker and rest.strip():
        try:
            return Answer(rest.strip(), find(name, screen.here))
        except (NotFound, Unclear):
            pass  # a colon in plain words
    return Answer(words)


def _date(screen: Screen, words: str) -> Intent:
    if not words or words.casefold() in NO_DATE:
        return Answer()
    if words.casefold() == "n" and screen.next_meeting:
        return Answer(screen.next_meeting.isoformat())
    return Answer(read_date(words, screen.today).isoformat())


def _name(screen: Screen, words: str) -> Intent:
    if not words:
        return Go(What.ON) if screen.ask.needed else Answer()
    return Answer(find(words, screen.here))


def _ratings(screen: Screen, words: str) -> Intent:
    values = re.findall(r"[^\s,;]", words)
    if not values:
        return Go(What.ON)
    allowed = {str(point) for point in screen.points} | {CANNOT_SAY}
    if wrong := [value for value in values if value not in allowed]:
        low, high = screen.points[0], screen.points[-1]
        raise Unclear(
            f"{wrong[0]!r} is not on the scale: {low} to {high}, or ? for cannot say."
        )
    if len(values) > len(screen.here):
        raise Unclear(f"That is {len(values)} slips, and {len(screen.here)} are here.")
    return Answer(" ".join(sorted(values, key=lambda v: (v == CANNOT_SAY, v))))


def _choice(screen: Screen, words: str) -> Intent:
    ask = screen.ask
    if not words:
        return Go(What.ON) if ask.needed else Answer(ask.default)
    chosen = _chosen(ask.choices, words.casefold())
    if chosen is None:
        keys = ", ".join(choice.key for choice in ask.choices)
        raise Unclear(f"Please answer with one of {keys}.")
    return Answer(chosen.value)


def _chosen(choices: tuple[Choice, ...], words: str) -> Choice | None:
    for choice in choices:
        if words in (choice.key, choice.value, choice.label.casefold()):
            return choice
    return None


READERS: dict[Shape, Callable[[Screen, str], Intent]] = {
    Shape.ENTER: _enter,
    Shape.LINE: _line,
    Shape.DATE: _date,
    Shape.NAME: _name,
    Shape.RATINGS: _ratings,
    Shape.CHOICE: _choice,
}


def _plain_move(screen: Screen, key: str, rest: str) -> Intent:
    if rest:
        raise Unclear(f"{key} stands alone. Put a space before it to say it as words.")
    return Go(MOVE_OF[key])


def _take_away(screen: Screen, key: str, rest: str) -> Intent:
    if rest:
        raise Unclear(f"{key} stands alone. Put a space before it to say it as words.")
    return TakeAway()


def _add(screen: Screen, key: str, rest: str) -> Intent:
    kind = Kind.ACTION if key == "+" else Kind.QUESTION
    if not rest:
        what = "an action" if key == "+" else "a question"
        raise Unclear(
            f"Type {what} on the same line: {key} words, or {key} Name: words."
        )
    name, colon, words = rest.partition(":")
    if colon and words.strip():
        try:
            return Add(kind, words.strip(), find(name, screen.here))
        except (NotFound, Unclear):
            pass  # a colon in plain words
    return Add(kind, rest)


def _arrive(screen: Screen, key: str, rest: str) -> Intent:
    return Go(What.ARRIVE, (find(rest, screen.away, "absent member"),))


def _leave(screen: Screen, key: str, rest: str) -> Intent:
    return Go(What.LEAVE, (find(rest, screen.here),))


def _return(screen: Screen, key: str, rest: str) -> Intent:
    return Go(What.RETURN_TO, (find(rest, screen.here),))


def _replan(screen: Screen, key: str, rest: str) -> Intent:
    names = [name for name in re.split(r",| and ", rest) if name.strip()]
    return Go(What.REPLAN, tuple(find(name, screen.here) for name in names))


def _extend(screen: Screen, key: str, rest: str) -> Intent:
    if not rest.isdecimal() or not 0 < int(rest) < 100:  # noqa: PLR2004 (minutes)
        raise Unclear("Type the minutes to add on the same line: * 5")
    return Go(What.EXTEND, minutes=int(rest))


def _show(screen: Screen, key: str, rest: str) -> Intent:
    if not rest:
        return Go(What.SHOW, card="" if screen.card else screen.cards[0])
    if not rest.isdecimal() or not 0 < int(rest) <= len(screen.cards):
        raise Unclear(f"There are cards 1 to {len(screen.cards)}: type = 1")
    return Go(What.SHOW, card=screen.cards[int(rest) - 1])


def _label(screen: Screen, key: str, rest: str) -> Intent:
    return Label(find(rest, screen.themes, "theme"))


MOVE_OF = {
    "<": What.BACK,
    "-": What.PASS,
    "#": What.BLANK,
    "!": What.PAUSE,
    "!!": What.STOP,
    ">": What.SKIP,
}
KEYS: dict[str, Callable[[Screen, str, str], Intent]] = {
    "<": _plain_move,
    "-": _plain_move,
    "#": _plain_move,
    "!": _plain_move,
    "!!": _plain_move,
    ">": _plain_move,
    "\\": _take_away,
    "+": _add,
    "?": _add,
    "&": _arrive,
    "~": _leave,
    "@": _return,
    "%": _replan,
    "*": _extend,
    "=": _show,
    ":": _label,
}
