"""``tmworkshop pack accept``: an invitation is read, agreed and kept; slips name it."""

import pytest

from tests.packs import PROGRAMME, STRANGER, invitation, letter_from
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    write_invitation,
)
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.record.record import record_of


@pytest.fixture
def accepted(dyffryn, tmp_path):
    file, words = letter_from(tmp_path)
    dyffryn.run("pack", "accept", file, "--accept", words)
    return dyffryn


def taken_in(desk):
    return [each.invitation for each in InvitationFolder(desk.folder).taken_in()]


def ticked(desk):
    record = record_of(FolderWorkspace(desk.folder).open_set("dyffryn-set").facts())
    return {(c.purpose, c.choice): c.invitation for c in record.consents.values()}


def test_it_says_who_asks_what_for_and_until_when(dyffryn, tmp_path):
    file, words = letter_from(tmp_path)
    said = dyffryn.run("pack", "accept", file, "--accept", words.upper()).stdout
    for each in (
        *("Northern Start", "Moor & Vale Trust", "data@moorvale.example"),
        *("what helps partnerships", "legitimate interests", "31 March 2028"),
        *("whoever works for the programme", "its funder"),
    ):
        assert each in said
    assert taken_in(dyffryn) == [invitation(readers=("funder", "programme"))]


def test_other_words_and_nobody_to_ask_take_nothing_in(dyffryn, tmp_path):
    file, _ = letter_from(tmp_path)
    dyffryn.run("pack", "accept", file, "--accept", "acorn " * 6, code=5)
    assert "--accept" in dyffryn.run("pack", "accept", file, code=2).stderr
    assert taken_in(dyffryn) == []


def test_the_six_words_are_shown_to_whoever_sits_there(
    dyffryn, tmp_path, someone_to_ask
):
    file, words = letter_from(tmp_path)
    told = dyffryn.run("pack", "accept", file, keys="n\n").stderr
    assert words in told
    assert taken_in(dyffryn) == []
    dyffryn.run("pack", "accept", file, keys="y\n")
    assert len(taken_in(dyffryn)) == 1


def test_it_is_read_from_a_pipe_too(dyffryn, tmp_path):
    _, words = letter_from(tmp_path)
    from tests.packs import LEAD

    text = write_invitation(invitation(), LEAD)
    dyffryn.run("pack", "accept", "-", "--accept", words, keys=text)
    assert len(taken_in(dyffryn)) == 1


def test_newer_terms_of_the_same_signer_say_what_is_new(accepted, tmp_path):
    file, _ = letter_from(tmp_path, keep_until="2029-03-31")
    said = accepted.run("pack", "accept", file).stdout
    assert "31 March 2029 (it was: 31 March 2028)" in said
    assert [each.keep_until for each in taken_in(accepted)] == ["2029-03-31"]
    assert "nothing has changed" in accepted.run("pack", "accept", file).stderr


def test_another_signer_of_the_same_programme_is_asked_about_anew(accepted, tmp_path):
    file, words = letter_from(tmp_path, STRANGER)
    accepted.run("pack", "accept", file, code=2)
    assert [each.signer for each in taken_in(accepted)] == [invitation().signer]
    accepted.run("pack", "accept", file, "--accept", words)
    assert [each.signer for each in taken_in(accepted)] != [invitation().signer]


def test_an_invitation_that_names_a_file_elsewhere_is_refused(dyffryn, tmp_path):
    file, words = letter_from(tmp_path, programme="../sets/dyffryn")
    dyffryn.run("pack", "accept", file, "--accept", words, code=1)
    assert taken_in(dyffryn) == []


def test_what_was_changed_since_it_was_taken_in_is_not_read(accepted):
    file = accepted.folder / "invitations" / f"{PROGRAMME}.txt"
    file.write_text(file.read_text("utf-8")[:300], "utf-8")
    told = accepted.run("pack", "accept", str(file), code=1).stderr
    assert "damaged" in told


def test_slips_from_then_on_are_for_the_newest_invitation(accepted):
    slip = ("member", "consent", "megan", "--slip-date", "2026-03-12")
    accepted.run(*slip, "--yes", "evaluator", "--no", "funder")
    id_ = identify_invitation(invitation())
    assert ticked(accepted) == {("evaluator", True): id_, ("funder", False): id_}


def test_an_older_slip_or_wording_is_for_none(accepted):
    slip = ("member", "consent", "megan", "--as-dated", "--yes", "evaluator")
    told = accepted.run(*slip, "--slip-date", "2026-03-11").stderr
    assert "older than the invitation" in told
    old = ("member", "consent", "dai", "--wording", "1", "--yes", "programme")
    accepted.run(*old, "--slip-date", "2026-03-12")
    assert {*ticked(accepted).values()} == {""}


def test_without_an_invitation_slips_are_for_none(dyffryn):
    slip = ("member", "consent", "megan", "--slip-date", "2026-03-12")
    dyffryn.run(*slip, "--yes", "evaluator")
    assert ticked(dyffryn) == {("evaluator", True): ""}
