from datetime import date

import pytest

from tests.fakes import MemorySet, Stamps
from tests.records import APRIL, JANUARY, MARCH, Story
from tests.ways import refused
from tmworkshop.application.entries import (
    edit_numbered,
    entries_of,
    find_sendings,
    find_words,
)
from tmworkshop.domain.errors import NotFound, Refused, Unclear
from tmworkshop.domain.facts import Amended, Erased, Kind, Struck
from tmworkshop.domain.levels import Level
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.edits import OF_NOBODY, Edit, edit_words, ensure_nameless

TODAY = date(2026, 3, 20)


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    return story


def learning(story, words="Ask first", **more):
    return story.said(Kind.LEARNING, "m1", words, **more)


def now(story, of, **wanted):
    """Return the words *of* an id once they are as *wanted*."""
    record = story.record
    facts = edit_words(record, record.kept[of], Edit(**wanted), TODAY)
    for fact in facts:
        story.add(fact)
    return story.record.kept[of]


# --- words and parts


def test_words_are_put_right_and_the_newest_hold(story):
    said = learning(story)
    assert now(story, said, words="Ask twice").words == "Ask twice"
    assert now(story, said, words="Ask again").words == "Ask again"


def test_words_as_they_are_change_nothing(story):
    said = learning(story)
    kept = story.record.kept[said]
    wanted = Edit(words="Ask first", lesson="", level=None)
    assert edit_words(story.record, kept, wanted, TODAY) == ()


def test_whoever_steers_hears_of_what_is_put_right_in_their_session(story):
    said = learning(story)
    (fact,) = edit_words(
        story.record, story.record.kept[said], Edit(words="Anew"), TODAY
    )
    assert fact == Amended(of=said, part="words", value="Anew", session=story.session)
    story.part()
    (fact,) = edit_words(
        story.record, story.record.kept[said], Edit(words="Anew"), TODAY
    )
    assert fact.session == ""


def test_empty_words_are_not_a_way_to_take_them_away(story):
    with refused(Unclear, Remedy.STRIKE_WORDS):
        now(story, learning(story), words="")


def test_a_rating_is_put_right_by_a_point_or_cannot_say(story):
    said = story.said(Kind.RATING, "m1", "", value="2")
    assert now(story, said, words="3").value == "3"
    assert now(story, said, words="?").value == "?"
    with pytest.raises(Unclear, match="'lots' is no point of a scale"):
        now(story, said, words="lots")


def test_the_next_meeting_is_put_right_by_a_date_or_none(story):
    said = story.said(Kind.MEETING, "", "", value="2026-04-23")
    assert now(story, said, words="30 april").value == "2026-04-30"
    assert story.record.sessions[0].next_meeting == date(2026, 4, 30)
    assert now(story, said, words="").value == ""


def test_what_was_heard_of_an_action_is_put_right_elsewhere(story):
    action = story.action("m1", "Ring")
    heard = story.heard(action, "keep")
    for wanted in ({"words": "done"}, {"strike": True}, {"speaker": "m2"}):
        with refused(Refused, Remedy.UPDATE_ACTION):
            now(story, heard, **wanted)


def test_parts_of_an_action_are_put_right(story):
    action = story.action("m1", "Ring", MARCH)
    assert now(story, action, parts={"first-sign": "It rings"}).parts == {
        "due": "2026-03-12",
        "first-sign": "It rings",
    }
    assert now(story, action, parts={"due": "12 march"}).parts["due"] == "2027-03-12"
    assert now(story, action, parts={"due": "fri"}).parts["due"] == "2026-03-27"
    assert now(story, action, parts={"due": "no date"}).parts["due"] == ""


def test_a_part_as_it_is_changes_nothing(story):
    parts = {"first-sign": "It rings"}
    action = story.action("m1", "Ring", parts=parts)
    kept = story.record.kept[action]
    wanted = Edit(parts={"first-sign": "It rings", "due": ""})
    assert edit_words(story.record, kept, wanted, TODAY) == ()


def test_parts_of_what_was_heard_are_put_right(story):
    heard = story.heard(story.action("m1", "Ring"), "keep", happened="They rang")
    assert now(story, heard, parts={"learned": "Wait"}).parts["learned"] == "Wait"


def test_whether_a_lesson_holds_is_one_of_three(story):
    said = story.said(Kind.REFLECTION, "m1", "It does")
    assert now(story, said, parts={"holds": "partly"}).parts["holds"] == "partly"
    with pytest.raises(Unclear, match="holds, partly, or not-here"):
        now(story, said, parts={"holds": "perhaps"})


def test_parts_of_a_practice_are_put_right(story):
    said = story.said(Kind.PRACTICE, "m1", "We rang", parts={"setting": "Firms"})
    now(story, said, parts={"setting": "Small firms", "not-where": "In August"})
    assert story.record.kept[said].parts == {
        "setting": "Small firms",
        "not-where": "In August",
    }


@pytest.mark.parametrize(
    ("kind", "told"),
    [(Kind.LEARNING, "has no parts"), (Kind.ACTION, "has due, first-sign")],
)
def test_a_part_that_is_none_is_answered_with_those_there_are(story, kind, told):
    said = story.said(kind, "m1", "Ring")
    with pytest.raises(Unclear, match=told):
        now(story, said, parts={"mood": "good"})


def test_a_helper_says_yes_for_themselves(story):
    with refused(Refused, Remedy.NAME_HELPER_OF_ACTION):
        now(story, story.action("m1", "Ring"), parts={"helper": "m2"})


def test_the_lesson_of_words_is_put_right(story):
    said = learning(story, lesson="lesson.07")
    assert now(story, said, lesson="lesson.02").lesson == "lesson.02"
    assert now(story, said, lesson="").lesson == ""


def test_words_are_put_down_to_whoever_said_them(story):
    said = learning(story)
    assert now(story, said, speaker="m2").speaker == "m2"


def test_an_action_put_down_to_someone_else_is_confirmed_by_nobody(story):
    action = story.action("m1", "Ring", parts={"confirmed": "yes"})
    kept = now(story, action, speaker="m2")
    assert (kept.speaker, kept.parts) == ("m2", {})


def test_who_helps_cannot_own_it_as_well(story):
    action = story.action("m1", "Ring", parts={"helper": "m2"})
    with refused(Unclear, Remedy.UPDATE_ACTION, match="They help with it"):
        now(story, action, speaker="m2")


def test_an_action_that_was_handed_on_stays_with_whoever_said_yes(story):
    later = story.action("m2", "Ring", follows=story.action("m1", "Ring"))
    with refused(Refused, Remedy.UPDATE_ACTION):
        now(story, later, speaker="m3")


# --- taken away and put back


def test_words_are_taken_away_and_put_back(story):
    said = learning(story)
    assert now(story, said, strike=True).struck
    assert not now(story, said, put_back=True).struck


@pytest.mark.parametrize("struck", [True, False])
def test_how_it_stands_already_is_no_change(story, struck):
    said = learning(story)
    if struck:
        story.strike(said)
    with pytest.raises(Unclear, match="That is how it stands already"):
        now(story, said, strike=struck, put_back=not struck)


def test_to_strike_and_to_put_back_undo_each_other(story):
    with pytest.raises(Unclear, match="undo each other"):
        now(story, learning(story), strike=True, put_back=True)


# --- levels


@pytest.mark.parametrize("level", Level)
def test_a_level_may_be_put_on_words_that_have_none(story, level):
    assert now(story, learning(story), level=level).level is level


def test_a_level_may_be_made_nearer_at_any_time(story):
    said = learning(story)
    assert now(story, said, level=Level.PROGRAMME).level is Level.PROGRAMME
    assert now(story, said, level=Level.PRIVATE).level is Level.PRIVATE


def test_going_further_needs_whoever_said_it(story):
    said = learning(story)
    now(story, said, level=Level.SET)
    with refused(Refused, Remedy.SAY_SPEAKER_AGREED):
        now(story, said, level=Level.PROGRAMME)
    kept = now(story, said, level=Level.PROGRAMME, agreed=True)
    assert kept.level is Level.PROGRAMME


def test_where_nobody_said_it_nobody_can_agree(story):
    note = story.said(Kind.NOTE, "", "Ask the mill")
    now(story, note, level=Level.PRIVATE)
    with pytest.raises(Refused, match="Only whoever said them"):
        now(story, note, level=Level.SET, agreed=True)


def test_the_level_of_a_step_is_lifted_by_nobody(story):
    said = learning(story, level=Level.SET)
    with pytest.raises(Refused, match="nothing lifts that"):
        now(story, said, level=Level.PROGRAMME, agreed=True)
    now(story, said, level=Level.PRIVATE)
    assert now(story, said, level=Level.SET, agreed=True).level is Level.SET


# --- what nobody may change


@pytest.mark.parametrize(
    "wanted",
    [{"words": "x"}, {"strike": True}, {"level": Level.PRIVATE}, {"lesson": "x"}],
)
def test_words_of_nobody_are_changed_by_nobody(story, wanted):
    slip = story.said(Kind.REFLECTION, "", "It helps", unattributed=True)
    with pytest.raises(Refused, match="would be known by it"):
        now(story, slip, **wanted)
    with pytest.raises(Refused, match=OF_NOBODY[:30]):
        ensure_nameless(story.record, story.record.kept[slip])


def test_what_was_erased_is_changed_by_nobody(story):
    said = learning(story, words="")
    story.add(Erased(of=(said,)))
    with pytest.raises(Refused, match="nothing left to change"):
        now(story, said, words="x")


@pytest.mark.parametrize("wanted", [{"strike": True}, {"speaker": "m2"}])
def test_an_action_under_review_is_not_uprooted(story, wanted):
    action = story.action("m1", "Ring")
    story.part().meet(MARCH)
    with pytest.raises(Refused, match="may be looking back on this action"):
        now(story, action, **wanted)
    assert now(story, action, words="Write").words == "Write"


def test_what_is_said_in_the_open_session_may_be_taken_away(story):
    assert now(story, story.action("m1", "Ring"), strike=True).struck


# --- who may go without a name


def test_an_action_is_somebodys_to_do(story):
    action = story.action("m1", "Ring")
    heard = story.heard(action, "keep")
    for each in (action, heard):
        with pytest.raises(Refused, match="cannot go without a name"):
            ensure_nameless(story.record, story.record.kept[each])


def test_what_nobody_said_has_no_name_to_take_off(story):
    note = story.said(Kind.NOTE, "", "Ask the mill")
    with pytest.raises(Refused, match="no name on these words"):
        ensure_nameless(story.record, story.record.kept[note])


def test_what_was_taken_away_is_put_back_first(story):
    said = learning(story)
    story.strike(said)
    with pytest.raises(Refused, match="put them back first"):
        ensure_nameless(story.record, story.record.kept[said])


def test_while_a_session_is_open_no_name_is_taken_off(story):
    said = learning(story)
    with pytest.raises(Refused, match="Close it first"):
        ensure_nameless(story.record, story.record.kept[said])
    story.part()
    ensure_nameless(story.record, story.record.kept[said])


# --- by number


@pytest.fixture
def met(story):
    story.said(Kind.REFLECTION, "", "Of nobody", unattributed=True)
    learning(story, "One")
    learning(story, "Two")
    story.part(APRIL)
    return story


def test_entries_are_numbered_as_they_were_said_nobodys_last(met):
    entries = entries_of(met.record, met.record.sessions[0])
    assert [(e.number, e.kept.words or e.kept.value) for e in entries] == [
        (1, "One"),
        (2, "Two"),
        (3, "2026-04-23"),
        (4, "Of nobody"),
    ]


def test_an_entry_is_found_by_its_number(met):
    record = met.record
    assert find_words(record, record.sessions[0], 2).kept.words == "Two"
    with pytest.raises(NotFound, match="has no number 9: it has 1 to 4"):
        find_words(record, record.sessions[0], 9)


def test_a_session_that_keeps_nothing_says_so(story):
    with pytest.raises(NotFound, match="it has nothing"):
        find_words(story.record, story.record.sessions[0], 1)


def test_an_edit_is_one_line(met):
    file, record = MemorySet(*met.facts), met.record
    entry = find_words(record, record.sessions[0], 1)
    wanted = Edit(words="Anew", lesson="lesson.02")
    edit_numbered(file, entry, wanted, (Stamps(first=900), TODAY))
    assert [fact.part for fact in file.lines[-1]] == ["words", "lesson"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [(Edit(), "There is nothing to change"), (Edit(words="One"), "how it stands")],
)
def test_what_changes_nothing_is_unclear(met, wanted, told):
    file, record = MemorySet(*met.facts), met.record
    entry = find_words(record, record.sessions[0], 1)
    with pytest.raises(Unclear, match=told):
        edit_numbered(file, entry, wanted, (Stamps(first=900), TODAY))
    assert len(file.lines) == 1


def test_what_went_out_is_known(met):
    record = met.record
    kept = find_words(record, record.sessions[0], 1).kept
    assert find_sendings(record, kept) == ()
    met.send(kept.id, to="Ceri", member="m1")
    assert [sent.to for sent in find_sendings(met.record, kept)] == ["Ceri"]


def test_a_stroke_says_whether_it_is_one_back(met):
    record = met.record
    kept = record.standing(Kind.LEARNING)[0]
    (struck,) = edit_words(record, kept, Edit(strike=True), TODAY)
    assert struck == Struck(of=kept.id)
