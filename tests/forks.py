"""Copies of one set that go their own ways at random, by what the tool itself does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

from tests.builders import a_design, a_round, slips
from tests.fakes import Copies, MemoryBackups, MemoryRest, MemorySet, MemoryWorkspace
from tests.records import MARCH
from tmworkshop.adapters.ids import Stamper
from tmworkshop.application.erasure import erase_member, find_traces
from tmworkshop.application.name_removal import take_name_off
from tmworkshop.application.ports import Places
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    Sent,
    Struck,
    Tagged,
    TurnKey,
    What,
)
from tmworkshop.domain.levels import Level
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, record_of

DESIGN = a_design(a_round("hello"), slips("notes", Keeps.REFLECTION))
NAMES = {  # by the device on which they were taken in
    "o": ("Abena Quaye", "Bjarki Rastogi", "Chiara Soto", "Dmitri Tanaka"),
    "a": ("Esra Usman", "Fionn Vance", "Goran Wolde", "Hina Yilmaz"),
    "b": ("Ilse Zhou", "Jomo Achebe", "Keiko Brandt", "Lucia Castro"),
    "c": ("Milos Devi", "Nadia Engel", "Oisin Farah", "Priya Gallo"),
    "d": ("Qasim Haas", "Rosa Ibsen", "Sota Jansen", "Tara Kaya"),
}
KINDS = (Kind.LEARNING, Kind.ISSUE, Kind.QUESTION, Kind.PRACTICE)


class Fork:
    """One copy of a set, on a device of its own, with the clock it has there."""

    def __init__(self, facts: tuple[AnyFact, ...], device: str, random: Random) -> None:
        self.file, self.device, self.random = MemorySet(*facts), device, random
        self.time = datetime(2026, 3, 12, 9, tzinfo=UTC)
        self.time += timedelta(minutes=random.randrange(-90, 600))
        self.words = self.joined = 0
        self.touched: set[str] = set()  # ids of words
        self.erased: list[str] = []  # names
        self.gone: set[str] = set()  # ids of who was erased

    @property
    def facts(self) -> tuple[AnyFact, ...]:
        return self.file.facts()

    @property
    def record(self) -> Record:
        return record_of(self.facts)

    def stamp(self, facts: object) -> tuple[AnyFact, ...]:
        self.time += timedelta(seconds=self.random.randrange(40))
        bytes_ = self.random.randbytes
        return Stamper(lambda: self.time, bytes_, self.device, self.facts).stamp(facts)

    def keep(self, *facts: AnyFact) -> None:
        self.file.keep(self.stamp(facts))

    def go_on(self, steps: int) -> Fork:
        """Do *steps* things, each of which may be one that cannot be done now."""
        for _ in range(steps):
            with suppress(WorkshopError, IndexError):
                self.random.choice(DEEDS)(self)
        return self

    def someone(self) -> str:
        return self.random.choice(sorted(self.record.members))

    def text(self) -> str:
        """Return words that nobody said before, and that may name somebody."""
        self.words += 1
        name = self.random.choice(["", *(m.name for m in self.record.members.values())])
        called = self.random.choice([name, *name.split()[:1]])
        return f"said-{self.device}{self.words} {called}".strip()

    def kept(self, is_meant: Callable[[Kept], bool] = lambda each: True) -> Kept:
        fit = (each for each in self.record.kept.values() if is_meant(each))
        return self.random.choice([each for each in fit if each.words])

    def touched_one(self, is_meant: Callable[[Kept], bool]) -> Kept:
        kept = self.kept(is_meant)
        self.touched.add(kept.id)
        return kept

    def now(self) -> str:
        return self.record.live.id if self.record.live else ""

    def say(self) -> None:
        who, step = self.someone(), TurnKey("hello")
        more = {"session": self.now(), "turn": step if self.now() else None}
        kind = self.random.choice(KINDS)
        self.keep(Said(kind=kind, words=self.text(), speaker=who, **more))

    def slip(self) -> None:
        if session := self.now():
            more = {"session": session, "turn": TurnKey("notes"), "unattributed": True}
            self.keep(Said(kind=Kind.REFLECTION, words=self.text(), **more))

    def amend(self) -> None:
        kept = self.touched_one(lambda k: not k.unattributed or k.session == self.now())
        self.keep(Amended(of=kept.id, part=Part.WORDS, value=self.text()))

    def put_down_to(self) -> None:
        kept = self.touched_one(lambda each: bool(each.speaker))
        self.keep(Amended(of=kept.id, part=Part.SPEAKER, value=self.someone()))

    def level(self) -> None:
        kept = self.kept(lambda each: bool(each.speaker))
        level = self.random.choice([Level.PRIVATE, Level.SET, Level.PROGRAMME])
        self.keep(Amended(of=kept.id, part=Part.LEVEL, value=level))

    def strike(self) -> None:
        kept = self.touched_one(lambda k: not k.unattributed or k.session == self.now())
        self.keep(Struck(of=kept.id, back=kept.struck))

    def tag(self) -> None:
        kept = self.kept(lambda k: not k.unattributed or k.session != self.now())
        self.keep(Tagged(of=kept.id, theme="time", session=kept.session))

    def send(self) -> None:
        kept = self.kept(lambda each: bool(each.speaker))
        self.keep(Sent(of=(kept.id,), to="Lead", member=kept.speaker))

    def join(self) -> None:
        numbers = [int(f.member[1:]) for f in self.facts if isinstance(f, Joined)]
        name = NAMES[self.device][self.joined]
        self.keep(Joined(member=f"m{max(numbers) + 1}", name=name))
        self.joined += 1

    def rename(self) -> None:
        who = self.someone()
        name = self.record.members[who].name
        self.keep(Joined(member=who, name=f"{name} {self.device.upper()}."))

    def consent(self) -> None:
        choice = self.random.random() < 0.5
        slip = MARCH + timedelta(days=self.random.randrange(2))
        box = {"member": self.someone(), "purpose": "name", "wording": 1, "slip": slip}
        self.keep(Consented(choice=choice, **box))

    def open(self) -> None:
        if not self.now():
            present = tuple(sorted(self.record.members))
            self.keep(Opened(design=DESIGN, held_on=MARCH, present=present))

    def arrive(self) -> None:
        self.move(What.ARRIVE, who=(self.someone(),))

    def move(self, what: What, **more: object) -> None:
        if session := self.now():
            self.keep(Moved(session=session, what=what, **more))

    def close(self) -> None:
        self.move(What.STOP)
        seal_slips(self.file, Copies())

    def reopen(self) -> None:
        last = self.record.begun[-1]
        if last.closed and not self.now():
            self.keep(Moved(session=last.id, what=What.REOPEN))

    def discard(self) -> None:
        if not any(k.session == self.now() for k in self.record.kept.values()):
            self.move(What.DISCARD)

    @property
    def places(self) -> Places:
        return Places(MemoryWorkspace(mon=self.file), MemoryRest(), MemoryBackups())

    def take_name_off(self) -> None:
        kept = self.kept(lambda each: bool(each.speaker and each.session))
        take_name_off(self.places, "mon", kept.id)

    def erase(self) -> None:
        if self.random.random() < 0.6 or len(self.record.members) < 3:
            return
        who = self.someone()
        member = self.record.members[who]
        traces = find_traces(self.file, "mon", who)
        mask = {mention.words for mention in traces.mentions}
        erase_member(traces, mask, self.places, self.stamp)
        self.erased += [member.name, *member.former_names]
        self.gone.add(who)


DEEDS: tuple[Callable[[Fork], None], ...] = (
    *(Fork.say,) * 4,
    *(Fork.slip,) * 4,
    *(Fork.amend,) * 3,
    *(Fork.open,) * 2,
    *(Fork.put_down_to, Fork.level, Fork.strike, Fork.tag, Fork.send, Fork.join),
    *(Fork.rename, Fork.consent, Fork.arrive, Fork.close, Fork.reopen),
    *(Fork.discard, Fork.take_name_off, Fork.erase),
)


def forked(seed: int, count: int, steps: int = 14) -> tuple[Fork, list[Fork]]:
    """Return a set as it began, and *count* copies as each went on by itself."""
    random = Random(seed)  # noqa: S311 (the same each time)
    founded = Stamper(
        lambda: datetime(2026, 3, 1, 9, tzinfo=UTC), random.randbytes, "o"
    ).stamp(
        [
            Founded(name="Dyffryn set"),
            *(
                Joined(member=f"m{number}", name=name)
                for number, name in enumerate(NAMES["o"][:3], 1)
            ),
        ]
    )
    begun = Fork(founded, "o", random)
    begun.joined = 3
    begun.go_on(random.randrange(steps))
    forks = []
    for device in "abcd"[:count]:
        fork = Fork(begun.facts, device, random)
        fork.time = max(fork.time, begun.time)
        fork.erased = [*begun.erased]
        forks.append(fork.go_on(random.randrange(steps)))
    return begun, forks
