"""What is held about one person, for programs: the fields of docs/member-export.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tmworkshop.domain.facts import AnyFact, Kind
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.consents import SlipChoice
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.held import Held, Piece
from tmworkshop.domain.rights.holdings import held_of


def find_held(facts: Sequence[AnyFact], name: str) -> Held:
    """Return what is held about the member *name*."""
    return held_of(facts, find_id(name, record_of(facts).names))


def held_data(held: Held, *, words: bool) -> dict[str, Any]:
    """Return *held*, with every word of theirs, or as counts and dates."""
    pieces = {"said": [_piece(piece) for piece in held.pieces]} if words else {}
    return {
        "name": held.name,
        "set": held.set_name,
        "written_before_as": list(held.former_names),
        "partnerships": [
            {"since": since, "name": name} for since, name in held.partnerships
        ],
        "sessions": [asdict(each) for each in held.attended],
        "kept": {str(k): held.count(k) for k in Kind if held.count(k)},
        "taken_away": sum(piece.taken_away for piece in held.pieces),
        "actions": {"open": held.open_actions, "ended": held.ended_actions},
        "helping": [
            {
                "action": each.number,
                "whose": each.whose,
                "asked_to": each.asked_to,
                "said": each.said,
            }
            for each in held.helping
        ],
        "slips": [choice_data(choice) for choice in held.choices],
        "asks_to_be_kept_until": held.asks_to_be_kept_until,
        "left": [
            {"to": each.to, "on": each.on, "said": list(each.pieces)}
            for each in held.left
        ],
        "named_by_others": held.named_by_others,
        **pieces,
    }


def choice_data(choice: SlipChoice) -> dict[str, Any]:
    """Return a *choice* on a slip for programs."""
    return {
        "slip": choice.given.slip,
        "typed_in": choice.given.at,
        "wording": choice.given.wording,
        "purpose": choice.given.purpose,
        "choice": "yes" if choice.given.choice else "no",
        "holds": choice.holds,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    fields = asdict(piece)
    action = fields.pop("outcome")
    return {
        **fields,
        "session": piece.session or None,
        "about_action": piece.about_action or None,
        "action": action,
    }
