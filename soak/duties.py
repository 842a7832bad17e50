"""Commands that change more than one file, killed at each call that changes the disk.

Whatever is left is judged once the tool has run again: a deed is done, or it was never
begun.  The control takes on no duty, and so leaves things half done.
"""

from __future__ import annotations

import shutil
from itertools import cycle
from pathlib import Path

from bench.scratch import scratch
from soak.disks import Disk, NoDisk
from soak.each_call import RUN, Command, run
from soak.places import disk_name, disk_to_cut
from soak.tally import Cut, Tally
from tests.half_done import DEEDS, NEXT, Deed, prepare, waiting, words_of

ERASING = ("erase", "unname", "take-out")
WITHOUT = (
    "from tmworkshop.adapters.duties import FolderDuties; "
    f"FolderDuties.take_on = lambda *given: None; {RUN}"
)


def closes() -> list[Tally]:
    """Kill the close of a session that has slips, and cut its power."""
    return [*killed("close"), powerless("close")]


def erasures() -> list[Tally]:
    """Kill erasures, names taken off words, and imports taken back; cut their power."""
    return [
        *(tally for name in ERASING for tally in killed(name)),
        *map(powerless, ERASING),
    ]


def purges() -> list[Tally]:
    """Kill the removal of a set, and cut its power."""
    return [*killed("purge"), powerless("purge")]


def restores() -> list[Tally]:
    """Kill restores, in place and to a folder, and cut their power."""
    each = [*killed("restore"), *killed("restore-to", has_control=False)]
    return [*each, powerless("restore"), powerless("restore-to")]


def renames() -> list[Tally]:
    """Kill a change of someone's name, and of a set's, and cut their power."""
    each = [*killed("rename"), *killed("rename-set")]
    return [*each, powerless("rename"), powerless("rename-set")]


def killed(name: str, *, has_control: bool = True, share: int = 1) -> list[Tally]:
    """Kill the deed *name* at each call; with a *share*, at one in so many.

    The control is killed less often: it need not lose all that it may.
    """
    what = f"{name}, killed at each call"
    tallies = [Tally(what, by=Cut.KILL)]
    if has_control:
        control = f"{name}, killed at every third call, no duty taken on"
        tallies.append(Tally(control, control=True, by=Cut.KILL))
    if not shutil.which("strace"):
        for tally in tallies:
            tally.not_run = "needs strace"
        return tallies
    with scratch() as folder:
        trial = Trial(DEEDS[name], folder)
        for tally in tallies:
            trial.kill_everywhere(tally, 3 * share if tally.control else share)
    return tallies


def powerless(name: str, share: int = 1) -> Tally:
    """Cut the power at each call of the deed *name*, or at one in so many."""
    tally = Tally(f"{name}, a power cut at each call", by=Cut.POWER, on=disk_name())
    try:
        with disk_to_cut() as disk:
            if not shutil.which("strace"):
                raise NoDisk("needs strace")
            Trial(DEEDS[name], disk.folder, disk).kill_everywhere(tally, share)
    except NoDisk as why:
        tally.not_run = str(why)
    return tally


class Trial:
    """One deed, in a workspace that is laid out anew for each kill."""

    def __init__(self, deed: Deed, folder: Path, disk: Disk | None = None) -> None:
        self._deed = deed
        self._disk = disk  # that forgets at a kill all that was not synced
        self._base = folder / "base" / "workspace"
        self._folder = folder / "tried" / "workspace"
        self._base.parent.mkdir()
        prepare(deed, self._base, lambda words: run(self._base, words))

    def kill_everywhere(self, tally: Tally, share: int) -> None:
        """Kill it at each of its calls, and then run one command after another."""
        following = cycle(NEXT)
        self._lay_out()
        for number, at in enumerate(self._command(RUN).list_calls()):
            if number % share == 0:
                self._kill(at, next(following), tally)

    def _kill(self, at: str, following: tuple[str, ...], tally: Tally) -> None:
        at_first = self._lay_out()
        deed = self._deed
        self._command(WITHOUT if tally.control else RUN).kill_at(at)
        if self._disk:
            self._disk.cut_off()
            self._disk.start_again()
        if deed.half(self._folder, at_first):
            tally.acknowledged += 1
            tally.wrong += not (deed.by_itself or tally.control or self._is_known())
        again = words_of(deed, self._folder) if deed.by_itself else following
        told = run(self._folder, again)
        tally.unreadable += "something went wrong" in told.stderr
        tally.lost += bool(deed.half(self._folder, at_first))
        is_left = (self._folder / "duties").exists()
        tally.wrong += is_left or deed.lacks(self._folder)
        tally.times += 1

    def _is_known(self) -> bool:
        """Say whether what is half done is written down to be finished.

        A drive may hide a duty that is done, until a command removes that.
        """
        hidden = (self._folder / "duties").glob(".fuse_hidden*")
        return bool(waiting(self._folder)) or any(hidden)

    def _command(self, script: str) -> Command:
        words = words_of(self._deed, self._folder)
        return Command(self._folder, words, self._deed.keys or "", script)

    def _lay_out(self) -> frozenset[str]:
        shutil.rmtree(self._folder.parent, ignore_errors=True)
        shutil.copytree(self._base.parent, self._folder.parent)
        if self._disk:
            self._disk.settle()
        return self._deed.places(self._folder)
