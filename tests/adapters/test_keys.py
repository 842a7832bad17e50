"""Keys in real folders: made, kept, used, lost, and typed back in."""

import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.light_passphrases import wrap_lightly
from tests.ways import refused
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.keys import age, key_place
from tmworkshop.adapters.keys import keychain as keychains
from tmworkshop.adapters.keys.age import encrypt_for, is_encrypted, make_secret
from tmworkshop.adapters.keys.key_place import (
    find_exposure,
    narrow_files,
    wide_files,
)
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.domain.errors import Damaged, NotFound, Refused, Unclear
from tmworkshop.domain.remedies import Remedy

WORDS = b"what someone said" * 100
PASSPHRASE = "lanterns over Bethesda"


class Asked:
    """Someone who is asked for passphrases, and gives these."""

    def __init__(self, *given):
        self.given = list(given)
        self.called = []

    def __call__(self, called):
        self.called.append(called)
        return self.given.pop(0)


def keychain(folder, *given, exposed=""):
    return Keychain(folder, Asked(*given), lambda: exposed)


@pytest.fixture(autouse=True, scope="module")
def light():
    """Spare all of them, but for one, the seconds of work behind a passphrase."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keychains, "wrap_secret", wrap_lightly)
        yield


@pytest.fixture
def plain(tmp_path):
    made = keychain(tmp_path / "config")
    made.make("")
    return made


@pytest.fixture(scope="module")
def wrapped_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wrapped") / "config"
    keychain(folder).make(PASSPHRASE)
    return folder


@pytest.fixture
def wrapped(wrapped_once, tmp_path):
    return shutil.copytree(wrapped_once, tmp_path / "wrapped")


def test_what_is_encrypted_opens_again_and_shows_nothing(plain):
    sealed = plain.seal(WORDS)
    assert is_encrypted(sealed)
    assert b"someone" not in sealed
    assert plain.unseal(sealed, "it") == WORDS


def test_a_key_without_a_passphrase_is_a_private_file(plain):
    (file,) = plain.files()
    assert file == plain.own
    assert file.read_text().startswith("AGE-SECRET-KEY-1")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_is_made_once(plain):
    assert plain.make("") == plain.own
    assert len(plain.files()) == 1


def test_with_a_passphrase_no_file_holds_the_key_as_text(wrapped):
    for file in wrapped.iterdir():
        assert b"AGE-SECRET-KEY" not in file.read_bytes()
    assert keychain(wrapped).own.suffix == ".age"


def test_to_encrypt_asks_for_no_passphrase_and_to_open_asks_once(wrapped):
    keys = keychain(wrapped, PASSPHRASE)
    sealed = [keys.seal(WORDS), keys.seal(WORDS)]
    assert keys._ask.called == []
    assert [keys.unseal(each, "it") for each in sealed] == [WORDS, WORDS]
    assert keys._ask.called == [keys.own.name]


def test_as_it_ships_each_guess_at_a_passphrase_is_much_work(tmp_path, monkeypatch):
    monkeypatch.setattr(keychains, "wrap_secret", age.wrap_secret)
    made = keychain(tmp_path / "config")
    file = made.make(PASSPHRASE)
    (doublings,) = re.findall(rb"-> scrypt \S+ (\d+)\n", file.read_bytes())
    assert int(doublings) >= 12
    keys = keychain(tmp_path / "config", PASSPHRASE)
    assert keys.unseal(made.seal(WORDS), "it") == WORDS


def test_a_wrong_passphrase_is_unclear_and_may_be_tried_again(wrapped):
    keys = keychain(wrapped, "lanterns over Bangor", PASSPHRASE)
    sealed = keys.seal(WORDS)
    with pytest.raises(Unclear, match="not the passphrase of key-"):
        keys.unseal(sealed, "it")
    assert keys.unseal(sealed, "it") == WORDS


def test_whoever_does_not_know_the_passphrase_opens_and_prints_nothing(wrapped):
    keys = keychain(wrapped, "")
    with refused(Refused, Remedy.RESCUE_KEY, match="made for another key"):
        keys.unseal(keys.seal(WORDS), "it")
    with pytest.raises(Refused, match="not printed"):
        keys.read_secret()


def test_another_laptop_does_not_open_it(plain, tmp_path):
    sealed = plain.seal(WORDS)
    other = keychain(tmp_path / "other")
    with refused(Refused, Remedy.RESCUE_KEY, match="this computer has no key"):
        other.unseal(sealed, "the copy")
    other.make("")
    with refused(Refused, Remedy.RESCUE_KEY, match="the copy was made for another key"):
        other.unseal(sealed, "the copy")


def test_a_key_typed_back_in_stands_beside_the_one_that_is_there(plain, tmp_path):
    other = keychain(tmp_path / "other")
    own = other.make("")
    kept = other.keep(plain.read_secret(), "")
    assert other.own == own != kept
    for keys in (plain, other):
        assert other.unseal(keys.seal(WORDS), "it") == WORDS
    assert not keychain(tmp_path / "other").has_sheet


def test_a_key_typed_back_in_is_the_key_of_a_new_laptop(plain, tmp_path):
    new = keychain(tmp_path / "new")
    new.keep(plain.read_secret(), "")
    assert new.public == plain.public
    assert new.has_sheet
    assert plain.unseal(new.seal(WORDS), "it") == WORDS


def test_typed_in_with_a_passphrase_the_key_is_text_no_more(plain):
    secret = plain.read_secret()
    file = plain.keep(secret, PASSPHRASE)
    assert plain.files() == (file,)
    assert file.suffix == ".age"
    again = keychain(file.parent, PASSPHRASE)
    assert again.read_secret() == secret


@pytest.mark.parametrize("cut", [1, 20, 900])
def test_a_file_that_was_cut_is_damaged(plain, cut):
    with pytest.raises(Damaged, match="the copy is damaged"):
        plain.unseal(plain.seal(WORDS)[:-cut], "the copy")


@pytest.mark.parametrize("place", [300, 700, -1])
def test_a_letter_that_changed_is_damage(plain, place):
    sealed = bytearray(plain.seal(WORDS))
    sealed[place] ^= 1
    with pytest.raises((Damaged, Refused)):
        plain.unseal(bytes(sealed), "the copy")


def test_a_key_that_is_gone_is_not_encrypted_for(plain):
    plain.own.unlink()
    with refused(NotFound, Remedy.RESCUE_KEY, match="that key is gone"):
        keychain(plain._folder).seal(WORDS)


def test_without_a_key_nothing_is_encrypted(tmp_path):
    with refused(NotFound, Remedy.MAKE_KEY):
        keychain(tmp_path / "config").seal(WORDS)


@pytest.mark.parametrize("content", [b"", b"AGE-SECRET-KEY-1QQQ\n", b"\xff\xfe"])
def test_a_file_that_holds_no_key_is_damaged(plain, content):
    plain.own.write_bytes(content)
    keys = keychain(plain._folder)
    for use in (partial(keys.seal, WORDS), partial(keys.unseal, WORDS, "it")):
        with pytest.raises(Damaged, match="no key"):
            use()


def test_a_file_that_holds_another_key_is_not_believed(plain):
    plain.own.write_text(f"{make_secret()}\n")
    with pytest.raises(Damaged, match="another key than its name says"):
        keychain(plain._folder).seal(WORDS)


def test_a_public_part_that_is_none_is_not_encrypted_for():
    with pytest.raises(Damaged, match="no public part"):
        encrypt_for(WORDS, ["age1nonsense"])


def test_what_does_not_open_again_is_not_given_out(plain, monkeypatch):
    name = "tmworkshop.adapters.keys.keychain.decrypt_by"
    monkeypatch.setattr(name, lambda *_: b"else")
    with pytest.raises(Damaged, match="did not open again"):
        plain.seal(WORDS)


def test_where_others_get_at_it_no_key_is_made(tmp_path):
    keys = keychain(tmp_path / "config", exposed="in OneDrive")
    with refused(Refused, Remedy.NAME_KEY_FOLDER, match="would lie in OneDrive"):
        keys.make("")
    assert not (tmp_path / "config").exists()


def test_a_key_in_the_workspace_or_a_synced_folder_is_exposed(tmp_path):
    workspace = tmp_path / "workspace"
    assert find_exposure(workspace / "config", workspace, {}) == "in the workspace"
    dropbox = tmp_path / "Dropbox" / "config"
    assert find_exposure(dropbox, workspace, {}) == "in Dropbox"
    assert find_exposure(tmp_path / "config", workspace, {}) == ""


def test_a_key_that_others_may_read_is_seen_and_kept_from_them(plain):
    plain.own.chmod(0o644)
    assert wide_files(plain.files()) == (plain.own,)
    narrow_files(plain.files())
    assert wide_files(plain.files()) == ()
    assert plain.own.stat().st_mode & 0o777 == 0o600


def test_a_drive_that_cannot_keep_it_from_them_is_not_asked_to(plain, monkeypatch):
    plain.own.chmod(0o644)
    monkeypatch.setattr(key_place, "keeps_permissions", lambda _: False)
    assert wide_files(plain.files()) == ()


@pytest.mark.skipif(not shutil.which("age"), reason="age is not installed here")
def test_any_program_that_knows_age_opens_it(plain, tmp_path):
    file = tmp_path / "copy.age"
    file.write_bytes(plain.seal(WORDS))
    command = ("age", "--decrypt", "-i", plain.own, file)
    opened = subprocess.run(command, check=True, capture_output=True).stdout
    assert opened == WORDS


def test_the_config_folder_is_named_or_the_platforms_own(monkeypatch):
    assert config_folder({"TMWORKSHOP_CONFIG": "/some/where"}) == Path("/some/where")
    monkeypatch.setattr("sys.platform", "linux")
    assert config_folder({"XDG_CONFIG_HOME": "/c"}) == Path("/c/tmworkshop")
    assert config_folder({"XDG_CONFIG_HOME": "c"}).parts[-2:] == (
        ".config",
        "tmworkshop",
    )


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_a_platform_has_one_folder_for_both_the_key_is_not_in_the_workspace(
    monkeypatch, platform
):
    monkeypatch.setattr("sys.platform", platform)
    for name in ("data", "config"):
        path = f"platformdirs.user_{name}_path"
        monkeypatch.setattr(path, lambda *_, **__: Path("/home/sian/tmworkshop"))
    assert config_folder({}) == Path("/home/sian/tmworkshop-config")
