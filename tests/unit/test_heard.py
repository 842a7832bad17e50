from tmworkshop.domain.facts import Amended, Kind, Said, Struck, TurnKey
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.course.words import Heard

HERE = TurnKey("round", speaker="m")


def said(id_, turn=HERE, kind=Kind.LEARNING, **more):
    return Said(id=id_, kind=kind, words=id_, turn=turn, **more)


def heard(*facts):
    now = Heard()
    for fact in facts:
        now = now.after(fact)
    return now


def words(kept):
    return [each.words for each in kept]


def test_words_are_found_at_their_turn_in_the_order_they_were_said():
    there = TurnKey("round", speaker="d")
    assert words(heard(said("1"), said("2", there), said("3")).at(HERE)) == ["1", "3"]


def test_struck_words_stand_nowhere():
    now = heard(said("1"), said("2"), Struck(of="1"))
    assert words(now.standing) == ["2"]
    assert words(now.at(HERE)) == ["2"]


def test_a_fact_about_nothing_known_is_let_be():
    assert heard(Struck(of="unknown")) == Heard()


def test_a_turn_is_answered_once_something_stands_there():
    assert heard(said("1")).turns == {HERE}
    assert heard(said("1"), Struck(of="1")).turns == frozenset()


def test_what_is_said_out_of_turn_answers_none():
    aside = TurnKey("round", "", "m", ASIDE)
    assert heard(said("1", aside), said("2", None)).turns == frozenset()


def test_the_turn_of_a_fact_is_that_of_its_words():
    amended = Amended(of="1", part="words", value="one")
    now = heard(said("1"))
    assert now.turn_of(said("2")) == HERE
    assert now.turn_of(amended) == HERE
    assert now.turn_of(Struck(of="unknown")) is None


def test_what_follows_from_an_answer_does_not_answer_the_turn():
    followup = said("1", kind=Kind.FOLLOWUP, follows="9")
    led_to = said("2", kind=Kind.ACTION, follows="9")
    now = heard(followup, led_to)
    assert words(now.answers_at(HERE)) == ["1"]
    assert now.successor(now.kept["1"]).words == "2"


def test_a_followup_that_led_to_nothing_has_no_successor():
    now = heard(said("1", kind=Kind.FOLLOWUP, follows="9"), said("2", follows="9"))
    assert now.successor(now.kept["1"]) is None
