"""Which cards are asked for: by theme, sector, lesson, strength and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmworkshop.domain.content import Card
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.evidence.search import SearchEntry
from tmworkshop.domain.library import Theme
from tmworkshop.domain.names import find_id
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value

DIGITS = 2  # of a lesson
SECTORS = ("public", "third", "private", "small-firms")


@value
class CardFilter(Value):
    """What a card has to be; what is empty, any card is."""

    themes: tuple[str, ...] = ()  # any one of them is enough
    sector: str = ""
    lesson: str = ""
    strength: str = ""
    source: str = ""

    def takes(self, card: Card) -> bool:
        """Say whether *card* is what is wanted."""
        return (
            (not self.themes or not set(self.themes).isdisjoint(card.themes))
            and (not self.sector or self.sector in card.sectors)
            and (not self.lesson or self.lesson in card.lessons)
            and self.strength in ("", card.strength)
            and self.source in ("", card.source)
        )


def search_entry_of(card: Card, themes: Mapping[str, str]) -> SearchEntry:
    """Return what *card* is found by; *themes* are titles by their ids."""
    named = (themes.get(theme, "") for theme in card.themes)
    labels = (card.id, card.source, *card.sectors, *card.cite, *named)
    text = (card.finding, card.question, card.note, *labels)
    return SearchEntry(card.id, card.title, " ".join(text))


def match_id(typed: str, ids: Iterable[str], what: str) -> str:
    """Return the one of *ids* that is *typed*, or alone begins so."""
    return find_id(typed, {each: each for each in ids}, what)


def find_theme(typed: str, themes: Iterable[Theme]) -> str:
    """Return the id of the theme that is *typed*, by its id or a word of its title."""
    titles = {theme.id: theme.title.casefold() for theme in themes}
    by_title = [each for each, title in titles.items() if _has(title, typed)]
    try:
        return match_id(typed, titles, "theme")
    except NotFound as unknown:
        if len(by_title) == 1:
            return by_title[0]
        if by_title:
            several = f"Several have that word: {', '.join(by_title)}."
            raise NotFound(f"{unknown} {several}") from None
        raise NotFound(str(unknown), Remedy.LIST_THEMES) from None


def find_themes(typed: str, themes: Iterable[Theme]) -> tuple[str, ...]:
    """Return the ids of the theme that is *typed*, or of a whole family of them.

    A set's own themes go with the one they stand beneath.
    """
    known = {theme.id: theme for theme in themes}
    wanted = typed.strip().casefold()
    family = [each for each in known if each.partition(".")[0] == wanted]
    chosen = family or [find_theme(typed, known.values())]
    own = (each for each in known if known[each].beneath in chosen)
    return tuple(dict.fromkeys((*chosen, *own)))


def _has(title: str, typed: str) -> bool:
    words = typed.casefold().split()
    return bool(words) and all(word in title for word in words)


def read_lesson_number(typed: str) -> int:
    """Return the number of the lesson that is *typed*: 3, 03 or lesson.03."""
    digits = typed.strip().casefold().removeprefix("lesson").strip(" .")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= DIGITS):
        raise Unclear(
            f"{typed!r} is no lesson: give its number, say 3.", Remedy.LIST_LESSONS
        )
    return int(digits)
