"""``tmworkshop backup``: copies that only a key opens, and the key itself."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tests.desk import Desk
from tests.light_passphrases import wrap_lightly
from tests.packs import LAPTOP, letter_from, packs_for, take_packs_in
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.keys import keychain
from tmworkshop.adapters.keys.age import is_encrypted, public_of
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead import Arrival, take_in
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.programme.lead_facts import Released
from tmworkshop.domain.programme.released import Release

PASSPHRASE = "lanterns over Bethesda"
NOBODY = ("--no-input", "backup", "make", "--to")


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Spare them the seconds behind a passphrase: tests/adapters/test_keys.py."""
    monkeypatch.setattr(keychain, "wrap_secret", wrap_lightly)


@pytest.fixture(autouse=True)
def paper(monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """Plug in a drive that knows no permissions."""
    place = tmp_path / "STICK"
    place.mkdir()
    monkeypatch.setattr(
        "tmworkshop.adapters.drive.open_places.keeps_permissions",
        lambda folder: not folder.is_relative_to(place),
    )
    return place


@pytest.fixture
def passphrase(tmp_path):
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def other(tmp_path):
    """Give another laptop."""
    (tmp_path / "other").mkdir()
    return Desk(tmp_path / "other" / "workspace")


def keys(desk):
    return sorted(Path(desk.environ["TMWORKSHOP_CONFIG"]).glob("key-*"))


def copied(desk, stick, *flags):
    return desk.run(*NOBODY, str(stick), *flags).stdout.strip()


def sheet_of(desk):
    """Return the lines of the rescue sheet, as someone reads them off the paper."""
    page, _ = desk.run("backup", "key", "--sheet", keys="n\n").stdout.split()
    shown = re.findall(r'class="group">(\w+)<', Path(page).read_text("utf-8"))
    return [" ".join(shown[at : at + 3]) for at in range(0, 15, 3)]


def without_lines(text):
    return " ".join(text.split())


def test_on_a_stick_a_copy_is_encrypted_and_opened_again(dyffryn, stick):
    told = dyffryn.run(*NOBODY, str(stick), "--no-passphrase")
    (file,) = stick.iterdir()
    assert told.stdout == f"{file}\n"
    assert file.name == "tmworkshop-2026-03-12T100000Z.zip.age"
    assert is_encrypted(file.read_bytes())
    assert not is_zipfile(file)
    assert "opened again as a proof" in told.stderr
    assert "yours to keep safe" in told.stderr


def test_the_first_one_makes_the_key_and_says_what_hangs_on_it(dyffryn, stick):
    said = dyffryn.run(*NOBODY, str(stick), "--no-passphrase").stderr
    told = without_lines(said)
    (key,) = keys(dyffryn)
    assert f"The key: {key}" in told
    assert "Without it, or its rescue sheet on paper, nobody can read them" in told
    assert "It has no passphrase" in told
    assert "tmworkshop backup key --sheet" in told
    again = dyffryn.run(*NOBODY, str(stick)).stderr
    assert "A key is made now" not in again
    assert keys(dyffryn) == [key]


def test_the_key_lies_in_no_workspace_no_backup_and_on_no_stick(dyffryn, stick):
    copied(dyffryn, stick, "--no-passphrase")
    (key,) = keys(dyffryn)
    secret = key.read_bytes().strip()
    dyffryn.run("backup", "make")
    sheet_of(dyffryn)
    everywhere = [*dyffryn.folder.rglob("*"), *stick.rglob("*")]
    assert not any(secret in each.read_bytes() for each in everywhere if each.is_file())
    (backup,) = (dyffryn.folder / "backups").glob("*.zip")
    assert not any("key-" in name for name in ZipFile(backup).namelist())


def test_where_only_this_account_reads_a_copy_is_open_if_not_asked_for(
    dyffryn, tmp_path
):
    (tmp_path / "here").mkdir()
    assert copied(dyffryn, tmp_path / "here").endswith(".zip")
    assert copied(dyffryn, tmp_path / "here", "--encrypt", "--no-passphrase").endswith(
        ".zip.age"
    )


def test_an_older_one_goes_if_its_passphrase_is_given(dyffryn, stick, passphrase):
    flags = ("--passphrase-file", passphrase)
    copied(dyffryn, stick, *flags)
    copied(dyffryn, stick)
    told = dyffryn.run(*NOBODY, str(stick), *flags)
    assert [str(each) for each in stick.iterdir()] == [told.stdout.strip()]


def test_in_a_synced_folder_a_copy_is_encrypted(dyffryn, tmp_path):
    place = tmp_path / "Dropbox" / "copies"
    place.mkdir(parents=True)
    assert copied(dyffryn, place, "--no-passphrase").endswith(".age")


def test_where_copies_were_encrypted_the_next_one_is_as_well(dyffryn, tmp_path):
    (tmp_path / "here").mkdir()
    copied(dyffryn, tmp_path / "here", "--encrypt", "--no-passphrase")
    dyffryn.run("member", "add", "Cai Rees")
    assert copied(dyffryn, tmp_path / "here").endswith(".age")
    assert len(list((tmp_path / "here").iterdir())) == 1


def test_doctor_takes_no_open_copy_to_a_stick(dyffryn, stick):
    copied(dyffryn, stick, "--no-passphrase")
    dyffryn.run("member", "erase", "Dai", "--yes")
    code = dyffryn.run("doctor", code=None).exit_code
    assert code in (1, 3)
    told = dyffryn.run("doctor", "--fix", code=None).stdout
    assert "held what was to be forgotten; a new one" in " ".join(told.split())
    (file,) = stick.iterdir()
    assert is_encrypted(file.read_bytes())
    assert "sound" in dyffryn.run("backup", "verify", str(file)).stdout


def test_an_open_copy_on_a_stick_says_what_that_means(dyffryn, stick):
    told = dyffryn.run(*NOBODY, str(stick), "--open")
    assert is_zipfile(told.stdout.strip())
    assert "whoever has it reads all of it" in told.stderr


def test_with_nobody_to_ask_what_is_missing_is_named(dyffryn, stick):
    told = dyffryn.told(*NOBODY, str(stick), code=2)
    for flag in ("--passphrase-file FILE", "--no-passphrase", "--open"):
        assert flag in told
    assert list(stick.iterdir()) == []
    assert keys(dyffryn) == []


def test_for_a_stick_that_is_not_there_no_key_is_made(dyffryn):
    told = dyffryn.told(*NOBODY, "/no/stick", "--encrypt", "--no-passphrase", code=3)
    assert "plugged in" in told
    assert keys(dyffryn) == []


def test_a_copy_among_the_others_is_as_open_as_the_sets(dyffryn):
    told = dyffryn.run("backup", "make", "--encrypt", code=2).stderr
    assert "are for a copy with --to" in told


def test_the_list_names_it_and_verify_reads_it_to_its_end(dyffryn, stick):
    file = copied(dyffryn, stick, "--no-passphrase")
    assert file in dyffryn.run("backup", "list").stdout
    assert "sound: 1 set, 4 facts" in dyffryn.run("backup", "verify", file).stdout


def test_a_restore_takes_it_up(dyffryn, stick, tmp_path):
    file = copied(dyffryn, stick, "--no-passphrase")
    place = str(tmp_path / "again")
    dyffryn.run("backup", "restore", file, "--to", place)
    assert "Dai" in dyffryn.run("--workspace", place, "member", "list").stdout


def test_a_passphrase_is_asked_for_to_open_and_never_to_encrypt(
    dyffryn, stick, passphrase
):
    file = copied(dyffryn, stick, "--passphrase-file", passphrase)
    assert [each.suffix for each in keys(dyffryn)] == [".age"]
    copied(dyffryn, stick)
    verify = ("--no-input", "backup", "verify", file)
    assert "--passphrase-file FILE" in dyffryn.run(*verify, code=1).stdout
    told = dyffryn.run(*verify, "--passphrase-file", passphrase)
    assert "sound" in told.stdout
    Path(passphrase).write_text("lanterns over Bangor\n")
    told = dyffryn.run(*verify, "--passphrase-file", passphrase, code=1)
    assert "not the passphrase of key-" in told.stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_whoever_is_there_chooses_and_a_slip_is_asked_for_again(dyffryn, stick):
    typed = ["short", PASSPHRASE, "another one", PASSPHRASE, PASSPHRASE]
    told = dyffryn.run(
        *("backup", "make", "--to", str(stick)), keys="\n".join([*typed, ""])
    )
    assert "That is short" in told.stderr
    assert "Those were two." in told.stderr
    assert PASSPHRASE not in told.output
    (file,) = stick.iterdir()
    told = dyffryn.run("backup", "verify", str(file), keys=f"no\n{PASSPHRASE}\n")
    assert "not the passphrase of" in told.stderr
    assert "sound" in told.stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_enter_is_a_key_without_a_passphrase(dyffryn, stick):
    dyffryn.run("backup", "make", "--to", str(stick), keys="\n")
    assert [each.suffix for each in keys(dyffryn)] == [".txt"]


def test_another_laptop_reads_it_once_the_sheet_was_typed_in(
    dyffryn, other, stick, tmp_path
):
    file = copied(dyffryn, stick, "--no-passphrase")
    restore = ("backup", "restore", file, "--to", str(other.folder))
    assert "tmworkshop backup rescue" in other.told(*restore, code=5)
    lines = tmp_path / "lines.txt"
    lines.write_text("\n".join(sheet_of(dyffryn)).lower())
    other.run("backup", "rescue", "--lines-file", str(lines), "--no-passphrase")
    other.run(*restore)
    assert "Dai" in other.run("member", "list").stdout
    assert dyffryn.run("backup", "verify", copied(other, stick)).exit_code == 0


def test_another_laptop_with_a_key_of_its_own_reads_both(
    dyffryn, other, stick, tmp_path
):
    file = copied(dyffryn, stick, "--no-passphrase")
    other.run("set", "add", "Moor set", "--kept-until", "none")
    theirs = copied(other, stick, "--no-passphrase")
    verify = ("backup", "verify", file)
    assert "was made for another key" in other.run(*verify, code=1).stdout
    lines = tmp_path / "lines.txt"
    lines.write_text("\n".join(sheet_of(dyffryn)))
    rescue = ("backup", "rescue", "--lines-file", str(lines), "--no-passphrase")
    assert "new copies are for the key before it" in other.run(*rescue).stderr
    for each in (file, theirs):
        assert "sound" in other.run("backup", "verify", each).stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_a_group_that_is_mistyped_is_named_and_its_line_asked_for_again(
    dyffryn, other, stick
):
    copied(dyffryn, stick, "--no-passphrase")
    lines = sheet_of(dyffryn)
    second = lines[1].split()
    wrong = second[1][:4] + ("Q" if second[1][4] != "Q" else "P")
    typed = [lines[0], f"{second[0]} {wrong} {second[2]}", *lines[1:], "", ""]
    told = other.run("backup", "rescue", keys="\n".join(typed))
    assert f"Line 2: group 2 ({wrong}) is not as printed." in told.stderr
    assert [each.name for each in keys(other)] == [each.name for each in keys(dyffryn)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("QPZRC", "has 1 lines; a rescue sheet has 5"),
        ("QQQQQ QQQQR QQQQ9\n" * 5, "Line 1: group"),
    ],
)
def test_lines_that_are_no_sheet_are_refused(other, tmp_path, lines, told):
    file = tmp_path / "lines.txt"
    file.write_text(lines)
    rescue = ("backup", "rescue", "--lines-file", str(file), "--no-passphrase")
    assert told in other.told(*rescue, code=2)
    assert keys(other) == []


def test_a_copy_that_was_cut_cannot_be_restored_and_says_so(dyffryn, stick):
    file = Path(copied(dyffryn, stick, "--no-passphrase"))
    file.write_bytes(file.read_bytes()[:-10])
    told = dyffryn.run("backup", "verify", str(file), code=1).stdout
    assert "CANNOT BE RESTORED" in told
    assert "its end was cut off" in told


def test_a_key_that_is_gone_is_said_before_a_copy_is_made_for_it(dyffryn, stick):
    copied(dyffryn, stick, "--no-passphrase")
    keys(dyffryn)[0].unlink()
    told = dyffryn.told(*NOBODY, str(stick), code=1)
    assert "that key is gone" in told
    assert "tmworkshop backup rescue" in told
    assert len(list(stick.iterdir())) == 1


def test_a_key_that_others_may_read_is_told_of(dyffryn, stick):
    copied(dyffryn, stick, "--no-passphrase")
    keys(dyffryn)[0].chmod(0o644)
    told = dyffryn.run(*NOBODY, str(stick)).stderr
    assert "Others on this computer may read the key" in told
    assert "tmworkshop doctor --fix" in told


def test_a_key_in_a_synced_folder_is_refused(dyffryn, stick, tmp_path):
    dyffryn.environ["TMWORKSHOP_CONFIG"] = str(tmp_path / "OneDrive" / "config")
    told = dyffryn.told(*NOBODY, str(stick), "--no-passphrase", code=5)
    assert "The key would lie in OneDrive" in told
    assert "TMWORKSHOP_CONFIG=DIR" in told


def test_the_key_and_its_public_part_are_shown_and_nothing_secret(dyffryn):
    told = dyffryn.run("backup", "key", "--no-passphrase")
    (key,) = keys(dyffryn)
    path, public = told.stdout.split()
    assert Path(path) == key
    assert public.startswith("age1")
    assert "AGE-SECRET" not in told.output
    assert dyffryn.run("backup", "key").stdout == told.stdout


def test_once_a_sheet_is_printed_nobody_is_urged_to(dyffryn, stick):
    copied(dyffryn, stick, "--no-passphrase")
    sheet_of(dyffryn)
    assert "no rescue sheet" not in dyffryn.run(*NOBODY, str(stick)).stderr


@pytest.mark.usefixtures("someone_to_ask")
def test_the_file_of_the_sheet_goes_once_it_is_printed(dyffryn):
    dyffryn.run("backup", "key", "--no-passphrase")
    told = dyffryn.run("backup", "key", "--sheet", keys="y\n")
    files = told.stdout.split()
    assert [Path(each).suffix for each in files] == [".html", ".pdf"]
    assert not any(Path(each).exists() for each in files)
    dyffryn.run("backup", "key", "--sheet", keys="n\n")
    assert all(Path(each).exists() for each in files)


def test_an_own_template_gets_no_key(dyffryn):
    own = dyffryn.folder / "templates"
    own.mkdir()
    (own / "rescue-sheet.html").write_text("{{ page.lines }}")
    dyffryn.run("backup", "key", "--no-passphrase")
    assert len(sheet_of(dyffryn)[4]) == len("QPZRC Y9X8H GF2T7")


def test_an_erasure_lets_an_encrypted_copy_among_the_backups_be_and_says_so(
    dyffryn, stick
):
    file = Path(copied(dyffryn, stick, "--no-passphrase"))
    dyffryn.run("backup", "make")
    beside = file.rename(dyffryn.folder / "backups" / file.name)
    told = dyffryn.run("member", "erase", "Dai", "--yes")
    assert f"{beside} is encrypted" in without_lines(told.output)
    assert beside.exists()


def test_a_sets_key_goes_along_where_it_is_encrypted_and_nowhere_else(
    dyffryn, stick, tmp_path
):
    key = dyffryn.folder / "sets" / "dyffryn-set.jsonl.key"
    key.write_bytes(bytes(range(32)))
    dyffryn.run("backup", "make")
    dyffryn.run(*NOBODY, str(stick), "--open")
    plain = [*(dyffryn.folder / "backups").glob("*.zip"), *stick.glob("*.zip")]
    assert len(plain) == 2
    for each in plain:
        assert [name for name in ZipFile(each).namelist() if "key" in name] == []
    copy = copied(dyffryn, stick, "--no-passphrase")
    again = tmp_path / "again"
    dyffryn.run("backup", "restore", copy, "--to", str(again))
    assert (again / "sets" / key.name).read_bytes() == key.read_bytes()
    key.unlink()
    dyffryn.run("backup", "restore", copy, "--in-place", "--yes")
    assert key.read_bytes() == bytes(range(32))


TERMS = (
    *("--organisation", "Moor Trust", "--contact", "data@moor.example"),
    *("--purpose", "To find out what helps.", "--basis", "public task"),
    *("--keep-until", "2028-03-31", "--no-passphrase"),
)


@pytest.fixture
def lead(desk):
    """Lead a programme that has taken in eight remarks, and has no set."""
    desk.environ["TMWORKSHOP_NOW"] = "2026-06-02T10:00:00+00:00"
    desk.run("programme", "begin", "Northern Start", *TERMS)
    take_packs_in(desk.folder)
    return desk


def remarks(folder):
    every = LeadFolder(folder).parts().values()
    return sorted(v.words for parts in every for part in parts for v in part.voices)


def test_words_of_others_go_where_it_is_encrypted_and_nowhere_else(lead, stick):
    lead.run("backup", "make")
    lead.run(*NOBODY, str(stick), "--open")
    plain = [*(lead.folder / "backups").glob("*.zip"), *stick.glob("*.zip")]
    assert len(plain) == 2
    for each in plain:
        programme = [n for n in ZipFile(each).namelist() if "programme/" in n]
        assert programme == ["programme/programme.jsonl", "programme/invitation.txt"]
    copied(lead, stick, "--no-passphrase")


def test_what_a_lead_took_in_is_taken_up_elsewhere(lead, stick, tmp_path):
    copy = copied(lead, stick, "--no-passphrase")
    again = tmp_path / "again"
    lead.run("backup", "restore", copy, "--to", str(again))
    assert remarks(again) == remarks(lead.folder)
    assert len(remarks(again)) == 8


def test_what_was_lost_at_a_lead_comes_back_in_place(lead, stick):
    copy = copied(lead, stick, "--no-passphrase")
    shutil.rmtree(lead.folder / "programme")
    told = lead.run("backup", "restore", copy, "--in-place", "--yes").stderr
    assert "add the newest pack of each laptop" in " ".join(told.split())
    assert len(remarks(lead.folder)) == 8
    assert (lead.folder / "programme" / "invitation.txt").exists()


def test_an_older_copy_brings_back_nothing_that_was_dropped_or_taken_back(
    lead, stick, tmp_path
):
    copy = copied(lead, stick, "--no-passphrase")
    lead.run("programme", "drop", "Word number 3.", "--yes")
    withdraw(lead.folder, "V5")
    for way in (("--in-place", "--yes"), ("--to", str(tmp_path / "again"))):
        lead.run("backup", "restore", copy, *way)
    for folder in (lead.folder, tmp_path / "again"):
        assert len(remarks(folder)) == 6
        assert not {"Word number 3.", "Word number 5."} & {*remarks(folder)}


def test_packs_that_newer_ones_came_after_stay_away_where_those_are_lost(lead, stick):
    copy = copied(lead, stick, "--no-passphrase")
    withdraw(lead.folder, "V5")
    shutil.rmtree(lead.folder / "programme" / "packs")
    told = lead.run("backup", "restore", copy, "--in-place", "--yes").stderr
    assert "What Hafod let go was left out" in " ".join(told.split())
    assert remarks(lead.folder) == []


def test_what_was_destroyed_at_the_end_comes_back_from_no_copy(lead, stick, tmp_path):
    copy = copied(lead, stick, "--no-passphrase")
    lead.run("programme", "end", "--yes")
    lead.run("backup", "restore", copy, "--in-place", "--yes")
    lead.run("backup", "restore", copy, "--to", str(tmp_path / "again"))
    assert remarks(lead.folder) == remarks(tmp_path / "again") == []


def test_a_copy_from_after_the_end_ends_it_where_it_goes_on(lead, stick, tmp_path):
    before = shutil.copytree(lead.folder / "programme", tmp_path / "before")
    lead.run("programme", "end", "--yes")
    copy = copied(lead, stick, "--no-passphrase")
    shutil.rmtree(lead.folder / "programme")
    shutil.copytree(before, lead.folder / "programme")
    lead.run("backup", "restore", copy, "--in-place", "--yes")
    told = lead.run("set", "list").stderr
    assert remarks(lead.folder) == []
    assert "Certificate of destruction" in told
    assert "Certificate" not in lead.run("set", "list").stderr


def test_a_damaged_line_of_a_lead_s_is_put_right_from_a_copy(lead, stick):
    copy = copied(lead, stick, "--no-passphrase")
    facts = lead.folder / "programme" / "programme.jsonl"
    facts.write_bytes(facts.read_bytes().replace(b"Moor", b"Door"))
    lead.run("programme", "list", code=1)
    lead.run("backup", "restore", copy, "--in-place", "--yes")
    assert "Moor Trust" in lead.run("programme", "list").stdout


def test_another_programme_comes_to_no_lead_s_folder(lead, stick, tmp_path):
    copy = copied(lead, stick, "--no-passphrase")
    shutil.rmtree(lead.folder / "programme")
    lead.run("programme", "begin", "Upland Start", *TERMS)
    told = lead.told("backup", "restore", copy, "--in-place", "--yes", code=4)
    assert "another than is led here" in " ".join(told.split())
    lead.run("backup", "restore", copy, "--to", str(tmp_path / "again"))
    assert len(remarks(tmp_path / "again")) == 8


def test_pages_of_own_sets_that_went_out_are_known_where_no_programme_is(
    dyffryn, stick, tmp_path
):
    facts = dyffryn.folder / "programme" / "programme.jsonl"
    release = Release(reader=Reader.PROGRAMME, k=3, day="2026-03-01", cells={})
    with LeadFolder(dyffryn.folder).deciding() as hand:
        hand.keep(Released(to="the programme", release=release, on="2026-03-01"))
    was = facts.read_bytes()
    copy = copied(dyffryn, stick, "--no-passphrase")
    again = tmp_path / "again"
    dyffryn.run("backup", "restore", copy, "--to", str(again))
    assert (again / "programme" / "programme.jsonl").read_bytes() == was
    facts.unlink()
    told = dyffryn.run("backup", "restore", copy, "--in-place", "--yes").stderr
    assert facts.read_bytes() == was
    assert "newest pack" not in told


def test_invitations_come_back_with_what_is_known_of_them_today(dyffryn, tmp_path):
    file, words = letter_from(tmp_path)
    dyffryn.run("pack", "accept", file, "--accept", words)
    copy = dyffryn.run("backup", "make").stdout.strip()
    folder = dyffryn.folder / "invitations"
    was = sorted(each.name for each in folder.iterdir())
    shutil.rmtree(folder)
    dyffryn.run("backup", "restore", copy, "--in-place", "--yes")
    assert sorted(each.name for each in folder.iterdir()) == was
    newer, words = letter_from(tmp_path, purpose="To tell the press.")
    dyffryn.run("pack", "accept", newer)
    again = tmp_path / "again"
    dyffryn.run("backup", "restore", copy, "--to", str(again))
    (terms,) = InvitationFolder(again).taken_in()
    assert terms.invitation.purpose == "To tell the press."


def withdraw(folder, letters):
    """Take in a newer pack of the same laptop, by which a remark was taken back."""
    (_, pack), *_ = packs_for(folder, 1)
    part = SetPart("S".ljust(26, "0"), withdrawn=(letters.ljust(26, "0"),))
    arrival = Arrival(
        called="a pack",
        signer=signer_of(LAPTOP),
        digest="d" * 64,
        before="",
        made="2026-05-31",
        receipts_for=public_of(LAPTOP),
        pack=Pack(pack.programme, pack.invitation, (part,)),
    )
    take_in(LeadFolder(folder), arrival, "2026-06-01")
