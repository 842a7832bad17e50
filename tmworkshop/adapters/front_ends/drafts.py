"""What is half typed, on disk at each key, and gone once it is an answer.

A draft belongs to the question it was typed at.  The fact that it is about to become
is noted in it, so that one that was accepted is never offered again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tmworkshop.adapters.cells import harmless, words_of
from tmworkshop.adapters.front_ends.slots import Slots, newest
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.screens import AskedAt, Screen
from tmworkshop.domain.values import Value, value

ENDING = ".draft"
HELP = "/"

STANDS = "What was half typed stands in the line."
FROM_ELSEWHERE = "Half typed at {where}, this waits in the line: Ctrl-U takes it out."
ONCE_MORE = (
    "These words were typed at another question: Enter once more gives them here."
)
NOT_SAVED = (
    "What is half typed cannot be saved on this disk; Enter keeps answers as ever."
)
UNREADABLE = "What was half typed before could not be read."


_encoded = json.JSONEncoder(ensure_ascii=False).encode


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


class _Saved(NamedTuple):
    """What is in the file: a line, and where it was typed."""

    line: str
    place: str


class Drafts:
    """The drafts of one set; without a *file*, they are lost with the process."""

    def __init__(
        self,
        file: Path | None = None,
        is_kept: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Look into *file* later; *is_kept* tells if there is a fact of that id."""
        self._file = file
        self._is_kept = is_kept
        self._slots: Slots | None = None  # opened with the first question
        self._keys: frozenset[str] = frozenset()
        self._place = ""  # where words are typed now, as it is written down
        self._asked: Draft | None = None  # where words are typed now; its line is empty
        self._before: Draft | None = None  # where they were typed before that
        self._is_answered = False
        self._complaint = ""
        self._fails = False
        self._saved: _Saved | None = None  # what is in the file
        self._old: Draft | None = None

    def at(self, screen: Screen) -> None:
        """Come to the question of *screen*; an answer that was taken is no draft."""
        if self._file and not self._slots:
            self._slots = Slots(self._file)
            self._old = self._found(self._slots)
            self._saved = (
                _Saved(self._old.line, _place(self._old)) if self._old else None
            )
        now = Draft("", screen.asked_at, _where(screen))
        self._before, self._asked = self._asked, now
        choices = (choice.key for choice in screen.ask.choices)
        self._keys = screen.offers.union(choices, [HELP])
        self._place = _place(now)
        if self._is_answered and not screen.refused:
            self._empty()
        self._is_answered = False

    def waiting(self) -> Draft | None:
        """Return, once, what was half typed before this process began."""
        old, self._old = self._old, None
        return old

    def left_behind(self, screen: Screen) -> str:
        """Return what to say of words that were typed at another question than this."""
        before = self._before
        has_moved = before is not None and before.asked_at != screen.asked_at
        return before.notice if before and has_moved else ""

    def changed(self, line: str) -> None:
        """Save *line* as it stands; a key, or an empty one, is no draft."""
        self._is_answered = False
        if line.strip() in self._keys or not line.strip():
            self._empty()
        elif not (self._saved and self._saved.line == line):
            self._save(_Saved(line, self._place))

    def answered(self) -> None:
        """Note that the line was given as an answer."""
        self._is_answered = True

    def becoming(self, fact: str) -> None:
        """Note that what was answered is about to be kept under the id *fact*."""
        if self._is_answered and self._saved:
            self._save(self._saved, fact)

    def saves(self, line: str) -> bool:
        """Say whether *line* would be there after a kill."""
        return self._saved is not None and self._saved.line.rstrip() == line.rstrip()

    @property
    def has_some(self) -> bool:
        """Whether something half typed is saved, and was not answered since."""
        return self._saved is not None and not self._is_answered

    def complaint(self) -> str:
        """Return, once, what is wrong; nothing when all is well."""
        told, self._complaint = self._complaint, ""
        return told

    def forget(self) -> None:
        """Leave nothing to offer: what it was typed for is over."""
        self._empty()
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

    def _found(self, slots: Slots) -> Draft | None:
        """Return what is in the file, unless it was accepted."""
        try:
            found = _draft(slots.open())
            if found and found.fact and self._is_kept(found.fact):
                slots.empty()
                return None
        except OSError:
            self._fail()
        except ValueError:
            self._complaint = UNREADABLE
        else:
            return found
        return None

    def _save(self, line: _Saved, fact: str = "") -> None:
        slots = self._slots
        if slots and self._done(lambda: slots.write(_held(line, fact))):
            self._saved = line

    def _empty(self) -> None:
        if self._slots and self._saved and self._done(self._slots.empty):
            self._saved = None

    def _done(self, act: Callable[[], None]) -> bool:
        """Say whether the disk would *act*; that it would not is told of once."""
        try:
            act()
        except OSError:
            self._fail()
            return False
        self._fails = False
        return True

    def _fail(self) -> None:
        if not self._fails:
            self._complaint = NOT_SAVED
        self._fails = True


def draft_file(workspace: Path, set_id: str) -> Path:
    """Return the file of what is half typed in *set_id*."""
    return workspace / "drafts" / f"{set_id}{ENDING}"


def drafts(workspace: Path) -> Iterator[tuple[str, int]]:
    """Yield each set with something half typed in *workspace*, and its letters."""
    for file in sorted((workspace / "drafts").glob(f"*{ENDING}")):
        try:
            found = _draft(newest(file.read_bytes()))
        except (OSError, ValueError):
            continue
        if found:
            yield file.stem, len(found.line)


def forget(workspace: Path, set_id: str) -> bool:
    """Remove what is half typed in *set_id*; say whether there was a file."""
    file = draft_file(workspace, set_id)
    is_there = file.exists()
    file.unlink(missing_ok=True)
    return is_there


def _where(screen: Screen) -> str:
    place = ", ".join(filter(None, (screen.heading.step, screen.speaker)))
    return f"{place}: {screen.ask.label}" if screen.ask.label else place


def _place(draft: Draft) -> str:
    """Return where a draft is, once for all its letters."""
    at = draft.asked_at
    return _encoded([draft.where, at.session, at.slot, at.about, at.turn])


def _held(saved: _Saved, fact: str) -> bytes:
    held = f"[{_encoded(saved.line)}, {_encoded(fact)}, {saved.place}]"
    return held.encode(errors="replace")


def _draft(held: bytes) -> Draft | None:
    """Return the draft that is *held*, if any; ValueError if it is none."""
    if not held:
        return None
    try:
        line, fact, (*texts, key) = json.loads(held)
        where, session, slot, about = map(str, texts)
        turn = None if key is None else TurnKey(*map(str, key))
    except TypeError as error:
        raise ValueError("it is no draft") from error
    at = AskedAt(session, turn, slot, about)
    return Draft(words_of(str(line)), at, words_of(where), words_of(str(fact)))
