"""`./dev soak [NAMES...]`: lose nothing, for as long as it takes to believe it.

Exit 1 when something acknowledged was lost, or a control was not seen to lose.
Without names every experiment is run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGHUP, signal

from bench.measurements import PAGE, machine, put
from soak.copies import copies
from soak.drafts import drafts
from soak.duties import closes, erasures, purges, renames, restores
from soak.full_disk import full_disk
from soak.kills import one_writer, several_writers
from soak.laws import laws
from soak.power_cuts import power_cuts
from soak.releases import releases
from soak.sessions import sessions
from soak.tally import Tally, table
from soak.upgrades import upgrades


@dataclass(frozen=True)
class Experiment:
    """What is tried together, and the section it stands in."""

    title: str
    how: str
    tallies: Callable[[], list[Tally]]


HALF_DONE = (
    "At each call that changes the disk (strace) the command is killed, and then "
    "another one is run. *Acknowledged* is how often it was half done by then, *lost* "
    "how often it still was afterwards, *wrong* how often nothing would have said so, "
    "or a close was left without its backup."
)
EXPERIMENTS = {
    "kills": Experiment(
        "one writer is killed",
        "A writer keeps words, amendments, several facts at once, and each tenth "
        "time rewrites the file; it is killed at a random moment, and all that it "
        "said it had kept is looked for by a fresh reader.",
        one_writer,
    ),
    "windows": Experiment(
        "several windows at once",
        "As with one writer, but several processes write into one file.",
        several_writers,
    ),
    "full-disk": Experiment(
        "a full disk",
        "A writer goes on until nothing more is taken, then the file is read; room is "
        "made, the writer goes on, and the file is read again. TinyDB's is broken for "
        "every other window while the disk is full.",
        full_disk,
    ),
    "power-cuts": Experiment(
        "power cuts",
        "An ext4 disk forgets all that was not synced (EXT4_IOC_SHUTDOWN) and is "
        "mounted again. Only what was acknowledged before that began counts.",
        power_cuts,
    ),
    "sessions": Experiment(
        "a session in a terminal",
        "An answer is acknowledged once the next question was seen painted; then the "
        "session is ended within 40 ms of the keys of the next answer.",
        sessions,
    ),
    "drafts": Experiment(
        "half-typed answers",
        "Someone types at every kind of question as fast as anybody can, and the "
        "session is ended behind the last key. *Acknowledged* are the letters that "
        "were typed, *lost* the answers that lack more than the last two of theirs.",
        drafts,
    ),
    "close": Experiment("a close that is killed", HALF_DONE, closes),
    "erase": Experiment("an erasure that is killed", HALF_DONE, erasures),
    "purge": Experiment("a removal that is killed", HALF_DONE, purges),
    "restore": Experiment("a restore that is killed", HALF_DONE, restores),
    "rename": Experiment("a new name that is killed", HALF_DONE, renames),
    "upgrade": Experiment(
        "an update that is killed",
        "In the kept workspace of each schema (the newest for comparison) a command "
        "that writes is killed at each call that changes the disk (strace); a window "
        "of the old version then tries to keep something, and other commands are run. "
        "*Acknowledged* are the facts and the words that there were; *lost* those that "
        "are not there in the end, in the sets or in their copies, old files that no "
        "backup has, and a half-typed answer that is not offered (looked for after one "
        "kill in three); *wrong* what the old window wrote into a newer file, or could "
        "not write into an old one.",
        upgrades,
    ),
    "copies": Experiment(
        "what only one copy has",
        "An older file is put back, or a set spoilt, and the workspace is backed up on "
        "and on; a bit is flipped in each line, and `doctor --fix` is to mend it; and "
        "while that merges an older file, or a conflicted copy, it is killed at each "
        "call that changes the disk (strace), and run once more. *Acknowledged* are "
        "the facts that any copy had, *lost* those that are in none any more, or not "
        "in the mended file; *wrong* are closes without a backup.",
        copies,
    ),
    "release": Experiment(
        "what pages tell together",
        "Programmes are made up, and pages of each are released one after another to "
        "programme, funder and public, with withdrawals, corrections, late slips and "
        "new codes in between. An attacker, who has all pages that a reader has, looks "
        "for words that can be said to be of too few people, and for numbers of too "
        "few. *Times* is how many programmes, *acknowledged* how many cells, *lost* "
        "how many holes were found. Half of the programmes have sets of several "
        "partnerships.",
        releases,
    ),
    "laws": Experiment(
        "laws over made-up inputs",
        "*Times* is how many laws there are, *acknowledged* on how many inputs they "
        "were tried, *lost* how many fell.",
        laws,
    ),
}


def main(names: Sequence[str]) -> int:
    """Run the experiments of these *names*, or all of them."""
    if unknown := [name for name in names if name not in EXPERIMENTS]:
        there = ", ".join(EXPERIMENTS)
        print(f"no experiment is called {unknown[0]!r}: there are {there}")
        return 2
    # under nohup it would be ignored by every session that it is sent to
    signal(SIGHUP, lambda *_: None)
    return run(EXPERIMENTS[name] for name in names or EXPERIMENTS)


def run(experiments: Iterable[Experiment], page: Path = PAGE) -> int:
    """Run *experiments*, print and write what they counted; 1 if one is not right.

    What could not be run here leaves on *page* what was counted elsewhere.
    """
    right = True
    for experiment in experiments:
        print(f"\n{experiment.title}", flush=True)
        began = time.monotonic()
        tallies = experiment.tallies()
        took = f"{time.monotonic() - began:.0f} s"
        print(table(tallies), flush=True)
        right = right and all(tally.is_as_it_should_be for tally in tallies)
        if not all(tally.not_run for tally in tallies):
            how = f"Made by `./dev soak` in {took}; {machine()}. {experiment.how}"
            put(f"Soak: {experiment.title}", f"{how}\n\n{table(tallies)}", page)
    return int(not right)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
