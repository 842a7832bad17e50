"""What the words over a column say is under it."""

import pytest

from tmworkshop.domain.roster.headings import (
    LIKELY,
    PERHAPS,
    SURE,
    ColumnUse,
    count_headings,
    read_heading,
)


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("Full Name", ColumnUse.NAME),
        ("first_name", ColumnUse.FIRST),
        ("firstName", ColumnUse.FIRST),
        ("FORENAME(S)", ColumnUse.FIRST),
        ("*Last name:", ColumnUse.LAST),
        ("Family  Name", ColumnUse.LAST),
        ("Company name", ColumnUse.PARTNERSHIP),
        ("Contact Name", ColumnUse.NAME),
        ("Lead contact", ColumnUse.NAME),
        ("Where from?", ColumnUse.PARTNERSHIP),
        ("Organisation (if any, else blank)", ColumnUse.PARTNERSHIP),
        ("Nom / Prénom", ColumnUse.TURNED),
        ("Příjmení", ColumnUse.LAST),
        ("單位", ColumnUse.PARTNERSHIP),
    ],
)
def test_signs_capitals_and_accents_do_not_matter(heading, use):
    read = read_heading(heading)
    assert (read.part, read.surely) == (use, SURE)


@pytest.mark.parametrize(
    ("heading", "use", "surely"),
    [
        ("What is your full name?", ColumnUse.NAME, LIKELY),
        ("Attendee first name", ColumnUse.FIRST, LIKELY),
        ("Which organisation do you work for?", ColumnUse.PARTNERSHIP, LIKELY),
        ("Name / Enw", ColumnUse.NAME, LIKELY),
        ("Scholar Name", ColumnUse.NAME, PERHAPS),
        ("Lead organisation", ColumnUse.PARTNERSHIP, PERHAPS),
    ],
)
def test_more_words_make_it_less_sure(heading, use, surely):
    read = read_heading(heading)
    assert (read.part, read.surely) == (use, surely)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "User name",
            "Event name",
            "Emergency contact name",
            "Lead contact email",
            "Contact no.",
            "Guide #1 name",
            "Email",
        ),
        *(
            "Date of birth",
            "Signature",
            "Last leave",
            "First join",
            "Age",
            "",
            "#",
            "x",
        ),
        *("Line manager's name", "Organisation type", "Family size", "職稱", "y" * 500),
    ],
)
def test_what_is_over_something_else_is_no_heading_of_ours(heading):
    assert read_heading(heading) is None


def test_a_row_without_a_name_is_no_row_of_headings():
    assert count_headings(["Organisation", "Company", "Area"]) == 0
    assert count_headings(["Name", "Organisation"]) == 2 * SURE
