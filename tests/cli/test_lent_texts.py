"""Texts that were let go one by one, at a lead's: shown, told, taken back, due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.adapters.test_pack_files import id_of, unseal_by
from tests.cli.test_leading import (
    ASKED,
    LAPTOP,
    TERMS,
    add,
    four_voices,
    page_of,
    released,
    sent,
    voice,
)
from tmworkshop.adapters.packs.envelopes import Sort, open_envelope
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import LentText

RANG = "We rang every firm first."
PROGRAMME = frozenset({Reader.PROGRAMME})
PRINTED = frozenset({Reader.PROGRAMME, Reader.FUNDER, Reader.PUBLIC})


@pytest.fixture
def lead(desk):
    desk.run("programme", "begin", "Northern Start", *TERMS)
    return desk


def text(letter, words, **given):
    given = {"readers": PROGRAMME, "person": id_of(letter), **given}
    return LentText(id=id_of(letter), kind=Kind.PRACTICE, words=words, **given)


def three(**given):
    return [
        text(each, f"Done by {each}.", partnership="Hafod", **given) for each in "EFG"
    ]


def test_one_is_shown_with_nobody_to_hide_among_and_without_its_partnership(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG, partnership="Hafod"),)))
    said = lead.run("programme", "compare").stdout
    assert "Practices" in said
    assert RANG in said
    assert "Hafod" not in said


def test_a_partnership_stands_beside_it_where_three_people_of_it_said_so(lead):
    alone = text("A", RANG, partnership="Glan")
    add(lead, sent(lead, "1.tmpack", lent=(alone, *three())))
    (group,) = lead.json("programme", "compare")["programme"]["lent"]
    beside = {each["words"]: each["note"] for each in group["words"]}
    assert beside == {RANG: "", **{f"Done by {e}.": "Hafod" for e in "EFG"}}


def test_one_person_s_three_texts_are_one_person(lead):
    one = [replace(each, person=id_of("P")) for each in three()]
    add(lead, sent(lead, "1.tmpack", lent=one))
    assert "Hafod" not in lead.run("programme", "compare").stdout


def test_the_funder_reads_what_may_be_printed_and_five_hide_a_partnership(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG), *three(readers=PRINTED))))
    released(lead, "--reader", "funder")
    page = page_of(lead, "funder 2026-03-12")
    assert "Done by E." in page
    assert RANG not in page
    assert "Hafod" not in page


def test_a_release_tells_the_laptop_that_it_went_out(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG),)))
    released(lead)
    assert RANG in page_of(lead)
    (file,) = (lead.folder / "programme" / "receipts").iterdir()
    letter = open_envelope(Sort.RECEIPT, file.read_bytes(), unseal_by(LAPTOP), "r")
    assert id_of("A").encode() in letter.content


def test_taken_back_it_is_on_no_page_from_then_on(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG), text("B", "We sang."))))
    released(lead)
    add(lead, sent(lead, "2.tmpack", withdrawn=(id_of("A"),)))
    said = lead.run("programme", "compare").stdout
    assert (RANG in said, "We sang." in said) == (False, True)


def test_what_someone_objected_to_is_left_out_whatever_comes(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG),)))
    said = lead.run("programme", "drop", "every firm", "--yes").stdout
    assert "1 remark left out" in said
    add(lead, sent(lead, "2.tmpack", lent=(text("B", RANG), text("C", "We sang."))))
    assert RANG not in lead.run("programme", "compare").stdout


def test_it_goes_when_it_is_due(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG, keep_until="2026-04"),)))
    lead.environ["TMWORKSHOP_NOW"] = "2026-05-01T10:00:00+00:00"
    assert "1 remark of packs" in lead.run("set", "list").stderr
    files = [f for f in (lead.folder / "programme").rglob("*") if f.is_file()]
    assert not [file for file in files if RANG.encode() in file.read_bytes()]


def test_whoever_codes_reads_it_too(lead):
    add(lead, sent(lead, "1.tmpack", lent=three()))
    words = lead.json("programme", "words")["words"]
    assert {each["words"] for each in words} == {f"Done by {e}." for e in "EFG"}


def test_the_same_words_stand_in_no_cell_beside(lead):
    same = replace(voice("J", RANG), person=id_of("J"), lesson="lesson.07")
    of_four = (*four_voices(), same)
    lent = (replace(text("J", RANG), id=id_of("K"), person=id_of("J")),)
    add(lead, sent(lead, "1.tmpack", *of_four, asked=(ASKED,), lent=lent))
    page = lead.json("programme", "compare")["programme"]
    cells = [c for row in page["lessons"] for c in row["cells"]]
    words = {each["words"] for cell in cells for each in cell["words"]}
    assert words == {f"Words of {e}." for e in "EFGH"}
    assert page["lent"][0]["words"][0]["words"] == RANG


def test_a_page_that_holds_one_which_was_taken_back_since_is_named(lead):
    add(lead, sent(lead, "1.tmpack", lent=(text("A", RANG), text("B", "We sang."))))
    released(lead)
    assert lead.json("programme", "list")["pages_with_words_gone"] == []
    add(lead, sent(lead, "2.tmpack", withdrawn=(id_of("A"),)))
    (page,) = lead.json("programme", "list")["pages_with_words_gone"]
    assert page["remarks"] == 1
