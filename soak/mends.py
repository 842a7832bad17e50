"""Damaged lines, older files and conflicted copies, put right by `doctor --fix`.

The controls drop a damaged line, or take one copy in the place of both.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench.scratch import scratch
from soak.disks import Disk, NoDisk
from soak.each_call import CALLS, RUN, Command
from soak.places import disk_name, disk_to_cut
from soak.sheds import BECK, Ids, Shed, ids_in
from soak.tally import Cut, Tally

BITS = (0, 0.02, 0.3, 0.5, 0.7, 1)  # from the checksum to the end of the line
FIX = ("doctor", "--fix")
OURS = (  # without a look at the machine, which touches no set
    "from tmworkshop.adapters.checks import check_list as checks; "
    "checks.LOOKS = [each for each in checks.LOOKS "
    f"if each[1] is checks.About.WORKSPACE]; {RUN}"
)
DROPPED = (
    "from tmworkshop.adapters.backups.gains import Copies, Gain; "
    f"Copies.find_gain = lambda self, set_id, facts: Gain(facts); {OURS}"
)
TAKEN = (
    "from tmworkshop.application import merger; "
    f"merger.merge_copies = lambda one, other: other; {OURS}"
)


@dataclass(frozen=True)
class Bench:
    """The folder where it is tried, on a *disk* if its power is cut."""

    folder: Path
    disk: Disk | None = None

    def cut(self, command: Command, call: str) -> None:
        """Kill *command* at the *call*, and cut the power of its disk."""
        if self.disk:
            self.disk.settle()
        command.kill_at(call)
        if self.disk:
            self.disk.cut_off()
            self.disk.start_again()


def flipped(
    *, control: bool = False, share: int = 1, bits: Iterable[float] = BITS
) -> Tally:
    """Flip a bit in each line in turn, or in one of so many, and have it mended."""
    what = "a bit flipped in each line"
    tally = Tally(f"{what}, the line dropped" if control else what, control=control)
    with scratch() as folder:
        shed = _laid_out(folder)
        backed_up = shed.read() | {shed.say() for _ in range(8)}
        shed.close()
        later = {shed.say() for _ in range(4)}
        lines = shed.file.read_bytes().splitlines(keepends=True)
        for place, bit in product(range(0, len(lines), share), bits):
            anew = _again(shed, folder)
            spoilt = (*lines[:place], _flip(lines[place], bit), *lines[place + 1 :])
            anew.write_bytes(b"".join(spoilt))
            only_there = {each for each in later if each.encode() in lines[place]}
            wanted = backed_up | later - only_there
            _mend(anew, DROPPED if control else OURS, wanted, tally)
    return tally


def merge_killed(
    name: str, *, control: bool = False, only: Iterable[str] = CALLS
) -> Tally:
    """Kill `doctor --fix` at those calls *only*, and run it once more."""
    what = f"{name} merged, killed at each call"
    told = f"{what}, one taken for both" if control else what
    tally = Tally(told, control=control, by=Cut.KILL)
    if not shutil.which("strace"):
        tally.not_run = "needs strace"
        return tally
    with scratch() as folder:
        _merge_everywhere(name, tally, Bench(folder), set(only))
    return tally


def merge_powerless(name: str, *, only: Iterable[str] = CALLS) -> Tally:
    """Cut the power of `doctor --fix` at those calls *only*, and run it once more."""
    what = f"{name} merged, a power cut at each call"
    tally = Tally(what, by=Cut.POWER, on=disk_name())
    try:
        with disk_to_cut() as disk:
            if not shutil.which("strace"):
                raise NoDisk("needs strace")
            _merge_everywhere(name, tally, Bench(disk.folder, disk), set(only))
    except NoDisk as why:
        tally.not_run = str(why)
    return tally


def _merge_everywhere(name: str, tally: Tally, bench: Bench, only: set[str]) -> None:
    folder = bench.folder
    shed, script = _laid_out(folder), TAKEN if tally.control else OURS
    every = MERGES[name](shed) | shed.read() | {shed.say() for _ in range(2)}
    fix = Command(folder / "tried" / "workspace", FIX, script=script)
    _again(shed, folder)
    for at in fix.list_calls(to_disk=True):
        if at.partition(":")[0] in only:
            file = _again(shed, folder)
            bench.cut(fix, at)
            _mend(file, script, every, tally)


def _older(shed: Shed) -> Ids:
    """Put an older file back, and return what only a backup has by then."""
    old, more = shed.file.read_bytes(), frozenset(shed.say() for _ in range(3))
    shed.close()
    shed.file.write_bytes(old)
    return more


def _conflicted(shed: Shed) -> Ids:
    """Lay another computer's copy beside the file; return what that alone has."""
    old, more = shed.file.read_bytes(), frozenset(shed.say() for _ in range(3))
    beside = shed.file.with_name(f"{BECK} (conflicted copy).jsonl")
    beside.write_bytes(shed.file.read_bytes())
    shed.file.write_bytes(old)
    return more


MERGES: dict[str, Callable[[Shed], Ids]] = {
    "an older file": _older,
    "a conflicted copy": _conflicted,
}


def _laid_out(folder: Path) -> Shed:
    """Make a shed where its marks are found again once it is tried."""
    return Shed(folder / "tried")


def _again(shed: Shed, folder: Path) -> Path:
    """Lay the workspace of *shed* out as it was first; return the file of its set."""
    base = folder / "base"
    if not base.exists():
        shutil.copytree(shed.folder.parent, base)
    shutil.rmtree(shed.folder.parent)
    shutil.copytree(base, shed.folder.parent)
    return shed.file


def _mend(file: Path, script: str, wanted: Ids, tally: Tally) -> None:
    """Have *file* put right, and count what it lacks of what is *wanted*."""
    told = Command(file.parents[1], FIX, script=script).run()
    tally.times += 1
    tally.acknowledged += len(wanted)
    tally.lost += len(wanted - ids_in(file.read_bytes()))
    tally.unreadable += "something went wrong" in told.stderr


def _flip(line: bytes, share: float) -> bytes:
    """Return *line* with a bit changed at that *share* of its length."""
    changed = bytearray(line)
    changed[int(share * (len(line) - 1))] ^= 1 << int(share * 10) % 8
    return bytes(changed)
