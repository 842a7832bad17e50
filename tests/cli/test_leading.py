"""A programme led: begun, packs taken in or refused, words dropped, all of it ended."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.adapters.test_pack_files import id_of, unseal_by
from tests.records import Story
from tmworkshop.adapters.keys.age import make_secret, public_of
from tmworkshop.adapters.packs.envelopes import (
    Letter,
    Sort,
    open_envelope,
    seal_envelope,
)
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    read_invitation,
)
from tmworkshop.adapters.packs.pack_content import write_pack
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.lead import Arrival, take_in
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Asked, Pack, SetPart, Voice
from tmworkshop.domain.record.record import record_of

TERMS = (
    *("--organisation", "Moor Trust", "--contact", "data@moor.example"),
    *("--purpose", "To find out what helps.", "--basis", "public task"),
    *("--keep-until", "2028-03-31", "--reader", "funder", "--no-passphrase"),
)
LAPTOP, STRANGER = make_secret(), make_secret()
WORDS = words_of(signer_of(LAPTOP))
FORMS, FIRMS = "The forms are long.", "Firms are shy."


@pytest.fixture
def lead(desk):
    desk.run("programme", "begin", "Northern Start", *TERMS)
    return desk


def invitation(desk):
    return read_invitation((desk.folder / "programme" / "invitation.txt").read_text())


def voice(letter, words, **given):
    return Voice(
        id=id_of(letter),
        person=id_of("P"),
        partnership="Hafod",
        kind=Kind.REFLECTION,
        words=words,
        readers=frozenset({Reader.PROGRAMME}),
        **given,
    )


def sent(desk, name, *voices, by=LAPTOP, terms=None, **given):
    """Return the file of a pack, as a laptop makes it for whoever invites."""
    asked, made = invitation(desk), given.pop("made", "2026-03-12")
    receipts_for = given.pop("receipts_for", public_of(by))
    before = given.pop("before", "")
    pack = Pack(
        given.pop("programme", asked.programme),
        terms or identify_invitation(asked),
        (SetPart(id_of("S"), voices, **given),),
    )
    head = {"before": before, "made": made, "receipts-for": receipts_for}
    letter = Letter(head, write_pack(pack))
    file = desk.folder.parent / name
    file.write_bytes(seal_envelope(Sort.PACK, letter, by, asked.encrypt_for))
    return str(file)


def entries(desk):
    parts = LeadFolder(desk.folder).parts().values()
    return {v.words for every in parts for part in every for v in part.voices}


def add(desk, *files, code=0):
    return desk.run("programme", "add", *files, "--accept", WORDS, code=code)


def test_an_invitation_says_who_asks_and_what_for(desk):
    said = desk.run("programme", "begin", "Northern Start", *TERMS)
    assert said.stdout.splitlines()[:6] == [
        "Northern Start, of Moor Trust",
        "What for: To find out what helps.",
        "Lawful basis: public task",
        "Data protection: data@moor.example",
        "Kept until: 31 March 2028",
        "Read by: whoever works for the programme; its funder",
    ]
    assert invitation(desk).readers == (Reader.FUNDER, Reader.PROGRAMME)
    assert words_of(invitation(desk).signer) in " ".join(said.stderr.split())


def test_an_invitation_is_a_square_code_too_unless_it_is_too_long(desk):
    said = desk.run("programme", "begin", "Northern Start", *TERMS)
    square = desk.folder / "programme" / "invitation.svg"
    assert f"as a square code: {square}" in said.stdout
    assert square.read_bytes().count(b"<path") == 1
    long = ("--purpose", "To find out what helps. " * 100)
    said = desk.run("programme", "begin", "Northern Start", *TERMS, *long)
    assert "too long for a square code" in " ".join(said.stderr.split())
    assert not square.exists()


@pytest.mark.usefixtures("someone_to_ask")
def test_what_no_flag_says_is_asked_for(desk):
    typed = ("North", "Moor Trust", "data@moor.example", "To learn", "public task")
    keys = "\n".join((*typed, "31 march 2028", "y", "n", ""))
    desk.run("programme", "begin", "--no-passphrase", keys=keys)
    assert invitation(desk).keep_until == "2028-03-31"
    assert invitation(desk).readers == (Reader.FUNDER, Reader.PROGRAMME)


def test_other_terms_are_another_invitation_of_the_same_programme(lead):
    before = invitation(lead)
    old = sent(lead, "old.tmpack", voice("A", FORMS))
    lead.run("programme", "begin", "Northern Start", *TERMS, "--reader", "public")
    now = invitation(lead)
    assert now.programme == before.programme
    assert identify_invitation(now) != identify_invitation(before)
    add(lead, old)
    assert entries(lead) == {FORMS}


def test_without_a_programme_nothing_is_taken_in(desk, tmp_path):
    (tmp_path / "x.tmpack").write_bytes(b"")
    told = desk.told("programme", "add", str(tmp_path / "x.tmpack"), code=1)
    assert "tmworkshop programme begin NAME" in told


def test_the_first_pack_of_a_laptop_comes_in_by_its_six_words(lead):
    file = sent(lead, "a.tmpack", voice("A", FORMS))
    told = lead.told("programme", "add", file, "--accept", "six other words", code=5)
    assert "others than those you were told" in " ".join(told.split())
    assert entries(lead) == set()
    assert "1 remark more, 0 taken back" in add(lead, file).stdout
    assert entries(lead) == {FORMS}


def test_several_laptops_come_in_at_once_by_the_words_of_each(lead):
    first = sent(lead, "a.tmpack", voice("A", FORMS))
    second = sent(lead, "b.tmpack", voice("B", FIRMS), by=STRANGER)
    other = words_of(signer_of(STRANGER))
    given = ("programme", "add", first, second, "--accept", other, "--accept", WORDS)
    lead.run(*given, "--called", "The other")
    assert entries(lead) == {FORMS, FIRMS}
    called = [each["called"] for each in lead.json("programme", "list")["laptops"]]
    assert sorted(called) == ["Hafod", "The other"]


@pytest.mark.usefixtures("someone_to_ask")
def test_each_new_laptop_is_asked_about_whose_words_are_not_given(lead):
    first = sent(lead, "a.tmpack", voice("A", FORMS))
    second = sent(lead, "b.tmpack", voice("B", FIRMS), by=STRANGER)
    given = ("programme", "add", first, second, "--accept", WORDS)
    assert words_of(signer_of(STRANGER)) in lead.run(*given, keys="y\n").stderr
    assert entries(lead) == {FORMS, FIRMS}


def test_two_laptops_that_send_as_one_are_told_of(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    digest = LeadFolder(lead.folder).facts()[-1].digest
    two = sent(lead, "2.tmpack", voice("B", FIRMS), before=digest)
    assert "send as one" not in add(lead, two).stderr
    copy = sent(lead, "3.tmpack", voice("C", "Buses."), before=digest)
    told = " ".join(add(lead, copy).stderr.split())
    assert "Two packs of Hafod follow the same one before" in told
    assert "send as one" in lead.run("programme", "list").stderr


@pytest.mark.usefixtures("someone_to_ask")
def test_whoever_leads_is_asked_whether_those_are_the_words(lead):
    file = sent(lead, "a.tmpack", voice("A", FORMS))
    said = lead.run("programme", "add", file, keys="y\n")
    assert WORDS in said.stderr
    assert "from Hafod" in " ".join(said.stderr.split())
    assert entries(lead) == {FORMS}
    again = sent(lead, "b.tmpack", voice("B", FIRMS), by=STRANGER)
    lead.run("programme", "add", again, keys="n\n", code=5)
    assert entries(lead) == {FORMS}


def test_any_order_copies_and_folders_end_in_the_same(lead):
    first = sent(lead, "1.tmpack", voice("A", FORMS), voice("B", FIRMS))
    then = sent(lead, "2.tmpack", voice("B", FIRMS), withdrawn=(id_of("A"),))
    add(lead, then)
    add(lead, first)
    assert entries(lead) == {FIRMS}
    assert "known already" in add(lead, str(lead.folder.parent)).stdout
    assert entries(lead) == {FIRMS}


def test_what_was_withdrawn_lies_nowhere_at_the_leads(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    add(lead, sent(lead, "2.tmpack", withdrawn=(id_of("A"),)))
    files = [f for f in (lead.folder / "programme").rglob("*") if f.is_file()]
    assert not [file for file in files if FORMS.encode() in file.read_bytes()]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda content: content[:-40], "damaged"),
        (lambda content: b"PK" + content, "no pack"),
        (lambda content: b"", "no pack"),
    ],
)
def test_a_pack_that_is_refused_keeps_no_other_one_out(lead, change, why):
    whole = sent(lead, "whole.tmpack", voice("A", FORMS))
    bad = lead.folder.parent / "bad.tmpack"
    bad.write_bytes(change((lead.folder.parent / "whole.tmpack").read_bytes()))
    said = add(lead, str(bad), whole, code=5)
    assert f"bad.tmpack was not taken in: bad.tmpack is {why}" in " ".join(
        said.stderr.split()
    )
    assert entries(lead) == {FORMS}


def test_a_pack_for_another_programme_or_under_no_known_terms_is_refused(lead):
    other = sent(lead, "other.tmpack", programme=id_of("Q"))
    unknown = sent(lead, "unknown.tmpack", terms=id_of("Q"))
    said = " ".join(add(lead, other, unknown, code=5).stderr.split())
    assert "other.tmpack was made for another programme" in said
    assert "under terms that this programme never sent out" in said


def test_what_someone_objected_to_is_left_out_whatever_comes(lead):
    file = sent(lead, "1.tmpack", voice("A", FORMS), voice("B", FIRMS))
    add(lead, file)
    said = lead.run("programme", "drop", "forms are", "--yes")
    assert "1 remark left out from now on." in said.stdout
    add(lead, sent(lead, "2.tmpack", voice("A", FORMS), voice("C", "More.")))
    assert entries(lead) == {FIRMS, "More."}
    assert "has these words" in lead.told("programme", "drop", "forms are", code=1)


def test_what_is_due_goes_and_is_told_until_then(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS, keep_until="2026-04")))
    told = " ".join(lead.run("programme", "list").stderr.split())
    assert "the first of them until 30 April 2026" not in told
    lead.environ["TMWORKSHOP_NOW"] = "2026-04-01T10:00:00+00:00"
    told = " ".join(lead.run("programme", "list").stderr.split())
    assert "1 remark of packs may not be here much longer" in told
    assert "the first of them until 30 April 2026" in told
    lead.environ["TMWORKSHOP_NOW"] = "2026-05-01T10:00:00+00:00"
    assert lead.run("programme", "drop", "--overdue").stdout == "1 remark removed.\n"
    assert entries(lead) == set()


def test_the_laptops_are_listed_with_their_newest_packs(lead):
    assert "No pack was taken in yet." in lead.run("programme", "list").stderr
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    (laptop,) = lead.json("programme", "list")["laptops"]
    assert (laptop["called"], laptop["newest"]) == ("Hafod", "2026-03-12")
    assert "Hafod" in lead.run("programme", "list").stdout


def test_at_its_end_all_that_was_taken_in_is_destroyed_and_that_is_certified(lead):
    file = sent(lead, "1.tmpack", voice("A", FORMS))
    add(lead, file)
    said = lead.run("programme", "end", "--yes")
    assert said.stdout.startswith("Certificate of destruction\nNorthern Start")
    files = [f for f in (lead.folder / "programme").rglob("*") if f.is_file()]
    assert not [each for each in files if FORMS.encode() in each.read_bytes()]
    assert "takes nothing in" in " ".join(add(lead, file, code=5).stderr.split())


def test_a_damaged_line_of_the_leads_is_told(lead):
    facts = lead.folder / "programme" / "programme.jsonl"
    facts.write_bytes(facts.read_bytes().replace(b"Moor", b"Door"))
    assert "is damaged" in lead.told("programme", "list", code=1)


def test_a_newer_version_led_it(lead):
    from zlib import crc32

    body = b'{"schema": 9, "fact": "sung"}'
    facts = lead.folder / "programme" / "programme.jsonl"
    facts.write_bytes(b"%08x %s\n" % (crc32(body), body))
    assert "A newer tmworkshop led" in lead.told("programme", "list", code=4)


PEOPLE = ("E", "F", "G", "H")


def four_voices(**given):
    """Return the words of four people of Hafod on one lesson."""
    return [
        replace(
            voice(each, f"Words of {each}."),
            person=id_of(each),
            lesson="lesson.07",
            **given,
        )
        for each in PEOPLE
    ]


ASKED = Asked(id_of("K"), id_of("T"), "Hafod", 6, "lesson.07", "2026-01")
FUNDED = {"readers": frozenset({Reader.PROGRAMME, Reader.FUNDER})}


@pytest.fixture
def four(lead):
    add(lead, sent(lead, "1.tmpack", *four_voices(), asked=(ASKED,)))
    return lead


def released(desk, *words, code=0):
    given = ("programme", "release", "--as", "txt", *words)
    return desk.run(*given, code=code)


def page_of(desk, name="programme 2026-03-12"):
    written = desk.folder / "reports" / "programme" / f"{name.replace(' ', '-')}.txt"
    return written.read_text()


def test_a_release_shows_what_enough_people_share_and_says_whom_it_is_for(four):
    released(four, "--for", "the steering group")
    page = page_of(four)
    assert "For the steering group, as of 12 March 2026" in page
    assert all(f"Words of {each}." in page for each in PEOPLE)
    assert "Hafod\n  Words shared by: most or all of 6 asked" in page


def test_a_receipt_tells_the_laptop_what_went_out_and_to_whom(four):
    released(four, "--for", "the steering group")
    (file,) = (four.folder / "programme" / "receipts").iterdir()
    letter = open_envelope(
        Sort.RECEIPT, file.read_bytes(), unseal_by(LAPTOP), file.name
    )
    assert letter.signer == invitation(four).signer
    told = json.loads(letter.content)
    assert told["to"] == "the steering group"
    assert sorted(told["ids"]) == sorted(map(id_of, PEOPLE))


def test_what_is_taken_back_is_on_no_page_from_then_on(four):
    released(four)
    gone = tuple(each.id for each in four_voices())[:3]
    add(four, sent(four, "2.tmpack", four_voices()[3], withdrawn=gone, asked=(ASKED,)))
    four.environ["TMWORKSHOP_NOW"] = "2026-03-20T10:00:00+00:00"
    released(four)
    page = page_of(four, "programme 2026-03-20")
    assert not any(f"Words of {each}." in page for each in PEOPLE)


def test_home_says_how_a_programme_stands_and_what_is_next(lead, monkeypatch, tmp_path):
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.chdir(place)
    told = lead.run().stderr
    assert "Northern Start, of Moor Trust: packs of 0 laptops. No page" in told
    assert "Next:\n  tmworkshop programme add FILES" in told
    file = sent(lead, "1.tmpack", *four_voices(keep_until="2026-04"), asked=(ASKED,))
    (place / "1.tmpack").write_bytes(Path(file).read_bytes())
    assert "1 pack lies in the folder you are in" in lead.run().stderr
    assert "Next:\n  tmworkshop programme add ." in lead.run().stderr
    add(lead, str(place))
    assert "Next:\n  tmworkshop programme compare" in lead.run().stderr
    released(lead)
    lead.environ["TMWORKSHOP_NOW"] = "2026-05-01T10:00:00+00:00"
    told = " ".join(lead.run().stderr.split())
    assert "The last page went out on 12 March 2026." in told
    assert "4 remarks of packs may be here no longer: removed now." in told
    assert "The newest pack of 1 laptop is older than 30 days." in told
    assert "Hafod" not in told


def test_pages_that_hold_what_was_taken_back_since_are_named(four):
    released(four, "--for", "the steering group")
    assert "hold what is gone here" not in four.run("programme", "list").stderr
    gone = (four_voices()[0].id,)
    add(four, sent(four, "2.tmpack", *four_voices()[1:], withdrawn=gone))
    for told in (four.run("programme", "list").stderr, four.run().stderr):
        page = "12 March 2026, for the programme, to the steering group: 1 remark"
        assert page in told
    (page,) = four.json("programme", "list")["pages_with_words_gone"]
    assert (page["to"], page["remarks"]) == ("the steering group", 1)


def test_a_new_voice_waits_until_it_is_not_alone(four):
    released(four)
    late = replace(voice("J", "A late word."), person=id_of("J"), lesson="lesson.07")
    add(four, sent(four, "2.tmpack", *four_voices(), late, asked=(ASKED,)))
    four.environ["TMWORKSHOP_NOW"] = "2026-03-20T10:00:00+00:00"
    released(four)
    assert "A late word." not in page_of(four, "programme 2026-03-20")


def test_the_funder_reads_what_was_let_go_to_the_funder_by_five_people(four):
    released(four, "--reader", "funder")
    assert "Words of" not in page_of(four, "funder 2026-03-12")


def test_fewer_people_than_the_reader_allows_for_are_refused(four):
    told = released(four, "--k", "2", code=5).stderr
    assert "2 people are too few" in " ".join(told.split())


def test_old_packs_are_asked_about_before_words_go_to_a_funder(four):
    four.environ["TMWORKSHOP_NOW"] = "2026-06-12T10:00:00+00:00"
    released(four, "--reader", "funder", code=2)
    released(four, "--reader", "funder", "--yes")
    released(four)


def test_before_any_pack_there_is_nothing_to_let_out(lead):
    told = released(lead, code=1).stderr
    assert "No pack was taken in yet" in told


def test_what_was_dropped_comes_back_under_no_other_id(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    lead.run("programme", "drop", "forms are", "--yes")
    again = voice("D", "the forms are  long.")
    add(lead, sent(lead, "2.tmpack", again, voice("C", "More.")))
    assert entries(lead) == {"More."}


def test_words_whose_month_is_over_are_on_no_page(lead):
    due = four_voices(keep_until="2026-04")
    add(lead, sent(lead, "1.tmpack", *due, asked=(ASKED,)))
    lead.environ["TMWORKSHOP_NOW"] = "2026-05-01T10:00:00+00:00"
    released(lead)
    assert "Words of" not in page_of(lead, "programme 2026-05-01")


@pytest.mark.parametrize("made", ["2027-13-77", "9999-12-31", "2026-03-20", ""])
def test_a_pack_of_no_day_there_was_is_refused(lead, made):
    file = sent(lead, "1.tmpack", voice("A", FORMS), made=made)
    said = add(lead, file, code=5).stderr
    assert "on a day that never was" in " ".join(said.split())


def test_what_was_lost_at_the_leads_comes_again_with_its_pack(lead):
    file = sent(lead, "1.tmpack", voice("A", FORMS))
    add(lead, file)
    for each in (lead.folder / "programme" / "packs").iterdir():
        each.unlink()
    add(lead, file)
    assert entries(lead) == {FORMS}


def test_what_was_damaged_at_the_leads_is_told_and_put_right_by_the_newest_pack(lead):
    file = sent(lead, "1.tmpack", voice("A", FORMS))
    add(lead, file)
    (packs,) = (lead.folder / "programme" / "packs").iterdir()
    packs.write_bytes(packs.read_bytes()[:40])
    told = lead.told("programme", "list", code=1)
    assert "Add the newest pack of that laptop once more" in " ".join(told.split())
    add(lead, file)
    assert entries(lead) == {FORMS}


def test_what_one_laptop_was_asked_to_drop_stays_as_another_s_words(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    lead.run("programme", "drop", "forms are", "--yes")
    other = sent(lead, "2.tmpack", voice("B", FORMS), by=STRANGER)
    theirs = words_of(signer_of(STRANGER))
    lead.run("programme", "add", other, "--accept", theirs)
    assert entries(lead) == {FORMS}


def test_nothing_is_begun_where_a_programme_was_concluded(lead):
    lead.run("programme", "end", "--yes")
    told = lead.told("programme", "begin", "Other", *TERMS, code=4)
    assert "was concluded on 2026-03-12" in told


def test_a_reader_whom_the_invitation_does_not_name_is_given_nothing(four):
    told = released(four, "--reader", "public", code=5).stderr
    assert "names no such reader as the public" in " ".join(told.split())


def test_of_two_partnerships_at_one_session_all_count_for_the_funder(lead):
    of = ("Hafod", "Hafod", "Glan", "Glan")
    voices = [
        replace(each, partnership=name, **FUNDED)
        for each, name in zip(four_voices(), of, strict=True)
    ]
    more = replace(voices[0], id=id_of("J"), person=id_of("J"), words="Words of J.")
    there = tuple(
        replace(ASKED, id=id_of(letter), partnership=name, people=3)
        for letter, name in (("K", "Hafod"), ("M", "Glan"))
    )
    add(lead, sent(lead, "1.tmpack", *voices, more, asked=there))
    released(lead, "--reader", "funder")
    assert "of 6 asked" in page_of(lead, "funder 2026-03-12")


def share_at_home(desk):
    """Let three people of Cwm share words in a set of the lead's own workspace."""
    story = Story()
    for member, name in (("m1", "Rhys Onwu"), ("m2", "Ida Falk"), ("m3", "Sol Ruiz")):
        story.join(member, name, "Cwm")
        story.slip(member, "evaluator")
    story.meet(date(2026, 1, 12), ("m1", "m2", "m3"), "lesson.07")
    for member in ("m1", "m2", "m3"):
        story.said(Kind.LEARNING, member, f"At home {member}.", lesson="lesson.07")
    story.part().keep_in(desk.folder, "cwm-set")


def sent_from_home(desk):
    file = FolderWorkspace(desk.folder).open_set("cwm-set")
    return [(each.member, each.to) for each in record_of(file.facts()).sent]


def test_own_sets_stand_beside_the_packs_and_looking_keeps_nothing(four):
    share_at_home(four)
    shown = four.run("programme", "compare").stdout
    assert all(f"Words of {each}." in shown for each in PEOPLE)
    assert "At home m1." in shown
    assert sent_from_home(four) == []
    assert not (four.folder / "programme" / "own.key").exists()


def test_a_release_tells_each_own_set_what_of_it_went_out_and_to_whom(four):
    share_at_home(four)
    released(four, "--for", "the steering group")
    assert "At home m1." in page_of(four)
    assert sent_from_home(four) == [
        (each, "the steering group") for each in ("m1", "m2", "m3")
    ]
    receipts = (four.folder / "programme" / "receipts").iterdir()
    assert len(list(receipts)) == 1


def test_what_own_sets_alone_are_printed_from_says_so(four):
    share_at_home(four)
    told = four.run("report", "programme", "--as", "txt").stderr
    assert "packs that were taken in are not on it" in " ".join(told.split())
    assert "Words of" not in page_of(four, "comparison")
    released(four)
    assert "At home m1." in page_of(four)
    assert all(f"Words of {each}." in page_of(four) for each in PEOPLE)


def test_the_key_of_what_went_out_outlives_the_programme(four):
    share_at_home(four)
    released(four)
    key = (four.folder / "programme" / "own.key").read_bytes()
    four.run("programme", "end", "--yes")
    assert (four.folder / "programme" / "own.key").read_bytes() == key


def test_a_pack_that_no_receipt_could_be_made_for_is_refused(lead):
    file = sent(lead, "1.tmpack", voice("A", FORMS), receipts_for="age1garbage")
    assert "no public part of a key" in " ".join(add(lead, file, code=5).stderr.split())
    assert entries(lead) == set()


def test_the_same_terms_again_are_no_other_invitation(lead):
    before = identify_invitation(invitation(lead))
    lead.run("programme", "begin", "Northern Start", *TERMS)
    assert identify_invitation(invitation(lead)) == before


def test_an_end_that_was_told_is_not_told_again(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    lead.run("programme", "end", "--yes")
    told = lead.told("programme", "end", "--yes", code=4)
    assert "was concluded on 2026-03-12" in told


def test_where_nothing_is_due_nothing_is_removed(lead):
    add(lead, sent(lead, "1.tmpack", voice("A", FORMS)))
    assert lead.run("programme", "drop", "--overdue").stdout == "0 remarks removed.\n"
    assert entries(lead) == {FORMS}


def test_whoever_is_not_known_is_taken_in_by_nobody_s_yes(lead):
    arrival = Arrival("a.tmpack", "s", "d", "", "2026-03-12", "", pack_of(lead))
    with pytest.raises(Conflict, match="someone not known yet"):
        take_in(LeadFolder(lead.folder), arrival, "2026-03-12")


def pack_of(desk):
    asked = invitation(desk)
    return Pack(asked.programme, identify_invitation(asked), ())
