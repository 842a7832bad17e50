"""What things are called: one thing a name, a noun for a module, a variable its own."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import tmworkshop

PACKAGE = Path(tmworkshop.__file__).parent
# they say how a thing came, not what it is
SAY_NOTHING = {"found", "held", "said", "told", "gone"}
# what stands in people's own files is called as it is there
IN_FILES = {("domain.content", "found")}
# a module that is named by an -ing form all the same, and why that is a noun here
NOUNS = {"wording": "the words that a question is put in"}
# the floors, or rooms of one, that still wait for a rule: a row goes, none comes
NOT_YET = {
    "one class a name": (),
    "one module a name": (),
    "modules are nouns": (),
    "variables are named": (),
}


@cache
def modules() -> dict[str, ast.Module]:
    """Return the modules of the package by name, without what opens a room."""
    files = (file for file in PACKAGE.rglob("*.py") if file.stem != "__init__")
    return {
        ".".join(file.relative_to(PACKAGE).with_suffix("").parts): ast.parse(
            file.read_text(encoding="utf-8")
        )
        for file in sorted(files)
    }


def shared(homes: dict[object, list[str]]) -> Iterator[tuple[str, object]]:
    for name, those in homes.items():
        if len(those) > 1:
            yield from ((home, name) for home in those)


def shared_classes() -> Iterator[tuple[str, object]]:
    homes = defaultdict(list)
    for module, tree in modules().items():
        for each in tree.body:
            if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
                homes[each.name].append(module)
    return shared(homes)


def shared_modules() -> Iterator[tuple[str, object]]:
    homes = defaultdict(list)
    for module in modules():
        floor, _, rest = module.partition(".")
        homes[floor, rest.rpartition(".")[2]].append(module)
    return shared(homes)


def verbs() -> Iterator[tuple[str, object]]:
    for module in modules():
        name = module.rpartition(".")[2]
        if name.endswith("ing") and name not in NOUNS:
            yield module, name


def unnamed_variables() -> Iterator[tuple[str, object]]:
    for module, tree in modules().items():
        for name, line in assigned(tree):
            if name in SAY_NOTHING and (module, name) not in IN_FILES:
                yield module, f"{name}, in line {line}"


def assigned(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each name that *tree* gives to something that varies, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store(), lineno=line):
                yield name, line
            case ast.arg(arg=name, lineno=line):
                yield name, line
            case ast.ExceptHandler(name=str(name), lineno=line):
                yield name, line
            case ast.MatchAs(name=str(name), lineno=line):
                yield name, line


RULES: dict[str, Callable[[], Iterator[tuple[str, object]]]] = {
    "one class a name": shared_classes,
    "one module a name": shared_modules,
    "modules are nouns": verbs,
    "variables are named": unnamed_variables,
}


def lies_in(module: str, area: str) -> bool:
    return f"{module}.".startswith(f"{area}.")


@pytest.mark.parametrize("rule", RULES)
def test_what_things_are_called_is_as_the_rule_has_it(rule):
    assert [
        (module, what)
        for module, what in RULES[rule]()
        if not any(lies_in(module, area) for area in NOT_YET[rule])
    ] == []


@pytest.mark.parametrize("rule", RULES)
def test_what_keeps_to_a_rule_by_now_waits_for_it_no_more(rule):
    broken_in = [module for module, _ in RULES[rule]()]
    assert [
        area
        for area in NOT_YET[rule]
        if not any(lies_in(module, area) for module in broken_in)
    ] == []


@pytest.mark.parametrize(
    "line",
    [
        "found = 1",
        "for a, found in b: pass",
        "with a as found: pass",
        "(found := 1)",
        "lambda found: 1",
        "def a(*, found): pass",
        "try: pass\nexcept A as found: pass",
        "match a:\n  case [found]: pass",
    ],
)
def test_every_way_to_name_a_variable_is_seen(line):
    assert "found" in dict(assigned(ast.parse(line)))
