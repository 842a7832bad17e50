"""What a page of a programme adds up of the words on it: verdicts, and what was tried.

Each figure is one that whoever reads the words can count.  How many *people* gave
verdicts is not told: it would tell which words are one person's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tmworkshop.domain.pages.programme_views import PageCell, PageTried, PageVerdicts
from tmworkshop.domain.programme.words_shown import ShownWords
from tmworkshop.domain.record.actions import Status
from tmworkshop.domain.record.sentences import BECAME

FILLED = "filled"
SAID = {"holds": "holds", "partly": "in part", "not-here": "does not"}
# what was changed or handed on goes on in another way
STANDS: Mapping[Status, str] = {
    Status.DONE: "done",
    Status.OPEN: "going on",
    Status.CHANGED: "going on",
    Status.HANDED_ON: "going on",
    Status.LET_GO: "let go",
}
OUTCOMES = {BECAME[status]: stands for status, stands in STANDS.items()}


def count_verdicts(words: Iterable[ShownWords], k: int) -> PageVerdicts | None:
    """Return whether the lesson holds there, by the *words* that say so.

    None if fewer than *k* of them do: a bar would make much of little.
    """
    given = Counter(each.holds for each in words if each.holds in SAID)
    if given.total() < k:
        return None
    return PageVerdicts(
        holds=given["holds"],
        partly=given["partly"],
        not_here=given["not-here"],
        text=", ".join(f"{SAID[e]} {given[e]}" for e in SAID if given[e]),
    )


def count_tried(words: Iterable[ShownWords]) -> PageTried:
    """Return where the actions among *words* stand, as far as that is told."""
    now = Counter(OUTCOMES[e.outcome] for e in words if e.outcome in OUTCOMES)
    texts = [f"{now[each]} {each}" for each in dict.fromkeys(STANDS.values())]
    return PageTried(
        done=now["done"],
        going=now["going on"],
        let_go=now["let go"],
        text=", ".join(each for each in texts if not each.startswith("0 ")),
    )


def say_blanks(cells: Iterable[PageCell]) -> str:
    """Say how many of the *cells* of a row have no words, and why."""
    blank = Counter(each.state for each in cells if each.state != FILLED)
    return ", ".join(f"{state} {blank[state]}" for state in sorted(blank, reverse=True))
