"""A file from one of a programme to the other: signed within, encrypted around it.

It begins with a line in the clear that says what it is.  Decrypted it is a head, which
is signed and holds the digest of the content, its signature, and the content, packed.
Everything is bounded before it is read: whoever sends such a file is not known yet.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from hashlib import sha256

from tmworkshop.adapters.keys.age import encrypt_for, is_encrypted
from tmworkshop.adapters.packs.signatures import LETTERS, ensure_signed, sign, signer_of
from tmworkshop.domain.errors import Damaged, Refused
from tmworkshop.domain.values import Value, value

FORMAT = 1
LARGEST_FILE = 64 << 20  # bytes, as it is sent
LARGEST = 256 << 20  # bytes, unpacked
LONGEST_HEAD = 4_000
GZIP = 16 + zlib.MAX_WBITS

Unseal = Callable[[bytes, str], bytes]  # of what is encrypted, and how it is called


class Sort(StrEnum):
    """What is sent."""

    PACK = "pack"
    RECEIPT = "receipt"


@value
class Letter(Value):
    """What is in an envelope: what is said of it, and the content."""

    head: Mapping[str, str]
    content: bytes

    @property
    def signer(self) -> str:
        """Who signed it, once it was opened."""
        return self.head["signer"]

    @property
    def digest(self) -> str:
        """By what the content is known."""
        return digest_of(self.content)


def digest_of(content: bytes) -> str:
    """Return by what *content* is known, in hexadecimal."""
    return sha256(content).hexdigest()


def seal_envelope(sort: Sort, letter: Letter, secret: str, *publics: str) -> bytes:
    """Return *letter* signed with *secret*, for whoever has a key of *publics*."""
    signed = {**letter.head, "signer": signer_of(secret), "digest": letter.digest}
    line = json.dumps(signed, sort_keys=True).encode()
    if len(line) > LONGEST_HEAD:
        raise Refused("The names in it are too long to be sent.")
    signature = sign(secret, _signed(sort, line)).hex().encode()
    packed = gzip.compress(letter.content, mtime=0)
    return _magic(sort) + encrypt_for(b"\n".join((line, signature, packed)), publics)


def open_envelope(sort: Sort, file: bytes, unseal: Unseal, called: str) -> Letter:
    """Return what is in *file*; *called* is its name, for whatever is said of it.

    Refused if it is no such file, too large, or for another key; Damaged if it was cut
    or is not what was signed.
    """
    if len(file) > LARGEST_FILE:
        raise Refused(f"{called} is larger than any {sort} is: it was not opened.")
    sealed = file.removeprefix(_magic(sort))
    if sealed == file:
        raise Refused(_say_what_else(sort, file, called))
    line, _, rest = unseal(sealed, called).partition(b"\n")
    signature, _, packed = rest.partition(b"\n")
    head = _read_head(line, called)
    ensure_signed(head["signer"], _unhex(signature), _signed(sort, line), called)
    letter = Letter(head, _unpack(packed, called))
    if letter.digest != head["digest"]:
        raise Damaged(f"{called} does not hold what was signed.")
    return letter


def is_one(sort: Sort, file: bytes) -> bool:
    """Say whether *file* begins as one of that *sort* does, and is encrypted."""
    return file.startswith(_magic(sort)) and is_encrypted(
        file.removeprefix(_magic(sort))
    )


def _magic(sort: Sort) -> bytes:
    return f"tmworkshop {sort} {FORMAT}\n".encode()


def _signed(sort: Sort, line: bytes) -> bytes:
    return _magic(sort) + line


def _say_what_else(sort: Sort, file: bytes, called: str) -> str:
    other = next((each for each in Sort if file.startswith(_magic(each))), None)
    if other:
        return f"{called} is a {other}, and no {sort}."
    if file.startswith(f"tmworkshop {sort} ".encode()):
        return f"{called} was made by a newer tmworkshop: update it, then try again."
    return f"{called} is no {sort} of tmworkshop."


def _read_head(line: bytes, called: str) -> dict[str, str]:
    """Return what stands in the head, each of it a text."""
    try:
        data = json.loads(line) if len(line) <= LONGEST_HEAD else None
    except (ValueError, RecursionError):
        data = None
    head = data if isinstance(data, dict) else {}
    is_head = all(isinstance(each, str) for each in head.values())
    if not is_head or len(head.get("signer", "")) != LETTERS or "digest" not in head:
        raise Damaged(f"{called} has a beginning that cannot be read.")
    return head


def _unhex(text: bytes) -> bytes:
    try:
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        return b""


def _unpack(packed: bytes, called: str) -> bytes:
    """Return what was *packed*, and no more of it than there may be."""
    reader = zlib.decompressobj(GZIP)
    try:
        content = reader.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise Damaged(f"{called} is damaged: it cannot be unpacked.") from error
    if len(content) > LARGEST:
        raise Refused(f"{called} would unpack to more than there can be in it.")
    if not reader.eof or reader.unused_data:
        raise Damaged(f"{called} is damaged: its end is missing, or more follows it.")
    return content
