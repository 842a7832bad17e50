"""Pages with a name on them that is no longer right, once it was changed."""

import pytest

from tests.cli.test_report import of_three
from tests.records import PEOPLE
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Joined


@pytest.fixture
def printed(desk, monkeypatch):
    """Return a desk with every page of a set of three printed."""
    monkeypatch.setattr(WeasyPress, "pdf", lambda self, html: b"%PDF-")
    of_three().keep_in(desk.folder, "dyffryn-set")
    for number in ("1", "2"):
        desk.run("report", "participant", "--session", number)
    return desk


def files(desk, *parts):
    folder = desk.folder.joinpath("reports", "dyffryn-set", *parts)
    return sorted(each.name for each in folder.rglob("*") if each.is_file())


def called(desk, name):
    """Return the files under *name*, and those with it in their text."""
    places = [*desk.folder.glob("reports/**/*"), *desk.folder.glob("exports/**/*")]
    return [
        each.name
        for each in places
        if each.is_file()
        and (name.casefold() in each.name or name in each.read_text(errors="replace"))
    ]


def test_a_changed_name_takes_the_pages_under_the_old_one_with_it(printed):
    assert called(printed, "Amina")
    others = [each for each in files(printed) if not each.startswith("m3")]
    told = printed.run("member", "update", "amina", "--name", "Noor Li").stderr
    assert (
        "2 pages under the old name were removed; print anew with: "
        "tmworkshop report participant --set dyffryn-set"
    ) in " ".join(told.split())
    assert "pages written with --to, keep the old name" in told
    assert called(printed, "Amina") == []
    assert files(printed) == others


def test_whatever_else_it_stands_on_goes_as_well(printed):
    printed.run("report", "participant", "--print-all")
    printed.run("report", "slips", "--as", "html")
    printed.run("report", "participant", "--as", "json", "--as", "txt")
    printed.run("member", "export", "amina")
    told = printed.run("member", "update", "amina", "--name", "Noor Li").stderr
    assert "4 pages under the old name were removed;" in told
    assert "1 export under the old name was removed." in told
    assert called(printed, "Amina") == []
    assert "print-all.pdf" not in files(printed)
    assert "m1-megan-prys-jones.pdf" in files(printed)


def test_a_part_of_a_name_that_stays_costs_nobody_a_page(printed):
    printed.run("member", "update", "megan", "--name", "Megan Lewis")
    assert "m3-amina-li.pdf" in files(printed)
    assert "m2-dai-okafor.pdf" in files(printed)


def test_what_told_a_namesake_apart_is_an_old_name_too(printed):
    for name, place in (("Amina Li", "Taf"), ("Amina Li", "Taf Arian")):
        told = ("--partnership", place, "--new-partnership", "--namesake")
        printed.run("member", "add", name, *told)
    for place in ("Glan", "Taf", "Taf Arian"):
        printed.run("member", "export", f"Amina Li ({place})")
    printed.run("member", "update", "Amina Li (Taf)", "--name", "Noor Lewis")
    exports = {each.stem for each in printed.folder.glob("exports/*/*")}
    assert exports == {"m3-amina-li-glan", "m5-amina-li-taf-arian"}
    printed.run("member", "update", "Amina Li (Glan)", "--name", "Amina Lewis")
    exports = {each.stem for each in printed.folder.glob("exports/*/*")}
    assert exports == {"m5-amina-li-taf-arian"}


def test_a_family_name_that_others_have_costs_them_no_page(printed):
    printed.run("member", "update", "dai", "--name", "Dai Li")
    printed.run("report", "participant", "--as", "html")
    printed.run("member", "update", "dai", "--name", "Dai Rees")
    assert "m3-amina-li.html" in files(printed)
    assert called(printed, "Dai Li") == []


def test_a_name_that_pages_are_built_with_costs_nobody_a_page(printed):
    printed.run("report", "participant", "--as", "html")
    printed.run("member", "update", "amina", "--name", "Amina Body")
    printed.run("report", "participant", "--as", "html")
    printed.run("member", "update", "amina", "--name", "Amina Rees")
    assert {"m1-megan-prys-jones.html", "m2-dai-okafor.html"} <= {*files(printed)}


def test_a_name_under_which_nothing_was_printed_is_told_of_no_page(desk):
    of_three().keep_in(desk.folder, "dyffryn-set")
    told = desk.run("member", "update", "amina", "--name", "Noor Li").stderr
    assert "old name" not in told


def test_a_move_to_another_partnership_removes_no_page(printed):
    before = files(printed)
    printed.run("member", "update", "amina", "--partnership", "Taf")
    assert files(printed) == before


def test_a_page_that_cannot_go_is_told_and_the_name_is_kept(printed, monkeypatch):
    def in_use(path, **_):
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr("tmworkshop.adapters.drive.disk.PAUSES", ())
    monkeypatch.setattr("pathlib.Path.unlink", in_use)
    told = printed.run("member", "update", "amina", "--name", "Noor Li")
    assert "Not all pages under the old name could be removed." in told.stderr
    assert told.stdout.startswith("Noor Li (before: Amina Li)")


def test_a_page_made_anew_takes_the_one_under_a_former_name_with_it(desk, monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda self, html: b"%PDF-")
    of_three().keep_in(desk.folder, "dyffryn-set")
    desk.run("report", "participant")
    renamed = Joined(id="z1", member="m1", name="Morwenna Lewis")
    with FolderWorkspace(desk.folder).open_set("dyffryn-set").deciding() as hand:
        hand.keep([renamed])  # as an older version did
    (desk.folder / "reports" / "dyffryn-set" / "session-2" / "m1-notes.odt").touch()
    desk.run("report", "participant")
    assert [each for each in files(desk) if each.startswith("m1")] == [
        "m1-morwenna-lewis.html",
        "m1-morwenna-lewis.pdf",
        "m1-notes.odt",
    ]
    assert len(PEOPLE) * 2 + 1 == len(files(desk))


def test_in_a_folder_of_ones_own_nothing_is_removed(printed, tmp_path):
    home = tmp_path / "stick" / "dyffryn-set" / "session-2"
    home.mkdir(parents=True)
    (home / "m1-once.pdf").touch()
    printed.run("report", "participant", "--to", str(tmp_path / "stick"))
    assert (home / "m1-once.pdf").exists()


def test_another_name_of_a_set_takes_its_pages_with_it(printed):
    told = printed.run("set", "update", "dyffryn", "--name", "Cwm").stderr
    assert "6 pages under the old name were removed" in " ".join(told.split())
    assert not (printed.folder / "reports" / "dyffryn-set").exists()


def test_pages_without_a_name_of_their_own_get_one_when_they_are_made_anew(desk):
    of_three().keep_in(desk.folder, "dyffryn-set")
    desk.run("set", "update", "dyffryn", "--name", "山谷")
    home = desk.folder / "reports" / "page-cc20107f" / "session-2"  # as once was
    home.mkdir(parents=True)
    (home / "m3.html").touch()
    (home / "set-summary.html").touch()
    desk.run("member", "update", "amina", "--name", "李明")
    desk.run("report", "participant", "--as", "html")
    there = sorted(each.name for each in desk.folder.glob("reports/*/*/*"))
    assert there == [
        "m1-megan-prys-jones.html",
        "m2-dai-okafor.html",
        "m3-李明.html",
        "set-summary.html",
    ]
    assert [each.name for each in (desk.folder / "reports").iterdir()] == ["山谷"]
