"""How wide words are on a screen, and where their lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tmworkshop.adapters.cells import (
    cut_text,
    harmless,
    is_plain,
    pad_text,
    width_of,
    wrap_text,
)

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
# what is drawn as one letter, and what looks like a part of one
LETTERS = [
    *(
        "a",
        "é",
        "e\u0301",
        "李",
        "한",
        "ไ",
        "ก\u0e33",
        "न\u092e\u0938\u094d",
        "क\u0903",
    ),
    *(FAMILY, "👍🏽", "🇬🇧", "🇬", "❤\ufe0f", "❤", "1\ufe0f\u20e3", "a\u200db"),
    *(
        "\u0301",
        "\u200d",
        "\ufe0f",
        "🏽",
        "🏽" * 9,
        "\u0903",
        "\u00ad",
        "\u200b",
        "…",
        " ",
    ),
]
TEXTS = st.lists(st.sampled_from(LETTERS) | st.characters(), max_size=60).map(
    lambda letters: harmless("".join(letters))
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Siân", 4),
        ("Sia\u0302n", 4),
        ("李小龍", 6),
        ("—…", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇬🇧", 2),
        ("❤\ufe0f", 2),
        ("a\u200db", 2),  # joined, but nothing that could be drawn as one
        ("می\u200cروم", 5),
        (harmless("\x1b[2J"), 7),
    ],
)
def test_a_text_takes_the_columns_of_its_letters(text, columns):
    assert width_of(text) == columns


@given(st.lists(TEXTS))
def test_words_in_a_row_are_as_wide_as_each_of_them_and_the_spaces(words):
    spaces = max(0, len(words) - 1)
    assert width_of(" ".join(words)) == sum(map(width_of, words)) + spaces


@given(TEXTS, st.integers(1, 40))
def test_a_word_is_as_wide_as_the_rows_that_it_is_broken_into(text, width):
    word = "".join(text.split())
    assert sum(map(width_of, wrap_text(word, width))) == width_of(word)


@given(TEXTS, st.integers(2, 40), st.sampled_from(["", "  ", "│ "]))
def test_no_row_is_wider_than_asked_and_no_letter_is_lost(text, width, indent):
    rows = wrap_text(text, width + width_of(indent), indent)
    assert all(width_of(row) <= width + width_of(indent) for row in rows)
    bare = "".join(row[len(indent) :] for row in rows)
    assert "".join(bare.split()) == "".join(text.split())


@given(TEXTS, st.integers(3, 40))
def test_what_is_cut_fits_and_says_that_it_is(text, width):
    shown = cut_text(text, width)
    assert width_of(shown) <= width
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(TEXTS)
def test_beside_a_text_that_is_padded_everything_stands_in_one_column(text):
    assert width_of(pad_text(text, 80) + "|") == max(80, width_of(text)) + 1


def test_no_line_breaks_within_a_letter():
    assert wrap_text(FAMILY * 3, 5) == [FAMILY * 2, FAMILY]
    assert wrap_text("🇬🇧🇫🇷🇩🇪", 3) == ["🇬🇧", "🇫🇷", "🇩🇪"]
    assert cut_text("e\u0301" * 9, 5) == "e\u0301" * 4 + "…"


@given(text=st.text(st.characters(max_codepoint=0x2FFF)))
def test_what_is_plain_takes_a_column_for_each_letter(text):
    assert not is_plain(text) or wcswidth(harmless(text)) == len(harmless(text))


@pytest.mark.parametrize("letter", [*"─│█▪—…·ŵé"])
def test_what_our_screens_are_drawn_with_is_plain_or_one_column_wide(letter):
    assert width_of(letter) == 1
