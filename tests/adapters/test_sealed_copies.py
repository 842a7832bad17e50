"""Copies on a stick that only a key opens: made, compared, and made room for."""

from datetime import timedelta

import pytest

from tests.adapters.test_taken import Journey
from tests.light_passphrases import wrap_lightly
from tmworkshop.adapters.backups.gains import Copies
from tmworkshop.adapters.backups.taken import look_at_copy, read_sets
from tmworkshop.adapters.checks import copies
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.keys import keychain
from tmworkshop.adapters.keys.age import is_encrypted
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.merger import merge_copies
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.findings import State
from tmworkshop.domain.remedies import Remedy, Way

PASSPHRASE = "kites above Aberdaron"


class Carried(Journey):
    """A journey whose copies are encrypted."""

    def __init__(self, home, stick, passphrase=""):
        super().__init__(home, stick)
        self.config = home.with_name("config")
        self.keys = Keychain(self.config, lambda _: passphrase, str)
        self.keys.make(passphrase)

    def take(self, keys=None):
        self.now += timedelta(days=1)
        return self.backups.make_at(self.stick, keys or self.keys)

    def open_copy(self):
        return super().take()

    def findings(self):
        environ = {"TMWORKSHOP_CONFIG": str(self.config)}
        here = Here(self.folder, environ, self.now)
        return list(copies.check_copies_elsewhere(here))


@pytest.fixture(autouse=True)
def light(monkeypatch):
    monkeypatch.setattr(keychain, "wrap_secret", wrap_lightly)


@pytest.fixture
def carried(tmp_path):
    return Carried(tmp_path / "workspace", tmp_path / "stick")


@pytest.fixture
def wrapped(tmp_path):
    return Carried(tmp_path / "workspace", tmp_path / "stick", PASSPHRASE)


def test_a_newer_one_takes_the_place_of_an_encrypted_one_that_it_holds(carried):
    old = carried.take()
    assert is_encrypted(old.read_bytes())
    carried.say("The mill was glad to be asked")
    new = carried.take()
    assert carried.on_stick() == [new.name]
    assert carried.noted() == [str(new)]


def test_an_encrypted_one_takes_the_place_of_an_open_one(carried):
    carried.open_copy()
    new = carried.take()
    assert carried.on_stick() == [new.name]
    assert new.name.endswith(".zip.age")


def test_one_that_holds_more_is_left(carried):
    before = carried.file.read_bytes()
    carried.say("The mill was glad to be asked")
    old = carried.take()
    carried.file.write_bytes(before)
    new = carried.take()
    assert carried.on_stick() == sorted([old.name, new.name])


def test_one_whose_passphrase_nobody_gave_is_left_and_told_of(wrapped):
    old = wrapped.take()
    other = Keychain(wrapped.config, pytest.fail, str)
    new = wrapped.take(other)
    assert wrapped.on_stick() == sorted([old.name, new.name])
    told = f"{old.name} may hold what the new copy does not, and was left."
    assert wrapped.told == [told]


def test_nothing_is_written_or_noted_that_did_not_open_again(carried, monkeypatch):
    name = "tmworkshop.adapters.keys.keychain.decrypt_by"
    old = carried.take()
    with monkeypatch.context() as patch:
        patch.setattr(name, lambda *_: None)
        with pytest.raises(Damaged, match="did not open again"):
            carried.take()
    assert carried.on_stick() == [old.name]
    assert carried.noted() == [str(old)]


def test_a_plain_key_compares_what_it_opens_with_today(carried):
    taken = carried.take()
    carried.say("The mill was glad to be asked")
    sets = read_sets(carried.folder)
    looked = look_at_copy(taken, sets, carried.keys.unseal_unasked)
    assert (looked.trouble, looked.lacking, looked.is_sealed) == ("", 1, False)
    assert look_at_copy(taken, sets).is_sealed


def test_doctor_reads_what_a_plain_key_opens_and_finds_what_is_damaged(carried):
    taken = carried.take()
    assert "whole: 1 copy" in carried.findings()[0].told
    taken.write_bytes(taken.read_bytes()[:-5])
    told = [each for each in carried.findings() if each.state is State.WRONG]
    assert ["cannot be restored" in each.told for each in told] == [True]


def test_doctor_says_what_it_did_not_open_and_how_that_is_done(wrapped):
    taken = wrapped.take()
    _, told = wrapped.findings()
    assert told.state is State.UNKNOWN
    assert told.remedy == Way(Remedy.VERIFY_BACKUP, (str(taken),))


def test_doctor_tells_of_an_open_copy_where_others_get_at_it(carried, monkeypatch):
    taken = carried.open_copy()
    monkeypatch.setattr(copies, "find_opening", lambda *_: "in Dropbox")
    told = carried.findings()[-1]
    assert (
        told.told == f"The copy {taken} is open, in Dropbox: whoever has it reads "
        "all of it."
    )


def test_what_a_file_lacks_comes_back_from_an_encrypted_copy(carried):
    before = carried.file.read_bytes()
    carried.say("The mill was glad to be asked")
    taken = carried.take()
    carried.file.write_bytes(before)
    known = FolderWorkspace(carried.folder).open_set("bryn").facts()
    gains = Copies(carried.folder, lambda: carried.config, merge_copies)
    gain = gains.find_gain("bryn", known)
    assert (gain.more, gain.label) == (1, taken.name)
    elsewhere = Copies(carried.folder, lambda: carried.folder, merge_copies)
    assert elsewhere.find_gain("bryn", known).more == 0
