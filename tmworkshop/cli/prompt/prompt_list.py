"""``tmworkshop prompt list``: the kinds of prompts, or the prompts of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from tmworkshop.cli.echo import answer, answer_json, answer_table, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import hang_texts
from tmworkshop.cli.prompt.prompt_kinds import (
    PromptKind,
    find_kind,
    find_stems,
    list_kinds,
)
from tmworkshop.cli.prompt.prompt_lines import list_texts
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_shelf_without_faults


@verb("", "stems --purpose explore", "reflection")
@click.argument("kind", default="")
@click.option("--purpose", default="", metavar="PURPOSE", help="Only stems for this.")
@click.option("--theme", default="", metavar="THEME", help="Only stems on this theme.")
@json_option
def command(
    options: Options, kind: str, *, purpose: str, theme: str, as_json: bool
) -> None:
    """List the prompts of one KIND; without it, the kinds there are."""
    shelf = open_shelf_without_faults(options)
    if purpose or theme:
        _answer_kind(find_stems(shelf, kind, purpose, theme), as_json=as_json)
    elif kind:
        _answer_kind(find_kind(shelf, kind), as_json=as_json)
    else:
        _answer_kinds(list_kinds(shelf), as_json=as_json)


def _answer_kinds(kinds: Sequence[PromptKind], *, as_json: bool) -> None:
    if as_json:
        answer_json(kinds=[{"kind": each.name, "count": each.count} for each in kinds])
        return
    rows = [(each.name, f"{each.count:>5}", each.title) for each in kinds]
    answer_table(("Kind", "Count", "What it is"), rows)


def _answer_kind(kind: PromptKind, *, as_json: bool) -> None:
    if as_json:
        answer_json(kind=kind.name, prompts=[asdict(each) for each in kind.prompts])
        return
    for each in kind.prompts:
        for title, texts in list_texts(each):
            answer(*wrap(title), *hang_texts(texts), "")
    if not kind.prompts:
        say("There is none. See: tmworkshop prompt list")
