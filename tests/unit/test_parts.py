import pytest

from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.record.kept import kept_from
from tmworkshop.domain.session.course.answer_parts import Parts


def action(**parts):
    return Parts(kept_from(Said(kind=Kind.ACTION, words="Ring", parts=parts)))


def followup(value, led_to=None, **parts):
    said = Said(kind=Kind.FOLLOWUP, value=value, follows="1", parts=parts)
    return Parts(kept_from(said), led_to)


def successor(**parts):
    return kept_from(Said(kind=Kind.ACTION, words="Write", follows="1", parts=parts))


def test_an_action_is_asked_for_its_date_sign_and_helper_and_is_confirmed():
    given = {}
    order = []
    for _ in range(4):
        part = action(**given).missing
        order.append(part)
        given[part] = ""
    assert order == ["due", "first-sign", "helper", "confirmed"]
    assert action(**given).missing is None


def test_told_in_brief_an_action_is_only_read_back_with_what_was_given():
    def brief(**parts):
        kept = kept_from(Said(kind=Kind.ACTION, words="Ring", parts=parts))
        return Parts(kept, in_brief=True)

    assert brief().missing == "confirmed"
    assert brief(due="2026-03-12").before("confirmed") == "due"
    assert brief(helper="d").missing == "helper-agreed"


def test_of_a_practice_the_setting_the_reason_and_the_result_are_asked():
    given = {}
    for _ in range(4):
        kept = kept_from(Said(kind=Kind.PRACTICE, words="We rang", parts=given))
        given[Parts(kept).missing] = ""
    assert list(given) == ["setting", "because", "so", "not-where"]


def test_a_helper_is_asked_whether_they_agree():
    given = {"due": "", "first-sign": "", "helper": "d"}
    assert action(**given).missing == "helper-agreed"


def test_an_action_that_follows_another_is_asked_with_that_one():
    assert Parts(successor()).missing is None


@pytest.mark.parametrize(
    ("followed_up", "missing"),
    [
        (followup("done"), "happened"),
        (followup("let-go"), "happened"),
        (followup("keep"), "due"),
        (followup("keep", due=""), "happened"),
        (followup("change"), "new-words"),
        (followup("change", successor()), "new-due"),
        (followup("change", successor(due="")), "happened"),
        (followup("hand-on"), "receiver"),
        (followup("hand-on", receiver="d"), "receiver-agreed"),
        (followup("hand-on", successor(), receiver="d"), "happened"),
        (followup("done", happened=""), None),
        (followup("done", happened="They rang"), "learned"),
        (followup("done", happened="They rang", learned=""), None),
    ],
)
def test_what_is_asked_next_follows_from_what_now(followed_up, missing):
    assert followed_up.missing == missing


def test_a_receiver_who_said_no_is_not_asked_again():
    refused = Parts(
        kept_from(
            Said(
                kind=Kind.FOLLOWUP,
                value="hand-on",
                parts={"receiver": "d", "receiver-agreed": "no"},
            )
        )
    )
    assert refused.missing == "happened"


def test_a_reflection_is_asked_whether_the_lesson_holds_only_where_its_step_asks():
    kept = kept_from(Said(kind=Kind.REFLECTION, words="We ring"))
    assert Parts(kept).missing is None
    assert Parts(kept, holds=True).missing == "holds"


def test_a_rating_has_no_further_parts():
    assert Parts(kept_from(Said(kind=Kind.RATING, value="1"))).missing is None


def test_back_leads_from_each_part_to_the_one_before_even_an_empty_one():
    given = action(due="", helper="d")
    assert given.before("confirmed") == "helper-agreed"
    assert given.before("first-sign") == "due"
    assert given.before("due") == "words"


def test_before_the_first_part_there_is_none():
    assert action().before("words") is None
    assert followup("keep").before("value") is None


def test_before_what_is_no_part_there_is_none():
    assert action().before("slips") is None
