import pytest

from tmworkshop.domain.facts import Amended, Kind, Said, Struck, Tagged
from tmworkshop.domain.levels import Level
from tmworkshop.domain.record.kept import apply_change, kept_from


def kept(**more):
    return kept_from(Said(id="1", kind=Kind.ACTION, words="Ring", **more))


def amended(was, part, value):
    return apply_change(was, Amended(of="1", part=part, value=value))


def test_words_are_kept_as_said():
    said = Said(id="1", kind=Kind.LEARNING, words="Ask first", speaker="m")
    assert (kept_from(said).words, kept_from(said).speaker) == ("Ask first", "m")


@pytest.mark.parametrize(
    ("part", "value", "now"),
    [
        ("words", "Call", lambda kept: kept.words),
        ("value", "keep", lambda kept: kept.value),
        ("due", "2026-04-23", lambda kept: kept.parts["due"]),
    ],
)
def test_a_part_is_amended_and_the_newest_holds(part, value, now):
    assert now(amended(amended(kept(), part, "private"), part, value)) == value


def test_a_level_is_a_level_again():
    assert amended(kept(), "level", "set").level is Level.SET


def test_a_level_is_lowered_at_any_time_and_not_lifted():
    lowered = amended(amended(kept(), "level", "private"), "level", "public")
    assert lowered.level is Level.PRIVATE


def agreed(was, level, says="yes"):
    return amended(amended(was, "level", level), "level-agreed", says)


def test_what_its_speaker_agrees_to_is_lifted():
    private = amended(kept(), "level", "private")
    assert agreed(private, "programme").level is Level.PROGRAMME
    assert agreed(private, "programme", "no").level is Level.PRIVATE


def test_nothing_is_lifted_above_its_step():
    private = amended(kept(level=Level.SET), "level", "private")
    assert agreed(private, "public").level is Level.SET


def test_a_yes_holds_for_the_level_it_was_said_of():
    lifted = agreed(amended(kept(), "level", "private"), "set")
    assert amended(lifted, "level", "public").level is Level.SET


def test_a_yes_to_no_level_lifts_nothing():
    assert amended(kept(level=Level.SET), "level-agreed", "yes").level is Level.SET


@pytest.mark.parametrize("part", ["words", "due", "first-sign", "helper"])
def test_an_action_that_changes_is_to_be_confirmed_afresh(part):
    confirmed = kept(parts={"confirmed": "yes"})
    assert "confirmed" not in amended(confirmed, part, "other").parts


def test_another_helper_is_to_agree_afresh():
    helped = kept(parts={"helper": "d", "helper-agreed": "yes"})
    assert amended(helped, "helper", "a").parts == {"helper": "a"}


def test_another_receiver_is_to_agree_afresh():
    handed = kept(parts={"receiver": "d", "receiver-agreed": "no"})
    assert amended(handed, "receiver", "a").parts == {"receiver": "a"}


def test_words_are_taken_away_and_put_back():
    struck = apply_change(kept(), Struck(of="1"))
    assert struck.struck
    assert not apply_change(struck, Struck(of="1", back=True)).struck


def test_a_theme_is_laid_on_once():
    once = apply_change(kept(), Tagged(of="1", theme="time"))
    twice = apply_change(
        apply_change(once, Tagged(of="1", theme="form")), Tagged(of="1", theme="time")
    )
    assert twice.themes == ("form", "time")
