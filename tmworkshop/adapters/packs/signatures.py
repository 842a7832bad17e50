"""Who made a file that came from elsewhere: signed as Ed25519 has it (RFC 8032).

What signs follows from the facilitator's key: one rescue sheet brings back both.
cryptography is slow to import, so it is imported where something is signed.
"""

from __future__ import annotations

import hmac

from tmworkshop.domain.errors import Damaged

PURPOSE = b"tmworkshop signs"
LETTERS = 64  # of a signer, in hexadecimal


def signer_of(secret: str) -> str:
    """Return in hexadecimal by what is known who signs with the key *secret*."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(_seed(secret))
    return private.public_key().public_bytes_raw().hex()


def sign(secret: str, content: bytes) -> bytes:
    """Return the signature of *content* by the key *secret*: 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(_seed(secret)).sign(content)


def ensure_signed(signer: str, signature: bytes, content: bytes, called: str) -> None:
    """Raise Damaged, naming what it is *called*, unless *signer* signed *content*."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        public.verify(signature, content)
    except (InvalidSignature, ValueError) as error:
        raise Damaged(
            f"{called} is not what was signed: somebody changed it, or made it up."
        ) from error


def _seed(secret: str) -> bytes:
    return hmac.digest(secret.encode(), PURPOSE, "sha256")
