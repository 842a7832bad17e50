"""A typed line read as an intent: one grammar for every front end that takes lines.

A line that begins with one of the keys on the screen is that key; a space
before it makes it words.  Enter alone leaves an answer as it stands; a space
and Enter empties it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tmworkshop.domain.dates import read_date
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import What
from tmworkshop.domain.names import find, nearest
from tmworkshop.domain.session.intents import Answer, Go, Intent
from tmworkshop.domain.session.keys import KEYS, OF_TWO_SIGNS, spoken_by
from tmworkshop.domain.session.screens import Choice, Screen, Shape

NO_DATE = {"no date", "no date yet", "none", "not yet"}
NOBODY = {"nobody", "no one", "none"}
NEXT_MEETING = "n"
CANNOT_SAY = "?"
WHO_STEERS = (
    "Whoever steers moves on. A space before the line makes it words; Ctrl-C leaves."
)
AS_WORDS = "A space before the line keeps it as it stands."


def intent_of(screen: Screen, line: str) -> Intent:
    """Return what *line* means on *screen*; Unclear or NotFound say what is wrong."""
    for key in (*OF_TWO_SIGNS, line[:1]):
        if key in screen.barred and line.startswith(key):
            raise Unclear(WHO_STEERS)
        if key in screen.offers and line.startswith(key):
            rest = " ".join(line[len(key) :].split())
            return KEYS[key](screen, key, rest)
    words = " ".join(line.split())
    if screen.ask.stands and (not line or words == screen.ask.default):
        return Answer(screen.ask.stands)
    if words and line.startswith(" ") and screen.ask.shape is Shape.LINE:
        return Answer(words)
    return READERS[screen.ask.shape](screen, words)


def _enter(screen: Screen, words: str) -> Intent:
    if words:
        raise Unclear("Only Enter is needed here, or one of the keys.")
    return Answer()


def _line(screen: Screen, words: str) -> Intent:
    if screen.ask.needed and not words:
        return Go(What.ON)
    speaker, rest = spoken_by(screen, words)
    if screen.ask.named:
        if not speaker:
            _refuse_a_near_miss(screen, words)
        return Answer(rest, speaker)
    if speaker and screen.speaker not in ("", screen.here[speaker]):
        raise Unclear(f"It is {screen.speaker}'s turn. {AS_WORDS}")
    return Answer(words)


def _refuse_a_near_miss(screen: Screen, words: str) -> None:
    """Refuse words that seem to begin with a name, but for a slip of the finger."""
    name, _, rest = words.partition(":")
    if rest and (meant := nearest(name, screen.here.values())):
        raise Unclear(f"Nobody here is called {name!r}.{meant} {AS_WORDS}")


def _date(screen: Screen, words: str) -> Intent:
    if not words or words.casefold() in NO_DATE:
        return Answer()
    if words.casefold() != NEXT_MEETING:
        return Answer(read_date(words, screen.today).isoformat())
    if screen.next_meeting is None:
        raise Unclear("It is not settled when you meet next: please give the date.")
    return Answer(screen.next_meeting.isoformat())


def _name(screen: Screen, words: str) -> Intent:
    if not words or words.casefold() in NOBODY:
        return Go(What.ON) if screen.ask.needed else Answer()
    return Answer(find(words, screen.here))


def _ratings(screen: Screen, words: str) -> Intent:
    allowed = [*map(str, screen.points), CANNOT_SAY]
    values = _slips(words, allowed)
    if not values:
        return Go(What.ON)
    if wrong := [value for value in values if value not in allowed]:
        low, high = screen.points[0], screen.points[-1]
        raise Unclear(
            f"{wrong[0]!r} is not on the scale: {low} to {high}, or ? for cannot say."
        )
    if len(values) > len(screen.here):
        raise Unclear(f"That is {len(values)} slips, and {len(screen.here)} are here.")
    return Answer(" ".join(sorted(values, key=allowed.index)))


def _slips(words: str, allowed: list[str]) -> list[str]:
    """Return the value of each slip; where all are single signs, they may run on."""
    run_on = all(len(value) == 1 for value in allowed)
    return re.findall(r"[^\s,;]" if run_on else r"[^\s,;]+", words)


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
