"""``tmworkshop pack accept``: an invitation is read, agreed and kept; slips name it."""

import pytest

from tests.packs import LEAD, PROGRAMME, STRANGER, invitation, letter_from
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    write_invitation,
)
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.packs.accepted_terms import hold_to
from tmworkshop.domain.record.record import record_of

EVERYONE = ("funder", "programme", "public")


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
    assert taken_in(dyffryn) == [invitation(readers=EVERYONE)]


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


SLIP = ("member", "consent", "megan", "--slip-date", "2026-03-12")
OTHER = "S0UTH".ljust(26, "0")


def accept(desk, tmp_path, **given):
    file, words = letter_from(tmp_path, **given)
    desk.run("pack", "accept", file, "--accept", words)
    return identify_invitation(invitation(**given))


@pytest.fixture
def of_two(dyffryn, tmp_path):
    """A laptop that two programmes of one name asked, and the ids of their terms."""
    north = accept(dyffryn, tmp_path)
    south = accept(dyffryn, tmp_path, programme=OTHER, organisation="Quay Fund")
    return dyffryn, north, south


def agreed(desk, *ids):
    """Return for which terms Megan lets her words go now."""
    record = record_of(FolderWorkspace(desk.folder).open_set("dyffryn-set").facts())
    every = {e.id: e for e in InvitationFolder(desk.folder).taken_in()}
    return [hold_to(record, every[id_]).consents_to("m1", "evaluator") for id_ in ids]


def test_a_slip_is_of_the_programme_that_was_said(of_two):
    desk, north, south = of_two
    desk.run(*SLIP, "--yes", "evaluator", "--programme", "moor")
    assert agreed(desk, north, south) == [True, False]
    desk.run(*SLIP, "--yes", "evaluator", "--programme", south[:6])
    assert agreed(desk, north, south) == [True, True]


def test_where_nobody_can_be_asked_of_which_programme_a_slip_is_it_waits(of_two):
    desk, *_ = of_two
    assert "--programme NAME" in desk.told(*SLIP, "--yes", "evaluator", code=2)
    both = "Northern Start, of Moor & Vale Trust and Northern Start, of Quay Fund"
    told = desk.told(*SLIP, "--yes", "evaluator", "--programme", "northern", code=2)
    assert both in " ".join(told.split())
    assert ticked(desk) == {}


@pytest.mark.usefixtures("someone_to_ask")
def test_whoever_types_a_slip_is_asked_which_invitation_it_has(of_two):
    desk, north, south = of_two
    desk.run("--plain", *SLIP, "--yes", "evaluator", keys="2\n")
    assert agreed(desk, north, south) == [True, False]


def test_a_no_to_one_programme_leaves_the_other_and_one_to_all_does_not(of_two):
    desk, north, south = of_two
    for each in (north, south):
        desk.run(*SLIP, "--yes", "evaluator", "--programme", each[:6])
    desk.run("member", "consent", "megan", "--no", "all", "--programme", "quay")
    assert agreed(desk, north, south) == [True, False]
    told = desk.run("member", "consent", "megan", "--history").stdout
    assert f", for Northern Start, of Moor & Vale Trust, {north[:6]}\n" in told
    desk.run("member", "consent", "megan", "--no", "all")
    assert agreed(desk, north, south) == [False, False]


def test_a_slip_of_terms_before_offers_nothing_to_those_of_now(accepted, tmp_path):
    before = identify_invitation(invitation())
    now = accept(accepted, tmp_path, purpose="To tell the press.")
    assert "--programme NAME" in accepted.told(*SLIP, "--yes", "evaluator", code=2)
    accepted.run(*SLIP, "--yes", "evaluator", "--programme", before[:6])
    assert ticked(accepted) == {("evaluator", True): before}
    assert agreed(accepted, now) == [False]
    accepted.run(*SLIP, "--yes", "evaluator", "--programme", "northern")
    assert agreed(accepted, now) == [True]


def test_two_programmes_of_one_name_and_organisation_have_codes(dyffryn, tmp_path):
    accept(dyffryn, tmp_path)
    accept(dyffryn, tmp_path, programme=OTHER)
    leads = [each.lead for each in InvitationFolder(dyffryn.folder).taken_in()]
    one = "Northern Start, of Moor & Vale Trust"
    assert sorted(leads) == [f"{one} (N0RTH0)", f"{one} (S0UTH0)"]
    told = dyffryn.told("pack", "make", code=2)
    assert "--programme NAME" in told
    dyffryn.run("pack", "make", "--programme", "s0uth0")
    dyffryn.run("pack", "preview", "--programme", "S0UTH0")


def test_slips_are_printed_for_one_programme_with_its_code(of_two):
    desk, north, _ = of_two
    assert "--programme NAME" in desk.told("report", "slips", code=2)
    desk.run("report", "slips", "--programme", "moor", "--as", "txt")
    (page,) = (desk.folder / "reports").rglob("*.txt")
    text = " ".join(page.read_text("utf-8").split())
    assert f"Invitation {north[:6]}." in text
    assert "Moor & Vale Trust runs it." in text
    desk.run("report", "slips", "--programme", "quay", "--as", "txt")
    assert len([*(desk.folder / "reports").rglob("*.txt")]) == 2


def test_a_slip_has_no_box_for_whom_the_invitation_does_not_name(dyffryn, tmp_path):
    accept(dyffryn, tmp_path, readers=("programme",))
    dyffryn.run("report", "slips", "--as", "txt")
    (page,) = (dyffryn.folder / "reports").rglob("*.txt")
    text = " ".join(page.read_text("utf-8").split())
    assert "My words may be read by Northern Start's evaluator" in text
    assert "reports to the funder" not in text
    assert "printed for anyone" not in text
    dyffryn.run(*SLIP, "--yes", "all")
    assert {box for box, _ in ticked(dyffryn)} == {
        *("set-summary", "evaluator", "name-programme")
    }
    told = dyffryn.told(*SLIP, "--yes", "evaluator,funder", code=2)
    assert "no such box on that slip as funder" in " ".join(told.split())
