"""What holds for every command; the commands are found by themselves."""

import os
import shlex
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tmworkshop.cli import main

SLOW = {
    "asyncio",
    "filelock",
    "jinja2",
    "platformdirs",
    "prompt_toolkit",
    "python_calamine",
    "questionary",
    "tinydb",
    "tinyhtml5",
    "weasyprint",
}
WIDTH = 80


def commands(command, path=()):
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


EVERY = dict(commands(main))
VERBS = [path for path in EVERY if len(path) > 1]
LEAVES = {p: c for p, c in EVERY.items() if not isinstance(c, click.Group)}
each_command = pytest.mark.parametrize("path", EVERY, ids=" ".join)


def help_of(path):
    result = CliRunner().invoke(main, [*path, "--help"], prog_name="tmworkshop")
    assert result.exit_code == 0, result.output
    return result.stdout


@each_command
def test_help_begins_with_an_example(path):
    assert help_of(path).startswith(" ".join(("Example: tmworkshop", *path)))


@each_command
def test_help_fits_a_screen_of_80_columns(path):
    assert [line for line in help_of(path).splitlines() if len(line) > WIDTH] == []


@each_command
def test_an_example_is_a_command_line_that_is_understood(path):
    for line in EVERY[path].example.splitlines():
        words = shlex.split(line)[1:]
        end = next(n for n in range(len(words), -1, -1) if tuple(words[:n]) in EVERY)
        command = EVERY[tuple(words[:end])]
        parser = command.make_parser(click.Context(command))
        parser.parse_args(words[end:])


@each_command
def test_every_option_is_explained(path):
    options = [p for p in EVERY[path].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_what_reads_can_be_read_by_a_program(path):
    reads = path[-1] in ("list", "show")
    assert not reads or "as_json" in {param.name for param in LEAVES[path].params}


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_a_noun_says_of_each_verb_what_it_says_of_itself(path):
    noun, name = path
    told = EVERY[path].get_short_help_str(limit=1000)
    assert EVERY[noun,].short_help_of(name) == told


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_a_command_is_in_the_module_of_its_name(path):
    noun = [*path[:-1]]
    module = ".".join(["tmworkshop.cli", *noun, "_".join(path).replace("-", "_")])
    assert LEAVES[path].callback.__module__ == module
    assert LEAVES[path].name == path[-1]


def modules_after(*words, **environ):
    script = (
        "import sys\n"
        "from tmworkshop.cli import main\n"
        f"sys.argv = ['tmworkshop', *{words!r}]\n"
        "try: main(prog_name='tmworkshop')\n"
        "finally: print(*sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout, set(run.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        (),
        ("set", "--help"),
        ("set", "list"),
        ("member", "add", "--help"),
        ("lesson", "list"),
        ("design", "list"),
    ],
    ids=" ".join,
)
def test_a_quick_command_loads_no_slow_library(words, tmp_path):
    workspace = {"TMWORKSHOP_WORKSPACE": str(tmp_path / "none")}
    _, loaded = modules_after(*words, **workspace)
    assert not SLOW & loaded


def ours(loaded):
    return {module for module in loaded if module.startswith("tmworkshop.")}


def test_help_loads_no_command():
    _, loaded = modules_after("--help")
    assert ours(loaded) == {
        "tmworkshop.cli",
        "tmworkshop.cli.groups",
        "tmworkshop.domain",
        "tmworkshop.domain.errors",
    }


def test_completing_a_command_loads_none():
    completed, loaded = modules_after(
        _TMWORKSHOP_COMPLETE="bash_complete", COMP_WORDS="tmworkshop me", COMP_CWORD="1"
    )
    assert completed == "plain,member\n"
    assert "tmworkshop.cli.member" not in loaded


@pytest.mark.parametrize(
    "words",
    [
        ("set", "show", ""),
        ("evidence", "show", "outcome.nao"),
        ("session", "start", "--design", "troika"),
        ("member", "show", ""),
    ],
    ids=" ".join,
)
def test_completing_an_id_loads_no_slow_library(words, dyffryn):
    _, loaded = modules_after(
        _TMWORKSHOP_COMPLETE="zsh_complete",
        COMP_WORDS=" ".join(("tmworkshop", *words)),
        COMP_CWORD=str(len(words)),
        **dyffryn.environ,
    )
    assert "tmworkshop.cli.offers" in loaded
    assert not SLOW & loaded


def test_a_command_mistyped_is_answered_with_the_nearest():
    result = CliRunner().invoke(main, ["lessn"])
    assert result.exit_code == 2
    assert "lesson" in result.stderr


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("session start --no-input", "tmworkshop --no-input session start"),
        ("set --workspace x list", "tmworkshop --workspace DIR set"),
        ("action list --plain", "tmworkshop --plain action list"),
    ],
)
def test_an_option_that_goes_before_the_command_is_shown_its_place(typed, right):
    result = CliRunner().invoke(main, typed.split(), prog_name="tmworkshop")
    assert result.exit_code == 2
    assert f"It goes before the command: {right}" in " ".join(result.stderr.split())


def test_of_another_option_nothing_is_said_but_that_there_is_none():
    result = CliRunner().invoke(main, ["set", "list", "--nonsense"])
    assert result.stderr.endswith("No such option '--nonsense'.\n")
