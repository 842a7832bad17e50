"""A roster that nobody looks at: a plain one goes in, another one needs --yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.roster.choices import Verdict
from tmworkshop.domain.roster.remarks import Matter, Remark, Weight, weigh_remarks
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding, change_understanding

MOST_SAID = 36  # complaints; who mends those finds the rest
LISTED = 12  # headings
HOW = (
    "Run it in a terminal to look at it and change it there; or say --yes to take it "
    'in as it was understood, or which column is which: --map "Name=…,Partnership=…"'
)
WHO = "If people with one name, or nearly, are somebody else: --namesake"
OF_TWO = (Matter.QUESTION, Matter.NAMESAKES, Matter.ALIKE)  # others: are of one
FIRST = "needs a look before anyone is taken in"
WHICH = 'Say which column is which: --map "Name=…,Partnership=…"'


def settle_unseen(roster: Understanding, file: str, *, yes: bool) -> Understanding:
    """Return what is to be taken in of a *roster* without anyone to look at it.

    With *yes* what was guessed stands, and whoever may be someone in the set is left
    out.  FileComplaints names all that someone has to look at, or to say.
    """
    remarks = list_remarks(roster)
    if not roster.names_are_found:
        raise FileComplaints(file, (*_asked(remarks), _name_headings(roster), WHICH))
    if not yes:
        if weigh_remarks(remarks) > Weight.SAID:
            raise FileComplaints(file, tuple(_complain(roster, remarks)), FIRST)
        return roster
    choices = roster.choices
    for question in roster.matched.questions:
        choices = choices.with_answer(question.person.row, Verdict.LEFT)
    return change_understanding(roster, replace(choices, doubtful=_doubtful(remarks)))


def _doubtful(remarks: Sequence[Remark]) -> frozenset[int]:
    """Return the rows about someone who may be on the roster already."""
    return frozenset(
        row
        for remark in remarks
        if _is_of_two(remark) and remark.weight is Weight.LOOK
        for row in remark.rows
    )


def _is_of_two(remark: Remark) -> bool:
    """Say whether *remark* is about two who may be one."""
    return remark.matter in OF_TWO


def has_left_doubtful(roster: Understanding) -> bool:
    """Say whether anyone was left out of a *roster* who may be somebody else."""
    answers = roster.choices.answers.values()
    return bool(roster.choices.doubtful) or Verdict.LEFT in answers


def _asked(remarks: tuple[Remark, ...]) -> tuple[str, ...]:
    return tuple(remark.words for remark in remarks if remark.weight is Weight.ASK)


def _name_headings(roster: Understanding) -> str:
    labels = roster.layout.labels or roster.reading.rows[0].cells
    return f"Its headings are: {join_names(labels, LISTED)}."


def _complain(roster: Understanding, remarks: tuple[Remark, ...]) -> Iterator[str]:
    odd = [_say(remark) for remark in remarks if remark.weight > Weight.SAID]
    yield from odd[:MOST_SAID]
    if len(odd) > MOST_SAID:
        yield f"and {len(odd) - MOST_SAID:,} more of the kind"
    by_matter = {remark.matter: remark.words for remark in remarks}
    people = say_count(len(roster.newcomers), "person", "people")
    yield (
        f"As it was understood, {people} would come in: "
        f"names from {by_matter[Matter.NAMES]}, "
        f"partnerships from {by_matter[Matter.PARTNERSHIPS]}."
    )
    if any(_is_of_two(remark) for remark in remarks):
        yield WHO
    yield HOW


def _say(remark: Remark) -> str:
    starts_with_place = remark.words.startswith("row ")
    return remark.words if starts_with_place else f"{remark.matter}: {remark.words}"
