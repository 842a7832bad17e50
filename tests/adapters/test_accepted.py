import os

import pytest

from tmworkshop.adapters.packs.accepted import FOLDER, find_newest_accepted
from tmworkshop.adapters.packs.invitation_text import write_invitation
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation

SECRET = "what only the lead has"


def invited(name):
    return Invitation(
        programme="p" * 26,
        name=name,
        organisation="Quay Foundation",
        contact="Ines Okonkwo, 01632 960555",
        purpose="To learn what helps",
        basis="public task",
        keep_until="2028-03-31",
        readers=(Reader.PROGRAMME, Reader.FUNDER),
        encrypt_for="age1",
        signer=signer_of(SECRET),
    )


def accept(workspace, name, at):
    file = workspace / FOLDER / f"{name}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(write_invitation(invited(name), SECRET), encoding="utf-8")
    os.utime(file, (at, at))
    return file


def test_where_nothing_was_accepted_nobody_asks(tmp_path):
    assert find_newest_accepted(tmp_path) is None


def test_the_one_that_was_accepted_last_is_read(tmp_path):
    accept(tmp_path, "Tidal Start", at=2_000)
    accept(tmp_path, "Upland Start", at=1_000)
    assert find_newest_accepted(tmp_path).name == "Tidal Start"


def test_one_that_was_changed_is_refused(tmp_path):
    file = accept(tmp_path, "Tidal Start", at=2_000)
    file.write_text(file.read_text("utf-8")[:-8], encoding="utf-8")
    with pytest.raises(Damaged, match=r"Tidal Start\.txt: "):
        find_newest_accepted(tmp_path)
