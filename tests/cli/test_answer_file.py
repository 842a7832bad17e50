"""What a list says, written to a file: the same lines, private, over nothing else."""

import os

import click
import pytest

from tests.records import MARCH, Story
from tests.terminals import TMWORKSHOP, PtyProcess, environment
from tmworkshop.cli import main
from tmworkshop.cli.asker import Asker
from tmworkshop.domain.facts import Kind

NAME = "Ŵyn Llŷr-Przybyła"
LONG = (
    "Ask the café on the quay whether anyone there has the key to the hall, and when. "
)
TYPED = [
    *("set list", "set show", "member list", "member show wyn", "partnership list"),
    *("session list", "session show 1", "action list", "action show 1"),
    *("practice list", "theme list", "theme show barrier.time", "lesson list"),
    *("lesson show 7", "evidence list --lesson 7", "evidence search small firms"),
    *("evidence show outcome.nao-41", "design list", "design show quick-35"),
    *("prompt list", "backup list"),
]


def verbs(group, *path):
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from verbs(command, *path, name)
            else:
                yield " ".join((*path, name)), command


def saving():
    return {
        name
        for name, command in verbs(main)
        if any(each.name == "saved_to" for each in command.params)
    }


@pytest.fixture
def met(desk):
    story = Story("Harbour set")
    story.join("m1", NAME, "Ysgol Ŵyl ac ŷd")
    story.join("m2", "Dai Okafor", "Glan")
    story.meet(MARCH)
    story.action("m1", LONG * 3)
    story.said(Kind.PRACTICE, "m2", LONG)
    story.part().keep_in(desk.folder, "harbour-set")
    desk.run("backup", "make")
    return desk


def shown(met, typed, *flags):
    return met.run(*typed.split(), *flags).stdout


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("flags", [(), ("--json",)], ids=["", "json"])
def test_a_file_holds_what_would_be_shown_and_no_mark_before_it(
    met, typed, flags, tmp_path
):
    file = tmp_path / "list.txt"
    on_screen = shown(met, typed, *flags)
    assert shown(met, typed, *flags, "--to", str(file)) == f"{file}\n"
    assert file.read_bytes() == on_screen.encode()
    assert len(on_screen) > 20
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600


def test_every_list_and_whatever_shows_one_thing_has_it():
    wanted = {n for n, _ in verbs(main) if n.endswith((" list", " show", " search"))}
    assert wanted <= saving()
    # what needs a lead's folder, or a programme to let words go for
    elsewhere = {"pack list", "pack preview", "programme list", "programme compare"}
    tried = {" ".join(typed.split()[:2]) for typed in TYPED}
    assert saving() == tried | elsewhere


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminal")
def test_it_is_as_wide_in_a_narrow_window_and_says_there_where_it_lies(met, tmp_path):
    wide, narrow = tmp_path / "wide.txt", tmp_path / "narrow.txt"
    shown(met, "action list", "--to", str(wide))
    command = (*TMWORKSHOP, "action", "list", "--to", str(narrow))
    env = environment(TMWORKSHOP_WORKSPACE=str(met.folder))
    with PtyProcess(*command, env=env, columns=34) as terminal:
        assert terminal.ended() == 0
        assert "you alone read it." in " ".join(terminal.shown.split())
    assert narrow.read_bytes() == wide.read_bytes()
    assert NAME in wide.read_text("utf-8")


def test_whoever_saves_words_of_people_is_told_that_nothing_reaches_them(met, tmp_path):
    told = met.run("member", "list", "--to", str(tmp_path / "a.txt")).stderr
    assert "Nothing that is erased here goes from that file" in " ".join(told.split())
    assert met.run("theme", "list", "--to", str(tmp_path / "b.txt")).stderr == ""


def test_what_is_there_already_stays_unless_someone_says_so(met, tmp_path, monkeypatch):
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    told = met.told("theme", "list", "--to", str(file), code=5)
    assert told.endswith("name another file. Nothing has been written.")
    monkeypatch.setattr(Asker, "is_there", True)
    for answer in ("\n", "n\n"):
        met.run("theme", "list", "--to", str(file), keys=answer, code=5)
        assert file.read_text() == "mine"
    met.run("theme", "list", "--to", str(file), keys="y\n")
    assert "barrier.time" in file.read_text("utf-8")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


def test_where_it_fails_nothing_is_written(met, tmp_path):
    file = tmp_path / "new" / "list.txt"
    met.told("member", "show", "nobody-so-called", "--to", str(file), code=1)
    assert not file.parent.exists()
    met.run("theme", "list", "--to", str(file))
    assert file.exists()


def test_a_folder_is_no_file(met, tmp_path):
    told = met.told("theme", "list", "--to", str(tmp_path), code=2)
    assert told.endswith("is a folder: name a file in it.")


def test_signs_that_a_terminal_would_obey_are_shown_in_it_too(desk, tmp_path):
    story = Story("Harbour set")
    story.join("m1", "Dai Okafor", "Glan")
    story.meet(MARCH)
    story.action("m1", "Ring \x1b[2J the mill")
    story.part().keep_in(desk.folder, "harbour-set")
    file = tmp_path / "list.txt"
    desk.run("action", "list", "--to", str(file))
    assert b"\x1b" not in file.read_bytes()
