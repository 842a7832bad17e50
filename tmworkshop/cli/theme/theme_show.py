"""``tmworkshop theme show``: one theme of the codebook, and what is on it."""

from __future__ import annotations

from dataclasses import asdict

import click

from tmworkshop.cli.echo import answer, answer_json, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_listed, answer_parts
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.evidence.card_filter import find_theme
from tmworkshop.domain.library import Theme

MOST = 12  # cards by their titles


@verb("driver.vision")
@click.argument("name", metavar="THEME")
@json_option
@saves
def command(options: Options, name: str, *, as_json: bool) -> None:
    """Show THEME: what it is, when to use it, and what people say."""
    shelf = open_shelf_without_faults(options)
    known = {theme.id: theme for theme in shelf.themes()}
    theme = known[find_theme(name, known.values())]
    beneath = [each for each in known.values() if each.beneath == theme.id]
    lessons = [each for each in shelf.lessons() if theme.id in each.themes]
    cards = [each for each in shelf.cards() if theme.id in each.themes]
    if as_json:
        answer_json(
            theme=asdict(theme),
            beneath=[each.id for each in beneath],
            lessons=[each.id for each in lessons],
            cards=[each.id for each in cards],
        )
        return
    _answer_theme(theme)
    answer_listed("Your own beneath it", [(each.id, each.title) for each in beneath])
    answer_listed("Lessons", [(str(each.number), each.title) for each in lessons])
    answer_listed("Cards", [(each.id, each.title) for each in cards[:MOST]])
    if more := len(cards[MOST:]):
        say("", f"{more} more:\n  tmworkshop evidence list --theme {theme.id}")


def _answer_theme(theme: Theme) -> None:
    answer(theme.title, theme.id, "", *wrap(theme.definition, IN))
    answer_parts(
        {
            "Use it for": theme.includes,
            "Not for": theme.excludes,
            "What people say": ", ".join(theme.phrases),
            "An example": theme.example,
            "Beneath": theme.beneath,
        }
    )
