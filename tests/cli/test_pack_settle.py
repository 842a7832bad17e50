"""``tmworkshop pack settle``: names in words that leave, and who is one in two sets."""

import pytest

from tests.cli.test_pack_make import (  # noqa: F401 (fixtures)
    made,
    out,
    record,
    tick,
    two_sets,
    words_in,
)
from tests.packs import letter_from, opened, receipt
from tests.records import JANUARY, Story
from tmworkshop.domain.facts import Kind, Organisations

SAID = (
    "Grace was first, and Dai rang her.",
    "By the grace of Grace we met.",
    "The Glan folk will help.",
)


@pytest.fixture
def named(desk, tmp_path):
    """A set whose words name people, an organisation, and an ordinary word."""
    story = Story.of_three()
    story.join("m4", "Grace Okoye", "Glan")
    tick(story, "m1", "evaluator")
    story.meet(JANUARY, ("m1", "m2", "m3", "m4"))
    for words in SAID:
        story.said(Kind.REFLECTION, "m1", words)
    story.part().keep_in(desk.folder, "glan")
    file, words = letter_from(tmp_path)
    desk.run("pack", "accept", file, "--accept", words)
    return desk


def settle(desk, *flags, keys=None, code=0):
    return desk.run("pack", "settle", *flags, keys=keys, code=code)


def going(desk):
    sets = desk.json("pack", "preview")["sets"].values()
    return [each["words"] for one in sets for each in one["going"]]


def test_names_are_listed_with_their_places_when_nobody_is_there(named):
    shown = settle(named, code=2)
    assert shown.stdout.splitlines() == [
        "Grace: 2 places",
        "Dai: 1 place",
        "Glan: 1 place",
        "grace, in small letters: 1 place",
    ]
    assert "--mask NAME" in shown.stderr


def test_a_name_is_masked_or_kept_everywhere_by_a_flag(named):
    settle(named, "--mask", "Grace", "--keep", "glan")
    assert going(named) == ["The Glan folk will help."]
    settle(named, "--keep", "grace, in", "--mask", "dai")
    assert sorted(going(named)) == [
        "By the grace of [name] we met.",
        "The Glan folk will help.",
        "[name] was first, and [name] rang her.",
    ]
    assert "Nothing waits" in settle(named).stderr


def test_what_was_decided_of_some_places_is_not_asked_again(named):
    settle(named, "--mask", "Grace")
    assert settle(named, code=2).stdout.splitlines() == [
        "Dai: 1 place",
        "Glan: 1 place",
        "grace, in small letters: 1 place",
    ]


def test_each_place_is_looked_at_with_the_words_around(named, someone_to_ask):
    told = settle(named, keys="y\ne\nm\nl\nk\nl\nl\n").stderr
    assert "»Grace« was first, and Dai rang her." in told
    assert "Left: 3 names, 3 places." in " ".join(told.split())
    settle(named, keys="y\nm\nl\nk\n")
    assert "[name] was first, and Dai rang her." in going(named)


def test_only_words_that_changed_are_looked_at_again(named):
    settle(named, "--mask", "Grace", "--keep", "glan", "--mask", "dai")
    settle(named, "--keep", "grace, in")
    edit = ("session", "edit", "--set", "glan", "1")
    named.run(*edit, "--words", "Grace was second, and Dai rang her.")
    assert settle(named, code=2).stdout.splitlines() == [
        "Dai: 1 place",
        "Grace: 1 place",
    ]


def test_nothing_is_rewritten_at_home(named):
    settle(named, "--mask", "Grace", "--mask", "dai")
    kept = [each.words for each in record(named, "glan").kept.values()]
    assert set(SAID) <= {*kept}


def test_a_screen_that_others_see_shows_no_place(named, someone_to_ask):
    told = settle(named, keys="n\n").stderr
    assert "was first" not in told
    assert "Dai" not in told


def test_near_names_in_two_sets_wait_until_it_is_said_whether_they_are_one(
    two_sets,  # noqa: F811
    out,  # noqa: F811
):
    desk = two_sets
    third = Story("Wye set")
    third.join("w1", "Megan Prys Jones", "Wye")
    tick(third, "w1", "evaluator")
    third.meet(JANUARY, ("w1",))
    third.said(Kind.REFLECTION, "w1", "Hills are high.")
    third.part().keep_in(desk.folder, "wye")
    assert "Megan Prys-Jones of glan, and Megan Prys Jones of wye" in (
        settle(desk, code=2).stdout
    )
    _, pack = opened(made(desk, out))
    assert words_in(pack) == ["Firms are shy.", "Rain fell."]
    settle(desk, "--same", "Megan Prys Jones")
    _, pack = opened(made(desk, out))
    people = {v.words: v.person for part in pack.parts for v in part.voices}
    assert people["Hills are high."] == people["Forms are long."]
    assert people["Firms are shy."] != people["Forms are long."]


def test_two_of_near_names_have_a_pseudonym_each(two_sets, out):  # noqa: F811
    third = Story("Wye set")
    third.join("w1", "Megan Prys Jones", "Wye")
    tick(third, "w1", "evaluator")
    third.meet(JANUARY, ("w1",))
    third.said(Kind.REFLECTION, "w1", "Hills are high.")
    third.part().keep_in(two_sets.folder, "wye")
    settle(two_sets, "--two", "Megan Prys Jones")
    _, pack = opened(made(two_sets, out))
    people = {v.words: v.person for part in pack.parts for v in part.voices}
    assert people["Hills are high."] != people["Forms are long."]


def test_organisations_are_those_of_the_roster_until_others_are_listed(named):
    listing = ("pack", "organisations", "--set", "glan")
    assert named.run(*listing).stdout.split() == ["Glan", "Hafod"]
    more = ("--add", "First Mill", "--remove", "glan")
    assert named.run(*listing, *more).stdout.splitlines() == ["Hafod", "First Mill"]
    assert record(named, "glan").organisations == ("Hafod", "First Mill")
    facts = [f for f in facts_of(named) if isinstance(f, Organisations)]
    assert len(facts) == 1
    assert "Glan: 1 place" not in settle(named, code=2).stdout


def facts_of(desk):
    from tmworkshop.adapters.store.workspace import FolderWorkspace

    return FolderWorkspace(desk.folder).open_set("glan").facts()


def test_a_receipt_is_told_to_whoever_it_is_of(two_sets, out):  # noqa: F811
    letter, pack = opened(made(two_sets, out))
    ids = {v.words: v.id for part in pack.parts for v in part.voices}
    file = receipt(out / "a.tmreceipt", letter, [ids["Forms are long."], "0" * 26])
    taken = two_sets.run("pack", "receipt", file)
    assert "1 remark went to Glan Fund on 20 March 2026" in (
        " ".join(taken.stdout.split())
    )
    assert "1 id in it is of no words here" in " ".join(taken.stderr.split())
    history = ("member", "consent", "megan", "--set", "glan", "--history")
    assert "Glan Fund on 20 March 2026" in two_sets.run(*history).stdout
    history = ("member", "consent", "dai", "--set", "glan", "--history")
    said = two_sets.run(*history).stdout
    assert "In packs for a programme's lead: 12 March 2026" in said
    assert "Glan Fund" not in said
    shown = two_sets.run("member", "show", "megan", "--set", "glan").stdout
    assert "Left the set: 1 to Glan Fund, 20 March 2026" in shown
    assert "Left the set: 1 to the programme's lead in a pack, 12 March" in shown


def test_a_receipt_taken_in_twice_changes_nothing_and_older_ids_are_known(
    two_sets,  # noqa: F811
    out,  # noqa: F811
):
    letter, pack = opened(made(two_sets, out))
    edit = ("session", "edit", "--set", "glan", "1", "--words", "Forms are too long.")
    two_sets.run(*edit)
    made(two_sets, out)
    ids = {v.words: v.id for part in pack.parts for v in part.voices}
    file = receipt(out / "a.tmreceipt", letter, [ids["Forms are long."]])
    two_sets.run("pack", "receipt", file)
    sent = record(two_sets, "glan").sent
    again = two_sets.run("pack", "receipt", file).stderr
    assert "1 remark of it had been taken in before" in again
    assert record(two_sets, "glan").sent == sent
    assert len(sent) == 1


def test_a_receipt_of_another_signer_or_programme_is_refused(
    two_sets,  # noqa: F811
    out,  # noqa: F811
):
    from tests.packs import STRANGER

    letter, _ = opened(made(two_sets, out))
    forged = receipt(out / "a.tmreceipt", letter, [], STRANGER)
    assert "not signed by whoever invited" in two_sets.told(
        "pack", "receipt", forged, code=5
    )
    other = receipt(out / "b.tmreceipt", letter, [], programme="Z" * 26)
    assert "never invited" in two_sets.told("pack", "receipt", other, code=5)
    assert "no receipt" in two_sets.told(
        "pack", "receipt", str(next(out.glob("*.tmpack"))), code=5
    )


def test_a_receipt_need_not_name_its_programme_nor_its_reader(two_sets, out):  # noqa: F811
    letter, pack = opened(made(two_sets, out))
    ids = [v.id for part in pack.parts for v in part.voices if v.name]
    file = receipt(out / "a.tmreceipt", letter, ids, programme="", to="")
    said = two_sets.run("pack", "receipt", file).stdout
    assert "1 remark went to the funder on 20 March 2026" in " ".join(said.split())


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "soon"])
def test_a_receipt_of_no_day_that_a_calendar_reaches_is_refused(two_sets, out, day):  # noqa: F811
    letter, _ = opened(made(two_sets, out))
    file = receipt(out / "a.tmreceipt", letter, [], day=day)
    told = " ".join(two_sets.told("pack", "receipt", file, code=1).split())
    assert "holds something that no receipt holds" in told
