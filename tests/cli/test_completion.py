"""What a shell offers while a command is typed: ids and names, and never a trace."""

import os
import subprocess
import sys
from datetime import date

import click
import pytest

from tests.cli.test_help import EVERY
from tests.records import Story
from tmworkshop.cli.completion import begin_alike
from tmworkshop.cli.offers import OFFERS
from tmworkshop.cli.shells import quote_for_bash
from tmworkshop.domain.facts import Kind

# texts, dates, files, numbers that someone counts, and names of what is not there yet
OWN_WORDS = {
    *("NAME", "WORDS", "TEXT", "DATE", "NUMBER", "FILE", "FILES", "DIR"),
    *("--add", "--also", "--accept", "--blank", "--called", "--contact", "--copies"),
    *("--due", "--facilitator", "--first-sign", "--folder", "--for", "--happened"),
    *("--keep", "--keep-until", "--kept-until", "--k", "--learned", "--lines-file"),
    *("--map", "--mask", "--minutes", "--name", "--names", "--no", "--not-them"),
    *("--on", "--organisation", "--part", "--passphrase-file", "--password-file"),
    *("--people", "--place", "--programme", "--basis", "--remove", "--same"),
    *("--script", "--section", "--since", "--slip-date", "--text", "--to", "--two"),
    *("--date", "--wording", "--words", "--workspace", "--yes"),
}

IN_BASH = pytest.mark.skipif(os.name == "nt", reason="Windows has no bash")


@pytest.fixture
def offered(desk):
    """Ask as bash does what may come where the last of some words is typed."""

    def ask(*words, **environ):
        asked = subprocess.run(
            [sys.executable, "-m", "tmworkshop"],
            env={
                **os.environ,
                **desk.environ,
                "_TMWORKSHOP_COMPLETE": "bash_complete",
                "COMP_WORDS": "\n".join(("tmworkshop", *words)),
                "COMP_CWORD": str(len(words)),
                **environ,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert asked.stderr == ""
        return [line.partition(",")[2] for line in asked.stdout.splitlines() if line]

    return ask


def tree(folder):
    return {
        str(path): (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in folder.rglob("*")
    }


def typed_words():
    """Yield how each thing that takes a value is called, alone and with its command."""
    for path, command in EVERY.items():
        for param in command.params:
            chosen = isinstance(param.type, click.Choice)
            if getattr(param, "is_flag", False) or chosen:
                continue
            word = param.human_readable_name.strip("[].").upper()
            word = param.opts[-1] if isinstance(param, click.Option) else word
            yield word, f"{' '.join(path)} {word}"


def test_each_row_of_the_table_is_of_some_command():
    words = {each for pair in typed_words() for each in pair}
    assert OFFERS.keys() - words == set()


def test_of_each_word_that_is_typed_it_is_known_whether_it_is_an_id():
    decided = OFFERS.keys() | OWN_WORDS
    assert [pair for pair in typed_words() if not decided & {*pair}] == []


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("evidence show outcome.nao", "outcome.nao-41"),
        ("report card --theme driver.vis", "driver.vision"),
        ("theme show driver.vis", "driver.vision"),
        ("evidence list --source crisp", "crisp-2014"),
        ("design show troika", "troika-45"),
        ("design new ours --from troika", "troika-45"),
        ("session start --design=troika", "troika-45"),
        ("lesson show 1", "10"),
        ("evidence search --lesson 7", "7"),
        ("prompt list ro", "roles"),
        ("prompt list --purpose checki", "checkin"),
        ("report sheet drivers", "drivers-and-barriers"),
        ("set agreement --rule rule.conf", "rule.confidential"),
    ],
)
def test_what_is_shipped_is_offered_by_its_id(offered, words, some):
    assert some in offered(*words.replace("=", " = ").split())


def test_what_is_ones_own_is_offered_beside_it(offered, desk):
    desk.run("design", "new", "our-own", "--from", "troika-45")
    own = desk.folder / "prompts" / "themes" / "ours.toml"
    own.parent.mkdir(parents=True)
    own.write_bytes(b'[[theme]]\r\nid = "ours.one"\r\ntitle = "1"\r\n')
    assert offered("design", "show", "our") == ["our-own"]
    assert offered("theme", "show", "our") == ["ours.one"]


def test_sets_and_what_is_in_them_are_offered(offered, dyffryn):
    dyffryn.run("member", "add", "Ŵyn O'Neill", "--partnership", "Môn & Menai")
    assert offered("set", "show", "") == ["dyffryn-set"]
    assert offered("member", "list", "--set", "dyf") == ["dyffryn-set"]
    assert offered("member", "show", "") == [
        *(r"Megan\\ Prys-Jones", r"Dai\\ Okafor", r"Ŵyn\\ O\\'Neill"),
    ]
    assert offered("session", "start", "--present", "wyn") == [r"Ŵyn\\ O\\'Neill"]
    assert offered("member", "show", "'Ŵ") == [r"Ŵyn O'\\''Neill"]
    assert r"Môn\\ \\&\\ Menai" in offered("member", "update", "x", "--partnership", "")


def test_members_are_offered_of_the_set_in_hand_alone(offered, dyffryn):
    dyffryn.run("set", "add", "Glannau", "--kept-until", "none")
    dyffryn.run("member", "add", "Ana Oyelaran", "--set", "glannau")
    assert offered("member", "show", "") == []
    assert offered("member", "show", "--set", "glan", "") == [r"Ana\\ Oyelaran"]


def test_numbers_are_offered_without_the_words_behind_them(offered, desk):
    story = Story("Cwm set")
    story.join("m1", "Ida Falk", "Hafod")
    story.meet(date(2026, 1, 12), ("m1",))
    story.said(Kind.PRACTICE, "m1", "We rang every firm first.")
    for words in ("Ring the mill.", "Write to the school."):
        story.said(Kind.ACTION, "m1", words)
    story.part().keep_in(desk.folder, "cwm")
    desk.run("backup", "make")
    assert offered("action", "show", "") == ["1", "2"]
    assert offered("practice", "lend", "") == ["1"]
    assert offered("report", "set", "--session", "") == ["1"]
    assert offered("session", "reopen", "") == ["1"]
    assert offered("backup", "restore", "")[0] == "last"
    assert offered("backup", "verify", "2026") != []


def test_nothing_is_offered_of_what_cannot_be_read(offered, dyffryn):
    file = dyffryn.folder / "sets" / "dyffryn-set.jsonl"
    file.write_bytes(file.read_bytes()[:-9] + b'nonsense"\n')
    assert offered("member", "show", "") == []
    missing = {"TMWORKSHOP_WORKSPACE": str(dyffryn.folder / "no" / "such" / "place")}
    assert offered("set", "show", "", **missing) == []
    assert offered("set", "show", "", TMWORKSHOP_WORKSPACE=str(file)) == []
    assert offered("set", "show", "", COMP_CWORD="none") == []


def test_completing_leaves_everything_as_it_was(offered, dyffryn, tmp_path):
    (dyffryn.folder / "duties").mkdir(exist_ok=True)
    (dyffryn.folder / "programme").mkdir()
    before = tree(tmp_path)
    assert offered("member", "show", "Dai") == [r"Dai\\ Okafor"]
    assert offered("evidence", "show", "outcome.na") == ["outcome.nao-41"]
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("begun", "some"),
    [
        ("Si", ["Siân Rees", "Siôn Ali"]),
        ("sian", ["Siân Rees"]),
        ("si", ["Siân Rees", "Siôn Ali"]),
        ("sia", ["Siân Rees"]),
        ("x", []),
    ],
)
def test_an_accent_may_be_left_out_of_what_is_begun(begun, some):
    assert begin_alike(["Siân Rees", "Siôn Ali", "Dai Okafor"], begun) == some


def test_no_letter_is_taken_back_for_what_only_looks_alike():
    assert begin_alike(["Siân Rees", "Sian Owen", "Sîan Ali"], "sian") == []


@IN_BASH
@pytest.mark.parametrize("opened", ["", "'", '"'])
def test_bash_reads_what_was_quoted_as_it_is(opened):
    name = "Ŵyn O'Neill (“Môn” & $HOME `x` \\ *) ~!#;|<>?[]{}"
    command = f"printf %s {opened}{quote_for_bash(name, opened)}{opened}"
    read = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert read.stdout.decode() == name


FILLED = """
. <("$PYTHON" -m tmworkshop)
export _TMWORKSHOP_COMPLETE=bash_complete
tmworkshop() { "$PYTHON" -m tmworkshop "$@"; }
env() { command env "${@:1:$#-1}" "$PYTHON" -m tmworkshop; }
COMP_WORDS=(tmworkshop member show --set = dyf) COMP_CWORD=5
_tmworkshop_completion tmworkshop; printf '%s\\n' "${COMPREPLY[@]}"
COMP_WORDS=(tmworkshop member show Dai) COMP_CWORD=3 COMPREPLY=()
_tmworkshop_completion tmworkshop; printf '%s\\n' "${COMPREPLY[@]}"
"""


@IN_BASH
def test_bash_itself_fills_a_line_as_it_has_to_stand_there(dyffryn):
    environ = {**os.environ, **dyffryn.environ, "PYTHON": sys.executable}
    filled = subprocess.run(
        ["bash", "-c", FILLED],
        env={**environ, "_TMWORKSHOP_COMPLETE": "bash_source"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert filled.stderr == ""
    assert filled.stdout.splitlines() == ["dyffryn-set", r"Dai\ Okafor"]


@pytest.mark.parametrize(
    ("shell", "words", "answer"),
    [
        ("zsh", "tmworkshop member show Dai", ["plain", "Dai Okafor", "_"]),
        ("fish", "tmworkshop member show Dai", ["plain,Dai Okafor"]),
        ("powershell", "tmworkshop member show Dai", ["plain", "'Dai Okafor'", "_"]),
        (
            "powershell",
            "tmworkshop member show Niamh",
            ["plain", "'Niamh O\u2019\u2019Shea'", "_"],
        ),
        (
            "zsh",
            "tmworkshop design new x --from=troi",
            ["plain", "--from=troika-45", "Threes, everyone helped once"],
        ),
        (
            "fish",
            "tmworkshop design new x --from=troi",
            ["plain,--from=troika-45\tThrees; everyone helped once"],
        ),
        ("fish", "tmworkshop member update x --partnership A", []),
    ],
)
def test_each_shell_is_answered_as_it_takes_it(dyffryn, shell, words, answer):
    dyffryn.run("member", "add", "Niamh O\u2019Shea", "--partnership", "Advice, Aid")
    last = words.split()[-1] if shell == "fish" else str(len(words.split()) - 1)
    asked = subprocess.run(
        [sys.executable, "-m", "tmworkshop"],
        env={
            **os.environ,
            **dyffryn.environ,
            "_TMWORKSHOP_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": last,
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert asked.stdout.strip("\n").split("\n") == (answer or [""])
