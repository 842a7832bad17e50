"""``tmworkshop evidence``: search the cards, list them, show one with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import json_option
from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.domain.errors import Missing
from tmworkshop.domain.evidence.choosing import SECTORS
from tmworkshop.domain.evidence.citing import STRENGTHS

if TYPE_CHECKING:
    from tmworkshop.domain.evidence.choosing import Wanted


def filters(command: Any) -> Any:
    """Give *command* the flags that say which cards are asked for."""
    for option in reversed(
        (
            click.option("--theme", default="", metavar="THEME", help="On this theme."),
            click.option(
                "--sector", type=click.Choice(SECTORS), help="About partners of it."
            ),
            click.option("--lesson", default="", metavar="N", help="On this lesson."),
            click.option(
                "--strength",
                type=click.Choice(tuple(STRENGTHS)),
                help="As strong as this.",
            ),
            click.option(
                "--source", default="", metavar="SOURCE", help="From this document."
            ),
        )
    ):
        command = option(command)
    return command


@click.group("evidence", cls=ExampleGroup, example="tmworkshop evidence search trust")
def command() -> None:
    """Search what the sources found, and show where each finding stands."""


@command.command(
    "search",
    example="tmworkshop evidence search small firms\n"
    "tmworkshop evidence search trust --sector third --strength evaluation",
)
@click.argument("words", nargs=-1)
@filters
@click.option("--all", "every", is_flag=True, help="All of them, not the ten best.")
@json_option
@click.pass_obj
def search(
    context: Context,
    /,
    words: tuple[str, ...],
    *,
    every: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Find the cards that hold WORDS, the best first."""
    from tmworkshop.cli.content import evidence_page

    wanted = wanted_of(context, **asked)
    if words:
        said = " ".join(words)
        evidence_page.answer_search(context, said, wanted, every=every, as_json=as_json)
    elif any(asked.values()):
        evidence_page.answer_list(context, wanted, as_json=as_json)
    else:
        raise Missing(
            "What is to be found? Say it in a few words: tmworkshop evidence search "
            "small firms"
        )


@command.command(
    "list",
    example="tmworkshop evidence list --lesson 5\n"
    "tmworkshop evidence list --theme driver --strength figure",
)
@filters
@json_option
@click.pass_obj
def list_(context: Context, /, *, as_json: bool, **asked: Any) -> None:
    """List the cards by their titles."""
    from tmworkshop.cli.content import evidence_page

    wanted = wanted_of(context, **asked)
    evidence_page.answer_list(context, wanted, as_json=as_json)


@command.command("show", example="tmworkshop evidence show engage.sme.difficulty")
@click.argument("name", metavar="CARD")
@json_option
@click.pass_obj
def show(context: Context, name: str, *, as_json: bool) -> None:
    """Show CARD: its finding, how strong it is, and where to look it up."""
    from tmworkshop.cli.content import card_page

    card = card_page.card_called(context.shelf_without_faults, name)
    if as_json:
        card_page.answer_card_json(context.shelf_without_faults, card)
    else:
        card_page.answer_card(context.shelf_without_faults, card)


def wanted_of(
    context: Context,
    theme: str,
    sector: str | None,
    lesson: str,
    strength: str | None,
    source: str,
) -> Wanted:
    """Return what the flags ask of a card; NotFound for a name that nothing has."""
    from tmworkshop.domain.evidence.choosing import (
        Wanted,
        called,
        lesson_number,
        themes_called,
    )

    shelf = context.shelf_without_faults
    return Wanted(
        themes=themes_called(theme, shelf.themes()) if theme else (),
        sector=sector or "",
        lesson=shelf.lesson(lesson_number(lesson)).id if lesson else "",
        strength=strength or "",
        source=called(source, shelf.short_names(), "source") if source else "",
    )
