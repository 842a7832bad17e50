from dataclasses import replace
from datetime import date

import pytest

from tests.builders import CONTENT
from tests.fakes import NOON, MemorySet, Stamps
from tmworkshop.application.sets import keep_agreement
from tmworkshop.domain.content import Agreement, GroundRule
from tmworkshop.domain.errors import Conflict, NotFound, Unclear
from tmworkshop.domain.facts import Agreed, Founded
from tmworkshop.domain.record.agreement import (
    agreed_on,
    find_rule,
    first_rules,
    kept_line,
    limits_rule,
    list_versions,
    read_out,
    read_own_rule,
    rules_to_choose,
    version_line,
)
from tmworkshop.domain.record.record import record_of

MARCH, APRIL = date(2026, 3, 12), date(2026, 4, 23)
PASS, LISTEN, TEA = "Anyone may pass.", "We listen.", "We begin with tea."
LIMITS = "Confidence has an end."
OFFERED = Agreement(
    version=1,
    title="Ours",
    read_aloud=("Kindly.",),
    rules=(
        GroundRule("rule.pass", PASS, chosen=True),
        GroundRule("rule.limits", LIMITS, chosen=True),
        GroundRule("rule.listen", LISTEN, chosen=False),
    ),
    limits="There is a limit.",
)


@pytest.fixture
def dyffryn():
    return MemorySet(Founded(name="Dyffryn"))


def agreed(file, rules, day):
    """Agree on *rules*, with what stands in *file* before one's eyes."""
    was = record_of(file.facts()).agreement
    now = Agreed(version=0, rules=tuple(rules), agreed_on=day)
    return keep_agreement(file, was, now, Stamps())


def test_a_first_agreement_is_version_1_of_its_day(dyffryn):
    kept, is_new = agreed(dyffryn, [PASS], MARCH)
    assert (kept.version, kept.rules, kept.agreed_on) == (1, (PASS,), MARCH)
    assert is_new
    assert dyffryn.lines[-1] == (kept,)


def test_each_change_is_a_version_of_its_own(dyffryn):
    agreed(dyffryn, [PASS], MARCH)
    kept, _ = agreed(dyffryn, [PASS, TEA], APRIL)
    assert kept.version == 2


def test_what_has_not_changed_is_no_version(dyffryn):
    agreed(dyffryn, [PASS], MARCH)
    before = len(dyffryn.lines)
    kept, is_new = agreed(dyffryn, [PASS], APRIL)
    assert (kept.version, is_new, len(dyffryn.lines)) == (1, False, before)


def test_an_agreement_needs_a_rule(dyffryn):
    with pytest.raises(Unclear, match="at least one rule"):
        agreed(dyffryn, [], MARCH)


def test_what_was_agreed_on_meanwhile_is_not_written_over(dyffryn):
    agreed(dyffryn, [PASS], MARCH)
    now = Agreed(version=0, rules=(TEA,), agreed_on=APRIL)
    with pytest.raises(Conflict, match="changed in another window"):
        keep_agreement(dyffryn, None, now, Stamps())
    assert record_of(dyffryn.facts()).agreement.rules == (PASS,)


def test_versions_tell_what_each_changed(dyffryn):
    for day, rules in ((MARCH, [PASS, LISTEN]), (APRIL, [LISTEN, TEA])):
        agreed(dyffryn, rules, day)
    first, second = list_versions(dyffryn.facts())
    assert (first.added, first.dropped) == ((PASS, LISTEN), ())
    assert (second.added, second.dropped, second.on) == ((TEA,), (PASS,), APRIL)


def test_an_agreement_from_before_days_were_kept_is_of_the_day_it_was_typed():
    assert agreed_on(Agreed(version=1, rules=(PASS,), at=NOON)) == MARCH


def test_the_limits_are_no_rule_to_choose_and_are_there_all_the_same():
    assert [rule.words for rule in rules_to_choose(OFFERED)] == [PASS, LISTEN]
    assert first_rules(OFFERED) == (PASS,)
    assert limits_rule(OFFERED) == LIMITS


@pytest.mark.parametrize("given", ["rule.pass", "pass", " pass "])
def test_an_id_stands_for_the_words_of_the_menu(given):
    assert read_own_rule(given, OFFERED) == PASS


def test_a_rule_may_be_in_a_sets_own_words():
    assert read_own_rule("  We begin\nwith  tea. ", OFFERED) == TEA


@pytest.mark.parametrize("given", ["  ", "x" * 301], ids=["empty", "long"])
def test_a_rule_has_words_and_not_too_many(given):
    with pytest.raises(Unclear):
        read_own_rule(given, OFFERED)


@pytest.mark.parametrize("wanted", ["2", "we begin", "BEGIN", TEA])
def test_a_rule_is_called_by_its_number_or_by_its_words(wanted):
    assert find_rule(wanted, [PASS, TEA], OFFERED) == TEA


@pytest.mark.parametrize("wanted", ["1", "rule.pass", "pas", "anyone"])
def test_a_rule_of_the_menu_is_called_by_its_id_too(wanted):
    assert find_rule(wanted, [PASS, TEA], OFFERED) == PASS


@pytest.mark.parametrize("wanted", ["0", "3", "listen"])
def test_a_rule_that_is_not_there_is_said(wanted):
    with pytest.raises(NotFound):
        find_rule(wanted, [PASS, TEA], OFFERED)


def test_a_sets_own_rules_are_read_out_with_their_version():
    agreed = Agreed(version=2, rules=(PASS, TEA), agreed_on=APRIL)
    assert list(read_out(agreed, CONTENT)) == [
        f"1. {PASS}",
        f"2. {TEA}",
        "Our agreement, version 2, 23 April 2026.",
    ]
    assert version_line(agreed).startswith("Our agreement, version 2")


def test_without_rules_of_its_own_the_shipped_words_are_read():
    content = replace(CONTENT, agreement=("Kindly.",))
    assert list(read_out(None, content)) == ["Kindly."]


def test_the_day_of_removal_is_said_before_it_and_after_it():
    assert kept_line(APRIL, MARCH).endswith("until 23 April 2026; then it is removed.")
    assert kept_line(APRIL, APRIL).endswith("then it is removed.")
    assert kept_line(MARCH, APRIL).endswith("was to be removed after 12 March 2026.")
