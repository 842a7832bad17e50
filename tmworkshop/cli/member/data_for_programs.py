"""What is held about one person, for programs: the fields of docs/member-export.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tmworkshop.domain.facts import AnyFact, Kind
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.consents import SlipChoice
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.holdings import held_of
from tmworkshop.domain.rights.personal_data import Left, PersonalData, Piece


def gather_personal_data(facts: Sequence[AnyFact], name: str) -> PersonalData:
    """Return what is held about the member *name*."""
    return held_of(facts, find_id(name, record_of(facts).names))


def _left_data(left: Left) -> dict[str, Any]:
    return {"to": left.to, "on": left.on, "said": list(left.pieces)}


def write_personal_data(data: PersonalData, *, words: bool) -> dict[str, Any]:
    """Return *held*, with every word of theirs, or as counts and dates."""
    pieces = {"said": [_piece(piece) for piece in data.pieces]} if words else {}
    return {
        "name": data.name,
        "set": data.set_name,
        "written_before_as": list(data.former_names),
        "partnerships": [
            {"since": since, "name": name} for since, name in data.partnerships
        ],
        "sessions": [asdict(each) for each in data.attended],
        "kept": {str(k): data.count(k) for k in Kind if data.count(k)},
        "taken_away": sum(piece.taken_away for piece in data.pieces),
        "actions": {"open": data.open_actions, "ended": data.ended_actions},
        "helping": [
            {
                "action": each.number,
                "whose": each.whose,
                "asked_to": each.asked_to,
                "said": each.reply,
            }
            for each in data.helping
        ],
        "slips": [choice_data(choice) for choice in data.choices],
        "texts": [asdict(each) for each in data.texts],
        "asks_to_be_kept_until": data.asks_to_be_kept_until,
        "left": [_left_data(each) for each in data.left],
        "taken_back": [_left_data(each) for each in data.taken_back],
        "named_by_others": data.named_by_others,
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
