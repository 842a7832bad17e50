"""What each kind of prompt says in a list: titles, and the texts beneath them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tmworkshop.domain.content import (
    Advice,
    Agreement,
    Inventory,
    Scale,
    Slip,
    StemPurpose,
)
from tmworkshop.domain.library import Aid, ResearchQuestion

TitledTexts = Iterator[tuple[str, tuple[str, ...]]]


def list_texts(prompt: object) -> TitledTexts:
    """Yield the titles of *prompt*, each with the texts beneath it."""
    return TOLD[type(prompt)](prompt)


def _stems(purpose: StemPurpose) -> TitledTexts:
    with_leave = ": only if the presenter agrees to it" if purpose.permission else ""
    words = tuple(stem.words for stem in purpose.stems)
    yield f"{purpose.title} ({purpose.purpose}){with_leave}", words


def _advice(advice: Advice) -> TitledTexts:
    yield f"Heard: {', '.join(advice.heard)}", (advice.instead, advice.why)


def _question(asked: ResearchQuestion) -> TitledTexts:
    yield f"{asked.number}  {asked.title}", (asked.words, *asked.ways)


def _aid(aid: Aid) -> TitledTexts:
    does = f"Does: {aid.does}" if aid.does else ""
    never = f"Never: {aid.never}" if aid.never else ""
    yield aid.title, (*filter(None, (aid.about, does, never)), *aid.questions)


def _scale(scale: Scale) -> TitledTexts:
    points = (f"{each.value} {each.label}" for each in scale.points)
    yield f"{scale.question} ({scale.id})", (*points, f"? {scale.cannot_say}")


def _inventory(inventory: Inventory) -> TitledTexts:
    lines = (
        f"{each.title} ({each.side}): {each.words}" for each in inventory.statements
    )
    yield f"{inventory.title} ({inventory.id})", (inventory.intro, *lines)


def _agreement(agreement: Agreement) -> TitledTexts:
    chosen = tuple(rule.words for rule in agreement.rules if rule.chosen)
    others = tuple(rule.words for rule in agreement.rules if not rule.chosen)
    yield "A first agreement", chosen
    yield "Others to choose from", others
    yield "Read aloud before each session", (*agreement.read_aloud, agreement.limits)


def _slip(slip: Slip) -> TitledTexts:
    yield f"Wording {slip.version}", (slip.intro,)
    yield "To be ticked", tuple(purpose.words for purpose in slip.purposes)
    yield "Good to know", slip.meanings


TOLD: Mapping[type, Callable[[Any], TitledTexts]] = {
    StemPurpose: _stems,
    Advice: _advice,
    ResearchQuestion: _question,
    Aid: _aid,
    Agreement: _agreement,
    Scale: _scale,
    Inventory: _inventory,
    Slip: _slip,
}
