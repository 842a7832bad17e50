"""Forgetting people in a workspace in memory: whoever named them still does not."""

import pytest

from tests.fakes import (
    MemoryBackups,
    MemoryRest,
    MemorySet,
    MemoryWorkspace,
    Stamps,
)
from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.application.backups import bring_back
from tmworkshop.application.erasure import erase_member, find_traces
from tmworkshop.application.forgotten_people import (
    find_elsewhere,
    forget_people,
    forget_set,
    keep_marks,
    mask_elsewhere,
)
from tmworkshop.application.merger import merge_copies
from tmworkshop.application.ports import Places
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.hidden_names import is_mask
from tmworkshop.domain.sharing.masks import Masks, masks_for


class Broken(MemorySet):
    def facts(self):
        raise Damaged("it is damaged")


class Marked:
    """A register that remembers what it was told."""

    def __init__(self):
        self.told = []

    def add(self, set_id, until, forms):
        self.told.append((set_id, until, sorted(forms)))


@pytest.fixture
def dyffryn():
    story = Story.of_three(kept_until=APRIL)
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m2", "Ask Megan Prys-Jones twice")
    said = story.said(Kind.LEARNING, "m3", "Dai, Megan and I")
    story.amend(said, "words", "Megan Dai and I")
    story.said(Kind.REFLECTION, "", "Megan, on a slip", unattributed=True)
    story.said(Kind.NOTE, "", "Megan, in a note")
    return story.part()


@pytest.fixture
def moor():
    story = Story("Megan's moor")
    story.join("m1", "Ito Mei", "Ystrad")
    story.meet(MARCH, ("m1",))
    story.said(Kind.LEARNING, "m1", "The mill of Prys-Jones", parts={"so": "Megan"})
    story.said(Kind.LEARNING, "m1", "Megan Ellis sings")
    return story.part()


@pytest.fixture
def workspace(dyffryn, moor):
    files = {"dyffryn": dyffryn, "moor": moor}
    sets = {each: MemorySet(*story.facts) for each, story in files.items()}
    return MemoryWorkspace(**sets, broken=Broken())


def seen(workspace):
    """Return what of all words readers beyond the sets see."""
    records = [
        record_of(workspace.open_set(each).facts())
        for each in workspace.sets()
        if each != "broken"
    ]
    masks = masks_for(records)
    told = (masks.hide(k) for r in records for k in r.kept.values() if k.speaker)
    return [(k.words, k.parts.get("so", "")) for k in told]


def forgetting(workspace, *names):
    return forget_people(workspace, "dyffryn", names or MEGAN, Masks())


def erase(workspace, mask=(), others=()):
    """Erase Megan from dyffryn, and return the copy of it that was made before."""
    file = workspace.open_set("dyffryn")
    before = file.facts()
    what = forgetting(workspace).without(frozenset(others))
    mask_elsewhere(workspace, what, lambda _: Stamps(first=8_000))
    traces = find_traces(file, "dyffryn", "m1")
    traces = type(traces)(**{**vars(traces), "forgetting": what})
    backups = MemoryBackups({"dyffryn": before}, {"dyffryn": before[:8]})
    places = Places(workspace, MemoryRest(), backups)
    receipt = erase_member(traces, mask, places, Stamps(first=9_000))
    return before, receipt, backups.copies


MEGAN = ("Megan Prys-Jones",)


def test_whoever_named_them_shows_readers_beyond_what_they_saw_before(workspace):
    before = seen(workspace)
    _, receipt, _ = erase(workspace)
    assert seen(workspace) == before
    assert receipt.hidden == 2


def test_so_it_is_where_the_name_was_cut_in_one_place(workspace):
    before = seen(workspace)
    erase(workspace, mask={"Ask Megan Prys-Jones twice"})
    assert seen(workspace) == before


def test_so_it_is_of_a_change_that_is_taken_back(workspace):
    erase(workspace)
    file = workspace.open_set("dyffryn")
    (of,) = {f.of for f in file.facts() if is_mask(f) and f.value.count("words") == 2}
    story = Story()
    story.amend(of, "words", "Dai, Megan and I")
    file.keep(story.facts[1:])
    assert ("[name], [name] and I", "") in seen(workspace)


def test_words_of_nobody_are_left_as_they_are(workspace):
    erase(workspace)
    record = record_of(workspace.open_set("dyffryn").facts())
    slips = [each for each in record.kept.values() if "in a note" in each.words]
    assert [Part.MASKED in each.parts for each in slips] == [False]


def test_words_that_name_somebody_else_are_let_be(workspace):
    erase(workspace, others={"Megan Ellis sings"})
    assert ("Megan Ellis sings", "") in seen(workspace)
    settled = {e.words: e for e in record_of(moor_of(workspace)).kept.values()}
    assert settled["Megan Ellis sings"].parts[Part.MASKED].startswith("words:")


def moor_of(workspace):
    return workspace.open_set("moor").facts()


def test_the_places_in_other_sets_are_shown_before(workspace):
    places = [*find_elsewhere(workspace, forgetting(workspace))]
    assert [(each.where, each.around) for each in places] == [
        ("moor, learning, session 1", ("The mill of »Prys-Jones«",)),
        ("moor, learning, session 1", ("»Megan«",)),
        ("moor, learning, session 1", ("»Megan« Ellis sings",)),
    ]


def test_where_nobody_is_named_nothing_is_kept(workspace):
    lines = len(workspace.open_set("moor").lines)
    mask_elsewhere(workspace, forgetting(workspace, "Nel Roy"), lambda _: Stamps())
    assert len(workspace.open_set("moor").lines) == lines


def test_a_set_that_is_removed_leaves_its_members_masked_in_others(workspace):
    before = [each for each in seen(workspace) if "mill" in each[0]]
    what = forget_set(workspace, "dyffryn", Masks())
    mask_elsewhere(workspace, what, lambda _: Stamps())
    workspace.remove_set("dyffryn")
    assert [each for each in seen(workspace) if "mill" in each[0]] == before
    assert what.stays(APRIL)
    assert not what.stays(APRIL.replace(year=2027))


def test_of_a_set_that_cannot_be_read_nobody_is_known(workspace):
    what = forget_set(workspace, "broken", Masks())
    assert (what.hiding.names, what.kept_until) == ((), None)
    assert not what.stays(APRIL)


def test_marks_are_kept_of_the_usual_forms_of_a_name(workspace):
    register = Marked()
    keep_marks(workspace, forgetting(workspace), register)
    ((set_id, until, forms),) = register.told
    assert (set_id, until) == ("dyffryn", APRIL)
    assert {"megan", "meg", "mpj."} <= {*forms}


def test_copies_are_masked_as_far_as_they_hold_the_words(workspace):
    _, _, copies = erase(workspace)
    full, part = ([f for f in copy["dyffryn"] if is_mask(f)] for copy in copies)
    assert (len(full), len(part)) == (2, 1)


def test_a_copy_from_before_that_comes_back_is_masked_as_the_set_is(workspace):
    before, *_ = erase(workspace)
    present = seen(workspace)
    file = workspace.open_set("dyffryn")
    file.rewrite(bring_back(before, file.facts()))
    assert seen(workspace) == present


def test_two_copies_are_masked_as_one_of_them_is(workspace):
    before, *_ = erase(workspace)
    present, file = seen(workspace), workspace.open_set("dyffryn")
    for copies in ((before, file.facts()), (file.facts(), before)):
        file.rewrite(merge_copies(*copies))
        assert seen(workspace) == present


def test_erasing_another_whose_name_is_cut_leaves_the_first_masked(workspace):
    erase(workspace)
    file = workspace.open_set("dyffryn")
    traces = find_traces(file, "dyffryn", "m2")
    every = {each.words for each in traces.mentions}
    places = Places(workspace, MemoryRest(), MemoryBackups())
    erase_member(traces, every, places, Stamps(first=9_500))
    assert ("[name] [name] and I", "") in seen(workspace)
