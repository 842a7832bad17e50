"""``tmworkshop pack``: what would leave is shown, made into a file, and remembered."""

from pathlib import Path

import pytest

from tests.fuzz.mangled import chance
from tests.packs import PROGRAMME, invitation, letter_from, opened
from tests.records import JANUARY, Story
from tmworkshop.adapters.packs.envelopes import digest_of
from tmworkshop.adapters.packs.invitation_text import identify_invitation
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Consented, Kind
from tmworkshop.domain.programme.united import unite_parts
from tmworkshop.domain.record.record import record_of

TERMS = identify_invitation(invitation())


def tick(story, member, *yes, invitation=TERMS):
    for purpose in yes:
        story.add(
            Consented(
                member=member,
                purpose=purpose,
                choice=True,
                wording=2,
                slip=JANUARY,
                invitation=invitation,
            )
        )


@pytest.fixture
def two_sets(desk, tmp_path):
    """Two sets of a laptop, each with words that may go, and an invitation."""
    glan = Story.of_three()
    tick(glan, "m1", "evaluator", "funder", "name-funder")
    tick(glan, "m2", "evaluator")
    tick(glan, "m3", "evaluator", invitation="")
    glan.meet(JANUARY, lesson="lesson.07")
    glan.said(Kind.REFLECTION, "m1", "Forms are long.")
    glan.said(Kind.REFLECTION, "m2", "Firms are shy.")
    glan.said(Kind.REFLECTION, "m3", "Buses are late.")
    glan.said(Kind.LEARNING, "m1", "Ring Dai first.")
    glan.part().keep_in(desk.folder, "glan")
    taf = Story("Taf set")
    for member, name in (("t1", "Nel Roy"), ("t2", "Jo Ash"), ("t3", "Ana Paz")):
        taf.join(member, name, "Ystrad")
    tick(taf, "t1", "evaluator", "print")
    taf.meet(JANUARY, ("t1", "t2", "t3"))
    taf.said(Kind.REFLECTION, "t1", "Rain fell.")
    taf.part().keep_in(desk.folder, "taf")
    file, words = letter_from(tmp_path)
    desk.run("pack", "accept", file, "--accept", words)
    return desk


@pytest.fixture
def out(tmp_path):
    place = tmp_path / "out"
    place.mkdir()
    return place


def made(desk, out, *flags):
    given = ("pack", "make", "--to", str(out), "--no-passphrase", *flags)
    printed = desk.run(*given).stdout.strip()
    return Path(printed) if printed else None


def record(desk, set_id):
    return record_of(FolderWorkspace(desk.folder).open_set(set_id).facts())


def words_in(pack):
    return sorted(voice.words for part in pack.parts for voice in part.voices)


def test_a_preview_says_whose_words_go_how_far_and_what_waits(two_sets):
    said = " ".join(two_sets.run("pack", "preview").stdout.split())
    assert "Forms are long. (Megan Prys-Jones; programme; funder, with their" in said
    assert "Rain fell. (Nel Roy; programme; print; new)" in said
    assert "Buses are late" not in said
    assert "Nothing goes by 1 slip of an older wording or invitation: Amina" in said
    assert "1 remark stays here until you have looked at 1 place" in said
    assert "Ystrad, 2026-01: 3" in said
    assert "not told, as fewer than three" in said


def test_a_preview_of_one_set_and_for_programs(two_sets):
    assert "Rain fell" not in two_sets.run("pack", "preview", "--set", "glan").stdout
    told = two_sets.json("pack", "preview")
    assert told["is_due"] is True
    assert told["sets"]["taf"]["going"][0]["words"] == "Rain fell."
    assert told["sets"]["glan"]["places_to_settle"] == 1


def test_a_preview_makes_no_key_and_keeps_nothing(two_sets):
    before = sorted((two_sets.folder / "sets").iterdir())
    two_sets.run("pack", "preview")
    assert sorted((two_sets.folder / "sets").iterdir()) == before


def test_one_file_of_all_sets_for_its_lead_alone(two_sets, out):
    file = made(two_sets, out)
    digest = digest_of(file.read_bytes())
    assert file.name == f"Northern Start 2026-03-12 {digest[:6]}.tmpack"
    letter, pack = opened(file)
    assert words_in(pack) == ["Firms are shy.", "Forms are long.", "Rain fell."]
    assert (pack.programme, pack.invitation) == (PROGRAMME, TERMS)
    head = letter.head
    assert (head["made"], head["before"]) == ("2026-03-12", "")
    assert head["partnerships"] == "Glan; Hafod; Ystrad"
    assert head["receipts-for"].startswith("age1")


def test_nothing_is_made_twice_but_anyway_and_no_file_is_overwritten(two_sets, out):
    first = made(two_sets, out)
    assert made(two_sets, out) is None
    again = made(two_sets, out, "--anyway")
    assert opened(again)[0].digest == opened(first)[0].digest
    assert {*out.iterdir()} == {again, first}
    assert len({again, first}) == 2


def test_what_is_taken_back_is_withdrawn_and_packs_follow_each_other(two_sets, out):
    first, pack = opened(made(two_sets, out))
    (forms,) = (
        v.id for part in pack.parts for v in part.voices if v.words == "Forms are long."
    )
    no = ("member", "consent", "megan", "--set", "glan", "--no", "all")
    assert "tmworkshop pack make" in two_sets.run(*no).stderr
    assert "pack" in two_sets.run().stderr
    shown = two_sets.run("pack", "preview").stdout
    assert "Taken back by the next pack:\n    Forms are long." in shown
    second, pack = opened(made(two_sets, out))
    assert words_in(pack) == ["Firms are shy.", "Rain fell."]
    assert forms in {each for part in pack.parts for each in part.withdrawn}
    assert second.head["before"] == first.digest
    assert "tmworkshop pack make" not in two_sets.run().stderr


def test_what_changed_is_counted_alike_wherever_it_is_told(two_sets, out):
    first = opened(made(two_sets, out))[1]
    edit = ("session", "edit", "--set", "glan", "1", "--words", "Forms are too long.")
    two_sets.run(*edit)
    two_sets.run("member", "consent", "nel", "--set", "taf", "--no", "all")
    told = " ".join(two_sets.run().stderr.split())
    assert "2 remarks are no longer as they went to" in told
    shown = two_sets.run("pack", "preview").stdout
    assert "Since the last pack: 1 remark changed" in shown
    assert "Since the last pack: 1 remark withdrawn" in shown
    given = ("pack", "make", "--to", str(out), "--no-passphrase")
    result = two_sets.run(*given)
    assert "It takes back 2 remarks of what went before." in result.stderr
    assert two_sets.json("pack", "list")["packs"][-1]["new"] == 1
    assert two_sets.json("pack", "list")["packs"][-1]["withdrawn"] == 2
    second = opened(Path(result.stdout.strip()))[1]
    was, now = ids_in(first), ids_in(second)
    assert (len(now - was), len(was - now)) == (1, 2)


def ids_in(pack):
    return {voice.id for part in pack.parts for voice in part.voices}


def test_a_pack_is_listed_and_known_again(two_sets, out):
    file = made(two_sets, out)
    listed = two_sets.run("pack", "list").stdout.splitlines()
    assert listed[1].split() == [
        *("12", "March", "2026", "3", "0", "3"),
        *("Northern", "Start,", "of", "Moor", "&", "Vale", "Trust"),
    ]
    assert "3 remarks" in two_sets.run("pack", "check", str(file)).stdout
    file.write_bytes(file.read_bytes()[:-1])
    assert "none that was made here" in two_sets.told(
        "pack", "check", str(file), code=1
    )
    file.write_bytes(b"words")
    assert "no pack" in two_sets.told("pack", "check", str(file), code=1)


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(two_sets, out, monkeypatch):
    monkeypatch.setattr(
        "tmworkshop.adapters.packs.pack_files.PackFolder.finish",
        lambda _: (_ for _ in ()).throw(KeyboardInterrupt),
    )
    two_sets.run("pack", "make", "--to", str(out), "--no-passphrase", code=130)
    assert list(out.iterdir()) == []
    monkeypatch.undo()
    assert "No pack" in two_sets.run("pack", "list").stderr
    assert made(two_sets, out)
    assert made(two_sets, out) is None


def test_a_lost_key_tells_the_lead_what_it_stands_for(two_sets, out):
    _, pack = opened(made(two_sets, out))
    for key in (two_sets.folder / "sets").glob("*.key"):
        key.unlink()
    _, again = opened(made(two_sets, out))
    was = {part.set for part in pack.parts}
    assert {old for part in again.parts for old in part.instead_of} == was
    assert words_in(again) == words_in(pack)


def test_a_tick_for_whom_the_invitation_does_not_name_lets_nothing_go(
    desk, tmp_path, out
):
    terms = identify_invitation(invitation(readers=("programme",)))
    glan = Story.of_three()
    for member in ("m1", "m2"):
        tick(glan, member, "evaluator", "funder", "print", invitation=terms)
    glan.meet(JANUARY, lesson="lesson.07")
    glan.said(Kind.REFLECTION, "m1", "Forms are long.")
    glan.part().keep_in(desk.folder, "glan")
    file, words = letter_from(tmp_path, readers=("programme",))
    desk.run("pack", "accept", file, "--accept", words)
    _, pack = opened(made(desk, out))
    assert {v.readers for part in pack.parts for v in part.voices} == {
        frozenset({"programme"})
    }


def test_without_a_slip_for_it_there_is_nothing_to_send(dyffryn, tmp_path, out):
    file, words = letter_from(tmp_path)
    dyffryn.run("pack", "accept", file, "--accept", words)
    assert "nothing to send" in dyffryn.run("pack", "make", "--to", str(out)).stderr
    assert "nothing would leave" in " ".join(
        dyffryn.run("pack", "preview").stderr.split()
    )


def test_without_an_invitation_it_says_how_one_is_taken_in(dyffryn):
    assert "tmworkshop pack accept FILE" in dyffryn.told("pack", "preview", code=1)


def test_words_put_right_or_kept_nearer_are_said_to_wait(two_sets, out):
    made(two_sets, out)
    edit = ("session", "edit", "--set", "glan", "1")
    said = two_sets.run(*edit, "--words", "Forms are too long.").stderr
    assert "1 remark is no longer as it went to Northern Start" in " ".join(
        said.split()
    )
    _, pack = opened(made(two_sets, out))
    assert "Forms are too long." in words_in(pack)
    assert "pack make" in two_sets.run(*edit, "--level", "set").stderr
    _, pack = opened(made(two_sets, out))
    assert words_in(pack) == ["Firms are shy.", "Rain fell."]


def test_an_erasure_is_offered_its_pack_at_once(
    two_sets, out, someone_to_ask, monkeypatch
):
    before = made(two_sets, out)
    monkeypatch.chdir(out)
    erase = ("member", "erase", "megan", "--set", "glan", "--yes", "--names", "keep")
    told = two_sets.run(*erase, keys="y\n").stderr
    assert "taken back" in told
    (file,) = {*out.iterdir()} - {before}
    assert words_in(opened(file)[1]) == ["Firms are shy.", "Rain fell."]


def test_a_set_that_was_purged_is_taken_back_as_a_whole(two_sets, out):
    _, pack = opened(made(two_sets, out))
    (taf,) = (p.set for p in pack.parts if "Rain fell." in words_in_part(p))
    said = two_sets.run("set", "purge", "taf", "--now", "--yes").stderr
    assert "tmworkshop pack make" in said
    assert "tmworkshop pack make" in two_sets.run().stderr
    _, pack = opened(made(two_sets, out))
    assert taf in {old for part in pack.parts for old in part.instead_of}
    assert "Rain fell." not in words_in(pack)
    assert made(two_sets, out) is None
    assert "pack make" not in two_sets.run().stderr


def words_in_part(part):
    return [voice.words for voice in part.voices]


def test_a_pack_tells_no_day_and_no_name_but_those_ticked(two_sets, out):
    letter, pack = opened(made(two_sets, out))
    said = letter.content.decode()
    assert "2026-01-" not in said
    names = ("Dai", "Okafor", "Amina", "Nel", "Ana", "Glan set", "Taf set")
    assert [name for name in names if name in said] == []
    named = {v.words: v.name for part in pack.parts for v in part.voices}
    assert {words for words, name in named.items() if name} == {"Forms are long."}


def test_whatever_order_its_packs_come_in_a_lead_has_what_the_last_one_says(
    two_sets, out
):
    def lost():
        (two_sets.folder / "sets" / "glan.jsonl.key").unlink()

    glan, edit = ("--set", "glan"), ("session", "edit", "--set", "glan")
    slip = ("member", "consent", "megan", *glan, "--slip-date", "2026-03-12")
    steps = (
        lambda: two_sets.run(*edit, "1", "--words", "Forms are too long."),
        lambda: two_sets.run(*slip, "--no", "all"),
        lambda: two_sets.run(*slip, "--yes", "evaluator"),
        lambda: two_sets.run(*edit, "1", "--words", "Forms are long."),
        lost,
        lambda: two_sets.run(*edit, "2", "--strike"),
        lambda: two_sets.run(*edit, "2", "--put-back"),
        lambda: two_sets.run("set", "purge", "taf", "--now", "--yes"),
    )
    packs = [opened(made(two_sets, out))[1]]
    for step in steps:
        step()
        packs.append(opened(made(two_sets, out))[1])
    assert words_in(packs[-1]) == ["Firms are shy.", "Forms are long."]
    for seed in range(20):
        turned = chance(seed).sample(packs, len(packs)) + packs[seed % 3 :: 3]
        united = unite_parts(*(pack.parts for pack in turned))
        words = sorted(voice.words for part in united for voice in part.voices)
        assert words == words_in(packs[-1])


def test_a_removed_set_that_comes_back_is_another_to_its_lead(two_sets, out):
    packs = [opened(made(two_sets, out))[1]]
    files = [two_sets.folder / "sets" / f"taf.jsonl{end}" for end in ("", ".key")]
    contents = [file.read_bytes() for file in files]
    two_sets.run("set", "purge", "taf", "--now", "--yes")
    packs.append(opened(made(two_sets, out))[1])
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    packs.append(opened(made(two_sets, out))[1])
    united = unite_parts(*(pack.parts for pack in packs))
    assert "Rain fell." in [v.words for part in united for v in part.voices]


def test_a_set_that_cannot_be_read_is_told_and_the_others_go(two_sets, out):
    file = two_sets.folder / "sets" / "taf.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Rain fell", b"Rain fall"))
    assert "taf" in two_sets.run("pack", "preview").stderr
    pack = made(two_sets, out)
    _, content = opened(pack)
    assert {v.words for part in content.parts for v in part.voices} == {
        "Forms are long.",
        "Firms are shy.",
    }


def test_what_went_of_a_set_that_no_longer_reads_is_replaced_as_a_whole(two_sets, out):
    packs = [opened(made(two_sets, out))[1]]
    copy = two_sets.run("backup", "make").stdout.strip()
    glan = ("--set", "glan")
    two_sets.run("session", "edit", *glan, "1", "--words", "Forms are too long.")
    packs.append(opened(made(two_sets, out))[1])
    no = ("member", "consent", "dai", *glan, "--slip-date", "2026-03-12", "--no", "all")
    two_sets.run(*no)
    file = two_sets.folder / "sets" / "glan.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Forms are too", b"Forms are all"))
    said = two_sets.run("backup", "restore", copy, "--in-place", "--yes").stderr
    assert "takes the place of all before" in " ".join(said.split())
    packs.append(opened(made(two_sets, out))[1])
    assert words_in(packs[-1]) == ["Forms are long.", "Rain fell."]
    for turned in (packs, packs[::-1]):
        united = unite_parts(*(pack.parts for pack in turned))
        words = sorted(voice.words for part in united for voice in part.voices)
        assert words == words_in(packs[-1])


def test_words_that_are_too_long_for_a_pack_stay_and_are_told_and_the_others_go(
    two_sets, out
):
    glan = ("--set", "glan")
    two_sets.run("session", "edit", *glan, "1", "--words", "Forms are long. " * 1300)
    told = two_sets.run("pack", "preview", *glan).stdout
    assert "1 remark is longer than the 20,000 letters" in " ".join(told.split())
    given = ("pack", "make", "--to", str(out), "--no-passphrase")
    said = two_sets.run(*given)
    assert "1 remark is longer than the 20,000 letters" in " ".join(said.stderr.split())
    _, pack = opened(Path(said.stdout.strip()))
    assert words_in(pack) == ["Firms are shy.", "Rain fell."]


def test_a_pack_that_another_window_made_meanwhile_is_not_made_again(
    two_sets, out, monkeypatch
):
    made(two_sets, out)
    monkeypatch.setattr("tmworkshop.cli.pack.new_pack.is_due", lambda *_: True)
    again = two_sets.run("pack", "make", "--to", str(out), "--no-passphrase")
    assert "The last pack has all that there is to say" in again.stderr
    assert len([*out.iterdir()]) == 1


def test_what_was_erased_is_taken_back_and_its_words_are_not_shown(two_sets, out):
    made(two_sets, out)
    two_sets.run(
        *("member", "erase", "Nel Roy", "--set", "taf", "--names", "mask", "--yes")
    )
    shown = two_sets.run("pack", "preview")
    assert "Rain fell" not in shown.stdout + shown.stderr


def test_what_a_pack_took_back_is_told_to_whose_it_is(two_sets, out):
    made(two_sets, out)
    show = ("member", "show", "dai", "--set", "glan")
    assert "Taken back" not in two_sets.run(*show).stdout
    two_sets.run("member", "consent", "dai", "--set", "glan", "--no", "all")
    made(two_sets, out)
    told = two_sets.run(*show).stdout
    assert "Left the set: 1 to the programme's lead in a pack, 12 March 2026" in told
    assert "Taken back by a pack: 1, 12 March 2026" in told
    (back,) = two_sets.json(*show)["member"]["taken_back"]
    assert len(back["said"]) == 1
    report = (
        "report",
        "participant",
        "--set",
        "glan",
        "--member",
        "dai",
        "--as",
        "txt",
    )
    two_sets.run(*report)
    (page,) = two_sets.folder.rglob("*dai*.txt")
    text = " ".join(page.read_text("utf-8").split())
    assert "A pack of 12 March 2026 takes words of mine back" in text
    two_sets.run("member", "export", "dai", "--set", "glan")
    (export,) = two_sets.folder.rglob("*dai*.html")
    assert "Taken back by a pack of 12 March 2026" in export.read_text("utf-8")
