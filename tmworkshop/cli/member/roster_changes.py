"""What each number on the screen of a roster changes: what is read, and who is who."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import choose_or_leave
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.roster.choices import Brackets, Choices, Verdict, make_columns
from tmworkshop.domain.roster.column_map import change_columns
from tmworkshop.domain.roster.columns import read_cell, sample_cells, show_cells
from tmworkshop.domain.roster.headings import PERSON
from tmworkshop.domain.roster.persons import Why
from tmworkshop.domain.roster.remarks import Matter
from tmworkshop.domain.roster.understood import Understanding

TOP = 15  # rows that may be the headings
WIDEST = 60  # columns that may be chosen
NONE = -1  # of the columns
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


def choose_row(asker: Asker, what: str, rows: Mapping[int, str]) -> int:
    """Return one of the *rows*, without asking where there is only one."""
    if len(rows) == 1:
        return next(iter(rows))
    listed = {row: f"row {row}: {words}" for row, words in rows.items()}
    return choose_or_leave(asker, what, listed)


def change_reading(asker: Asker, roster: Understanding) -> Choices:
    """Ask in which way the file is to be read: its letters, or one of its sheets."""
    every = {
        n: f"{reading.called}: {', '.join(sample_cells(reading.rows))}"
        for n, reading in enumerate(roster.file.readings)
    }
    return roster.choices.with_reading(choose_or_leave(asker, "Read it as", every))


def change_heading(asker: Asker, roster: Understanding) -> Choices:
    """Ask which row holds the headings, if one does."""
    every = {
        row.number: f"row {row.number}: {', '.join(show_cells(row.cells))}"
        for row in roster.reading.rows[:TOP]
    }
    what = "Which row holds the headings"
    heading = choose_or_leave(asker, what, {**every, 0: "there are none"})
    return roster.choices.with_reading(roster.choices.reading, heading)


def change_names(asker: Asker, roster: Understanding) -> Choices:
    """Ask which column holds the names, or which two the parts of them."""
    columns = _list_columns(roster)
    what = "Which column holds the name, or the first name"
    first = choose_or_leave(asker, what, columns)
    del columns[first]
    others = {NONE: "none: that is the whole name", **columns}
    last = choose_or_leave(asker, "Which column holds the surname", others)
    if last == NONE:
        return change_columns(roster, make_columns(name=first))
    return change_columns(roster, make_columns(first=first, last=last))


def change_partnerships(asker: Asker, roster: Understanding) -> Choices:
    """Ask which column holds the partnerships, if one does."""
    columns = {**_list_columns(roster), NONE: "none"}
    place = choose_or_leave(asker, "Which column holds the partnership", columns)
    if place != NONE:
        return change_columns(roster, make_columns(partnership=place))
    layout = roster.layout
    names = {part: n for part, n in layout.columns.items() if part in PERSON}
    return replace(roster.choices, heading=layout.heading, columns=names)


def _list_columns(roster: Understanding) -> dict[int, str]:
    """Return the columns by their place, each with a few of its cells."""
    layout = roster.layout
    width = max(len(layout.labels), *(len(row.cells) for row in layout.rows))
    columns = {}
    for n in range(min(width, WIDEST)):
        cells = show_cells(read_cell(row, n) for row in layout.rows)
        columns[n] = f"{layout.label(n)}: {', '.join(cells)}"
    return columns


def ask_who(asker: Asker, roster: Understanding, row: int) -> Choices:
    """Ask who the person in *row* is, who may be someone in the set."""
    words = next(each.words for each in roster.matched.asked if each.person.row == row)
    answer = choose_or_leave(asker, f"row {row}: {words}", WHO)
    return roster.choices.with_answer(row, answer)


def ask_again_who(asker: Asker, roster: Understanding) -> Choices:
    """Ask who someone is of whom it was asked, or is to be."""
    asked = {each.person.row: each.words for each in roster.matched.asked}
    return ask_who(asker, roster, choose_row(asker, "Of whom", asked))


def leave_out(asker: Asker, roster: Understanding) -> Choices:
    """Ask who is to be left out."""
    people = {each.row: describe_newcomer(each) for each in roster.newcomers}
    row = {choose_row(asker, "Who is to be left out", people)} if people else set()
    choices = roster.choices
    return replace(choices, dropped=choices.dropped | row, taken=choices.taken - row)


def take_in(asker: Asker, roster: Understanding) -> Choices:
    """Ask which row is to be taken in after all, and as how many people."""
    rows = {left.row: f"{left.shown}, {left.why}" for left in roster.left}
    row = choose_row(asker, "Which row is to be taken in after all", rows)
    choices, one = roster.choices, {row}
    whole = choices.whole
    if any(each.row == row and each.why is Why.SEVERAL for each in roster.left):
        what = {False: "several people", True: "one person"}
        is_one = choose_or_leave(asker, f"Is that, {rows[row]}", what)
        whole = whole | one if is_one else whole - one
    dropped, taken = choices.dropped - one, choices.taken | one
    return replace(choices, whole=whole, dropped=dropped, taken=taken)


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
    rows = {}
    for one, other in roster.matched.namesakes:
        here, there = (each.partnership or "no partnership" for each in (one, other))
        rows[other.row] = f"{other.name}, {there}; row {one.row}: {here}"
    row = choose_row(asker, "Which is the same person", rows)
    return roster.choices.with_answer(row, Verdict.SAME)


def change_brackets(asker: Asker, roster: Understanding) -> Choices:
    """Ask what stands after a name, in brackets or after a dash."""
    how = choose_or_leave(asker, "What stands after the name is", IN_BRACKETS)
    return replace(roster.choices, brackets=how)


def turn_names(_: Asker, roster: Understanding) -> Choices:
    """Let names stand as they do, or turn them round again."""
    return replace(roster.choices, turned=not roster.choices.turned)


def join_partnerships(_: Asker, roster: Understanding) -> Choices:
    """Let partnerships that are nearly one be two, or one again."""
    return replace(roster.choices, joined=not roster.choices.joined)


def describe_newcomer(newcomer: Newcomer) -> str:
    """Return the name of a *newcomer*, with whom they come from."""
    place = f" ({newcomer.partnership})" if newcomer.partnership else ""
    return f"{newcomer.name}{place}"


CHANGES: Mapping[Matter, Callable[[Asker, Understanding], Choices]] = {
    Matter.FILE: change_reading,
    Matter.HEADINGS: change_heading,
    Matter.NAMES: change_names,
    Matter.PARTNERSHIPS: change_partnerships,
    Matter.PEOPLE: leave_out,
    Matter.QUESTION: ask_again_who,
    Matter.ROWS: take_in,
    Matter.TURNED: turn_names,
    Matter.BRACKETS: change_brackets,
    Matter.NEAR_PARTNERSHIP: join_partnerships,
    Matter.DOUBLES: part_doubles,
    Matter.NAMESAKES: join_namesakes,
    # others: are said, and follow from these
}
