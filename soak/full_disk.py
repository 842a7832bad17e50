"""A disk that fills up while a set is writing, and then has room again."""

from __future__ import annotations

from collections.abc import Iterable

from soak.disks import NoDisk, small_disk
from soak.tally import Tally
from soak.windows import Books

SIZE = 10 * 2**20  # bytes
SMALLER = 2**20  # TinyDB's default takes long to fill even that
BALLAST = 4  # the part of it that is taken away to make room again


def full_disk() -> list[Tally]:
    """Fill a disk with ours, and with TinyDB's default."""
    ours = Tally("a disk that fills up, then has room")
    tiny = Tally("TinyDB's default on such a disk", control=True)
    try:
        fill("ours", SIZE, ours)
        fill("tinydb", SMALLER, tiny)
    except NoDisk as why:
        ours.not_run = tiny.not_run = str(why)
    return [ours, tiny]


def fill(store: str, size: int, tally: Tally) -> None:
    """Fill a disk of *size* bytes; look while it is full, and when it is not."""
    with small_disk(size) as folder:
        ballast = folder / "ballast"
        ballast.write_bytes(b"b" * (size // BALLAST))
        book = Books(store, folder).book()
        window = book.window("window", "until-full")
        window.await_saying("full")
        book.note(window.so_far(), tally)
        book.look(tally)
        until_full, warned_of = tally.acknowledged, warned(window.so_far())
        ballast.unlink()
        window.go_on()
        book.hear([window], tally)
        book.look(tally)
    tally.times += 1
    afterwards = tally.acknowledged - until_full
    tally.note = f"{warned_of} kept with a warning, {afterwards} once there was room"
    tally.wrong += not afterwards  # a session must be able to go on


def warned(events: Iterable[str]) -> int:
    """Count what was kept while the file warned of its disk."""
    return sum(event.startswith("kept") and event.endswith("True") for event in events)
