"""A receipt of a lead: what of a laptop's packs went out, and to whom."""

from __future__ import annotations

import json
from datetime import date

from tmworkshop.adapters.packs.envelopes import Letter, Sort, Unseal, open_envelope
from tmworkshop.adapters.packs.pack_content import ID, LONGEST_NAME, MOST
from tmworkshop.domain.dates import YEARS
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.levels import BEYOND, Reader
from tmworkshop.domain.values import Value, value


@value
class LeadReceipt(Value):
    """What a lead, known by what they sign with, says went out on a day."""

    signer: str
    programme: str  # its id; none, where one lead has one programme
    reader: Reader
    to: str  # what the reader is called
    day: date
    ids: frozenset[str]


def open_receipt(file: bytes, unseal: Unseal, called: str) -> LeadReceipt:
    """Return the receipt in *file*; Damaged if it is none, Refused if not for us."""
    letter = open_envelope(Sort.RECEIPT, file, unseal, called)
    try:
        return _receipt_in(letter)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Damaged(f"{called} holds something that no receipt holds.") from error


def _receipt_in(letter: Letter) -> LeadReceipt:
    data = json.loads(letter.content)
    texts = {name: data.get(name, "") for name in ("programme", "to")}
    ids = data["ids"]
    if type(ids) is not list or len(ids) > MOST:
        raise TypeError("no list of ids")
    are_ids = all(isinstance(each, str) and ID.fullmatch(each) for each in ids)
    are_texts = all(
        isinstance(each, str) and len(each) <= LONGEST_NAME for each in texts.values()
    )
    reader, day = Reader(data["reader"]), date.fromisoformat(data["day"])
    is_day = day.year in YEARS
    if not (are_ids and are_texts and is_day) or reader not in BEYOND:
        raise ValueError("not as a receipt has it")
    return LeadReceipt(
        signer=letter.signer,
        **texts,
        reader=reader,
        day=day,
        ids=frozenset(ids),
    )
