"""How a remedy is given stands in one table; below `cli` nothing names a command."""

import ast
import re
from pathlib import Path

import click
import pytest

import tmworkshop
from tmworkshop.adapters.content.resources import folder
from tmworkshop.cli import main
from tmworkshop.cli.echo import wrap_around
from tmworkshop.cli.ways import HOW, explain_error, show_way
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.remedies import Remedy, Way

PACKAGE = Path(tmworkshop.__file__).parent
BELOW = [
    file
    for floor in ("domain", "application", "adapters")
    for file in sorted((PACKAGE / floor).rglob("*.py"))
]
DATA = [
    file
    for name in ("prompts", "sessions", "templates")
    for file in sorted(folder(name).rglob("*"))
    if file.suffix in {".toml", ".html"}
]
HOLE = "{}"


def named(file):
    return f"{file.parent.name}/{file.name}"


def every_command(command=main, path=()):
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            yield from every_command(command.get_command(ctx, name), (*path, name))


COMMANDS = dict(every_command())
NOUNS = "|".join(path[0] for path in COMMANDS if len(path) == 1)
VERBS = "|".join(" ".join(path) for path in COMMANDS if len(path) > 1)
STYLE = re.compile(r'style="[^"]*"')  # has names of its own that begin like flags
TYPED = re.compile(r"^run = \[.*?\]$", re.DOTALL | re.MULTILINE)  # what a demo types
OF_THE_COMMAND_LINE = re.compile(
    rf"(?<![\w-])--(?=[a-z{{])|\btmworkshop (?:{NOUNS})\b|\b(?:{VERBS})\b"
)


def strings(tree):
    """Yield each text in *tree* but docstrings, a hole for what is filled in."""
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in node.values}
            yield "".join(literal(part) for part in node.values)
        elif isinstance(node, ast.Constant) and id(node) not in aside:
            yield node.value if isinstance(node.value, str) else ""


def literal(part):
    return part.value if isinstance(part, ast.Constant) else HOLE


def named_in(text):
    return [match[0] for match in OF_THE_COMMAND_LINE.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "give --to NAME",
        "--{} does not go with that",
        "See: tmworkshop doctor",
        "put it right with session edit",
    ],
)
def test_a_command_or_a_flag_is_seen_in_a_text(text):
    assert named_in(text)


@pytest.mark.parametrize(
    "text", ["update tmworkshop on this computer", "edit the session", "a -- b"]
)
def test_other_words_are_none(text):
    assert not named_in(text)


def test_a_text_that_is_filled_in_is_read_with_its_holes():
    (text,) = filter(None, strings(ast.parse('f"--{part} " "and so on"')))
    assert text == "--{} and so on"


@pytest.mark.parametrize("file", BELOW, ids=named)
def test_no_string_below_the_command_line_names_a_command_or_a_flag(file):
    tree = ast.parse(file.read_text("utf-8"))
    assert [text for text in strings(tree) if named_in(text)] == []


@pytest.mark.parametrize("file", DATA, ids=named)
def test_no_shipped_words_name_a_command_or_a_flag(file):
    text = TYPED.sub("", STYLE.sub("", file.read_text("utf-8")))
    assert named_in(text) == []


def talk(file):
    """Yield each text of *file* but docstrings and the help of options."""
    tree = ast.parse(file.read_text("utf-8"))
    helped = {
        id(word.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for word in call.keywords
        if word.arg == "help"
    }
    for node in ast.walk(tree):
        if id(node) in helped:
            node.value = ""
    yield from strings(tree)


ABOVE = sorted((PACKAGE / "cli").rglob("*.py"))
AFTER_WORDS = re.compile(rf"[a-z:.,] tmworkshop (?:{NOUNS}) [a-z]")


@pytest.mark.parametrize("file", ABOVE, ids=named)
def test_a_command_to_type_has_a_line_to_itself(file):
    assert [text for text in talk(file) if AFTER_WORDS.search(text)] == []


def test_a_line_that_is_set_in_is_not_wrapped():
    command = "  tmworkshop member update 'Wanjiru Oyelaran-Fitzgibbon' --namesake"
    told = f"If they are two people and not one:\n{command}"
    assert wrap_around(told, 20) == ["If they are two", "people and not one:", command]


def test_every_remedy_is_given_in_some_way():
    assert HOW.keys() == set(Remedy)


def raised(file):
    """Yield the remedies that *file* names, each with how many things it is given."""
    tree = ast.parse(file.read_text("utf-8"))
    given = {}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for place, argument in enumerate(call.args):
            after = call.args[place + 1 :]
            is_way = after and isinstance(after[0], ast.Tuple)
            given[id(argument)] = len(after[0].elts if is_way else after)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Remedy":
            yield Remedy[node.attr], given.get(id(node), 0)


def test_whoever_names_a_remedy_gives_what_it_needs():
    every = {each for file in BELOW for each in raised(file)}
    assert every == {(remedy, how.count(HOLE)) for remedy, how in HOW.items()}


@pytest.mark.parametrize("remedy", Remedy, ids=lambda remedy: remedy.name)
def test_a_way_leads_to_a_command_and_flags_that_there_are(remedy):
    words = [word.strip(".;,") for word in HOW[remedy].split()]
    options = {option for each in COMMANDS.values() for option in flags_of(each)}
    if "pip" in words:
        return
    if "tmworkshop" in words:
        after = words[words.index("tmworkshop") + 1 :]
        path = tuple(after[:2]) if tuple(after[:2]) in COMMANDS else tuple(after[:1])
        options = flags_of(COMMANDS[path])
    flags = [word for word in words if word.startswith("--")]
    assert "tmworkshop" in words or flags
    if remedy is not Remedy.KEEP_NEARER:  # a flag here, or a command elsewhere
        assert options.issuperset(flags)


def flags_of(command):
    return {option for each in command.params for option in each.opts}


def test_an_error_is_told_with_its_way():
    error = NotFound("Action 3 was taken away.", Remedy.PUT_BACK_ACTION, "3")
    assert str(error) == "Action 3 was taken away."
    assert explain_error(error) == (
        "Action 3 was taken away. To have it stand again:\n"
        "  tmworkshop action update 3 --put-back"
    )
    assert explain_error(NotFound("Nobody is called so.")) == "Nobody is called so."


def test_what_a_way_needs_is_taken_as_it_is():
    way = Way(Remedy.CHECK_DESIGN, ("{odd}.toml",))
    assert show_way(way) == 'tmworkshop design check "{odd}.toml"'


def test_a_way_in_words_is_as_it_stands():
    assert show_way("empty the bin") == "empty the bin"
    assert show_way(None) == ""
