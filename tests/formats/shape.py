"""What today's code can write into a set's file, read off the code itself."""

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from typing import Any

from tmworkshop.adapters.backups.manifest import Manifest, Packed, SetCopy
from tmworkshop.adapters.store.documents import KINDS
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.domain import design, facts
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import WhatNow

CHOICES: dict[str, type[StrEnum]] = {
    "kind": facts.Kind,
    "move": facts.What,
    "what now": WhatNow,
    "level": Level,
    "layout": design.Layout,
    "keeps": design.Keeps,
    "give": design.Give,
    "speaks": design.Speaks,
    "shows": design.Shows,
}
TABLES = {
    "design": design.Design,
    "step": design.Step,
    "phase": design.Phase,
    "statement": design.Weighed,
    "backup": Manifest,
    "file in a backup": Packed,
    "set in a backup": SetCopy,
}


def shape_today() -> dict[str, Any]:
    """Return every fact, field, kind, move and part that can be written, by name."""
    return {
        "schema": newest_schema(STEPS),
        "facts": {kind: _fields(fact) for kind, fact in KINDS.items()},
        "tables": {name: _fields(table) for name, table in TABLES.items()},
        "choices": {name: _sorted(choices) for name, choices in CHOICES.items()},
        "parts": _sorted(Part),
        "turn": list(facts.TurnKey._fields),
    }


def _fields(of: Any) -> list[str]:
    return _sorted(field.name for field in fields(of))


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(map(str, names))
