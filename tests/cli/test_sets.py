from unicodedata import normalize

import pytest

from tmworkshop.adapters.store.workspace import FolderWorkspace


def test_a_set_is_begun_and_its_id_is_the_answer(desk):
    assert desk.run("set", "add", "Ynys Môn").stdout == "ynys-mon\n"


def test_a_set_is_found_by_its_own_name_in_any_script(desk):
    for name, set_id in (
        ("山谷", "山谷"),
        ("Group 1/2", "group-1-2"),
        ("हिन्दी समूह", None),
    ):
        made = desk.run("set", "add", name).stdout.strip()
        assert made == set_id or set_id is None
        assert desk.json("set", "show", name)["set"]["id"] == made
        desk.run("member", "add", "Cai Rees", "--set", name)
        assert "Cai Rees" in desk.run("member", "list", "--set", name).stdout


def test_a_set_that_was_given_another_name_is_found_by_that(dyffryn):
    dyffryn.run("set", "add", "Taf")
    dyffryn.run("set", "update", "dyffryn", "--name", "Llyn y Fan")
    assert dyffryn.json("set", "show", "llyn")["set"]["id"] == "dyffryn-set"


def test_a_set_that_cannot_be_read_hides_no_other(dyffryn):
    dyffryn.run("set", "add", "Other")
    (dyffryn.folder / "sets" / "other.jsonl").write_text("not ours\n")
    dyffryn.run("set", "update", "dyffryn", "--name", "Llyn y Fan")
    assert dyffryn.json("set", "show", "Llyn y Fan")["set"]["id"] == "dyffryn-set"
    told = dyffryn.told("set", "show", "nowhere", code=1)
    assert "No set is called 'nowhere'" in told
    assert told.endswith("\n  tmworkshop set list")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_set_in_any_script_is_copied_restored_and_purged(desk, tmp_path, form):
    desk.run("set", "add", "がぎの会")
    desk.run("member", "add", "美玲", "--set", "がぎの会")
    for file in [*(desk.folder / "sets").iterdir()]:  # as some system writes it
        file.rename(file.with_name(normalize(form, file.name)))
    desk.run("report", "slips", "--set", "がぎ")
    backup = desk.run("backup", "make").stdout.strip()
    back = ("backup", "restore", backup, "--in-place", "--yes")
    assert desk.run(*back, "--set", "がぎ").stdout == "がぎの会\n"
    desk.run("backup", "restore", backup, "--to", str(tmp_path / "again"))
    assert (tmp_path / "again" / "sets" / "がぎの会.jsonl").exists()
    assert len([*(desk.folder / "sets").glob("*.jsonl")]) == 1
    assert FolderWorkspace(desk.folder).strangers() == ()
    told = desk.run("set", "purge", "がぎの会", "--now", "--yes").output
    assert "2 pages" in " ".join(told.split())
    assert desk.json("set", "list")["sets"] == []
    assert [each for each in desk.folder.rglob("*") if "の" in each.name] == []


def test_a_set_takes_its_contact_from_init(desk):
    desk.run("init", "--facilitator", "Sian Rees", "--contact", "01632 960123")
    desk.run("set", "add", "Dyffryn")
    assert desk.json("set", "show")["set"]["contact"] == "Sian Rees, 01632 960123"


def test_a_set_can_be_kept_until_a_day_which_is_said_back(desk):
    result = desk.run("set", "add", "Dyffryn", "--kept-until", "31/3/2027")
    assert "31/3/2027 = Wednesday 31 March 2027" in result.stderr
    assert desk.json("set", "show")["set"]["kept_until"] == "2027-03-31"


def test_a_day_with_two_readings_begins_no_set(desk):
    told = desk.told("set", "add", "Dyffryn", "--kept-until", "6/7/2027", code=2)
    assert "Tuesday 6 July 2027" in told
    assert desk.json("set", "list")["sets"] == []


def test_the_same_set_twice_is_a_conflict(dyffryn):
    assert "already" in dyffryn.told("set", "add", "dyffryn SET", code=4)


@pytest.mark.usefixtures("someone_to_ask")
def test_a_name_is_asked_for_and_how_long_it_is_kept(desk):
    result = desk.run("set", "add", keys="Dyffryn\n31/3/2027\n")
    assert result.stdout == "dyffryn\n"
    assert desk.json("set", "show")["set"]["kept_until"] == "2027-03-31"


@pytest.mark.usefixtures("someone_to_ask")
def test_enter_keeps_a_set_for_a_year(desk):
    result = desk.run("set", "add", "Dyffryn", keys="\n")
    assert "Kept until [12 March 2027]" in result.stderr
    assert desk.json("set", "show")["set"]["kept_until"] == "2027-03-12"


@pytest.mark.usefixtures("someone_to_ask")
def test_a_day_that_cannot_be_read_is_asked_for_again(desk):
    desk.run("set", "add", "Dyffryn", keys="some day\n6/7/2027\nnone\n")
    assert desk.json("set", "show")["set"]["kept_until"] is None


def test_from_a_pipe_no_day_is_asked_for(desk):
    desk.run("set", "add", "Dyffryn")
    assert desk.json("set", "show")["set"]["kept_until"] is None


def test_an_empty_name_is_no_name(desk):
    assert desk.told("set", "add", " ", code=2) == "Error: A set needs a name."


def test_show_tells_where_it_meets_and_who_is_in_it(dyffryn):
    dyffryn.run("set", "add", "Môn", "--place", "Canolfan Gymuned")
    dyffryn.run("member", "add", "Siân Rees", "--set", "mon", "--partnership", "Môn")
    assert dyffryn.run("set", "show", "mo").stdout.splitlines() == [
        "Set           Môn (mon)",
        "Meets at      Canolfan Gymuned",
        "Sessions      0",
        "Open actions  0",
        "",
        "Member     Partnership  Sharing slip",
        "Siân Rees  Môn          none",
    ]


def test_show_says_when_nobody_is_in_it(desk):
    desk.run("set", "add", "Dyffryn")
    assert "Nobody is in it yet." in desk.run("set", "show").stdout


def test_an_empty_list_says_how_to_begin(desk):
    assert "tmworkshop set add" in desk.run("set", "list").stderr


def test_list_shows_numbers(dyffryn):
    assert "Dyffryn set  2        0         0" in dyffryn.run("set", "list").stdout


def test_a_wrong_name_is_answered_with_the_nearest(dyffryn):
    told = dyffryn.told("set", "show", "dyfryn", code=1)
    assert told == (
        "Error: No set is called 'dyfryn'. Did you mean Dyffryn set? See which there "
        "are:\n  tmworkshop set list"
    )


@pytest.mark.usefixtures("someone_to_ask")
def test_with_several_sets_it_asks_which(dyffryn):
    dyffryn.run("set", "add", "Môn", "--kept-until", "none")
    result = dyffryn.run("member", "list", keys="dyf\n")
    assert "Which set (dyffryn-set, mon)" in result.stderr
    assert "Megan" in result.stdout


def test_a_name_that_would_command_the_terminal_is_shown(desk):
    desk.run("set", "add", "\x1b[31mRed\x07 \u202edesrever")
    shown = desk.run("set", "list").stdout
    assert "\\x1b[31mRed\\x07 \\x202edesrever" in shown
    assert "\x1b" not in shown


def test_a_workspace_that_cannot_be_written_is_said_in_a_sentence(desk):
    desk.folder.write_text("a file where a folder should be")
    assert "is a file; a workspace is a folder" in desk.told("set", "list", code=3)


def test_a_clock_set_to_nonsense_is_said(desk):
    desk.environ["TMWORKSHOP_NOW"] = "noon"
    assert "TMWORKSHOP_NOW is 'noon'" in desk.told("set", "add", "D", code=3)


def test_a_set_is_changed_and_the_rest_stays(desk):
    desk.run("set", "add", "Dyffryn", "--place", "The hall", "--contact", "Sian")
    result = desk.run("set", "update", "--kept-until", "31/3/2027", "--name", "Glyn")
    assert result.stdout.splitlines() == [
        "Set         Glyn (dyffryn)",
        "Meets at    The hall",
        "Contact     Sian",
        "Kept until  Wednesday 31 March 2027",
    ]
    assert desk.json("set", "show")["set"]["name"] == "Glyn"


def test_a_day_can_be_taken_away_again(desk):
    desk.run("set", "add", "Dyffryn", "--kept-until", "31/3/2027")
    result = desk.run("set", "update", "--kept-until", "none")
    assert "no day is set" in result.stdout
    assert desk.json("set", "show")["set"]["kept_until"] is None


def test_a_place_can_be_taken_away(desk):
    desk.run("set", "add", "Dyffryn", "--place", "The hall")
    desk.run("set", "update", "--place", "")
    assert desk.json("set", "show")["set"]["place"] == ""


@pytest.mark.usefixtures("someone_to_ask")
def test_what_is_new_of_a_set_is_asked_for_and_enter_leaves_it(desk):
    desk.run("set", "add", "Dyffryn", "--place", "The hall", "--kept-until", "none")
    desk.run("set", "update", keys="\n\nThe library\n31/3/2027\n")
    held = desk.json("set", "show")["set"]
    assert (held["name"], held["place"]) == ("Dyffryn", "The library")
    assert held["kept_until"] == "2027-03-31"


def test_without_anyone_to_ask_a_set_is_changed_by_flags(dyffryn):
    told = dyffryn.told("set", "update", code=2)
    assert "--name, --contact, --place or --kept-until" in told


def test_a_set_that_stays_as_it_is_is_told(dyffryn):
    told = dyffryn.told("set", "update", "--name", "Dyffryn set", code=4)
    assert "how it stands already" in told


def test_a_set_that_was_to_be_removed_says_so_where_sets_are_shown(desk):
    desk.run("set", "add", "Rhondda set", "--kept-until", "31 march")
    purge = "tmworkshop set purge rhondda-set"
    assert purge not in desk.run("set", "show").output
    desk.environ["TMWORKSHOP_NOW"] = "2026-04-01T10:00:00+00:00"
    for words in ((), ("set", "list"), ("set", "show")):
        told = desk.run(*words).stderr
        assert "Rhondda set was to be kept until 31 March 2026." in told
        assert f"  {purge}" in told.splitlines()
    assert "Nothing has been removed." in desk.run(*purge.split()[1:]).stderr


def test_a_name_longer_than_any_name_leaves_the_table_a_table(desk):
    for name in ("Glyn", f"Afon {'李' * 195}"):
        desk.run("set", "add", name, "--kept-until", "none")
    table = desk.run("set", "list").stdout
    assert max(map(len, table.splitlines())) < 120
    assert "Afon 李李" in table
    assert "…" in table
    assert desk.json("set", "list")["sets"][0]["name"].endswith("李" * 195)


def test_a_name_of_several_lines_takes_one_line_of_a_table(desk):
    desk.run("set", "add", "Glyn", "--kept-until", "none", "--place", "one\ntwo")
    desk.run("member", "add", "Ana\nBo", "--partnership", "Hafod")
    assert "Ana Bo  Hafod" in desk.run("member", "list").stdout


@pytest.mark.parametrize("name", ["dyffryn SET", "Dyffryn-set.", "Dy\u0301ffryn set"])
def test_two_sets_never_share_a_folder_of_pages(dyffryn, name):
    dyffryn.run("set", "add", "Glyn", "--kept-until", "none")
    told = dyffryn.told("set", "update", "glyn", "--name", name, code=4)
    assert "the pages of both would lie in one folder" in told
    dyffryn.run("set", "update", "dyffryn", "--name", "Cwm")
    dyffryn.told("set", "add", "cwm", "--kept-until", "none", code=4)
    dyffryn.run("set", "update", "dyffryn", "--name", name)


def test_no_set_lies_among_the_programmes_pages(dyffryn):
    told = dyffryn.told("set", "add", "Programme", "--kept-until", "none", code=4)
    assert "the programme's own pages" in told
    assert len(dyffryn.json("set", "list")["sets"]) == 1


def test_a_folder_in_the_place_of_its_file_is_told_as_that(desk):
    in_the_way = desk.folder / "sets" / "ynys-mon.jsonl"
    in_the_way.mkdir(parents=True)
    told = desk.told("set", "add", "Ynys Môn", "--kept-until", "none", code=4)
    assert f"{in_the_way} is there already, and is a folder or a link" in told
