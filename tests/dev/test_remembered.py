"""What tests remember of our own texts is no other than what stands in them."""

import tomllib

import pytest

from tmworkshop.adapters.pages.templates import Templates

TEXT = 'title = "Tide tables"\n[[rows]]\nat = 2026-03-12T10:00:00Z\nhigh = 5.5\n'


def test_what_is_read_again_is_equal_and_ones_own():
    first = tomllib.loads(TEXT)
    first["rows"].append("mine")
    again = tomllib.loads(TEXT)
    assert again["title"] == "Tide tables"
    assert [row["high"] for row in again["rows"]] == [5.5]


def test_what_is_wrong_is_wrong_each_time():
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError, match="Invalid value"):
            tomllib.loads("title =")


def test_a_template_of_ones_own_is_read_as_it_stands_now(tmp_path):
    for words in ("Low water", "High water"):
        (tmp_path / "note.html").write_text(words)
        assert Templates(tmp_path).fill("note.html", None) == words
