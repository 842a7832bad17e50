"""Whose statements a session weighs: they are in its design as it opens."""

from dataclasses import replace

import pytest

from tests.builders import CONTENT, LESSON, slips
from tests.evenings import Evening
from tests.fakes import ShelfOf
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.domain.content import Inventory, Statement
from tmworkshop.domain.design import Layout, Shows, Weighed
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Agreed, Opened

LABELS = ("0 not at all", "1 a little", "2 fully", "? I cannot say")
AUDIT = Inventory(
    id="audit",
    title="What helps",
    scale="holds",
    intro="",
    statements=(
        Statement("audit.time", "We have the time.", 2, "Time", side="driver"),
        Statement("audit.trust", "We trust each other.", 1),
    ),
)


def opened(*, agreed=(), content=CONTENT, **step):
    """Return the step of a session that weighs something, as it was kept."""
    evening = Evening()
    evening.shelf.content = content
    evening.shelf.inventories = {"audit": AUDIT}
    evening.file.keep(
        Agreed(id=f"a{version}", version=version, rules=rules)
        for version, rules in enumerate(agreed, 1)
    )
    evening.begin(slips(**{"shows": Shows.STATEMENT, **step}))
    (kept,) = evening.facts(Opened)
    assert fact_of(document_of(kept), "it") == kept
    return kept.design.steps[0]


def test_a_step_that_does_not_say_what_it_weighs_weighs_the_lesson():
    many = tuple(Statement(f"lesson.07.{n}", f"We do {n}.", n) for n in (1, 2))
    content = replace(CONTENT, lesson=replace(LESSON, statements=many))
    put = (
        Weighed("lesson.07.1", 1, "We do 1."),
        Weighed("lesson.07.2", 2, "We do 2."),
    )
    assert opened(content=content).statements == put
    assert opened(content=content, weighs="lesson").statements == put


def test_a_lesson_without_statements_leaves_none_and_so_does_no_lesson():
    none = replace(CONTENT, lesson=replace(LESSON, statements=()))
    assert opened(content=none).statements == ()
    assert opened(content=replace(CONTENT, lesson=None)).statements == ()


def test_the_rules_a_set_agreed_are_weighed_in_their_newest_version():
    step = opened(agreed=[("We listen.",), ("We ask.", "We pass.")], weighs="agreement")
    assert step.statements == (
        Weighed("agreement.1", 2, "We ask."),
        Weighed("agreement.2", 2, "We pass."),
    )


def test_a_set_that_agreed_nothing_weighs_the_rules_it_would_begin_with():
    assert opened(weighs="agreement").statements == (
        Weighed("rule.one-voice", 3, "One person speaks at a time."),
        Weighed("rule.pass", 3, "Anyone may pass."),
    )


def test_an_inventory_is_weighed_with_its_titles():
    step = opened(weighs="audit", layout=Layout.SHEETS)
    assert step.statements == (
        Weighed("audit.time", 2, "We have the time.", "Time"),
        Weighed("audit.trust", 1, "We trust each other."),
    )
    assert [each.label for each in step.statements] == ["Time", "We trust each other."]


def test_an_inventory_that_is_not_there_is_told_before_the_session_opens():
    evening = Evening()
    evening.shelf = evening.tools.shelf
    with pytest.raises(NotFound, match="'audit'"):
        evening.begin(slips(shows=Shows.STATEMENT, weighs="audit"))
    assert evening.facts(Opened) == []


def test_the_points_of_the_scale_are_kept_with_any_step_that_rates():
    assert opened().labels == LABELS
    assert opened(shows=Shows.NOTHING).labels == LABELS
    assert opened(shows=Shows.NOTHING).statements == ()


def test_the_words_that_were_weighed_stay_when_the_prompt_changes():
    evening = Evening()
    sitting = evening.begin(slips(shows=Shows.STATEMENT))
    new = (Statement("lesson.07.eight", "Something else.", 2),)
    evening.shelf.content = replace(CONTENT, lesson=replace(LESSON, statements=new))
    assert sitting.walkthrough.design == evening.replayed.design
    (step,) = evening.replayed.design.steps
    assert [each.words for each in step.statements] == [LESSON.statements[0].words]


def test_a_shelf_may_hold_inventories():
    assert ShelfOf(CONTENT, AUDIT).inventory("audit") is AUDIT
