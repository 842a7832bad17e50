"""The facilitator's keys on this computer: one for what is encrypted, all to open it.

Each lies in a file named by its public part, as text, or wrapped by a passphrase.  To
encrypt asks for none: it takes the public part, and a second key that dies with the
proof, so that a copy can be made while others watch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    in_words,
    make_folder,
    remove_file,
    replace_file,
)
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.keys.age import (
    decrypt_by,
    encrypt_for,
    is_encrypted,
    make_secret,
    public_of,
    unwrap_secret,
    wrap_secret,
)
from tmworkshop.domain.errors import Damaged, NotFound, Refused
from tmworkshop.domain.remedies import Remedy

PUBLIC, PLAIN, WRAPPED, SHEET = "recipient.txt", ".txt", ".age", ".sheet"
PATIENCE = 30.0  # seconds to wait for another window that makes a key

NO_KEY = "is encrypted, and this computer has no key: it lies where it was made."
NOT_OURS = "was made for another key than any here, or its beginning is damaged."

AskPassphrase = Callable[[str], str]  # of the key that is so called; "" for: not known


class Keychain:
    """The keys in *folder*; *exposed* says, in words, if that lies where others go."""

    def __init__(
        self, folder: Path, ask: AskPassphrase, exposed: Callable[[], str]
    ) -> None:
        self._folder = folder
        self._ask = ask
        self._exposed = exposed
        self._secrets: dict[Path, str] = {}

    @property
    def public(self) -> str:
        """The public part of the key that things are encrypted for; none without one.

        NotFound if the key itself is not there: what it alone opens, nobody would.
        """
        with in_words(self._folder):
            if not (self._folder / PUBLIC).is_file():
                return ""
            public = (self._folder / PUBLIC).read_text("utf-8", "replace").strip()
        if self._file_of(public) is None:
            raise NotFound(
                f"{self._folder} says for which key to encrypt, and that key is gone.",
                Remedy.RESCUE_KEY,
            )
        return public

    @property
    def own(self) -> Path | None:
        """The file of that key."""
        return self._file_of(self.public)

    @property
    def has_sheet(self) -> bool:
        """Whether a rescue sheet of that key was ever printed, or typed back in."""
        return bool(self.own and self.own.with_suffix(SHEET).exists())

    def files(self) -> tuple[Path, ...]:
        """Return the files of all keys, those that ask for no passphrase first."""
        with in_words(self._folder):
            every = sorted(self._folder.glob("key-*"))
        return tuple(
            each for end in (PLAIN, WRAPPED) for each in every if each.suffix == end
        )

    def ensure_may_make(self) -> None:
        """Raise Refused if a key would lie where others get at it."""
        if exposed := self._exposed():
            raise Refused(
                f"The key would lie {exposed} ({self._folder}), and a key is no "
                "use beside what it opens.",
                Remedy.NAME_KEY_FOLDER,
            )

    def make(self, passphrase: str) -> Path:
        """Make the key, unless another window did; without *passphrase* as text."""
        with self._locked():
            return self.own or self._keep(make_secret(), passphrase)

    def keep(self, secret: str, passphrase: str) -> Path:
        """Keep *secret*, known from a sheet; beside another key, it only opens."""
        with self._locked():
            file = self._keep(secret, passphrase)
            replace_file(file.with_suffix(SHEET), b"")
            return file

    def read_secret(self) -> str:
        """Return the key itself, to be printed; it may ask for its passphrase."""
        own = self.own
        if secret := self._secret_in(own) if own else "":
            return secret
        raise Refused("Without its passphrase the key is not printed.")

    def note_sheet(self) -> None:
        """Note that the key has its rescue sheet."""
        if own := self.own:
            replace_file(own.with_suffix(SHEET), b"")

    def seal(self, content: bytes) -> bytes:
        """Return *content* encrypted for the key, once it was opened again."""
        public, own = self.public, self.own
        if own is None:
            raise NotFound("There is no key yet.", Remedy.MAKE_KEY)
        is_plain = own.suffix == PLAIN
        proof = (self._secret_in(own) if is_plain else "") or make_secret()
        sealed = encrypt_for(content, dict.fromkeys((public, public_of(proof))))
        if decrypt_by(sealed, proof, "what was encrypted") != content:
            raise Damaged("What was encrypted did not open again. Nothing was written.")
        return sealed

    def unseal_unasked(self, content: bytes, called: str) -> bytes:
        """Do as `unseal`, without the keys whose passphrase was not given yet."""
        return self.unseal(content, called, asks=False)

    def unseal(self, content: bytes, called: str, *, asks: bool = True) -> bytes:
        """Return what is in *content*, by whichever key opens it.

        Refused if none here does; Unclear if a passphrase was not the right one.
        """
        for file in self.files():
            if not asks and file.suffix == WRAPPED and file not in self._secrets:
                continue
            secret = self._secret_in(file)
            opened = decrypt_by(content, secret, called) if secret else None
            if opened is not None:
                return opened
        why = NOT_OURS if self.files() else NO_KEY
        raise Refused(f"{called} {why}", Remedy.RESCUE_KEY)

    def _keep(self, secret: str, passphrase: str) -> Path:
        public = public_of(secret)
        ending, other = (WRAPPED, PLAIN) if passphrase else (PLAIN, WRAPPED)
        file = self._folder / f"{_stem_of(public)}{ending}"
        plain = f"{secret}\n".encode()
        with in_words(file):
            replace_file(file, wrap_secret(secret, passphrase) if passphrase else plain)
            content = file.read_bytes()
        kept = unwrap_secret(content, passphrase, file.name) if passphrase else secret
        if kept != secret or (not passphrase and content != plain):
            raise Damaged(f"{file} does not hold what was written to it.")
        with in_words(file):
            remove_file(file.with_suffix(other))
            if not (self._folder / PUBLIC).exists():
                replace_file(self._folder / PUBLIC, f"{public}\n".encode())
        self._secrets[file] = secret
        return file

    def _secret_in(self, file: Path) -> str:
        """Return the key in *file*; none if nobody knows its passphrase."""
        if file not in self._secrets:
            with in_words(file):
                content = file.read_bytes()
            secret = content.decode(errors="replace").strip()
            if is_encrypted(content):
                given = self._ask(file.name)
                secret = unwrap_secret(content, given, file.name) if given else ""
            is_known = bool(secret) or not is_encrypted(content)
            if is_known and _stem_of(public_of(secret)) != file.stem:
                raise Damaged(f"{file} holds another key than its name says.")
            self._secrets[file] = secret
        return self._secrets[file]

    def _file_of(self, public: str) -> Path | None:
        stem = _stem_of(public) if public else ""
        return next((each for each in self.files() if each.stem == stem), None)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.ensure_may_make()
        with in_words(self._folder):
            make_folder(self._folder)
        busy = "Another window is making a key: try once more."
        with Lock(self._folder / ".lock").held(wait=PATIENCE, otherwise=busy):
            yield


def _stem_of(public: str) -> str:
    return f"key-{public.removeprefix('age1')[:8]}"
