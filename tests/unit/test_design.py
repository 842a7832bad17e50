from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.lazily import Lazily
from tmworkshop.domain.content import Card, Content, Point, Scale
from tmworkshop.domain.design import (
    Design,
    Give,
    Keeps,
    Layout,
    Phase,
    Shows,
    Speaks,
    Step,
    design_data,
    design_from,
)
from tmworkshop.domain.design_rules import (
    complaints,
    content_complaints,
    parse_design,
)
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.levels import Level
from tmworkshop.domain.shapes import TEXT, Shape, misfits, table

texts = st.text(min_size=1).filter(str.strip)
levels = st.one_of(st.none(), st.sampled_from(Level))


def steps(**fixed):
    return st.builds(
        Step,
        id=st.uuids().map(str),
        title=texts,
        minutes=st.integers(1, 90),
        speaks=st.sampled_from(Speaks),
        give=st.sampled_from(Give),
        cue=st.text(),
        words=st.lists(texts).map(tuple),
        question=texts,
        stems=st.lists(texts).map(tuple),
        shows=st.sampled_from(Shows),
        holds=st.booleans(),
        level=levels,
        **{name: st.just(value) for name, value in ({"repeats": True} | fixed).items()},
    ).flatmap(with_phases)


def with_phases(step):
    whole = (Phase("All of it", step.minutes),)
    return st.sampled_from([step, Step(**{**vars(step), "phases": whole})])


some_step = st.one_of(
    steps(),
    steps(keeps=Keeps.ISSUE),
    steps(layout=Layout.EACH, keeps=Keeps.FOLLOWUP, repeats=False),
    steps(layout=Layout.FLOOR, keeps=Keeps.QUESTION),
    steps(layout=Layout.SLIPS, keeps=Keeps.RATING, scale="holds", unattributed=True),
    steps(layout=Layout.GROUPS),
)


@st.composite
def designs(draw):
    of = tuple(draw(st.lists(some_step, min_size=1, max_size=6)))
    presenters = draw(st.integers(1, 4))
    smallest = draw(st.integers(1, 9))
    return Design(
        id="any-design",
        title=draw(texts),
        minutes=sum(s.minutes * (presenters if s.repeats else 1) for s in of),
        summary=draw(st.text()),
        smallest=smallest,
        largest=draw(st.integers(smallest, 60)),
        advice=draw(st.sampled_from(["none", "ask-first", "welcome"])),
        steps=of,
        presenters=presenters,
    )


@given(designs())
def test_a_design_written_down_is_read_back_as_it_was(design):
    assert parse_design(design_data(design)) == design


@given(designs())
def test_a_design_in_a_session_is_read_back_without_the_rules_of_today(design):
    odd = replace(design, minutes=-1)
    assert design_from(design_data(odd)) == odd


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMES = ["id", "title", "minutes", "speaks", "layout", "keeps", "steps", "phases"]
tables = st.dictionaries(st.sampled_from(NAMES), json)


@given(tables | tables.map(lambda step: {"steps": [step, step]}))
def test_no_table_is_so_broken_that_it_cannot_be_complained_about(data):
    assert list(complaints(data))


def test_a_step_is_found_by_its_id(short):
    assert short.step("round").title == "Round"


def test_a_file_that_is_no_design_is_named_with_all_its_complaints():
    with pytest.raises(FileComplaints) as caught:
        parse_design({"title": "Nothing else"}, "mine.toml")
    assert caught.value.file == "mine.toml"
    assert "the design: does not say its steps" in caught.value.complaints


def test_stems_and_scales_that_nothing_offers_are_named_with_their_place(short):
    found = list(content_complaints(short, ["act"], ["holds"]))
    assert found == [
        "step 2 'rate': there are no stems for 'feel'",
        "step 2 'rate': there is no scale 'mood'",
    ]


def test_a_design_whose_content_is_there_draws_no_complaint(short):
    assert not list(content_complaints(short, ["act", "feel"], ["mood"]))


@pytest.fixture
def short():
    return parse_design(
        {
            "id": "short",
            "title": "Short",
            "minutes": 2,
            "summary": "Two steps.",
            "smallest": 3,
            "largest": 8,
            "advice": "none",
            "steps": [
                {"id": "round", "title": "Round", "minutes": 1, "speaks": "all"},
                {
                    "id": "rate",
                    "title": "Rate",
                    "minutes": 1,
                    "speaks": "all",
                    "layout": "each",
                    "keeps": "rating",
                    "scale": "mood",
                    "question": "How are we?",
                    "stems": ["act", "feel"],
                },
            ],
        }
    )


def test_a_table_within_a_table_is_looked_into():
    inner = table(Shape({"name": TEXT}, frozenset({"name"})))
    outer = Shape({"inner": inner}, frozenset())
    assert list(misfits("here", {"inner": {}}, outer)) == [
        "here: inner is to be a table"
    ]


def test_a_long_value_is_not_repeated_at_length():
    (only,) = misfits("here", {"n": "x" * 500}, Shape({"n": table(NO_SHAPE)}, NONE))
    assert len(only) < 100


NONE: frozenset[str] = frozenset()
NO_SHAPE = Shape({}, NONE)

mood = Scale("mood", "How?", (Point(0, "low"),), "I cannot say")
card = Card("c.1", "One", "Found.", "crisp-2014", "What?", "review")


def test_a_scale_is_found_by_its_id():
    assert Content(scales=(mood,)).scale("mood") is mood


def test_once_read_nothing_is_left_to_be_read():
    cards = Lazily(lambda: ["c.1"], lambda _: card)
    assert Content(cards=cards).read().cards == {"c.1": card}
