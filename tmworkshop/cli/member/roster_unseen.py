"""A roster that nobody looks at: a plain one goes in, another one needs --yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tmworkshop.cli.member.roster_page import WHO
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.roster.choices import Verdict
from tmworkshop.domain.roster.remarks import Matter, Remark, Weight, weigh_remarks
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding, change_understanding

MOST_SAID = 36  # complaints; who mends those finds the rest
LISTED = 12  # headings
WHICH = 'which column is which: --map "Name=…,Partnership=…"'
HOW = (
    "Run it in a terminal to look at it and change it there; or say --yes to take it "
    f"in as it was understood, or {WHICH}"
)
OF_TWO = (Matter.QUESTION, Matter.NAMESAKES, Matter.ALIKE)  # others: are of one
FIRST = "needs a look before anyone is taken in"


def settle_unseen(roster: Understanding, file: str, *, yes: bool) -> Understanding:
    """Return what is to be taken in of a *roster* without anyone to look at it.

    With *yes* what was guessed stands, and whoever may be someone in the set is left
    out.  FileComplaints names all that someone has to look at, or to say.
    """
    remarks = list_remarks(roster)
    if not roster.names_are_found:
        labels = roster.layout.labels or roster.reading.rows[0].cells
        headings = f"Its headings are: {join_names(labels, LISTED)}."
        asked = [each.words for each in remarks if each.weight is Weight.ASK]
        raise FileComplaints(file, (*asked, headings, f"Say {WHICH}"))
    if yes:
        return _without_doubtful(roster, remarks)
    if weigh_remarks(remarks) > Weight.SAID:
        raise FileComplaints(file, tuple(_complain(roster, remarks)), FIRST)
    return roster


def _without_doubtful(
    roster: Understanding, remarks: Sequence[Remark]
) -> Understanding:
    """Return the *roster* without those who may be in the set, or on it, already."""
    choices = roster.choices
    for question in roster.matched.questions:
        choices = choices.with_answer(question.person.row, Verdict.LEFT)
    of_two = [each for each in remarks if each.matter in OF_TWO]
    looked = [each.rows for each in of_two if each.weight is Weight.LOOK]
    doubtful = frozenset(row for rows in looked for row in rows)
    return change_understanding(roster, replace(choices, doubtful=doubtful))


def _complain(roster: Understanding, remarks: Sequence[Remark]) -> Iterator[str]:
    odd = [each for each in remarks if each.weight > Weight.SAID]
    for each in odd[:MOST_SAID]:
        has_place = each.words.startswith("row ")
        yield each.words if has_place else f"{each.matter}: {each.words}"
    if len(odd) > MOST_SAID:
        yield f"and {len(odd) - MOST_SAID:,} more of the kind"
    words = {each.matter: each.words for each in remarks}
    people = say_count(len(roster.newcomers), "person", "people")
    yield (
        f"As it was understood, {people} would come in: names from "
        f"{words[Matter.NAMES]}, partnerships from {words[Matter.PARTNERSHIPS]}."
    )
    if any(each.matter in OF_TWO for each in remarks):
        yield WHO
    yield HOW


def roster_data(roster: Understanding) -> dict[str, Any]:
    """Return what was understood of a *roster*, for programs."""
    layout, matched = roster.layout, roster.matched
    return {
        "kind": roster.file.kind,
        "read_as": roster.reading.called or None,
        "heading_row": layout.heading or None,
        "columns": [
            {"gives": str(part), "heading": layout.label(n), "number": n + 1}
            for part, n in layout.columns.items()
        ],
        "columns_left_out": list(layout.left_out),
        "people": [
            {
                "row": each.row,
                "name": each.name,
                "partnership": each.partnership or None,
                "stands_as": each.was or each.name,
            }
            for each in matched.new
        ],
        "already_there": list(roster.already_there),
        "rows_left_out": [{"row": e.row, "why": str(e.why)} for e in roster.left],
        "to_be_answered": [
            {"row": e.person.row, "name": e.person.name, "may_be": e.present.name}
            for e in matched.questions
        ],
        "new_partnerships": list(roster.new_partnerships),
        "remarks": [
            {
                "about": str(each.matter),
                "says": each.words,
                "asks": each.weight.name.lower(),
                "rows": list(each.rows),
            }
            for each in list_remarks(roster)
        ],
    }
