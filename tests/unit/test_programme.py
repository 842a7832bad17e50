import gc
from dataclasses import replace

import pytest

from tests.fakes import MemoryLead, MemorySet, MemoryWorkspace, Stamps
from tests.own_sets import asked_for, page_of, sources_of
from tests.records import MARCH, Story
from tests.ways import refused
from tmworkshop.application.programme import (
    RECIPIENT,
    read_given,
    refuse_other_recipient,
)
from tmworkshop.application.releases import let_out, prepare_release
from tmworkshop.domain.errors import Conflict, Damaged, NotFound, Refused
from tmworkshop.domain.facts import Consented, Kind, Sent
from tmworkshop.domain.library import Theme
from tmworkshop.domain.programme.lead_facts import Released
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy

NO_TOPICS = Topics((), ())
ON_TRUST = Topics((), (Theme("trust", "Trust", "", ""),))


def prepared(workspace, topics=NO_TOPICS, **given):
    return prepare_release(sources_of(workspace, **given), asked_for(topics))


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
        prepared(workspace)


def test_without_a_partnership_there_is_nothing_to_compare():
    story = Story()
    story.join("m1", "Megan")
    story.meet(MARCH, ("m1",))
    workspace = MemoryWorkspace(dyffryn=MemorySet(*story.facts))
    with refused(NotFound, Remedy.JOIN_PARTNERSHIP):
        prepared(workspace)


def test_every_set_of_the_workspace_is_compared():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    every = read_given(sources_of(workspace).own)
    assert [given.set_id for given in every] == ["dyffryn", "hafod"]
    sets = {entry.set_id for entry in prepared(workspace).words.entries.values()}
    assert sets == {"dyffryn", "hafod"}


@pytest.mark.usefixtures("no_garbage_before")
def test_a_set_is_let_go_once_it_is_known_what_it_gives():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    before, own = count_records(), sources_of(workspace).own
    assert [count_records() for _ in read_given(own)] == [before, before]


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
    found = prepared(workspace, excuse=excused.__setitem__)
    sets = {entry.set_id for entry in found.words.entries.values()}
    assert sets == {"dyffryn"}
    assert list(excused) == ["hafod"]
    with pytest.raises(Damaged):
        prepared(workspace)


def test_where_no_programme_is_led_the_page_is_called_what_it_is():
    page = page_of(prepared(MemoryWorkspace(dyffryn=shared_set())))
    assert page.title == "Lessons and themes by partnership"


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


def lets_out(workspace, topics, stamp_for, lead=None):
    sources = sources_of(workspace, lead)
    seen = prepare_release(sources, asked_for(topics))
    let_out(sources, seen, RECIPIENT, stamp_for)
    return seen


def test_what_went_is_kept_once_in_each_set_by_member():
    workspace = MemoryWorkspace(dyffryn=shared_set(), hafod=shared_set())
    stamps = {}
    lets_out(
        workspace,
        ON_TRUST,
        lambda file: stamps.setdefault(file, Stamps(first=900)),
    )
    assert len(stamps) == 2
    for file in workspace.files.values():
        assert len(file.lines) == 2
        sent = file.lines[-1]
        assert {type(each) for each in sent} == {Sent}
        assert sorted((each.member, each.to) for each in sent) == [
            ("m1", "the programme"),
            ("m2", "the programme"),
            ("m3", "the programme"),
        ]


def test_where_nothing_went_nothing_is_kept_in_a_set():
    workspace = MemoryWorkspace(dyffryn=shared_set(theme=""))
    lets_out(workspace, NO_TOPICS, lambda _: Stamps())
    assert len(workspace.files["dyffryn"].lines) == 1


def test_what_stood_on_a_page_is_remembered_by_marks_that_name_nobody():
    lead, workspace = MemoryLead(), MemoryWorkspace(dyffryn=shared_set())
    seen = lets_out(workspace, ON_TRUST, lambda _: Stamps(first=900), lead)
    (fact,) = lead.facts()
    assert isinstance(fact, Released)
    assert (fact.to, fact.release) == ("the programme", seen.release)
    told = repr(fact)
    assert "Megan" not in told
    assert "m1" not in told
    assert lead.own_key()


def test_what_was_taken_back_meanwhile_is_told_and_not_noted_as_gone():
    workspace, lead = MemoryWorkspace(dyffryn=shared_set()), MemoryLead()
    sources = sources_of(workspace, lead)
    seen = prepare_release(sources, asked_for(ON_TRUST))
    file = workspace.files["dyffryn"]
    no = [f for f in file.facts() if isinstance(f, Consented) and f.member == "m1"]
    file.keep([replace(each, id=f"no {each.id}", choice=False) for each in no])
    with pytest.raises(Conflict, match="let nobody have it"):
        let_out(sources, seen, RECIPIENT, lambda _: Stamps())
    assert not record_of(file.facts()).sent
    assert not lead.facts()
