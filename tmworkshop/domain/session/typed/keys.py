"""What each key means, with the words that stand behind it on the same line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.facts import TITLES, Kind, What
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import find_called, find_id
from tmworkshop.domain.session.shown.card_view import match_cards
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.intents import (
    Add,
    Check,
    Go,
    Intent,
    Label,
    PutBack,
    TakeAway,
)
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.wide_signs import narrow_signs

MOST_MINUTES = 99
PUT_BACK = "\\\\"
ALONE: Mapping[str, Intent] = {  # takes no words on its line
    "<": Go(What.BACK),
    "-": Go(What.PASS),
    "#": Go(What.BLANK),
    "!": Go(What.PAUSE),
    "!!": Go(What.STOP),
    ">": Go(What.SKIP),
    ".": Go(What.OTHERS),
    "\\": TakeAway(),
    PUT_BACK: PutBack(),
}
WANTS = {  # words on its line: which, and as what
    "+": ("the action", "words"),
    "?": ("the question", "words"),
    ";": ("the note", "words"),
    "&": ("who has come", "Name"),
    "~": ("who leaves", "Name"),
    "@": ("whom to return to", "Name"),
    "%": ("who presents", "Name, Name"),
    "^": ("the question", "words"),
    ":": ("a theme", "theme"),
}
# What can be said beside the question, whoever is on.
KEY_OF: Mapping[Kind, str | None] = {
    Kind.ACTION: "+",
    Kind.QUESTION: "?",
    **leave_out(Kind.REFLECTION, Kind.ISSUE, Kind.LEARNING, Kind.PRACTICE),
    **leave_out(Kind.RATING, Kind.FOLLOWUP, Kind.MEETING),
    **leave_out(Kind.NOTE),  # is nobody's, and for whoever writes along
}
KIND_OF = {key: kind for kind, key in KEY_OF.items() if key}
OF_TWO_SIGNS = ("!!", PUT_BACK)
AS_WORDS = "A space before the line keeps it as it stands."
ALL_ASKED = "All has been asked: {} does nothing any more."
ABSENT = {
    "=": "There is no lesson in hand, so there are no cards.",
    ".": "This step has no questions to offer.",
    PUT_BACK: "Nothing was taken away that could be put back.",
    ";": "Notes are for whoever writes along.",
}
# Before a colon in English or Welsh, and no beginning of anybody's name.
SHORT_WORDS = frozenset(
    """
    a ac am an ar as at be by do eg ei er eu ex fe fi go he hi i ie if in is it me mi
    mr ms my na nb ni no o of oh ok on or pm ps qa re so ti to uk um up us vs we y ye
    yn yr
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
# What whoever writes along leaves to whoever steers.
STEERING = frozenset("<-!>.&~@%*=^").union(("!!",))


def read_speaker(screen: Screen, words: str) -> tuple[str, str]:
    """Return the member named before a colon in *words*, if one is, and the rest."""
    name, rest = split_name(words)
    if not rest or is_plain_word(screen, name):
        return "", words
    try:
        return find_id(name, screen.here), rest
    except NotFound:
        return "", words  # a colon in plain words


def split_name(words: str) -> tuple[str, str]:
    """Return what stands before the first colon in *words*, and after it."""
    at = narrow_signs(words).find(":")
    return (words, "") if at < 0 else (words[:at], words[at + 1 :].strip())


def is_plain_word(screen: Screen, words: str) -> bool:
    """Say whether *words* are a short word that nobody here is called by in full."""
    return fold_name(words) in SHORT_WORDS and not find_called(words, screen.here)


def read_key(screen: Screen, key: str, rest: str) -> Intent:
    """Return what *key* means with the *rest* of its line."""
    if key in ALONE and rest:
        raise Unclear(f"{key} stands alone. Put a space before it to say it as words.")
    if key in WANTS and not rest:
        what, form = WANTS[key]
        raise Unclear(f"Type {what} on the same line: {key} {form}.")
    return KEYS[key](screen, key, rest)


def _add(screen: Screen, key: str, rest: str) -> Intent:
    speaker, words = read_speaker(screen, rest)
    return Add(KIND_OF[key], words, speaker)


def _arrive(screen: Screen, key: str, rest: str) -> Intent:
    try:
        return Go(What.ARRIVE, (find_id(rest, screen.away),))
    except NotFound:
        here = screen.here[find_id(rest, {**screen.away, **screen.here})]
    raise Unclear(f"{here} is here already.")


def _replan(screen: Screen, key: str, rest: str) -> Intent:
    names = [name for name in re.split(r",| and ", narrow_signs(rest)) if name.strip()]
    who = (find_id(name, screen.here) for name in names)
    return Go(What.REPLAN, tuple(dict.fromkeys(who)))


def _show(screen: Screen, key: str, rest: str) -> Intent:
    if not rest:
        return Go(What.SHOW, card="" if screen.looked_up else TITLES)
    if rest.isdecimal():
        number = _number(rest, len(screen.cards), "cards", key)
        return Go(What.SHOW, card=[*screen.cards][number - 1])
    match match_cards(screen.cards, rest):
        case ():
            raise NotFound(f"No card speaks of {rest!r}. {key} alone lists them all.")
        case (only,):
            return Go(What.SHOW, card=only)
        case _:
            return Go(What.SHOW, card=f"{TITLES}{rest}")


def _label(screen: Screen, key: str, rest: str) -> Intent:
    known = rest in screen.themes  # as `theme list` has it
    return Label(rest if known else find_id(rest, screen.themes, "theme"))


def explain_absence(screen: Screen, key: str, rest: str) -> Unclear:
    """Return what is said where *key* does nothing; *rest* could be meant as words."""
    says = ABSENT.get(key, "{} does nothing here.") if screen.turn else ALL_ASKED
    return Unclear(" ".join((says.format(key), AS_WORDS)) if rest else says.format(key))


def _number(text: str, most: int, what: str, key: str) -> int:
    known = {str(number): number for number in range(1, most + 1)}
    if (typed := narrow_signs(text)) not in known:
        raise Unclear(f"Type 1 to {most} {what} on the same line: {key} 1")
    return known[typed]


KEYS: dict[str, Callable[[Screen, str, str], Intent]] = {
    **dict.fromkeys(ALONE, lambda screen, key, rest: ALONE[key]),
    **dict.fromkeys(KIND_OF, _add),
    ";": lambda screen, key, rest: Add(Kind.NOTE, rest),
    "&": _arrive,
    "~": lambda screen, key, rest: Go(What.LEAVE, (find_id(rest, screen.here),)),
    "@": lambda screen, key, rest: Go(What.RETURN_TO, (find_id(rest, screen.here),)),
    "%": _replan,
    "*": lambda screen, key, rest: Go(
        What.EXTEND, minutes=_number(rest, MOST_MINUTES, "minutes", key)
    ),
    "=": _show,
    ":": _label,
    "^": lambda screen, key, rest: Check(rest),
}
