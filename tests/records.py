"""A set's story told in a few lines, and the facts and the record that it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.design import Design, Layout, Speaks, Step
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
    Titled,
    What,
)
from tmworkshop.domain.pages.participant import Imprint
from tmworkshop.domain.record.record import Record, record_of

PEOPLE = {"m1": "Megan Prys-Jones", "m2": "Dai Okafor", "m3": "Amina Li"}
JANUARY, MARCH, APRIL = date(2026, 1, 12), date(2026, 3, 12), date(2026, 4, 23)
DESIGN = Design(
    id="round",
    title="Round",
    minutes=5,
    summary="",
    smallest=1,
    largest=12,
    advice="none",
    steps=(
        Step(
            id="hello",
            title="Hello",
            minutes=5,
            speaks=Speaks.ALL,
            layout=Layout.SET,
        ),
    ),
)
PURPOSES = (
    ("set-summary", "My actions in the set's own summary"),
    ("evaluator", "My words to the programme's evaluator"),
    ("name-programme", "My name beside my words in the programme"),
)
IMPRINT = Imprint(MARCH, "Sian Rees, 01632 960123", PURPOSES)


class Story:
    """A set as its facts tell it, one after the other, a minute apart."""

    def __init__(self, name: str = "Dyffryn set", **founded: object) -> None:
        self.facts: list[AnyFact] = []
        self.session = ""
        self._now = datetime.combine(JANUARY, time(9), UTC)
        self.add(Founded(name=name, **founded))

    @classmethod
    def of_three(cls, **founded: object) -> Story:
        """Megan and Dai of Glan, Amina of Hafod."""
        story = cls(**founded)
        for member, partnership in zip(PEOPLE, ("Glan", "Glan", "Hafod"), strict=True):
            story.join(member, PEOPLE[member], partnership)
        return story

    def add(self, fact: AnyFact) -> str:
        self._now += timedelta(minutes=1)
        others = [each for each in self.facts if not isinstance(each, Titled)]
        number = f"{len(others) + 1:05}"
        self.facts.append(replace(fact, id=number, at=self._now, device="test"))
        return number

    def on(self, day: date) -> Story:
        """Go on in the morning of *day*."""
        self._now = datetime.combine(day, time(9), UTC)
        return self

    def join(self, member: str, name: str, partnership: str = "", since=None) -> None:
        since = since or date(2025, 9, 1)
        of = self.called(partnership) if partnership else ""
        self.add(Joined(member=member, name=name, partnership=of, since=since))

    def called(self, name: str) -> str:
        """Return the id of the partnership *name*, kept with whoever joins from it."""
        titles = [each for each in self.facts if isinstance(each, Titled)]
        known = {each.name: each.partnership for each in titles}
        if name not in known:
            id_ = f"p{len(titles) + 1}"
            titled = Titled(partnership=id_, name=name, id=f"title-{id_}")
            at = self._now + timedelta(minutes=1)
            self.facts.append(replace(titled, at=at, device="test"))
        return known.get(name) or id_

    def slip(
        self, member: str, *yes: str, no=(), wording: int = 1, invitation: str = ""
    ) -> None:
        day = self._now.date()
        for purpose in (*yes, *no):
            self.add(
                Consented(
                    member=member,
                    purpose=purpose,
                    choice=purpose in yes,
                    wording=wording,
                    slip=day,
                    invitation=invitation,
                )
            )

    def meet(self, day: date, present=tuple(PEOPLE), lesson: str = "") -> str:
        """Open a session; what is said goes on in it."""
        opened = Opened(design=DESIGN, held_on=day, present=present, lesson=lesson)
        self.session = self.on(day).add(opened)
        return self.session

    def part(self, again: date | None = None) -> Story:
        """Close the session, with the day on which the set meets *again*."""
        value = again.isoformat() if again else ""
        self.add(Said(kind=Kind.MEETING, session=self.session, value=value))
        self.add(Moved(session=self.session, what=What.STOP))
        self.session = ""
        return self

    def said(self, kind: Kind, speaker: str, words: str, **more: object) -> str:
        given = {"session": self.session, **more}
        return self.add(Said(kind=kind, speaker=speaker, words=words, **given))

    def action(self, owner: str, words: str, due: date | None = None, **more) -> str:
        parts = dict(more.pop("parts", {}))
        if due:
            parts["due"] = due.isoformat()
        return self.said(Kind.ACTION, owner, words, parts=parts, **more)

    def heard(self, action: str, what_now: str, **parts: str) -> str:
        """Let the owner of *action* say what now, and what else there is to say."""
        owner = next(f.speaker for f in self.facts if f.id == action)
        return self.said(
            Kind.FOLLOWUP, owner, "", value=what_now, follows=action, parts=parts
        )

    def amend(self, of: str, part: str, value: str) -> None:
        self.add(Amended(of=of, part=part, value=str(value), session=self.session))

    def strike(self, of: str) -> None:
        self.add(Struck(of=of, session=self.session))

    def tag(self, of: str, theme: str) -> None:
        self.add(Tagged(of=of, theme=theme, session=self.session))

    def send(self, *of: str, to: str, member: str) -> None:
        self.add(Sent(of=of, to=to, member=member))

    def keep_in(self, folder: Path, set_id: str) -> None:
        """Keep all of it in the workspace in *folder*."""
        FolderWorkspace(folder).found_set(set_id).keep(self.facts)

    @property
    def today(self) -> date:
        return self._now.date()

    @property
    def record(self) -> Record:
        return record_of(self.facts)
