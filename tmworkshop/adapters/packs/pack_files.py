"""A pack as a file to be sent: sealed, opened again as a proof, never overwritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import chain, count
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    in_words,
    path_beside,
    remove_file,
    replace_file,
)
from tmworkshop.adapters.keys.age import decrypt_by, make_secret, public_of
from tmworkshop.adapters.packs.envelopes import (
    Letter,
    Sort,
    digest_of,
    open_envelope,
    seal_envelope,
)
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.pack import Pack
from tmworkshop.domain.values import Value, value

ENDING, HIDDEN = ".tmpack", ".new"
LONGEST_NAME = 60
DIGITS = 6  # of a file's digest: enough that no two in a folder are called the same
LONGEST_CLAIM = 300  # letters, of where it says that it comes from


@value
class Signing(Value):
    """With what a pack is signed, and for which key its receipts are to be."""

    secret: str
    receipts_for: str


class PackFolder:
    """Where one pack is put for whoever asked, on a day."""

    def __init__(
        self, folder: Path, terms: AcceptedTerms, day: date, signing: Signing
    ) -> None:
        self._folder = folder
        self._terms = terms
        self._day = day
        self._signing = signing
        self.file: Path | None = None
        self._digest = ""

    def put(self, pack: Pack, before: str) -> tuple[str, str]:
        """Write *pack*, not to be seen yet; return digests of content and of file."""
        content = write_pack(pack)
        sealed = self._sealed(Letter(self._head(pack, before), content))
        self._digest = digest_of(sealed)
        self.file = self._free_file()
        with in_words(self.file):
            replace_file(path_beside(self.file, HIDDEN), sealed)
        return digest_of(content), self._digest

    def finish(self) -> None:
        """Let what was put be seen."""
        if self.file:
            with in_words(self.file):
                hidden = path_beside(self.file, HIDDEN)
                # another window may have made one meanwhile
                self.file = self._free_file()
                hidden.rename(self.file)

    def drop(self) -> None:
        """Take away what was put."""
        if self.file:
            with in_words(self.file):
                remove_file(path_beside(self.file, HIDDEN))

    def _head(self, pack: Pack, before: str) -> Mapping[str, str]:
        names = {v.partnership for part in pack.parts for v in part.voices}
        names |= {a.partnership for part in pack.parts for a in part.asked}
        return {
            "programme": pack.programme,
            "invitation": pack.invitation,
            "before": before,
            "made": self._day.isoformat(),
            "receipts-for": self._signing.receipts_for,
            "partnerships": "; ".join(sorted(filter(None, names)))[:LONGEST_CLAIM],
        }

    def _sealed(self, letter: Letter) -> bytes:
        """Return *letter* for the lead, once a key that dies with this opened it."""
        proof, lead = make_secret(), self._terms.invitation.encrypt_for
        secret = self._signing.secret
        sealed = seal_envelope(Sort.PACK, letter, secret, lead, public_of(proof))
        opened = open_envelope(Sort.PACK, sealed, partial(_open_by, proof), "The pack")
        read = read_pack(opened.content, "The pack")
        if opened.content != letter.content or write_pack(read) != letter.content:
            raise Damaged("The pack did not open again as it was. Nothing was written.")
        return sealed

    def _free_file(self) -> Path:
        """Return a file whose name tells the programme and the day, and not of whom.

        Whoever sees it on its way knows no more; who sent it tells the lead by mail.
        """
        plain = re.sub(r"[^\w-]+", " ", self._terms.invitation.name)[:LONGEST_NAME]
        name = f"{plain.strip() or self._terms.programme} {self._day.isoformat()}"
        name = f"{name} {self._digest[:DIGITS]}"
        numbers = (f" ({number})" for number in count(2))
        files = (self._folder / f"{name}{n}{ENDING}" for n in chain([""], numbers))
        return next(each for each in files if not each.exists())


def _open_by(secret: str, content: bytes, called: str) -> bytes:
    return decrypt_by(content, secret, called) or b""
