"""The key of a set, of which its ids in packs are made: it stays beside the set's file.

Without it nobody can tell whose words, or which session, an id stands for.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Collection
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    in_words,
    path_beside,
    read_file,
    replace_file,
)
from tmworkshop.adapters.store.workspace import KEY
from tmworkshop.domain.ids import LETTERS, LONG
from tmworkshop.domain.packs.pack import Mark

LENGTH = 32  # bytes
AS_LETTERS = (LETTERS * (256 // len(LETTERS))).encode()  # of each byte, one


def read_key(file: Path) -> bytes:
    """Return the key of the set whose facts lie in *file*; none if there is none.

    One that is no longer whole is as one that is lost: there is to be another.
    """
    key = path_beside(file, KEY)
    with in_words(key):
        content = read_file(key) if key.is_file() else b""
    return content if len(content) == LENGTH else b""


def make_key(
    file: Path,
    spent: Collection[str] = (),
    chance: Callable[[int], bytes] = os.urandom,
) -> bytes:
    """Return the key of the set whose facts lie in *file*, made if there is none.

    Another is made in place of one whose name for the set is *spent*.  Whoever asks
    has the set in hand, so that no other window makes another.
    """
    key = read_key(file)
    if not key or is_spent(key, spent):
        key = chance(LENGTH)
        with in_words(file):
            replace_file(path_beside(file, KEY), key)
    return key


def is_spent(key: bytes, spent: Collection[str]) -> bool:
    """Say whether a lead was told to hold nothing more under what *key* makes."""
    return mark_with(key)("set") in spent


def new_key() -> bytes:
    """Return a key that chance makes."""
    return os.urandom(LENGTH)


def mark_with(key: bytes) -> Mark:
    """Return what makes an id of texts with *key*, the same for the same."""

    def mark(*texts: str) -> str:
        # a length before each: no two lists of texts are written alike
        joined = "".join(f"{len(text)}:{text}" for text in texts)
        digest = hmac.digest(key, joined.encode(errors="replace"), "sha256")
        return digest[:LONG].translate(AS_LETTERS).decode()

    return mark
