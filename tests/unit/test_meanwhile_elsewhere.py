"""What another window did meanwhile, or a name that was lost, changes what is kept."""

from types import SimpleNamespace

from tests.fakes import MemorySet
from tests.records import JANUARY, Story
from tests.unit.test_letting_go import MARK
from tmworkshop.application.masked_since import list_masked_names
from tmworkshop.application.seat import settle_close
from tmworkshop.application.settled_places import (
    change_organisations,
    keep_looked_at,
    keep_recognised,
)
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Kind, Organisations, Recognised, Said, Titled
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.places_to_settle import LookedAt
from tmworkshop.domain.programme.cells import CellPlace
from tmworkshop.domain.programme.own_sets import ABOUT, give_set
from tmworkshop.domain.programme.page_columns import call_as_now
from tmworkshop.domain.programme.released import Blank, Release, ReleasedCell
from tmworkshop.domain.record.record import record_of


def file_of(story):
    return MemorySet(*story.facts)


def kept_since(file):
    return [fact for line in file.lines[1:] for fact in line]


def test_words_that_were_erased_or_changed_meanwhile_keep_nothing_that_was_looked_at():
    story = Story.of_three()
    said = story.said(Kind.REFLECTION, "m1", "Ask Dai.")
    file = file_of(story)
    for kept, words in (("nowhere", "Ask Dai."), (said, "Ask Amina.")):
        keep_looked_at(file, [LookedAt("s", kept, "words", words, "x")], list)
    assert kept_since(file) == []


def test_who_left_the_set_meanwhile_is_nobody_of_another_one():
    file = file_of(Story.of_three())
    for member in ("m9", "m1"):
        same = Recognised(member=member, other_set="b", other="m2", is_same=True)
        keep_recognised(file, same, list)
    assert [fact.member for fact in kept_since(file)] == ["m1"]


def test_a_list_of_organisations_that_did_not_change_is_not_kept_again():
    file = file_of(Story.of_three())
    for _ in range(2):
        change_organisations(file, ["The Mill"], [], list)
    assert kept_since(file) == [Organisations(names=("Glan", "Hafod", "The Mill"))]


def test_a_close_that_cannot_be_struck_off_is_told_and_is_closed_all_the_same():
    told, backed_up = [], []

    def fulfil(_):
        raise Environment("The disk is gone.")

    tools = SimpleNamespace(
        set_id="glan",
        copies=lambda change: None,
        duties=SimpleNamespace(fulfil=fulfil),
        tell=told.append,
        back_up=lambda: backed_up.append(True),
    )
    settle_close(file_of(Story.of_three()), tools)
    assert (told, backed_up) == (["The disk is gone."], [True])


def test_where_other_words_stand_now_no_name_is_learnt_of_a_mask():
    was = Said(kind=Kind.REFLECTION, id="1", words="Ring her")
    now = Said(kind=Kind.REFLECTION, id="1", words="[name] rang us")
    assert list_masked_names([was], {"1": now}) == frozenset()


def test_a_partnership_whose_name_was_lost_is_of_its_own_set():
    story = Story.of_three()
    story.slip("m1", "evaluator")
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    nameless = [fact for fact in story.facts if not isinstance(fact, Titled)]
    (draft,) = give_set("glan", record_of(nameless), MARK).drafts
    assert draft.about[ABOUT.index("partnership")] == "p1 (glan)"


def test_of_two_partnerships_that_are_one_now_each_page_is_remembered():
    cell = ReleasedCell(blank=Blank.FEW)
    cells = {CellPlace(name, "lesson.07"): cell for name in ("Glan", "Hafod")}
    page = Release(reader=Reader.PROGRAMME, k=3, day="2026-03-12", cells=cells)
    pages = [*call_as_now(page, {"Glan": "Taf", "Hafod": "Taf"})]
    assert [dict(each.cells) for each in pages] == [
        {CellPlace("Taf", "lesson.07"): cell}
    ] * 2
