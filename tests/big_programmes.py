"""Whole programmes on disk, of as many sets and facts as are asked for, drawn by lot.

Nothing is played: facts are written by the store's own writer, as many of each kind
as sessions leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, count, islice
from pathlib import Path
from random import Random

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.store.checked_lines import line_of
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.headers import Header, header_line
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.adapters.store.workspace import FOLDER, set_file
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
    Struck,
    Tagged,
    Titled,
    TurnKey,
    What,
)

FIRST = """
    Amina Anwen Aoife Bao Bethan Carys Chidi Ciara Dafydd Dai Dilys Ebele Elin Emeka
    Farah Femi Gethin Grace Gwen Hana Hung Ieuan Ifeoma Imran Jola Joy Kasia Kofi Lin
    Lleucu Łukasz Mair Marek Mark Megan Mei Nadia Nia Ngozi Olwen Omar Padma Piotr
    Priya Rhian Rhodri Rose Ruben Sanjay Sara Siân Sioned Tariq Thabo Tomos Vikram Wen
    Will Yasmin Ye Zara Zofia Adaeze Aled Branwen Bronwen Callum Catrin Chloe Deniz
    Eirlys Eszter Fatoumata Gethyn Hawa Ines Jarek Kamal Layla Manon Maëlle Noor Oisín
    Peredur Quynh Rania Selma Tegwen Ugo Vera Wiktor Ximena
""".split()  # noqa: SIM905 (one a line, they would be a module)
LAST = """
    Achebe Adeyemi Ahmed Ash Baker Bell Bowen Brân Chowdhury Clarke Davies Diaz Doe
    Edwards Ellis Farouk Field Green Griffiths Haddad Hill Hope Hughes Iqbal Jones
    Kamara Kaur Khan Kowalska Le Lewis Li Lloyd Mensah Morgan Nguyen Nowak Okafor
    Owen Parry Patel Prys Quist Rahman Rees Roberts Shah Singh Tran Vaughan Wójcik
    Walters Wang Williams Xu Yilmaz Zhou Abara Bevan Cadogan Dogan Evans Fonseca Gough
    Horvat Ilves Jenkins Kilic Lowe McBride Niang O'Shea Probert Quirke Rosser Szabo
    Tudor Ustinov Vale Whelan Yusuf Zielińska Beddoe Crowther Ferreira Hadley Moyo
""".split()  # noqa: SIM905
PLACES = """
    Aeron Brynna Cefn Dulas Ebwy Ffrwd Garth Hafren Irfon Keri Llwyn Mawddach Nedd
    Ogwen Penarth Rheidol Senni Tawe Usk Wnion Ystwyth
""".split()  # noqa: SIM905
SENTENCES = (
    "we rang every firm on the list before the first meeting and two of them came",
    "this was the week in which nobody could say who held the budget",
    "people were quiet at first, and then the yard manager told us what it does cost",
    "the form asks for the same thing three times, so young people give up on it",
    "it's the bus that decides: there is none after six, whatever the course is",
    "I have not asked the college yet whether they would share their room with us",
    "a lead who has time for it every week matters more than one who knows everything",
    "what worked was to go there together, with one of the young people speaking first",
    "employers say yes to a visit and no to a placement; his door is open all the same",
    "we promised too much in January, and spent the spring explaining why",
    "ask for half an hour in their own canteen, and bring somebody they have trained",
    "the numbers look well, but those who left are not in them",
)
NAMING = (
    "{0} said that {1}",
    "{1}, as {0} put it",
    "I will sit down with {0} about this: {1}",
    "thanks to {0}'s list, {1}",
    "{0} and I think alike here. {1}",
)
WORDED = (  # as often as they come
    *(Kind.QUESTION,) * 12,
    *(Kind.REFLECTION,) * 9,
    *(Kind.LEARNING,) * 4,
    *(Kind.ISSUE,) * 3,
    *(Kind.ACTION,) * 6,
    *(Kind.PRACTICE,) * 2,
    *(Kind.NOTE,) * 4,
)
BOXES = {"set-summary": 0.9, "evaluator": 0.65, "print": 0.5, "name-programme": 0.2}
NAMED, CORRECTED, ON_A_THEME, TAKEN_AWAY = 0.35, 0.06, 0.25, 0.03
WORDS_A_SESSION = 34
FIRST_DAY = date(2024, 1, 15)
HAPPENED = "happened"


def write_programme(folder: Path, sets: int, facts: int, seed: int = 7) -> None:
    """Write so many *sets*, two to a partnership, with so many *facts* in all."""
    shelf = ShelfOfPrompts(None)
    drawn = _Drawn(
        shelf.design("lesson-session-90"),
        tuple(each.id for each in shelf.lessons()),
        tuple(each.id for each in shelf.themes()),
    )
    (folder / FOLDER).mkdir(parents=True)
    first = header_line(Header(schema=newest_schema(STEPS)))
    for number in range(sets):
        lot = Random(f"{seed} {number}")  # noqa: S311 (nothing here is a secret)
        every = islice(_BigSet(lot, number, drawn).facts(), facts // sets)
        lines = (line_of([document_of(fact)]) for fact in every)
        path = folder / set_file(f"set-{number + 1:03}")
        path.write_bytes(b"".join(chain([first], lines)))


class _Drawn:
    """What sessions are drawn from: their design, the lessons and the themes."""

    def __init__(self, design, lessons, themes) -> None:
        self.design, self.lessons, self.themes = design, lessons, themes


class _BigSet:
    """A set that goes on meeting for as long as somebody reads its facts."""

    def __init__(self, lot: Random, number: int, drawn: _Drawn) -> None:
        self.lot, self.number, self.drawn = lot, number, drawn
        self.numbers = count(1)
        self.now = datetime.combine(FIRST_DAY, time(9), UTC)
        firsts = lot.sample(FIRST, lot.choice((6, 7, 8)))
        self.names = [f"{first} {self._last()}" for first in firsts]
        self.members = [f"m{each}" for each in range(1, len(firsts) + 1)]
        self.themes = lot.sample(drawn.themes, 8)

    def _last(self) -> str:
        one, other = self.lot.sample(LAST, 2)
        return f"{one}-{other}" if self.lot.random() < 0.2 else one

    def facts(self) -> Iterator[AnyFact]:
        yield from map(self._stamped, self._people())
        for meeting in count():
            day = FIRST_DAY + timedelta(days=14 * meeting)
            self.now = datetime.combine(day, time(9), UTC)
            opened = self._stamped(self._opened(day))
            yield opened
            for fact in self._session(opened):
                yield fact if fact.id else self._stamped(fact)

    def _stamped(self, fact: AnyFact) -> AnyFact:
        self.now += timedelta(seconds=self.lot.randint(2, 90))
        id_ = f"01HV{self.number:04}{next(self.numbers):018}"
        return replace(fact, id=id_, at=self.now, device="laptop")

    def _people(self) -> Iterator[AnyFact]:
        place = self.number // 2
        name = PLACES[place % len(PLACES)] + f" {place // len(PLACES) + 1}" * (
            place >= len(PLACES)
        )
        yield Founded(name=f"{name} set {self.number % 2 + 1}")
        yield Titled(partnership=f"p{place}", name=name)
        for member, called in zip(self.members, self.names, strict=True):
            yield Joined(
                member=member, name=called, partnership=f"p{place}", since=FIRST_DAY
            )
            for box, likely in BOXES.items():
                yield Consented(
                    member=member,
                    purpose=box,
                    choice=self.lot.random() < likely,
                    wording=2,
                    slip=FIRST_DAY,
                )

    def _opened(self, day: date) -> Opened:
        away = self.lot.choice(("", "", *self.members))
        there = tuple(member for member in self.members if member != away)
        lesson = self.lot.choice(("", *self.drawn.lessons))
        return Opened(
            design=self.drawn.design,
            held_on=day,
            present=there,
            presenters=there[:1],
            lesson=lesson,
        )

    def _session(self, opened: Opened) -> Iterator[AnyFact]:
        """Yield a session's words, each after the move that led to it."""
        for at in range(WORDS_A_SESSION):
            speaker = self.lot.choice(opened.present)
            turn = TurnKey(f"step-{at // 6}", opened.present[0], speaker)
            yield Moved(session=opened.id, what=What.ON, turn=turn)
            kind = self.lot.choice(WORDED)
            said = self._stamped(
                Said(
                    kind=kind,
                    session=opened.id,
                    words=self._words(),
                    turn=turn,
                    speaker="" if kind is Kind.NOTE else speaker,
                    lesson=opened.lesson,
                )
            )
            yield said
            yield from self._since(said)
        yield Said(kind=Kind.MEETING, session=opened.id)
        yield Moved(session=opened.id, what=What.STOP)

    def _since(self, said: Said) -> Iterator[AnyFact]:
        """Yield what became of words."""
        lot, of, session = self.lot, said.id, said.session
        if said.kind is Kind.ACTION:
            due = said.at.date() + timedelta(days=lot.randint(7, 60))
            yield Amended(of=of, part="due", value=due.isoformat(), session=session)
            yield Amended(of=of, part="confirmed", value="yes", session=session)
            if lot.random() < 0.4:
                yield Said(
                    kind=Kind.FOLLOWUP,
                    session=session,
                    speaker=said.speaker,
                    value=lot.choice(("keep", "done", "let-go")),
                    follows=of,
                    parts={HAPPENED: self._words()},
                )
        if lot.random() < CORRECTED:
            words = self._words()
            yield Amended(of=of, part="words", value=words, session=session)
        if lot.random() < ON_A_THEME:
            yield Tagged(of=of, theme=lot.choice(self.themes), session=session)
        if lot.random() < TAKEN_AWAY:
            yield Struck(of=of, session=session)

    def _words(self) -> str:
        lot = self.lot
        words = f"{lot.choice(SENTENCES)}, week {lot.randint(1, 999)}"
        if lot.random() < NAMED:
            name = lot.choice(self.names)
            words = lot.choice(NAMING).format(lot.choice((name, *name.split())), words)
        return words[:1].upper() + words[1:]
