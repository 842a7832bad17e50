"""Programmes that nobody lived: people, meetings, words and slips, drawn by lot.

Every word and every name carries a mark of its own, so that whatever an output holds
can be traced to whoever said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.records import Story
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Joined,
    Kind,
    Opened,
    Said,
    Struck,
)
from tmworkshop.domain.levels import Level
from tmworkshop.domain.library import Theme

PARTNERSHIPS = (*("Glan",) * 6, "Hafod", "")
LESSON_IDS = ("lesson.06", "lesson.07")
THEME_IDS = ("engage.public", "driver.leadership", "barrier.time")
BOXES = ("set-summary", "evaluator", "print", "name-programme")
SPOKEN = (
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ACTION, Kind.ACTION),
    *(Kind.ISSUE, Kind.PRACTICE, Kind.QUESTION, Kind.NOTE),
)
WHAT_NOW = ("keep", "keep", "done", "let-go", "change", "hand-on")
MARK = re.compile(r"Mark[0-9]{5}x", re.IGNORECASE)
AS_TYPED = (str, str.lower, str.upper)
LESSONS = tuple(
    Lesson(id_, n, f"Title {n}", "", "", "", "", (), THEME_IDS[:1], ())
    for n, id_ in enumerate(LESSON_IDS, 6)
)
THEMES = tuple(Theme(each, each, "", "") for each in THEME_IDS)


@dataclass(frozen=True)
class Origin:
    """Where marked words came from: whose they are, and the fact that holds them."""

    set_id: str
    member: str
    fact: str
    part: str = "words"


@dataclass
class Programme:
    """An invented programme, and where each mark came from."""

    random: Random
    stories: dict[str, Story] = field(default_factory=dict)
    words: dict[str, list[Origin]] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)  # the name that words hold
    names: dict[str, Origin] = field(default_factory=dict)
    _marks: int = 0
    _truths: dict[str, Truth] = field(default_factory=dict)

    def mark(self) -> str:
        self._marks += 1
        return f"Mark{self._marks:05}x"

    def truth(self, set_id: str) -> Truth:
        """Return what the facts of a set say, once all are told."""
        if set_id not in self._truths:
            self._truths[set_id] = Truth(self.stories[set_id].facts)
        return self._truths[set_id]

    def said(self, set_id: str, member: str, fact: str, **marks: str) -> None:
        for part, mark in marks.items():
            origin = Origin(set_id, member, fact, part)
            self.words.setdefault(mark, []).append(origin)


def invented(seed: int) -> Programme:
    """Return a programme of one to three sets."""
    programme = Programme(Random(seed))  # noqa: S311 (nothing here is a secret)
    for number in range(1, programme.random.randint(1, 3) + 1):
        _Set(programme, f"set-{number}").live()
    return programme


@dataclass
class _Set:
    programme: Programme
    id: str
    people: list[str] = field(default_factory=list)
    actions: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = self.programme.random
        self.story = Story(self.id)
        self.programme.stories[self.id] = self.story

    def live(self) -> None:
        for number in range(1, self.random.randint(4, 9) + 1):
            self._join(f"m{number}")
        for number in range(self.random.randint(1, 3)):
            self._meet(date(2026, 1, 12) + timedelta(weeks=6 * number))
            self._between()
        self._put_away()
        self.story.add(Agreed(version=1, rules=("We begin with tea.",)))

    def _join(self, member: str) -> None:
        mark = self.programme.mark()
        partnership = self.random.choice(PARTNERSHIPS)
        self.story.join(member, f"{mark} Surname", partnership)
        self.programme.names[mark] = Origin(self.id, member, "")
        self.people.append(member)
        if self.random.random() < 0.9:
            self._slip(member)

    def _slip(self, member: str) -> None:
        ticked = [box for box in BOXES if self.random.random() < 0.7]
        self.story.slip(member, *ticked, no=tuple(b for b in BOXES if b not in ticked))

    def _meet(self, day: date) -> None:
        there = [each for each in self.people if self.random.random() < 0.9]
        lesson = self.random.choice(("", *LESSON_IDS, *LESSON_IDS))
        self.story.meet(day, tuple(there or self.people), lesson)
        for action in [*self.actions]:
            self._review(action)
        for fact in self._said_so_far():
            if self.random.random() < 0.05:
                self._put_level(fact.id, self.random.choice(list(Level)))
        for _ in range(self.random.randint(5, 40)):
            self._say(self.random.choice(there or self.people), lesson)
        self.story.part()

    def _between(self) -> None:
        for action in [*self.actions]:
            if self.random.random() < 0.2:
                self._review(action)
        for member in self.people:
            if self.random.random() < 0.1:
                self._slip(member)
            if self.random.random() < 0.1:
                since = self.story.today
                name = self.story.record.names[member]
                self.story.join(member, name, self.random.choice(PARTNERSHIPS), since)

    def _say(self, member: str, lesson: str) -> None:
        kind = self.random.choice(SPOKEN)
        words, sign = self.programme.mark(), self.programme.mark()
        of_all = kind is Kind.NOTE and self.random.random() < 0.8
        slip = self.random.random() < 0.1 and not of_all
        nameless = slip and self.random.random() < 0.5
        speaker = "" if of_all or nameless else member
        fact = self.story.said(
            kind,
            speaker,
            self._perhaps_with_a_name(words),
            lesson=lesson,
            level=self._level(),
            unattributed=slip,
            parts=self._parts(kind, sign),
        )
        part = "setting" if kind is Kind.PRACTICE else "sign"
        self.programme.said(self.id, speaker, fact, words=words, **{part: sign})
        if self.random.random() < 0.4:
            self.story.tag(fact, self.random.choice(THEME_IDS))
        if kind is Kind.ACTION and speaker and not slip:
            self.actions[fact] = (member, words)

    def _someone(self) -> str:
        return self.random.choice(self.people)

    def _perhaps_with_a_name(self, words: str) -> str:
        """Return *words*, which may be about someone, their name typed in a hurry."""
        if self.random.random() > 0.3:
            return words
        name = self.random.choice(AS_TYPED)(self.story.record.names[self._someone()])
        self.programme.inside[words] = name.split()[0].capitalize()
        return f"{words} {name}"

    def _level(self) -> Level | None:
        return self.random.choice((None, None, None, None, None, None, *Level))

    def _parts(self, kind: Kind, sign: str) -> dict[str, str]:
        if kind is Kind.PRACTICE:
            return {"setting": sign, "because": self.random.choice(("", "She rang"))}
        if kind is not Kind.ACTION:
            return {"holds": self.random.choice(("holds", "not-here"))}
        agreed = self.random.choice(("yes", "no"))
        return {
            "due": "2026-06-01",
            "first-sign": sign,
            "helper": self._someone(),
            "helper-agreed": agreed,
        }

    def _review(self, action: str) -> None:
        owner, words = self.actions[action]
        what_now = self.random.choice(WHAT_NOW)
        happened, learned = self.programme.mark(), self.programme.mark()
        teller = owner if self.random.random() < 0.9 else self._someone()
        heard = self.story.said(
            Kind.FOLLOWUP,
            teller,
            "",
            value=what_now,
            follows=action,
            parts={"happened": self._perhaps_with_a_name(happened), "learned": learned},
        )
        self.programme.said(self.id, teller, heard, happened=happened, learned=learned)
        if level := self._level():
            self._put_level(heard, level)
        if what_now == "keep":
            return
        del self.actions[action]
        if what_now == "change":
            self._follow(action, owner, self.programme.mark())
        if what_now == "hand-on":
            others = [each for each in self.people if each != owner]
            self._follow(action, self.random.choice(others), words)

    def _follow(self, action: str, owner: str, words: str) -> None:
        new = self.story.action(
            owner, words, follows=action, lesson=self.random.choice(LESSON_IDS)
        )
        self.programme.said(self.id, owner, new, words=words)
        self.actions[new] = (owner, words)

    def _put_away(self) -> None:
        """Strike some words, and lower some levels."""
        for fact in self._said_so_far():
            if fact.kind is not Kind.MEETING and self.random.random() < 0.1:
                self.story.strike(fact.id)
            while self.random.random() < 0.3:
                self._put_level(fact.id, self.random.choice(list(Level)))

    def _said_so_far(self) -> list[Said]:
        return [each for each in self.story.facts if isinstance(each, Said)]

    def _put_level(self, fact: str, level: Level) -> None:
        """Put a level on words; to lift one, their speaker may agree."""
        self.story.amend(fact, "level", level)
        if self.random.random() < 0.8:
            self.story.amend(fact, "level-agreed", self.random.choice(("yes", "no")))


FAR = {None: 3, "private": 0, "set": 1, "programme": 2, "public": 3}


class Truth:
    """What the facts of one set say of words and people, one after the other."""

    def __init__(self, facts: Sequence[AnyFact]) -> None:
        self.said: dict[str, Said] = {}
        self.far: dict[str, int] = {}  # how far words may go, whatever a slip says
        self.wished: dict[str, int] = {}
        self.struck: set[str] = set()
        self.ticks: dict[tuple[str, str], bool] = {}
        self.names: dict[str, str] = {}
        self.when: dict[str, int] = {}  # in, or after, which session words were said
        opened = 0
        for fact in facts:
            opened += isinstance(fact, Opened)
            self.when[fact.id] = opened
            self._take(fact)

    def _take(self, fact: AnyFact) -> None:
        match fact:
            case Said():
                self.said[fact.id] = fact
                self.far[fact.id] = FAR[fact.level]
            case Amended(part="level"):
                self.wished[fact.of] = FAR[fact.value]
                self.far[fact.of] = min(self.far[fact.of], FAR[fact.value])
            case Amended(part="level-agreed", value="yes"):
                step = FAR[self.said[fact.of].level]
                self.far[fact.of] = min(step, self.wished[fact.of])
            case Struck():
                self.struck.add(fact.of)
            case Consented():
                self.ticks[fact.member, fact.purpose] = fact.choice
            case Joined() if fact.name:  # none is left of whoever was erased
                self.names[fact.member] = fact.name

    def ticked(self, member: str, *boxes: str) -> bool:
        return all(self.ticks.get((member, box), False) for box in boxes)

    def goes(self, fact: str, level: str) -> bool:
        """Say whether words, and all they follow, may go as far as *level*."""
        far = self.far[fact]
        while fact := self.said[fact].follows:
            far = min(far, self.far[fact])
        return far >= FAR[level]

    def heard_of(self, action: str, session: int) -> list[str]:
        """Return what was heard of an *action* until the session after *session*."""
        return [
            said.id
            for said in self.said.values()
            if (said.kind, said.follows) == (Kind.FOLLOWUP, action)
            and said.id not in self.struck
            and self.when[said.id] <= session
        ]
