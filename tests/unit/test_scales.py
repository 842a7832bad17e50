from dataclasses import replace

from tests.builders import SCALE
from tmworkshop.domain.content import Content, Point, Scale
from tmworkshop.domain.design import Keeps, Speaks, Step
from tmworkshop.domain.session.questions.scales import scale_of
from tmworkshop.domain.session.shown.material import label_points

STEP = Step(
    id="rate",
    title="Rate",
    minutes=5,
    speaks=Speaks.ALL,
    keeps=Keeps.RATING,
    scale=SCALE.id,
    question="How far?",
)
OPENED = replace(STEP, labels=label_points(SCALE))


def test_a_step_keeps_the_points_that_its_session_was_opened_with():
    since = replace(SCALE, points=(Point(7, "other"), Point(9, "words")))
    assert scale_of(OPENED, Content(scales=(since,))) == SCALE


def test_a_scale_that_is_gone_since_is_read_from_the_step():
    assert scale_of(OPENED, Content()) == replace(SCALE, question="How far?")


def test_a_step_without_points_has_those_of_its_scale():
    assert scale_of(STEP, Content(scales=(SCALE,))) is SCALE


def test_a_label_taken_back_leaves_the_points():
    bare = replace(STEP, labels=("0 ", "1 [name]"))
    points = (Point(0, ""), Point(1, "[name]"))
    assert scale_of(bare, Content()) == Scale(SCALE.id, "How far?", points, "?")
