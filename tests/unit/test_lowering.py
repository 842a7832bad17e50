from datetime import UTC, datetime

import pytest

from tests.fakes import Copies, MemoryRest, MemorySet, MemoryWorkspace
from tests.records import JANUARY, MARCH, Story
from tmworkshop.application import name_removal
from tmworkshop.application.ports import Places
from tmworkshop.domain.errors import Conflict, Refused
from tmworkshop.domain.facts import Kind, Said, Sent, Tagged, TurnKey
from tmworkshop.domain.ids import sealed_id
from tmworkshop.domain.levels import Level
from tmworkshop.domain.record.record import record_of

MIDNIGHT = datetime(2026, 1, 12, tzinfo=UTC)
HERE = TurnKey("hello", "m2", "m1", "aside")


class BackupsOf:
    """The backups of one set, as its copies."""

    def __init__(self, copies):
        self.rewrite = lambda set_id, change: copies(change) or ()


def take_name_off(file, kept_id, copies):
    workspace = MemoryWorkspace(dyffryn=file)
    places = Places(workspace, MemoryRest(), BackupsOf(copies))
    name_removal.take_name_off(places, "dyffryn", kept_id)


class Meeting:
    """A session of three, in which Megan said what she wants no name on."""

    def __init__(self, **more):
        self.story = Story.of_three()
        self.story.meet(JANUARY)
        given = {"turn": HERE, "lesson": "lesson.07", **more}
        self.said = self.story.said(Kind.REFLECTION, "m1", "As said", **given)
        self.story.amend(self.said, "words", "As put right")
        self.story.tag(self.said, "time")
        self.other = self.story.said(Kind.LEARNING, "m2", "By name")
        self.story.part()

    def lowered(self, *copies):
        self.file, self.copies = MemorySet(*self.story.facts), Copies(*copies)
        take_name_off(self.file, self.said, self.copies)
        return self


def nobodys(facts):
    return [f for f in facts if isinstance(f, Said) and f.unattributed]


def test_the_words_stay_as_they_last_stood_and_nobodys():
    (said,) = nobodys(Meeting().lowered().file.facts())
    assert said.words == "As put right"
    assert (said.speaker, said.turn) == ("", TurnKey("hello"))
    assert (said.kind, said.lesson) == (Kind.REFLECTION, "lesson.07")


def test_its_id_follows_from_the_one_before_with_the_days_date_and_no_device():
    meeting = Meeting().lowered()
    (said,) = nobodys(meeting.file.facts())
    assert (said.id, said.at, said.device) == (sealed_id(meeting.said), MIDNIGHT, "")


def test_a_theme_stays_on_the_words_without_a_time():
    facts = Meeting().lowered().file.facts()
    (tag,) = [fact for fact in facts if isinstance(fact, Tagged)]
    assert (tag.of, tag.at, tag.theme) == (nobodys(facts)[0].id, MIDNIGHT, "time")


def test_nothing_of_the_words_as_they_were_is_left():
    meeting = Meeting()
    meeting.story.send(meeting.said, meeting.other, to="Ceri", member="m1")
    gone = [
        f for f in meeting.story.facts if meeting.said in (f.id, getattr(f, "of", ""))
    ]
    written = "\n".join(map(repr, meeting.lowered().file.facts()))
    assert len(gone) == 3
    for fact in gone:
        assert repr(fact.id) not in written
    assert "As said" not in written


def test_that_it_left_is_forgotten_with_its_id_and_others_are_not():
    meeting = Meeting()
    meeting.story.send(meeting.said, to="Ceri", member="m1")
    meeting.story.send(meeting.said, meeting.other, to="Ceri", member="m1")
    sent = [f.of for f in meeting.lowered().file.facts() if isinstance(f, Sent)]
    assert sent == [(meeting.other,)]


def test_it_stands_among_the_other_words_of_nobody_by_its_id():
    meeting = Meeting()
    slips = [
        Said(
            id=id_,
            at=MIDNIGHT,
            kind=Kind.REFLECTION,
            session=meeting.story.facts[6].id,
            words=id_,
            unattributed=True,
        )
        for id_ in ("000another", "zebra")
    ]
    meeting.story.facts[7:7] = slips
    facts = meeting.lowered().file.facts()
    assert [said.id for said in nobodys(facts)] == [
        "000another",
        sealed_id(meeting.said),
        "zebra",
    ]
    assert facts[7:10] == tuple(nobodys(facts))


@pytest.mark.parametrize(
    ("level", "then"),
    [(None, None), (Level.SET, None), (Level.PRIVATE, Level.PRIVATE)],
)
def test_a_level_that_a_slip_would_have_lifted_lets_nobody_read_more(level, then):
    (said,) = nobodys(Meeting(level=level).lowered().file.facts())
    assert said.level is then


def test_what_an_answer_says_of_the_lesson_stays_and_no_other_part():
    parts = {"holds": "partly", "confirmed": "yes", "helper": "m2"}
    (said,) = nobodys(Meeting(parts=parts).lowered().file.facts())
    assert said.parts == {"holds": "partly"}


def test_where_and_why_a_practice_worked_goes_with_its_words():
    parts = {"setting": "Small firms", "so": "", "level": "set"}
    (said,) = nobodys(Meeting(parts=parts).lowered().file.facts())
    assert said.parts == {"setting": "Small firms", "so": ""}


def test_words_without_a_turn_have_none():
    (said,) = nobodys(Meeting(turn=None).lowered().file.facts())
    assert said.turn is None


def test_every_copy_that_held_the_words_holds_them_as_nobodys():
    meeting = Meeting()
    early = tuple(meeting.story.facts[:8])
    meeting.lowered(tuple(meeting.story.facts), early)
    (sealed,) = nobodys(meeting.file.facts())
    for copy in meeting.copies.held:
        assert nobodys(copy) == [sealed]
        assert meeting.said not in {fact.id for fact in copy}


def test_a_copy_from_before_the_words_stays_as_it_is():
    meeting = Meeting()
    early = tuple(meeting.story.facts[:5])
    assert meeting.lowered(early).copies.held == [early]


def test_a_copy_that_was_made_just_then_is_done_as_well():
    meeting = Meeting()
    file, copies = MemorySet(*meeting.story.facts), Copies()
    before = file.facts()
    rewrite = file.rewrite

    def rewritten(facts):
        copies.held.append(before)
        rewrite(facts)

    file.rewrite = rewritten
    take_name_off(file, meeting.said, copies)
    (copy,) = copies.held
    assert meeting.said not in {fact.id for fact in copy}


def test_where_the_file_could_not_be_rewritten_it_can_be_tried_again():
    meeting = Meeting()
    file, copies = MemorySet(*meeting.story.facts), Copies(meeting.story.facts)
    rewrite = file.rewrite

    def busy(facts):
        raise Conflict("Another window kept something meanwhile.")

    file.rewrite = busy
    with pytest.raises(Conflict):
        take_name_off(file, meeting.said, copies)
    file.rewrite = rewrite
    take_name_off(file, meeting.said, copies)
    assert [said.id for said in nobodys(file.facts())] == [sealed_id(meeting.said)]
    assert meeting.said not in {fact.id for fact in copies.held[0]}


def test_what_belongs_to_its_owner_keeps_its_name():
    meeting = Meeting()
    meeting.story.meet(MARCH)
    meeting.said = meeting.story.action("m1", "Ring the mill")
    meeting.story.part()
    with pytest.raises(Refused, match="cannot go without a name"):
        meeting.lowered()
    assert meeting.file.facts() == tuple(meeting.story.facts)


def test_nobodys_words_are_nobodys_for_good():
    meeting = Meeting().lowered()
    (said,) = nobodys(meeting.file.facts())
    with pytest.raises(Refused, match="would be known by it"):
        take_name_off(meeting.file, said.id, Copies())


def test_they_are_on_nobodys_page():
    meeting = Meeting().lowered()
    record = record_of(meeting.file.facts())
    assert [k.words for k in record.kept.values() if k.speaker == "m1"] == []
