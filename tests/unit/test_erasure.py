"""Erasing someone from a workspace in memory, however often it is cut off."""

from contextlib import nullcontext
from datetime import date

import pytest

from tests.fakes import (
    MemoryBackups,
    MemoryRest,
    MemorySet,
    MemoryWorkspace,
    Stamps,
)
from tests.records import JANUARY, MARCH, Story
from tests.ways import refused
from tmworkshop.application.erasure import (
    Holds,
    OtherSet,
    erase_member,
    find_other_sets,
    find_traces,
)
from tmworkshop.application.ports import Places
from tmworkshop.domain.errors import Conflict, Damaged, Refused
from tmworkshop.domain.facts import Erased, Kind
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.typed_texts import texts_of


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "m1", "Private to me")
    story.said(Kind.LEARNING, "m2", "Megan asks well")
    story.said(Kind.LEARNING, "m3", "Ask megan")
    return story.part()


@pytest.fixture
def file(story):
    return MemorySet(*story.facts)


@pytest.fixture
def world(file, story):
    backups = MemoryBackups({"dyffryn": story.facts[:7]}, {"other": story.facts})
    workspace = MemoryWorkspace(dyffryn=file)
    return Places(workspace, MemoryRest(pages=4, exports=2), backups)


def found(file, member="m1", also=()):
    return find_traces(file, "dyffryn", member, also)


def erased(file, world, mask=()):
    world.workspace.files["dyffryn"] = file
    return erase_member(found(file), mask, world, Stamps(first=9_000))


def words(facts):
    return [text for fact in facts for text in texts_of(fact)]


class TestLooking:
    def test_counts_and_places_are_told_and_nothing_is_changed(self, file, story):
        seen = found(file)
        assert seen.counts == {"names": 1, "reflection": 1}
        assert [m.words for m in seen.mentions] == ["Megan asks well", "Ask megan"]
        assert file.facts() == tuple(story.facts)

    def test_what_left_of_theirs_is_told(self, story):
        story.send("00006", to="the funder", member="m1")
        story.send("00007", to="the funder", member="m2")
        assert [s.member for s in found(MemorySet(*story.facts)).sent] == ["m1"]

    def test_what_others_took_on_is_counted(self, story):
        action = story.action("m1", "Ring")
        story.action("m2", "Ring", follows=action)
        again = story.action("m1", "Write", follows=action)
        story.strike(story.action("m3", "Ring", follows=again))
        assert found(MemorySet(*story.facts)).handed_on == 1

    def test_it_is_refused_while_a_session_is_open_with_how_to_go_on(self, story):
        story.meet(MARCH)
        with refused(Refused, Remedy.CLOSE_OR_DISCARD_SESSION, *["dyffryn"] * 2):
            found(MemorySet(*story.facts))
        story.said(Kind.NOTE, "m2", "The bridge is shut")
        with refused(Refused, Remedy.CLOSE_SESSION, "dyffryn"):
            found(MemorySet(*story.facts))


class TestErasing:
    def test_nothing_of_theirs_is_left_in_the_set_or_its_copies(self, file, world):
        erased(file, world)
        for facts in (file.facts(), world.backups.copies[0]["dyffryn"]):
            assert "Private to me" not in words(facts)
            assert "m1" not in record_of(facts).members

    def test_words_of_others_lose_the_name_where_that_was_chosen(self, file, world):
        erased(file, world, mask={"Ask megan"})
        assert "Ask [name]" in words(file.facts())
        assert "Megan asks well" in words(file.facts())

    def test_words_that_only_a_copy_holds_lose_it(self, file, world, story):
        story.said(Kind.NOTE, "m2", "Megan only there", session="")
        world.backups.copies[0]["dyffryn"] = tuple(story.facts)
        erased(file, world)
        assert "[name] only there" in words(world.backups.copies[0]["dyffryn"])

    def test_what_lies_about_goes_under_every_name_of_the_set(self, file, world):
        erased(file, world)
        assert world.rest.cleared[0] == ("dyffryn", "Dyffryn set")

    def test_another_sets_copies_stay_as_they_are(self, file, world, story):
        erased(file, world)
        assert world.backups.copies[1] == {"other": tuple(story.facts)}

    def test_it_is_refused_if_a_session_was_opened_since(self, file, world, story):
        seen = found(file)
        file.keep(Story("x").facts[:0])
        story.meet(MARCH)
        file.keep([story.facts[-1]])
        with pytest.raises(Refused, match="still open"):
            erase_member(seen, (), world, Stamps())


class TestTheReceipt:
    def test_it_counts_and_names_nobody(self, file, world):
        receipt = erased(file, world, mask={"Ask megan"})
        assert receipt.counts == {"names": 1, "reflection": 1, "masked": 1, "kept": 1}
        assert (receipt.backups, receipt.leftovers.pages) == (1, 4)
        assert receipt.on == date(2026, 3, 12)

    def test_it_does_not_name_them_by_whom_their_words_went_to(self, story, world):
        story.send("00006", to="Megan's manager", member="m1")
        receipt = erased(MemorySet(*story.facts), world)
        assert receipt.sent_to == (
            "1 thing said, to [name]'s manager on 12 January 2026",
        )

    def test_it_is_kept_in_the_set_with_ids_and_no_content(self, file, world, story):
        receipt = erased(file, world)
        kept = file.facts()[-1]
        assert isinstance(kept, Erased)
        assert kept.counts == receipt.counts
        assert set(kept.of) <= {fact.id for fact in story.facts}
        assert "Megan" not in repr(kept)


class Killed(BaseException):
    """A kill: nothing after it is done."""


class Dying:
    """A world in which everything stops before the *nth* step."""

    def __init__(self, world, file, nth):
        self.left = nth
        self.places = Places(self, self, self)
        self._world, self._file = world, file

    def step(self):
        self.left -= 1
        if self.left < 0:
            raise Killed

    def clear(self, set_id, names):
        self.step()
        return self._world.rest.clear(set_id, names)

    def rewrite(self, *given):
        self.step()
        if len(given) == 1:
            return self._file.rewrite(*given)
        return self._world.backups.rewrite(*given)

    def open_set(self, set_id):
        return self

    def steering(self):
        return self._file.steering()

    def deciding(self):
        return nullcontext(self)

    def facts(self):
        return self._file.facts()


STEPS = ("pages", "backups", "the set", "pages again", "backups again")


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_cut_off_before_any_step_the_same_command_does_the_rest(file, world, step):
    dying = Dying(world, file, step)
    with pytest.raises(Killed):
        erase_member(found(file), {"Ask megan"}, dying.places, Stamps(first=9_000))
    if "m1" in record_of(file.facts()).members:
        erased(file, world, {"Ask megan"})
    assert world.rest.left.pages == 0
    for facts in (file.facts(), world.backups.copies[0]["dyffryn"]):
        assert "Private to me" not in words(facts)
        assert "Ask megan" not in words(facts)


def test_what_was_said_of_them_since_is_looked_at_first(file, world, story):
    world.workspace.files["dyffryn"] = file
    seen = found(file)
    story.said(Kind.NOTE, "m2", "And megan rang as well")
    file.keep(story.facts[-1:])
    with pytest.raises(Conflict, match="changed in another window"):
        erase_member(seen, (), world, Stamps(first=9_000))
    assert "m1" in record_of(file.facts()).members


def test_whoever_was_erased_meanwhile_is_not_erased_twice(file, world):
    world.workspace.files["dyffryn"] = file
    seen = found(file)
    erase_member(seen, (), world, Stamps(first=9_000))
    with pytest.raises(Conflict, match="changed in another window"):
        erase_member(seen, (), world, Stamps(first=9_000))


class TestElsewhere:
    def test_other_sets_with_someone_of_that_name_are_told(self, file, story):
        other, third = Story("Other"), Story("Third")
        other.join("m4", "megan  prys-jones")
        third.join("m1", "Megan Ellis")
        workspace = MemoryWorkspace(
            dyffryn=file, other=MemorySet(*other.facts), third=MemorySet(*third.facts)
        )
        assert [*find_other_sets(workspace, found(file))] == [
            OtherSet("other", Holds.MEMBER, "megan  prys-jones")
        ]

    def test_so_are_they_where_they_are_called_otherwise_by_now(self, file):
        other = Story("Other")
        other.join("m4", "Megan Prys-Jones")
        other.join("m4", "Megan Ellis")
        workspace = MemoryWorkspace(dyffryn=file, other=MemorySet(*other.facts))
        assert [*find_other_sets(workspace, found(file))] == [
            OtherSet("other", Holds.MEMBER, "Megan Ellis")
        ]

    def test_so_are_sets_whose_words_hold_the_name(self, file):
        other, third = Story("Other", contact="Ask Prys-Jones"), Story("Third")
        workspace = MemoryWorkspace(
            dyffryn=file, other=MemorySet(*other.facts), third=MemorySet(*third.facts)
        )
        assert [*find_other_sets(workspace, found(file))] == [
            OtherSet("other", Holds.NAME)
        ]

    def test_a_set_that_cannot_be_read_may_hold_anything(self, file):
        class Broken(MemorySet):
            def facts(self):
                raise Damaged("it is damaged")

        workspace = MemoryWorkspace(dyffryn=file, broken=Broken())
        assert [*find_other_sets(workspace, found(file))] == [
            OtherSet("broken", Holds.UNREAD)
        ]
