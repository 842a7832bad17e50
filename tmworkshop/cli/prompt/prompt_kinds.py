"""The kinds of prompts there are, and the prompts of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import Agreement, Inventory, Slip, StemPurpose
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.evidence.choosing import called, themes_called
from tmworkshop.domain.values import Value, value

STEMS = "stems"
AS_STEMS = {"check-in": "checkin", "check-out": "checkout", "process-review": "process"}
AIDS = {
    "roles": "Who does what, and never does",
    "reflection": "Models to reflect by",
    "action-review": "Looking back at actions",
    "evaluation": "Weighing the life of a set",
}


@value
class Kind(Value):
    """Prompts of one kind: what they are, each of them, and how many to count."""

    name: str
    title: str
    held: tuple[Any, ...]
    count: int


def every_kind(shelf: ShelfOfPrompts) -> list[Kind]:
    """Return every kind of prompt."""
    return [read() for read in _kinds(shelf).values()]


def kind_called(shelf: ShelfOfPrompts, name: str) -> Kind:
    """Return the kind that is *name*, or alone begins so; or the stems for that."""
    known = _kinds(shelf)
    if name not in known:
        known = {p.purpose: partial(_for, p) for p in shelf.purposes()} | known
    return known[called(name, known, "kind of prompt")]()


def stems_on(shelf: ShelfOfPrompts, kind: str, purpose: str, theme: str) -> Kind:
    """Return the stems for a *purpose* and on a *theme*, as far as these are given."""
    if kind and not STEMS.startswith(kind):
        raise Unclear("Only stems have a purpose and themes: tmworkshop prompt list")
    found = {each.purpose: each for each in shelf.purposes()}
    if purpose:
        found = {(name := called(purpose, found, "purpose")): found[name]}
    if theme:
        themes = set(themes_called(theme, shelf.themes()))
        found = {name: _on(themes, each) for name, each in found.items()}
    return _stems([each for each in found.values() if each.stems])


def _kinds(shelf: ShelfOfPrompts) -> dict[str, Callable[[], Kind]]:
    """Return how each kind is read, by its name: none is before it is asked for."""
    aids = shelf.aid_kinds()
    return {
        STEMS: lambda: _stems(shelf.purposes()),
        **{name: partial(_alias, shelf, name) for name in AS_STEMS},
        **{name: partial(_aids, shelf, name) for name in aids},
        "advice": lambda: _kind(
            "advice", "What to ask where advice is coming", shelf.advice().values()
        ),
        "questions": lambda: _kind(
            "questions", "The review's research questions", shelf.research_questions()
        ),
        "rules": lambda: _rules(shelf.agreement()),
        "scales": lambda: _kind("scales", "Labelled points to rate by", shelf.scales()),
        "inventories": lambda: _inventories(shelf.inventories()),
        "slip": lambda: _slip(shelf.slip()),
    }


def _kind(name: str, title: str, held: Iterable[object]) -> Kind:
    every = tuple(held)
    return Kind(name, title, every, len(every))


def _stems(purposes: Sequence[StemPurpose]) -> Kind:
    count = sum(len(each.stems) for each in purposes)
    return Kind(STEMS, "Questions for each part of a session", tuple(purposes), count)


def _for(purpose: StemPurpose) -> Kind:
    return Kind(purpose.purpose, purpose.title, (purpose,), len(purpose.stems))


def _alias(shelf: ShelfOfPrompts, name: str) -> Kind:
    held = [each for each in shelf.purposes() if each.purpose == AS_STEMS[name]]
    return replace(_for(held[0]), name=name)


def _aids(shelf: ShelfOfPrompts, name: str) -> Kind:
    return _kind(name, AIDS.get(name, name), shelf.aids(name))


def _rules(held: Agreement) -> Kind:
    return Kind("rules", "Ground rules to choose from", (held,), len(held.rules))


def _inventories(held: Sequence[Inventory]) -> Kind:
    count = sum(len(each.statements) for each in held)
    title = "Statements to rate on one sheet"
    return Kind("inventories", title, tuple(held), count)


def _slip(held: Slip) -> Kind:
    return Kind("slip", "The private sharing slip", (held,), len(held.purposes))


def _on(themes: set[str], purpose: StemPurpose) -> StemPurpose:
    stems = (stem for stem in purpose.stems if not themes.isdisjoint(stem.themes))
    return replace(purpose, stems=tuple(stems))
