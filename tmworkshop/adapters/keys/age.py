"""Bytes encrypted as age has it, and opened again: the one place that knows pyrage.

Any program that knows age opens them as well (`age --decrypt`).
"""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.errors import Damaged, Environment, Unclear

HEADER = b"age-encryption.org/v1\n"
ANOTHER = "No matching keys"  # as pyrage says it, and in no other way


def is_encrypted(content: bytes) -> bool:
    """Say whether *content* is what age makes."""
    return content.startswith(HEADER)


def make_secret() -> str:
    """Return a new secret key, as age writes it."""
    _ensure_there()
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public_of(secret: str) -> str:
    """Return the public part of *secret*; Damaged if that is no key."""
    _ensure_there()
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(secret).to_public())
    except IdentityError as error:
        raise Damaged("That is no key.") from error


def encrypt_for(content: bytes, publics: Iterable[str]) -> bytes:
    """Return *content* as any of the keys whose public parts are given opens it."""
    _ensure_there()
    from pyrage import RecipientError, encrypt, x25519

    try:
        keys = [x25519.Recipient.from_str(each) for each in publics]
        return bytes(encrypt(content, keys))
    except RecipientError as error:
        raise Damaged("That is no public part of a key.") from error


def decrypt_by(content: bytes, secret: str, called: str) -> bytes | None:
    """Return what was encrypted for *secret*; None if that was for another key.

    Damaged, naming what it is *called*, if it is no longer what was encrypted.
    """
    _ensure_there()
    from pyrage import DecryptError, decrypt, x25519

    try:
        return bytes(decrypt(content, [x25519.Identity.from_str(secret)]))
    except DecryptError as error:
        if ANOTHER in str(error):
            return None
        raise Damaged(
            f"{called} is damaged: it is not what was encrypted, or its end was cut "
            "off."
        ) from error


def wrap_secret(secret: str, passphrase: str) -> bytes:
    """Return *secret* as *passphrase* alone opens it; that takes a second or two."""
    _ensure_there()
    from pyrage import passphrase as by_passphrase

    return bytes(by_passphrase.encrypt(secret.encode(), passphrase))


def unwrap_secret(content: bytes, passphrase: str, called: str) -> str:
    """Return the secret in *content*; Unclear if *passphrase* is not the one."""
    _ensure_there()
    from pyrage import DecryptError
    from pyrage import passphrase as by_passphrase

    try:
        return bytes(by_passphrase.decrypt(content, passphrase)).decode()
    except DecryptError as error:
        raise Unclear(
            f"That is not the passphrase of {called}, or that file is damaged."
        ) from error


def _ensure_there() -> None:
    try:
        import pyrage  # noqa: F401 (slow to none, and not there on every system)
    except ImportError as error:
        raise Environment(
            "This computer lacks pyrage, without which nothing is encrypted or opened."
        ) from error
