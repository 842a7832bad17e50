"""Slips of the hand in a file of one's own are told by their line, in plain words."""

import pytest

from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.domain.errors import FileComplaints

CURLY = 'quotation marks are to be straight ("), not curly'
TRUTH = "it is true or false, in small letters and without quotation marks"
TOO_MUCH = "nothing may follow the value on its line"
NOT_CLOSED = "something above it is not closed"


@pytest.fixture
def told(tmp_path):
    def told(text):
        file = tmp_path / "mine.toml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(FileComplaints) as caught:
            read_toml(file)
        (only,) = caught.value.complaints
        return only

    return told


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("title = \u201cOurs\u201d", 1, CURLY),
        ('title = "Ours\u201d', 1, CURLY),
        ('\nwords = ["one", \u201ctwo\u201d]', 2, CURLY),
        ('title = "Ours', 1, "the quotation mark that ends a text is missing"),
        ('title = "Ours\nid = "x"', 1, "the quotation mark that ends a text"),
        ('title = "a\x1bb"', 1, "a letter in it cannot be shown"),
        ("# a\x00b", 1, "a letter in it cannot be shown"),
        ('title = "C:\\in"', 1, "a backslash in a text is typed twice"),
        ("minutes =\u00a07", 1, "a space in it is no plain one"),
        ("minutes = 7\nminutes = 8", 2, "the same name stands there twice"),
        ("[[steps]]\n[steps]", 2, "stands in two brackets, [[steps]]"),
        ("[[steps]\nid = 1", 1, "a ] is missing"),
        ("minutes: 7", 1, "an = is missing between a name and its value"),
        ("minutes = 7 min", 1, f"{TOO_MUCH}, and min does"),
        ('title = "the "open" hour"', 1, "a quotation mark in a text is typed"),
        ('id = "x" title = "y"', 1, f'{TOO_MUCH}, and title = "y" does'),
        ("repeats = yes", 1, TRUTH),
        ("repeats = True", 1, TRUTH),
        ("title = Ours", 1, "a text has quotation marks around it"),
        ("title =", 1, "the value is missing"),
        ('words = [\n "a"\n "b"\n]', 3, "a comma is missing at the end of the line ab"),
        ('words = ["a" "b"]', 1, "in a list, each text has its quotation marks"),
        ('words = [\n "a",\nquestion = "b"', 3, NOT_CLOSED),
        ('words = ["a",\n\n[[steps]]', 3, NOT_CLOSED),
        ("= 7", 1, "it cannot be read: a name, a = or a mark"),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_do(told, text, line, why):
    said = told(text)
    assert said.startswith(f"line {line}: ")
    assert why in said


def test_what_never_ends_is_told_as_the_end_of_the_file(told):
    assert told('title = """Ours').startswith("the end of the file: something above")


def test_of_a_long_line_the_beginning_is_shown(told):
    assert told("title = " + "w" * 500).endswith(f"title = {'w' * 42}\u2026")


def test_names_a_hundred_deep_are_not_waited_for(told):
    assert told("a." * 50_000 + "a = 1") == "it is nested too deeply"


def test_a_number_that_python_will_not_read_is_told(told):
    assert told(f"minutes = {'9' * 5000}") == "a number in it is far too long"
