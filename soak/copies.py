"""Automatic closes, on and on, beside a set of which only an old backup has all.

The control thins the backups out by their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from bench.scratch import scratch
from soak.disks import NoDisk
from soak.harms import HARMS, UNREADABLE, Harm
from soak.mends import MERGES, flipped, merge_killed, merge_powerless
from soak.sheds import BECK, GILL, Shed
from soak.tally import Tally
from tmworkshop.adapters.backups import folder_backups
from tmworkshop.adapters.backups.backup_files import AUTOMATIC, label_of
from tmworkshop.domain.backups import choose_backups
from tmworkshop.domain.errors import WorkshopError

CLOSES = 20  # after the harm


def copies() -> list[Tally]:
    """Try all that may become of a set and its copies, and what is known to lose."""
    return [
        *(old_copy(control=each) for each in (False, True)),
        *(spoilt(control=each) for each in (False, True)),
        *(unreadable(control=each) for each in (False, True)),
        *(flipped(control=each) for each in (False, True)),
        *(merge_killed(each) for each in MERGES),
        *(merge_killed(each, control=True, only=["rename"]) for each in MERGES),
        *map(merge_powerless, MERGES),
    ]


def old_copy(*, control: bool = False, times: int = 12) -> Tally:
    """Put an older file back after each of some closes, and close on and on."""
    tally = Tally(_named("an older file put back", control), control=control)
    for number in range(times):
        with scratch() as folder:
            shed, kept = Shed(folder), set[str]()
            for _ in range(number + 1):
                old = shed.file.read_bytes()
                kept |= {shed.say() for _ in range(3)}
                shed.close()
            shed.file.write_bytes(old)
            _close_on(shed, kept, tally, (BECK, GILL))
    return tally


def spoilt(*, control: bool = False) -> Tally:
    """Spoil a set in each of some ways, and close on and on beside it."""
    tally = Tally(_named("a set spoilt", control), control=control)
    return _beside(HARMS, tally)


def unreadable(*, control: bool = False) -> Tally:
    """Let a set be a folder, or a file that cannot be read, and close beside it."""
    tally = Tally(_named("a set unreadable", control), control=control)
    return _beside(UNREADABLE, tally)


def _beside(harms: Mapping[str, Harm], tally: Tally) -> Tally:
    untried = []
    for name, harm in harms.items():
        with scratch() as folder:
            shed = Shed(folder)
            kept = {shed.say() for _ in range(9)}
            shed.close()
            try:
                with harm(shed.file):
                    _close_on(shed, kept, tally, (GILL,))
            except NoDisk as why:
                untried.append(f"not tried: {name}, as {why}")
    tally.note = "; ".join(untried)
    return tally


def _close_on(shed: Shed, kept: set[str], tally: Tally, sets: Iterable[str]) -> None:
    """Keep words in *sets* and close, often; none of those *kept* may go."""
    by_date = patch.object(folder_backups, "list_superseded", _by_date)
    with by_date if tally.control else nullcontext():
        for _ in range(CLOSES):
            kept |= {shed.say(each) for each in sets}
            try:
                shed.close()
                tally.wrong += not shed.is_backed_up(GILL)
            except WorkshopError:
                tally.wrong += 1
    tally.times += 1
    tally.acknowledged += len(kept)
    tally.lost += len(kept - shed.read_everywhere())


def _by_date(files: Sequence[Path], *_: object) -> list[Path]:
    """Return the automatic ones of *files* that a date alone would let go."""
    labels = {file: label for file in files if (label := label_of(file))}
    made = {file: each.made for file, each in labels.items() if each.why in AUTOMATIC}
    stay = choose_backups(made.values())
    return [file for file in made if made[file] not in stay]


def _named(what: str, control: bool) -> str:
    closes = f"{what}, then {CLOSES} closes"
    return f"{closes}, thinned by date" if control else closes
