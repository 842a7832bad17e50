"""``tmworkshop prompt list``: the kinds of prompts, or the prompts of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

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
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain import content
from tmworkshop.domain.library import Aid, ResearchQuestion

TitledTexts = Iterator[tuple[str, tuple[str, ...]]]


@verb("", "stems --purpose explore", "reflection")
@click.argument("kind", default="")
@click.option("--purpose", default="", metavar="PURPOSE", help="Only stems for this.")
@click.option("--theme", default="", metavar="THEME", help="Only stems on this theme.")
@json_option
@saves
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
        for title, texts in TEXTS[type(each)](each):
            answer(*wrap(title), *hang_texts(texts), "")
    if not kind.prompts:
        say("There is none. See:\n  tmworkshop prompt list")


def _stems(purpose: content.StemPurpose) -> TitledTexts:
    with_leave = ": only if the presenter agrees to it" if purpose.permission else ""
    words = tuple(stem.words for stem in purpose.stems)
    yield f"{purpose.title} ({purpose.purpose}){with_leave}", words


def _advice(advice: content.Advice) -> TitledTexts:
    yield f"Heard: {', '.join(advice.heard)}", (advice.instead, advice.why)


def _question(asked: ResearchQuestion) -> TitledTexts:
    yield f"{asked.number}  {asked.title}", (asked.words, *asked.ways)


def _aid(aid: Aid) -> TitledTexts:
    does = f"Does: {aid.does}" if aid.does else ""
    never = f"Never: {aid.never}" if aid.never else ""
    yield aid.title, (*filter(None, (aid.about, does, never)), *aid.questions)


def _scale(scale: content.Scale) -> TitledTexts:
    points = (f"{each.value} {each.label}" for each in scale.points)
    yield f"{scale.question} ({scale.id})", (*points, f"? {scale.cannot_say}")


def _inventory(inventory: content.Inventory) -> TitledTexts:
    lines = (
        f"{each.title} ({each.side}): {each.words}" for each in inventory.statements
    )
    yield f"{inventory.title} ({inventory.id})", (inventory.intro, *lines)


def _agreement(agreement: content.Agreement) -> TitledTexts:
    chosen = tuple(rule.words for rule in agreement.rules if rule.chosen)
    others = tuple(rule.words for rule in agreement.rules if not rule.chosen)
    yield "A first agreement", chosen
    yield "Others to choose from", others
    yield "Read aloud before each session", (*agreement.read_aloud, agreement.limits)


def _slip(slip: content.Slip) -> TitledTexts:
    yield f"Wording {slip.version}", (slip.intro,)
    yield "To be ticked", tuple(purpose.words for purpose in slip.purposes)
    yield "Good to know", slip.meanings
    boxes = (box.easy for box in slip.purposes if box.easy)
    if easy := (*slip.easy_intro, *boxes, *slip.easy_meanings):
        yield "In easy words", easy


# how each is told: titles, and the texts beneath each
TEXTS: Mapping[type, Callable[[Any], TitledTexts]] = {
    content.StemPurpose: _stems,
    content.Advice: _advice,
    ResearchQuestion: _question,
    Aid: _aid,
    content.Agreement: _agreement,
    content.Scale: _scale,
    content.Inventory: _inventory,
    content.Slip: _slip,
}
