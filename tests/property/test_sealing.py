"""Unattributed means that no link exists, whatever was typed before the close."""

from itertools import count

from hypothesis import given

from tests.fakes import MemorySet
from tests.property.playing import meetings
from tmworkshop.application.sealing import seal
from tmworkshop.domain.facts import Said
from tmworkshop.domain.record import record_of
from tmworkshop.domain.stages import Stage


@given(meeting=meetings())
def test_nothing_of_what_was_on_slips_can_be_told_from_the_file(meeting):
    if meeting.walkthrough.stage is not Stage.CLOSED:
        meeting.closed()
    slips = [f for f in meeting.facts if isinstance(f, Said) and f.unattributed]
    about = [f for f in meeting.facts if getattr(f, "of", "") in {s.id for s in slips}]
    random = (f"random-{n:04}" for n in count(9_000, -1))
    file = MemorySet(*meeting.facts)
    seal(file, lambda: next(random))
    known = {(f.id, f.at) for f in (*slips, *about)}
    for fact in file.facts():
        assert not {(fact.id, fact.at), (getattr(fact, "of", ""), fact.at)} & known
        assert fact.id not in {id_ for id_, _ in known}
        assert getattr(fact, "of", "") not in {id_ for id_, _ in known}


@given(meeting=meetings())
def test_sealing_changes_no_word(meeting):
    if meeting.walkthrough.stage is not Stage.CLOSED:
        meeting.closed()
    random = (f"random-{n:04}" for n in count())
    file = MemorySet(*meeting.facts)
    seal(file, lambda: next(random))
    before, after = record_of(meeting.facts), record_of(file.facts())
    assert words(after) == words(before)


def words(record):
    return sorted(
        (kept.kind, kept.turn or (), kept.words, kept.value, kept.speaker, kept.themes)
        for kept in record.kept.values()
        if not kept.struck
    )
