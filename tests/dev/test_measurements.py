"""The page of measurements, and the two programs that write on it."""

from dataclasses import replace
from importlib.util import find_spec

import pytest

from bench import programme_page, storage
from bench.__main__ import Part, main, measure
from bench.comparing import KEY, TERMS, taken_in
from bench.grouping import (
    group_in_duckdb,
    group_in_sqlite,
    group_packs,
    group_plainly,
)
from bench.measurements import put
from bench.rows import Row, table
from soak.__main__ import main as soak
from soak.__main__ import run
from soak.experiments import Experiment
from soak.tally import Cut, Tally
from soak.tally import table as soaked_table
from tests.big_programmes import write_programme
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.programme.lead_folder import PACKS
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.programme import OwnSets
from tmworkshop.application.releases import Request, prepare_release
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.sharing.masks import Masks

PAGE = """\
# Measurements

What stands here.

## Start-up

| what |

### On the way

## Soak: kills

300
"""
FAST, SLOW = Row("fast", "bare", 2.5, 2.5), Row("slow", "bare", 2.51, 2.5)
WHOLE = Tally("ours", times=1, acknowledged=9)
LOSSY = Tally("ours", times=1, acknowledged=9, lost=1)


@pytest.fixture
def page(tmp_path):
    page = tmp_path / "measurements.md"
    page.write_text(PAGE)
    return page


def test_a_section_is_replaced_and_the_others_stay(page):
    put("Soak: kills", "400", page)
    assert page.read_text() == PAGE.replace("300", "400")
    put("Start-up", "| other |", page)
    assert page.read_text() == PAGE.replace(
        "| what |\n\n### On the way", "| other |"
    ).replace("300", "400")


def test_a_new_section_goes_last(page):
    put("Storage", "| 1 |", page)
    assert page.read_text() == f"{PAGE}\n## Storage\n\n| 1 |\n"


def test_a_page_that_is_not_there_is_begun(tmp_path):
    page = tmp_path / "new.md"
    put("Storage", "| 1 |", page)
    assert page.read_text().startswith("# Measurements\n")
    assert page.read_text().endswith("\n## Storage\n\n| 1 |\n")


def test_writing_the_same_again_changes_nothing(page):
    put("Storage", "| 1 |", page)
    before = page.read_text()
    put("Storage", "| 1 |", page)
    assert page.read_text() == before


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (FAST, "| fast | bare | 2.50 x | ≤ 2.5 x | met |"),
        (SLOW, "| slow | bare | 2.51 x | ≤ 2.5 x | missed |"),
        (Row("other", "bare", 970.4), "| other | bare | 970 x |  |  |"),
        (Row("syncs", "", 1, 1, "", 1), "| syncs |  | 1 | = 1 | met |"),
        (Row("syncs", "", 0, 1, "", 1), "| syncs |  | 0 | = 1 | missed |"),
        (Row("theirs", "bare", None), "| theirs | bare | not there |  |  |"),
    ],
)
def test_a_row_says_what_was_found_and_whether_it_keeps_to_its_goal(row, told):
    assert str(row) == told


@pytest.mark.parametrize(("rows", "code"), [([FAST], 0), ([FAST, SLOW], 1)])
def test_a_missed_goal_exits_1_and_is_written_down(page, rows, code):
    parts = [Part("Missed", "How.", lambda: rows), Part("Met", "How.", lambda: [FAST])]
    assert measure(parts, page) == code
    assert table(rows) in page.read_text()
    assert "\n## Met\n" in page.read_text()
    assert page.read_text().startswith(PAGE)


@pytest.mark.parametrize(
    ("tally", "code", "verdict"),
    [
        (WHOLE, 0, "nothing lost"),
        (LOSSY, 1, "LOST"),
        (Tally("ours", acknowledged=9, wrong=1), 1, "LOST"),
        (Tally("ours", acknowledged=9, unreadable=1), 1, "LOST"),
        (Tally("ours"), 1, "saw nothing"),
        (Tally("tiny", control=True, acknowledged=9, lost=1), 0, "seen to lose"),
        (Tally("tiny", control=True, acknowledged=9), 1, "cannot see"),
        (Tally("cuts", not_run="needs root"), 0, "not run: needs root"),
    ],
)
def test_a_soak_exits_1_unless_ours_kept_all_and_a_control_lost(
    page, tally, code, verdict
):
    soaked = Experiment("trouble", "How.", lambda: [WHOLE, tally])
    assert run([soaked], page) == code
    assert "\n## Soak: trouble\n" in page.read_text()
    assert verdict in page.read_text()
    assert page.read_text().startswith(PAGE)


def test_what_could_not_be_run_leaves_what_was_counted_elsewhere(page, capsys):
    not_run = Tally("kills", not_run="needs root")
    assert run([Experiment("kills", "How.", lambda: [not_run])], page) == 0
    assert page.read_text() == PAGE
    assert "not run: needs root" in capsys.readouterr().out


def test_what_was_not_run_shows_no_counts():
    row = str(Tally("power cuts", not_run="needs root"))
    assert row == "| power cuts |  |  |  |  |  |  |  | not run: needs root |"


def test_what_was_cut_off_is_summed_up_over_all_tables(page):
    kills = Tally("k", by=Cut.KILL, times=1200, acknowledged=9)
    cuts = Tally("p", by=Cut.POWER, on="exFAT", times=30, acknowledged=9, wrong=2)
    lossy = Tally("c", control=True, by=Cut.KILL, times=7, acknowledged=9, lost=5)
    put("Soak: other", soaked_table([replace(kills, on="tmpfs")]), page)
    run([Experiment("trouble", "How.", lambda: [kills, cuts, lossy, WHOLE])], page)
    assert kills.on  # the file system of this checkout
    told = page.read_text().partition("## Soak: altogether\n\n")[2]
    assert told.startswith("2,400 kills, 30 power-cut states, 2 lost: on ")
    assert "on exFAT, 0 kills, 30 power-cut states" in told
    assert "on tmpfs, 1,200 kills, 0 power-cut states" in told
    assert "The controls were cut off 7 times, and lost 5." in told


def test_a_place_that_is_none_is_a_question_of_usage(capsys):
    assert soak(["--on", "the moon", "close"]) == 2
    assert "here, exfat" in capsys.readouterr().out


def test_a_name_that_is_none_is_a_question_of_usage(capsys):
    assert (main(["nothing"]), soak(["nothing"])) == (2, 2)
    assert "there are startup, storage" in capsys.readouterr().out


@pytest.mark.usefixtures("no_garbage_before")
def test_a_save_is_one_sync_and_hardly_more_than_its_bytes():
    rows = {row.what: row for row in storage.rows([50], saves=5)}
    assert rows["syncs of a save"].is_met
    assert rows["bytes written by a save"].is_met
    assert {"a save, 50 facts", "opening, 50 facts"} < rows.keys()


def test_the_page_of_a_programme_is_held_to_time_memory_and_paper():
    seconds, memory, sheets = programme_page.rows(8)
    assert 0 < seconds.found < memory.found
    assert 1 + len(("overview", "themes", "withheld")) + 10 <= sheets.found
    assert sheets.is_met


def test_whatever_groups_a_programme_comes_to_the_same_sums(tmp_path):
    write_programme(tmp_path, sets=4, facts=2_000)
    files = sorted((tmp_path / "sets").iterdir())
    sums = group_plainly(files)
    assert all(sums)
    assert group_in_sqlite(files) == sums
    if find_spec("duckdb"):
        assert group_in_duckdb(files) == sums


def test_packs_of_a_programme_are_compared_beside_a_loop_over_them(tmp_path):
    write_programme(tmp_path, sets=4, facts=2_000)
    own = OwnSets(FolderWorkspace(tmp_path), Masks(), mark_with(KEY))
    sources = taken_in(own, tmp_path / "lead")
    packs = sorted((tmp_path / "lead" / "programme" / PACKS).iterdir())
    assert len(packs) == 4
    cells, people = group_packs(packs)
    shelf = ShelfOfPrompts()
    topics = Topics(tuple(shelf.lessons()), tuple(shelf.themes()))
    told = prepare_release(sources, Request(topics, TERMS)).cells.at.values()
    assert 0 < cells <= sum(bool(cell.voices) for cell in told)
    assert people > cells
