"""What comes to a programme's lead from laptops not known yet, or goes back to one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.test_pack_files import (
    CALLED,
    HEAD,
    INVITATION,
    LAPTOP,
    LEAD,
    PACK,
    inside,
    opened,
    sealed,
)
from tests.fuzz.mangled import bytes_like, data_like, text_like
from tests.fuzz.trying import Parser, ends_well
from tmworkshop.adapters.keys.age import encrypt_for, public_of
from tmworkshop.adapters.packs.envelopes import Letter, Sort, seal_envelope
from tmworkshop.adapters.packs.invitation_text import read_invitation, write_invitation
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack

CONTENT = write_pack(PACK)
FILE = sealed(CONTENT)
INVITED = write_invitation(INVITATION, LEAD)


def a_file(_: Path, content: bytes) -> object:
    return read_pack(opened(content).content, CALLED)


def from_someone_with_the_key(_: Path, content: bytes) -> object:
    """Open what anyone may have encrypted for the lead: the key is in no secret."""
    return a_file(_, b"tmworkshop pack 1\n" + encrypt_for(content, [public_of(LEAD)]))


def signed(_: Path, content: bytes) -> object:
    """Read what a laptop whose key is known may send, in good faith or bad."""
    letter = Letter(HEAD, content)
    return a_file(_, seal_envelope(Sort.PACK, letter, LAPTOP, public_of(LEAD)))


def signed_data(_: Path, data: Any) -> object:
    pack = read_pack(json.dumps(data).encode(), CALLED)
    assert read_pack(write_pack(pack), CALLED) == pack
    return pack


def an_invitation(_: Path, text: str) -> object:
    return read_invitation(text)


PARSERS = (
    Parser("the bytes of a pack", bytes_like(FILE), a_file),
    Parser("what is encrypted", bytes_like(inside(FILE)), from_someone_with_the_key),
    Parser("what is signed", bytes_like(CONTENT), signed),
    Parser("what is packed", bytes_like(gzip.compress(CONTENT)), signed),
    Parser("what a pack says", data_like(json.loads(CONTENT)), signed_data),
    Parser(
        "an invitation", text_like(write_invitation(INVITATION, LEAD)), an_invitation
    ),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
def test_whatever_comes_is_taken_or_told_in_a_sentence(parser, tmp_path):
    ends_well(parser, tmp_path)
