"""A programme's lead as a facilitator meets them: who invites, and opens packs."""

from __future__ import annotations

import json
from dataclasses import replace

from tmworkshop.adapters.keys.age import decrypt_by, make_secret, public_of
from tmworkshop.adapters.packs.envelopes import (
    Letter,
    Sort,
    open_envelope,
    seal_envelope,
)
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    read_invitation,
    write_invitation,
)
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead import Arrival, take_in
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation, Pack, SetPart, Voice

LEAD, LAPTOP, STRANGER = (make_secret() for _ in range(3))
PROGRAMME = "N0RTH".ljust(26, "0")


def invitation(**given):
    return replace(
        Invitation(
            programme=PROGRAMME,
            name="Northern Start",
            organisation="Moor & Vale Trust",
            contact="data@moorvale.example",
            purpose="To find out what helps partnerships.",
            basis="legitimate interests",
            keep_until="2028-03-31",
            readers=(Reader.FUNDER, Reader.PROGRAMME, Reader.PUBLIC),
            encrypt_for=public_of(LEAD),
            signer=signer_of(LEAD),
        ),
        **given,
    )


def letter_from(folder, secret=LEAD, **given):
    """Return the file of an invitation, and the words of whoever signed it."""
    given = {"signer": signer_of(secret), **given}
    file = folder / "invitation.txt"
    file.write_text(
        f"Dear all,\n{write_invitation(invitation(**given), secret)}\n", "utf-8"
    )
    return str(file), words_of(given["signer"])


def opened(file):
    """Return the head of the pack *file* and what it holds, as its lead reads it."""
    letter = open_envelope(
        Sort.PACK, file.read_bytes(), lambda c, n: decrypt_by(c, LEAD, n), file.name
    )
    return letter, read_pack(letter.content, file.name)


def receipt(file, letter, ids, secret=LEAD, **given):
    """Return the file of a receipt for whoever made the pack that *letter* is."""
    told = {
        "programme": PROGRAMME,
        "reader": "funder",
        "to": "Glan Fund",
        "day": "2026-03-20",
        "ids": sorted(ids),
        **given,
    }
    content = Letter({"programme": PROGRAMME}, json.dumps(told).encode())
    file.write_bytes(
        seal_envelope(Sort.RECEIPT, content, secret, letter.head["receipts-for"])
    )
    return str(file)


def packs_for(folder, count=8):
    """Write packs of one laptop for whoever leads from the workspace in *folder*."""
    asked = read_invitation((folder / "programme" / "invitation.txt").read_text())
    terms, made = identify_invitation(asked), []
    for number in range(count):
        voice = Voice(
            id=f"V{number}".ljust(26, "0"),
            person=f"P{number}".ljust(26, "0"),
            partnership="Hafod",
            kind=Kind.REFLECTION,
            words=f"Word number {number}.",
            readers=frozenset({Reader.PROGRAMME}),
        )
        pack = Pack(asked.programme, terms, (SetPart("S".ljust(26, "0"), (voice,)),))
        head = {
            "before": "",
            "made": "2026-05-30",
            "receipts-for": public_of(LAPTOP),
        }
        letter = Letter(head, write_pack(pack))
        file = folder.parent / f"{number}.tmpack"
        file.write_bytes(seal_envelope(Sort.PACK, letter, LAPTOP, asked.encrypt_for))
        made.append((letter, pack))
    return made


def take_packs_in(folder):
    """Have whoever leads from the workspace in *folder* take such packs in."""
    for letter, pack in packs_for(folder):
        arrival = Arrival(
            called="a pack",
            signer=signer_of(LAPTOP),
            digest=letter.digest,
            before="",
            made="2026-05-30",
            receipts_for=public_of(LAPTOP),
            pack=pack,
        )
        take_in(LeadFolder(folder), arrival, "2026-06-01", "Hafod")
