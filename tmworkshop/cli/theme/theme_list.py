"""``tmworkshop theme list``: the themes, under the names of their sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict

import click

from tmworkshop.cli.echo import answer, answer_json
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, mark_own, set_beside
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.evidence.card_filter import match_id
from tmworkshop.domain.library import Theme


@verb("", "--section drivers")
@click.option("--section", default="", metavar="SECTION", help="Only these.")
@json_option
@saves
def command(options: Options, *, section: str, as_json: bool) -> None:
    """List the themes by section; a set's own stand beneath the one they refine."""
    shelf = open_shelf_without_faults(options)
    themes = _in_section(shelf.themes(), section)
    if as_json:
        answer_json(themes=[asdict(theme) for theme in themes])
    else:
        _answer_themes(themes, shelf.own_themes())


def _in_section(themes: Sequence[Theme], section: str) -> Sequence[Theme]:
    """Return the *themes* of a *section*, or all where none is asked for."""
    if not section:
        return themes
    wanted = match_id(section, dict.fromkeys(t.section for t in themes), "section")
    return [theme for theme in themes if theme.section == wanted]


def _answer_themes(themes: Sequence[Theme], own: Collection[str]) -> None:
    """Print *themes* under the names of their sections; those in *own* are marked."""
    for number, section in enumerate(dict.fromkeys(each.section for each in themes)):
        gap = [""] if number else []
        answer(*gap, section, *set_beside(_rows(themes, section, own), IN))


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
            yield name, mark_own(theme.title, is_own=theme.id in own)
