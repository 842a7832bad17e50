"""A typed line read as an intent: one grammar for every front end that takes lines.

A line that begins with one of the keys is that key, or is told why it does nothing
here; a space before it makes it words.  Enter alone leaves an answer as it stands;
a space and Enter empties it.  Keys and figures of full width are read as plain ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tmworkshop.domain.dates import read_date
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import What
from tmworkshop.domain.names import find_id, suggest_names
from tmworkshop.domain.record.ratings import CANNOT_SAY
from tmworkshop.domain.session.questions.ask import CLOSES, Ask, Shape
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.figures import read_ratings, read_sheet
from tmworkshop.domain.session.typed.intents import Answer, Go, Intent, Several
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
from tmworkshop.domain.session.typed.lists import BREAK, split_list
from tmworkshop.domain.wide_signs import narrow_signs

NO_DATE = {"no date", "no date yet", "none", "not yet"}
NOBODY = {"nobody", "no one", "none"}
NEXT_MEETING = "n"
WHO_STEERS = (
    "Whoever steers moves on. A space before the line makes it words; Ctrl-C leaves."
)


def read_intent(screen: Screen, line: str) -> Intent:
    """Return what *line* means on *screen*; Unclear or NotFound say what is wrong."""
    if items := split_list(screen, line):
        return Several(tuple(_read_one(screen, item) for item in items))
    return _read_one(screen, line.replace(BREAK, " "))


def _read_one(screen: Screen, line: str) -> Intent:
    for key in _keys_before(line):
        rest = " ".join(line[len(key) :].split())
        if key in screen.barred:
            raise Unclear(WHO_STEERS)
        if key in screen.offers:
            return read_key(screen, key, rest)
        if key in KEYS and not _may_answer(screen, key):
            raise explain_absence(screen, key, rest)
    words = " ".join(line.split())
    if _leaves_what_stands(screen.ask, line, words):
        return Answer(screen.ask.stands)
    if words and line[0].isspace() and screen.ask.shape is Shape.LINE:
        return Answer(words)
    return READERS[screen.ask.shape](screen, words)


def _leaves_what_stands(ask: Ask, line: str, words: str) -> bool:
    """Say whether *line*, with these *words*, leaves the answer that stands.

    Words that a turn is there for, and figures, can be taken away but not emptied.
    """
    is_wanted = ask.needed and ask.shape is not Shape.NAME
    stays = is_wanted or ask.shape.is_of_figures
    is_left = not line or words == ask.default or (stays and not words)
    return bool(ask.stands) and is_left


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
    Shape.RATINGS: read_ratings,
    Shape.SHEET: read_sheet,
    Shape.CHOICE: _choice,
    Shape.CLOSE: _close,
}
