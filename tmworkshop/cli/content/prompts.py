"""``tmworkshop prompt``: all that may be put to the room, kind by kind."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import json_option
from tmworkshop.cli.examples import ExampleGroup


@click.group("prompt", cls=ExampleGroup, example="tmworkshop prompt list")
def command() -> None:
    """List what may be put to the room, and check your own."""


@command.command(
    "list",
    example="tmworkshop prompt list\n"
    "tmworkshop prompt list stems --purpose explore\n"
    "tmworkshop prompt list reflection",
)
@click.argument("kind", default="")
@click.option("--purpose", default="", metavar="PURPOSE", help="Only stems for this.")
@click.option("--theme", default="", metavar="THEME", help="Only stems on this theme.")
@json_option
@click.pass_obj
def list_(
    context: Context, kind: str, *, purpose: str, theme: str, as_json: bool
) -> None:
    """List the prompts of one KIND; without it, the kinds there are."""
    from tmworkshop.cli.content import prompt_page

    if purpose or theme:
        found = prompt_page.stems_on(context.shelf_without_faults, kind, purpose, theme)
    elif kind:
        found = prompt_page.kind_called(context.shelf_without_faults, kind)
    else:
        prompt_page.answer_kinds(context.shelf_without_faults, as_json=as_json)
        return
    prompt_page.answer_kind(found, as_json=as_json)


@command.command("check", example="tmworkshop prompt check")
@click.pass_obj
def check(context: Context) -> None:
    """Say all that is wrong with your own prompts, each with its place."""
    from tmworkshop.cli.content.prompt_check import check_prompts

    check_prompts(context.folder / "prompts", context.shelf)
