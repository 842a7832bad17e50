"""Which entries answer a few words best.

Each word of a question counts, and a rare one for more, by BM25 (S. Robertson and
H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and
Trends in Information Retrieval 3(4), 2009).  A word in the title counts as much again
as it ever can elsewhere, so that for one word a title always comes before a text; and
the fewer of the words an entry lacks, the better it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from tmworkshop.domain.evidence.word_roots import root_of, split_roots, split_words
from tmworkshop.domain.names import suggest_names
from tmworkshop.domain.values import Value, value

SATURATION, LENGTH = 1.2, 0.75  # k1 and b, as the paper gives them
BEGINNING = 3  # letters that may stand for all words that begin with them


@value
class SearchEntry(Value):
    """What may be found: its id, its title, and all else that it is found by."""

    id: str
    title: str
    text: str


@value
class _Read(Value):
    id: str
    title: frozenset[str]
    counts: Mapping[str, int]  # of each root, those of the title among them
    length: int


@value
class _Word(Value):
    rarity: float
    gains: Mapping[str, float]  # of each entry that holds it


def rank_entries(wanted: str, entries: Iterable[SearchEntry]) -> tuple[str, ...]:
    """Return the ids of *entries* that hold words *wanted*, the best first.

    A word that most entries hold says which of them is better, and finds none alone.
    """
    read = [_read(entry) for entry in entries]
    known = {each for entry in read for each in entry.counts}
    heard = [
        _heard(_meant(term, known), read) for term in dict.fromkeys(split_roots(wanted))
    ]
    telling = [word for word in heard if 2 * len(word.gains) <= len(read)]
    holding = {each for word in telling or heard for each in word.gains}
    scores = {each: _score(each, heard) for each in holding}
    in_order = (each.id for each in read if each.id in holding)
    return tuple(sorted(in_order, key=lambda each: -scores[each]))


def suggest_words(wanted: str, entries: Iterable[SearchEntry]) -> str:
    """Return " Did you mean …?" for the words *wanted* that no entry holds."""
    spoken = {
        word for each in entries for word in split_words(f"{each.title} {each.text}")
    }
    known = {root_of(word) for word in spoken}
    unknown = (word for word in split_words(wanted) if not _meant(root_of(word), known))
    return next(filter(None, (suggest_names(word, spoken) for word in unknown)), "")


def _read(entry: SearchEntry) -> _Read:
    title = tuple(split_roots(entry.title))
    counts = Counter((*title, *split_roots(entry.text)))
    return _Read(entry.id, frozenset(title), counts, counts.total())


def _meant(term: str, known: set[str]) -> set[str]:
    """Return what *term* stands for: itself, or else all that begin with it."""
    if term in known or len(term) < BEGINNING:
        return {term} & known
    return {each for each in known if each.startswith(term)}


def _heard(meant: set[str], read: list[_Read]) -> _Word:
    """Return how rare a word of the question is, and what entries gain by it."""
    counts = {each.id: sum(each.counts.get(t, 0) for t in meant) for each in read}
    holding = [each for each in read if counts[each.id]]
    others = len(read) - len(holding)
    rarity = log(1 + (others + 0.5) / (len(holding) + 0.5))
    usual = sum(each.length for each in read) / max(len(read), 1)
    gains = {}
    for each in holding:
        long = 1 - LENGTH + LENGTH * each.length / usual
        often = counts[each.id] / (counts[each.id] + SATURATION * long)
        gains[each.id] = rarity * (often + bool(meant & each.title))
    return _Word(rarity, gains)


def _score(entry_id: str, heard: list[_Word]) -> float:
    """Return what an entry has gained, less where it lacks words of the question."""
    matched = sum(word.rarity for word in heard if entry_id in word.gains)
    gained = sum(word.gains.get(entry_id, 0) for word in heard)
    return gained * matched / sum(word.rarity for word in heard)
