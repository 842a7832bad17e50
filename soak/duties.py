"""Commands that change more than one file, killed at each call that changes the disk.

Whatever is left is judged once the tool has run again: a deed is done, or it was never
begun.  The control takes on no duty, and so leaves things half done.
"""

from __future__ import annotations

import os
import shutil
from itertools import cycle
from pathlib import Path

from bench.scratch import scratch
from soak.disks import CutOff, NoDisk, ext4_disk
from soak.each_call import RUN, Command, run
from soak.tally import Tally
from tests.half_done import DEEDS, NEXT, Deed, prepare, waiting, words_of

WITHOUT = (
    "from tmworkshop.adapters.duties import FolderDuties; "
    f"FolderDuties.take_on = lambda *given: None; {RUN}"
)


def closes() -> list[Tally]:
    """Kill the close of a session that has slips, and cut its power."""
    return [*killed("close"), powerless("close")]


def erasures() -> list[Tally]:
    """Kill erasures, names taken off words, and imports taken back."""
    each = [tally for name in ("erase", "unname", "take-out") for tally in killed(name)]
    return [*each, powerless("erase")]


def purges() -> list[Tally]:
    """Kill the removal of a set."""
    return killed("purge")


def restores() -> list[Tally]:
    """Kill restores, in place and to a folder."""
    return [*killed("restore"), *killed("restore-to", has_control=False)]


def renames() -> list[Tally]:
    """Kill a change of someone's name, and of a set's."""
    return [*killed("rename"), *killed("rename-set")]


def killed(name: str, *, has_control: bool = True, share: int = 1) -> list[Tally]:
    """Kill the deed *name* at each call; with a *share*, at one in so many."""
    tallies = [Tally(f"{name}, killed at each call")]
    if has_control:
        control = f"{name}, killed at each call, no duty taken on"
        tallies.append(Tally(control, control=True))
    if not shutil.which("strace"):
        for tally in tallies:
            tally.not_run = "needs strace"
        return tallies
    with scratch() as folder:
        trial = Trial(DEEDS[name], folder)
        for tally in tallies:
            trial.kill_everywhere(tally, share)
    return tallies


def powerless(name: str, share: int = 1) -> Tally:
    """Cut the power at each call of the deed *name*, or at one in so many."""
    tally = Tally(f"{name}, a power cut at each call")
    try:
        with ext4_disk() as disk:
            if not shutil.which("strace"):
                raise NoDisk("needs strace")
            Trial(DEEDS[name], disk.folder, disk).kill_everywhere(tally, share)
    except NoDisk as why:
        tally.not_run = str(why)
    return tally


class Trial:
    """One deed, in a workspace that is laid out anew for each kill."""

    def __init__(self, deed: Deed, folder: Path, disk: CutOff | None = None) -> None:
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
        """Say whether what is half done is written down to be finished."""
        return bool(waiting(self._folder))

    def _command(self, script: str) -> Command:
        words = words_of(self._deed, self._folder)
        return Command(self._folder, words, self._deed.keys or "", script)

    def _lay_out(self) -> frozenset[str]:
        shutil.rmtree(self._folder.parent, ignore_errors=True)
        shutil.copytree(self._base.parent, self._folder.parent)
        if self._disk:
            os.sync()
        return self._deed.places(self._folder)
