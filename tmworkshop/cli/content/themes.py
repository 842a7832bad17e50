"""``tmworkshop theme``: the codebook, section by section, and one theme in full."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import json_option
from tmworkshop.cli.examples import ExampleGroup


@click.group("theme", cls=ExampleGroup, example="tmworkshop theme show driver.vision")
def command() -> None:
    """Show the codebook: what words are about, in every set alike."""


@command.command(
    "list", example="tmworkshop theme list\ntmworkshop theme list --section drivers"
)
@click.option("--section", default="", metavar="SECTION", help="Only these.")
@json_option
@click.pass_obj
def list_(context: Context, *, section: str, as_json: bool) -> None:
    """List the themes by section; a set's own stand beneath the one they refine."""
    from tmworkshop.cli.content import theme_page

    shelf = context.shelf_without_faults
    themes = theme_page.in_section(shelf.themes(), section)
    if as_json:
        theme_page.answer_themes_json(themes)
    else:
        theme_page.answer_themes(themes, shelf.own_themes())


@command.command("show", example="tmworkshop theme show driver.vision")
@click.argument("name", metavar="THEME")
@json_option
@click.pass_obj
def show(context: Context, name: str, *, as_json: bool) -> None:
    """Show THEME: what it is, when to use it, and what people say."""
    from tmworkshop.cli.content import theme_page

    if as_json:
        theme_page.answer_theme_json(context.shelf_without_faults, name)
    else:
        theme_page.answer_theme(context.shelf_without_faults, name)
