"""Each part of what is kept has a row, and nowhere else is one a bare string."""

import ast
import re
from pathlib import Path

import pytest

import tmworkshop
from tests.formats.shape import shape_today
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.parts import PARTS, PARTS_OF, Part, PartValue, main_part, row_of
from tmworkshop.domain.record.kept import kept_from
from tmworkshop.domain.session.questions.question import QUESTIONS

PACKAGE = Path(tmworkshop.__file__).parent
HOME = PACKAGE / "domain" / "parts.py"
# fields of facts and files, and plain English: bare only beside what is called a part
OTHERWISE = {
    *(Part.WORDS, Part.VALUE, Part.SPEAKER, Part.LESSON, Part.LEVEL, Part.HOLDS),
    *(Part.HELPER, Part.SO),
}
BESIDE = {"part", "parts", "amend", "_amended"}
NOT_ASKED = {Part.SPEAKER, Part.LESSON, Part.LEVEL, Part.LEVEL_AGREED, Part.MASKED}


def bare(source, *, in_cli=False):
    """Return the parts that *source* calls by a bare string, each with its line.

    The members of an enum are none, and in cli the names of flags and of JSON's keys.
    """
    tree = ast.parse(source)
    named = constants(tree, set(Part) - OTHERWISE)
    for node in ast.walk(tree):
        named |= constants(node, OTHERWISE) if is_beside_a_part(node) else set()
        named -= constants(node) if is_an_enum(node) else set()
    flags = [each for node in ast.walk(tree) for each in names_of_cli(node)]
    named -= {each for flag in flags if in_cli for each in constants(flag)}
    return sorted((each.lineno, each.value) for each in named)


def constants(node, looked_for=frozenset(Part)):
    inner = (each for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {each for each in inner if each.value in looked_for}


def is_beside_a_part(node):
    if not isinstance(node, ast.Compare | ast.Call | ast.Subscript | ast.Match):
        return False
    head = node.subject if isinstance(node, ast.Match) else node
    return not BESIDE.isdisjoint(re.findall(r"\w+", ast.unparse(head)))


def is_an_enum(node):
    return isinstance(node, ast.ClassDef) and "Enum" in ast.unparse(node.bases)


def names_of_cli(node):
    if isinstance(node, ast.FunctionDef):
        yield from node.decorator_list
    if isinstance(node, ast.Dict):
        yield from filter(None, node.keys)
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "given":
        yield node.slice


@pytest.mark.parametrize("path", sorted({*PACKAGE.rglob("*.py")} - {HOME}), ids=str)
def test_no_part_is_called_by_a_bare_string(path):
    in_cli = path.is_relative_to(PACKAGE / "cli")
    assert bare(path.read_text(encoding="utf-8"), in_cli=in_cli) == []


@pytest.mark.parametrize(
    "source",
    [
        "A = ('due', 1)",
        "kept.parts.get('level')",
        "kept.parts['holds']",
        "fact.part == 'value'",
        "place.amend('words', answer)",
        "Amended(of=of, part='speaker', value=who)",
        "match part:\n  case 'lesson': pass",
    ],
)
def test_a_bare_part_is_told(source):
    assert len(bare(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "class Slot(StrEnum):\n  DUE = 'due'",
        "design['level'] = fact.value",
        "@click.option('--to', 'receiver')\ndef command(): pass",
        "{'due': action.due}",
        "given['helper']",
    ],
)
def test_a_field_a_flag_and_a_key_are_no_parts(source):
    assert bare(source, in_cli=True) == []


def test_whatever_can_be_written_has_a_row():
    assert sorted(PARTS) == shape_today()["parts"]


def test_every_part_is_asked_for_but_those_that_come_with_the_words():
    assert set(Part) - NOT_ASKED == set(Part) & set(QUESTIONS)


def test_a_yes_is_an_answer_and_is_asked_afresh_once_its_part_has_changed():
    for row in PARTS.values():
        if row.agreed_in:
            assert row.agreed_in in row.unsettles
            assert row_of(row.agreed_in).value is PartValue.ANSWER


def test_a_part_of_nobody_knows_where_is_words_under_its_own_name():
    row = row_of("how-it-went")
    assert (row.label, row.in_history) == ("How it went", "how-it-went")
    assert (row.value, row.unsettles) == (PartValue.WORDS, ())
    assert (row.tells_nothing, row.is_as_now) == (False, False)


def test_what_words_begin_with_is_not_put_right_as_a_part():
    assert all(main_part(kind) not in PARTS_OF[kind] for kind in Kind)


@pytest.mark.parametrize(
    ("parts", "said", "who"),
    [
        ({}, "", ""),
        ({"helper": "m2"}, "", ""),
        ({"helper": "m2", "helper-agreed": "no"}, "no", ""),
        ({"helper": "m2", "helper-agreed": "yes"}, "yes", "m2"),
    ],
)
def test_who_is_in_a_part_has_agreed_once_they_said_yes(parts, said, who):
    kept = kept_from(Said(kind=Kind.ACTION, words="Ring", parts=parts))
    assert kept.answer_to(Part.HELPER) == said
    assert kept.who_agreed_to(Part.HELPER) == who


def test_to_a_part_that_needs_no_yes_nobody_said_one():
    kept = kept_from(Said(kind=Kind.ACTION, words="Ring", parts={"due": "2026-03-12"}))
    assert kept.answer_to(Part.DUE) == kept.who_agreed_to(Part.DUE) == ""
