"""How a text has to be worded to be read aloud from a small screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A question that begins like this is answered by yes or no.
CLOSED = re.compile(
    r"(?:so,? |and |but )?"
    r"(?:do|does|did|is|are|am|was|were|can|could|should|shall|would|will|have|has|had"
    r"|may|might|must|isn't|aren't|don't|doesn't|didn't|can't|couldn't|won't"
    r"|wouldn't|shouldn't|haven't|hasn't)\b",
    re.IGNORECASE,
)
APOSTROPHE = re.compile("['\u2019]")
RUN = 12  # words; as many in common with a source were taken from it
MOST_WORDS = 60  # of a finding: what can be read aloud in half a minute


def check_question(question: str) -> Iterator[str]:
    """Yield what keeps *question* from being one open question."""
    if not question.rstrip().endswith("?"):
        yield f"a question ends in a question mark: {question!r}"
    elif question.count("?") > 1:
        yield f"it asks more than one thing: {question!r}"
    if CLOSED.match(question.lstrip("“\"' ")):
        yield f"it can be answered by yes or no: {question!r}"


def check_letters(what: str, text: str, letters: int) -> Iterator[str]:
    """Yield it, if *text*, called *what*, has more than so many *letters*."""
    if len(text) > letters:
        yield f"{what} has {len(text)} letters, {letters} fit: {text[:40]!r}…"


def check_words(what: str, text: str, words: int = MOST_WORDS) -> Iterator[str]:
    """Yield it, if *text*, called *what*, has more than so many *words*."""
    if (count := len(text.split())) > words:
        yield f"{what} has {count} words, {words} can be read aloud"


def list_runs(text: str, length: int = RUN) -> Iterator[str]:
    """Yield each run of *length* words in *text*, without case and punctuation."""
    words = re.findall(r"[^\W_]+", APOSTROPHE.sub("", text.casefold()))
    for at in range(len(words) - length + 1):
        yield " ".join(words[at : at + length])
