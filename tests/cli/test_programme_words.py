"""What a lead reads in order to code it: every word, of nobody, in no order."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests import hostile
from tests.adapters.test_pack_files import id_of
from tests.cli.test_leading import (
    FORMS,
    LAPTOP,
    PEOPLE,
    STRANGER,
    TERMS,
    add,
    four_voices,
    sent,
    voice,
)
from tests.fuzz.test_commands import OBEYED
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import SetPart
from tmworkshop.domain.programme.words_to_code import WordsWanted, list_words_to_code

NAMED = {"name": "Ana Lund", "named_to": frozenset({Reader.PROGRAMME})}


@pytest.fixture
def lead(desk):
    desk.run("programme", "begin", "Northern Start", *TERMS)
    alone = replace(
        voice("A", FORMS, themes=("barrier.time",), keep_until="2027-01", **NAMED),
        person=id_of("Z"),
        partnership="Glan",
        kind=Kind.ACTION,
        outcome="done",
        since=("What happened: It was shorter.",),
    )
    add(desk, sent(desk, "1.tmpack", *four_voices(), alone))
    return desk


def shown(desk, *flags):
    return desk.json("programme", "words", *flags)["words"]


def test_every_word_is_shown_and_that_it_is_not_for_showing(lead):
    said = lead.run("programme", "words").stdout
    assert said.startswith("Not for showing: every word that packs brought")
    assert "5 remarks, in no order." in said
    assert all(f"Words of {each}." in said for each in PEOPLE)
    assert FORMS in said
    assert "action; done" in said
    assert lead.json("programme", "words")["not_for_showing"]


def test_no_name_pseudonym_id_month_or_laptop_stands_beside_them(lead):
    for said in (
        lead.run("programme", "words").stdout,
        lead.run("programme", "words", "--json").stdout,
    ):
        marks = (id_of("A"), id_of("Z"), id_of("S"), signer_of(LAPTOP)[:8], "2027")
        assert not [each for each in (*marks, "Ana Lund") if each in said]


def test_a_partnership_is_told_where_three_people_of_it_hide_each_other(lead):
    told = {each["words"]: each["partnership"] for each in shown(lead)}
    assert told == {FORMS: "", **{f"Words of {e}.": "Hafod" for e in PEOPLE}}


def test_two_laptops_are_not_added_up_to_three_people():
    def of(letters):
        voices = (v for v in four_voices() if v.words[-2] in letters)
        return (SetPart(id_of("S"), tuple(voices)),)

    parts = {signer_of(LAPTOP): of("EF"), signer_of(STRANGER): of("GH")}
    words = list_words_to_code(parts, WordsWanted(), lambda _: None)
    assert {each.partnership for each in words} == {""}
    both = list_words_to_code({"one": of("EFG")}, WordsWanted(), lambda _: None)
    assert {each.partnership for each in both} == {"Hafod"}


def test_each_look_has_an_order_of_its_own(lead):
    more = (
        replace(voice("K", f"Number {n}."), id=str(n).rjust(26, "0"))
        for n in range(100, 112)
    )
    add(lead, sent(lead, "2.tmpack", *more))
    orders = {tuple(each["words"] for each in shown(lead)) for _ in range(4)}
    assert len(orders) == 4
    assert len({tuple(sorted(each)) for each in orders}) == 1


def test_what_chance_is_given_tells_nothing_of_the_packs_order():
    voices = four_voices()
    for every in (voices, voices[::-1]):
        part = SetPart(id_of("S"), tuple(every))
        words = list_words_to_code({"one": (part,)}, WordsWanted(), lambda _: None)
        assert [each.words[-2] for each in words] == [*PEOPLE]


@pytest.mark.parametrize(
    ("flags", "number"),
    [
        (("--lesson", "7"), 4),
        (("--kind", "action"), 1),
        (("--theme", "barrier.time"), 1),
        (("--theme", "barrier"), 1),
    ],
)
def test_only_what_is_asked_for_is_shown(lead, flags, number):
    assert len(shown(lead, *flags)) == number


def test_nothing_such_is_said(lead):
    told = lead.told("programme", "words", "--kind", "issue", code=1)
    assert "No words that packs brought are such." in told


def test_without_a_pack_there_is_nothing_to_code(desk):
    desk.run("programme", "begin", "Northern Start", *TERMS)
    told = desk.told("programme", "words", code=1)
    assert "There are no words here that a pack brought." in told


def test_it_is_no_release_and_is_not_remembered(lead):
    before = LeadFolder(lead.folder).facts()
    lead.run("programme", "words")
    lead.run("programme", "words", "--json")
    assert LeadFolder(lead.folder).facts() == before
    programme = lead.folder / "programme"
    assert not (programme / "receipts").exists()
    assert not (programme / "own.key").exists()
    assert not (lead.folder / "reports").exists()


def test_what_is_due_or_was_dropped_is_not_shown(lead):
    lead.run("programme", "drop", "forms are", "--yes")
    assert FORMS not in {each["words"] for each in shown(lead)}


def test_a_file_of_it_says_what_it_is_and_is_named_when_words_go(lead, tmp_path):
    file = tmp_path / "to-code" / "words.txt"
    said = lead.run("programme", "words", "--to", str(file))
    assert said.stdout == f"{file}\n"
    assert file.read_text().startswith("Not for showing")
    assert file.stat().st_mode & 0o77 == 0
    lead.run("programme", "words", "--to", str(file), "--json")
    assert len(json.loads(file.read_text())["words"]) == 5
    lead.environ["TMWORKSHOP_NOW"] = "2027-02-01T10:00:00+00:00"
    told = lead.run("set", "list").stderr
    assert "Written for whoever codes, and yours to remove:" in told
    assert str(file) in told
    assert str(file) in lead.run("programme", "end", "--yes").stdout


def test_no_other_file_is_written_over(lead, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ana,")
    told = lead.told("programme", "words", "--to", str(file), code=5)
    assert "is there already" in told
    assert file.read_text() == "Dear Ana,"


@pytest.mark.parametrize("flavour", hostile.FLAVOURS)
def test_words_written_to_do_harm_are_shown_and_not_obeyed(lead, tmp_path, flavour):
    words = hostile.hostile(flavour)("Words")
    words = words.encode(errors="ignore").decode()
    bad = replace(voice("B", words, since=(words,)), outcome=words[:60])
    add(lead, sent(lead, "2.tmpack", bad))
    file = tmp_path / "words.txt"
    lead.run("programme", "words", "--to", str(file))
    for said in (lead.run("programme", "words").stdout, file.read_text()):
        assert not {*said} & {*OBEYED}
    assert lead.run("programme", "words", "--json").stdout.isascii()
