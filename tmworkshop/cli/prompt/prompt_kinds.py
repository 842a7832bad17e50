"""The kinds of prompts there are, and the prompts of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import StemPurpose
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.evidence.card_filter import find_themes, match_id
from tmworkshop.domain.values import Value, value

T = TypeVar("T")
STEMS = "stems"
AS_STEMS = {"check-in": "checkin", "check-out": "checkout", "process-review": "process"}
AIDS = {
    "roles": "Who does what, and never does",
    "reflection": "Models to reflect by",
    "action-review": "Looking back at actions",
    "evaluation": "Weighing the life of a set",
}


@value
class PromptKind(Value):
    """Prompts of one kind: what they are, each of them, and how many to count."""

    name: str
    title: str
    prompts: tuple[Any, ...]
    count: int


def list_kinds(shelf: ShelfOfPrompts) -> list[PromptKind]:
    """Return every kind of prompt."""
    return [read() for read in _kinds(shelf).values()]


def find_kind(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    """Return the kind that is *name*, or alone begins so; or the stems for that."""
    known = _kinds(shelf)
    if name not in known:
        known = {p.purpose: partial(_for, p) for p in shelf.purposes()} | known
    return known[match_id(name, known, "kind of prompt")]()


def find_stems(
    shelf: ShelfOfPrompts, kind: str, purpose: str, theme: str
) -> PromptKind:
    """Return the stems for a *purpose* and on a *theme*, as far as these are given."""
    if kind and not STEMS.startswith(kind):
        raise Unclear("Only stems have a purpose and themes: tmworkshop prompt list")
    chosen = {each.purpose: each for each in shelf.purposes()}
    if purpose:
        chosen = {(name := match_id(purpose, chosen, "purpose")): chosen[name]}
    if theme:
        themes = set(find_themes(theme, shelf.themes()))
        chosen = {name: _on(themes, each) for name, each in chosen.items()}
    return _stems(each for each in chosen.values() if each.stems)


def _kinds(shelf: ShelfOfPrompts) -> dict[str, Callable[[], PromptKind]]:
    """Return how each kind is read, by its name: none is before it is asked for."""
    return {
        STEMS: lambda: _stems(shelf.purposes()),
        **{name: partial(_alias, shelf, name) for name in AS_STEMS},
        **{name: partial(_aids, shelf, name) for name in shelf.aid_kinds()},
        "advice": lambda: _kind(
            "advice", "What to ask where advice is coming", shelf.advice().values()
        ),
        "questions": lambda: _kind(
            "questions", "The review's research questions", shelf.research_questions()
        ),
        "rules": lambda: _kind(
            "rules",
            "Ground rules to choose from",
            [shelf.agreement()],
            lambda agreement: len(agreement.rules),
        ),
        "scales": lambda: _kind("scales", "Labelled points to rate by", shelf.scales()),
        "inventories": lambda: _kind(
            "inventories",
            "Statements to rate on one sheet",
            shelf.inventories(),
            lambda inventory: len(inventory.statements),
        ),
        "slip": lambda: _kind(
            "slip",
            "The private sharing slip",
            [shelf.slip()],
            lambda slip: len(slip.purposes),
        ),
    }


def _kind(
    name: str, title: str, prompts: Iterable[T], count: Callable[[T], int] = lambda _: 1
) -> PromptKind:
    every = tuple(prompts)
    return PromptKind(name, title, every, sum(map(count, every)))


def _stems(purposes: Iterable[StemPurpose]) -> PromptKind:
    return _kind(STEMS, "Questions for each part of a session", purposes, _count_stems)


def _for(purpose: StemPurpose) -> PromptKind:
    return _kind(purpose.purpose, purpose.title, [purpose], _count_stems)


def _count_stems(purpose: StemPurpose) -> int:
    return len(purpose.stems)


def _alias(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    purposes = {each.purpose: each for each in shelf.purposes()}
    return replace(_for(purposes[AS_STEMS[name]]), name=name)


def _aids(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    return _kind(name, AIDS.get(name, name), shelf.aids(name))


def _on(themes: set[str], purpose: StemPurpose) -> StemPurpose:
    stems = (stem for stem in purpose.stems if not themes.isdisjoint(stem.themes))
    return replace(purpose, stems=tuple(stems))
