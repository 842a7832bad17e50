"""``tmworkshop backup``: what is made, looked at, and taken up again."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.test_sessions import ALL, SCRIPT

FIRST = "2026-03-12T100000Z-hand"


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "script.toml"
    file.write_text(SCRIPT, encoding="utf-8")
    return str(file)


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def backups(desk):
    return [each["name"] for each in desk.json("backup", "list")["backups"]]


def test_the_name_of_a_backup_is_the_answer(dyffryn):
    assert dyffryn.run("backup", "make").stdout == f"{FIRST}\n"


def test_a_session_that_closes_is_backed_up(dyffryn, script):
    told = dyffryn.run("session", "start", "--script", script)
    assert "Backup: 2026-03-12T100000Z-close" in told.stderr
    assert backups(dyffryn) == ["2026-03-12T100000Z-close"]
    assert dyffryn.run("backup", "verify").stdout.startswith(f"{backups(dyffryn)[0]}  ")


def test_the_backup_of_a_close_holds_the_session_that_closed(dyffryn, script):
    dyffryn.run("session", "start", "--script", script)
    (file,) = (dyffryn.folder / "backups").glob("*.zip")
    held = ZipFile(file).read("sets/dyffryn-set.jsonl").decode()
    assert "Ring the mill" in held
    assert '"what":"stop"' in held


def test_a_session_that_is_put_down_is_not(dyffryn):
    dyffryn.run("--plain", *ALL, keys="\n\n")
    assert backups(dyffryn) == []


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyError("x")])
def test_a_backup_that_cannot_be_made_does_not_spoil_a_close(
    dyffryn, script, monkeypatch, error
):
    def fails(*_):
        raise error

    monkeypatch.setattr("tmworkshop.adapters.backups.folder_backups.put_backup", fails)
    told = dyffryn.run("session", "start", "--script", script).stderr
    line, command = (line for line in told.splitlines() if "backup" in line)
    assert line.startswith("No backup was made")
    assert command == "  tmworkshop backup make"
    assert dyffryn.json("session", "list")["sessions"][0]["closed"] is True


def test_ctrl_c_on_a_backup_does_not_spoil_a_close_either(dyffryn, script, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "tmworkshop.adapters.backups.folder_backups.put_backup", stopped
    )
    told = dyffryn.run("session", "start", "--script", script).stderr
    assert "No backup was made: it was stopped." in told


def test_a_copy_goes_elsewhere_and_is_remembered(dyffryn, stick):
    told = dyffryn.run("backup", "make", "--to", str(stick))
    file = Path(told.stdout.strip())
    assert file.parent == stick
    assert "yours to keep safe" in told.stderr
    listed = dyffryn.run("backup", "list")
    assert f"12 March 2026  {file}" in listed.stdout
    assert dyffryn.json("backup", "list")["elsewhere"] == [
        {"made_on": "2026-03-12", "place": str(file)}
    ]


def test_a_stick_that_is_not_there_is_said(dyffryn):
    assert "plugged in" in dyffryn.told("backup", "make", "--to", "/no/stick", code=3)


def test_the_list_counts_and_says_why(dyffryn):
    dyffryn.run("backup", "make")
    (row,) = dyffryn.run("backup", "list").stdout.splitlines()[1:]
    assert row.split("  ")[0] == FIRST
    assert "12 March 2026, 10:00" in row
    assert row.endswith("by hand")
    (each,) = dyffryn.json("backup", "list")["backups"]
    assert each["sets"] == [{"id": "dyffryn-set", "facts": 4}]


def test_an_empty_list_says_how_to_make_one(desk):
    assert "tmworkshop backup make" in desk.run("backup", "list").stderr


def test_verify_says_of_each_whether_it_could_be_restored(dyffryn):
    dyffryn.run("backup", "make")
    dyffryn.run("backup", "make")
    file = dyffryn.folder / "backups" / f"{FIRST}-2.zip"
    file.write_bytes(file.read_bytes()[:-10])
    result = dyffryn.run("backup", "verify", code=1)
    assert result.stdout.splitlines() == [
        f"{FIRST}  sound: 1 set, 4 facts",
        f"{FIRST}-2  CANNOT BE RESTORED: {FIRST}-2.zip cannot be opened: it is no zip, "
        "or its end was cut off.",
    ]
    assert "1 of 2 cannot be restored" in result.stderr
    assert dyffryn.run("backup", "verify", FIRST).stdout.endswith("4 facts\n")


def test_verify_says_what_was_damaged_already_when_it_was_made(dyffryn):
    file = dyffryn.folder / "sets" / "dyffryn-set.jsonl"
    file.write_bytes(b"rubbish\n")
    dyffryn.run("backup", "make")
    told = dyffryn.run("backup", "verify").stdout
    assert "dyffryn-set could not be read even when it was made" in told
    told = dyffryn.run("backup", "list").stdout
    assert "dyffryn-set" not in told


def test_the_list_shows_one_that_cannot_be_opened(dyffryn):
    dyffryn.run("backup", "make")
    (dyffryn.folder / "backups" / f"{FIRST}.zip").write_bytes(b"")
    assert "cannot be opened" in dyffryn.run("backup", "list").stdout


def test_a_file_from_elsewhere_is_verified_as_well(dyffryn, stick):
    file = dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip()
    assert "sound" in dyffryn.run("backup", "verify", file).stdout
    assert dyffryn.json("backup", "verify", file)["backups"][0]["trouble"] == ""


def test_verify_reads_copies_elsewhere_as_well_if_they_are_there(dyffryn, stick):
    dyffryn.run("backup", "make")
    file = Path(dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip())
    lines = dyffryn.run("backup", "verify").stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == [FIRST, str(file)]
    file.write_bytes(b"no zip")
    assert "1 of 2 cannot be restored" in dyffryn.run("backup", "verify", code=1).stderr
    file.unlink()
    assert len(dyffryn.run("backup", "verify").stdout.splitlines()) == 1


def test_the_list_says_which_copies_are_within_reach(dyffryn, stick):
    file = Path(dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip())
    assert f"{file}  within reach" in dyffryn.run("backup", "list").stdout
    file.unlink()
    assert "within reach" not in dyffryn.run("backup", "list").stdout


def test_home_says_that_an_older_copy_is_within_reach(dyffryn, stick, monkeypatch):
    file = Path(dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip())
    assert "within reach" not in dyffryn.run().stderr
    dyffryn.run("member", "add", "Cai Rees")
    os.utime(file, (0, 0))
    monkeypatch.setattr(ZipFile, "__init__", pytest.fail)
    told = " ".join(dyffryn.run().stderr.split())
    assert "is within reach, and older than the sets" in told
    assert f'A newer one: tmworkshop backup make --to "{stick}"' in told
    (dyffryn.folder / "backups" / "elsewhere.json").write_text("rubbish")
    dyffryn.run()


def test_a_backup_is_restored_to_a_new_place_which_can_be_looked_at(dyffryn, tmp_path):
    dyffryn.run("backup", "make")
    dyffryn.run("member", "add", "Cai Rees")
    place = tmp_path / "restored"
    told = dyffryn.run("backup", "restore", "last", "--to", str(place))
    assert told.stdout == f"{place}\n"
    assert f'tmworkshop --workspace "{place}" set list' in told.stderr
    there = dyffryn.run("--workspace", str(place), "member", "list").stdout
    assert "Dai Okafor" in there
    assert "Cai Rees" not in there
    assert str(place) in dyffryn.run("backup", "list").stdout


def test_a_new_laptop_takes_up_what_was_on_the_stick(dyffryn, stick, desk, tmp_path):
    file = dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip()
    new = str(tmp_path / "new-laptop")
    told = desk.told(
        "--workspace", new, "backup", "restore", file, "--in-place", "--yes", code=1
    )
    assert f'--to "{new}"' in told
    desk.run("--workspace", new, "backup", "restore", file, "--to", new)
    assert "Dai Okafor" in desk.run("--workspace", new, "member", "list").stdout
    assert desk.json("--workspace", new, "backup", "list")["elsewhere"] == []


def test_a_folder_with_something_in_it_is_refused(dyffryn, tmp_path):
    dyffryn.run("backup", "make")
    told = dyffryn.told("backup", "restore", FIRST, "--to", str(tmp_path), code=5)
    assert "is not empty" in told


def test_a_folder_in_the_workspace_is_refused(dyffryn):
    dyffryn.run("backup", "make")
    place = str(dyffryn.folder / "old")
    told = dyffryn.told("backup", "restore", FIRST, "--to", place, code=5)
    assert "workspace itself" in told


def test_in_place_the_present_state_becomes_a_backup_first(dyffryn):
    dyffryn.run("backup", "make")
    dyffryn.run("member", "add", "Cai Rees")
    told = dyffryn.run("backup", "restore", FIRST, "--in-place", "--yes")
    assert told.stdout == "dyffryn-set\n"
    assert "Cai Rees" not in dyffryn.run("member", "list").stdout
    aside = "2026-03-12T100000Z-replaced"
    assert f"backup restore {aside}" in told.stderr
    dyffryn.run("backup", "restore", aside, "--in-place", "--yes")
    assert "Cai Rees" in dyffryn.run("member", "list").stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_in_place_is_asked_about_and_enter_is_no(dyffryn):
    dyffryn.run("backup", "make")
    dyffryn.run("member", "add", "Cai Rees")
    told = dyffryn.run("backup", "restore", FIRST, "--in-place", keys="\n")
    assert "dyffryn-set: the facts of 12 March 2026 take the place" in told.stderr
    assert "Nothing has been changed." in told.stderr
    assert "Cai Rees" in dyffryn.run("member", "list").stdout


def test_in_place_one_damaged_set_can_be_brought_back_alone(dyffryn):
    dyffryn.run("set", "add", "Moor set")
    dyffryn.run("backup", "make")
    dyffryn.run("set", "add", "Later set")
    (dyffryn.folder / "sets" / "dyffryn-set.jsonl").write_bytes(b"rubbish\n")
    dyffryn.run(
        *("backup", "restore", "last", "--in-place", "--set", "dyffryn-set", "--yes")
    )
    assert "Megan" in dyffryn.run("member", "list", "--set", "dyffryn").stdout
    assert len(dyffryn.json("set", "list")["sets"]) == 3


def test_in_place_an_open_session_is_in_the_way(dyffryn):
    dyffryn.run("backup", "make")
    dyffryn.run("--plain", *ALL, keys="\n\n")
    told = dyffryn.told("backup", "restore", FIRST, "--in-place", "--yes", code=5)
    assert "still open" in told
    assert backups(dyffryn) == [FIRST]


OURS, THEIRS = "designs/ours.toml", "templates/participant.html"
YES, NO = "--with-content", "--without-content"


def put(folder, name, words="id = 'x'"):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words)


@pytest.fixture
def brought(dyffryn, stick):
    """A backup on a stick with a design and a template that are not here any more."""
    put(dyffryn.folder, OURS)
    put(dyffryn.folder, THEIRS, "{{ page.name }}")
    file = dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip()
    (dyffryn.folder / OURS).unlink()
    (dyffryn.folder / THEIRS).unlink()
    return file


def restore(desk, file, *words, keys=None):
    return desk.run("backup", "restore", file, *words, keys=keys)


def is_there(folder, *names):
    return [(folder / name).exists() for name in names]


@pytest.mark.parametrize("way", ["in place", "to a folder"])
def test_content_that_nobody_here_has_seen_stays_in_the_backup_and_is_said(
    dyffryn, brought, tmp_path, way
):
    place = dyffryn.folder if way == "in place" else tmp_path / "restored"
    to = ("--in-place", "--yes") if way == "in place" else ("--to", str(place))
    told = restore(dyffryn, brought, *to).stderr
    assert is_there(place, OURS, THEIRS) == [False, False]
    assert (place / "sets" / "dyffryn-set.jsonl").exists()
    assert "Left in the backup" in told
    assert f"  {OURS}\n  {THEIRS}\n" in told
    assert f'backup restore "{brought}" --to DIR --with-content' in told


@pytest.mark.parametrize("way", ["in place", "to a folder"])
def test_content_comes_in_where_that_is_said(dyffryn, brought, tmp_path, way):
    place = dyffryn.folder if way == "in place" else tmp_path / "restored"
    to = ("--in-place", "--yes") if way == "in place" else ("--to", str(place))
    result = restore(dyffryn, brought, *to, YES)
    assert is_there(place, OURS, THEIRS) == [True, True]
    assert "Left in the backup" not in result.stderr
    assert way != "in place" or f"{OURS}\n{THEIRS}\n" in result.stdout


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize("typed", ["y\n", "n\n", "\n"])
def test_content_is_shown_and_asked_about(dyffryn, brought, tmp_path, typed):
    place = tmp_path / "restored"
    told = restore(dyffryn, brought, "--to", str(place), keys=typed).stderr
    assert f"  {OURS}\n  {THEIRS}\n" in told
    assert "Put them in as well" in told
    assert is_there(place, OURS, THEIRS) == [typed == "y\n"] * 2


@pytest.mark.usefixtures("someone_to_ask")
def test_in_place_content_is_asked_about_after_the_sets(dyffryn, brought):
    restore(dyffryn, brought, "--in-place", keys="y\ny\n")
    assert is_there(dyffryn.folder, OURS, THEIRS) == [True, True]


@pytest.mark.usefixtures("someone_to_ask")
def test_content_that_stands_here_so_is_not_asked_about(dyffryn, brought, tmp_path):
    put(dyffryn.folder, OURS)
    put(dyffryn.folder, THEIRS, "{{ page.name }}")
    place = tmp_path / "restored"
    told = restore(dyffryn, brought, "--to", str(place)).stderr
    assert "Put them in" not in told
    assert is_there(place, OURS, THEIRS) == [True, True]


def test_content_that_differs_from_the_present_one_is_anothers(
    dyffryn, brought, tmp_path
):
    put(dyffryn.folder, OURS)
    put(dyffryn.folder, THEIRS, "{{ page.name }}, and more")
    place = tmp_path / "restored"
    told = restore(dyffryn, brought, "--to", str(place)).stderr
    assert is_there(place, OURS, THEIRS) == [True, False]
    assert f"  {THEIRS}\n" in told
    assert OURS not in told


@pytest.mark.parametrize("said", [YES, NO])
def test_in_place_content_that_was_changed_stays_as_it_is_here(dyffryn, brought, said):
    put(dyffryn.folder, THEIRS, "changed since")
    told = restore(dyffryn, brought, "--in-place", "--yes", said).stderr
    assert (dyffryn.folder / THEIRS).read_text() == "changed since"
    assert f"stay as they are:\n  {THEIRS}\n" in told
    assert is_there(dyffryn.folder, OURS) == [said == YES]


def test_one_set_alone_brings_no_content(dyffryn, brought):
    told = restore(dyffryn, brought, "--in-place", "--set", "dyffryn", "--yes").stderr
    assert is_there(dyffryn.folder, OURS, THEIRS) == [False, False]
    assert "Left in the backup" not in told


def test_whoever_was_erased_since_does_not_come_back_from_a_stick(dyffryn, stick):
    file = dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip()
    dyffryn.run("member", "erase", "Dai", "--yes")
    told = dyffryn.run("backup", "restore", file, "--in-place", "--yes")
    assert "what was erased" in told.stderr
    assert "Dai" not in dyffryn.run("member", "list").stdout
    held = (dyffryn.folder / "sets" / "dyffryn-set.jsonl").read_text()
    assert "Okafor" not in held


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("restore", FIRST), 2, "Give it as --to DIR"),
        (("restore", FIRST, "--in-place"), 2, "Give it as --yes"),
        (("restore", FIRST, "--in-place", "--to", "x"), 2, "one of them"),
        (("restore", FIRST, "--to", "x", "--set", "y"), 2, "--set is for --in-place"),
        (("restore", FIRST, "--in-place", "--set", "y", "--yes"), 1, "dyffryn-set"),
        (
            ("restore", FIRST, "--in-place", "--set", "y", "--with-content"),
            2,
            "leave --with-content out",
        ),
        (("restore", "2026-03-12T100000Z-hnd", "--to", "x"), 1, FIRST),
        (("verify", "nothing"), 1, "backup list"),
    ],
)
def test_what_is_missing_or_unclear_is_said(dyffryn, words, code, told):
    dyffryn.run("backup", "make")
    assert told in dyffryn.told("backup", *words, code=code)


def test_a_restore_says_how_its_folder_becomes_the_workspace(dyffryn, tmp_path):
    dyffryn.run("backup", "make")
    place = tmp_path / "again"
    told = dyffryn.run("backup", "restore", "last", "--to", str(place)).stderr
    assert f'\n  tmworkshop --workspace "{place}" set list\n' in told
    assert f'\n  TMWORKSHOP_WORKSPACE="{place}"\n' in told
    dyffryn.environ["TMWORKSHOP_WORKSPACE"] = str(place)
    assert dyffryn.json("set", "list")["sets"][0]["id"] == "dyffryn-set"
