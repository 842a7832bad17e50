import pytest

from tests.fakes import Stamps
from tmworkshop.adapters.workspace import FolderWorkspace
from tmworkshop.domain.facts import Sent

ROSTER = "name,partnership\nSiân Rees,Môn\nŁukasz Wójcik,Conwy\n"


@pytest.fixture
def roster(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def names(desk):
    return [member["name"] for member in desk.json("member", "list")["members"]]


def test_a_member_is_taken_in_and_their_id_is_the_answer(dyffryn):
    assert dyffryn.run("member", "add", "Siân Rees").stdout == "m3\n"


@pytest.mark.usefixtures("someone_to_ask")
def test_name_and_partnership_are_asked_for(dyffryn):
    dyffryn.run("member", "add", keys="Siân Rees\n\n")
    assert names(dyffryn)[-1] == "Siân Rees"


@pytest.mark.usefixtures("someone_to_ask")
def test_a_partnership_that_was_given_is_not_asked_for(dyffryn):
    result = dyffryn.run("member", "add", "--partnership", "Môn", keys="Siân Rees\n")
    assert "Partnership" not in result.stderr


def test_a_member_may_have_been_there_since_before(dyffryn):
    dyffryn.run("member", "add", "Siân", "--partnership", "Môn", "--since", "1 march")
    (held,) = dyffryn.json("member", "list")["members"][-1]["partnerships"]
    assert held == {"since": "2026-03-01", "name": "Môn"}


def test_a_day_to_come_is_no_day_to_have_joined_on(dyffryn):
    told = dyffryn.told("member", "add", "Siân", "--since", "31/5/2026", code=2)
    assert told == "Error: Sunday 31 May 2026 has not come yet."


def test_nobody_is_taken_in_twice(dyffryn):
    told = dyffryn.told("member", "add", "dai okafor", code=4)
    assert told == "Error: Dai Okafor is in the set already."


def test_a_roster_is_taken_in(dyffryn, roster):
    result = dyffryn.run("member", "import", str(roster))
    assert result.stdout == "Siân Rees\nŁukasz Wójcik\n"
    assert "2 taken in, 0 were there already." in result.stderr


def test_a_roster_of_today_takes_them_in_on_a_day(dyffryn, roster):
    dyffryn.run("member", "import", str(roster), "--since", "2026-01-12")
    (held,) = dyffryn.json("member", "list")["members"][-1]["partnerships"]
    assert held["since"] == "2026-01-12"


def test_a_roster_is_one_line_in_the_file(dyffryn, roster):
    file = dyffryn.folder / "sets" / "dyffryn-set.jsonl"
    before = file.read_bytes().count(b"\n")
    dyffryn.run("member", "import", str(roster))
    assert file.read_bytes().count(b"\n") == before + 1


def test_a_broken_row_takes_in_nobody_and_is_told_with_its_place(dyffryn, roster):
    roster.write_text("name;partnership\nSiân;Môn\n;Conwy\nsiân;Môn;x\n")
    assert dyffryn.told("member", "import", str(roster), code=1) == (
        f"Error: {roster} cannot be used yet:\n"
        "row 3, column name: there is no name\n"
        "row 4, column 3: 'x' stands beyond the last heading\n"
        "row 4, column name: 'siân' is in row 2 already"
    )
    assert names(dyffryn) == ["Megan Prys-Jones", "Dai Okafor"]


def test_a_roster_that_is_not_there_is_said(dyffryn):
    assert "There is no file" in dyffryn.told("member", "import", "no.csv", code=1)


def test_members_are_listed(dyffryn):
    assert dyffryn.run("member", "list").stdout.splitlines() == [
        "Member            Partnership  Sharing slip",
        "Megan Prys-Jones  Gwynedd      none",
        "Dai Okafor                     none",
    ]


def test_a_slip_is_typed_from_flags(dyffryn):
    result = dyffryn.run(
        *("member", "consent", "megan", "--slip-date", "11 march"),
        *("--yes", "set-summary,programme", "--no", "quotes"),
    )
    assert result.stdout.splitlines() == [
        "Megan Prys-Jones, slip of Wednesday 11 March 2026",
        "  My actions in the set's own summary: yes",
        "  My words to the programme: yes",
        "  Short quotes: no",
    ]
    assert "11 March 2026" in dyffryn.run("member", "list").stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_a_slip_is_asked_box_by_box_and_enter_is_no(dyffryn):
    result = dyffryn.run("member", "consent", "dai", keys="y\n\n\n\n\n")
    assert "Every box means no until you tick it" in " ".join(result.stderr.split())
    assert result.stdout.splitlines() == [
        "Dai Okafor, slip of Thursday 12 March 2026",
        "  My actions in the set's own summary: yes",
        "  My words to the programme: no",
        "  Short quotes: no",
        "  My name beside my words: no",
    ]


def test_what_is_taken_back_says_what_that_reaches(dyffryn):
    dyffryn.run("member", "consent", "megan", "--slip-date", "today", "--yes", "all")
    result = dyffryn.run(
        "member", "consent", "megan", "--slip-date", "today", "--no", "programme"
    )
    assert " ".join(result.stderr.split()).endswith(
        "Taken back. No page, pack or export made from now on holds it. "
        "Nothing of theirs has left the set so far."
    )


def test_what_has_gone_out_cannot_be_called_back_and_is_named(dyffryn):
    dyffryn.run("member", "consent", "megan", "--slip-date", "today", "--yes", "all")
    sent = Sent(of=("0001",), to="the funder", member="m1")
    FolderWorkspace(dyffryn.folder).open_set("dyffryn-set").keep(Stamps()([sent]))
    result = dyffryn.run(
        "member", "consent", "megan", "--slip-date", "today", "--no", "all"
    )
    assert " ".join(result.stderr.split()).endswith(
        "What has gone out cannot be called back: the funder on 12 March 2026."
    )


def test_a_first_no_is_nothing_taken_back(dyffryn):
    result = dyffryn.run(
        "member", "consent", "megan", "--slip-date", "today", "--no", "all"
    )
    assert "Taken back" not in result.stderr


def test_a_box_cannot_be_both(dyffryn):
    words = ("member", "consent", "megan", "--yes", "quotes", "--no", "all")
    assert "quotes cannot be both" in dyffryn.told(*words, code=2)


def test_a_box_is_known_by_the_beginning_of_its_name(dyffryn):
    words = ("member", "consent", "megan", "--slip-date", "today", "--yes", "prog")
    assert "My words to the programme: yes" in dyffryn.run(*words).stdout


def test_an_unknown_box_is_answered_with_the_nearest(dyffryn):
    told = dyffryn.told("member", "consent", "megan", "--yes", "qutoes", code=1)
    assert told == "Error: No purpose is called 'qutoes'. Did you mean quotes?"


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("11 march", "2026-03-11"),
        ("20 december", "2025-12-20"),
        ("today", "2026-03-12"),
    ],
)
def test_a_slip_is_from_the_day_last_called_so(dyffryn, typed, signed):
    dyffryn.run("member", "consent", "megan", "--slip-date", typed, "--yes", "all")
    assert dyffryn.json("member", "list")["members"][0]["slip"] == signed


def test_a_slip_from_tomorrow_is_refused(dyffryn):
    words = ("member", "consent", "megan", "--yes", "all", "--slip-date", "tomorrow")
    assert "Friday 13 March 2026 has not come yet." in dyffryn.told(*words, code=2)


def test_an_unknown_name_is_answered_with_the_nearest(dyffryn):
    told = dyffryn.told("member", "consent", "meggan", code=1)
    assert told == (
        "Error: No member is called 'meggan'. Did you mean Megan Prys-Jones?"
    )


def test_a_beginning_that_fits_two_lists_both(dyffryn):
    dyffryn.run("member", "add", "Megan Ellis")
    told = dyffryn.told("member", "consent", "meg", code=2)
    assert "Megan Prys-Jones and Megan Ellis" in told


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        (("init",), "--facilitator"),
        (("init", "--facilitator", "S"), "--contact"),
        (("set", "add"), "NAME"),
        (("member", "add", "--set", "dyf"), "NAME"),
        (("member", "consent", "dai", "--set", "dyf"), "--yes"),
        (("member", "consent", "dai", "--yes", "all", "--set", "dyf"), "--slip-date"),
        (("member", "list"), "--set"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else words,
)
@pytest.mark.usefixtures("someone_to_ask")
def test_without_input_nothing_is_asked_and_the_flag_is_named(
    dyffryn, monkeypatch, words, flag
):
    dyffryn.run("set", "add", "Môn")
    monkeypatch.undo()
    told = dyffryn.told("--no-input", *words, code=2)
    assert flag in told
    assert told.startswith("Error: Nobody can be asked for")
