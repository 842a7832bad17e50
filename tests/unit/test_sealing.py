from datetime import UTC, datetime
from itertools import count

import pytest

from tests.builders import MARCH, Meeting, a_round, slips
from tests.fakes import MemorySet
from tmworkshop.application.sealing import seal
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.facts import Amended, Kind, Said, Struck, Tagged

MIDNIGHT = datetime(2026, 3, 12, tzinfo=UTC)


def falling():
    """Random ids, each before the one given out last."""
    return (f"random-{n:03}" for n in count(500, -1))


def sealed(meeting, random=None):
    """Return the file of *meeting* as it is once sealed."""
    file = MemorySet(*meeting.facts)
    random = random or falling()
    seal(file, lambda: next(random))
    return file


def on_slips(*lines):
    notes = slips("notes", Keeps.REFLECTION)
    return Meeting(slips(), notes, a_round()).types(*lines)


def unattributed(file):
    return [f for f in file.facts() if isinstance(f, Said) and f.unattributed]


def test_what_is_on_slips_has_random_ids_and_the_days_date_and_no_device():
    file = sealed(on_slips("1 2", "", "One", "Two").closed())
    assert {said.id[:6] for said in unattributed(file)} == {"random"}
    assert {said.at for said in unattributed(file)} == {MIDNIGHT}
    assert {said.device for said in unattributed(file)} == {""}
    assert MIDNIGHT.date() == MARCH


def test_what_is_on_slips_is_sorted_by_its_new_ids():
    file = sealed(on_slips("1 2", "", "One", "Two").closed())
    assert [said.words or said.value for said in unattributed(file)] == [
        "Two",
        "One",
        "1 2",
    ]


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
    seal(file, pytest.fail)
    assert file.facts() == tuple(meeting.facts)


def test_what_is_sealed_is_not_sealed_again():
    file = sealed(on_slips("1 2").closed())
    before = file.facts()
    seal(file, pytest.fail)
    assert file.facts() == before


def test_what_a_kill_left_unsealed_is_sealed_later_and_earlier_sessions_stay():
    first = on_slips("1 2").closed()
    first.facts = list(sealed(first).facts())
    second = Meeting(slips(), before=first).types("0 0").closed()
    file = sealed(second, (f"later-{n}" for n in count()))
    assert [said.id[:6] for said in unattributed(file)] == ["random", "later-"]


def test_a_link_that_belongs_to_no_session_is_let_be():
    meeting = on_slips().closed()
    stray = Said(id="stray", kind=Kind.RATING, unattributed=True)
    meeting.facts.append(stray)
    assert stray in sealed(meeting).facts()
