import json

import pytest
from click.testing import CliRunner

from tests.records import MARCH, Story
from tests.terminals import TMWORKSHOP, PtyProcess, environment
from tmworkshop.cli import main
from tmworkshop.domain.facts import Kind

PAIR = "{} and {} may be one. If they are:"


@pytest.fixture
def doubles(desk):
    """Give a set with two partnerships of two spellings each, near and the same."""
    story = Story()
    for number, name in enumerate(("Glan Wen", "Glan Wenn", "HARBWR", "Harbwr"), 1):
        story.join(f"m{number}", f"Member{number} Surname", name)
    story.join("m5", "Member5 Surname", "Glan Wen")
    story.meet(MARCH, [f"m{number}" for number in range(1, 6)])
    story.said(Kind.LEARNING, "m1", "So it is.")
    story.part()
    story.keep_in(desk.folder, "dyffryn")
    return desk


def partnerships(desk):
    return {
        each["name"]: each["members"]
        for each in desk.json("partnership", "list")["partnerships"]
    }


def where(desk, name):
    for member in desk.json("member", "list")["members"]:
        if member["name"] == name:
            return member["partnerships"][-1]["name"]
    return None


def test_they_are_listed_with_their_ids_and_how_many_come_from_them(dyffryn):
    dyffryn.run("member", "add", "Siân Rees", "--partnership", "gwynedd")
    assert dyffryn.run("partnership", "list").stdout.splitlines() == [
        "Id  Partnership  Members",
        "p1  Gwynedd      2",
    ]


def test_a_set_without_any_says_so(desk):
    desk.run("set", "add", "Môn", "--kept-until", "none")
    assert desk.run("partnership", "list").stdout.startswith("Nobody")


def test_another_spelling_is_the_one_that_is_there_and_that_is_said(dyffryn):
    result = dyffryn.run("member", "add", "Siân Rees", "--partnership", "GWYNEDD")
    assert result.stdout == "m3\n"
    assert result.stderr == "GWYNEDD is Gwynedd, as the set has it.\n"
    assert where(dyffryn, "Siân Rees") == "Gwynedd"


def test_one_that_is_near_is_refused_where_nobody_can_be_asked(dyffryn):
    adds = ("member", "add", "Siân Rees", "--partnership", "Gwyned")
    told = dyffryn.told("--no-input", *adds, code=2)
    assert told == (
        "Error: Gwyned: is that Gwynedd? Then write it so. If it is another one: "
        "--new-partnership"
    )
    assert partnerships(dyffryn) == {"Gwynedd": 1}


def test_it_is_new_if_that_is_said(dyffryn):
    adds = ("member", "add", "Siân Rees", "--partnership", "Gwyned")
    dyffryn.run(*adds, "--new-partnership")
    assert partnerships(dyffryn) == {"Gwynedd": 1, "Gwyned": 1}
    assert dyffryn.json("partnership", "list")["may_be_one"] == []


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(
    ("key", "then"), [("", {"Gwynedd": 3}), ("n", {"Gwynedd": 1, "Gwyned": 2})]
)
def test_one_that_is_near_is_asked_about_once(dyffryn, key, then):
    adds = ("member", "add", "Siân Rees", "--partnership", "Gwyned")
    asked = dyffryn.run(*adds, keys=f"{key}\n").stderr
    assert "Gwyned: do you mean Gwynedd? [Y/n]" in asked
    again = ("member", "update", "dai", "--partnership", "gwyned")
    assert "do you mean" not in dyffryn.run("--no-input", *again).stderr
    assert partnerships(dyffryn) == then


def test_at_a_keyboard_as_well(dyffryn):
    command = (*TMWORKSHOP, "member", "update", "dai", "--partnership", "Gwyned")
    with PtyProcess(*command, env=environment(**dyffryn.environ)) as terminal:
        terminal.until("Gwyned: do you mean Gwynedd? [Y/n]")
        terminal.type("\r")
        assert terminal.ended() == 0
    assert partnerships(dyffryn) == {"Gwynedd": 2}


def roster(tmp_path, *rows):
    file = tmp_path / "again.csv"
    file.write_text("name,partnership\n" + "".join(f"{row}\n" for row in rows))
    return str(file)


def test_a_roster_in_which_a_capital_has_changed_goes_in(dyffryn, tmp_path):
    again = roster(tmp_path, "Megan Prys-Jones,GWYNEDD", "Bo Ek,gwynedd")
    result = dyffryn.run("member", "import", again)
    assert result.stdout == "Bo Ek\n"
    assert "gwynedd is taken for Gwynedd" in result.stderr
    assert "1 taken in, 1 were there already." in result.stderr
    assert partnerships(dyffryn) == {"Gwynedd": 2}


def test_a_roster_of_before_a_name_was_put_right_goes_in(dyffryn, tmp_path):
    dyffryn.run("partnership", "update", "p1", "--name", "Eryri")
    again = roster(tmp_path, "Megan Prys-Jones,Gwynedd", "Bo Ek,gwynedd")
    assert dyffryn.run("member", "import", again).stdout == "Bo Ek\n"
    assert partnerships(dyffryn) == {"Eryri": 2}


def test_whoever_comes_from_elsewhere_by_a_roster_stays_and_others_come_in(
    dyffryn, tmp_path
):
    again = roster(tmp_path, "Bo Ek,Conwy", "Megan Prys-Jones,Conwy")
    result = dyffryn.run("member", "import", again, "--yes")
    assert result.stdout == "Bo Ek\n"
    assert (
        'If they have moved:\n  tmworkshop member update "Megan Prys-Jones" '
        '--partnership "Conwy"\n'
    ) in result.stderr
    assert where(dyffryn, "Megan Prys-Jones") == "Gwynedd"


def test_whoever_is_somebody_else_comes_in_with_their_partnership(dyffryn, tmp_path):
    again = roster(tmp_path, "Megan Prys-Jones,Gwynedd Uchaf")
    result = dyffryn.run("member", "import", again, "--namesake")
    assert result.stdout == "Megan Prys-Jones\n"
    assert partnerships(dyffryn) == {"Gwynedd": 1, "Gwynedd Uchaf": 1}
    assert where(dyffryn, "Megan Prys-Jones (Gwynedd Uchaf)") == "Gwynedd Uchaf"


ALIKE = ("Ana,Gwyned", "Bo,Gwyned", "Dee,Llan")


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(
    ("keys", "then"),
    [
        ("\n", {"Gwynedd": 1, "Gwyned": 2, "Llan": 1}),
        ("5\n\n", {"Gwynedd": 3, "Llan": 1}),
    ],
)
def test_whoever_looks_at_a_roster_says_whether_two_are_one(
    dyffryn, tmp_path, keys, then
):
    file = roster(tmp_path, *ALIKE)
    dyffryn.run("--plain", "member", "import", file, keys=keys)
    assert partnerships(dyffryn) == then
    assert dyffryn.json("partnership", "list")["may_be_one"] == []


def test_where_nobody_looks_two_stay_two_and_are_told_afterwards(dyffryn, tmp_path):
    file = roster(tmp_path, *ALIKE)
    dyffryn.told("--no-input", "member", "import", file, code=1)
    dyffryn.run("--no-input", "member", "import", file, "--yes")
    assert partnerships(dyffryn) == {"Gwynedd": 1, "Gwyned": 2, "Llan": 1}
    assert dyffryn.json("partnership", "list")["may_be_one"] == [["p1", "p2"]]


def test_a_name_is_put_right_and_found_by_what_it_was(dyffryn):
    result = dyffryn.run("partnership", "update", "gwyn", "--name", "Gwynedd a Môn")
    assert result.stdout == "Gwynedd a Môn (before: Gwynedd)\n"
    dyffryn.run("member", "update", "dai", "--partnership", "Gwynedd")
    assert partnerships(dyffryn) == {"Gwynedd a Môn": 2}
    assert "Gwynedd a Môn" in dyffryn.run("member", "show", "megan").stdout


def test_a_page_has_the_new_name_once_it_is_printed_again(doubles):
    printed = ("report", "programme", "--as", "txt")
    doubles.run(*printed)
    doubles.run("partnership", "update", "p3", "--name", "Port Ember")
    page = doubles.folder / "reports" / "programme" / "comparison.txt"
    assert "HARBWR" in page.read_text("utf-8")
    doubles.run(*printed)
    text = page.read_text("utf-8")
    assert "Port Ember" in text
    assert "HARBWR" not in text


def test_a_name_is_not_put_right_to_one_that_is_there(doubles):
    to = ("partnership", "update", "p2", "--name", "HARBWR")
    told = doubles.told(*to, code=4)
    assert told == (
        "Error: HARBWR is in the set already. If they are one:\n"
        '  tmworkshop partnership merge "p2" --into "p3"'
    )


@pytest.mark.parametrize("name", [" ", "Glan Wen"])
def test_a_partnership_needs_a_name_and_another(doubles, name):
    code = 2 if name == " " else 4
    doubles.told("partnership", "update", "p1", "--name", name, code=code)


def test_doubles_that_stand_already_are_told_until_they_are_settled(doubles):
    home = "\n".join(doubles.run().stderr.splitlines())
    assert "4 partnerships may be fewer. See which, and settle it:" in home
    assert "  tmworkshop partnership list --set dyffryn" in home
    (finding,) = findings(doubles)
    assert finding["remedy"] == "tmworkshop partnership list --set dyffryn"
    shown = doubles.run("partnership", "list", "--set", "dyffryn").stdout
    assert PAIR.format("Glan Wenn", "Glan Wen") in shown
    follow(doubles, shown, "partnership merge p2 --into p1")
    assert "2 partnerships may be fewer." in doubles.run().stderr
    shown = doubles.run("partnership", "list", "--set", "dyffryn").stdout
    follow(doubles, shown, "partnership merge p4 --into p3")
    assert "may be fewer" not in doubles.run().stderr
    assert "may be one" not in doubles.run("partnership", "list").stdout
    assert partnerships(doubles) == {"Glan Wen": 3, "HARBWR": 2}
    assert findings(doubles) == []


def findings(desk):
    """Return what doctor finds about partnerships; the machine may lack something."""
    env, words = desk.environ, ("doctor", "--json")
    said = CliRunner(env=env).invoke(main, words, prog_name="tmworkshop").stdout
    every = json.loads(said)["findings"]
    return [each for each in every if each["check"] == "partnerships"]


def follow(desk, shown, command):
    """Type the *command* that was *shown*, once it is agreed to."""
    (line,) = (each for each in shown.splitlines() if command in each)
    desk.run(*line.split()[1:], "--yes")


def test_two_that_are_said_to_be_two_are_told_no_more(doubles):
    shown = doubles.run("partnership", "list").stdout
    assert "  tmworkshop partnership update p2 --apart-from p1" in shown
    result = doubles.run("partnership", "update", "p2", "--apart-from", "p1")
    assert result.stdout == "Glan Wenn and Glan Wen are two.\n"
    assert "2 partnerships" in doubles.run().stderr
    assert partnerships(doubles)["Glan Wenn"] == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("update", "p3", "--apart-from", "p4"), 2, "cannot be told apart"),
        (("update", "p1", "--apart-from", "p1"), 2, "which is the other?"),
        (("merge", "p1", "--into", "p1", "--yes"), 2, "one partnership already"),
        (("merge", "p1", "--into", "p2"), 2, "Give it as --yes"),
        (("merge", "Ystrad", "--into", "p1"), 1, "No partnership is called 'Ystrad'"),
        (("update", "p1"), 2, "--name TEXT or --apart-from OTHER"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(doubles, words, code, said):
    file = doubles.folder / "sets" / "dyffryn.jsonl"
    before = file.read_bytes()
    assert said in doubles.told("--no-input", "partnership", *words, code=code)
    assert file.read_bytes() == before


def test_two_are_said_to_be_two_once(doubles):
    apart = ("partnership", "update", "p1", "--apart-from", "p2")
    doubles.run(*apart)
    assert "how it stands already" in doubles.told(*apart, code=4)


@pytest.mark.usefixtures("someone_to_ask")
def test_a_merge_is_asked_for_and_enter_is_no(doubles):
    merge = ("partnership", "merge", "p2", "--into", "p1")
    assert "Nothing has been changed." in doubles.run(*merge, keys="\n").stderr
    assert len(partnerships(doubles)) == 4
    assert doubles.run(*merge, keys="y\n").stdout == "Glan Wenn is Glan Wen now.\n"


def test_no_flag_merges_what_is_near_unasked(doubles):
    doubles.run("--no-input", "member", "update", "Member5", "--partnership", "HARBWR")
    doubles.run("--no-input")
    assert len(partnerships(doubles)) == 4


def test_a_comparison_says_which_two_may_be_one_and_makes_them_one_for_nobody(desk):
    for set_id, name in (
        ("dyffryn", "Glan Wen"),
        ("moor", "GLAN WEN"),
        ("bay", "Glann Wen"),
    ):
        story = Story(set_id)
        story.join("m1", f"Member of {set_id}", name)
        story.meet(MARCH, ["m1"])
        story.said(Kind.LEARNING, "m1", "So it is.")
        story.part()
        story.keep_in(desk.folder, set_id)
    result = desk.run("programme", "compare")
    columns = desk.json("programme", "compare")["programme"]["columns"]
    assert columns == ["Glan Wen", "Glann Wen"]
    said = " ".join(result.stderr.split())
    assert "Glan Wen and Glann Wen may be one partnership." in said
    desk.run("partnership", "update", "Glann Wen", "--set", "bay", "--name", "Glan Wen")
    assert "may be one" not in desk.run("programme", "compare").stderr
