"""Where pages go, as it is typed: asked once, settled, fallen back from, reached."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.desk import Desk
from tests.records import MARCH, Story
from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.left_over import find_left_over
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.programme.lead_facts import lead_of

PAGES = ("report", "participant", "--as", "html")
KEEPER = "tmworkshop.cli.page_folder.find_keeper"


class Laptop(Desk):
    """Someone's own laptop: nobody named the workspace."""

    def __init__(self, home):
        data, self.documents = home / "data", home / "Documents"
        super().__init__(data / "tmworkshop")
        del self.environ["TMWORKSHOP_WORKSPACE"]
        self.environ |= {
            "HOME": str(home),
            "XDG_DATA_HOME": str(data),
            "XDG_DOCUMENTS_DIR": str(self.documents),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "TMWORKSHOP_CONFIG": str(home / "config"),
        }

    @property
    def place(self):
        return self.documents / "tmworkshop"

    @property
    def pages(self):
        return {file.name for file in self.place.rglob("m*.html")}

    @property
    def own_pages(self):
        return {file.name for file in (self.folder / "reports").rglob("m*.html")}

    def settle(self, pages):
        (self.folder / "workspace.toml").write_text(f'pages = "{pages}"\n')


@pytest.fixture
def laptop(tmp_path):
    if sys.platform != "linux":
        pytest.skip("the folders of the platform are named as Linux has them")
    laptop = Laptop(tmp_path / "home")
    laptop.documents.mkdir(parents=True)
    story = Story("Tarn set")
    story.join("m1", "Wioletta Nowak", "Glan")
    story.join("m2", "Dai Okafor", "Hafod")
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "velquinor")
    story.part().keep_in(laptop.folder, "tarn-set")
    return laptop


BOTH = {"m1-wioletta-nowak.html", "m2-dai-okafor.html"}


def test_on_ones_own_laptop_pages_lie_among_the_documents_in_a_private_folder(laptop):
    result = laptop.run(*PAGES)
    assert laptop.pages == BOTH
    assert str(laptop.place / "tarn-set") in result.stdout
    told = f"Pages go there from now on, as workspace.toml says:\n  {laptop.place}\n"
    assert told in result.stderr
    assert laptop.place.stat().st_mode & 0o777 == 0o700
    assert not (laptop.folder / "reports").exists()
    assert read_settings(laptop.folder).pages == str(laptop.place)
    assert "from now on" not in laptop.run(*PAGES).stderr


def joined(words):
    return " ".join(words.split())


def test_where_someone_named_the_workspace_pages_stay_in_it(laptop):
    laptop.run("--workspace", str(laptop.folder), *PAGES)
    laptop.environ["TMWORKSHOP_WORKSPACE"] = str(laptop.folder)
    laptop.run(*PAGES)
    assert (laptop.pages, laptop.own_pages) == (set(), BOTH)
    assert read_settings(laptop.folder).pages == ""


@pytest.mark.parametrize(("answer", "moves"), [("y\n", True), ("\n", False)])
def test_a_synced_folder_is_asked_about_once(laptop, monkeypatch, answer, moves):
    monkeypatch.setattr(KEEPER, lambda *_: "OneDrive")
    monkeypatch.setattr(Asker, "is_there", True)
    told = laptop.run(*PAGES, keys=answer).stderr
    assert "that lies in OneDrive: pages with names on them would be" in joined(told)
    assert (laptop.pages == BOTH, laptop.own_pages == BOTH) == (moves, not moves)
    assert "OneDrive" not in laptop.run(*PAGES, keys="y\ny\n").stderr
    assert (laptop.pages == BOTH, laptop.own_pages == BOTH) == (moves, not moves)


def test_with_nobody_to_ask_they_stay_and_nothing_is_settled(laptop, monkeypatch):
    monkeypatch.setattr(KEEPER, lambda *_: "Dropbox")
    assert "Dropbox" not in laptop.run(*PAGES, keys="y\n").output
    assert (laptop.pages, laptop.own_pages) == (set(), BOTH)
    assert read_settings(laptop.folder).pages == ""


def test_on_a_mac_it_is_asked_as_it_cannot_be_seen(laptop, monkeypatch):
    monkeypatch.setattr(
        "tmworkshop.cli.page_folder.sys", SimpleNamespace(platform="darwin")
    )
    monkeypatch.setattr(Asker, "is_there", False)
    laptop.run(*PAGES)
    assert laptop.own_pages == BOTH


def test_without_documents_they_stay(laptop):
    laptop.documents.rmdir()
    laptop.run(*PAGES)
    assert laptop.own_pages == BOTH
    assert not laptop.documents.exists()


def test_a_folder_of_that_name_with_other_things_is_let_be(laptop):
    (laptop.place / "tarn-set").mkdir(parents=True)
    (laptop.place / "tarn-set" / "mine.odt").write_text("x")
    laptop.run(*PAGES)
    assert laptop.own_pages == BOTH
    laptop.run("set", "purge", "tarn-set", "--now", "--yes")
    assert (laptop.place / "tarn-set" / "mine.odt").exists()


def test_whoever_edits_the_line_has_pages_there(laptop):
    laptop.settle("../papers")
    laptop.run("--workspace", str(laptop.folder), *PAGES)
    papers = laptop.folder.parent / "papers"
    assert {file.name for file in papers.rglob("m*.html")} == BOTH
    laptop.settle("reports")
    laptop.run(*PAGES)
    assert laptop.own_pages == BOTH
    assert not {*papers.rglob("m*.html")}


def test_what_is_said_of_pages_stays_where_someone_says_who_they_are(laptop):
    laptop.run(*PAGES)
    laptop.run("init", "--facilitator", "Ffion Parry", "--contact", "x")
    assert read_settings(laptop.folder).pages == str(laptop.place)


def test_a_place_that_cannot_be_used_falls_back_and_says_so(laptop):
    laptop.run(*PAGES)
    laptop.documents.rename(laptop.documents.with_name("away"))
    told = joined(laptop.run(*PAGES).stderr)
    assert "workspace.toml has them: it is not there. They go into the" in told
    assert str(laptop.place) in told
    assert laptop.own_pages == BOTH
    laptop.documents.with_name("away").rename(laptop.documents)
    laptop.run(*PAGES)
    assert (laptop.pages, laptop.own_pages) == (BOTH, set())


def test_pages_elsewhere_ask_and_settle_nothing(laptop, tmp_path):
    laptop.run(*PAGES, "--to", str(tmp_path / "away"))
    assert read_settings(laptop.folder).pages == ""
    assert not laptop.place.exists()


# --- what removes pages reaches them


ERASE = ("member", "erase", "wioletta", "--names", "mask", "--yes")


def test_an_erasure_reaches_them_there(laptop):
    laptop.run(*PAGES)
    preview = laptop.run("member", "erase", "wioletta", "--preview").stdout
    assert "To be removed: 2 pages" in preview
    laptop.run(*ERASE)
    assert (laptop.pages, laptop.own_pages) == (set(), set())


def test_an_erasure_names_a_place_that_is_not_there(laptop):
    laptop.run(*PAGES)
    laptop.documents.rename(laptop.documents.with_name("away"))
    for flags in (("--preview",), ("--names", "mask", "--yes")):
        told = laptop.run("member", "erase", "wioletta", *flags).stdout
        assert "Not reached, and pages may lie there" in told
        assert f"  {laptop.place}\n" in told


def test_a_place_that_the_settings_name_no_more_is_reached_all_the_same(laptop):
    laptop.run(*PAGES)
    laptop.settle("reports")
    laptop.run(*ERASE)
    assert laptop.pages == set()


@pytest.mark.parametrize(
    "words",
    [
        ("set", "purge", "tarn-set", "--now", "--yes"),
        ("member", "update", "wioletta", "--name", "Violetta Nowak"),
        ("set", "update", "tarn-set", "--name", "Mere set"),
        ("session", "edit", "1", "--unattributed", "--yes"),
        ("--no-input", "session", "reopen"),
    ],
)
def test_whatever_removes_or_counts_pages_names_a_place_it_did_not_reach(laptop, words):
    laptop.run(*PAGES)
    laptop.documents.rename(laptop.documents.with_name("away"))
    result = laptop.run(*words, code=None)
    assert str(laptop.place) in result.output


def test_people_taken_out_again_go_from_there_or_it_is_named(laptop):
    new = ("--set", "mere-set")
    laptop.run("set", "add", "Mere set", "--kept-until", "none")
    laptop.run("member", "add", "Amina Li", "--partnership", "Glan", *new)
    laptop.run("report", "slips", "--as", "html", *new)
    assert [*laptop.place.rglob("mere-set/*.html")]
    laptop.run("member", "discard", *new, "--yes")
    assert not [*laptop.place.rglob("mere-set/*.html")]
    laptop.documents.rename(laptop.documents.with_name("away"))
    laptop.run("member", "add", "Amina Li", "--partnership", "Glan", *new)
    told = laptop.run("member", "discard", *new, "--yes").stderr
    assert f"  {laptop.place}\n" in told


def test_a_session_that_is_reopened_says_what_was_printed_there(laptop):
    laptop.run(*PAGES)
    told = laptop.run("--no-input", "session", "reopen").stderr
    assert "Printed after session 1" in told
    assert "Wioletta Nowak" in told


def test_a_changed_name_takes_pages_there_with_it(laptop):
    laptop.run(*PAGES)
    laptop.run("member", "update", "wioletta", "--name", "Violetta Nowak")
    assert laptop.pages == {"m2-dai-okafor.html"}
    laptop.run("set", "update", "tarn-set", "--name", "Mere set")
    assert laptop.pages == set()


def test_pages_that_a_lead_let_out_are_told_of_in_each_place(laptop):
    old = laptop.folder / "reports" / "programme" / "old.html"
    old.parent.mkdir(parents=True)
    old.touch()
    laptop.run("report", "programme", "--as", "html")
    new = laptop.place / "programme" / "comparison.html"
    left = find_left_over(lead_of(()), laptop.folder)
    assert left.pages == [str(old), str(new)]
    old.unlink()
    left = find_left_over(lead_of(()), laptop.folder)
    assert (left.place, left.pages) == (str(new.parent), ["comparison.html"])
    laptop.documents.rename(laptop.documents.with_name("away"))
    left = find_left_over(lead_of(()), laptop.folder)
    assert (left.pages, left.unreached) == ([], [str(laptop.place)])


def test_whoever_runs_a_list_imports_none_of_this():
    script = (
        "import sys; from tmworkshop.cli import main\n"
        "try: main(['action', 'list'])\n"
        "except SystemExit: pass\n"
        "sys.exit(any('page_places' in each for each in sys.modules))"
    )
    environ = {**os.environ, "TMWORKSHOP_WORKSPACE": os.devnull + "-none"}
    run = subprocess.run([sys.executable, "-c", script], env=environ, check=False)
    assert run.returncode == 0


def test_windows_that_print_at_once_for_the_first_time_agree(laptop):
    each = [
        *(("participant", "--member", name) for name in ("dai", "wioletta")),
        *(("set",), ("slips",), ("card", "gw.roots")),
    ]
    windows = [
        subprocess.Popen(
            [sys.executable, "-m", "tmworkshop", "report", *words, "--as", "html"],
            env={**os.environ, **laptop.environ},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for words in each
    ]
    told = [each.communicate()[1].decode() for each in windows]
    assert [each.returncode for each in windows] == [0] * len(each), told
    assert sum("from now on" in words for words in told) == 1
    assert laptop.pages | laptop.own_pages == BOTH
    assert read_settings(laptop.folder).pages == str(laptop.place)
