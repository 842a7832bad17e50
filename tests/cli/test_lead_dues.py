"""What a lead was let have goes when it is due, by whatever command runs next."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from tests.adapters.test_pack_files import id_of
from tests.cli.test_leading import (
    FIRMS,
    FORMS,
    LAPTOP,
    STRANGER,
    TERMS,
    add,
    entries,
    invitation,
    sent,
    voice,
)
from tests.cuts import Cut, cut_after
from tests.records import Story
from tmworkshop.adapters.keys.age import public_of
from tmworkshop.adapters.packs.invitation_text import identify_invitation
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead import Arrival, drop_voices, take_in
from tmworkshop.application.lead_dues import conclude, remove_overdue
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.programme.united import unite_parts

MAY = "2026-05-01T10:00:00+00:00"
AT_ITS_END = "2028-04-01T10:00:00+00:00"


@pytest.fixture
def lead(desk):
    desk.run("programme", "begin", "Northern Start", *TERMS)
    due = voice("A", FORMS, keep_until="2026-04")
    add(desk, sent(desk, "1.tmpack", due, voice("B", FIRMS)))
    return desk


def words_in(desk, words):
    """Return the files of the workspace that hold *words*."""
    files = (each for each in desk.folder.rglob("*") if each.is_file())
    return [each.name for each in files if words.encode() in each.read_bytes()]


def read_facts(desk):
    return (desk.folder / "programme" / "programme.jsonl").read_bytes()


def told_by(desk, *words, code=0):
    return " ".join(desk.run(*words, code=code).stderr.split())


def examined(desk):
    result = desk.run("doctor", "--json", code=None)
    findings = json.loads(result.stdout)["findings"]
    return [each for each in findings if each["check"] == "programme"]


@pytest.mark.parametrize("command", [(), ("set", "list"), ("programme", "compare")])
def test_whatever_command_runs_next_removes_what_is_due(lead, command):
    lead.environ["TMWORKSHOP_NOW"] = MAY
    told = told_by(lead, *command, code=None)
    assert "1 remark of packs may be here no longer: removed now." in told
    assert words_in(lead, FORMS) == []
    assert entries(lead) == {FIRMS}
    assert "removed now" not in told_by(lead, *command, code=None)


def test_where_no_programme_is_led_a_page_of_own_sets_leaves_nothing_to_do(desk):
    story = Story("Cwm set")
    story.join("m1", "Rhys Onwu", "Cwm")
    story.meet(date(2026, 1, 12), ("m1",))
    story.said(Kind.REFLECTION, "m1", "Forms are long.")
    story.part().keep_in(desk.folder, "cwm")
    desk.run("report", "programme", "--as", "txt")
    assert "may not be here" not in told_by(desk, "set", "list")
    desk.run("programme", "begin", "Northern Start", *TERMS)
    assert LeadFolder(desk.folder).due() == "2028-04-01"


def test_before_its_day_nothing_goes(lead):
    lead.environ["TMWORKSHOP_NOW"] = "2026-04-30T22:00:00+00:00"
    assert "removed" not in told_by(lead)
    assert entries(lead) == {FORMS, FIRMS}


def test_home_and_doctor_say_what_falls_due_within_thirty_days(lead):
    assert "much longer" not in told_by(lead)
    (finding,) = examined(lead)
    assert finding["state"] == "well"
    lead.environ["TMWORKSHOP_NOW"] = "2026-04-02T10:00:00+00:00"
    words = "1 remark of packs may not be here much longer, the first of them until 30"
    assert words in told_by(lead)
    (finding,) = examined(lead)
    assert finding["state"] == "noted"
    assert finding["said"].startswith(words)


def test_what_was_made_of_packs_goes_with_what_is_due(lead):
    made_of_packs(lead).write_text(FORMS)
    half = lead.folder / "programme" / "packs" / "1.json.new"
    half.write_text(FORMS)
    lead.environ["TMWORKSHOP_NOW"] = MAY
    lead.run("set", "list")
    assert words_in(lead, FORMS) == []
    assert (lead.folder / "programme" / "invitation.txt").is_file()


def test_what_pages_still_hold_is_said(lead):
    lead.run("programme", "release", "--as", "txt")
    lead.environ["TMWORKSHOP_NOW"] = MAY
    assert "Pages that were let out before still hold" in told_by(lead, "set", "list")


def test_once_the_terms_are_over_all_of_it_goes(lead):
    lead.environ["TMWORKSHOP_NOW"] = "2028-03-20T10:00:00+00:00"
    assert "All that packs brought may be here until 31 March 2028" in told_by(lead)
    late = sent(lead, "2.tmpack", voice("C", "More."), made="2028-03-20")
    lead.environ["TMWORKSHOP_NOW"] = AT_ITS_END
    told = told_by(lead, "set", "list")
    assert "What Northern Start took in was to be kept until 31 March 2028" in told
    assert "1 file is destroyed now" in told
    assert words_in(lead, FIRMS) == []
    assert "comes too late" in " ".join(add(lead, late, code=5).stderr.split())


def test_shorter_terms_are_due_sooner(lead):
    terms = [each if each != "2028-03-31" else "2026-03-31" for each in TERMS]
    lead.run("programme", "begin", "Northern Start", *terms)
    lead.environ["TMWORKSHOP_NOW"] = "2026-04-01T10:00:00+00:00"
    assert "1 file is destroyed now" in told_by(lead, "set", "list")


def test_a_folder_of_before_there_was_a_day_noted_is_looked_through(lead):
    due = lead.folder / "programme" / "due.txt"
    assert due.read_text() == "2026-05-01\n"
    for content in ("", "soon"):
        due.write_text(content) if content else due.unlink()
        assert "removed" not in told_by(lead, "set", "list")
        assert due.read_text() == "2026-05-01\n"


def test_what_cannot_be_read_keeps_nothing_else_here(lead):
    add_by_another(lead)
    damaged = LeadFolder(lead.folder).file_of(signer_of(LAPTOP))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    lead.environ["TMWORKSHOP_NOW"] = MAY
    told = told_by(lead, "set", "list")
    assert "may not be here any more, and is not removed yet" in told
    assert f"{damaged.name} is damaged" in told
    assert words_in(lead, "Of another.") == []
    (finding,) = examined(lead)
    assert finding["state"] == "to put right"
    assert "is damaged" in finding["detail"]


def made_of_packs(desk):
    """Return a file that something made of packs."""
    file = desk.folder / "programme" / "cells" / "1.json"
    file.parent.mkdir()
    return file


def arrival_of(desk, part, by=LAPTOP):
    """Return a pack of one *part* as it was opened."""
    asked = invitation(desk)
    pack = Pack(asked.programme, identify_invitation(asked), (part,))
    key = public_of(by)
    return Arrival("a.tmpack", signer_of(by), "d", "", "2026-03-12", key, pack)


def add_by_another(desk):
    due = voice("C", "Of another.", keep_until="2026-04")
    file = sent(desk, "3.tmpack", due, by=STRANGER)
    desk.run("programme", "add", file, "--accept", words_of(signer_of(STRANGER)))


def test_words_of_a_kind_that_is_not_known_here_go_too():
    song = {"id": id_of("A"), "kind": "song", "words": FORMS, "keep-until": "2026-04"}
    of = SetPart(id_of("S"), unread=(json.dumps(song),))
    (left,) = unite_parts((of,), (SetPart(id_of("S"), withdrawn=(id_of("A"),)),))
    assert left.unread == ()


class TestCutOff:
    """A computer that stops dead at each thing that is done, one after the other."""

    def cuts(self, desk, tmp_path, act):
        """Yield the desk cut off in *act*, at each thing that it does to the disk."""
        whole = shutil.copytree(desk.folder, tmp_path / "whole")
        with cut_after() as cable:
            act(LeadFolder(desk.folder))
        assert cable.count > 3
        for effects in range(1, cable.count):
            shutil.rmtree(desk.folder)
            shutil.copytree(whole, desk.folder)
            with pytest.raises(Cut), cut_after(effects):
                act(LeadFolder(desk.folder))
            yield desk

    def test_an_end_is_finished_and_certified(self, lead, tmp_path):
        finished = 0
        for each in self.cuts(lead, tmp_path, lambda s: conclude(s, "2026-03-12")):
            folder = LeadFolder(each.folder)
            is_begun = b"concluded" in read_facts(each)
            told = told_by(each, "set", "list")
            assert folder.count_files() == (0 if is_begun else 1)
            assert bool(words_in(each, FIRMS)) is not is_begun
            if "The end of the programme was cut off" in told:
                finished += 1
                assert "1 file with what was taken in was overwritten" in told
        assert finished > 3

    def test_what_is_due_is_removed_all_the_same(self, lead, tmp_path):
        lead.environ["TMWORKSHOP_NOW"] = MAY
        for each in self.cuts(lead, tmp_path, lambda s: remove_overdue(s, MAY[:10])):
            each.run("set", "list")
            assert words_in(each, FORMS) == []
            assert entries(each) == {FIRMS}

    def test_what_a_pack_took_back_lies_in_nothing_made_of_packs(self, lead, tmp_path):
        made_of_packs(lead).write_text(FORMS)
        taken_back = SetPart(id_of("S"), withdrawn=(id_of("A"),))
        arrival = arrival_of(lead, taken_back)
        for each in self.cuts(
            lead, tmp_path, lambda s: take_in(s, arrival, "2026-03-12")
        ):
            each.run("set", "list")
            assert (FORMS in entries(each)) is bool(words_in(each, FORMS))

    def test_what_was_never_acknowledged_is_due_all_the_same(self, lead, tmp_path):
        due = voice("C", "Of another.", keep_until="2026-04")
        arrival = arrival_of(lead, SetPart(id_of("T"), (due,)), by=STRANGER)
        lead.environ["TMWORKSHOP_NOW"] = MAY
        for each in self.cuts(
            lead, tmp_path, lambda s: take_in(s, arrival, "2026-03-12", "Glan")
        ):
            each.run("set", "list")
            assert words_in(each, "Of another.") == []

    def test_what_was_objected_to_goes_or_was_not_yet_dropped(self, lead, tmp_path):
        def act(store):
            drop_voices(store, [id_of("B")], "2026-03-12")

        for each in self.cuts(lead, tmp_path, act):
            is_begun = b"dropped" in read_facts(each)
            each.run("set", "list")
            assert bool(words_in(each, FIRMS)) is not is_begun


def test_the_certificate_names_every_page_that_stays(lead):
    lead.run("programme", "release", "--as", "txt")
    said = lead.run("programme", "end", "--yes").stdout
    assert "   programme-2026-03-12.txt\n" in said
    assert "Released before, and not called back: to the programme" in said


def test_where_no_page_lies_the_certificate_says_so(lead):
    said = lead.run("programme", "end", "--yes").stdout
    assert "No page that was let out lies in" in said


def test_words_written_for_whoever_codes_are_named_when_a_pack_takes_some_back(
    lead, tmp_path
):
    file = tmp_path / "words.txt"
    lead.run("programme", "words", "--to", str(file))
    add(lead, sent(lead, "2.tmpack", withdrawn=(id_of("A"),)))
    said = add(lead, sent(lead, "3.tmpack", withdrawn=(id_of("B"),)))
    assert str(file) in said.stderr
