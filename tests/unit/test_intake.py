"""The last import of members taken back, while nothing rests on it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.fakes import MemoryBackups, MemoryRest, MemorySet, MemoryWorkspace
from tests.records import JANUARY, MARCH, Story
from tmworkshop.application.intake import find_intake, take_out_intake
from tmworkshop.application.ports import Places
from tmworkshop.domain.errors import Conflict, NotFound, Refused
from tmworkshop.domain.facts import Erased, Joined, Kind, Moved, Titled, TurnKey, What

AT = datetime(2026, 3, 1, 10, tzinfo=UTC)


def imported(story, *who, at=AT):
    """Let *who* come in at once, as from one roster."""
    for member in who:
        story.add(Joined(member=member, name=f"Name of {member}", since=MARCH))
        story.facts[-1] = replace(story.facts[-1], at=at)


@pytest.fixture
def story():
    story = Story.of_three()
    imported(story, "m4", "m5")
    return story


def places_of(story, *copies):
    workspace = MemoryWorkspace(dyffryn=MemorySet(*story.facts))
    backups = MemoryBackups(*({"dyffryn": copy} for copy in copies))
    return Places(workspace, MemoryRest(pages=2), backups)


def found(story):
    return find_intake(MemorySet(*story.facts), "dyffryn")


def after(story, *copies):
    """Take the last import of *story* back; return where it was, and what was done."""
    places = places_of(story, *copies)
    done = take_out_intake("dyffryn", found(story), places)
    return places, done


def test_those_who_came_in_at_once_go_and_the_others_stay(story):
    assert found(story).members == ("m4", "m5")
    places, _ = after(story)
    kept = places.workspace.open_set("dyffryn").facts()
    assert kept == tuple(Story.of_three().facts)


def test_one_who_was_added_alone_goes_alone(story):
    story.join("m6", "Cai Rees")
    assert found(story).members == ("m6",)


def test_what_was_put_right_of_them_goes_with_them(story):
    story.join("m4", "Name put right")
    places, _ = after(story)
    assert "Name put right" not in repr(places.workspace.open_set("dyffryn").facts())


def test_a_partnership_that_came_with_them_alone_goes_with_them(story):
    before = tuple(story.facts)
    story.join("m6", "Cai Rees", "Havod")
    story.facts[-2] = replace(story.facts[-2], at=story.facts[-1].at)
    places, _ = after(story)
    assert places.workspace.open_set("dyffryn").facts() == before


def test_one_that_somebody_else_comes_from_or_is_said_to_be_stays(story):
    story.join("m3", "Amina Li", "Havod")
    story.join("m6", "Cai Rees", "Ystrad")
    same_as = story.called("Ystrad")
    story.add(Titled(partnership=story.called("Glan"), name="Glan", same_as=same_as))
    places, _ = after(story)
    left = places.workspace.open_set("dyffryn").facts()
    assert {f.name for f in left if isinstance(f, Titled)} == {
        *("Glan", "Hafod", "Havod", "Ystrad"),
    }


def test_what_was_put_right_of_others_since_is_no_import(story):
    story.join("m1", "Megan Prys-Jones", "Hafod")
    places, _ = after(story)
    last = places.workspace.open_set("dyffryn").facts()[-1]
    assert last.partnership == story.called("Hafod")


def test_a_partnership_that_came_with_the_import_goes_back_to_what_it_was(story):
    story.add(
        Joined(
            member="m1",
            name="Megan Prys-Jones",
            partnership=story.called("Hafod"),
            since=date(2026, 3, 1),
        )
    )
    story.facts[-1] = replace(story.facts[-1], at=AT)
    assert found(story).members == ("m4", "m5")
    assert len(found(story).facts) == 3


def test_no_name_is_left_in_a_backup_and_pages_go(story):
    places, (left, backups) = after(story, story.facts, Story.of_three().facts)
    assert "Name of" not in repr(places.backups.copies)
    assert (backups, left.pages) == (1, 2)
    assert places.rest.cleared == [("dyffryn", "Dyffryn set")] * 2


def test_the_copies_are_done_before_the_file(story):
    class Refusing(MemorySet):
        def rewrite(self, facts):
            raise Conflict("Another window kept something meanwhile.")

    places = places_of(story, story.facts)
    places.workspace.files["dyffryn"] = Refusing(*story.facts)
    with pytest.raises(Conflict):
        take_out_intake("dyffryn", found(story), places)
    assert "Name of" not in repr(places.backups.copies)


def test_whoever_came_in_meanwhile_is_looked_at_first(story):
    then = found(story)
    imported(story, "m6", at=datetime(2026, 3, 2, tzinfo=UTC))
    with pytest.raises(Conflict, match="taken in meanwhile"):
        take_out_intake("dyffryn", then, places_of(story))


def closed(story):
    return story.part(again=MARCH)


def said_by(story):
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m4", "Ask first")
    closed(story)


def helping(story):
    story.meet(JANUARY)
    story.action("m1", "Ring", parts={"helper": "m4"})
    closed(story)


def put_down_to(story):
    story.meet(JANUARY)
    of = story.said(Kind.LEARNING, "m1", "Ask first")
    story.amend(of, "speaker", "m4")
    closed(story)


def came(story):
    story.meet(JANUARY)
    story.add(Moved(session=story.session, what=What.ARRIVE, who=("m4",)))
    closed(story)


def asked(story):
    story.meet(JANUARY)
    turn = TurnKey("round", "", "m4")
    story.add(Moved(session=story.session, what=What.PASS, turn=turn))
    closed(story)


def was_there(story):
    story.meet(JANUARY, ("m4",))
    closed(story)


def handed_in(story):
    story.slip("m4", "evaluator")


def was_sent(story):
    story.send("something", to="the programme", member="m4")


def was_erased(story):
    (blanked,) = [f for f in story.facts if isinstance(f, Joined) and f.member == "m4"]
    story.facts[story.facts.index(blanked)] = replace(blanked, name="")
    story.add(Erased(of=(blanked.id,)))


def struck(story):
    story.meet(JANUARY, ("m1", "m4"))
    story.strike(story.said(Kind.LEARNING, "m4", "Ask first"))
    story.add(Moved(session=story.session, what=What.DISCARD))


RESTING = (
    *(said_by, helping, put_down_to, came, asked, was_there, handed_in, was_sent),
    *(was_erased, struck),
)


@pytest.mark.parametrize("rests", RESTING)
def test_while_anything_rests_on_one_of_them_they_stay(story, rests):
    rests(story)
    who = "someone who has left" if rests is was_erased else "Name of m4"
    with pytest.raises(Conflict, match=rf"something is kept of them by now: {who}\."):
        found(story)


def test_a_session_that_came_to_nothing_is_no_hindrance_and_goes_with_them(story):
    story.meet(JANUARY, ("m1", "m4"))
    story.add(Moved(session=story.session, what=What.DISCARD))
    places, _ = after(story)
    kept = places.workspace.open_set("dyffryn").facts()
    assert kept == tuple(Story.of_three().facts)


def test_one_that_others_were_at_stays(story):
    story.meet(JANUARY, ("m1",))
    story.add(Moved(session=story.session, what=What.DISCARD))
    assert len(found(story).facts) == 2


def test_while_a_session_is_open_nobody_is_taken_out(story):
    story.meet(JANUARY, ("m1",))
    with pytest.raises(Refused, match="still open"):
        found(story)


def test_of_an_empty_set_nobody_can_be_taken_out():
    with pytest.raises(NotFound, match="Nobody was ever taken into Dyffryn set"):
        found(Story())
