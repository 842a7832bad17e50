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
from tmworkshop.domain.content import Lesson, Theme
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Joined,
    Kind,
    Said,
    Struck,
)
from tmworkshop.domain.levels import Level

PARTNERSHIPS = (*("Glan",) * 6, "Hafod", "")
LESSON_IDS = ("lesson.06", "lesson.07")
THEME_IDS = ("engage.public", "driver.leadership", "barrier.time")
BOXES = ("set-summary", "programme", "quotes", "name")
SPOKEN = (
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ACTION, Kind.ACTION),
    *(Kind.ISSUE, Kind.PRACTICE, Kind.QUESTION, Kind.NOTE),
)
WHAT_NOW = ("keep", "keep", "done", "let-go", "change", "hand-on")
MARK = re.compile(r"Mark[0-9]{5}x")
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
        slip = self.random.random() < 0.1
        speaker = "" if slip and self.random.random() < 0.5 else member
        fact = self.story.said(
            kind,
            speaker,
            f"{words} {self._perhaps_a_name()}".strip(),
            lesson=lesson,
            level=self._level(),
            unattributed=slip,
            parts=self._parts(kind, sign),
        )
        self.programme.said(self.id, speaker, fact, words=words, sign=sign)
        if self.random.random() < 0.4:
            self.story.tag(fact, self.random.choice(THEME_IDS))
        if kind is Kind.ACTION and speaker and not slip:
            self.actions[fact] = (member, words)

    def _someone(self) -> str:
        return self.random.choice(self.people)

    def _perhaps_a_name(self) -> str:
        """Return the name of someone that words may be about."""
        named = self.random.random() < 0.3
        return self.story.record.names[self._someone()] if named else ""

    def _level(self) -> Level | None:
        return self.random.choice((None, None, None, None, None, None, *Level))

    def _parts(self, kind: Kind, sign: str) -> dict[str, str]:
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
            parts={"happened": f"{happened} {self._perhaps_a_name()}".strip()}
            | {"learned": learned},
        )
        self.programme.said(self.id, teller, heard, happened=happened, learned=learned)
        if level := self._level():
            self.story.amend(heard, "level", level)
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
        for fact in [each for each in self.story.facts if isinstance(each, Said)]:
            if fact.kind is not Kind.MEETING and self.random.random() < 0.1:
                self.story.strike(fact.id)
            if self.random.random() < 0.1:
                self.story.amend(fact.id, "level", self.random.choice(list(Level)))


class Truth:
    """What the facts of one set say of words and people, one after the other."""

    def __init__(self, facts: Sequence[AnyFact]) -> None:
        self.said: dict[str, Said] = {}
        self.levels: dict[str, Level | None] = {}
        self.struck: set[str] = set()
        self.ticks: dict[tuple[str, str], bool] = {}
        self.names: dict[str, str] = {}
        for fact in facts:
            match fact:
                case Said():
                    self.said[fact.id] = fact
                    self.levels[fact.id] = fact.level
                case Amended(part="level"):
                    self.levels[fact.of] = Level(fact.value)
                case Struck():
                    self.struck.add(fact.of)
                case Consented():
                    self.ticks[fact.member, fact.purpose] = fact.choice
                case Joined():
                    self.names[fact.member] = fact.name

    def ticked(self, member: str, box: str) -> bool:
        return self.ticks.get((member, box), False)
