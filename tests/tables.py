"""Finds every table and `match` that decides about the members of an enum."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import ModuleType
from typing import Any

from tmworkshop.domain.tables import Chosen

SAID = "# others:"  # what stands there says why the other members need no row
MANY = (set, frozenset, tuple, list)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def complaints(module: ModuleType, source: str) -> list[str]:
    """Return what the tables of *module*, read from *source*, say nothing of."""
    return sorted(set(_Module(module, source).complaints()))


def tables(module: ModuleType, source: str) -> list[str]:
    """Return the names of the tables over an enum that stand in *module*."""
    found = _Module(module, source)
    return [name for name, value, _ in found.values() if any(_named(value))]


@dataclass
class _Module:
    module: ModuleType
    source: str
    lines: list[str] = field(init=False)
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.source.splitlines()
        self.tree = ast.parse(self.source)

    def complaints(self) -> Iterator[str]:
        for name, value, node in self.values():
            yield from self._of_a_table(name, value, node)
        for node in ast.walk(self.tree):
            if isinstance(node, FUNCTIONS):
                yield from self._of_displays(node)
            if isinstance(node, ast.Match):
                yield from self._of_a_match(node)
            if isinstance(node, ast.Call | ast.DictComp) and self._takes_all(node):
                yield f"line {node.lineno}: is filled from the enum itself"

    def values(self) -> Iterator[tuple[str, Any, ast.stmt]]:
        """Yield what is given a name here, outside functions."""
        yield from self._given_in(self.tree.body, vars(self.module), "")

    def _given_in(
        self, body: Iterable[ast.stmt], names: Mapping[str, Any], within: str
    ) -> Iterator[tuple[str, Any, ast.stmt]]:
        for node in body:
            if isinstance(node, ast.ClassDef):
                inner = vars(names[node.name])
                yield from self._given_in(node.body, inner, f"{within}{node.name}.")
            targets = node.targets if isinstance(node, ast.Assign) else []
            if isinstance(node, ast.AnnAssign) and node.value:
                targets = [node.target]
            for target in targets:
                if isinstance(target, ast.Name) and target.id in names:
                    yield f"{within}{target.id}", names[target.id], node

    def _of_a_table(self, name: str, value: Any, node: ast.stmt) -> Iterator[str]:
        for members in _named(value):
            enum = type(next(iter(members)))
            if not self._is_said(node.lineno, node.end_lineno):
                yield from _unnamed(name, enum, members)
        if isinstance(value, Chosen):
            both = value & value.leaving
            yield from (f"{name}: both holds and leaves {member}" for member in both)

    def _of_displays(self, function: ast.AST) -> Iterator[str]:
        """Yield what is said in a *function*: dicts, sets, and what is looked in."""
        for node in ast.walk(function):
            elements: list[ast.expr] = []
            if isinstance(node, ast.Dict):
                elements = [key for key in node.keys if key]
            elif isinstance(node, ast.Set):
                elements = node.elts
            elif isinstance(node, ast.Compare):
                asked = node.comparators[0]
                elements = asked.elts if isinstance(asked, ast.Tuple) else []
            members = {each for each in map(self._member, elements) if each}
            if members and not self._is_said(node.lineno, node.end_lineno):
                enum = type(next(iter(members)))
                yield from _unnamed(f"line {node.lineno}", enum, members)

    def _of_a_match(self, node: ast.Match) -> Iterator[str]:
        patterns = [p for case in node.cases for p in _alternatives(case.pattern)]
        over = [p for p in patterns if self._is_closed(p)]
        *_, last = node.cases
        is_open = isinstance(last.pattern, ast.MatchAs) and not last.pattern.pattern
        ends = is_open and "assert_never(" in ast.unparse(last.body[0])
        said = is_open and self._is_said(last.pattern.lineno, last.body[0].end_lineno)
        if over and not (ends or said):
            yield f"line {node.lineno}: match ends without assert_never"

    def _is_closed(self, pattern: ast.pattern) -> bool:
        """Say whether *pattern* is a member of an enum, or a class of the package."""
        if isinstance(pattern, ast.MatchClass):
            return isinstance(pattern.cls, ast.Name) and pattern.cls.id != "str"
        return isinstance(pattern, ast.MatchValue) and bool(self._member(pattern.value))

    def _takes_all(self, node: ast.Call | ast.DictComp) -> bool:
        if isinstance(node, ast.DictComp):
            alike = isinstance(node.value, ast.Constant)
            given = [each.iter for each in node.generators if alike]
        elif ast.unparse(node.func) in ("dict.fromkeys", "leave_out", "choose"):
            kept = [*node.args, *(each.value for each in node.keywords)]
            given = [k.value if isinstance(k, ast.Starred) else k for k in kept]
        else:
            return False
        return any(self._enum(each) for each in given)

    def _member(self, node: ast.expr) -> Enum | None:
        enum = self._enum(node.value) if isinstance(node, ast.Attribute) else None
        return enum.__members__.get(node.attr) if enum else None

    def _enum(self, node: ast.expr) -> type[Enum] | None:
        name = node.id if isinstance(node, ast.Name) else ""
        known = vars(self.module).get(name) or _enums().get(name)
        return known if isinstance(known, type) and issubclass(known, Enum) else None

    def _is_said(self, first: int, last: int | None) -> bool:
        around = self.lines[first - 1 : last]
        above = self.lines[first - 2].strip() if first > 1 else ""
        return any(SAID in line for line in around) or above.startswith(SAID)


def _enums() -> dict[str, type[Enum]]:
    """Return the enums of the package, for names imported inside a function."""
    every = [Enum]
    for each in every:
        every += each.__subclasses__()
    return {e.__name__: e for e in every if e.__module__.startswith("tmworkshop.")}


def _alternatives(pattern: ast.pattern) -> Iterator[ast.pattern]:
    if isinstance(pattern, ast.MatchOr):
        for each in pattern.patterns:
            yield from _alternatives(each)
    else:
        yield pattern


def _unnamed(name: str, enum: type[Enum], members: set[Enum]) -> Iterator[str]:
    yield from (f"{name}: says nothing of {m}" for m in enum if m not in members)


def _named(value: Any) -> Iterator[set[Enum]]:
    """Yield the members that *value* names, of each enum that it is a table over."""
    if not isinstance(value, Mapping | set | frozenset | tuple | list):
        return
    left = value.leaving if isinstance(value, Chosen) else ()
    yield from _by_place([*value, *left])
    if isinstance(value, Mapping):
        inner = [row for row in value.values() if isinstance(row, (Mapping, *MANY))]
        only = [row for row in inner if all(isinstance(each, Enum) for each in row)]
        yield from _by_place([each for row in only for each in row])


def _by_place(keys: list[Any]) -> Iterator[set[Enum]]:
    """Yield the members among *keys*, and at each place of those that are tuples."""
    rows = [key if type(key) is tuple else (key,) for key in keys]
    for place in range(max(map(len, rows), default=0)):
        at = [row[place] for row in rows if len(row) > place]
        members = [each for each in at if isinstance(each, Enum)]
        for enum in dict.fromkeys(map(type, members)):
            yield {each for each in members if type(each) is enum}
