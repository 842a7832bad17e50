"""Laws of what may be shown: an attacker with every page in hand finds nothing."""

from dataclasses import fields

import pytest

from tests.releases import Left, release_all
from tmworkshop.domain.programme.terms import Rules

# by the rule that is switched off: ways in which its hole is found
HOLES = {
    "names_hide_nobody": {"without_a_name", "told_less_names"},
    "names_stay": {"without_a_name", "on_no_lesson"},
    "new_words_wait": {"new_in_a_cell", "on_no_page_before", "who_acted"},
    "gone_words_hide": {"gone_from_a_cell"},
    "gone_among_others": {"on_no_page_now"},
    "ties_are_hidden": {"on_no_lesson", "who_was_there"},
    "readers_compare": {"in_no_partnership"},
    "laptops_are_not_added": {"without_a_name", "on_no_page_now"},
    "few_are_not_told_about": {"told_of_few"},
    "blanks_stay": {"begun_or_ceased"},
    "complements_hide": {"who_has_not"},
    "differences_hide": {"row_less_row", "page_less_page", "parent_less_children"},
    "totals_of_shown": {"total_less_cells"},
    "partnerships_hide_few": {"beside_a_text"},
    "lent_stand_alone": {"text_in_a_cell"},
}


@pytest.mark.parametrize(
    "seeds", [range(at, at + 10) for at in range(0, 50, 10)], ids=str
)
def test_an_attacker_finds_nothing(seeds):
    assert {seed: holes for seed in seeds if (holes := release_all(seed).holes())} == {}


def test_every_rule_can_be_switched_off():
    assert HOLES.keys() == {each.name for each in fields(Rules)}


@pytest.mark.parametrize("rule", HOLES)
def test_without_a_rule_its_hole_is_found(rule):
    off, missing = Rules(**{rule: False}), set(HOLES[rule])
    for seed in range(60):
        missing -= {hole.way for hole in release_all(seed, off).holes()}
        if not missing:
            break
    assert missing == set()


def test_there_is_much_left_to_show():
    left = [release_all(seed, pages=1, guests=False).first for seed in range(40)]
    every = sum(left, Left())
    assert every.cells_shown / every.cells >= 0.60, every
    assert every.words_shown / every.words >= 0.75, every
