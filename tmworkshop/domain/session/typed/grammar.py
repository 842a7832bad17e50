"""A typed line read as an intent: one grammar for every front end that takes lines.

A line that begins with one of the keys is that key, or is told why it does nothing
here; a space before it makes it words.  Enter alone leaves an answer as it stands;
a space and Enter empties it.  Keys and figures of full width are read as plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tmworkshop.domain.dates import read_date
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import What
from tmworkshop.domain.names import find_id, suggest_names
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.ratings import CANNOT_SAY, group_in_fives
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.intents import Answer, Go, Intent
from tmworkshop.domain.session.typed.keys import (
    AS_WORDS,
    KEYS,
    OF_TWO_SIGNS,
    explain_absence,
    is_plain_word,
    read_key,
    read_speaker,
    split_name,
)
from tmworkshop.domain.wide_signs import narrow_signs

NO_DATE = {"no date", "no date yet", "none", "not yet"}
NOBODY = {"nobody", "no one", "none"}
NEXT_MEETING = "n"
WHO_STEERS = (
    "Whoever steers moves on. A space before the line makes it words; Ctrl-C leaves."
)


def read_intent(screen: Screen, line: str) -> Intent:
    """Return what *line* means on *screen*; Unclear or NotFound say what is wrong."""
    for key in _keys_before(line):
        rest = " ".join(line[len(key) :].split())
        if key in screen.barred:
            raise Unclear(WHO_STEERS)
        if key in screen.offers:
            return read_key(screen, key, rest)
        if key in KEYS and not _may_answer(screen, key):
            raise explain_absence(screen, key, rest)
    words = " ".join(line.split())
    if screen.ask.stands and (not line or words == screen.ask.default):
        return Answer(screen.ask.stands)
    if words and line[0].isspace() and screen.ask.shape is Shape.LINE:
        return Answer(words)
    return READERS[screen.ask.shape](screen, words)


def _keys_before(line: str) -> Iterator[str]:
    """Yield what *line* begins with that may be a key, the longest first."""
    begins = narrow_signs(line[:2])
    if begins in OF_TWO_SIGNS:
        yield begins
    yield begins[:1]


def _may_answer(screen: Screen, key: str) -> bool:
    """Say whether a line that begins with *key* may answer what is asked."""
    if screen.blank:
        return True  # whatever is typed shows the screen again, and is not said of
    if screen.ask.shape.is_of_figures:
        return key == CANNOT_SAY
    return any(choice.key == key for choice in screen.ask.choices)


def _enter(screen: Screen, words: str) -> Intent:
    if words:
        raise Unclear("Only Enter is needed here, or one of the keys.")
    return Answer()


def _line(screen: Screen, words: str) -> Intent:
    if screen.ask.needed and not words:
        return Go(What.ON)
    if not (screen.ask.named or screen.speaker):
        return Answer(words)  # of nobody, or of all of them
    speaker, rest = read_speaker(screen, words)
    if screen.ask.named:
        if not speaker:
            _refuse_a_near_miss(screen, words)
        return Answer(rest, speaker)
    if speaker and screen.speaker != screen.here[speaker]:
        raise Unclear(f"It is {screen.speaker}'s turn. {AS_WORDS}")
    return Answer(words)


def _refuse_a_near_miss(screen: Screen, words: str) -> None:
    """Refuse words that seem to begin with a name, but for a slip of the finger."""
    name, rest = split_name(words)
    if not rest or is_plain_word(screen, name):
        return
    if meant := suggest_names(name, screen.here.values()):
        raise Unclear(f"Nobody here is called {name!r}.{meant} {AS_WORDS}")


def _date(screen: Screen, words: str) -> Intent:
    typed = _as_key(words)
    if not typed or typed in NO_DATE:
        return Answer()
    if typed != NEXT_MEETING:
        return Answer(read_date(words, screen.today).isoformat())
    if screen.next_meeting is None:
        raise Unclear("It is not settled when you meet next: please give the date.")
    return Answer(screen.next_meeting.isoformat())


def _name(screen: Screen, words: str) -> Intent:
    if not words or _as_key(words) in NOBODY:
        leaves_open = screen.ask.needed and not screen.ask.stands
        return Go(What.ON) if leaves_open else Answer()
    return Answer(find_id(words, screen.here))


def _ratings(screen: Screen, words: str) -> Intent:
    allowed, values = _allowed(screen), read_figures(screen, words)
    if not values:
        return Go(What.ON)
    if wrong := [value for value in values if value not in allowed]:
        raise Unclear(f"{wrong[0]!r} is not on the scale: {_scale(screen)}.")
    if len(values) > len(screen.here):
        slips, here = say_count(len(values), "slip"), len(screen.here)
        raise Unclear(f"That is {slips}, and {here} are here.")
    return Answer(" ".join(sorted(values, key=allowed.index)))


def _sheet(screen: Screen, words: str) -> Intent:
    figures, allowed = read_figures(screen, words), _allowed(screen)
    if not figures:
        return Go(What.ON)
    wrong = [place for place, each in enumerate(figures) if each not in allowed]
    if wrong and wrong[0] < len(screen.statements):
        place = wrong[0]
        raise Unclear(
            f"{figures[place]!r} stands as figure {place + 1}, for “"
            f"{screen.statements[place]}”: {_scale(screen)}."
        )
    if len(figures) != len(screen.statements):
        raise Unclear(_miscounted(screen, figures))
    return Answer(" ".join(figures))


def _miscounted(screen: Screen, figures: list[str]) -> str:
    """Say how many *figures* there are, and where they end."""
    every, given = len(screen.statements), len(figures)
    last = screen.statements[min(every, given) - 1]
    falls = f"the last falls on “{last}”" if given < every else f"it ends at “{last}”"
    return (
        f"{say_count(given, 'figure')}, and the sheet has "
        f"{say_count(every, 'statement')}; {falls}: {group_in_fives(figures)}"
    )


def _allowed(screen: Screen) -> list[str]:
    return [*map(str, screen.points), CANNOT_SAY]


def _scale(screen: Screen) -> str:
    return f"{screen.points[0]} to {screen.points[-1]}, or ? for cannot say"


def read_figures(screen: Screen, words: str) -> list[str]:
    """Return each figure in *words*; where all are single signs, they may run on."""
    run_on = all(len(value) == 1 for value in _allowed(screen))
    figure = r"[^\s,;]" if run_on else r"[^\s,;]+"
    return re.findall(figure, narrow_signs(words))


def _close(screen: Screen, words: str) -> Intent:
    if _as_key(words) != CLOSES:
        raise Unclear(f"To close the session, type the word: {CLOSES}. < goes back.")
    return Answer(CLOSES)


def _choice(screen: Screen, words: str) -> Intent:
    ask = screen.ask
    if not words:
        return Go(What.ON) if ask.needed else Answer(ask.default)
    for choice in ask.choices:
        if _as_key(words) in map(_as_key, (choice.key, choice.value, choice.label)):
            return Answer(choice.value)
    keys = ", ".join(choice.key for choice in ask.choices)
    raise Unclear(f"Please answer with one of {keys}.")


def _as_key(words: str) -> str:
    """Return *words* as they are compared with what there is to choose from."""
    return narrow_signs(words).casefold()


READERS: dict[Shape, Callable[[Screen, str], Intent]] = {
    Shape.ENTER: _enter,
    Shape.LINE: _line,
    Shape.DATE: _date,
    Shape.NAME: _name,
    Shape.RATINGS: _ratings,
    Shape.SHEET: _sheet,
    Shape.CHOICE: _choice,
    Shape.CLOSE: _close,
}
