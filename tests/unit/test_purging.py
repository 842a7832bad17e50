import pytest

from tests.fakes import MemoryBackups, MemoryRest, MemorySet, MemoryWorkspace
from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.application.ports import Places
from tmworkshop.application.purge import (
    discard_set,
    list_purgeable,
    purge_set,
    read_purgeable,
)
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import Agreed


class Broken(MemorySet):
    def facts(self):
        raise Damaged("it is damaged")


@pytest.fixture
def story():
    story = Story.of_three(kept_until=MARCH)
    story.meet(JANUARY)
    return story.part(again=MARCH)


@pytest.fixture
def places(story):
    files = {"dyffryn": MemorySet(*story.facts), "other": MemorySet(*story.facts)}
    backups = MemoryBackups(dict.fromkeys(files, story.facts))
    return Places(MemoryWorkspace(**files), MemoryRest(pages=3, drafts=1), backups)


def seen(places, set_id="dyffryn"):
    return read_purgeable(places.workspace, set_id)


@pytest.mark.parametrize(
    ("today", "due"), [(MARCH, False), (APRIL, True), (JANUARY, False)]
)
def test_a_set_is_due_once_its_last_day_has_passed(places, today, due):
    assert seen(places).is_due(today) is due


def test_a_set_without_a_last_day_is_never_due():
    workspace = MemoryWorkspace(dyffryn=MemorySet(*Story.of_three().facts))
    assert not read_purgeable(workspace, "dyffryn").is_due(APRIL)


def test_all_of_it_goes_and_nothing_of_another_set(places, story):
    purge_set(seen(places), places, APRIL)
    assert places.workspace.sets() == ("other",)
    assert places.backups.copies == [{"other": tuple(story.facts)}]
    assert places.rest.cleared[0] == ("dyffryn", "Dyffryn set", "dyffryn")


def test_a_line_of_numbers_and_no_name_is_registered(places):
    line = purge_set(seen(places), places, APRIL)
    assert places.rest.register == [line]
    assert line == (
        "2026-04-23: a set of 1 session, 3 members and 9 facts was removed, with "
        "3 pages, 0 exports, 1 draft, and taken out of 1 backup."
    )


def test_what_had_gone_out_of_it_is_told_before(story):
    story.send("00006", to="the funder", member="m1")
    workspace = MemoryWorkspace(dyffryn=MemorySet(*story.facts))
    (gone,) = read_purgeable(workspace, "dyffryn").sent_to
    assert gone == "1 thing said, to the funder on 12 January 2026"


def test_a_session_opened_since_keeps_it_from_going(places, story):
    gone = seen(places)
    story.meet(APRIL)
    places.workspace.files["dyffryn"] = MemorySet(*story.facts)
    with pytest.raises(Conflict, match="changed in another window"):
        purge_set(gone, places, APRIL)
    assert "dyffryn" in places.workspace.sets()


def test_one_with_a_session_open_goes_if_that_was_seen(places, story):
    story.meet(APRIL)
    places.workspace.files["dyffryn"] = MemorySet(*story.facts)
    purge_set(seen(places), places, APRIL)
    assert "dyffryn" not in places.workspace.sets()


def test_a_damaged_set_can_go_as_well():
    places = Places(MemoryWorkspace(worn=Broken()), MemoryRest(), MemoryBackups())
    (gone,) = list_purgeable(places.workspace)
    assert str(gone.trouble) == "it is damaged"
    assert "a set that could not be read was removed" in purge_set(gone, places, APRIL)
    assert places.workspace.sets() == ()


# --- begun by mistake


@pytest.fixture
def begun():
    facts = [*Story().facts, Agreed(version=1, rules=("Listen.",))]
    files = {"dyffryn": MemorySet(*facts), "other": MemorySet(*facts)}
    return Places(
        MemoryWorkspace(**files),
        MemoryRest(pages=1),
        MemoryBackups(dict.fromkeys(files, facts)),
    )


def test_a_set_that_was_only_begun_is_taken_back_out_of_backups_as_well(begun):
    discard_set("dyffryn", begun)
    assert begun.workspace.sets() == ("other",)
    assert [[*copy] for copy in begun.backups.copies] == [["other"]]
    assert (begun.rest.cleared, begun.rest.register) == ([], [])


def test_a_set_that_someone_is_in_is_not(places):
    with pytest.raises(Conflict, match="has 3 members and 1 session: only a set"):
        discard_set("dyffryn", places)
    assert places.workspace.sets() == ("dyffryn", "other")
