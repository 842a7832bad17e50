"""Workspaces of every older schema, killed at each call while they are brought up.

The kept formats of the tests are what older versions left on people's disks.  A window
of the old version is open meanwhile, and keeps something as soon as it can.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from bench.scratch import scratch
from soak.each_call import CALLS, RUN, Command, environ_of, run
from soak.holdings import Things, contents_of, things_in, things_in_copies, things_of
from soak.tally import Cut, Tally
from tests.formats.kept import SETS, kept_in, numbers, said_in
from tests.terminals import TMWORKSHOP, PtyProcess, environment
from tmworkshop.adapters.store.checked_lines import read_line
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.domain.errors import Conflict, WorkshopError
from tmworkshop.domain.facts import Kind, Said

# a session, and what was typed in it
OPEN, HALF_TYPED = "harbour", "What would the fer"
OLD_NOTE = Said(
    id="01KT" + 22 * "0", kind=Kind.NOTE, words="The old window wrote this."
)
UPDATE = "update tmworkshop"
ASKED = 3  # after one kill in so many the session is taken up, for what was typed


@dataclass(frozen=True)
class Writing:
    """A command that writes to a set, and so brings its file up."""

    set_id: str
    words: tuple[str, ...]
    keys: str = ""


WRITINGS = {
    "member add": Writing(
        "dyffryn", ("member", "add", "Noor Haddad", "--set", "dyffryn")
    ),
    "session resume": Writing(
        OPEN, ("--plain", "session", "resume", "--set", OPEN), keys="\n"
    ),
}
CONTROLS = {  # what is done otherwise there, and what that is to lose
    "no backup before": "from tmworkshop.adapters.backups.folder_backups import "
    f"FolderBackups; FolderBackups.before_migration = lambda *given: None; {RUN}",
    "written in place": "from tmworkshop.adapters.drive import disk; disk."
    f"replace_or_keep = lambda path, content: path.write_bytes(content); {RUN}",
}
NEXT: tuple[tuple[str, ...], ...] = (
    (),
    ("doctor",),
    ("action", "list", "--set", "moor"),
    ("backup", "make"),
    ("set", "list", "--json"),
    ("session", "list", "--set", "dyffryn"),
)


def upgrades() -> list[Tally]:
    """Kill each writing in each kept format, and those that are broken on purpose."""
    *older, newest = numbers()
    ours = [brought_up(name, each) for each in older for name in WRITINGS]
    ours.append(brought_up("member add", newest))
    return [*ours, *(brought_up("member add", 1, control=each) for each in CONTROLS)]


def brought_up(
    name: str, number: int, *, control: str = "", only: Iterable[str] = CALLS
) -> Tally:
    """Kill the writing *name* in the format *number*, at those calls *only*."""
    what = f"schema {number}, {name}, killed at each call"
    told = f"{what}, {control}" if control else what
    tally = Tally(told, control=bool(control), by=Cut.KILL)
    if not shutil.which("strace"):
        tally.not_run = "needs strace"
        return tally
    with scratch() as folder:
        script = CONTROLS.get(control, RUN)
        rehearsal = Rehearsal(number, WRITINGS[name], folder, script)
        rehearsal.kill_everywhere(tally, set(only))
    return tally


class Rehearsal:
    """One writing in a kept format, which is laid out anew for each kill."""

    def __init__(
        self, number: int, writing: Writing, folder: Path, script: str
    ) -> None:
        self._number = number
        self._set_id = writing.set_id
        self._base, self._folder = folder / "base", folder / "tried" / "workspace"
        self._file = self._folder / f"sets/{writing.set_id}.jsonl"
        self._writing = Command(self._folder, writing.words, writing.keys, script)
        self._base.mkdir()
        kept = kept_in(number, self._base)
        # what there was, read as plainly as that goes
        files = {each: kept.documents(each) for each in SETS}
        self._before = {
            each: things_of(files[each], said_in(files[each])) for each in SETS
        }
        self._in_copies = things_in_copies(self._base)

    def kill_everywhere(self, tally: Tally, only: set[str]) -> None:
        """Kill it at each of its calls, and then run one command after another."""
        self._lay_out()
        calls = self._writing.list_calls(to_disk=True)
        for at, following in zip(calls, cycle(NEXT), strict=False):
            if at.partition(":")[0] in only:
                self._kill(at, following, tally)

    def _kill(self, at: str, following: tuple[str, ...], tally: Tally) -> None:
        self._lay_out()
        window = Journal(self._file, steps=STEPS[: self._number - 1])
        window.documents()
        at_first = self._file.read_bytes()
        self._writing.kill_at(at)
        tally.lost += not self._stands(at_first)
        wanted = dict(self._before)
        wanted[self._set_id] |= self._kept_by(window, tally)
        self._go_on(following, tally)
        tally.times += 1
        tally.acknowledged += sum(map(len, wanted.values()))
        tally.lost += sum(len(wanted[each] - self._read(each, tally)) for each in SETS)
        if tally.times % ASKED == 1:
            tally.lost += not self._offers_what_was_typed()

    def _lay_out(self) -> None:
        shutil.rmtree(self._folder.parent, ignore_errors=True)
        shutil.copytree(self._base, self._folder.parent)

    def _kept_by(self, window: Journal, tally: Tally) -> Things:
        """Return what the old *window* kept, which may not touch a newer file."""
        before = self._file.read_bytes()
        is_theirs = _schema_of(before) == self._number
        try:
            window.append([document_of(OLD_NOTE)])
        except WorkshopError as told:
            is_right = isinstance(told, Conflict) and UPDATE in str(told)
            tally.wrong += is_theirs or not is_right
            tally.wrong += self._file.read_bytes() != before
            return frozenset()
        tally.wrong += not is_theirs
        return frozenset({OLD_NOTE.id, OLD_NOTE.words})

    def _go_on(self, following: tuple[str, ...], tally: Tally) -> None:
        """Run any command, and then one that brings the file up if nothing did yet."""
        now = self._file.read_bytes()
        last = ("member", "add", "Zebedee Quill", "--set", self._set_id)
        told = [run(self._folder, following), run(self._folder, last)]
        tally.unreadable += any("something went wrong" in each.stderr for each in told)
        tally.wrong += bool(told[-1].returncode)
        tally.lost += _schema_of(now) == self._number and not self._stands(now)
        left = things_in_copies(self._folder.parent, tally)
        for each in SETS:
            tally.lost += len(self._in_copies[each] - left[each])

    def _stands(self, content: bytes) -> bool:
        """Say whether the old *content* is in its place or in a backup, if it must."""
        now = self._file.read_bytes()
        if now == content or newest_schema(STEPS) == self._number:
            return True
        name = f"sets/{self._set_id}.jsonl"
        copies = (contents_of(file) for file in self._folder.glob("backups/*.zip"))
        return any(each.get(name) == content for each in copies)

    def _read(self, set_id: str, tally: Tally) -> Things:
        content = (self._folder / f"sets/{set_id}.jsonl").read_bytes()
        try:
            return things_in(content, set_id)
        except WorkshopError:
            tally.unreadable += 1
            return frozenset()

    def _offers_what_was_typed(self) -> bool:
        resume = (*TMWORKSHOP, "session", "resume", "--set", OPEN)
        env = environment(**environ_of(self._folder))
        with suppress(AssertionError, OSError), PtyProcess(*resume, env=env) as screen:
            return HALF_TYPED in screen.until(HALF_TYPED)
        return False


def _schema_of(content: bytes) -> int:
    with suppress(ValueError, KeyError):
        return int(read_line(content.partition(b"\n")[0])["schema"])
    return 0
