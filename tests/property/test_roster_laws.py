"""Nothing of a roster is lost quietly: each row is taken in, or said, and so is each
column, and whatever is taken in otherwise than it stands."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rosters import roster_file
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.record.roster import Present
from tmworkshop.domain.roster.choices import Brackets, Choices, Verdict
from tmworkshop.domain.roster.remarks import Matter
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import understand_roster

MEMBERS = {"m1": Present("Awel Tudor", "Glan"), "m2": Present("Bilal Aziz")}
HEADINGS = st.sampled_from(
    [
        *("Name", "First name", "Surname", "Company", "Email", "Notes", "", "Enw"),
        *("Partnership", "Name (Original Name)", "Surname, First name", "Label"),
    ]
)
CELLS = st.sampled_from(
    [
        *("Awel Tudor", "awel tudor", "Awel Tudur", "Cai Noor", "Noor, Cai", "Cai"),
        *("Noor", "Dewi & Efa", "Total", "Apologies: Fen", "#N/A", "", " ", "Glan"),
        *("glan", "Moor Trust", "Moor Trusts", "0", "-", "x" * 201, "V-1a", "李小龍"),
        *("Cai Noor (Moor)", "1. Fen Pugh", "Fen Pugh (she/her)", "Gwyn?yr Rees"),
        *("a\x1bb", "c@example.org", "Name", " Fen  Pugh ", "iPad", "Guest"),
        *("Fen Pugh - Moor", "Noor, Cai (Glan)", "\u2022 Cai Noor", "Glan Council"),
        *("Fen Pugh, Moor Council", "Fen Pugh <f@example.org>", "Cancelled", "12"),
    ]
)
ROWS = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=8)
NUMBERS = st.frozensets(st.integers(1, 9), max_size=3)
CHOICES = st.builds(
    Choices,
    taken=NUMBERS,
    dropped=NUMBERS,
    whole=NUMBERS,
    turned=st.booleans(),
    brackets=st.sampled_from([None, *Brackets]),
    joined=st.booleans(),
    answers=st.dictionaries(st.integers(1, 9), st.sampled_from(Verdict), max_size=3),
)


def understand(headings, cells, choices):
    try:
        return understand_roster(roster_file(headings, *cells), MEMBERS, choices)
    except FileComplaints:
        return None


@given(st.lists(HEADINGS, min_size=1, max_size=5), ROWS, CHOICES)
def test_each_row_is_taken_in_or_said(headings, cells, choices):
    roster = understand(headings, cells, choices)
    if roster is None or not roster.names_are_found:
        return
    said = list_remarks(roster)
    accounted = {each.row for each in roster.newcomers}
    accounted |= {row for remark in said for row in remark.rows}
    wanted = {
        row.number for row in roster.reading.rows if row.number != heading(roster)
    }
    assert wanted <= accounted
    left = {row for e in said if e.matter is Matter.ROWS for row in e.rows}
    assert left.isdisjoint(each.row for each in roster.newcomers)


@given(st.lists(HEADINGS, min_size=1, max_size=5), ROWS, CHOICES)
def test_each_column_is_used_or_said(headings, cells, choices):
    roster = understand(headings, cells, choices)
    if roster is None:
        return
    said = " ".join(remark.words for remark in list_remarks(roster))
    labels = (tidy_name(label) for label in roster.layout.labels)
    assert all(label in said for label in labels)


@given(st.lists(HEADINGS, min_size=1, max_size=5), ROWS, CHOICES)
def test_whoever_is_taken_in_otherwise_than_they_stand_is_said(
    headings, cells, choices
):
    roster = understand(headings, cells, choices)
    if roster is None:
        return
    by_row = {row.number: row.cells for row in roster.reading.rows}
    said = {row for e in list_remarks(roster) if is_change(e) for row in e.rows}
    columns = roster.layout.columns.values()
    for newcomer in roster.newcomers:
        stands = " ".join(c for n, c in enumerate(by_row[newcomer.row]) if n in columns)
        for word in f"{newcomer.name} {newcomer.partnership}".split():
            spelt = any(word in each.now for each in roster.spellings)
            assert word in stands or spelt or newcomer.row in said


def is_change(remark):
    # others: change nothing of a name
    return remark.matter in (Matter.TURNED, Matter.BRACKETS, Matter.TIDIED)


def heading(roster):
    return roster.layout.heading


@given(st.lists(HEADINGS, min_size=1, max_size=5), ROWS)
def test_nobody_is_taken_in_beside_someone_whom_they_may_be_unasked(headings, cells):
    roster = understand(headings, cells, Choices())
    names = [each.name for each in roster.newcomers] if roster else []
    assert not {"Awel Tudor", "Awel Tudur", "awel tudor"} & {*names}
