"""The laws of reading: dates come back as they were spoken, nothing else gets in."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import CARDS, Meeting, slips
from tests.screens import WHAT_NOW, screen
from tmworkshop.adapters.front_ends.typed_line import (
    line_to_begin_with,
    resolve_number,
)
from tmworkshop.domain.dates import read_date, say_date, say_day
from tmworkshop.domain.errors import Unclear, WorkshopError
from tmworkshop.domain.session.questions.ask import Key, Shape
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.keys import KEYS

days = st.dates(date(2020, 1, 1), date(2090, 12, 31))
MARCH = date(2026, 3, 12)
WIDE = str.maketrans(
    {chr(plain): chr(plain + 0xFEE0) for plain in range(0x21, 0x7F)} | {" ": "\u3000"}
)
FROM_A_KEYBOARD = {".": "\u3002", ",": "\u3001"}  # what it types for the plain ones
WORDS = dict.fromkeys(KEYS, "") | {
    **dict.fromkeys("+?;^", "ring " + "AB".translate(WIDE)),
    **dict.fromkeys("~@%", "dai"),
    "&": "cai",
    "*": "5",
    "=": "2",
    ":": "form",
}
ANSWERS = {
    Shape.CHOICE: ("d", "keep", "KEEP GOING"),
    Shape.RATINGS: ("1 ?", "?2", "2, 1"),
    Shape.SHEET: ("1?", "0, 2"),
    Shape.DATE: ("n", "No Date", "6/4/2026", "2026-04-06", "6 April", "fri"),
    Shape.NAME: ("nobody", "dai", "2"),
    Shape.CLOSE: ("close",),
}


def asked(shape=Shape.LINE, keys=True, **more):
    return screen(
        "What",
        shape,
        keys=tuple(Key(key, "") for key in KEYS) if keys else (),
        away={"c": "Cai Rees"},
        themes={"form": "Forms and papers"},
        cards={card.id: card for card in CARDS},
        points=(0, 1, 2),
        statements=("One", "Two"),
        next_meeting=date(2026, 4, 23),
        **more,
    )


def meant(shown, line):
    """Return what *line* means in plain lines, or what is wrong with it."""
    try:
        return read_intent(shown, resolve_number(shown, line))
    except WorkshopError as error:
        return type(error)


@st.composite
def twins(draw, line):
    """Draw *line* with some or all of its signs in full width."""
    wide = (
        st.sampled_from((c, c.translate(WIDE), FROM_A_KEYBOARD.get(c, c))) for c in line
    )
    return "".join(map(draw, wide))


@given(data=st.data(), key=st.sampled_from([*KEYS]), offered=st.booleans())
def test_a_key_of_full_width_is_the_key(data, key, offered):
    shown = asked(keys=offered, turn=None)
    behind = f" {WORDS[key]}".rstrip()
    assert meant(shown, data.draw(twins(key)) + behind) == meant(shown, key + behind)


@given(data=st.data(), shape=st.sampled_from([*ANSWERS]))
def test_an_answer_of_full_width_is_the_answer(data, shape):
    choices = WHAT_NOW if shape is Shape.CHOICE else ()
    shown = asked(shape, keys=False, choices=choices)
    line = data.draw(st.sampled_from(ANSWERS[shape]))
    assert not isinstance(meant(shown, line), type)
    assert meant(shown, data.draw(twins(line))) == meant(shown, line)


@given(
    data=st.data(),
    words=st.text("aZ+:3 d".translate(WIDE), min_size=1),
    who=st.booleans(),
)
def test_words_behind_a_key_of_full_width_stay_as_they_were_typed(data, words, who):
    kept = " ".join(f"x{words}".split())
    name = data.draw(twins("dai: ")) if who else ""
    typed = read_intent(asked(), f"{data.draw(twins('+'))} {name}{kept}")
    assert (typed.words, typed.speaker) == (kept, "m2" if who else "")


@given(data=st.data(), key=st.sampled_from([*KEYS]))
def test_words_that_begin_like_a_key_of_full_width_are_left_by_enter(data, key):
    words = f"{data.draw(twins(key))} as it was"
    shown = asked(default=words, stands=words)
    assert meant(shown, line_to_begin_with(shown)).value == words


@given(day=days, ahead=st.integers(0, 3_000))
def test_a_day_is_read_back_as_it_was_spoken(day, ahead):
    named = day + timedelta(days=ahead)
    for written in (say_day(named), say_date(named), named.isoformat()):
        assert read_date(written, day) == named


@given(text=st.text(max_size=60), today=days)
def test_whatever_is_typed_is_a_day_to_come_or_unclear(text, today):
    with suppress(Unclear):
        assert read_date(text, today) >= today


@given(values=st.permutations(["0", "1", "?"]), gap=st.sampled_from(["", " ", ", "]))
def test_the_order_of_slips_is_lost(values, gap):
    screen = Meeting(slips()).screen
    assert read_intent(screen, gap.join(values)).value == "0 1 ?"
