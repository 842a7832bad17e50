"""All that is tried, each with the section of the page it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from soak.copies import copies
from soak.drafts import drafts
from soak.duties import closes, erasures, purges, renames, restores
from soak.full_disk import full_disk
from soak.kills import one_writer, several_writers
from soak.laws import laws
from soak.places import Place
from soak.power_cuts import power_cuts
from soak.releases import releases
from soak.sessions import sessions
from soak.tally import Tally
from soak.upgrades import upgrades

HERE, EVERYWHERE = (Place.HERE,), tuple(Place)


@dataclass(frozen=True)
class Experiment:
    """What is tried together, and the section it stands in."""

    title: str
    how: str
    tallies: Callable[[], list[Tally]]
    places: tuple[Place, ...] = HERE


POWER = (
    "In a power cut an ext4 disk forgets all that was not synced (EXT4_IOC_SHUTDOWN), "
    "and is mounted again. An exFAT stick is a file on such a disk, driven by the "
    "kernel or, where that knows no exFAT, by exfat-fuse: what the driver had in "
    "memory is gone, and of what it wrote but never synced there is in turn nothing, "
    "each second page at random, or all of it; it is then looked over by fsck.exfat. "
    "A stick that lies about a sync is not played."
)
HALF_DONE = (
    "At each call that changes the disk (strace) the command is killed, or the power "
    "is cut, and then another one is run; a control at every third. *Acknowledged* is "
    "how often it was half done by then, *lost* how often it still was afterwards, "
    "*wrong* how often nothing would have said so, or a close was left without its "
    f"backup. {POWER}"
)
EXPERIMENTS = {
    "kills": Experiment(
        "one writer is killed",
        "A writer keeps words, amendments, several facts at once, and each tenth "
        "time rewrites the file; it is killed at a random moment, and all that it "
        "said it had kept is looked for by a fresh reader.",
        one_writer,
        EVERYWHERE,
    ),
    "windows": Experiment(
        "several windows at once",
        "As with one writer, but several processes write into one file.",
        several_writers,
        EVERYWHERE,
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
        f"{POWER} Only what was acknowledged before that began counts.",
        power_cuts,
        EVERYWHERE,
    ),
    "sessions": Experiment(
        "a session in a terminal",
        "An answer is acknowledged once the next question was seen painted; then the "
        "session is ended within 40 ms of the keys of the next answer.",
        sessions,
        EVERYWHERE,
    ),
    "drafts": Experiment(
        "half-typed answers",
        "Someone types at every kind of question as fast as anybody can, and the "
        "session is ended behind the last key. *Acknowledged* are the letters that "
        "were typed, *lost* the answers that lack more than the last two of theirs.",
        drafts,
    ),
    "close": Experiment("a close that is killed", HALF_DONE, closes, EVERYWHERE),
    "erase": Experiment("an erasure that is killed", HALF_DONE, erasures, EVERYWHERE),
    "purge": Experiment("a removal that is killed", HALF_DONE, purges, EVERYWHERE),
    "restore": Experiment("a restore that is killed", HALF_DONE, restores, EVERYWHERE),
    "rename": Experiment("a new name that is killed", HALF_DONE, renames, EVERYWHERE),
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
        EVERYWHERE,
    ),
    "copies": Experiment(
        "what only one copy has",
        "An older file is put back, or a set spoilt, or made a folder, a file with bad "
        "sectors (EIO), or one that its owner may not read, and the workspace is "
        "backed up on and on; a bit is flipped in each line, and `doctor --fix` is to "
        "mend it; and while that merges an older file, or a conflicted copy, it is "
        "killed, or the power cut, at each call that changes the disk (strace), and "
        "run once more. *Acknowledged* are the facts that any copy had, *lost* those "
        "that are in none any more, or not in the mended file; *wrong* are closes "
        "without a backup, or with one that lacks the other set.",
        copies,
        EVERYWHERE,
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
