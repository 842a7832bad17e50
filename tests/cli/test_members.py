import os
from datetime import date
from threading import Thread

import pytest

from tests.fakes import Stamps
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Consented, Sent

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
    assert held == {"since": "2026-03-01", "id": "p2", "name": "Môn"}


def test_a_day_to_come_is_no_day_to_have_joined_on(dyffryn):
    told = dyffryn.told("member", "add", "Siân", "--since", "31/5/2026", code=2)
    assert told == "Error: Sunday 31 May 2026 has not come yet."


def test_nobody_is_taken_in_twice(dyffryn):
    told = dyffryn.told("member", "add", "dai okafor", code=4)
    assert told == (
        "Error: Dai Okafor is in the set already. If that is somebody else: --namesake"
    )


NEARLY = "David Okafor may be Dai Okafor, who is in the set already."
ASKED = "Dai Okafor is in the set. Is that somebody else? [y/N]"


def test_whoever_is_nearly_called_so_is_never_merged_nor_taken_in_unasked(dyffryn):
    told = dyffryn.told("--no-input", "member", "add", "David Okafor", code=4)
    assert told == f"Error: {NEARLY} If that is somebody else: --namesake"
    assert names(dyffryn) == ["Megan Prys-Jones", "Dai Okafor"]


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(("keys", "said"), [("y\n", "m3"), ("\n", "Nobody has been")])
def test_whoever_is_nearly_called_so_is_asked_about(dyffryn, keys, said):
    result = dyffryn.run(
        "member", "add", "David Okafor", "--partnership", "", keys=keys
    )
    assert ASKED in result.stderr
    assert said in result.stdout + result.stderr
    assert ("David Okafor" in names(dyffryn)) == (keys == "y\n")


def test_a_namesake_is_taken_in_and_told_apart(dyffryn):
    dyffryn.run("member", "add", "Dai Okafor", "--partnership", "Môn", "--namesake")
    dyffryn.run("member", "add", "dai okafor", "--partnership", "Môn", "--namesake")
    apart = ["Dai Okafor (1)", "Dai Okafor (Môn)", "dai okafor (Môn 2)"]
    assert names(dyffryn)[1:] == apart
    shown = dyffryn.run("member", "show", "Dai Okafor (Môn)").stdout
    assert shown.startswith("Dai Okafor (Môn), Dyffryn set")
    told = dyffryn.told("member", "show", "dai okafor", code=2)
    assert "could be Dai Okafor (1), Dai Okafor (Môn) and dai okafor (Môn 2)" in told


def test_a_namesake_has_a_slip_of_their_own(dyffryn):
    dyffryn.run("member", "add", "Dai Okafor", "--partnership", "Môn", "--namesake")
    slip = "--slip-date", "11 march", "--as-dated", "--yes", "print"
    result = dyffryn.run("member", "consent", "dai okafor môn", *slip)
    assert result.stdout.startswith("Dai Okafor (Môn), slip of")


def test_a_namesake_taken_in_by_mistake_goes_again(dyffryn):
    dyffryn.environ["TMWORKSHOP_NOW"] = "2026-03-13T10:00:00+00:00"
    dyffryn.run("member", "add", "Dai Okafor", "--partnership", "Môn", "--namesake")
    dyffryn.run("member", "discard", "--yes")
    assert names(dyffryn) == ["Megan Prys-Jones", "Dai Okafor"]


def test_a_roster_typed_otherwise_brings_nobody_twice(dyffryn, roster):
    dyffryn.run("member", "import", str(roster))
    again = "name,partnership\nSIAN  REES,Mo\u0302n\nLukasz Wojcik,conwy\n"
    roster.write_text(again, encoding="utf-8")
    result = dyffryn.run("member", "import", str(roster))
    assert "0 taken in, 2 were there already." in result.stderr


def test_a_row_that_is_there_twice_is_one_person_and_that_is_said(dyffryn, roster):
    roster.write_text("name,partnership\nAna Lim,Ty\nana  lim,TY\nBo,Ty\n")
    result = dyffryn.run("member", "import", str(roster))
    assert result.stdout == "Ana Lim\nBo\n"
    assert "row 3: 'ana lim' is in row 2 already, and counts once" in result.stderr


def test_namesakes_on_a_roster_are_taken_in_once_that_is_said(dyffryn, roster):
    roster.write_text("name,partnership\nAna Lim,Ty\nAna Lim,Bro\nAnna Lim,Ty\n")
    told = dyffryn.told("member", "import", str(roster), code=1).splitlines()
    assert told[1:4] == [
        "row 3: Ana Lim is in row 2 already, with another partnership: two people",
        "row 4: Anna Lim may be Ana Lim of row 2: two people",
        "row 4: Anna Lim may be Ana Lim of row 3: two people",
    ]
    assert "somebody else: --namesake" in told[-2]
    for _ in range(2):  # the second time, all of them are known
        dyffryn.run("member", "import", str(roster), "--namesake")
    assert names(dyffryn)[2:] == ["Ana Lim (Ty)", "Ana Lim (Bro)", "Anna Lim"]


def test_a_name_put_right_to_one_nearly_anothers_is_asked_about(dyffryn):
    rename = "member", "update", "megan", "--name", "David Okafor"
    told = dyffryn.told("--no-input", *rename, code=4)
    assert told == f"Error: {NEARLY} If that is somebody else: --namesake"
    dyffryn.run(*rename, "--namesake")
    assert names(dyffryn) == ["David Okafor", "Dai Okafor"]


@pytest.mark.usefixtures("someone_to_ask")
def test_a_name_that_was_anothers_after_all_is_not_put_right(dyffryn):
    result = dyffryn.run("member", "update", "megan", "--name", "D. Okafor", keys="n\n")
    assert ASKED in result.stderr
    assert "Nothing has been changed." in result.stderr
    assert names(dyffryn) == ["Megan Prys-Jones", "Dai Okafor"]


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
    told = dyffryn.told("member", "import", str(roster), code=1)
    assert told.startswith(
        f"Error: {roster} needs a look before anyone is taken in:\n"
        "row 3, column name: there is no name\n"
        "row 4, column 3: 'x' stands beyond the last heading\n"
        "row 4: 'siân' is in row 2 already; the rows differ, but count as one person\n"
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
        *("member", "consent", "megan", "--slip-date", "11 march", "--as-dated"),
        *("--yes", "set-summary,evaluator", "--no", "print"),
    )
    assert result.stdout.splitlines() == [
        "Megan Prys-Jones, slip of Wednesday 11 March 2026",
        "  My actions in the set's own summary: yes",
        "  My words to the programme's evaluator: yes",
        "  Short quotes for anyone to read: no",
    ]
    assert "11 March 2026" in dyffryn.run("member", "list").stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_a_slip_is_asked_box_by_box_and_enter_is_no(dyffryn):
    result = dyffryn.run("member", "consent", "dai", keys="\ny\n" + "\n" * 9)
    assert "Every box means no until you tick it" in " ".join(result.stderr.split())
    assert result.stdout.splitlines() == [
        "Dai Okafor, slip of Thursday 12 March 2026",
        "  My actions in the set's own summary: yes",
        "  My words to the programme's evaluator: no",
        "  My name beside my words in the programme: no",
        "  My words in reports to the funder: no",
        "  My name beside my words in the funder's report: no",
        "  Short quotes for anyone to read: no",
        "  My name beside my words in print: no",
    ]


def test_what_is_taken_back_says_what_that_reaches(dyffryn):
    dyffryn.run("member", "consent", "megan", "--slip-date", "today", "--yes", "all")
    result = dyffryn.run(
        "member", "consent", "megan", "--slip-date", "today", "--no", "evaluator"
    )
    assert " ".join(result.stderr.split()).endswith(
        "Taken back. No page made from now on shares it; pages printed "
        "before stay as they are until they are printed again. What was handed in "
        "without a name cannot be taken back, for nobody can tell whose it was. "
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
    words = ("member", "consent", "megan", "--yes", "print", "--no", "all")
    assert "print cannot be both" in dyffryn.told(*words, code=2)


def test_a_box_is_known_by_the_beginning_of_its_name(dyffryn):
    words = ("member", "consent", "megan", "--slip-date", "today", "--yes", "eval")
    assert "My words to the programme's evaluator: yes" in dyffryn.run(*words).stdout


def test_an_unknown_box_is_answered_with_the_nearest(dyffryn):
    told = dyffryn.told("member", "consent", "megan", "--yes", "evaluatro", code=1)
    assert told == "Error: No purpose is called 'evaluatro'. Did you mean evaluator?"


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("11 march", "2026-03-11"),
        ("20 december", "2025-12-20"),
        ("today", "2026-03-12"),
    ],
)
def test_a_slip_is_from_the_day_last_called_so(dyffryn, typed, signed):
    words = ("member", "consent", "megan", "--slip-date", typed, "--yes", "all")
    dyffryn.run(*words, "--as-dated")
    assert dyffryn.json("member", "list")["members"][0]["slip"] == signed


def test_a_slip_from_tomorrow_is_refused(dyffryn):
    words = ("member", "consent", "megan", "--yes", "all", "--slip-date", "tomorrow")
    assert "Friday 13 March 2026 has not come yet." in dyffryn.told(*words, code=2)


def test_an_unknown_name_is_answered_with_the_nearest(dyffryn):
    told = dyffryn.told("member", "consent", "meggan", code=1)
    assert told == (
        "Error: No member is called 'meggan'. Did you mean Megan Prys-Jones? See who "
        "is there:\n  tmworkshop member list"
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
    dyffryn.run("set", "add", "Môn", "--kept-until", "none")
    monkeypatch.undo()
    told = dyffryn.told("--no-input", *words, code=2)
    assert flag in told
    assert told.startswith("Error: Nobody can be asked for")


def consent(desk, *words, **more):
    return desk.run("member", "consent", *words, **more)


@pytest.fixture
def ticked(dyffryn):
    """Megan, who was there from January on and ticked all in February."""
    dyffryn.run("member", "update", "megan", "--partnership", "Gwynedd", *JANUARY)
    consent(dyffryn, "megan", "--slip-date", "2026-02-01", "--yes", "all")
    return dyffryn


JANUARY = ("--since", "2026-01-01")


def test_a_yes_is_taken_back_in_one_command_that_needs_no_date(ticked):
    result = consent(ticked, "megan", "--no", "all")
    assert "slip of Thursday 12 March 2026" in result.stdout
    assert "Taken back." in result.stderr
    assert not any(choice["choice"] == "yes" for choice in holding(ticked))


def holding(desk, name="megan"):
    return [c for c in desk.json("member", "consent", name)["choices"] if c["holds"]]


def test_what_is_taken_back_holds_even_after_a_slip_of_a_wrong_clock(ticked):
    ticked.environ["TMWORKSHOP_NOW"] = "2026-01-20T10:00:00+00:00"
    assert "Taken back." in consent(ticked, "megan", "--no", "print").stderr
    (quotes,) = (c for c in holding(ticked) if c["purpose"] == "print")
    assert quotes["choice"] == "no"


def test_an_older_slip_typed_in_afterwards_does_not_win_and_says_so(ticked):
    words = ("megan", "--slip-date", "2026-01-20", "--no", "all", "--yes", "")
    result = consent(ticked, *words)
    assert "A newer slip answers set-summary, evaluator" in result.stderr
    assert "Taken back" not in result.stderr
    assert {choice["choice"] for choice in holding(ticked)} == {"yes"}


def test_what_is_asked_no_more_can_be_taken_back_all_the_same(ticked):
    file = FolderWorkspace(ticked.folder).open_set("dyffryn-set")
    asked_once = Consented(
        member="m1", purpose="photographs", choice=True, wording=1, slip=FEBRUARY
    )
    file.keep(Stamps(first=900)([asked_once]))
    result = consent(ticked, "megan", "--no", "all")
    assert "photographs (asked no more): no" in result.stdout
    assert all(choice["choice"] == "no" for choice in holding(ticked))


FEBRUARY = date(2026, 2, 1)


def test_a_slip_from_before_they_joined_is_questioned(dyffryn):
    words = ("member", "consent", "megan", "--yes", "all", "--slip-date", "1 march")
    told = dyffryn.told(*words, code=2)
    assert "is before Megan Prys-Jones joined, Thursday 12 March 2026." in told
    assert "--as-dated" in told
    assert holding(dyffryn) == []


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(("key", "code", "kept"), [("y", 0, 7), ("", 2, 0)])
def test_with_someone_to_ask_it_is_asked(dyffryn, key, code, kept):
    words = ("megan", "--yes", "all", "--slip-date", "1 march")
    result = consent(dyffryn, *words, keys=f"{key}\n", code=code)
    assert "Is that the date on the slip?" in result.stderr
    assert len(holding(dyffryn)) == kept


@pytest.mark.usefixtures("someone_to_ask")
def test_a_date_that_cannot_be_read_is_asked_again_and_no_box_twice(dyffryn):
    keys = "\ny\n\n\n\n\n\n\n31 foo\ntomorrow\ntoday\nyesteryear\n1 june\n"
    result = consent(dyffryn, "megan", keys=keys)
    assert "cannot read '31 foo'" in result.stderr
    assert "Friday 13 March 2026 has not come yet." in result.stderr
    assert result.stderr.count("short quotes of mine") == 1
    assert dyffryn.json("member", "list")["members"][0]["keep_until"] == "2026-06-01"


@pytest.mark.usefixtures("someone_to_ask")
def test_the_screen_shows_one_member_and_clears_nothing(ticked):
    result = consent(ticked, "dai", keys="\n" * 10)
    assert result.stderr.startswith("Dai Okafor\n")
    assert "Megan" not in result.output
    assert "\x1b" not in result.output


@pytest.fixture
def second_wording(dyffryn):
    file = dyffryn.folder / "prompts" / "consent.toml"
    file.parent.mkdir()
    file.write_text(
        'version = 2\nintro = "No until ticked."\n'
        '[[purpose]]\nid = "evaluator"\nwords = "My words."\nshort = "Words"\n'
    )
    return dyffryn


def test_a_slip_keeps_the_wording_it_was_printed_with(second_wording):
    words = ("megan", "--slip-date", "today", "--yes", "evaluator")
    consent(second_wording, *words, "--wording", "1")
    (choice,) = holding(second_wording)
    assert choice["wording"] == 1
    told = "12 March 2026, on wording 1; the present is 2"
    assert told in " ".join(second_wording.run("member", "list").stdout.split())
    shown = second_wording.run("member", "show", "megan").stdout
    assert "Their newest slip is on wording 1; the present is 2" in shown
    consent(second_wording, *words)
    for words in (("member", "list"), ("member", "show", "megan")):
        assert "on wording" not in second_wording.run(*words).stdout


@pytest.mark.usefixtures("someone_to_ask")
def test_with_two_wordings_there_are_it_is_asked_which(second_wording):
    result = consent(second_wording, "megan", keys="3\nx\n1\ny\n\n\n")
    assert "numbered from 1 to 2" in result.stderr
    assert [choice["wording"] for choice in holding(second_wording)] == [1]


@pytest.mark.parametrize("wording", ["0", "3"])
def test_a_wording_that_was_never_printed_is_refused(dyffryn, wording):
    words = ("megan", "--slip-date", "today", "--yes", "all", "--wording", wording)
    assert "from 1 to 2" in dyffryn.told("member", "consent", *words, code=2)


def test_the_history_tells_every_choice_with_its_date_and_wording(ticked):
    consent(ticked, "megan", "--no", "evaluator")
    result = consent(ticked, "megan", "--history")
    assert result.stdout.splitlines() == [
        "Megan Prys-Jones",
        "Slip of 1 February 2026, wording 2, typed in on 12 March 2026",
        "  My actions in the set's own summary: yes",
        "  My words to the programme's evaluator: yes (a newer answer holds)",
        "  My name beside my words in the programme: yes",
        "  My words in reports to the funder: yes",
        "  My name beside my words in the funder's report: yes",
        "  Short quotes for anyone to read: yes",
        "  My name beside my words in print: yes",
        "Slip of 12 March 2026, wording 2",
        "  My words to the programme's evaluator: no",
        "Nothing of theirs has left the set so far.",
    ]


def test_a_history_of_nothing_says_so(dyffryn):
    assert "No slip so far" in consent(dyffryn, "dai", "--history").stdout


def test_the_history_keeps_nothing(ticked):
    before = (ticked.folder / "sets" / "dyffryn-set.jsonl").read_bytes()
    ticked.run("member", "consent", "megan", "--history", "--yes", "all", code=2)
    ticked.run("member", "consent", "megan", "--json", "--no", "all", code=2)
    consent(ticked, "megan", "--history")
    assert (ticked.folder / "sets" / "dyffryn-set.jsonl").read_bytes() == before


def test_until_when_someone_asks_to_be_kept_is_told(ticked):
    consent(ticked, "megan", "--no", "print", "--keep-until", "1 june")
    assert "12 March 2026, keep until 1 June" in ticked.run("member", "list").stdout
    told = consent(ticked, "megan", "--history").stdout
    assert "Asks to be kept until 1 June 2026." in told
    assert ticked.json("member", "consent", "megan")["keep_until"] == "2026-06-01"


def test_a_member_moves_to_another_partnership(ticked):
    result = ticked.run("member", "update", "megan", "--partnership", "Môn")
    assert result.stdout.splitlines() == [
        "Megan Prys-Jones",
        "  Gwynedd since 1 January 2026",
        "  Môn since 12 March 2026",
    ]


def test_a_name_is_put_right_and_what_it_was_is_still_known(dyffryn):
    result = dyffryn.run("member", "update", "dai", "--name", "Dài Ọkáfọ̀")
    assert result.stdout.splitlines()[0] == "Dài Ọkáfọ̀ (before: Dai Okafor)"
    held = dyffryn.json("member", "list")["members"][1]
    assert held["former_names"] == ["Dai Okafor"]


@pytest.mark.usefixtures("someone_to_ask")
def test_what_is_new_of_a_member_is_asked_for_and_enter_leaves_it(dyffryn):
    result = dyffryn.run("member", "update", "megan", keys="\nMôn\n")
    assert "Name [Megan Prys-Jones]" in result.stderr
    assert "Môn since 12 March 2026" in result.stdout


def test_without_anyone_to_ask_a_change_needs_its_flag(dyffryn):
    told = dyffryn.told("member", "update", "megan", code=2)
    assert "--name NAME or --partnership NAME" in told


def test_a_row_of_a_hundred_thousand_cells_is_told_in_a_few_lines(dyffryn, roster):
    roster.write_text("name\nAna" + ",y" * 100_000 + "\n")
    told = dyffryn.told("member", "import", str(roster), code=1)
    beyond = "row 2, column 2: 'y' stands beyond the last heading, and 99,999 more"
    assert beyond in told.splitlines()
    assert len(told.splitlines()) < 6


def test_a_roster_with_a_hundred_thousand_columns_is_read(dyffryn, roster):
    row = ",y" * 100_000 + "\n"
    roster.write_text(f"name{row}Ana{row}")
    assert "1 taken in" in dyffryn.run("member", "import", str(roster)).stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
@pytest.mark.parametrize("command", [("member", "import"), ("design", "check")])
def test_a_file_without_end_is_far_too_large(dyffryn, command):
    assert "far too large" in dyffryn.told(*command, "/dev/zero", code=1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_roster_comes_through_a_pipe(dyffryn):
    pipe = dyffryn.folder.parent / "roster.csv"
    os.mkfifo(pipe)
    writing = Thread(target=lambda: pipe.write_text("name\nAma Serwaa\n"))
    writing.start()
    assert "Ama Serwaa" in dyffryn.run("member", "import", str(pipe)).stdout
    writing.join()


def test_settings_of_fifty_megabytes_are_said_to_be_too_large(dyffryn):
    with (dyffryn.folder / "workspace.toml").open("wb") as settings:
        settings.truncate(50_000_000)
    for command in (
        ("init", "--facilitator", "a", "--contact", "b"),
        ("report", "slips"),
    ):
        assert "far too large" in dyffryn.told(*command, code=1)
