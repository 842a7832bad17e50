"""``member discard`` and ``set discard``: an import, or a new set, taken back."""


def test_an_import_is_taken_back_and_no_name_is_left(desk, tmp_path):
    desk.run("set", "add", "Dyffryn set", "--kept-until", "none")
    roster = tmp_path / "roster.csv"
    roster.write_text("name\nMegan Prys-Jones\nDai Okafor\n", encoding="utf-8")
    desk.run("member", "import", str(roster))
    desk.run("backup", "make")
    told = desk.run("member", "discard", "--yes")
    assert told.stdout == "Megan Prys-Jones\nDai Okafor\n"
    assert told.stderr == (
        "2 taken out again, and out of 1 backup. Removed: 0 pages, 0 exports, "
        "0 drafts.\n"
    )
    assert desk.json("member", "list")["members"] == []
    assert desk.run("backup", "verify")
    held = [file for file in desk.folder.rglob("*") if file.is_file()]
    assert not [file for file in held if b"Megan" in file.read_bytes()]


def test_the_names_are_shown_and_asked_for_once(dyffryn, someone_to_ask):
    told = dyffryn.run("member", "discard", keys="n\n").stderr
    assert told.startswith("Taken in last:\n  Megan Prys-Jones\n  Dai Okafor\n")
    assert told.endswith("Nobody has been taken out.\n")
    dyffryn.run("member", "discard", keys="y\n")
    assert dyffryn.json("member", "list")["members"] == []


def test_what_is_out_of_reach_is_named(dyffryn, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    dyffryn.run("backup", "make", "--to", str(stick))
    (dyffryn.folder / "notes.txt").write_text("Dai Okafor rang.", encoding="utf-8")
    told = dyffryn.run("member", "discard", "--yes").stderr
    assert "Copies that you made elsewhere" in told
    assert f"\n  {stick}" in told
    assert "notes.txt" in told.replace("\n", "")


def test_whoever_has_handed_in_a_slip_stays(dyffryn):
    slip = ("--slip-date", "2026-03-12", "--yes", "all")
    dyffryn.run("member", "consent", "dai", *slip)
    told = dyffryn.told("member", "discard", "--yes", code=4)
    assert told.endswith("something is kept of them by now: Dai Okafor.")


def test_a_set_that_holds_nobody_is_taken_back(dyffryn, someone_to_ask):
    dyffryn.run("set", "add", "Moor set", "--kept-until", "none")
    told = dyffryn.run("set", "discard", "moor", keys="n\n").stderr
    assert told.endswith("Nothing has been taken back.\n")
    assert dyffryn.run("set", "discard", "moor", keys="y\n").stderr.endswith(
        "moor-set is taken back.\n"
    )
    assert [each["id"] for each in dyffryn.json("set", "list")["sets"]] == [
        "dyffryn-set"
    ]


def test_one_that_holds_someone_is_not(dyffryn):
    told = dyffryn.told("set", "discard", "dyffryn", "--yes", code=4)
    assert "Dyffryn set has 2 members and 0 sessions: only a set" in told


def test_an_import_and_then_its_set_can_be_taken_back(dyffryn):
    dyffryn.run("member", "discard", "--yes")
    dyffryn.run("set", "discard", "dyffryn", "--yes")
    assert dyffryn.json("set", "list")["sets"] == []
