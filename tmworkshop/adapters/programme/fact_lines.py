"""What a lead keeps as checked lines, and back: a kind of fact each, by its name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tmworkshop.adapters.drive.line_check import check_line, sound_body
from tmworkshop.adapters.programme.release_content import read_release, release_data
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.programme import lead_facts
from tmworkshop.domain.programme.lead_facts import AnyLeadFact
from tmworkshop.domain.values import list_types

SCHEMA = 2
KINDS: Mapping[str, type[AnyLeadFact]] = {
    "invited": lead_facts.Invited,
    "trusted": lead_facts.Trusted,
    "received": lead_facts.Received,
    "dropped": lead_facts.Dropped,
    "released": lead_facts.Released,
    "copied": lead_facts.Copied,
    "concluded": lead_facts.Concluded,
}


def read_line(line: bytes, file: Path) -> AnyLeadFact:
    """Return the fact in a *line* of *file*.

    Damaged if it is not what was written, Conflict if a newer version wrote it.
    """
    try:
        return _fact_of(json.loads(sound_body(line)))
    except Conflict:
        raise
    except Exception as error:  # whatever may stand in it
        raise Damaged(
            f"{file} is damaged: bring back a copy of that folder."
        ) from error


def line_of(fact: AnyLeadFact) -> bytes:
    """Return *fact* as a checked line."""
    kind = next(name for name, each in KINDS.items() if each is type(fact))
    data = {"schema": SCHEMA, "fact": kind, **_plain(fact)}
    body = json.dumps(data, ensure_ascii=False, sort_keys=True).encode(errors="replace")
    return check_line(body)


def _plain(fact: Any) -> dict[str, Any]:
    named = {name: getattr(fact, name) for name in list_types(type(fact))}
    if isinstance(fact, lead_facts.Invited):
        named["invitation"] = vars(fact.invitation)
    if isinstance(fact, lead_facts.Released):
        named["release"] = release_data(fact.release)
    return named


def _fact_of(data: dict[str, Any]) -> AnyLeadFact:
    if data.pop("schema") > SCHEMA or data["fact"] not in KINDS:
        raise Conflict(
            "A newer tmworkshop led this programme: update it on this computer."
        )
    kind: Any = KINDS[data.pop("fact")]
    if "invitation" in data:
        given = data["invitation"]
        given["readers"] = tuple(map(Reader, given["readers"]))
        data["invitation"] = Invitation(**given)
    if "release" in data:
        data["release"] = read_release(data["release"])
    fact: AnyLeadFact = kind(
        **{n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
    )
    return fact
