"""Programmes made up from a seed: sets on laptops, who said what, and months of change.

What is known only here (who said which words) is for whoever judges an attack.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, LentText, SetPart, Voice
from tmworkshop.domain.programme.cells import ProgrammeRow

LESSONS = tuple(f"lesson.{each}" for each in ("trust", "money", "time", "law", "roles"))
BENEATH = {
    "barrier": ("barrier.hours", "barrier.forms", "barrier.funds"),
    "help": ("help.peers", "help.leaders"),
}
THEMES = tuple(theme for themes in BENEATH.values() for theme in themes)
CARRIED = {
    "lesson.trust": ("help.peers",),
    "lesson.money": ("barrier.funds",),
    "lesson.time": ("barrier.hours", "barrier.forms"),
}
KINDS = (Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.ACTION)
TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy")


def rows() -> list[ProgrammeRow]:
    """Return the rows of the table: lessons, and themes with those beneath them."""
    families = {t: {t} for t in THEMES} | {up: {up, *BENEATH[up]} for up in BENEATH}
    return [
        *(ProgrammeRow(each, lesson=each) for each in LESSONS),
        *(
            ProgrammeRow(
                theme,
                family=frozenset(family),
                carried_by=frozenset(
                    each for each in CARRIED if family & {*CARRIED[each]}
                ),
            )
            for theme, family in families.items()
        ),
    ]


@dataclass
class Human:
    """Someone, who may sit in sets on two laptops, and what they ticked."""

    name: str
    partnership: str
    readers: set[Reader] = field(default_factory=set)
    named_to: set[Reader] = field(default_factory=set)


@dataclass
class Words:
    """What someone said, and all that the lead codes it as."""

    id: str
    words: str
    human: Human
    lesson: str
    kind: Kind
    themes: tuple[str, ...]


@dataclass
class MadeUpSet:
    """A set on a laptop: its members, and what was said in its sessions."""

    id: str
    signer: str
    members: list[Human]
    asked: list[Asked] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


class MadeUpProgramme:
    """A programme that goes on from month to month."""

    def __init__(self, seed: int, *, guests: bool = True) -> None:
        self._random = Random(seed)  # noqa: S311 (it is to be the same each time)
        self._guests = guests  # people of other partnerships in a set
        # one of its own: what is lent changes nothing else that is made up
        self._lending = Random(f"lent {seed}")  # noqa: S311
        self.lent: dict[str, tuple[frozenset[Reader], bool]] = {}
        self._number = 0
        self.humans: list[Human] = []
        self.sets: list[MadeUpSet] = []
        self.acted: set[str] = set()  # who did something since a page was made
        self.author: dict[str, Human] = {}  # by words
        # who was there, by partnership and lesson ("" where it was open)
        self.there: dict[tuple[str, str], set[str]] = defaultdict(set)
        for laptop in range(self._random.randint(2, 4)):
            for _ in range(self._random.randint(1, 3)):
                self._found_set(f"laptop{laptop}")
        for each in self.sets:
            for _ in range(self._random.randint(2, 4)):
                self._hold_session(each)
        self._lend()

    def parts(self) -> dict[str, tuple[SetPart, ...]]:
        """Return what has been let go by now, by signer."""
        parts: dict[str, list[SetPart]] = defaultdict(list)
        for each in self.sets:
            voices = tuple(self._voice(w) for w in each.words if w.human.readers)
            lent = tuple(map(self._text, filter(self._is_lent, each.words)))
            part = SetPart(each.id, voices, tuple(each.asked), lent=lent)
            parts[each.signer].append(part)
        return {signer: tuple(each) for signer, each in parts.items()}

    def go_on(self) -> None:
        """Let some weeks pass: sessions, late slips, second thoughts, corrections."""
        change = self._random.choice(CHANGES)
        for _ in range(self._random.randint(1, 3)):
            getattr(self, change)()
            change = self._random.choice(CHANGES)
        self._lend()

    def _lend(self) -> None:
        """Let some texts go one by one, and take others back."""
        every = [words for of in self.sets for words in of.words]
        for words in self._lending.sample(every, min(3, len(every))):
            readers = {Reader.PROGRAMME}
            if self._lending.random() < 0.5:
                readers |= {Reader.FUNDER, Reader.PUBLIC}
            self.lent[words.id] = frozenset(readers), self._lending.random() < 0.6
        for id_ in [*self.lent]:
            if self._lending.random() < 0.1:
                del self.lent[id_]

    def _is_lent(self, words: Words) -> bool:
        return words.id in self.lent

    def _text(self, words: Words) -> LentText:
        readers, is_named = self.lent[words.id]
        return LentText(
            id=f"lent {words.id}",
            person=words.human.name,
            kind=Kind.PRACTICE,
            words=words.words,
            readers=readers,
            partnership=words.human.partnership if is_named else "",
        )

    def _found_set(self, signer: str) -> None:
        chance = self._random
        home = chance.choice(TOWNS[:6])
        is_mixed = self._guests and chance.random() < 0.3
        guests = chance.choice(TOWNS) if is_mixed else home
        size = chance.randint(5, 8)
        members = [
            self._human(home if place < size - 2 else guests) for place in range(size)
        ]
        if self.humans and chance.random() < 0.3:  # who sits in another set as well
            members[0] = chance.choice(self.humans)
        self.humans += [each for each in members if each not in self.humans]
        self.sets.append(MadeUpSet(self._id("set"), signer, members))

    def _human(self, partnership: str) -> Human:
        human = Human(self._id("Person "), partnership)
        if self._random.random() < 0.7:
            self._tick(human)
        return human

    def _tick(self, human: Human) -> None:
        chance = self._random
        is_named = chance.random() < 0.3
        human.readers = {Reader.PROGRAMME}
        human.readers |= {
            r for r in (Reader.FUNDER, Reader.PUBLIC) if chance.random() < 0.8
        }
        human.named_to = {
            r for r in sorted(human.readers) if is_named and chance.random() < 0.8
        }

    def _hold_session(self, of: MadeUpSet) -> None:
        chance = self._random
        lesson = chance.choice(LESSONS) if chance.random() < 0.75 else ""
        session = self._id("session")
        there = [each for each in of.members if chance.random() < 0.85]
        by_partnership: dict[str, list[Human]] = defaultdict(list)
        for human in there:
            by_partnership[human.partnership].append(human)
            self.there[human.partnership, lesson].add(human.name)
            for _ in range(chance.choice((0, 1, 1, 2, 3))):
                self._say(of, human, lesson)
        of.asked += [
            Asked(self._id("asked"), session, name, len(people), lesson)
            for name, people in by_partnership.items()
            if len(people) >= 3
        ]

    def _say(self, of: MadeUpSet, human: Human, lesson: str) -> None:
        chance = self._random
        themes = tuple(t for t in THEMES if chance.random() < 0.25)
        self._keep(of, Words("", "", human, lesson, chance.choice(KINDS), themes))

    def _keep(self, of: MadeUpSet, words: Words) -> None:
        words.id = self._id(f"{self._random.getrandbits(40):010x}.")
        words.words = f"{self._random.getrandbits(32):08x} they said"
        self.author[words.words] = words.human
        self.acted.add(words.human.name)
        of.words.append(words)

    def _voice(self, words: Words) -> Voice:
        human = words.human
        return Voice(
            id=words.id,
            person=human.name,
            partnership=human.partnership,
            kind=words.kind,
            words=words.words,
            readers=frozenset(human.readers),
            lesson=words.lesson,
            themes=words.themes,
            name=human.name if human.named_to else "",
            named_to=frozenset(human.named_to),
        )

    def _id(self, of: str) -> str:
        self._number += 1
        return f"{of}{self._number}"

    def _any_words(self) -> tuple[MadeUpSet, Words]:
        of = self._random.choice([each for each in self.sets if each.words])
        return of, self._random.choice(of.words)

    def withdraw(self) -> None:
        human = self._random.choice(self.humans)
        human.readers = set()
        self.acted.add(human.name)

    def tick_late(self) -> None:
        if late := [each for each in self.humans if not each.readers]:
            human = self._random.choice(late)
            self._tick(human)
            self.acted.add(human.name)

    def tick_name(self) -> None:
        human = self._random.choice(self.humans)
        human.named_to = set() if human.named_to else {*human.readers}

    def correct(self) -> None:
        of, words = self._any_words()
        of.words.remove(words)
        self._keep(of, Words(**vars(words)))

    def code(self) -> None:
        _, words = self._any_words()
        words.themes = tuple(t for t in THEMES if self._random.random() < 0.25)

    def meet(self) -> None:
        self._hold_session(self._random.choice(self.sets))

    def speak_late(self) -> None:
        of, words = self._any_words()
        self._say(of, words.human, words.lesson)


CHANGES = (
    "withdraw",
    "tick_late",
    "tick_name",
    "correct",
    "code",
    "meet",
    "speak_late",
)
