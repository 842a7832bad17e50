from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.lazy_values import LazyValues
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
    Weighed,
)
from tmworkshop.domain.design_data import design_data, design_from
from tmworkshop.domain.design_rules import (
    check_design,
    check_design_links,
    parse_design,
)
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level
from tmworkshop.domain.shapes import (
    ID,
    LINES,
    TEXT,
    TRUTH,
    WHOLE,
    WORDS,
    TableShape,
    find_misfits,
    table_of,
    tables_of,
)

texts = st.text(min_size=1).filter(str.strip)
levels = st.one_of(st.none(), st.sampled_from(Level))


def steps(**fixed):
    given = {name: st.just(value) for name, value in fixed.items()}
    return st.builds(
        Step,
        id=st.uuids().map(str),
        title=texts,
        minutes=st.integers(1, 90),
        give=st.sampled_from(Give),
        cue=st.text(),
        never=st.text(),
        words=st.lists(texts).map(tuple),
        question=texts,
        stems=st.lists(texts).map(tuple),
        holds=st.booleans(),
        level=levels,
        **{
            "speaks": st.sampled_from(Speaks),
            "repeats": st.just(True),
            "shows": st.sampled_from(Shows),
            **given,
        },
    ).flatmap(with_phases)


def with_phases(step):
    whole = (Phase("All of it", step.minutes),)
    return st.sampled_from([step, Step(**{**vars(step), "phases": whole})])


some_step = st.one_of(
    steps(),
    steps(keeps=Keeps.ISSUE),
    steps(layout=Layout.EACH, keeps=Keeps.FOLLOWUP, repeats=False, shows=Shows.NOTHING),
    steps(layout=Layout.FLOOR, keeps=Keeps.QUESTION),
    steps(layout=Layout.SLIPS, keeps=Keeps.RATING, scale="holds", unattributed=True),
    steps(layout=Layout.GROUPS),
    steps(layout=Layout.GROUPS, speaks=Speaks.GROUPS, group_size=4),
    steps(keeps=Keeps.NOTE),
    steps(layout=Layout.FLOOR, keeps=Keeps.PRACTICE),
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
        before=draw(st.text()),
        sources=tuple(draw(st.lists(texts))),
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


OLD = {
    "id": "old",
    "title": "Old",
    "minutes": 10,
    "summary": "",
    "smallest": 4,
    "largest": 8,
    "advice": "ask-first",
    "steps": [
        {"id": "one", "title": "One", "minutes": 5, "speaks": "all"},
        {
            "id": "two",
            "title": "Two",
            "minutes": 5,
            "speaks": "pairs",
            "layout": "groups",
            "repeats": True,
        },
    ],
}


def test_a_design_kept_in_a_session_of_old_is_read_and_written_as_it_was():
    old = design_from(OLD)
    assert design_data(old) == OLD
    assert (old.before, old.sources, old.times(old.steps[1])) == ("", (), 1)
    assert (old.steps[1].group_size, old.steps[1].between) == (2, False)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMES = ["id", "title", "minutes", "speaks", "layout", "keeps", "steps", "phases"]
tables = st.dictionaries(st.sampled_from(NAMES), json)


@given(tables | tables.map(lambda step: {"steps": [step, step]}))
def test_no_table_is_so_broken_that_it_cannot_be_complained_about(data):
    assert list(check_design(data))


@pytest.mark.parametrize("keeps", sorted(set(Keeps) - {Keeps.NOTHING}))
def test_what_a_step_keeps_is_called_as_it_is_kept(keeps):
    assert Kind(keeps) == keeps


def test_a_step_is_found_by_its_id(short):
    assert short.step("round").title == "Round"


def test_a_file_that_is_no_design_is_named_with_all_its_complaints():
    with pytest.raises(FileComplaints) as caught:
        parse_design({"title": "Nothing else"}, "mine.toml")
    assert caught.value.file == "mine.toml"
    assert "the design: does not say its steps" in caught.value.complaints


def test_stems_and_scales_that_nothing_offers_are_named_with_their_place(short):
    found = list(check_design_links(short, ["act"], ["holds"]))
    assert found == [
        "step 2 'rate': there are no stems for 'feel'",
        "step 2 'rate': there is no scale 'mood'",
    ]


def test_a_design_whose_content_is_there_draws_no_complaint(short):
    assert not list(check_design_links(short, ["act", "feel"], ["mood"]))


def test_an_inventory_that_nobody_wrote_is_named_with_its_place(short):
    of_one = replace(short.steps[1], stems=(), scale="", weighs="drivers")
    design = replace(short, steps=(replace(of_one, weighs="agreement"), of_one))
    missing = "step 2 'rate': there is no inventory 'drivers' to weigh"
    assert list(check_design_links(design, (), ())) == [missing]
    assert not list(check_design_links(design, (), (), ["drivers"]))


def test_a_session_of_old_weighs_the_first_statement_of_its_lesson():
    step = {**OLD["steps"][0], "layout": "slips", "keeps": "rating"}
    old = design_from({**OLD, "steps": [{**step, "shows": "statement"}]})
    assert (old.steps[0].weighed, old.steps[0].statements) == ("lesson", ())


def test_the_statements_and_labels_of_a_session_are_read_back_from_it(short):
    put = (Weighed("s.1", 2, "We do."), Weighed("s.2", 1, "We ask.", "Asking"))
    step = replace(short.steps[1], statements=put, labels=("0 no", "1 yes"))
    design = replace(short, steps=(step,))
    assert design_from(design_data(design)) == design
    assert (step.statement("s.2@1"), step.statement("s.2@2")) == (put[1], None)


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
    inner = table_of(TableShape({"name": TEXT}, frozenset({"name"})))
    outer = TableShape({"inner": inner}, frozenset())
    assert list(find_misfits("here", {"inner": {}}, outer)) == [
        "here: inner is to be a table"
    ]


def test_a_long_value_is_not_repeated_at_length():
    (only,) = find_misfits(
        "here", {"n": "x" * 500}, TableShape({"n": table_of(NO_SHAPE)}, NONE)
    )
    assert len(only) < 100


NONE: frozenset[str] = frozenset()
NO_SHAPE = TableShape({}, NONE)

mood = Scale("mood", "How?", (Point(0, "low"),), "I cannot say")
card = Card("c.1", "One", "Found.", "crisp-2014", "What?", "review")


def test_a_scale_is_found_by_its_id():
    assert Content(scales=(mood,)).scale("mood") is mood


def test_once_read_nothing_is_left_to_be_read():
    cards = LazyValues(lambda: ["c.1"], lambda _: card)
    assert Content(cards=cards).read().cards == {"c.1": card}


def told(held, kind):
    return [*find_misfits("here", {"n": held}, TableShape({"n": kind}, NONE))]


@pytest.mark.parametrize(
    ("held", "kind", "said"),
    [
        ("7", WHOLE, "a whole number, not '7': take its quotation marks away"),
        ("ten", WHOLE, "a whole number, not 'ten'"),
        (7.5, WHOLE, "a whole number, not 7.5"),
        (True, WHOLE, "a whole number, not true"),
        (10**6, WHOLE, "a whole number, not one so large"),
        (int("9" * 4000), WHOLE, "a whole number, not one so large"),
        ("true", TRUTH, "true or false, not 'true': take its quotation marks away"),
        ("yes", TRUTH, "true or false, not 'yes'"),
        (7, WORDS, "text, not 7: put quotation marks around it"),
        ("w" * 2001, WORDS, "text of 2,000 letters at most"),
        ("act", LINES, "a list of texts, not 'act': put square brackets around it"),
        ([11], LINES, "a list of texts, each in quotation marks"),
        (["w" * 2001], LINES, "a list of texts of 2,000 letters at most"),
        ({}, LINES, "a list of texts"),
        ("A b", ID, "of small letters, digits, hyphens and full stops, not 'A b'"),
        ("a" * 61, ID, f"{ID.spoken}, not '{'a' * 39}"),
    ],
)
def test_what_does_not_fit_is_told_with_what_makes_it_fit(held, kind, said):
    assert told(held, kind) == [f"here: n is to be {said}"]


@pytest.mark.parametrize("held", ["a", "a.b-c", "rq.08a", "a" * 60])
def test_an_id_is_plain(held):
    assert told(held, ID) == []


def test_a_table_in_a_list_is_told_of_by_itself():
    inner = TableShape(
        {"id": TEXT, "title": TEXT, "value": WHOLE}, frozenset({"value"})
    )
    points = tables_of(inner, "point", "a list of points")
    held = [{"value": 1}, {"value": "2"}, {"id": "x"}, {"title": "y"}]
    assert told(held, points) == [
        "here, point 2: value is to be a whole number, not '2': take its quotation "
        "marks away",
        "here, point 3 'x': does not say its value",
        "here, point 4 'y': does not say its value",
    ]
    assert told([1], points) == ["here: n is to be a list of points"]


def test_a_name_that_is_not_known_is_told_with_the_nearest():
    shape = TableShape({"speaks": TEXT}, NONE)
    (near,) = find_misfits("here", {"speeks": "all"}, shape)
    assert near == "here: 'speeks' is not known here. Did you mean speaks?"
    (far,) = find_misfits("here", {"w" * 100_000: "all"}, shape)
    assert len(far) < 100


def test_a_field_on_the_other_side_of_the_first_step_is_told_where_it_stands():
    found = [*check_design(DATA | {"cue": "Wait.", "steps": [STEP | {"largest": 9}]})]
    assert found == [
        "the design: 'cue' is not known here; it stands in a step, below its [[steps]]",
        "step 1 'talk': 'largest' is not known here; it stands above the first "
        "[[steps]]",
    ]


STEP = {"id": "talk", "title": "Talk", "minutes": 5, "speaks": "all"}
DATA = {
    "id": "short",
    "title": "Short",
    "minutes": 5,
    "summary": "Talk.",
    "smallest": 3,
    "largest": 8,
    "advice": "none",
    "steps": [STEP],
}


def test_an_id_is_no_longer_than_anyone_would_type():
    long = STEP | {"id": "a" * 61}
    (told,) = check_design(DATA | {"steps": [long]})
    assert told.endswith("an id is of small letters, digits and hyphens")
    assert [*check_design(DATA | {"steps": [STEP | {"id": "a" * 60}]})] == []
