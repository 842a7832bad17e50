"""Every word that packs brought, for whoever codes it: of nobody, and in no order.

No name, pseudonym, id or month stands beside it.  With its lesson a partnership tells
of a session, and so it is told only where enough people share words on that lesson.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, MutableSequence

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import LentText, SetPart, Words
from tmworkshop.domain.programme.cells import Pseudonym, count_people
from tmworkshop.domain.programme.page_columns import Columns
from tmworkshop.domain.programme.terms import LEAST
from tmworkshop.domain.values import Value, value

Parts = Mapping[str, tuple[SetPart, ...]]
NOT_FOR_SHOWING = (
    "Not for showing: every word that packs brought, for whoever codes it. It is no "
    "page of the programme; nobody else may read it, and nothing is remembered of it."
)


@value
class WordsToCode(Value):
    """Words of one entry, and what is known of it without anyone's name."""

    words: str
    kind: Kind
    lesson: str = ""  # its id
    themes: tuple[str, ...] = ()
    partnership: str = ""  # where enough people of it hide each other
    holds: str = ""
    outcome: str = ""
    since: tuple[str, ...] = ()


@value
class WordsWanted(Value):
    """Which words are asked for; what is empty asks for all."""

    themes: Collection[str] = ()
    lesson: str = ""
    kind: Kind | None = None

    def has(self, voice: Words) -> bool:
        """Say whether *voice* is asked for."""
        is_of_kind = self.kind in (None, voice.kind)
        is_on_lesson = self.lesson in ("", voice.lesson)
        is_on_theme = not self.themes or not {*self.themes}.isdisjoint(voice.themes)
        return is_of_kind and is_on_lesson and is_on_theme


def list_words_to_code(
    parts: Parts,
    wanted: WordsWanted,
    shuffle: Callable[[MutableSequence[WordsToCode]], None],
) -> tuple[WordsToCode, ...]:
    """Return the words in *parts* that are *wanted*, as *shuffle* orders them."""
    columns = Columns(parts, ())
    every = [
        (signer, voice)
        for signer, sets in parts.items()
        for part in sets
        for voice in part.words
    ]
    enough = _list_shared(every, columns)
    words = [
        _without_speaker(voice, partnership if at in enough else "")
        for _, voice in every
        if wanted.has(voice)
        for partnership in (columns.of(voice.partnership),)
        for at in ((partnership, voice.lesson),)
    ]
    # by its letters first: what chance is given tells of no order either
    words.sort(key=repr)
    shuffle(words)
    return tuple(words)


def _list_shared(
    every: Iterable[tuple[str, Words]], columns: Columns
) -> frozenset[tuple[str, str]]:
    """Return the partnerships, with a lesson, at which enough people share words."""
    people: dict[tuple[str, str], set[Pseudonym]] = defaultdict(set)
    for signer, voice in every:
        at = columns.of(voice.partnership), voice.lesson
        people[at].add((signer, voice.person))
    least = LEAST[Reader.PROGRAMME] or 0
    return frozenset(at for at in people if count_people(people[at]) >= least)


def _without_speaker(voice: Words, partnership: str) -> WordsToCode:
    if isinstance(voice, LentText):
        about = voice.words, voice.kind, voice.lesson, voice.themes
        return WordsToCode(*about, partnership=partnership)
    return WordsToCode(
        words=voice.words,
        kind=voice.kind,
        lesson=voice.lesson,
        themes=voice.themes,
        partnership=partnership,
        holds=voice.holds,
        outcome=voice.outcome,
        since=voice.since,
    )
