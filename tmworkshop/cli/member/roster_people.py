"""Who on a roster is taken in, and as whom, changed by its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.member.roster_lists import choose_or_leave, choose_row
from tmworkshop.cli.member.roster_page import describe_newcomer
from tmworkshop.domain.roster.choices import Brackets, Choices, Verdict
from tmworkshop.domain.roster.people import RosterPerson
from tmworkshop.domain.roster.persons import Why
from tmworkshop.domain.roster.remarks import Matter
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding

WHO: Mapping[Verdict, str] = {
    Verdict.SAME: "the same person: they stay as they are",
    Verdict.OTHER: "another person: taken in beside them",
    Verdict.LEFT: "left out",
}
IN_BRACKETS: Mapping[Brackets, str] = {
    Brackets.NAME: "a part of the name",
    Brackets.PARTNERSHIP: "whom they come from",
    Brackets.NOTHING: "left off",
}
SEVERAL, ONE = "several", "one"


def ask_who(asker: Asker, roster: Understanding, row: int) -> Choices:
    """Ask who the person in *row* is, and return the choices with the answer."""
    chosen = choose_or_leave(
        asker, _questions(roster)[row], {str(each): WHO[each] for each in Verdict}
    )
    return roster.choices.with_answer(row, Verdict(chosen))


def ask_again_who(asker: Asker, roster: Understanding) -> Choices:
    """Ask who someone is of whom it was asked, or is to be."""
    return ask_who(asker, roster, choose_row(asker, "Of whom", _questions(roster)))


def leave_out(asker: Asker, roster: Understanding) -> Choices:
    """Ask who is to be left out."""
    people = {each.row: describe_newcomer(each) for each in roster.newcomers}
    row = choose_row(asker, "Who is to be left out", people) if people else 0
    choices = roster.choices
    return replace(
        choices, dropped=choices.dropped | {row}, taken=choices.taken - {row}
    )


def take_in(asker: Asker, roster: Understanding) -> Choices:
    """Ask which row is to be taken in after all, and as how many people."""
    why = {left.row: left.why for left in roster.left}
    rows = {left.row: f"{left.shown}, {left.why}" for left in roster.left}
    row = choose_row(asker, "Which row is to be taken in after all", rows)
    choices = roster.choices
    if why[row] is Why.SEVERAL:
        what = {SEVERAL: "several people", ONE: "one person"}
        is_one = choose_or_leave(asker, f"Is that, {rows[row]}", what) == ONE
        rest = choices.whole - {row}
        choices = replace(choices, whole=rest | {row} if is_one else rest)
    return replace(
        choices, dropped=choices.dropped - {row}, taken=choices.taken | {row}
    )


def part_doubles(asker: Asker, roster: Understanding) -> Choices:
    """Ask which row that seems to be about someone twice is about another person."""
    rows = {
        each.person.row: f"{each.person.name}, as in row {each.first}"
        for each in roster.matched.doubles
    }
    row = choose_row(asker, "Which is another person", rows)
    return roster.choices.with_answer(row, Verdict.OTHER)


def join_namesakes(asker: Asker, roster: Understanding) -> Choices:
    """Ask which two of one name are one person."""
    rows = {
        other.row: f"{other.name}, {_place(other)}; row {one.row}: {_place(one)}"
        for one, other in roster.matched.namesakes
    }
    row = choose_row(asker, "Which is the same person", rows)
    return roster.choices.with_answer(row, Verdict.SAME)


def turn_names(_: Asker, roster: Understanding) -> Choices:
    """Let names stand as they do, or turn them round again."""
    turned = None if roster.choices.turned is False else False
    return replace(roster.choices, turned=turned)


def change_brackets(asker: Asker, roster: Understanding) -> Choices:
    """Ask what stands after a name, in brackets or after a dash."""
    every = {str(each): IN_BRACKETS[each] for each in Brackets}
    how = choose_or_leave(asker, "What stands after the name is", every)
    return replace(roster.choices, brackets=Brackets(how))


def join_partnerships(_: Asker, roster: Understanding) -> Choices:
    """Let partnerships that are nearly one be two, or one again."""
    return replace(roster.choices, joined=not roster.choices.joined)


def _questions(roster: Understanding) -> dict[int, str]:
    asked = (e for e in list_remarks(roster) if e.matter is Matter.QUESTION)
    return {each.rows[0]: each.words for each in asked}


def _place(person: RosterPerson) -> str:
    return person.partnership or "no partnership"
