"""Themes of the codebook as they are listed and shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from tmworkshop.cli.content.card_lines import short
from tmworkshop.cli.echo import answer, answer_json, say, wrapped
from tmworkshop.cli.parts import IN, answer_listed, answer_parts, marked, set_beside
from tmworkshop.domain.evidence.choosing import called, theme_called

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.domain.content import Card, Lesson
    from tmworkshop.domain.library import Theme

MOST = 12  # cards by their titles


def in_section(themes: Sequence[Theme], section: str) -> Sequence[Theme]:
    """Return the *themes* of a *section*, or all where none is asked for."""
    if not section:
        return themes
    wanted = called(section, dict.fromkeys(t.section for t in themes), "section")
    return [theme for theme in themes if theme.section == wanted]


def answer_themes(themes: Sequence[Theme], own: Collection[str]) -> None:
    """Print *themes* under the names of their sections; those in *own* are marked."""
    first, *others = dict.fromkeys(theme.section for theme in themes)
    answer(first, *set_beside(_rows(themes, first, own), IN))
    for section in others:
        answer("", section, *set_beside(_rows(themes, section, own), IN))


def answer_themes_json(themes: Sequence[Theme]) -> None:
    """Print *themes* for programs."""
    answer_json(themes=[asdict(theme) for theme in themes])


def answer_theme(shelf: ShelfOfPrompts, name: str) -> None:
    """Print the theme that is *name*, or alone begins so, and what is on it."""
    theme, own = _called(shelf, name)
    lessons, cards = _on(shelf, theme)
    answer(theme.title, theme.id, "", *wrapped(theme.definition, IN))
    answer_parts(
        {
            "Use it for": theme.includes,
            "Not for": theme.excludes,
            "What people say": ", ".join(theme.phrases),
            "An example": theme.example,
            "Beneath": theme.beneath,
        }
    )
    answer_listed("Your own beneath it", [(each.id, each.title) for each in own])
    answer_listed("Lessons", [(str(each.number), each.title) for each in lessons])
    answer_listed("Cards", list(map(short, cards[:MOST])))
    if len(cards) > MOST:
        rest = f"{len(cards) - MOST} more"
        say("", f"{rest}: tmworkshop evidence list --theme {theme.id}")


def answer_theme_json(shelf: ShelfOfPrompts, name: str) -> None:
    """Print the theme that is *name*, or alone begins so, for programs."""
    theme, own = _called(shelf, name)
    lessons, cards = _on(shelf, theme)
    answer_json(
        theme=asdict(theme),
        beneath=[each.id for each in own],
        lessons=[each.id for each in lessons],
        cards=[each.id for each in cards],
    )


def _rows(
    themes: Sequence[Theme], section: str, own: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the themes of *section*, each followed by what stands beneath it."""
    ids = {theme.id for theme in themes}
    tops = (t for t in themes if t.section == section and t.beneath not in ids)
    for top in tops:
        beneath = [theme for theme in themes if theme.beneath == top.id]
        for theme in (top, *beneath):
            name = f"{IN}{theme.id}" if theme in beneath else theme.id
            yield name, marked(theme.title, is_own=theme.id in own)


def _called(shelf: ShelfOfPrompts, name: str) -> tuple[Theme, list[Theme]]:
    known = {theme.id: theme for theme in shelf.themes()}
    theme = known[theme_called(name, known.values())]
    return theme, [each for each in known.values() if each.beneath == theme.id]


def _on(shelf: ShelfOfPrompts, theme: Theme) -> tuple[list[Lesson], list[Card]]:
    lessons = [each for each in shelf.lessons() if theme.id in each.themes]
    return lessons, [each for each in shelf.cards() if theme.id in each.themes]
