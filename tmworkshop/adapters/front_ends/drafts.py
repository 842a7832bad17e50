"""What is half typed, on disk at each key, and gone once it is an answer.

A draft belongs to the question it was typed at.  The fact that it is about to become
is noted in it, so that one that was accepted is never offered again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tmworkshop.adapters.cells import harmless, words_of
from tmworkshop.adapters.drive.disk import read_file
from tmworkshop.adapters.front_ends.draft_slots import DraftSlots, newest_record
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.questions.ask import HELP
from tmworkshop.domain.session.shown.screen import AskedAt, Screen
from tmworkshop.domain.values import Value, value
from tmworkshop.domain.wide_signs import narrow_signs

STANDS = "What was half typed stands in the line."
FROM_ELSEWHERE = "Half typed at {where}, this waits in the line: Ctrl-U takes it out."
ONCE_MORE = (
    "These words were typed at another question: Enter once more gives them here."
)
UNKEPT = "These words are not kept yet: Enter keeps them"
GOES_WITHOUT = f"{UNKEPT}, Ctrl-C once more goes without."
WAITS_FOR_YOU = f"{UNKEPT}; Ctrl-C once more {{}}, and they wait for you."
PAUSES, LEAVES = "pauses", "leaves"  # what Ctrl-C does
NOT_SAVED = (
    "What is half typed cannot be saved on this disk; Enter keeps answers as ever."
)
UNREADABLE = "What was half typed before could not be read."

_encoded = json.JSONEncoder(ensure_ascii=False).encode  # made once for all keys


@value
class Draft(Value):
    """What was half typed, and where."""

    line: str
    asked_at: AskedAt
    where: str = ""  # in words
    fact: str = ""  # the id that it was to be kept under

    @property
    def notice(self) -> str:
        """What to say where it stands in the line of another question."""
        return FROM_ELSEWHERE.format(where=harmless(self.where))


NOWHERE = Draft("", AskedAt())  # no question was asked yet


class Drafts:
    """The drafts of one set; without a *file*, they are lost with the process."""

    def __init__(
        self,
        file: Path | None = None,
        is_kept: Callable[[str], bool] = lambda _: False,
        stopping: str = PAUSES,
    ) -> None:
        """Look into *file* later; *is_kept* tells if there is a fact of that id.

        *stopping* is what it is called to stop.
        """
        self._file = file
        self._is_kept = is_kept
        self._stopping = stopping
        self._slots: DraftSlots | None = None  # opened with the first question
        self._keys: frozenset[str] = frozenset()
        self._here = NOWHERE  # where words are typed now
        self._before = NOWHERE  # where they were typed before that
        self._saved: Draft | None = None  # what is in the file
        self._old: Draft | None = None
        self._is_answered = False
        self._complaint = ""
        self._fails = False

    def at(self, screen: Screen) -> None:
        """Come to the question of *screen*; an answer that was taken is no draft."""
        if self._file and not self._slots:
            self._open(self._file)
        now = Draft("", screen.asked_at, _where(screen))
        self._before, self._here = self._here, now
        choices = (choice.key for choice in screen.ask.choices)
        self._keys = screen.offers.union(choices, [HELP])
        if self._is_answered and not screen.refused:
            self._put(None)
        self._is_answered = False

    def waiting(self) -> Draft | None:
        """Return, once, what was half typed before this process began."""
        old, self._old = self._old, None
        return old

    def left_behind(self, screen: Screen) -> str:
        """Return what to say of words that were typed at another question than this."""
        before = self._before
        stays = before is NOWHERE or before.asked_at == screen.asked_at
        return "" if stays else before.notice

    def changed(self, line: str) -> None:
        """Save *line* as it stands; a key, or an empty one, is no draft."""
        self._is_answered = False
        if narrow_signs(line.strip()) in self._keys or not line.strip():
            self._put(None)
        elif not (self._saved and self._saved.line == line):
            self._put(replace(self._here, line=line))

    def answered(self) -> None:
        """Note that the line was given as an answer."""
        self._is_answered = True

    def becoming(self, fact: str) -> None:
        """Note that what was answered is about to be kept under the id *fact*."""
        if self._is_answered and self._saved:
            self._put(replace(self._saved, fact=fact))

    def warning(self, line: str) -> str:
        """Return what to say to someone who stops with *line* not given."""
        is_safe = self._saved and self._saved.line.rstrip() == line.rstrip()
        return WAITS_FOR_YOU.format(self._stopping) if is_safe else GOES_WITHOUT

    @property
    def has_some(self) -> bool:
        """Whether something half typed is saved, and was not answered since."""
        return self._saved is not None and not self._is_answered

    def complaint(self) -> str:
        """Return, once, what is wrong; nothing when all is well."""
        complaint, self._complaint = self._complaint, ""
        return complaint

    def forget(self) -> None:
        """Leave nothing to offer: what it was typed for is over."""
        self._put(None)
        self._saved = None
        if self._file and self._slots is None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Put what waits on the disk; leave no file if nothing does."""
        if self._file and self._slots:
            with suppress(OSError):
                self._slots.close()
                if self._saved is None:
                    self._file.unlink(missing_ok=True)

    def _open(self, file: Path) -> None:
        """Open *file*, and look what is in it, unless it was accepted."""
        try:
            self._slots = DraftSlots(file)
            self._saved = _draft(newest_record(self._slots.content))
        except OSError:
            self._fail()
        except ValueError:
            self._complaint = UNREADABLE
        if self._saved and self._saved.fact and self._is_kept(self._saved.fact):
            self._put(None)
        self._old = self._saved

    def _put(self, draft: Draft | None) -> None:
        """Have *draft* in the file, or none; once it is told that the disk will not."""
        if self._slots is None or draft is self._saved:
            return
        try:
            self._slots.write(_record(draft) if draft else b"")
        except OSError:
            self._fail()
        else:
            self._saved, self._fails = draft, False

    def _fail(self) -> None:
        if not self._fails:
            self._complaint = NOT_SAVED
        self._fails = True


def read_draft(file: Path) -> Draft | None:
    """Return what *file* holds, if anything; ValueError if that cannot be read."""
    try:
        return _draft(newest_record(read_file(file)))
    except FileNotFoundError:
        return None


def _where(screen: Screen) -> str:
    place = ", ".join(filter(None, (screen.heading.step, screen.speaker)))
    return f"{place}: {screen.ask.label}" if screen.ask.label else place


def _record(draft: Draft) -> bytes:
    at = draft.asked_at
    place = [draft.where, at.session, at.slot, at.about, at.turn]
    return _encoded([draft.line, draft.fact, place]).encode(errors="replace")


def _draft(record: bytes) -> Draft | None:
    """Return the draft in *record*, if any; ValueError if it is none."""
    if not record:
        return None
    try:
        line, fact, (*texts, key) = json.loads(record)
        where, session, slot, about = map(str, texts)
        turn = None if key is None else TurnKey(*map(str, key))
    except TypeError as error:
        raise ValueError("it is no draft") from error
    at = AskedAt(session, turn, slot, about)
    return Draft(words_of(str(line)), at, words_of(where), words_of(str(fact)))
