from datetime import UTC, datetime

import pytest

from tests.builders import MARCH, Meeting, a_round, slips
from tests.fakes import Copies, MemorySet
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Conflict, Environment
from tmworkshop.domain.facts import Amended, Kind, Opened, Said, Struck, Tagged
from tmworkshop.domain.ids import sealed_id

MIDNIGHT = datetime(2026, 3, 12, tzinfo=UTC)


def sealed(meeting):
    """Return the file of *meeting* as it is once sealed."""
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    return file


def on_slips(*lines):
    notes = slips("notes", Keeps.REFLECTION)
    return Meeting(slips(), notes, a_round()).types(*lines)


def unattributed(file):
    return [f for f in file.facts() if isinstance(f, Said) and f.unattributed]


def test_what_is_on_slips_has_ids_that_follow_and_the_days_date_and_no_device():
    meeting = on_slips("1 2", "", "One", "Two").closed()
    file = sealed(meeting)
    were = {sealed_id(said.id) for said in unattributed(MemorySet(*meeting.facts))}
    assert {said.id for said in unattributed(file)} == were
    assert {said.at for said in unattributed(file)} == {MIDNIGHT}
    assert {said.device for said in unattributed(file)} == {""}
    assert MIDNIGHT.date() == MARCH


def test_what_is_on_slips_is_sorted_by_its_new_ids():
    file = sealed(on_slips("1 2", "", "One", "Two").closed())
    ids = [said.id for said in unattributed(file)]
    assert ids == sorted(ids)
    assert len(ids) == 3


def test_what_was_said_by_name_stays_as_it_was():
    meeting = on_slips("1 2", "", "", "Small firms").closed()
    named = [
        said for said in meeting.facts if getattr(said, "words", "") == "Small firms"
    ]
    assert [f for f in sealed(meeting).facts() if f in named] == named


def test_no_id_or_time_of_what_is_on_slips_remains_in_the_file():
    meeting = on_slips("1 2", "<", "2 2", "", "One", "Two", "\\", "One ", ": time")
    meeting.types("<", "First").closed()
    links = [f for f in meeting.facts if isinstance(f, Said) and f.unattributed]
    about = [f for f in meeting.facts if getattr(f, "of", "") in {s.id for s in links}]
    assert {type(fact) for fact in about} == {Amended, Struck, Tagged}
    file = sealed(meeting)
    written = "\n".join(map(repr, file.facts()))
    gone = [
        part for fact in (*links, *about) for part in (repr(fact.id), repr(fact.at))
    ]
    assert [part for part in gone if part in written] == []


def test_the_words_stay_as_they_last_stood():
    meeting = on_slips("1 2", "<", "2 2", "", "One", "Two", "\\").closed()
    standing = {said.words or said.value for said in unattributed(sealed(meeting))}
    assert standing == {"2 2", "One"}


def test_a_theme_that_someone_chose_stays_on_the_words():
    file = sealed(on_slips("", "One", ": time", ": form").closed())
    (said,) = unattributed(file)
    tags = [fact for fact in file.facts() if isinstance(fact, Tagged)]
    assert {(tag.of, tag.at) for tag in tags} == {(said.id, MIDNIGHT)}
    assert {tag.theme for tag in tags} == {"time", "form"}
    assert [tag.id for tag in tags] == sorted(tag.id for tag in tags)


def test_an_open_session_is_not_sealed_yet():
    meeting = on_slips("1 2")
    assert sealed(meeting).facts() == tuple(meeting.facts)


def test_without_slips_the_file_is_not_rewritten():
    meeting = Meeting(a_round()).types("One").closed()
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    assert file.facts() == tuple(meeting.facts)


def test_what_is_sealed_is_not_sealed_again():
    file = sealed(on_slips("1 2").closed())
    before = file.facts()
    seal_slips(file, Copies())
    assert file.facts() == before


def test_what_a_kill_left_unsealed_is_sealed_later_and_earlier_sessions_stay():
    first = on_slips("1 2").closed()
    first.facts = list(sealed(first).facts())
    second = Meeting(slips(), before=first).types("0 0").closed()
    before = [said for said in first.facts if said in unattributed(sealed(first))]
    (earlier, later) = unattributed(sealed(second))
    assert [earlier] == before
    assert (later.value, later.device) == ("0 0", "")


def test_a_link_that_belongs_to_no_session_is_let_be():
    meeting = on_slips().closed()
    stray = Said(id="stray", kind=Kind.RATING, unattributed=True)
    meeting.facts.append(stray)
    assert stray in sealed(meeting).facts()


# --- beside others


def test_a_slip_that_came_late_is_sorted_in_among_those_that_are_sealed():
    file = sealed(on_slips("", "One", ": time", "Two").closed())
    (session,) = [fact for fact in file.facts() if isinstance(fact, Opened)]
    late = Said(
        id="late",
        at=session.at,
        device="scribe",
        kind=Kind.REFLECTION,
        session=session.id,
        words="Late",
        unattributed=True,
    )
    tag = Tagged(id="tag", at=session.at, device="x", of="late", theme="form")
    file.keep([late, tag])
    seal_slips(file, Copies())
    by_id = sorted(unattributed(file), key=lambda said: said.id)
    assert unattributed(file) == by_id
    assert {said.words for said in by_id} == {"One", "Two", "Late"}
    tags = [fact.id for fact in file.facts() if isinstance(fact, Tagged)]
    assert tags == sorted(tags)
    assert len(tags) == 2


class Full(MemorySet):
    """There is no room on its disk for it to be written anew."""

    def rewrite(self, facts):
        raise Environment("The disk is full.")


class Busy(MemorySet):
    """Somebody else writes to it for longer than anyone waits."""

    def deciding(self):
        raise Conflict("Another window is still writing.")


def test_where_someone_writes_all_the_time_it_is_left_for_later():
    file = Busy(*on_slips("1 2").closed().facts)
    with pytest.raises(Conflict):
        seal_slips(file, Copies())
    assert unattributed(file)[0].device != ""


# --- copies


def test_a_copy_made_while_slips_were_typed_holds_what_the_file_holds():
    meeting = on_slips("", "One")
    half_way = tuple(meeting.facts)
    meeting.types("Two", "<", "First").closed()
    copies = Copies(half_way)
    file = MemorySet(*meeting.facts)
    seal_slips(file, copies)
    (copy,) = copies.held
    assert [f for f in copy if isinstance(f, Said)] == unattributed(file)


def test_a_copy_without_slips_stays_as_it_is():
    meeting = on_slips()
    early = tuple(meeting.facts)
    copies = Copies(early)
    seal_slips(MemorySet(*meeting.types("1 2").closed().facts), copies)
    assert copies.held == [early]


def test_the_copies_are_done_first_so_that_a_kill_can_be_made_good():
    meeting = on_slips("1 2").closed()
    copies = Copies(meeting.facts)
    file = Full(*meeting.facts)
    with pytest.raises(Environment):
        seal_slips(file, copies)
    assert {f.device for f in copies.held[0] if isinstance(f, Said)} == {""}
