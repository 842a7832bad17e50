"""A design copied to be changed: the same design, each of its fields once explained."""

import tomllib

import pytest

from tmworkshop.adapters.content.resources import folder
from tmworkshop.domain.design_copy import OF_A_DESIGN, OF_A_STEP, explain_design
from tmworkshop.domain.design_rules import DESIGN, STEP

SHIPPED = sorted(folder("sessions").glob("*.toml"))
ODD = '''# my own remark
id = "odd"
title = "Odd"
summary = """
id = "not this one"
title = "nor this"
"""

[[steps]]
id = "first"   # the first one
words = [
    "minutes = 5",
    "a bracket ] and [ another", 'and [ one',  # and [ here
]
minutes = 5

[[steps]]
id = "second"
minutes = 6
'''


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_copy_is_the_same_design_under_another_name(file):
    text = file.read_text("utf-8")
    ours = tomllib.loads(text)
    assert tomllib.loads(explain_design(text, "mine")) == {**ours, "id": "mine"}


def test_the_text_stays_as_it_was_written_but_for_the_name():
    kept = ODD.replace('"odd"', '"mine"').splitlines()
    copied = explain_design(ODD, "mine").partition("\n\n# A step may")[0].splitlines()
    explained = {f"# {each}" for each in (*OF_A_DESIGN.values(), *OF_A_STEP.values())}
    assert [line for line in copied if line not in explained] == kept


def test_what_only_looks_like_a_field_is_left_alone():
    copied = tomllib.loads(explain_design(ODD, "mine"))
    assert copied == {**tomllib.loads(ODD), "id": "mine"}


def test_each_field_is_explained_where_it_first_stands():
    copied = explain_design(ODD, "mine").splitlines()
    for field, told in (("title", OF_A_DESIGN), ("minutes", OF_A_STEP)):
        first = next(n for n, line in enumerate(copied) if line.startswith(field))
        assert copied[first - 1] == f"# {told[field]}"
    assert copied.count(f"# {OF_A_STEP['minutes']}") == 1


def test_a_step_has_another_word_on_its_id_than_the_design():
    copied = explain_design(ODD, "mine").splitlines()
    assert copied[copied.index('id = "mine"') - 1] == f"# {OF_A_DESIGN['id']}"
    at = copied.index('id = "first"   # the first one')
    assert copied[at - 1] == f"# {OF_A_STEP['id']}"


def test_fields_that_are_not_in_it_are_listed_at_its_end():
    end = explain_design(ODD, "mine").partition("# A step may also have:\n")[2]
    assert f"# phases: {OF_A_STEP['phases']}\n" in end
    assert "# minutes:" not in end


def test_every_field_that_may_stand_in_a_design_is_explained():
    assert set(OF_A_DESIGN) == set(DESIGN.kinds)
    assert set(OF_A_STEP) == set(STEP.kinds)
