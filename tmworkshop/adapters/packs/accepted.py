"""The invitations that this laptop has taken in, in its workspace."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words
from tmworkshop.adapters.packs.invitation_text import read_invitation
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.packs.pack import Invitation

FOLDER = "invitations"


def find_newest_accepted(workspace: Path) -> Invitation | None:
    """Return the invitation that was taken in last; Damaged names one that is none."""
    files = [each for each in (workspace / FOLDER).glob("*.txt") if each.is_file()]
    if not files:
        return None
    newest = max(files, key=lambda file: (file.stat().st_mtime_ns, file.name))
    with in_words(newest):
        text = newest.read_text("utf-8", "replace")
    try:
        return read_invitation(text)
    except Damaged as error:
        raise Damaged(f"{newest}: {error}") from error
