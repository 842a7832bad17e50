"""Paper to weigh on, printed by a command: of an inventory, a lesson, a set's rules."""

import re
from pathlib import Path

import pytest

from tmworkshop.adapters.pages.press import WeasyPress


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda self, html: b"%PDF")


def made(desk, result):
    """Return the page that lies beside the PDF that was told."""
    (told,) = result.stdout.splitlines()
    assert told.startswith(str(desk.folder))
    return told, (desk.folder / told).with_suffix(".html").read_text("utf-8")


def test_the_only_inventory_is_printed_without_being_named(desk):
    told, page = made(desk, desk.run("report", "sheet"))
    assert Path(told).as_posix().endswith("reports/sheets/drivers-and-barriers.pdf")
    assert page.count('<article class="sheet"') == 1
    assert page.count('class="cell"') == 24
    assert "No name. Sheets are shuffled before anyone types them" in page


def test_a_sheet_each_is_printed_in_one_file(desk):
    _, page = made(desk, desk.run("report", "sheet", "drivers", "--copies", "6"))
    assert page.count('<article class="sheet"') == 6


def test_large_letters_lie_beside_the_usual_ones(desk):
    told, page = made(desk, desk.run("report", "sheet", "--large"))
    assert told.endswith("drivers-and-barriers-in-large-letters.pdf")
    assert '<body class="ratings large">' in page


def test_a_lesson_is_printed_on_slips_a_page_full_or_as_many_as_asked(desk):
    told, page = made(desk, desk.run("report", "sheet", "--lesson", "03"))
    assert Path(told).as_posix().endswith("reports/sheets/slips-for-lesson-3.pdf")
    assert page.count('<article class="slip-of-lines">') == 4
    six = desk.run("report", "sheet", "--lesson", "3", "--copies", "6")
    assert made(desk, six)[1].count('<article class="slip-of-lines">') == 6


def test_a_lesson_that_nobody_rates_has_no_slip(desk):
    told = desk.told("report", "sheet", "--lesson", "10", code=1)
    assert "Lesson 10 has no statement to weigh." in told


def test_a_sets_own_rules_are_printed_on_the_scale_of_the_closing_review(dyffryn):
    rules = ("--rule", "pass", "--add", "Tea < first.")
    dyffryn.run("set", "agreement", "dyffryn", *rules)
    result = dyffryn.run("report", "sheet", "--set", "dyffryn", "--agreement")
    told, page = made(dyffryn, result)
    assert (
        Path(told).as_posix().endswith("reports/dyffryn-set/sheet-of-ground-rules.pdf")
    )
    assert "Our agreement, version 1" in page
    assert "Tea &lt; first." in page
    assert re.findall('class="box">(.)<', page) == [*"123?123?"]


def test_boxes_can_be_those_of_another_scale(desk):
    _, page = made(desk, desk.run("report", "sheet", "--lesson", "3", "--scale", "ten"))
    assert page.count('class="box">10<') == 3 * 4
    assert "No scale is called" in desk.told("report", "sheet", "--scale", "x", code=1)


def test_of_several_inventories_one_is_to_be_named(desk):
    ours = desk.folder / "prompts" / "inventories"
    ours.mkdir(parents=True)
    (ours / "ours.toml").write_text(
        'id = "ours"\ntitle = "Ours"\nscale = "holds"\nintro = "Alone."\n'
        '[[statement]]\nid = "ours.1"\ntitle = "Tea"\nwords = "We have tea."\n'
        'version = 1\ntheme = "driver.time"\ncard = ""\nside = "driver"\n'
    )
    told = desk.told("report", "sheet", code=2)
    assert "Name one: drivers-and-barriers, ours." in told
    _, page = made(desk, desk.run("report", "sheet", "ours"))
    assert "We have tea." in page


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (("drivers", "--lesson", "3"), "one of the three"),
        (("--lesson", "3", "--agreement"), "one of the three"),
        (("--set", "dyffryn"), "with --set give --agreement"),
        (("--lesson", "three"), "give its number"),
        (("--copies", "61"), "--copies"),
    ],
)
def test_what_does_not_go_together_is_told(dyffryn, flags, why):
    assert why in dyffryn.told("report", "sheet", *flags, code=2)


def test_an_inventory_that_is_not_there_is_told(desk):
    told = desk.told("report", "sheet", "drivrs-and-barriers", code=1)
    assert "Did you mean drivers-and-barriers?" in told
