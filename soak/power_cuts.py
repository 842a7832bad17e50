"""A computer whose power is cut while a set is writing, as far as its disk can tell.

Only what was acknowledged before the cut began counts: during the cut itself the kernel
lets some syncs return.
"""

from __future__ import annotations

import time
from random import Random
from signal import SIGKILL

from soak.disks import NoDisk
from soak.places import disk_name, disk_to_cut
from soak.tally import Cut, Tally
from soak.windows import Books, let_begin

LATEST = 0.5  # seconds until the cut


def power_cuts() -> list[Tally]:
    """Cut the power of ours, and of ours without a sync."""
    on = disk_name()
    ours = Tally("a power cut", by=Cut.POWER, on=on)
    what = "a power cut, ours without its sync"
    unsynced = Tally(what, control=True, by=Cut.POWER, on=on)
    try:
        cut("ours", 500, ours)
        cut("ours-unsynced", 25, unsynced)
    except NoDisk as why:
        ours.not_run = unsynced.not_run = str(why)
    return [ours, unsynced]


def cut(store: str, times: int, tally: Tally) -> None:
    """Cut the power at random moments, so many *times*."""
    chance = Random(times)  # noqa: S311
    with disk_to_cut() as disk:
        books = Books(store, disk.folder)
        for number in range(times):
            book = books.book()
            window = book.window(f"cut{number}")
            let_begin([window], number)
            time.sleep(chance.uniform(0, LATEST))
            at = disk.cut_off()
            window.stop(SIGKILL)
            book.hear([window], tally, before=at)
            disk.start_again()
            book.look(tally)
            tally.times += 1
