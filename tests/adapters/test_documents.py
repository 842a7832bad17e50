import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.store.documents import KINDS, document_of, fact_of
from tmworkshop.domain.design import Design
from tmworkshop.domain.design_rules import parse_design
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import (
    Kind,
    Moved,
    Opened,
    Said,
    Struck,
    TurnKey,
    What,
)
from tmworkshop.domain.levels import Level

DESIGNS = tuple(
    parse_design(read_toml(file)) for file in sorted(folder("sessions").glob("*.toml"))
)
NOON = datetime(2026, 3, 12, 12, 31, 5, 123000, tzinfo=UTC)
FIRST, LAST = datetime(2, 1, 1), datetime(9998, 12, 31)
DAYS = st.dates(FIRST.date(), LAST.date())
DATED = {"date": DAYS, "date | None": DAYS | st.none()}
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
TEXTS = st.lists(st.text()).map(tuple)
TAKES_ANY_VALUE = sorted(set(Kind) - {Kind.FOLLOWUP, Kind.MEETING})
PARTS = st.dictionaries(st.text().filter(lambda name: name != "due"), st.text())
OPENED = st.builds(
    Opened,
    id=st.text(),
    at=MOMENTS,
    design=st.sampled_from(DESIGNS),
    held_on=DAYS,
    present=TEXTS,
    presenters=TEXTS,
    reviews=TEXTS,
    lesson=st.text(),
)


def facts_of(kind):
    if kind is Opened:
        return OPENED
    chosen_for_all = {each.name: DATED.get(each.type, ...) for each in fields(kind)}
    chosen_for_all |= {"at": MOMENTS}
    if kind is Said:
        chosen_for_all |= {"kind": st.sampled_from(TAKES_ANY_VALUE), "parts": PARTS}
    return st.builds(kind, **chosen_for_all)


def read(document):
    return fact_of(document, "dyffryn.jsonl")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(chosen=st.data())
def test_every_fact_comes_back_from_its_document(kind, chosen):
    fact = chosen.draw(facts_of(kind))
    assert read(json.loads(json.dumps(document_of(fact)))) == fact


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(chosen=st.data())
def test_a_document_holds_plain_values_that_are_what_they_will_be_read_as(kind, chosen):
    document = document_of(chosen.draw(facts_of(kind)))
    assert json.loads(json.dumps(document)) == document


def test_a_document_reads_like_what_was_said():
    said = Said(
        id="01KKH0EWX3",
        at=NOON,
        kind=Kind.ACTION,
        words="Ring the day centre",
        turn=TurnKey("commit", speaker="m5"),
        speaker="m5",
        level=Level.PROGRAMME,
        parts={"due": "2026-04-09"},
    )
    assert document_of(said) == {
        "fact": "said",
        "id": "01KKH0EWX3",
        "at": "2026-03-12T12:31:05.123Z",
        "kind": "action",
        "words": "Ring the day centre",
        "turn": ["commit", "", "m5", ""],
        "speaker": "m5",
        "level": "programme",
        "parts": {"due": "2026-04-09"},
    }


def test_what_is_sealed_has_a_date_and_no_hour():
    sealed = Said(
        at=datetime(2026, 3, 12, tzinfo=UTC), kind=Kind.RATING, unattributed=True
    )
    assert document_of(sealed)["at"] == "2026-03-12"
    assert read(document_of(sealed)) == sealed


def test_a_moment_is_written_in_utc_wherever_it_was_measured():
    summer = timezone(timedelta(hours=1))
    fact = Struck(of="x", at=NOON.astimezone(summer))
    assert document_of(fact)["at"] == "2026-03-12T12:31:05.123Z"
    assert read(document_of(fact)) == fact


def test_what_is_as_always_is_left_out():
    assert document_of(Struck(of="x")) == {"fact": "struck", "of": "x"}
    assert document_of(Moved(session="s", what=What.ON)) == {
        "fact": "move",
        "session": "s",
        "what": "on",
    }


def test_documents_share_nothing_with_their_facts():
    parts = {"due": "2026-04-09"}
    document = document_of(Said(kind=Kind.ACTION, parts=parts))
    fact = read(document)
    document["parts"]["due"] = parts["due"] = "never"
    assert fact.parts == {"due": "2026-04-09"}


def test_fields_of_a_newer_version_are_ignored_when_read():
    document = {"fact": "struck", "of": "x", "mood": ["glad"], "turn": 5}
    assert read(document) == Struck(of="x")


def test_a_turn_of_a_newer_version_is_read_as_far_as_it_is_known():
    said = read({"fact": "said", "kind": "note", "turn": ["a", "b", "c", "d", "e"]})
    assert said.turn == TurnKey("a", "b", "c", "d")


@pytest.mark.parametrize("document", [{"fact": "weather"}, {"id": "x"}, {"fact": None}])
def test_an_unknown_kind_of_fact_is_refused_in_words(document):
    with pytest.raises(Conflict, match=r"dyffryn\.jsonl .* update tmworkshop"):
        read(document)


@pytest.mark.parametrize(
    "document",
    [
        {"fact": "struck", "id": "x7"},
        {"fact": "said", "id": "x7", "kind": "song"},
        {"fact": "said", "id": "x7", "kind": "note", "turn": 5},
        {"fact": "struck", "id": "x7", "of": "y", "at": "noon"},
        {"fact": "set", "id": "x7", "name": "Dyffryn", "kept_until": 2030},
    ],
)
def test_a_fact_that_cannot_be_read_is_named(document):
    with pytest.raises(Damaged, match=r"dyffryn\.jsonl .* \(x7\)"):
        read(document)


@pytest.mark.parametrize(
    "document",
    [
        {"fact": "said", "kind": "followup", "value": "perhaps"},
        {"fact": "said", "kind": "meeting", "value": "soon"},
        {"fact": "said", "kind": "action", "parts": {"due": "soon"}},
        {"fact": "said", "kind": "note", "words": ["a", "b"]},
        {"fact": "said", "kind": "note", "parts": {"due": 5}},
        {"fact": "agreement", "version": 1, "rules": "rule"},
        {"fact": "erased", "of": [], "counts": {"words": "two"}},
        {"fact": "amend", "of": "y", "part": "level", "value": "everyone"},
        {"fact": "amend", "of": "y", "part": "due", "value": "soon"},
    ],
)
def test_a_value_that_means_nothing_is_not_read(document):
    with pytest.raises(Damaged, match=r"dyffryn\.jsonl .* \(x7\)"):
        read({"id": "x7", **document})


def test_sessions_of_one_design_share_it():
    opened = Opened(design=DESIGNS[0], held_on=date(2026, 3, 12), present=("m1",))
    first, second = read(document_of(opened)), read(document_of(opened))
    assert isinstance(first.design, Design)
    assert first.design is second.design


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_would_be_none_elsewhere_is_damage(day):
    struck = {"fact": "struck", "id": "x", "of": "y", "at": f"{day}T12:00:00Z"}
    meeting = {"fact": "said", "id": "x", "kind": "meeting", "value": day}
    for document in (struck, meeting, {"fact": "set", "name": "x", "kept_until": day}):
        with pytest.raises(Damaged):
            read(document)
