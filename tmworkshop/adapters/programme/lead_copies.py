"""What a lead has as it lies in a backup: read from there, and written as it may be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.adapters.programme.due_day import FACTS, FOLDER
from tmworkshop.adapters.programme.lead_folder import (
    OWN_KEY,
    PACKS,
    TEXT,
    LeadFolder,
    Parts,
    file_name_of,
    read_lead_facts,
    write_lead_facts,
)
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.packs.pack import Pack
from tmworkshop.domain.programme.dues import LONG_AGO
from tmworkshop.domain.programme.lead_facts import AnyLeadFact, lead_of

Contents = Mapping[str, bytes]
Facts = tuple[AnyLeadFact, ...]
KEY, LETTER = f"{FOLDER}/{OWN_KEY}", f"{FOLDER}/{TEXT}"


def read_lead_copy(contents: Contents) -> tuple[Facts, dict[str, Parts]]:
    """Return the facts of a lead in *contents*, and the parts of each signer there."""
    file = Path(FOLDER) / FACTS
    facts = read_lead_facts(contents.get(file.as_posix(), b""), file)
    signers = lead_of(facts).signers
    files = {each: f"{FOLDER}/{PACKS}/{file_name_of(each)}" for each in signers}
    return facts, {
        signer: read_pack(contents[file], file).parts
        for signer, file in files.items()
        if file in contents
    }


def read_lead_here(folder: LeadFolder) -> tuple[Facts, dict[str, Parts]]:
    """Return the same of *folder*, as far as it can be read."""
    facts = folder.sound_facts()
    parts = dict[str, Parts]()
    for signer in lead_of(facts).signers:
        with suppress(Damaged):
            parts[signer] = folder.parts_of(signer)
    return facts, parts


def with_lead(
    contents: Contents, facts: Facts, parts: Mapping[str, Parts]
) -> dict[str, bytes]:
    """Return *contents* with these *facts* and *parts* in place of those in it."""
    packs = f"{FOLDER}/{PACKS}/"
    others = {n: each for n, each in contents.items() if not n.startswith(packs)}
    files = {f"{packs}{file_name_of(s)}": e for s, e in _packs(facts, parts).items()}
    written = {name: write_pack(each) for name, each in files.items()}
    return {**others, f"{FOLDER}/{FACTS}": write_lead_facts(facts), **written}


def put_lead_back(
    folder: LeadFolder, contents: Contents, facts: Facts, parts: Mapping[str, Parts]
) -> None:
    """Write *facts* and *parts* into *folder*, and of *contents* what it lacks.

    Whoever calls has it in hand.
    """
    for signer, each in _packs(facts, parts).items():
        folder.put_parts(signer, each)
    folder.put_facts(facts)
    is_over = bool(lead_of(facts).concluded)
    if not is_over or folder.count_files():  # the next command looks at what is due
        folder.put_due(LONG_AGO)
    for name in (KEY,) if is_over else (KEY, LETTER):
        if name in contents:
            folder.put_if_missing(name.rpartition("/")[2], contents[name])


def _packs(facts: Facts, parts: Mapping[str, Parts]) -> dict[str, Pack]:
    asked = [*lead_of(facts).invitations.items()]
    if not asked:  # pages of one's own sets went out, and no pack came in
        return {}
    id_, terms = asked[-1]
    return {s: Pack(terms.programme, id_, each) for s, each in parts.items()}
