"""Rosters as spreadsheets of several countries write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.spreadsheets import read_roster_file
from tmworkshop.domain.errors import Environment, FileComplaints, NotFound
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.understood import understand_roster

ROSTER = "Name,Partnership\r\nSiân Rees,Môn\r\nJosé Núñez,Conwy\r\n"
EXPECTED = [("Siân Rees", "Môn"), ("José Núñez", "Conwy")]
ABROAD = ROSTER.replace(",", ";")
TABBED = ROSTER.replace(",", "\t")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "roster.csv"


def read_rows(file):
    return read_roster_file(file).readings[0].rows


def read(file, content, choices=None):
    file.write_bytes(content)
    newcomers = understand_roster(read_roster_file(file), {}, choices).newcomers
    return [(each.name, each.partnership) for each in newcomers]


def complaint(file, content):
    file.write_bytes(content)
    with pytest.raises(FileComplaints) as caught:
        read_rows(file)
    (only,) = caught.value.complaints
    return only


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(ROSTER.encode("utf-8-sig"), id="Excel, CSV UTF-8"),
        pytest.param(ABROAD.encode("utf-8-sig"), id="the same, with semicolons"),
        pytest.param(ROSTER.encode("utf-8"), id="LibreOffice"),
        pytest.param(ROSTER.encode("cp1252"), id="Excel, CSV"),
        pytest.param(ABROAD.encode("cp1252"), id="the same, with semicolons"),
        pytest.param(TABBED.encode("utf-16"), id="Excel, Unicode text"),
        pytest.param(b"\xfe\xff" + TABBED.encode("utf-16-be"), id="the same, on a Mac"),
        pytest.param(b"sep=;\r\n" + ABROAD.encode(), id="sep=;"),
        pytest.param(b"SEP=\t\r\n" + TABBED.encode(), id="sep=tab"),
        pytest.param(b"sep=\r\n" + ROSTER.encode(), id="sep= and nothing"),
        pytest.param(ROSTER.replace("\r\n", "\n").encode(), id="Unix lines"),
        pytest.param(ROSTER.replace(",", " " * 5).encode(), id="columns of spaces"),
        pytest.param(ROSTER.replace("\r\n", "\r").encode(), id="lines of an old Mac"),
        pytest.param(ROSTER.rstrip().encode(), id="no last line end"),
        pytest.param(ROSTER.replace("\r\n", "\r\n,\r\n").encode(), id="empty rows"),
    ],
)
def test_a_roster_is_read_whatever_wrote_it(file, content):
    assert read(file, content) == EXPECTED


def test_quotes_hold_separators_and_line_ends(file):
    content = b'name,partnership\n"Rees, Si\xc3\xa2n","Ynys\nM\xc3\xb4n"\n'
    as_it_stands = Choices(turned=False)
    assert read(file, content, as_it_stands) == [("Rees, Siân", "Ynys Môn")]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(file):
    file.write_bytes(b'sep=,\nname\n\n"two\nlines"\nDai\n')
    assert [row.number for row in read_rows(file)] == [2, 4, 5]


def test_a_letter_separator_within_a_name_splits_nothing(file):
    assert read(file, "name\nSi\u2028ân\x0bRees\n".encode()) == [("Si ân Rees", "")]


@pytest.mark.parametrize(
    "content",
    [
        "Name\nRees, Siân\nNúñez, José\n",
        "Who comes in spring\nName,Partnership\nSiân Rees,Môn\nJosé Núñez,Conwy\n",
        "Name;Partnership (a, b or c)\nSiân Rees;Môn\nJosé Núñez;Conwy\n",
        "Name|Partnership\nSiân Rees|Môn\nJosé Núñez|Conwy\n",
        'Name, Partnership\n"Rees, Siân", "Môn"\n"Núñez, José", "Conwy"\n',
    ],
)
def test_the_separator_is_the_one_that_makes_most_of_it(file, content):
    assert [name for name, _ in read(file, content.encode())] == [
        *("Siân Rees", "José Núñez")
    ]


def test_an_empty_file_has_no_rows(file):
    file.write_bytes(b"")
    assert read_rows(file) == ()


def test_half_a_letter_is_told_with_its_line(file):
    cut = "name\nSiân\nJosé".encode()[:-1]
    assert complaint(file, cut) == (
        "line 3: a letter is broken; save it again as CSV UTF-8"
    )


def test_half_a_letter_at_the_very_end_is_not_taken_for_another(file):
    assert "line 2: a letter is broken" in complaint(file, "name\nJosé".encode()[:-1])


def test_half_a_letter_of_sixteen_bits_is_told(file):
    assert "a letter is broken" in complaint(file, TABBED.encode("utf-16")[:-1])


def test_bytes_that_are_no_letter_are_told(file):
    odd = b"name\nD\x98\xa4\xfe\xa2\xff\x98\x80i, \xa6\x98\xff\n"
    assert "line 2: a letter is broken" in complaint(file, odd)


def test_nul_bytes_are_no_csv(file):
    assert "NUL" in complaint(file, b"name\nD\0ai\n")


def test_a_huge_file_is_no_roster(file):
    assert "too large" in complaint(file, b"name\n" + b"x" * 1_000_001)


def test_an_open_quote_is_told_with_its_line(file):
    assert complaint(file, b'name\n"Dai\n').startswith("line 2:")


def test_a_file_that_is_not_there_is_said(file):
    with pytest.raises(NotFound, match="There is no file"):
        read_rows(file)


def test_a_folder_is_no_roster(tmp_path):
    with pytest.raises(Environment):
        read_rows(tmp_path)


@given(st.binary(max_size=200))
def test_no_bytes_are_so_odd_that_it_fails_otherwise_than_in_words(
    tmp_path_factory, content
):
    file = tmp_path_factory.mktemp("odd") / "roster.csv"
    file.write_bytes(content)
    with suppress(FileComplaints):
        understand_roster(read_roster_file(file), {})
