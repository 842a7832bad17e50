"""``tmworkshop doctor``: what is said, what is mended, what a stranger may be sent."""

from zipfile import ZipFile

import pytest

from tmworkshop.adapters.checks import machine
from tmworkshop.domain.findings import well


@pytest.fixture(autouse=True)
def _no_pdf(monkeypatch):
    """Print nothing here: that has tests of its own."""
    import tmworkshop.adapters.checks.check_list as table

    looks = tuple(
        (name, about, (lambda _: iter([well("Printed.")])) if name == "pdf" else look)
        for name, about, look in table.LOOKS
        if look is not machine.check_clock  # the desk's is held still
    )
    monkeypatch.setattr(table, "LOOKS", looks)


@pytest.fixture
def sound(dyffryn):
    dyffryn.run("init", "--facilitator", "Sian Rees", "--contact", "01632 960123")
    dyffryn.run("backup", "make")
    return dyffryn


def test_where_all_is_well_the_exit_says_so(sound):
    told = sound.run("doctor")
    assert "to put right" not in told.stdout
    assert "writing      What is written there is on the disk" in told.stdout
    assert "Looked at: " in told.stderr
    assert "tmworkshop doctor --block" in told.stderr


def test_a_damaged_set_is_told_and_the_remedy_can_be_copied_in_one_piece(sound):
    file = sound.folder / "sets" / "dyffryn-set.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Megan", b"Nagem"))
    told = sound.run("doctor", code=1).stdout
    assert "to put right damage" in told
    remedy = next(line for line in told.splitlines() if "--fix" in line)
    command = remedy.removeprefix("      tmworkshop ").replace('"', "")
    told = "".join(sound.run(*command.split()).stdout.split())
    assert f"Putright:{file}wasdamaged;mendedfrom" in told
    assert "isdamaged" not in told
    sound.run("doctor")


def test_trouble_with_the_machine_has_an_exit_of_its_own(sound):
    sound.folder.chmod(0o755)
    assert "permissions" in sound.run("doctor", code=3).stdout
    told = sound.run("doctor", "--fix").stdout
    assert "Put right: others could read 1 of the" in told.replace(
        "\n                          ", " "
    )
    sound.run("doctor")


def test_a_copy_within_reach_is_brought_up_to_date(sound, tmp_path):
    (tmp_path / "stick").mkdir()
    sound.run("backup", "make", "--to", str(tmp_path / "stick"))
    sound.run("member", "add", "Cai Rees")
    told = " ".join(sound.run("doctor").stdout.split())
    assert "lacks 1 fact kept since" in told
    told = " ".join(sound.run("doctor", "--fix").stdout.split())
    assert "Put right: the copy" in told
    (file,) = (tmp_path / "stick").iterdir()
    with ZipFile(file) as zipped:
        assert b"Cai Rees" in zipped.read("sets/dyffryn-set.jsonl")


def test_without_a_workspace_it_says_how_to_begin(desk):
    assert "To do:\n      tmworkshop init" in desk.run("doctor").stdout


def test_it_can_be_read_by_a_program(sound):
    found = sound.json("doctor")["findings"]
    writing = next(each for each in found if each["check"] == "writing")
    assert (writing["state"], writing["about"]) == ("well", "machine")
    assert writing["can_be_fixed"] is False


def test_the_block_for_a_report_says_what_is_amiss_and_where_but_not_whose(sound):
    (sound.folder / "sets" / "dyffryn-set.jsonl").write_bytes(b"Megan\n")
    told = sound.run("doctor", "--block", code=1)
    assert "damage: to put right: WORKSPACE/sets/set-1.jsonl is damaged." in told.stdout
    assert "dyffryn" not in told.stdout
    assert str(sound.folder) not in told.stdout
    assert told.stderr == ""
