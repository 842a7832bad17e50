import gc
from dataclasses import replace

import pytest

from tests.fakes import MemorySet, MemoryWorkspace, Stamps
from tests.records import MARCH, Story
from tests.ways import refused
from tmworkshop.application.programme import (
    Frame,
    Outgoing,
    comparison_sheet,
    keep_what_went,
    make_comparison,
    read_given,
    refuse_other_recipient,
)
from tmworkshop.domain.errors import Conflict, Damaged, NotFound, Refused
from tmworkshop.domain.facts import Consented, Kind, Sent
from tmworkshop.domain.library import Theme
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy

FRAME = Frame((), ())
ON_TRUST = Frame((), (Theme("trust", "Trust", "", ""),))


def shared_set(*, theme="trust"):
    story = Story.of_three()
    story.join("m3", "Amina Li", "Glan")
    story.meet(MARCH)
    for member in ("m1", "m2", "m3"):
        story.slip(member, "evaluator")
        words = story.said(Kind.LEARNING, member, "words")
        if theme:
            story.tag(words, theme)
    return MemorySet(*story.facts)


def test_without_a_session_there_is_nothing_to_compare():
    workspace = MemoryWorkspace(dyffryn=MemorySet(*Story.of_three().facts))
    with pytest.raises(NotFound, match="no set has held a session"):
        make_comparison(workspace, FRAME, MARCH)


def test_without_a_partnership_there_is_nothing_to_compare():
    story = Story()
    story.join("m1", "Megan")
    story.meet(MARCH, ("m1",))
    workspace = MemoryWorkspace(dyffryn=MemorySet(*story.facts))
    with refused(NotFound, Remedy.JOIN_PARTNERSHIP):
        make_comparison(workspace, FRAME, MARCH)


def test_every_set_of_the_workspace_is_compared():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    every = read_given(workspace)
    assert [given.set_id for given in every] == ["dyffryn", "hafod"]
    compared = make_comparison(workspace, FRAME, MARCH)
    (column,) = compared.page.columns
    assert column.sessions == "2 sessions"


def test_a_set_is_let_go_once_it_is_known_what_it_gives():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    before = count_records()
    assert [count_records() for _ in read_given(workspace)] == [before, before]


def count_records():
    gc.collect()
    return sum(type(each) is Record for each in gc.get_objects())


class Unreadable(MemorySet):
    """A set whose file cannot be read."""

    def facts(self):
        raise Damaged("not what was written")


def test_a_set_that_cannot_be_read_is_left_out_where_that_can_be_told():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=Unreadable())
    excused = {}
    compared = make_comparison(workspace, FRAME, MARCH, excused.__setitem__)
    assert compared.page.columns[0].sessions == "1 session"
    assert list(excused) == ["hafod"]
    with pytest.raises(Damaged):
        make_comparison(workspace, FRAME, MARCH)


def test_the_sheet_is_the_programmes_and_holds_the_comparison():
    workspace = MemoryWorkspace(dyffryn=shared_set())
    compared = make_comparison(workspace, FRAME, MARCH)
    sheet = comparison_sheet(compared)
    assert sheet.name == ("programme", "comparison")
    assert sheet.view is compared.page


@pytest.mark.parametrize("who", ["the programme", "The  Programme", "programme"])
def test_the_programme_is_whom_the_slips_name(who):
    refuse_other_recipient(who)


@pytest.mark.parametrize(
    "who",
    [
        *("the funder", "the press", "public", "the set", "Megan Prys-Jones", ""),
        *("the programme's funder", "the programme and the board", "a programme"),
    ],
)
def test_no_slip_names_anyone_else(who):
    with refused(Refused, Remedy.SEND_TO_PROGRAMME, match="No sharing slip names"):
        refuse_other_recipient(who)


def test_what_went_is_kept_once_in_each_set_by_member():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    compared = make_comparison(workspace, ON_TRUST, MARCH)
    stamps = {}
    keep_what_went(
        workspace,
        ON_TRUST,
        Outgoing(compared, MARCH),
        lambda file: stamps.setdefault(file, Stamps(first=900)),
    )
    assert len(stamps) == 2
    for file in workspace.files.values():
        assert len(file.lines) == 2
        assert [(type(sent), sent.member, sent.to) for sent in file.lines[-1]] == [
            (Sent, "m1", "the programme"),
            (Sent, "m2", "the programme"),
            (Sent, "m3", "the programme"),
        ]


def test_where_nothing_went_nothing_is_kept():
    workspace = MemoryWorkspace(dyffryn=shared_set(theme=""))
    compared = make_comparison(workspace, FRAME, MARCH)
    outgoing = Outgoing(compared, MARCH)
    keep_what_went(workspace, FRAME, outgoing, lambda _: Stamps())
    assert len(workspace.files["dyffryn"].lines) == 1


def test_what_was_taken_back_meanwhile_is_told_and_not_noted_as_gone():
    workspace = MemoryWorkspace(dyffryn=shared_set())
    outgoing = Outgoing(make_comparison(workspace, ON_TRUST, MARCH), MARCH)
    file = workspace.files["dyffryn"]
    no = [f for f in file.facts() if isinstance(f, Consented) and f.member == "m1"]
    file.keep([replace(each, id=f"no {each.id}", choice=False) for each in no])
    with pytest.raises(Conflict, match="let nobody have it"):
        keep_what_went(workspace, ON_TRUST, outgoing, lambda _: Stamps())
    assert not record_of(file.facts()).sent
