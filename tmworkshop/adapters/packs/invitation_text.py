"""An invitation as a text that can be sent, pasted, or read off a square code.

It is signed by whoever invites, so that what was changed on the way is refused; whether
they are who they say is for six words over the telephone.
"""

from __future__ import annotations

import base64
import json
import re
from binascii import Error
from datetime import date
from hashlib import sha256
from typing import Any

from tmworkshop.adapters.packs.signatures import ensure_signed, sign
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.ids import LETTERS, LONG
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation

BEGIN = "tmworkshop-invitation-1:"
CALLED = "This invitation"
LONGEST = 8_000  # letters
SIGNATURE = 64  # bytes
ONE = re.compile(rf"{BEGIN}([A-Za-z0-9_\-\s=]+)")
FIELDS = ("programme", "name", "organisation", "contact", "purpose", "basis")


def write_invitation(invitation: Invitation, secret: str) -> str:
    """Return *invitation* as a text, signed with *secret*."""
    data = {name: getattr(invitation, name) for name in (*FIELDS, "encrypt_for")}
    data |= {"keep_until": invitation.keep_until, "signer": invitation.signer}
    data |= {"readers": sorted(invitation.readers)}
    body = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    signed = sign(secret, BEGIN.encode() + body) + body
    return BEGIN + base64.urlsafe_b64encode(signed).decode()


def identify_invitation(invitation: Invitation) -> str:
    """Return the id of the terms of *invitation*: other terms have another."""
    data = {**vars(invitation), "readers": sorted(invitation.readers)}
    digest = sha256(json.dumps(data, sort_keys=True).encode()).digest()
    return "".join(LETTERS[each % len(LETTERS)] for each in digest[:LONG])


def read_invitation(text: str) -> Invitation:
    """Return the invitation in *text*, which may stand in a letter around it.

    Damaged if there is none, or not all of it, or it is not what was signed.
    """
    found_in = ONE.search(text[:LONGEST])
    if found_in is None:
        raise Damaged(
            f"There is no invitation in this: one begins with {BEGIN} and is one long "
            "word."
        )
    try:
        signed = base64.urlsafe_b64decode("".join(found_in[1].split()))
        signature, body = signed[:SIGNATURE], signed[SIGNATURE:]
        data = json.loads(body)
        invitation = _invitation_in(data)
    except (Error, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Damaged(f"{CALLED} is damaged: copy all of it once more.") from error
    ensure_signed(invitation.signer, signature, BEGIN.encode() + body, CALLED)
    return invitation


def _invitation_in(data: dict[str, Any]) -> Invitation:
    texts = {name: data[name] for name in (*FIELDS, "encrypt_for", "signer")}
    if not all(isinstance(each, str) and each for each in texts.values()):
        raise TypeError("not texts")
    return Invitation(
        **texts,
        keep_until=date.fromisoformat(data["keep_until"]).isoformat(),
        readers=tuple(map(Reader, data["readers"])),
    )
