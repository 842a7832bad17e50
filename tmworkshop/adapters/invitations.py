"""The invitations that were taken in, each as it came, with the day it did."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    in_words,
    make_folder,
    read_file,
    replace_file,
)
from tmworkshop.adapters.packs.invitation_text import (
    CALLED,
    identify_invitation,
    read_invitation,
)
from tmworkshop.adapters.packs.pack_content import ID
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms, tell_alike_apart

FOLDER, ENDING = "invitations", ".txt"
EARLIER = ".earlier"  # terms that newer ones took the place of; slips may be of them
PURGED, TOLD = ".removed", "told"  # sets that went, and whether their lead knows
SINCE = "Taken in on "  # before the day, as 2027-03-31


class InvitationFolder:
    """The invitations in a workspace, one of each programme."""

    def __init__(self, workspace: Path) -> None:
        self._folder = workspace / FOLDER

    @property
    def is_there(self) -> bool:
        """Whether any was ever taken in."""
        return self._folder.is_dir()

    def taken_in(self) -> tuple[AcceptedTerms, ...]:
        """Return all of them, the newest last; Damaged if one is not as it came."""
        return tell_alike_apart(self._read_all(ENDING))

    def earlier(self) -> tuple[AcceptedTerms, ...]:
        """Return the terms that newer ones of their programmes took the place of."""
        alike = {each.programme for each in self.taken_in() if each.is_alike}
        every = self._read_all(EARLIER)
        return tuple(replace(e, is_alike=e.programme in alike) for e in every)

    def of(self, programme: str) -> AcceptedTerms | None:
        """Return the one of *programme*, if any was taken in."""
        every = self.taken_in()
        return next((each for each in every if each.programme == programme), None)

    def purged(self, programme: str) -> dict[str, bool]:
        """Return the pseudonyms of removed sets that packs for *programme* were of.

        Beside each stands whether a pack told its lead of it.
        """
        file = self._folder / f"{programme}{PURGED}"
        with in_words(file):
            lines = read_file(file).decode().split("\n") if file.is_file() else []
        rows = (each.split() for each in lines)
        return {row[0]: TOLD in row[1:] for row in rows if row}

    def note_purged(self, programme: str, purged: Mapping[str, bool]) -> None:
        """Note pseudonyms of removed sets, and of which a pack told the lead."""
        every = {**self.purged(programme), **purged}
        lines = [
            f"{each} {TOLD if is_told else ''}".strip()
            for each, is_told in every.items()
        ]
        file = self._folder / f"{programme}{PURGED}"
        with in_words(file):
            make_folder(self._folder)
            replace_file(file, "".join(f"{each}\n" for each in lines).encode())

    def put(self, text: str, on: date) -> AcceptedTerms:
        """Keep *text* in place of what came before of its programme."""
        terms = read_terms(text, on)
        before = self.of(terms.programme)
        file = self._folder / f"{terms.programme}{ENDING}"
        with in_words(file):
            make_folder(self._folder)
            if before and before.id != terms.id:
                replace_file(
                    file.with_suffix(f".{before.code}{EARLIER}"), read_file(file)
                )
            replace_file(file, f"{SINCE}{on.isoformat()}\n{text.strip()}\n".encode())
        return terms

    def _read_all(self, ending: str) -> list[AcceptedTerms]:
        if not self.is_there:
            return []
        with in_words(self._folder):
            files = sorted(
                self._folder.glob(f"*{ending}"), key=lambda each: each.stat().st_mtime
            )
        return sorted(map(_read, files), key=lambda each: each.since)


def read_terms(text: str, on: date) -> AcceptedTerms:
    """Return the terms in *text*, as they are taken in *on* a day."""
    invitation = read_invitation(text)
    if not ID.fullmatch(invitation.programme):  # a file is named by it
        raise Damaged(f"{CALLED} names no programme as tmworkshop does.")
    return AcceptedTerms(identify_invitation(invitation), invitation, on)


def _read(file: Path) -> AcceptedTerms:
    with in_words(file):
        text = read_file(file).decode(errors="replace")
    first, _, rest = text.partition("\n")
    with suppress(ValueError):
        return read_terms(rest, date.fromisoformat(first.removeprefix(SINCE).strip()))
    raise Damaged(f"{file} is not as it was taken in: take the invitation in anew.")
