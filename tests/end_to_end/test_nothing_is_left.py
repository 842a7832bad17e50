"""After an erasure, and after a purge, the whole workspace is searched.

Everyone's words are made up and found nowhere else, so that whatever is left of them
anywhere is found: in any file, any page, any archive, in any spelling.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.records import JANUARY, MARCH, Story
from tests.searching import contents, found_in, words_in
from tmworkshop.adapters.front_ends.draft_places import draft_file
from tmworkshop.adapters.page_places import NOTED
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.adapters.store import journal
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli import main
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import Kind

NOW = "2026-06-01T10:00:00+00:00"
NAME, FORMER = "Gwenllïan Przybyłowska", "Gwenlian Przibilowska"
# every spelling of it that anyone has typed
NAMES = ("Gwenllian", "Przybylowska", "Gwenlian", "Przibilowska", "Vidrenna")
THEIRS = (
    *("auralbrix", "belkomart", "cindavole", "dormicast", "estrovind", "falquaren"),
    *("gomberlin", "huxtavane", "imbrecole", "jorvanset", "kelpadrin", "lomexitar"),
)
OTHERS = ("mavinquel", "nostribay", "orvelcant", "pundrixal", "quendamor", "rostavine")
BESIDE = ("sulvendar", "tamborixe")  # what people of another set said
DYFFRYN, MOOR = "dyffryn", "moor"
PAGES = "../pages"  # beside the workspace


def the_set(name: str = "Dyffryn set") -> Story:
    """Three people; one of them will be erased."""
    story = Story(name, kept_until=MARCH)
    story.join("m1", FORMER, "falquaren")
    story.join("m1", NAME, "falquaren two", MARCH)
    story.join("m2", "Dai Okafor", "Glan")
    story.join("m3", "Amina Li", "Glan")
    for member in ("m1", "m2", "m3"):
        story.slip(member, "set-summary", "evaluator", "print", "name-programme")
    story.meet(JANUARY, lesson="lesson.06")
    said = story.said(Kind.REFLECTION, "m1", "auralbrix", parts={"new": "belkomart"})
    story.amend(said, "words", "cindavole")
    story.amend(said, "words", "dormicast")
    story.tag(said, "barrier.time")
    story.strike(story.said(Kind.LEARNING, "m1", "estrovind", level="private"))
    own = story.action("m1", "gomberlin", parts={"first-sign": "huxtavane"})
    story.heard(own, "keep", happened="imbrecole", learned="jorvanset")
    story.said(Kind.QUESTION, "m1", "kelpadrin \N{RIGHTWARDS ARROW} ü")
    story.said(Kind.LEARNING, "m1", "lomexitar", level="private", lesson="lesson.06")
    helped = {"helper": "m1", "helper-agreed": "yes"}
    story.action("m2", "mavinquel", parts=helped)
    story.said(Kind.LEARNING, "m2", "nostribay, said GWENLLÏAN", lesson="lesson.06")
    story.said(Kind.LEARNING, "m3", "orvelcant of Gwenllian's", lesson="lesson.06")
    story.said(Kind.REFLECTION, "", "pundrixal przybyłowska", unattributed=True)
    story.said(Kind.NOTE, "m3", "quendamor, Vidrenna says")
    story.said(Kind.ISSUE, "m2", "rostavine")
    story.send(said, to="the funder", member="m1")
    return story.part(again=MARCH)


def another_set() -> Story:
    story = Story("Moor set")
    story.join("m1", "Cai Rees", "Hafod")
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m1", "sulvendar")
    story.action("m1", "tamborixe")
    return story.part()


def run(folder: Path, *words: str, code: int = 0) -> str:
    environ = {"TMWORKSHOP_NOW": NOW, "TMWORKSHOP_WORKSPACE": str(folder)}
    result = CliRunner(env=environ).invoke(main, words, prog_name="tmworkshop")
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture(scope="module", params=["in it", "in two places"])
def lived_in(tmp_path_factory, request) -> Path:
    """A workspace with all that people's words come to lie in.

    Its pages lie in it, or the older ones alone, and the newer ones in a folder beside.
    """
    folder = tmp_path_factory.mktemp("lived-in") / "home" / "workspace"
    the_set().keep_in(folder, DYFFRYN)
    another_set().keep_in(folder, MOOR)
    for _ in range(2):
        run(folder, "backup", "make")
    run(folder, "report", "participant", "--set", DYFFRYN, "--member", "gwen")
    if request.param != "in it":
        (folder / "workspace.toml").write_text(f'pages = "{PAGES}"\n')
    run(folder, "report", "participant", "--set", DYFFRYN, "--member", "dai")
    run(folder, "report", "set", "--set", DYFFRYN)
    run(folder, "report", "programme")
    for member in ("gwen", "dai"):
        run(folder, "member", "export", member, "--set", DYFFRYN)
    (folder / "drafts").mkdir()
    for set_id, word in ((DYFFRYN, "auralbrix"), (MOOR, "sulvendar")):
        draft_file(folder, set_id).write_text(f"half typed {word}")
        beside = f"{set_id}.0badcafe-1"
        draft_file(folder, beside).write_text(f"half typed beside {word}")
    sets = folder / "sets"
    (sets / "dyffryn.jsonl.torn").write_text('[{"words":"belkomart \\u00ef"')
    (sets / "dyffryn.jsonl.new").write_text('[{"words":"cindavole"}]')
    (folder / "reserve").unlink(missing_ok=True)  # bytes that mean nothing
    return folder


@pytest.fixture
def folder(lived_in, tmp_path) -> Path:
    home = Path(shutil.copytree(lived_in.parent, tmp_path / "home"))
    noted = home / "workspace" / NOTED
    if noted.exists():
        moved = noted.read_text().replace(str(lived_in.parent), str(home))
        noted.write_text(moved)
    return home / "workspace"


ERASE = ("member", "erase", "gwen", "--set", DYFFRYN, "--also", "Vidrenna")


def test_before_it_every_kind_of_place_holds_something_of_theirs(folder):
    endings = {Path(place).suffix for place in found_in(folder.parent, *THEIRS, *NAMES)}
    assert endings == {".jsonl", ".torn", ".new", ".draft", ".html", ".pdf", ".json"}
    assert words_in(folder.parent, *THEIRS, *NAMES) == {*THEIRS, *NAMES}


def test_before_it_pages_hold_something_of_theirs_in_each_place(folder):
    assert found_in(folder / "reports", *THEIRS, *NAMES)
    if (folder / PAGES).exists():
        names = {file.name for file in (folder / PAGES).rglob("*.html")}
        assert names == {"m2-dai-okafor.html", "set-summary.html", "comparison.html"}
        assert found_in(folder / PAGES, *THEIRS, *NAMES)


def test_after_it_nothing_of_theirs_is_left_anywhere(folder):
    run(folder, *ERASE, "--names", "mask", "--yes")
    assert found_in(folder.parent, *THEIRS, *NAMES) == set()


def test_nor_once_every_page_was_made_anew_and_a_backup_restored(folder, tmp_path):
    run(folder, *ERASE, "--names", "mask", "--yes")
    run(folder, "report", "set", "--set", DYFFRYN)
    run(folder, "report", "programme")
    run(folder, "member", "export", "dai", "--set", DYFFRYN)
    run(folder, "backup", "make")
    run(folder, "backup", "restore", "last", "--to", str(tmp_path / "again"))
    assert found_in(tmp_path, *THEIRS, *NAMES) == set()


def test_what_others_said_is_all_still_there_in_the_set_and_in_each_backup(folder):
    run(folder, *ERASE, "--names", "mask", "--yes")
    assert words_in(folder / "sets", *OTHERS, *BESIDE) == {*OTHERS, *BESIDE}
    for backup in (folder / "backups").glob("*.zip"):
        texts = b"".join(held for _, held in contents("", backup.read_bytes()))
        assert all(word.encode() in texts for word in (*OTHERS, *BESIDE))


def test_what_of_others_is_masked_is_the_name_and_no_more(folder):
    run(folder, *ERASE, "--names", "mask", "--yes")
    facts = FolderWorkspace(folder).open_set(DYFFRYN).facts()
    assert [f.words for f in facts if getattr(f, "words", "")] == [
        "mavinquel",
        "nostribay, said [name]",
        "orvelcant of [name]'s",
        "pundrixal [name]",
        "quendamor, [name] says",
        "rostavine",
    ]


def test_where_it_is_kept_the_name_stands_in_words_of_others_only(folder):
    run(folder, *ERASE, "--names", "keep", "--yes")
    assert found_in(folder.parent, *THEIRS) == set()
    for place in found_in(folder.parent, *NAMES):
        assert place.endswith("dyffryn.jsonl")


def test_the_backups_are_still_sound(folder):
    run(folder, *ERASE, "--names", "mask", "--yes")
    run(folder, "backup", "verify")


def test_pages_and_drafts_of_another_set_stay(folder):
    run(folder, "report", "participant", "--set", MOOR)
    run(folder, *ERASE, "--names", "mask", "--yes")
    assert {Path(p).suffix for p in found_in(folder.parent, "sulvendar")} >= {
        ".html",
        ".draft",
    }


class TestAfterAPurge:
    def test_nothing_of_the_set_is_left_anywhere(self, folder):
        run(folder, "set", "purge", "--yes")
        everything = (*THEIRS, *NAMES, *OTHERS, "Okafor", "Amina", "dyffryn")
        assert found_in(folder.parent, *everything) == set()

    def test_another_set_is_all_there_in_its_file_and_in_each_backup(self, folder):
        run(folder, "set", "purge", "--yes")
        assert words_in(folder / "sets", *BESIDE) == {*BESIDE}
        for backup in (folder / "backups").glob("*.zip"):
            texts = b"".join(held for _, held in contents("", backup.read_bytes()))
            assert all(word.encode() in texts for word in BESIDE)
        run(folder, "backup", "verify")


def test_a_log_of_an_error_nobody_foresaw_holds_no_word_and_no_name(
    folder, monkeypatch
):
    def break_down(self, facts):
        raise KeyError(*facts)

    monkeypatch.setattr(
        "tmworkshop.adapters.store.fact_file.FactFile.rewrite", break_down
    )
    run(folder, *ERASE, "--names", "mask", "--yes", code=1)
    (log,) = (folder / "logs").glob("*.log")
    assert "break_down" in log.read_text(encoding="utf-8")
    words = (*THEIRS, *NAMES, *OTHERS, *BESIDE, "Okafor")
    assert words_in(folder / "logs", *words) == set()


# --- killed in the middle

SCRIPT = """
import os, signal, sys
from importlib import import_module
from tmworkshop.cli import main

module, kind, method = sys.argv[1].split(":")
nth, words = int(sys.argv[2]), sys.argv[3:]
holder = getattr(import_module(module), kind)
whole, calls = getattr(holder, method), []

def dying(self, *given, **more):
    calls.append(given)
    if len(calls) == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(self, *given, **more)

setattr(holder, method, dying)
main(words, prog_name="tmworkshop")
"""
REST = "tmworkshop.adapters.rest:FolderRest"
BACKUPS = "tmworkshop.adapters.backups.folder_backups:FolderBackups"
A_FILE = "tmworkshop.adapters.drive.disk:Path:unlink"


def killed(folder: Path, at: str, nth: int, *words: str) -> None:
    died = subprocess.run(
        [sys.executable, "-c", SCRIPT, at, str(nth), *words],
        env={**os.environ, "TMWORKSHOP_NOW": NOW, "TMWORKSHOP_WORKSPACE": str(folder)},
        capture_output=True,
        check=False,
    )
    assert died.returncode == -9, died.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize(
    ("at", "nth"),
    [
        (f"{REST}:clear", 1),
        (A_FILE, 3),
        (f"{BACKUPS}:rewrite", 1),
        ("tmworkshop.adapters.store.fact_file:FactFile:rewrite", 1),
        (f"{REST}:clear", 2),
        (f"{BACKUPS}:rewrite", 2),
    ],
)
def test_killed_anywhere_the_same_command_finishes_an_erasure(folder, at, nth):
    command = (*ERASE, "--names", "mask", "--yes")
    killed(folder, at, nth, *command)
    if found_in(folder.parent, *THEIRS, *NAMES):
        run(folder, *command)
    assert found_in(folder.parent, *THEIRS, *NAMES) == set()
    assert words_in(folder / "sets", *OTHERS, *BESIDE) == {*OTHERS, *BESIDE}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize(
    ("at", "nth"),
    [
        (f"{BACKUPS}:rewrite", 1),
        (f"{REST}:note", 1),
        ("tmworkshop.adapters.store.workspace:FolderWorkspace:remove_set", 1),
        (f"{REST}:clear", 2),
    ],
)
def test_killed_anywhere_the_same_command_finishes_a_purge(folder, at, nth):
    killed(folder, at, nth, "set", "purge", "--yes")
    run(folder, "set", "purge", "--yes")
    assert found_in(folder.parent, *THEIRS, *NAMES, *OTHERS, "dyffryn") == set()
    assert words_in(folder / "sets", *BESIDE) == {*BESIDE}


def test_another_window_waits_until_it_is_done(folder, monkeypatch):
    whole, story = FolderRest.clear, the_set()
    story.facts = [*range(900)]
    story.said(Kind.NOTE, "m2", "just said")
    other = FolderWorkspace(folder).open_set(DYFFRYN)

    def write_along(self, *given):
        """Keep a word in another window, in the middle of it."""
        with pytest.raises(Conflict, match="still writing"):
            other.keep(story.facts[-1:])
        return whole(self, *given)

    monkeypatch.setattr(journal, "PATIENCE", 0.01)
    monkeypatch.setattr(FolderRest, "clear", write_along)
    run(folder, *ERASE, "--names", "mask", "--yes")
    assert found_in(folder.parent, *THEIRS, *NAMES) == set()
    other.keep(story.facts[-1:])
    assert words_in(folder / "sets", "just said")
