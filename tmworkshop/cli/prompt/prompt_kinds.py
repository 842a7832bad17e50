"""The kinds of prompts there are, and the prompts of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import Agreement, Inventory, Slip, StemPurpose
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.evidence.card_filter import find_themes, match_id
from tmworkshop.domain.values import Value, value

STEMS = "stems"
AS_STEMS = {"check-in": "checkin", "check-out": "checkout", "process-review": "process"}
AIDS = {
    "roles": "Who does what, and never does",
    "reflection": "Models to reflect by",
    "action-review": "Looking back at actions",
    "evaluation": "Weighing the life of a set",
}


# what they are, and how they are read
OTHERS: Mapping[str, tuple[str, Callable[[ShelfOfPrompts], Iterable[Any]]]] = {
    "advice": ("What to ask where advice is coming", lambda s: s.advice().values()),
    "questions": ("The review's research questions", lambda s: s.research_questions()),
    "rules": ("Ground rules to choose from", lambda s: [s.agreement()]),
    "scales": ("Labelled points to rate by", lambda s: s.scales()),
    "inventories": ("Statements to rate on one sheet", lambda s: s.inventories()),
    "slip": ("The private sharing slip", lambda s: [s.slip()]),
}


@value
class PromptKind(Value):
    """Prompts of one kind: what they are, and each of them."""

    name: str
    title: str
    prompts: tuple[Any, ...]

    @property
    def count(self) -> int:
        """How many there are; what stands together in a list counts one by one."""
        return sum(map(_count, self.prompts))


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
        raise Unclear("Only stems have a purpose and themes:\n  tmworkshop prompt list")
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
        **{name: partial(_others, shelf, name) for name in OTHERS},
    }


def _count(prompt: object) -> int:
    match prompt:
        case StemPurpose(stems=parts) | Agreement(rules=parts):
            return len(parts)
        case Inventory(statements=parts) | Slip(purposes=parts):
            return len(parts)
        case _:  # others: stand by themselves
            return 1


def _stems(purposes: Iterable[StemPurpose]) -> PromptKind:
    return PromptKind(STEMS, "Questions for each part of a session", tuple(purposes))


def _for(purpose: StemPurpose) -> PromptKind:
    return PromptKind(purpose.purpose, purpose.title, (purpose,))


def _alias(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    purposes = {each.purpose: each for each in shelf.purposes()}
    return replace(_for(purposes[AS_STEMS[name]]), name=name)


def _aids(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    return PromptKind(name, AIDS.get(name, name), shelf.aids(name))


def _others(shelf: ShelfOfPrompts, name: str) -> PromptKind:
    title, read = OTHERS[name]
    return PromptKind(name, title, tuple(read(shelf)))


def _on(themes: set[str], purpose: StemPurpose) -> StemPurpose:
    stems = (stem for stem in purpose.stems if not themes.isdisjoint(stem.themes))
    return replace(purpose, stems=tuple(stems))
