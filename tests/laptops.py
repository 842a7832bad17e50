"""A programme made up from a seed, on laptops that hold real sets and send real packs.

Each laptop has a set of one partnership, which meets each month for half a year. Some
of what was said is put right, taken back or erased, and some laptops lose a key.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from tests.desk import Desk
from tests.records import Story
from tmworkshop.adapters.keys.age import make_secret
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    read_invitation,
)
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.record import Record, record_of

LAPTOPS, MONTHS = 21, 6
SET = "circle"
LESSONS = ("lesson.02", "lesson.06", "lesson.07", "lesson.08")
FIRST = ("Ada", "Bo", "Chidi", "Dana", "Emre", "Farah", "Gwil", "Hana")
LAST = ("Quay", "Rook", "Stile", "Thorn", "Umber", "Vane", "Weir", "Yarrow")
# how likely it is that someone ticks a box
BOXES = (("evaluator", 0.9), ("funder", 0.8), ("name-programme", 0.3))
TERMS = (
    *("--organisation", "Long Valley Trust", "--contact", "data@valley.example"),
    *("--purpose", "To learn what helps.", "--basis", "consent"),
    *("--keep-until", "2028-03-31", "--reader", "funder", "--no-passphrase"),
)


@dataclass
class Laptop:
    """A laptop, its set so far, and the packs it sent."""

    desk: Desk
    partnership: str
    chance: Random
    invitation: str
    story: Story
    kept: int = 0
    gone: set[str] = field(default_factory=set)  # whose words are to be nowhere
    packs: list[Path] = field(default_factory=list)
    lost_keys: int = 0

    @property
    def file(self):
        return FolderWorkspace(self.desk.folder).open_set(SET)

    @property
    def record(self) -> Record:
        return record_of(self.file.facts())

    @property
    def signer(self) -> str:
        return signer_of(secret_of(self.desk))

    @property
    def members(self) -> list[str]:
        return sorted(set(self.record.names) - self.gone)

    def go_on(self, month: int) -> None:
        """Live through a *month*: a session, second thoughts, and mostly a pack."""
        chance, story = self.chance, self.story
        lesson = chance.choice(LESSONS)
        story.meet(date(2026, month, 12), tuple(self.members), lesson)
        for member in self.members:
            words = f"{member} said {chance.randbytes(6).hex()}."
            kind = chance.choice((Kind.LEARNING, Kind.REFLECTION))
            id_ = story.said(kind, member, words, lesson=lesson)
            if chance.random() < 0.1:
                story.amend(id_, "words", words.replace("said", "meant"))
        story.part()
        self.keep()
        if chance.random() < 0.3:
            self.take_back(chance.choice(self.members))
        if chance.random() < 0.1:
            self.erase(chance.choice(self.members))
        if chance.random() < 0.1:
            self.lose_key()
        if chance.random() < 0.6 or month == MONTHS:
            self.send(month)

    def keep(self) -> None:
        """Keep what is new of the story in the set."""
        self.file.keep(self.story.facts[self.kept :])
        self.kept = len(self.story.facts)

    def tick(self, member: str, *yes: str) -> None:
        no = [box for box, _ in BOXES if box not in yes]
        on_it = {"wording": 2, "invitation": self.invitation}
        self.story.slip(member, *yes, no=no, **on_it)

    def take_back(self, member: str) -> None:
        self.tick(member)
        self.keep()
        self.gone.add(member)

    def erase(self, member: str) -> None:
        name = self.record.names[member]
        self.desk.run("member", "erase", name, "--names", "mask", "--yes")
        self.gone.add(member)

    def lose_key(self) -> None:
        for key in (self.desk.folder / "sets").glob("*.key"):
            key.unlink()
            self.lost_keys += 1

    def send(self, month: int) -> Path | None:
        """Make a pack, if anything is new; what may name someone is let be."""
        self.desk.environ["TMWORKSHOP_NOW"] = f"2026-{month:02}-20T10:00:00+00:00"
        place = self.desk.folder.parent
        printed = self.desk.run("pack", "make", "--to", str(place)).stdout.strip()
        if printed:
            self.packs.append(Path(printed))
        return Path(printed) if printed else None


def begin_programme(folder: Path) -> Desk:
    """Return the desk of a lead, who has begun a programme and wrote an invitation."""
    lead = Desk(folder / "lead" / "workspace")
    give_key(lead)
    lead.run("programme", "begin", "Long Valley", *TERMS)
    return lead


def copy_lead(lead: Desk, name: str) -> Desk:
    """Return a lead who has begun the same and took nothing in yet."""
    place = lead.folder.parent
    shutil.copytree(place, place.with_name(name))
    return Desk(place.with_name(name) / "workspace")


def found_laptops(folder: Path, lead: Desk, seed: int) -> list[Laptop]:
    """Return a laptop for each partnership, which has taken the invitation in."""
    invitation = lead.folder / "programme" / "invitation.txt"
    asked = read_invitation(invitation.read_text("utf-8"))
    words = words_of(asked.signer)
    chance, laptops = Random(seed), []  # noqa: S311 (it is to be the same each time)
    for number in range(LAPTOPS):
        desk = Desk(folder / f"laptop {number}" / "workspace")
        give_key(desk)
        partnership = f"Town {number}"
        story = Story("Circle", contact="Ines Holt, 01632 960555")
        laptop = Laptop(
            desk,
            partnership,
            Random(chance.random()),  # noqa: S311
            identify_invitation(asked),
            story,
        )
        for place in range(chance.randint(5, 8)):
            member = f"m{place + 1}"
            story.join(member, f"{FIRST[place]} {LAST[number % 8]}", partnership)
            yes = [box for box, p in BOXES if chance.random() < p]
            laptop.tick(member, *(yes if "evaluator" in yes else ()))
        FolderWorkspace(desk.folder).found_set(SET)
        laptop.keep()
        desk.run("pack", "accept", str(invitation), "--accept", words)
        laptops.append(laptop)
    return laptops


def give_key(desk: Desk) -> None:
    """Let the laptop have its key already, which nothing protects."""
    keychain_of(desk).keep(make_secret(), "")


def keychain_of(desk: Desk) -> Keychain:
    folder = Path(desk.environ["TMWORKSHOP_CONFIG"])
    return Keychain(folder, lambda _: "", lambda: "")


def secret_of(desk: Desk) -> str:
    return keychain_of(desk).read_secret()


def held_by(lead: Desk) -> dict[str, frozenset]:
    """Return what a lead has of each laptop: voices, counts, and what is gone."""
    return {
        signer: frozenset(parts)
        for signer, parts in LeadFolder(lead.folder).parts().items()
    }
