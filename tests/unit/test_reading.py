from datetime import date

import pytest

from tests.builders import CARDS
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.facts import Kind, TurnKey, What
from tmworkshop.domain.session.questions.ask import Ask, Choice, Enter, Key, Shape
from tmworkshop.domain.session.shown.screen import Heading, Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import (
    Add,
    Answer,
    Check,
    Go,
    Label,
    TakeAway,
)

EVERY_KEY = ("<", "-", "#", "!", "!!", ">", "\\", "+", "?", "&", "~", "@", "%")
EVERY_KEY += ("*", "=", ":", ".", "^")
YES_NO = (Choice("y", "yes", "yes"), Choice("n", "no", "not now"))


def a_screen(shape=Shape.LINE, keys=EVERY_KEY, ask=None, **more):
    given = {
        "here": {"m": "Megan Prys-Jones", "d": "Dai Okafor"},
        "away": {"c": "Cai Rees"},
        "themes": {"form": "Forms and papers"},
        "cards": {card.id: card for card in CARDS},
        "points": (0, 1, 2),
        "today": date(2026, 3, 12),
        "next_meeting": date(2026, 4, 23),
        **more,
    }
    return Screen(
        Heading("Dyffryn set", 1, "Step", 1, 1, 0, 5),
        Ask("What", shape, Enter.NOTHING, **(ask or {})),
        keys=tuple(Key(key, "") for key in keys),
        **given,
    )


def answer(line, shape=Shape.LINE, **more):
    return read_intent(a_screen(shape, **more), line)


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("<", Go(What.BACK)),
        ("-", Go(What.PASS)),
        ("#", Go(What.BLANK)),
        ("!", Go(What.PAUSE)),
        ("!!", Go(What.STOP)),
        ("> ", Go(What.SKIP)),
        ("\\", TakeAway()),
        ("+ Ring the firm", Add(Kind.ACTION, "Ring the firm")),
        ("+ dai: Ring the firm", Add(Kind.ACTION, "Ring the firm", "d")),
        ("? Who  would notice", Add(Kind.QUESTION, "Who would notice")),
        ("+ Three things: ring", Add(Kind.ACTION, "Three things: ring")),
        ("& cai", Go(What.ARRIVE, ("c",))),
        ("~ dai", Go(What.LEAVE, ("d",))),
        ("@megan", Go(What.RETURN_TO, ("m",))),
        ("% dai, megan", Go(What.REPLAN, ("d", "m"))),
        ("% dai and dai", Go(What.REPLAN, ("d",))),
        ("* 5", Go(What.EXTEND, minutes=5)),
        ("=", Go(What.SHOW, card="*")),
        ("= 2", Go(What.SHOW, card="c2")),
        ("= form", Go(What.SHOW, card="c2")),
        ("= yes", Go(What.SHOW, card="c1")),
        ("= f", Go(What.SHOW, card="*f")),
        (".", Go(What.OTHERS)),
        ("^ have you tried", Check("have you tried")),
        (": forms", Label("form")),
    ],
)
def test_a_key_at_the_beginning_is_that_key(line, intent):
    assert answer(line) == intent


def test_the_card_key_puts_away_what_was_looked_up():
    assert read_intent(a_screen(looked_up=True), "=") == Go(What.SHOW, card="")


def test_a_card_that_nobody_wrote_is_not_found():
    with pytest.raises(NotFound, match=r"No card speaks of 'zebra'\. = alone lists"):
        answer("= zebra")


def test_a_space_before_a_key_makes_it_words():
    assert answer(" - and then he left") == Answer("- and then he left")


@pytest.mark.parametrize("shape", [Shape.LINE, Shape.ENTER, Shape.DATE, Shape.NAME])
def test_a_key_that_does_nothing_here_is_told_so_and_is_no_words(shape):
    here = {"keys": ("<",), "turn": TurnKey("talk")}
    for line, told in {
        "=": "There is no lesson in hand, so there are no cards.",
        ".": "This step has no questions to offer.",
        "\\\\": "Nothing was taken away that could be put back.",
        ";": "Notes are for whoever writes along.",
        ":": ": does nothing here.",
    }.items():
        with pytest.raises(Unclear) as unclear:
            answer(line, shape, **here)
        assert str(unclear.value) == told


def test_words_that_begin_with_a_key_that_does_nothing_here_are_asked_for_a_space():
    here = {"keys": ("<",), "turn": TurnKey("talk")}
    with pytest.raises(Unclear, match=r"to offer\. A space before the line keeps it"):
        answer("... and so on", **here)
    assert answer(" ... and so on", **here) == Answer("... and so on")


def test_a_key_that_does_nothing_at_the_close_is_told_so():
    with pytest.raises(Unclear, match=r"^All has been asked: - does nothing any more"):
        answer("-", keys=("<", "#"))


def test_a_key_that_answers_what_is_asked_is_the_answer():
    plus = {"choices": (Choice("+", "another", "yes, and another"),)}
    assert answer("+", Shape.CHOICE, keys=(), ask=plus) == Answer("another")
    assert answer("?", Shape.RATINGS, keys=()) == Answer("?")
    with pytest.raises(Unclear, match="Only Enter is needed"):
        answer("=", Shape.ENTER, keys=(), blank=True)


@pytest.mark.parametrize("line", ["< 3", "- no", "!! now", "\\ this", "... so"])
def test_a_key_that_stands_alone_takes_no_words(line):
    with pytest.raises(Unclear, match=r"stands alone\. Put a space before it"):
        answer(line)


@pytest.mark.parametrize("line", ["+", "?", "&", "~", "@ ", "%", ":", "^"])
def test_a_key_that_needs_words_asks_for_them_on_the_same_line(line):
    with pytest.raises(Unclear, match="on the same line"):
        answer(line)


@pytest.mark.parametrize(
    "line", ["* ", "* 0", "* 100", "* five", "= 3", "= " + "9" * 5000]
)
def test_a_number_out_of_its_range_is_unclear(line):
    with pytest.raises(Unclear, match="Type 1 to"):
        answer(line)


def test_someone_who_is_here_cannot_arrive():
    with pytest.raises(Unclear, match="Dai Okafor is here already"):
        answer("& dai")


def test_someone_unknown_cannot_arrive():
    with pytest.raises(NotFound, match="No member is called 'zoe'"):
        answer("& zoe")


def test_two_who_are_meant_by_a_name_before_a_colon_are_both_said():
    twins = {"x": "Ann Lee", "y": "Ann Rees"}
    with pytest.raises(Unclear, match="could be Ann Lee and Ann Rees"):
        answer("+ ann: ring", here=twins)


def test_words_of_nobody_are_words_whoever_they_seem_to_begin_with():
    twins = {"x": "Ann Lee", "y": "Ann Rees"}
    assert answer("ann: ring", here=twins, speaker="") == Answer("ann: ring")


def test_words_are_taken_with_single_spaces():
    assert answer("  Small  firms ") == Answer("Small firms")


def test_enter_on_words_that_are_needed_leaves_the_turn_open():
    assert answer("", ask={"needed": True}) == Go(What.ON)


def test_enter_on_a_part_that_need_not_be_given_leaves_it_empty():
    assert answer("") == Answer("")


def test_enter_leaves_an_answer_as_it_stands():
    stands = {"default": "Ring the firm", "stands": "Ring the firm"}
    assert answer("", ask=stands) == Answer("Ring the firm")


def test_a_space_and_enter_empties_an_answer():
    stands = {"default": "Ring the firm", "stands": "Ring the firm"}
    assert answer(" ", ask=stands) == Answer("")


def test_a_date_that_stands_is_left_even_once_it_has_passed():
    stands = {"default": "Friday 6 March 2026", "stands": "2026-03-06"}
    line = "Friday 6 March 2026"
    assert answer(line, Shape.DATE, ask=stands) == Answer("2026-03-06")


def test_a_name_that_stands_is_left_even_if_they_have_gone():
    stands = {"default": "Cai Rees", "stands": "c"}
    assert answer("Cai Rees", Shape.NAME, ask=stands) == Answer("c")


def test_a_name_before_a_colon_is_the_speaker_where_anyone_may_speak():
    spoke = answer("Dai: small firms", ask={"named": True})
    assert spoke == Answer("small firms", "d")


def test_a_name_with_a_letter_wrong_is_asked_about():
    with pytest.raises(Unclear, match="Did you mean Megan Prys-Jones"):
        answer("Megann: small firms", ask={"named": True})


EACH = {"ask": {"named": True}}
CROWD = {"m": "Meinir Prys", "w": "Weronika Noor", "n": "No Hyun-woo", "i": "Imran"}
CROWD |= {"h": "Nia Haf"}


@pytest.mark.parametrize("line", ["Me: I rang twice", "We: want more", "NI: dim byd"])
def test_a_short_word_before_a_colon_is_no_beginning_of_a_name(line):
    assert answer(line, here=CROWD, **EACH) == Answer(line)
    assert answer(f"+ {line}", here=CROWD) == Add(Kind.ACTION, line)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [("No: a start", "n"), ("M: a start", "m"), ("Im: a start", "i")],
)
def test_a_short_word_that_is_somebodys_name_is_theirs(line, speaker):
    assert answer(line, here=CROWD, **EACH) == Answer("a start", speaker)


LIKE = {"s": "Tom Bevan", "a": "Tomasz Wójcik", "d": "Dai Rees", "o": "Dai Okafor"}


def test_a_whole_first_name_is_whose_it_is_and_no_others_beginning():
    assert answer("tom: we rang", here=LIKE, **EACH) == Answer("we rang", "s")
    assert answer("+ TOM: ring", here=LIKE) == Add(Kind.ACTION, "ring", "s")
    assert answer("Dai O.: ring", here=LIKE, **EACH) == Answer("ring", "o")
    with pytest.raises(Unclear, match="'Dai' could be Dai Rees and Dai Okafor: give"):
        answer("Dai: ring", here={**LIKE, "v": "Daiva Kalnina"}, **EACH)


def test_a_nickname_before_a_colon_is_asked_about():
    with pytest.raises(Unclear, match="Did you mean Elizabeth Chowdhury"):
        answer("Liz: we rang", here={"e": "Elizabeth Chowdhury"}, **EACH)


def test_another_members_words_are_not_kept_as_the_speakers():
    with pytest.raises(Unclear, match="It is Megan Prys-Jones's turn"):
        answer("Dai: small firms", speaker="Megan Prys-Jones")


def test_a_speaker_may_begin_with_their_own_name():
    said = answer("Megan: small firms", speaker="Megan Prys-Jones")
    assert said == Answer("Megan: small firms")


@pytest.mark.parametrize("more", [{"speaker": "Megan Prys-Jones"}, {}])
def test_a_space_before_the_line_keeps_it_as_it_stands(more):
    said = answer(" Dai: small firms", ask={"named": not more}, **more)
    assert said == Answer("Dai: small firms")


@pytest.mark.parametrize("line", ["Note: ring him", "Dai:", "https://x.org", "plain"])
def test_a_colon_in_plain_words_stays(line):
    assert answer(line, ask={"named": True}) == Answer(line)


def test_a_name_before_a_colon_is_words_where_the_speaker_is_known():
    assert answer("Dai: small firms") == Answer("Dai: small firms")


def test_only_enter_goes_on_from_a_screen_that_asks_for_nothing():
    assert answer("", Shape.ENTER) == Answer()
    with pytest.raises(Unclear, match="Only Enter is needed"):
        answer("what now", Shape.ENTER)


@pytest.mark.parametrize("line", ["", "no date", "None"])
def test_a_date_may_be_left_out(line):
    assert answer(line, Shape.DATE) == Answer("")


def test_a_date_is_given_in_full():
    assert answer("30 april", Shape.DATE) == Answer("2026-04-30")


def test_n_is_when_we_next_meet():
    assert answer("N", Shape.DATE) == Answer("2026-04-23")


def test_n_is_unclear_before_the_next_date_is_settled():
    with pytest.raises(Unclear, match="not settled when you meet next"):
        answer("n", Shape.DATE, next_meeting=None)


def test_a_name_is_found_by_its_beginning():
    assert answer("meg", Shape.NAME) == Answer("m")


@pytest.mark.parametrize("line", ["", "nobody", "No one"])
def test_nobody_may_be_named(line):
    assert answer(line, Shape.NAME) == Answer("")


@pytest.mark.parametrize("line", ["", "nobody"])
def test_nobody_leaves_a_turn_open_that_needs_a_name(line):
    assert answer(line, Shape.NAME, ask={"needed": True}) == Go(What.ON)


@pytest.mark.parametrize("line", ["2 ?", "?2", "? , 2;"])
def test_slips_are_sorted_whatever_their_order(line):
    assert answer(line, Shape.RATINGS, keys=()) == Answer("2 ?")


def test_slips_of_a_long_scale_are_told_apart_by_spaces():
    long = tuple(range(1, 11))
    assert answer("10 2", Shape.RATINGS, points=long) == Answer("2 10")


@pytest.mark.parametrize("line", ["", " , "])
def test_no_slips_leave_the_turn_open(line):
    assert answer(line, Shape.RATINGS) == Go(What.ON)


def test_a_slip_off_the_scale_is_unclear():
    with pytest.raises(Unclear, match="'7' is not on the scale: 0 to 2, or \\?"):
        answer("1 7", Shape.RATINGS)


def test_more_slips_than_people_are_unclear():
    with pytest.raises(Unclear, match="That is 3 slips, and 2 are here"):
        answer("1 1 1", Shape.RATINGS)


@pytest.mark.parametrize("line", ["y", "YES"])
def test_a_choice_is_made_by_its_key_or_its_words(line):
    assert answer(line, Shape.CHOICE, ask={"choices": YES_NO}) == Answer("yes")


def test_enter_on_a_choice_takes_what_it_says_it_takes():
    ask = {"choices": YES_NO, "default": "no"}
    assert answer("", Shape.CHOICE, ask=ask) == Answer("no")


def test_enter_on_a_choice_that_is_needed_leaves_the_turn_open():
    ask = {"choices": YES_NO, "needed": True}
    assert answer("", Shape.CHOICE, ask=ask) == Go(What.ON)


def test_what_is_no_choice_names_the_keys():
    with pytest.raises(Unclear, match="Please answer with one of y, n"):
        answer("perhaps", Shape.CHOICE, ask={"choices": YES_NO})
