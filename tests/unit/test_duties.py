"""What was begun and cut off: finished from wherever it stands, or let go, or told."""

from dataclasses import replace

import pytest

from tests.fakes import (
    MemoryBackups,
    MemoryDuties,
    MemoryRest,
    MemorySet,
    MemoryWorkspace,
    Stamps,
)
from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.application.duties import Means, finish_duty, is_in_hand
from tmworkshop.application.erasure import erase_member, find_traces
from tmworkshop.application.intake import find_intake, take_out_intake
from tmworkshop.application.name_removal import take_name_off
from tmworkshop.application.ports import NoDuties, Places
from tmworkshop.application.purge import discard_set, purge_set, read_purgeable
from tmworkshop.domain.duties import (
    WORDS,
    Duty,
    Purging,
    Renaming,
    Restoring,
    Sealing,
    Unbegun,
    say_finished,
    say_in_hand,
    say_waiting,
)
from tmworkshop.domain.errors import NotFound, Refused
from tmworkshop.domain.facts import Founded, Joined, Kind, Said, Tagged
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import list_types


class Killed(BaseException):
    """A kill: nothing after it is done."""


class Room:
    """A workspace of two sets, its copies, and what was begun in it."""

    def __init__(self):
        self.story = Story.of_three(kept_until=MARCH)
        self.story.meet(JANUARY)
        self.mine = self.story.said(Kind.REFLECTION, "m1", "Private to me")
        self.story.said(Kind.LEARNING, "m2", "Megan asks well")
        self.story.part()
        self.story.join("m4", "Ottilie Vane")
        self.file = MemorySet(*self.story.facts)
        self.duties = MemoryDuties()
        self.left = float("inf")
        self.backed_up, self.trouble = [], None
        workspace = MemoryWorkspace(dyffryn=self.file)
        self.rest = MemoryRest(pages=3)
        self.backups = MemoryBackups({"dyffryn": self.story.facts})
        self.places = Places(workspace, self.rest, self.backups, self.duties)
        for owner, name in (
            (self.file, "rewrite"),
            (self.rest, "clear"),
            (self.rest, "note"),
            (self.backups, "rewrite"),
            (workspace, "remove_set"),
        ):
            setattr(owner, name, self._stepping(getattr(owner, name)))

    def _stepping(self, whole):
        def step(*given):
            self.left -= 1
            if self.left < 0:
                raise Killed
            return whole(*given)

        return step

    @property
    def sets(self):
        return self.places.workspace

    @property
    def means(self):
        return Means(self.places, lambda duty: False, self.back_up)

    def back_up(self, set_id):
        self.backed_up.append(set_id)
        return self.trouble

    def finish(self):
        """Finish what waits; return what is said of it."""
        self.left = float("inf")
        each = [finish_duty(duty, self.means) for duty in self.duties.waiting()]
        return [finished.words for finished in each]

    def keep(self, *facts):
        self.file.lines.append(facts)

    def held(self):
        """Return all that is said anywhere, as it is written."""
        copies = [*self.backups.copies, {each: s.facts() for each, s in self.files()}]
        return repr(copies)

    def files(self):
        return self.sets.files.items()


def erase(room):
    traces = find_traces(room.file, "dyffryn", "m1")
    erase_member(traces, (), room.places, Stamps(first=9_000))


def purge(room):
    purge_set(read_purgeable(room.sets, "dyffryn"), room.places, APRIL)


def unname(room):
    take_name_off(room.places, "dyffryn", room.mine)


def take_out(room):
    intake = find_intake(room.file, "dyffryn")
    take_out_intake("dyffryn", intake, room.places)


DEEDS = {  # what is done; what is left nowhere; what is said of it
    "erase": (erase, "Private to me", "An erasure in dyffryn"),
    "purge": (purge, "Private to me", "The removal of dyffryn"),
    "unname": (unname, "speaker='m1'", "The taking of a name off words in dyffryn"),
    "take out": (take_out, "Ottilie", "The taking back of the last who came into"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("steps", range(6))
def test_cut_off_after_any_step_it_is_finished(deed, steps):
    room = Room()
    do, gone, told = DEEDS[deed]
    room.left = steps
    try:
        do(room)
    except Killed:
        assert room.duties.waiting()
        (words,) = room.finish()
        assert words.startswith(f"{told}")
        assert " was cut off: " in words
    assert gone not in room.held()
    assert (room.rest.left.pages, room.duties.standing) == (0, [])
    assert len(room.rest.register) == (deed == "purge")


def cut_off(deed, steps=2):
    room = Room()
    room.left = steps
    with pytest.raises(Killed):
        DEEDS[deed][0](room)
    room.left = float("inf")
    return room


def test_it_is_finished_as_it_was_decided():
    room = cut_off("erase", 4)
    (duty,) = room.duties.waiting()
    receipt = finish_duty(duty, room.means).receipt
    assert (receipt.counts["kept"], receipt.counts["masked"]) == (1, 0)
    assert "Megan asks well" in room.held()
    assert [f.id for f in room.file.facts()].count("9000") == 1


def test_a_name_that_was_typed_since_in_words_of_others_is_masked():
    room = cut_off("erase")
    room.keep(Said(id="08000", kind=Kind.NOTE, speaker="m2", words="Megan rang"))
    room.finish()
    assert "[name] rang" in room.held()
    assert "Megan asks well" in room.held()


def test_while_a_session_is_open_an_erasure_waits():
    room = cut_off("erase")
    room.story.meet(MARCH)
    room.keep(room.story.facts[-1])
    with pytest.raises(Refused, match="still open"):
        room.finish()
    assert room.duties.waiting()


def test_done_anew_an_erasure_that_was_cut_off_waits_no_more():
    room, another = cut_off("erase"), Sealing("mon", "1")
    room.duties.take_on(another)
    erase(room)
    assert room.duties.standing == [another]


def test_done_anew_so_does_a_name_that_was_to_be_taken_off():
    room, another = cut_off("unname"), Sealing("mon", "1")
    room.duties.take_on(another)
    unname(room)
    assert room.duties.standing == [another]


def test_a_theme_that_was_laid_since_on_words_loses_its_link_as_well():
    room = cut_off("unname", 1)
    at = room.story.facts[-1].at
    theme = Tagged(
        id="08000", of=room.mine, theme="time", at=at, session=room.story.facts[7].id
    )
    room.keep(theme)
    room.finish()
    assert "08000" not in room.held()


def test_what_another_window_has_done_by_then_is_let_be():
    room = cut_off("erase")
    (duty,) = room.duties.waiting()
    room.duties.fulfil(duty)
    assert finish_duty(duty, room.means).words == ""
    assert "Private to me" in room.held()


@pytest.mark.parametrize("deed", DEEDS)
def test_another_set_under_the_same_id_is_none_of_its_business(deed):
    room = cut_off(deed)
    first, *others = room.file.facts()
    room.file.rewrite([replace(first, id="another"), *others])
    before = room.file.facts()
    assert room.finish() == [""]
    assert (room.file.facts(), room.duties.standing) == (before, [])


def test_a_set_that_is_not_there_may_come_back():
    room = cut_off("erase")
    del room.sets.files["dyffryn"]
    with pytest.raises(NotFound):
        room.finish()
    assert room.duties.waiting()


def test_of_half_a_duty_nothing_was_done():
    room = Room()
    room.duties.standing = [Unbegun("dyffryn", ""), Unbegun("not-here", "")]
    assert room.finish() == ["", ""]
    assert room.duties.standing == []


class TestPurge:
    def test_a_set_in_which_something_was_kept_since_stays(self):
        room = cut_off("purge", 1)
        room.keep(Said(id="08000", kind=Kind.NOTE, words="Said since"))
        (words,) = room.finish()
        assert "something was kept in it since: it stays" in words
        assert "Said since" in room.held()
        assert (room.rest.register, room.duties.standing) == ([], [])

    def test_copies_of_another_set_that_is_away_just_now_stay(self):
        room = cut_off("purge", 1)
        first, *others = room.file.facts()
        another = (replace(first, id="another"), *others)
        room.backups.copies = [{"dyffryn": another}, {"dyffryn": room.file.facts()}]
        del room.sets.files["dyffryn"]
        room.finish()
        assert room.backups.copies == [{"dyffryn": another}, {}]

    def test_with_it_goes_what_else_was_to_be_done_in_the_set(self):
        room = Room()
        others = Restoring("dyffryn", "", ("dyffryn", "mon"), ("", ""), "", "")
        room.duties.standing = [Sealing("dyffryn", "00001"), others]
        purge(room)
        assert room.duties.standing == [others]

    def test_what_another_window_has_done_by_then_is_let_be(self):
        room = cut_off("purge", 1)
        (duty,) = room.duties.waiting()
        room.duties.fulfil(duty)
        assert finish_duty(duty, room.means).words == ""
        assert "dyffryn" in room.sets.files

    def test_a_set_that_held_nobody_goes_without_a_line(self):
        room = Room()
        room.file.rewrite(room.file.facts()[:1])
        room.left = 1
        with pytest.raises(Killed):
            discard_set("dyffryn", room.places)
        assert room.finish() == [
            "The removal of dyffryn was cut off: all of it is gone now."
        ]
        assert (room.rest.register, room.rest.cleared) == ([], [])

    def test_another_line_like_it_before_keeps_none_away(self):
        room = cut_off("purge", 4)
        (duty,) = room.duties.waiting()
        room.finish()
        room.duties.standing = [duty]
        room.finish()
        assert len(room.rest.register) == 1


def devices_of_slips(room):
    said = (fact for fact in room.file.facts() if isinstance(fact, Said))
    return {fact.device for fact in said if fact.unattributed}


class TestSealing:
    def sealing(self, *sessions, closed=True):
        room = Room()
        for day in sessions:
            room.story.meet(day)
            room.story.said(Kind.REFLECTION, "", "It helps", unattributed=True)
            if closed:
                room.story.part()
        room.file.rewrite(room.story.facts)
        room.duties.take_on(Sealing("dyffryn", "00001"))
        return room

    def test_a_close_that_was_cut_off_is_told_with_its_session(self):
        room = self.sealing(MARCH)
        assert room.finish() == [
            "The close of session 2 of dyffryn was cut off: its slips are sealed now."
        ]
        assert devices_of_slips(room) == {""}

    def test_so_are_several(self):
        (words,) = self.sealing(MARCH, APRIL).finish()
        assert words.startswith("The close of session 2 and session 3 of dyffryn")

    def test_of_one_that_was_never_closed_nothing_is_said(self):
        room = self.sealing(MARCH, closed=False)
        assert room.finish() == [""]
        assert devices_of_slips(room) == {"test"}
        assert room.duties.standing == []
        assert room.backed_up == []

    def test_its_backup_is_made_once_all_is_sealed(self):
        room = self.sealing(MARCH)
        room.trouble = ""
        assert room.finish() == [
            "The close of session 2 of dyffryn was cut off: its slips are sealed now."
        ]
        assert room.backed_up == ["dyffryn"]
        assert room.duties.standing == []

    def test_where_nothing_was_to_be_sealed_the_backup_alone_is_told(self):
        room = self.sealing()
        room.trouble = ""
        told = "The close of dyffryn was cut off: its backup is made now."
        assert room.finish() == [told]

    def test_where_there_is_one_and_all_is_sealed_nothing_is_said(self):
        room = self.sealing()
        assert room.finish() == [""]
        assert room.duties.standing == []

    def test_one_that_cannot_be_made_is_told_once_and_waits_for_the_next_close(self):
        room = self.sealing(MARCH)
        room.trouble = "No backup was made. The disk is full."
        (words,) = room.finish()
        assert words.endswith("sealed now. No backup was made. The disk is full.")
        assert room.finish() == []

    def test_so_is_one_that_alone_was_left(self):
        room = self.sealing()
        room.trouble = "No backup was made. The disk is full."
        told = "The close of dyffryn was cut off. No backup was made. The disk is full."
        assert room.finish() == [told]


class TestRenaming:
    def renaming(self, name):
        room = Room()
        duty = Renaming("dyffryn", "00001", "m3", room.file.facts()[-1].id)
        room.duties.take_on(duty)
        fact = Joined(id="08000", member="m3", name=name, partnership="", since=APRIL)
        room.keep(fact)
        return room

    def test_pages_under_the_old_name_go(self):
        room = self.renaming("Noor Li")
        assert room.finish() == [
            "The removal of pages of dyffryn under an old name was cut off: they are "
            "gone now."
        ]
        assert (room.rest.is_old("Amina Li"), room.rest.is_old("Dai")) == (True, False)

    def test_where_none_are_left_nothing_is_said(self):
        room = self.renaming("Noor Li")
        room.rest.clear("dyffryn", ())
        assert room.finish() == [""]

    @pytest.mark.parametrize("name", ["Amina Li", ""])
    def test_a_name_that_was_never_kept_or_is_erased_is_let_be(self, name):
        room = self.renaming(name)
        assert room.finish() == [""]
        assert room.rest.left.pages == 3

    def test_so_is_one_of_which_the_set_knows_no_more(self):
        room = self.renaming("Noor Li")
        room.duties.standing = [replace(room.duties.standing[0], last="gone")]
        assert room.finish() == [""]

    def test_a_set_s_pages_under_its_old_name_go_but_no_other_set_s(self):
        room = Room()
        room.sets.files["mon"] = MemorySet(Founded(id="1", name="Third name"))
        for number, name in enumerate(("Third name", "Fourth name")):
            room.keep(Founded(id=f"0800{number}", name=name))
        room.duties.take_on(Renaming("dyffryn", "00001"))
        assert len(room.finish()) == 1
        assert room.rest.folders == {"Dyffryn set"}


@pytest.mark.parametrize(("was_left", "told"), [(True, "it is done now."), (False, "")])
def test_a_restore_is_told_if_anything_was_left_to_do(was_left, told):
    duty = Restoring("a", "", ("a", "b"), ("", ""), "last", "today")
    put_back = lambda given: was_left and given == duty  # noqa: E731
    means = Means(Room().places, put_back, str)
    assert finish_duty(duty, means).words.endswith(told)


def test_it_is_in_hand_while_another_window_is_at_work_in_any_of_its_sets():
    room = Room()
    room.sets.files["mon"] = MemorySet()
    duty = Restoring("dyffryn", "", ("dyffryn", "mon", "gone"), ("",) * 3, "", "")
    assert not is_in_hand(duty, room.sets)
    room.sets.files["mon"].is_free = lambda: False
    assert is_in_hand(duty, room.sets)
    assert not is_in_hand(Sealing("dyffryn", "00001"), room.sets)


def kinds():
    every = Duty.__subclasses__()
    assert {*every} == {*WORDS}
    return every


def test_every_kind_is_told_with_its_set():
    for kind in kinds():
        fields = dict.fromkeys(list_types(kind), ())
        duty = kind(
            **{**fields, "set_id": "mon", "sets": ("mon",)}
            if kind is Restoring
            else {**fields, "set_id": "mon"}
        )
        for words in (say_finished(duty), say_waiting(duty), say_in_hand(duty)):
            assert "mon" in words
            assert words.endswith(".")
        assert "{}" in say_waiting(duty, "{}")


def test_where_nobody_takes_it_up_again_nothing_is_written_down():
    duties = NoDuties()
    duties.take_on(Sealing("mon", "1"))
    duties.fulfil(Sealing("mon", "1"))
    assert duties.waiting() == ()


def test_the_heading_of_a_purge_is_its_only_trace():
    room = cut_off("purge", 1)
    (duty,) = room.duties.waiting()
    assert isinstance(duty, Purging)
    assert "Private" not in repr(duty)
    assert record_of(room.file.facts()).founded.name in duty.names
