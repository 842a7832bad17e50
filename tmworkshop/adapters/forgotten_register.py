"""Marks of people who were forgotten, in the workspace; the key to them lies outside.

A line for each set: its id, until when, and marks.  Neither goes into a backup.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.drive.disk import in_words
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.sharing.forgotten import Forgotten
from tmworkshop.domain.values import Value, value

NAME = "forgotten.jsonl"


@value
class MarksKept(Value):
    """What was kept of some people of a set: no name."""

    set_id: str
    until: str  # an ISO date, or nothing
    marks: tuple[str, ...]

    def has_passed(self, today: date) -> bool:
        """Say whether the day until which it is kept has passed."""
        return self.until != "" and self.until < today.isoformat()


class ForgottenRegister:
    """The register of one workspace, as it is on a day."""

    def __init__(self, folder: Path, environ: Mapping[str, str], today: date) -> None:
        self._file = folder / NAME
        self._folder = folder
        self._environ = environ
        self._today = today

    @property
    def lacks_key(self) -> bool:
        """Whether there are marks, and not the key that they were made with."""
        return bool(self._entries()) and not self._key_file().is_file()

    def has_passed(self) -> bool:
        """Say whether anything is kept whose day has passed."""
        return any(each.has_passed(self._today) for each in self._entries())

    def add(self, set_id: str, until: date | None, forms: Iterable[str]) -> None:
        """Keep marks of *forms* of a name, until a day or as long as there is a set."""
        mark = _marking(self._make_key())
        day = until.isoformat() if until else ""
        new = MarksKept(set_id, day, tuple(sorted(map(mark, forms))))
        self._write([*self._entries(), new])

    def drop(self, set_id: str) -> None:
        """Let go of what is kept as long as there is the set."""
        self._write([e for e in self._entries() if e.set_id != set_id or e.until])

    def sweep(self) -> None:
        """Let go of what was kept until a day that has passed."""
        self._write(self._entries())

    def read(self) -> Forgotten:
        """Return who is known by marks; nobody, where there is no key."""
        every = [e for e in self._entries() if not e.has_passed(self._today)]
        if not every or not self._key_file().is_file():
            return Forgotten()
        known = frozenset(mark for each in every for mark in each.marks)
        return Forgotten(known, _marking(self._read_key()))

    def _entries(self) -> list[MarksKept]:
        if not self._file.is_file():
            return []
        with in_words(self._file):
            lines = self._file.read_text("utf-8").splitlines()
        try:
            every = [json.loads(line) for line in lines if line]
            return [MarksKept(e["set"], e["until"], tuple(e["marks"])) for e in every]
        except (ValueError, TypeError, KeyError) as error:
            raise Environment(
                f"{self._file} cannot be read: nobody who was forgotten is known by "
                "it. Take it away, and names in later words are masked no more."
            ) from error

    def _write(self, entries: Iterable[MarksKept]) -> None:
        left = dict.fromkeys(e for e in entries if not e.has_passed(self._today))
        lines = [
            json.dumps({"set": e.set_id, "until": e.until, "marks": e.marks})
            for e in left
        ]
        with in_words(self._file):
            if lines:
                disk.replace_file(self._file, "".join(f"{e}\n" for e in lines).encode())
            else:
                disk.remove_file(self._file)

    def _key_file(self) -> Path:
        from hashlib import sha256

        named = sha256(str(self._folder.resolve()).encode(errors="surrogatepass"))
        return config_folder(self._environ) / "keys" / f"{named.hexdigest()[:32]}.key"

    def _make_key(self) -> bytes:
        """Return the key, made anew where there is none: older marks are lost then."""
        from secrets import token_hex

        file = self._key_file()
        if not file.is_file():
            with in_words(file):
                disk.make_folder(file.parent)
                disk.replace_file(file, token_hex(32).encode())
        return self._read_key()

    def _read_key(self) -> bytes:
        file = self._key_file()
        try:
            with in_words(file):
                return bytes.fromhex(file.read_text("ascii"))
        except ValueError as error:
            raise Environment(
                f"{file} is no key: bring back the one it was."
            ) from error


def _marking(key: bytes) -> Callable[[str], str]:
    import hmac

    @cache
    def mark(form: str) -> str:
        return hmac.digest(key, form.encode(errors="surrogatepass"), "sha256").hex()

    return mark
