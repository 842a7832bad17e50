"""Twenty-one laptops and half a year, from what was said to what a lead lets out."""

import json
import shutil
from random import Random

import pytest

from tests.laptops import (
    LAPTOPS,
    MONTHS,
    SET,
    begin_programme,
    copy_lead,
    found_laptops,
    held_by,
)
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder

SEED = 21
CHANCE = Random(SEED)  # noqa: S311
TODAY = "2026-06-24T10:00:00+00:00"
RELEASED = "24 June 2026"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The laptops after half a year, and a lead who has taken nothing in yet."""
    folder = tmp_path_factory.mktemp("programme")
    lead = begin_programme(folder)
    laptops = found_laptops(folder, lead, SEED)
    for month in range(1, MONTHS + 1):
        for laptop in laptops:
            laptop.go_on(month)
    lead.environ["TMWORKSHOP_NOW"] = TODAY
    return lead, laptops


@pytest.fixture(scope="module")
def leads(world):
    """The lead with each pack once, in order, and others who took them in anyhow."""
    lead, laptops = world
    others = [copy_lead(lead, f"lead {number}") for number in range(2)]
    words = [flag for each in laptops for flag in ("--accept", words_of(each.signer))]
    packs = [pack for each in laptops for pack in each.packs]
    lead.run("programme", "add", *map(str, packs), *words)
    for other in others:
        other.environ["TMWORKSHOP_NOW"] = TODAY
        files = [*packs, *(copied(pack) for pack in packs if CHANCE.random() < 0.3)]
        CHANCE.shuffle(files)
        middle = len(files) // 2
        for some in (files[:middle], files[middle // 2 :], CHANCE.sample(files, 9)):
            other.run("programme", "add", *map(str, some), *words)
    return lead, *others


def copied(pack):
    """Return a copy of *pack* under a name that a mailer or a synced folder gives."""
    name = CHANCE.choice(("{} (1)", "{} (conflicted copy 2026-05-01)"))
    return shutil.copy(pack, pack.with_stem(name.format(pack.stem)))


@pytest.fixture(scope="module")
def released(world, leads):
    """What stood on the pages for the programme and a funder, told to each laptop."""
    lead, (_, laptops) = leads[0], world
    out = lead.folder.parent / "out"
    for reader in ("programme", "funder"):
        flags = ("--reader", reader, "--as", "json", "--to", str(out), "--yes")
        lead.run("programme", "release", *flags)
    for laptop in laptops:
        laptop.desk.environ["TMWORKSHOP_NOW"] = TODAY
        for receipt in receipts_for(lead, laptop):
            laptop.desk.run("pack", "receipt", str(receipt))
    return {
        reader: json.loads(file.read_text("utf-8"))["programme"]
        for reader in ("programme", "funder")
        for file in out.rglob(f"{reader}*.json")
    }


def receipts_for(lead, laptop):
    folder = lead.folder / "programme" / "receipts"
    return sorted(folder.glob(f"*{laptop.signer[:8]}*"))


def words_on(page):
    """Return all words that stand in cells of *page*."""
    rows = [*page["lessons"], *page["themes"]]
    cells = [cell for row in rows for cell in row["cells"]]
    return {each["words"] for cell in cells for each in cell["words"]}


def sent_to(laptop, recipient):
    """Return the words whose set knows that they went to *recipient*."""
    record = laptop.record
    return {
        record.kept[id_].words
        for sent in record.sent
        if sent.to == recipient
        for id_ in sent.of
    }


def test_there_are_many_packs_and_all_that_can_happen_did(world):
    _, laptops = world
    assert len(laptops) == LAPTOPS
    assert sum(len(each.packs) for each in laptops) > 2 * LAPTOPS
    assert sum(len(each.gone) for each in laptops) > LAPTOPS // 2
    assert sum(each.lost_keys for each in laptops) > 1


def parts_of(lead, laptop):
    return LeadFolder(lead.folder).parts_of(laptop.signer)


def test_whatever_the_order_and_however_often_the_same_is_there(leads):
    first, *others = map(held_by, leads)
    assert len(first) == LAPTOPS
    assert all(other == first for other in others)


def test_what_was_taken_back_or_erased_is_nowhere_at_the_leads(world, leads):
    _, laptops = world
    for lead in leads:
        for laptop in laptops:
            voices = [v for part in parts_of(lead, laptop) for v in part.voices]
            assert voices
            who = {voice.words.split()[0] for voice in voices}
            assert not who & laptop.gone, laptop.partnership


def test_home_knows_just_what_stood_on_the_pages(world, released):
    _, laptops = world
    on_page = words_on(released["programme"])
    assert len(on_page) > LAPTOPS
    told = {words for each in laptops for words in sent_to(each, "the programme")}
    assert told == on_page
    assert words_on(released["funder"])
    to_funder = {words for each in laptops for words in sent_to(each, "the funder")}
    assert to_funder == words_on(released["funder"])


def test_each_members_page_at_home_says_whether_words_of_theirs_went(world, released):
    """Or a page would say that nothing has left, while a funder reads it."""
    _, laptops = world
    for laptop in laptops:
        record = laptop.record
        went = {(sent.to, sent.member) for sent in record.sent}
        pages = pages_of(laptop)
        for member in laptop.members:
            page = pages[record.names[member]]
            for reader in ("the programme", "the funder"):
                line = f"to {reader} on {RELEASED}"
                assert (line in page) is ((reader, member) in went), (member, reader)


def pages_of(laptop):
    """Return the page of each of the laptop's members, as plain text in one line."""
    to = laptop.desk.folder.parent / "pages"
    flags = ("--as", "txt", "--to", str(to))
    laptop.desk.run("report", "participant", "--set", SET, *flags)
    texts = [" ".join(file.read_text("utf-8").split()) for file in to.rglob("*.txt")]
    return {
        name: next(text for text in texts if name in text[:200])
        for name in map(laptop.record.names.get, laptop.members)
    }


def test_who_takes_it_back_afterwards_is_gone_from_the_next_page(world, released):
    lead, laptops = world
    laptop = next(e for e in laptops if sent_to(e, "the programme"))
    record = laptop.record
    member = next(s.member for s in record.sent if s.to == "the programme")
    theirs = {kept.words for kept in record.kept.values() if kept.speaker == member}
    assert theirs & words_on(released["programme"])
    laptop.story.on(laptop.story.today.replace(month=6, day=25))
    laptop.take_back(member)
    pack = laptop.send(6)
    lead.run("programme", "add", str(pack))
    page = lead.json("programme", "compare")["programme"]
    assert not theirs & words_on(page)
    shown = laptop.desk.run("member", "show", record.names[member], "--set", SET)
    assert "to the programme, 24 June 2026" in shown.stdout
