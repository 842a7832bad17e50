"""Whoever is erased, from whatever was said: nothing of theirs is left, all runs."""

import json
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.invented import MARK, Origin, Programme, invented
from tests.outputs import Outputs
from tests.property.playing import meetings
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.domain.facts import Erased, Said
from tmworkshop.domain.record.actions import actions_of
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.erasure import blank_person, erase_person, person_of
from tmworkshop.domain.rights.named import called_in
from tmworkshop.domain.session.course.replay import replay_facts
from tmworkshop.domain.session.course.scene import list_reviews, scene_of
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.course.walkthrough import open_walkthrough
from tmworkshop.domain.sharing.mentions import Called

PROGRAMMES = st.integers(0, 2**32).map(invented)
SLOW = settings(phases=[Phase.reuse, Phase.generate])


def without(facts, member, mask=True):
    """Return *facts* once *member* was erased, their name masked in words of others."""
    person = person_of(facts, member)
    called = called_in(record_of(facts), person) if mask else Called(("",))
    receipt = Erased(id="receipt", at=facts[-1].at, of=blank_person(facts, person).of)
    return erase_person(facts, person, called.masked, receipt)


def marks(facts) -> set[str]:
    return {
        mark.capitalize()
        for fact in facts
        for mark in MARK.findall(json.dumps(document_of(fact)))
    }


def marks_of(programme: Programme, set_id: str, member: str) -> tuple[set, set]:
    """Return the marks on what is theirs alone, and on what others may keep."""
    theirs, others = set(), set()
    for mark, origins in programme.words.items():
        if any((o.set_id, o.member) != (set_id, member) for o in origins):
            others.add(mark)
        else:
            theirs.add(mark)
    names = programme.names.items()
    own = {m for m, o in names if (o.set_id, o.member) == (set_id, member)}
    return theirs | own, others


def someone(data, story) -> str:
    return data.draw(st.sampled_from(sorted(story.record.members)))


@SLOW
@given(programme=PROGRAMMES, data=st.data())
def test_no_word_and_no_name_of_theirs_is_left_and_every_one_of_others(programme, data):
    for set_id, story in programme.stories.items():
        member = someone(data, story)
        theirs, others = marks_of(programme, set_id, member)
        before, after = marks(story.facts), marks(without(story.facts, member))
        assert not after & theirs
        assert after >= (before & others)


@SLOW
@given(programme=PROGRAMMES, data=st.data())
def test_what_is_left_is_read_back_from_the_file_as_it_was_written(programme, data):
    for story in programme.stories.values():
        left = without(story.facts, someone(data, story))
        assert tuple(fact_of(document_of(fact), "a file") for fact in left) == left


@SLOW
@given(programme=PROGRAMMES, data=st.data())
def test_erased_a_second_time_nothing_changes(programme, data):
    for story in programme.stories.values():
        member = someone(data, story)
        once = without(story.facts, member)
        person = person_of(story.facts, member)
        called = called_in(story.record, person)
        assert erase_person(once, person, called.masked, Erased(of=())) == once


@SLOW
@given(programme=PROGRAMMES, data=st.data())
def test_actions_of_others_stand_as_they_stood(programme, data):
    for story in programme.stories.values():
        member = someone(data, story)
        left = record_of(without(story.facts, member, mask=False))
        # what they told of an action of someone else goes with them
        before = {a.id: a for a in actions_of(story.record) if a.owner != member}
        after = {action.id: action for action in actions_of(left)}
        assert after.keys() == before.keys()
        for id_, action in after.items():
            assert (action.status, action.number, action.words) == (
                *(before[id_].status, before[id_].number, before[id_].words),
            )


@SLOW
@given(meeting=meetings(), who=st.sampled_from("mdac"))
def test_every_session_still_plays_to_its_close_with_all_words_at_their_turns(
    meeting, who
):
    if meeting.walkthrough.stage is not Stage.CLOSED:
        meeting.closed()
    left = without(meeting.facts, who)
    after = replayed(left, meeting)
    assert after.stage is Stage.CLOSED
    assert after.heard.turns == meeting.walkthrough.heard.turns
    assert after.airtime.last_at == meeting.walkthrough.airtime.last_at


def replayed(facts, meeting):
    opened = next(fact for fact in facts if fact.id == meeting.opened.id)
    before = record_of(facts[: facts.index(opened)])
    scene = scene_of(before, opened, meeting.scene.content)
    begun = open_walkthrough(opened, list_reviews(scene, opened))
    return replay_facts(
        begun, (f for f in facts if getattr(f, "session", "") == opened.id)
    )


@settings(max_examples=2, phases=[Phase.reuse, Phase.generate])
@given(programme=PROGRAMMES, data=st.data())
def test_every_output_can_still_be_made_and_holds_nothing_of_them(
    tmp_path_factory, programme, data
):
    gone: set[str] = set()
    for set_id, story in programme.stories.items():
        member = someone(data, story)
        gone |= marks_of(programme, set_id, member)[0]
        story.facts = [*without(story.facts, member)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
        home = tmp_path_factory.mktemp("outputs") / "workspace"
        made = Outputs(programme, home).make()
    for told in made.told:
        assert not told.marks & gone, told.command
    for page in made.folder.rglob("*.html"):
        assert not {m.capitalize() for m in MARK.findall(page.read_text())} & gone


def test_someone_who_was_erased_is_no_longer_there_to_be_named():
    programme = invented(1)
    (set_id, story), *_ = programme.stories.items()
    member, *_ = story.record.members
    facts = without(story.facts, member)
    assert Origin(set_id, member, "") in programme.names.values()
    assert all(f.speaker != member for f in facts if isinstance(f, Said))
    assert replace(record_of(facts), members={}).names == {}
