"""An evidence card in the lines of a terminal: in full, and by its title."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.cli.echo import wrapped
from tmworkshop.cli.parts import IN
from tmworkshop.domain.content import Card
from tmworkshop.domain.evidence.citing import origin


def in_full(card: Card, sources: Mapping[str, str], indent: str = "") -> list[str]:
    """Return title, finding, where it is from, and the question of *card*."""
    deeper = indent + IN
    told = f"({origin(card, sources)})"
    return [
        f"{indent}{card.title}  [{card.id}]",
        *wrapped(card.finding, deeper),
        *wrapped(f"Note: {card.note}" if card.note else "", deeper),
        *wrapped(told, deeper),
        *wrapped(card.question, deeper),
    ]


def short(card: Card) -> tuple[str, str]:
    """Return the id of *card* and its title."""
    return card.id, card.title
