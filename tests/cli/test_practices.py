"""A practice goes by ticks of its own: read first, typed in, let go, taken back."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.packs import letter_from, opened, receipt
from tests.records import Story
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Pack
from tmworkshop.domain.record.record import record_of

RANG, WALKED = "We rang every firm first.", "We walked there."
PARTS = {"setting": "A village.", "so": "They came."}
AS_READ = f"{RANG} In this setting: A village. So: They came."
HERE = ("--set", "cwm")
BESIDE = "Ida Falk; programme; funder; print; beside it: Hafod"


@pytest.fixture
def cwm(desk):
    """A set in which practices were told, and an invitation was taken in."""
    story = Story("Cwm set", contact="01632 960123")
    for member, name in (("m1", "Rhys Onwu"), ("m2", "Ida Falk"), ("m3", "Sol Ruiz")):
        story.join(member, name, "Hafod")
    story.meet(date(2026, 1, 12), ("m1", "m2", "m3"))
    story.said(Kind.PRACTICE, "m1", RANG, parts=PARTS)
    story.said(Kind.PRACTICE, "m2", WALKED)
    story.said(Kind.PRACTICE, "m3", "We asked Rhys Onwu to ring.")
    story.part().keep_in(desk.folder, "cwm")
    file, words = letter_from(desk.folder.parent)
    desk.run("pack", "accept", file, "--accept", words)
    return desk


def practices(desk):
    return {e["number"]: e for e in desk.json("practice", "list", *HERE)["practices"]}


def lend(desk, number, boxes, **given):
    text = given.get("text") or practices(desk)[number]["text"]
    words = ("practice", "lend", str(number), *HERE, "--yes", boxes, "--text", text)
    return desk.run(*words, code=given.get("code", 0))


def packed(desk):
    """Return what goes in the next pack, and its letter."""
    place = desk.folder.parent / "out"
    place.mkdir(exist_ok=True)
    made = ("pack", "make", "--anyway", "--to", str(place), "--no-passphrase")
    desk.run(*made, code=None)
    file = next((each for each in place.iterdir() if each.suffix == ".tmpack"), None)
    if file is None:
        return None, Pack("", "")
    letter, pack = opened(file)
    file.unlink()
    return letter, pack


def lent(desk):
    return {e.words: e for part in packed(desk)[1].parts for e in part.lent}


def slip_of(desk, file, ending="txt"):
    desk.run("report", "slips", "--practices", *HERE, "--as", ending)
    page = desk.folder / "reports" / "cwm-set" / f"{file}.{ending}"
    return page.read_text()


def test_each_practice_is_listed_with_its_words_and_nothing_ticked(cwm):
    first = practices(cwm)[1]
    assert (first["words"], first["of"], first["ticked"]) == (AS_READ, "Rhys Onwu", [])
    said = cwm.run("practice", "list", *HERE).stdout
    assert f"text {first['text']}; ticked: nothing" in said


def test_its_slip_has_the_exact_words_and_three_boxes_none_of_them_ticked(cwm):
    text = " ".join(slip_of(cwm, "slip-for-practice-1-rhys-onwu").split())
    assert AS_READ in text
    assert "Read them first" in text
    assert practices(cwm)[1]["text"] in text
    for words in ("Other partnerships", "printed for anyone", "partnership's name"):
        assert words in text
    assert WALKED not in text
    assert "Moor & Vale Trust" in text
    html = slip_of(cwm, "slip-for-practice-1-rhys-onwu", "html")
    assert html.count("<li><p>") == 3
    assert "until:" not in text


def test_with_no_slip_no_practice_leaves(cwm):
    assert lent(cwm) == {}


def test_what_is_ticked_goes_as_far_without_a_name(cwm):
    lend(cwm, 1, "partnerships")
    lend(cwm, 2, "partnerships,print,partnership-name")
    gone = lent(cwm)
    assert {*gone} == {AS_READ, WALKED}
    assert gone[AS_READ].readers == {Reader.PROGRAMME}
    assert gone[AS_READ].partnership == ""
    assert gone[WALKED].readers == {Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC}
    assert gone[WALKED].partnership == "Hafod"
    assert practices(cwm)[2]["ticked"] == ["partnerships", "print", "partnership-name"]


def test_the_name_alone_lets_nothing_out(cwm):
    lend(cwm, 1, "partnership-name")
    assert lent(cwm) == {}


def test_what_goes_is_previewed_with_whose_it_is(cwm):
    lend(cwm, 2, "all")
    said = " ".join(cwm.run("pack", "preview").stdout.split())
    assert f"{WALKED} ({BESIDE}; new)" in said


def test_a_corrected_practice_needs_its_tick_anew_and_is_taken_back(cwm):
    lend(cwm, 2, "partnerships")
    old = practices(cwm)[2]["text"]
    (first,) = lent(cwm).values()
    listed = cwm.json("session", "edit", *HERE, "--session", "1")["entries"]
    number = next(e["number"] for e in listed if e["words"] == WALKED)
    words = ("--words", "We walked there twice.")
    cwm.run("session", "edit", str(number), *HERE, "--session", "1", *words)
    assert practices(cwm)[2]["ticked"] == []
    assert "1 remark is no longer as it went" in " ".join(cwm.run().stderr.split())
    _, pack = packed(cwm)
    assert pack.parts[0].lent == ()
    assert first.id in pack.parts[0].withdrawn
    refused = lend(cwm, 2, "partnerships", code=5, text=old)
    assert "print a new one" in " ".join(refused.stderr.split())
    lend(cwm, 2, "partnerships")
    (again,) = lent(cwm).values()
    assert (again.words, again.id != first.id) == ("We walked there twice.", True)


def test_taken_back_it_goes_from_the_next_pack_like_any_word(cwm):
    lend(cwm, 2, "all")
    (first,) = lent(cwm).values()
    told = cwm.run("practice", "lend", "2", *HERE, "--yes", "none")
    assert "What went is taken back by a pack" in " ".join(told.stderr.split())
    _, pack = packed(cwm)
    assert pack.parts[0].lent == ()
    assert first.id in pack.parts[0].withdrawn


def test_an_erasure_takes_the_tick_and_the_practice(cwm):
    lend(cwm, 2, "all")
    (first,) = lent(cwm).values()
    cwm.run("member", "erase", "Ida", *HERE, "--names", "mask", "--yes")
    facts = FolderWorkspace(cwm.folder).open_set("cwm").facts()
    assert record_of(facts).lent == {}
    _, pack = packed(cwm)
    assert first.id in pack.parts[0].withdrawn


def test_a_slip_for_other_terms_offers_nothing(cwm):
    lend(cwm, 2, "all")
    file, words = letter_from(cwm.folder.parent, purpose="Something else.")
    cwm.run("pack", "accept", file, "--accept", words)
    assert lent(cwm) == {}


def test_a_tick_for_print_counts_only_where_the_public_is_to_read(cwm):
    readers = (Reader.FUNDER, Reader.PROGRAMME)
    file, words = letter_from(cwm.folder.parent, readers=readers)
    cwm.run("pack", "accept", file, "--accept", words)
    slip = ("--yes", "all", "--text", practices(cwm)[2]["text"])
    cwm.run("practice", "lend", "2", *HERE, "--programme", "Northern Start", *slip)
    assert lent(cwm)[WALKED].readers == {Reader.PROGRAMME}


def test_a_practice_that_names_someone_waits_until_that_is_settled(cwm):
    lend(cwm, 3, "all")
    assert lent(cwm) == {}
    assert "1 remark stays" in " ".join(cwm.run("pack", "preview").stdout.split())
    cwm.run("pack", "settle", "--mask", "Rhys Onwu", *HERE)
    assert {*lent(cwm)} == {"We asked [name] to ring."}
    assert practices(cwm)[3]["ticked"] == ["partnerships", "print", "partnership-name"]


def test_a_receipt_tells_its_teller_what_went_out(cwm):
    lend(cwm, 2, "all")
    letter, pack = packed(cwm)
    (text,) = pack.parts[0].lent
    file = receipt(cwm.folder.parent / "a.tmreceipt", letter, [text.id])
    cwm.run("pack", "receipt", file)
    shown = " ".join(cwm.run("member", "show", "Ida", *HERE).stdout.split())
    assert "Glan Fund" in shown


def test_a_practice_that_is_lent_is_no_voice_beside(cwm):
    yes = ("--yes", "evaluator", "--slip-date", "today", "--as-dated")
    cwm.run("member", "consent", "Ida", *HERE, *yes)
    voices = {v.words for part in packed(cwm)[1].parts for v in part.voices}
    assert voices == {WALKED}
    lend(cwm, 2, "partnerships")
    (part,) = packed(cwm)[1].parts
    assert (part.voices, [each.words for each in part.lent]) == ((), [WALKED])


def test_no_such_practice_or_box_is_refused_in_words(cwm):
    assert "no text 9" in cwm.told("practice", "lend", "9", "--yes", "all", code=1)
    told = cwm.run("practice", "lend", "1", *HERE, "--yes", "shouting", code=2)
    assert "no such box" in " ".join(told.stderr.split())


def test_its_teller_is_given_what_they_ticked(cwm):
    lend(cwm, 2, "print")
    cwm.run("member", "export", "Ida", *HERE)
    folder = cwm.folder / "exports" / "cwm"
    (data,) = (json.loads(each.read_text()) for each in folder.glob("*.json"))
    (text,) = data["member"]["texts"]
    assert (text["ticked"], text["holds"]) == (["print"], True)
    (page,) = folder.glob("*.html")
    assert "for that text alone: print." in page.read_text()


def test_a_copy_that_comes_back_forgets_no_tick_taken_back(cwm):
    lend(cwm, 2, "all")
    cwm.run("backup", "make")
    cwm.run("practice", "lend", "2", *HERE, "--yes", "none")
    cwm.run("backup", "restore", "last", "--in-place", "--yes", *HERE)
    assert practices(cwm)[2]["ticked"] == []
    assert lent(cwm) == {}


def test_one_that_no_pack_takes_stays_and_is_told_and_the_others_go(cwm):
    listed = cwm.json("session", "edit", *HERE, "--session", "1")["entries"]
    number = next(e["number"] for e in listed if e["words"] == WALKED)
    words = ("--words", "We walked there. " * 1300)
    cwm.run("session", "edit", str(number), *HERE, "--session", "1", *words)
    lend(cwm, 1, "partnerships")
    lend(cwm, 2, "partnerships")
    told = " ".join(cwm.run("pack", "preview").stdout.split())
    assert "1 remark is longer than the 20,000 letters" in told
    assert {*lent(cwm)} == {AS_READ}


def test_a_yes_to_one_programme_and_a_no_to_another_both_stand(cwm):
    lend(cwm, 2, "partnerships")
    other = {"name": "Southern End", "programme": "S0UTH".ljust(26, "0")}
    file, words = letter_from(cwm.folder.parent, **other)
    cwm.run("pack", "accept", file, "--accept", words)
    slip = ("--yes", "print", "--text", practices(cwm)[2]["text"])
    cwm.run("practice", "lend", "2", *HERE, "--programme", "Southern End", *slip)
    first = cwm.json("pack", "preview", "--programme", "Northern Start")
    second = cwm.json("pack", "preview", "--programme", "Southern End")
    assert WALKED in str(first)
    assert WALKED in str(second)
    cwm.run("practice", "lend", "2", *HERE, "--yes", "none")
    for name in ("Northern Start", "Southern End"):
        assert WALKED not in str(cwm.json("pack", "preview", "--programme", name))


def test_its_slip_says_for_which_invitation_and_asks_of_print_where_that_is_meant(cwm):
    (terms,) = InvitationFolder(cwm.folder).taken_in()
    assert terms.code in slip_of(cwm, "slip-for-practice-2-ida-falk")
    assert "printed for anyone" in slip_of(cwm, "slip-for-practice-2-ida-falk")
    readers = (Reader.FUNDER, Reader.PROGRAMME)
    file, words = letter_from(cwm.folder.parent, readers=readers)
    cwm.run("pack", "accept", file, "--accept", words)
    assert "printed for anyone" not in slip_of(cwm, "slip-for-practice-2-ida-falk")
