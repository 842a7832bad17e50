"""What is decided from what stands is decided with it in hand, by every command."""

import ast
from collections.abc import Iterator
from pathlib import Path

import tmworkshop
from tests.sessions.test_eight_at_once import WRITING
from tmworkshop.application.ports import SetFile, Workspace
from tmworkshop.cli import COMMANDS
from tmworkshop.cli.groups import Noun

PACKAGE = Path(tmworkshop.__file__).parent
READS = {"facts", "facts_about", "sets", "id_for"}
# many other tests try these: a screen that one person has, or a folder of its own
ALONE = {"session resume", "session scribe", "demo", "doctor"}
# what a lead sends back: tests/cli/test_pack_settle.py
ALONE |= {"pack receipt"}
# what was cut off, or is due, is seen to by every command, and tried on its own
BEFORE_ALL = {PACKAGE / "cli" / "duties.py", PACKAGE / "cli" / "lead_dues.py"}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def taken_in_hand(function: ast.FunctionDef) -> Iterator[tuple[ast.With, str]]:
    """Yield each `with x.deciding()` in *function*, and what *x* is."""
    for each in ast.walk(function):
        if isinstance(each, ast.With):
            for item in each.items:
                called = getattr(item.context_expr, "func", None)
                if getattr(called, "attr", "") == "deciding":
                    yield each, ast.unparse(called.value)


def read_outside(function: ast.FunctionDef) -> list[str]:
    """Return what *function* reads of a thing that it takes in hand, but not there."""
    wrong = []
    for held, of in taken_in_hand(function):
        inside = {id(each) for statement in held.body for each in ast.walk(statement)}
        for call in ast.walk(function):
            read = getattr(call, "func", None)
            if isinstance(read, ast.Attribute) and read.attr in READS:
                known = ast.unparse(read.value)
                if known == of or (id(call) not in inside and known == "hand"):
                    wrong.append(ast.unparse(call))
    return wrong


def test_only_what_is_in_hand_can_be_written_to():
    assert not {"keep", "rewrite"} & vars(SetFile).keys()
    assert not {"found_set", "remove_set"} & vars(Workspace).keys()


def test_nothing_is_read_beside_what_is_in_hand():
    wrong = {
        f"{file.relative_to(PACKAGE)}: {function.name}": read
        for room in ("application", "cli")
        for file in sorted((PACKAGE / room).rglob("*.py"))
        for function in functions(ast.parse(file.read_text("utf-8")))
        if room == "application" and (read := read_outside(function))
    }
    assert wrong == {}


def named_in(tree: ast.AST) -> set[str]:
    """Return the names in *tree*, and what is asked of a module or a thing."""
    names = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
    asked = (each for each in ast.walk(tree) if isinstance(each, ast.Attribute))
    return names | {ast.unparse(each) for each in asked}


def deciders() -> set[str]:
    """Return the functions of the application that decide, themselves or by others."""
    found: set[str] = set()
    named: dict[str, set[str]] = {}
    for file in (PACKAGE / "application").glob("*.py"):
        for function in functions(ast.parse(file.read_text("utf-8"))):
            name = f"{file.stem}.{function.name}"
            named[name] = named_in(function)
            if any(taken_in_hand(function)):
                found.add(name)
    while more := {
        each
        for each in named.keys() - found
        if any(name.rpartition(".")[2] in named[each] for name in found)
    }:
        found |= more
    return found


def used_by(file: Path, seen: set[Path]) -> set[str]:
    """Return what of the application *file* uses, with what it imports of `cli`."""
    seen.add(file)
    tree = ast.parse(file.read_text("utf-8"))
    used = {each for each in named_in(tree) if each.count(".") == 1}
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and each.module:
            floor, *rest = (*each.module.split(".")[1:], "")
            path = PACKAGE.joinpath(floor, *rest).with_suffix(".py")
            if floor == "application":
                used |= {f"{rest[0]}.{name.name}" for name in each.names}
            elif floor == "cli" and path.is_file() and path not in seen | BEFORE_ALL:
                used |= used_by(path, seen)
    return used


def verbs() -> Iterator[tuple[str, Path]]:
    """Yield each command as it is typed, and the file that holds it."""
    for name in COMMANDS:
        folder = PACKAGE / "cli" / name
        if folder.is_dir():
            noun = __import__(f"tmworkshop.cli.{name}", fromlist=["command"]).command
            assert isinstance(noun, Noun)
            for verb in noun.names:
                yield f"{name} {verb}", folder / f"{name}_{verb}.py"
        else:
            yield name, PACKAGE / "cli" / f"{name}.py"


def test_eight_of_every_command_that_decides_are_tried_at_once():
    decide = {*deciders(), "hand.id_for"}
    writing = {verb for verb, file in verbs() if used_by(file, set()) & decide}
    tried = {" ".join(row.words(0)) for row in WRITING.values()}
    untried = {
        verb
        for verb in writing - ALONE
        if not any(words.startswith(verb) for words in tried)
    }
    assert untried == set()
    assert {"member add", "set update", "session edit", "set add"} <= writing
