"""A key behind a passphrase, as age has it, made and opened in a moment.

What ships takes seconds of work for each guess at a passphrase, and leaves nobody a
choice.  The file is the same but for the amount of work, and what opens it is ours.
"""

import hashlib
import hmac
import os
import struct
from base64 import b64encode

WORK = 2  # doublings; what ships has some eighteen
LABEL = b"age-encryption.org/v1/scrypt"
WORD = 0xFFFFFFFF
PRIME = (1 << 130) - 5
CLAMP = 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
COLUMNS = tuple((at, at + 4, at + 8, at + 12) for at in range(4))
DIAGONALS = ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


def wrap_lightly(secret, passphrase):
    """Return *secret* as *passphrase* alone opens it, with next to no work."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    key = hashlib.scrypt(
        passphrase.encode(), salt=LABEL + salt, n=1 << WORK, r=8, p=1, dklen=32
    )
    wrapped = _sealed(key, bytes(12), file_key)
    lines = ["age-encryption.org/v1", f"-> scrypt {_text(salt)} {WORK}", _text(wrapped)]
    head = "\n".join([*lines, "---"]).encode()
    proof = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    only_chunk = bytes(11) + b"\1"
    body = _sealed(_derived(file_key, nonce, b"payload"), only_chunk, secret.encode())
    return b"%s %s\n" % (head, _text(proof).encode()) + nonce + body


def _text(content):
    return b64encode(content).decode().rstrip("=")


def _derived(key, salt, label):
    first = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(first, label + b"\1", "sha256")


def _sealed(key, nonce, content):
    """Return *content*, shorter than a chunk, by ChaCha20 and Poly1305 (RFC 8439)."""
    blocks = range(1, len(content) // 64 + 2)
    stream = b"".join(_block(key, nonce, count) for count in blocks)
    hidden = bytes(one ^ other for one, other in zip(content, stream, strict=False))
    counted = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    once = _block(key, nonce, 0)
    factor = int.from_bytes(once[:16], "little") & CLAMP
    tag = 0
    for at in range(0, len(counted), 16):
        tag += int.from_bytes(counted[at : at + 16] + b"\1", "little")
        tag = tag * factor % PRIME
    tag += int.from_bytes(once[16:32], "little")
    return hidden + (tag % (1 << 128)).to_bytes(16, "little")


def _block(key, nonce, count):
    begun = struct.unpack(
        "<16I", b"expand 32-byte k" + key + struct.pack("<I", count) + nonce
    )
    mixed = list(begun)
    for _ in range(10):
        for places in (*COLUMNS, *DIAGONALS):
            _mix_quarter(mixed, places)
    words = (one + other & WORD for one, other in zip(mixed, begun, strict=True))
    return struct.pack("<16I", *words)


def _mix_quarter(mixed, places):
    a, b, c, d = places
    for one, other, turned, by in (
        *((a, b, d, 16), (c, d, b, 12)),
        *((a, b, d, 8), (c, d, b, 7)),
    ):
        mixed[one] = mixed[one] + mixed[other] & WORD
        crossed = mixed[turned] ^ mixed[one]
        mixed[turned] = (crossed << by | crossed >> 32 - by) & WORD
