from datetime import date

import pytest

from tests.records import Story
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Titled
from tmworkshop.domain.record.partnership_names import Partnership, partnerships_in

TODAY = date(2026, 3, 12)


@pytest.fixture
def story():
    """Give Megan and Dai of Glan, Amina of Hafod, and Cai of a double of that."""
    story = Story.of_three()
    story.join("m4", "Cai Rees", "Havod")
    return story


def doubles(story):
    return [*story.record.partnerships.doubles()]


def where(story, member):
    return story.record.members[member].partnership(TODAY)


def test_a_partnership_is_called_what_was_said_last(story):
    story.add(Titled(partnership="p1", name="Glan yr Afon"))
    assert where(story, "m1") == Partnership("p1", "Glan yr Afon")


def test_two_that_are_near_are_told(story):
    assert doubles(story) == [("p2", "p3")]


@pytest.mark.parametrize("said", [("p2", "p3"), ("p3", "p2")])
def test_two_that_someone_said_are_two_are_not_told_again(story, said):
    one, other = said
    story.add(Titled(partnership=one, name="Hafod", apart_from=(other,)))
    assert doubles(story) == []


def test_one_that_is_another_is_shown_as_it_and_told_no_more(story):
    story.add(Titled(partnership="p3", name="Havod", same_as="p2"))
    assert where(story, "m4") == where(story, "m3") == Partnership("p2", "Hafod")
    assert doubles(story) == []
    assert story.record.partnerships.names == {"p1": "Glan", "p2": "Hafod"}


def test_one_thing_leads_to_another_and_never_round(story):
    for one, into in (("p3", "p2"), ("p2", "p1"), ("p1", "p3")):
        story.add(Titled(partnership=one, name="Glan", same_as=into))
    assert {where(story, each).id for each in ("m1", "m3", "m4")} == {"p1"}


def test_what_is_said_of_one_that_was_merged_is_said_of_what_it_became(story):
    story.add(Titled(partnership="p3", name="Havod", same_as="p2"))
    story.add(Titled(partnership="p3", name="Yr Hafod"))
    assert where(story, "m3").name == "Yr Hafod"


def test_apart_from_one_is_apart_from_what_that_becomes(story):
    story.add(Titled(partnership="p4", name="Hafodd", apart_from=("p3", "p2")))
    story.add(Titled(partnership="p3", name="Havod", same_as="p2"))
    assert doubles(story) == []


@pytest.mark.parametrize("typed", ["p2", "Hafod", "HAFOD", "hafôd"])
def test_one_is_found_by_its_id_or_its_name(story, typed):
    assert story.record.partnerships.called(typed).id == "p2"


def test_the_very_spelling_comes_before_another_that_is_the_same():
    story = Story()
    for member, name in enumerate(("Llan wen", "LLAN WEN")):
        story.join(f"m{member}", f"Member {member}", name)
    found = story.record.partnerships.called
    assert [found(each).id for each in ("LLAN WEN", "Llan wen")] == ["p2", "p1"]


def test_one_is_found_by_what_it_was_called_unless_another_is_now(story):
    story.add(Titled(partnership="p1", name="Glan yr Afon"))
    assert story.record.partnerships.called("glan").id == "p1"
    story.join("m5", "Jo Ash", "GLAN")
    assert story.record.partnerships.called("glan").id == story.called("GLAN")


def test_whoever_is_looked_for_in_vain_is_said(story):
    assert story.record.partnerships.find("gl").id == "p1"
    with pytest.raises(NotFound, match="No partnership is called 'Ystrad'"):
        story.record.partnerships.find("Ystrad")


@pytest.mark.parametrize("wanted", ["p1", "Glan", "glan"])
def test_one_that_became_another_is_found_as_it_was(story, wanted):
    story.add(Titled(partnership="p1", name="Glan", same_as="p2"))
    assert story.record.partnerships.find(wanted) == Partnership("p2", "Hafod")


def test_one_is_found_by_what_it_was_called_before(story):
    story.add(Titled(partnership="p1", name="Llwybr"))
    assert story.record.partnerships.find("glan") == Partnership("p1", "Llwybr")


@pytest.mark.parametrize("typed", ["-", "\u0301", "\u200d"])
def test_one_whose_name_was_erased_is_called_nothing(story, typed):
    story.add(Titled(partnership="p4", name=""))
    assert story.record.partnerships.called(typed) is None


def test_one_whose_name_was_lost_is_shown_by_its_id(story):
    lost = [fact for fact in story.facts if fact.id != "title-p2"]
    partnerships = partnerships_in(lost)
    assert partnerships.of("p2") == Partnership("p2", "p2")
    assert partnerships.title("").partnership == "p4"


def test_an_id_is_never_given_again(story):
    story.add(Titled(partnership="p9", name=""))
    assert story.record.partnerships.title("").partnership == "p10"
    story.add(Titled(partnership="p10", name="Ystrad", same_as="p1"))
    assert story.record.partnerships.title("").partnership == "p11"
