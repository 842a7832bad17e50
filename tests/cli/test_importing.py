"""``member import``: one look at what was understood of a roster, and one Enter."""

import json

import pytest

from tests.rosters import ods, xlsx

TAKEN = "Enter takes in"
NEAR = "name,company\nMegan Prys Jone,Gwynedd\nAma Serwaa,Glan\n"


@pytest.fixture
def roster(tmp_path):
    def write(content, name="roster.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return write


def names(desk):
    members = desk.json("member", "list")["members"]
    return [member["name"] for member in members][2:]


def places(desk):
    members = desk.json("member", "list")["members"]
    return [member["partnerships"][-1]["name"] for member in members][2:]


def look(desk, file, keys="\n", code=0):
    return desk.run("--plain", "member", "import", file, keys=keys, code=code)


# --- a dozen rosters as strangers bring them: one look, one Enter


SIGN_IN = "Spring set: who is here\n\nName,Organisation,Signature\n"
STRANGERS = {
    "a plain one": "name,partnership\nAma Serwaa,Glan\nCai Noor,Moor\n",
    "of a booking site": "Order #,First Name,Surname,Email,Ticket Type,Company\n"
    "1,Ama,Serwaa,a@example.org,Free,Glan\n2,Cai,Noor,c@example.org,Free,Moor\n",
    "of a form": "Timestamp,What is your name?,Which organisation are you from?,"
    'Access needs\n1/3,Ama Serwaa,Glan,"' + "A seat by the door. " * 30 + '"\n'
    "2/3,Cai Noor,Moor,\n",
    "a sign-in sheet": f"{SIGN_IN}Ama Serwaa,Glan,\nCai Noor,Moor,\nTotal,2,\n",
    "surnames first": 'Name;Firma\n"Serwaa, Ama";Glan\n"Noor, Cai";Moor\n',
    "in Welsh": "Enw cyntaf,Cyfenw,Mudiad\nAma,Serwaa,Glan\nCai,Noor,Moor\n",
    "without headings": "1,Ama Serwaa,Glan\n2,Cai Noor,Moor\n",
    "with bars": "Full name|Employer\nAma Serwaa|Glan\nCai Noor|Moor\n",
    "of an old Mac": "Name,Org,Place\rAma Serwaa,Glan,Môn\rCai Noor,Moor,Môn\r".encode(
        "mac_roman"
    ),
    "of Excel's Unicode text": (
        "Name\tCompany\nAma Serwaa\tGlan\nCai Noor\tMoor\n".encode("utf-16-le")
    ),
    "a workbook": xlsx(
        Notes=[["Dear all"]],
        People=[
            ["First", "Last", "Age", "Company"],
            *(["Ama", "Serwaa", 40, "Glan"], ["Cai", "Noor", 39, "Moor"]),
            ["#N/A", "", 0, "#N/A"],
        ],
    ),
    "an OpenDocument sheet": ods(
        Set=[["Names", "Affiliation"], ["Ama Serwaa", "Glan"], ["Cai Noor", "Moor"]]
    ),
    "with one person twice": "Name,Company\nAma Serwaa,Glan\nAma Serwaa,Glan\n"
    "Cai Noor,Moor\n",
    "with odd ends": "Name,Company,\nAma Serwaa ,Glan,x\n Cai  Noor,Moor,\n"
    "Apologies: Dewi,,\n",
}


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize("which", STRANGERS)
def test_a_strangers_roster_goes_in_with_one_look(dyffryn, roster, which):
    result = look(dyffryn, roster(STRANGERS[which]))
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor"]
    assert places(dyffryn) == ["Glan", "Moor"]
    assert result.stderr.count(TAKEN) == 1
    lines = result.stderr.partition(TAKEN)[0].splitlines()
    assert len(lines) < 24
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.usefixtures("someone_to_ask")
def test_what_is_shown_is_what_was_understood(dyffryn, roster):
    shown = look(dyffryn, roster(STRANGERS["a sign-in sheet"])).stderr
    assert shown.partition("Enter takes")[0].splitlines() == [
        "roster.csv",
        "     File            CSV",
        " 1   Headings        in row 3; what is above is left out: row 1",
        " 2   Names           Name",
        " 3   Partnerships    Organisation",
        "     Not read        Signature",
        " 4   To take in      2 people: Ama Serwaa (Glan), Cai Noor (Moor)",
        " 5 ~ Left out        row 6, column Name: 'Total': a sum or a note, it seems",
        "     New to the set  Glan and Moor",
    ]


@pytest.mark.usefixtures("someone_to_ask")
def test_a_whole_learning_set_is_shown_name_by_name(dyffryn, roster):
    people = {f"{one} Serwaa-Lloyd": f"Glan {one} Larder" for one in "ABCDEFGH"}
    lines = (f"{name},{place}\n" for name, place in people.items())
    shown = look(dyffryn, roster(f"Name,Company\n{''.join(lines)}")).stderr
    to_come = " ".join(shown.partition("To take in")[2].partition("New to")[0].split())
    assert all(f"{name} ({place})" in to_come for name, place in people.items())


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize("keys", ["q\n", "n\n"])
def test_whoever_stops_takes_in_nobody(dyffryn, roster, keys):
    result = look(dyffryn, roster(STRANGERS["a plain one"]), keys)
    assert names(dyffryn) == []
    assert "Nobody has been taken in." in result.stderr


@pytest.mark.usefixtures("someone_to_ask")
def test_what_is_no_number_there_is_asked_again(dyffryn, roster):
    result = look(dyffryn, roster(STRANGERS["a plain one"]), "9\nyes\n\n")
    assert result.stderr.count("Please answer with Enter, a number from 1 to 4") == 2
    assert len(names(dyffryn)) == 2


# --- changed by number


PLAIN = (
    "Name,Alias,Company,Area\nAma Serwaa,Abena,Glan,North\nCai Noor,Cai,Moor,South\n"
)


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("2\n2\n1\n\n", [("Abena", "Glan"), ("Cai", "Moor")]),
        ("2\n2\n2\n\n", [("Abena Ama Serwaa", "Glan"), ("Cai Cai Noor", "Moor")]),
        ("3\n4\n\n", [("Ama Serwaa", "North"), ("Cai Noor", "South")]),
        ("3\n5\n\n", [("Ama Serwaa", ""), ("Cai Noor", "")]),
        ("3\n6\n\n", [("Ama Serwaa", "Glan"), ("Cai Noor", "Moor")]),
        ("4\n1\n\n", [("Cai Noor", "Moor")]),
        ("4\n1\n5\n\n", [("Ama Serwaa", "Glan"), ("Cai Noor", "Moor")]),
    ],
)
def test_a_number_changes_what_is_read(dyffryn, roster, keys, expected):
    look(dyffryn, roster(PLAIN), keys)
    assert list(zip(names(dyffryn), places(dyffryn), strict=True)) == expected


@pytest.mark.usefixtures("someone_to_ask")
def test_a_row_of_two_people_is_taken_in_as_two(dyffryn, roster):
    file = roster("Name\nAma Serwaa and Cai Noor\nDewi Lloyd\n")
    look(dyffryn, file, "5\n1\n\n")
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor", "Dewi Lloyd"]


@pytest.mark.usefixtures("someone_to_ask")
def test_names_are_turned_round_and_back_by_one_number(dyffryn, roster):
    file = roster('Name\n"Serwaa, Ama"\n')
    look(dyffryn, file, "5\n5\n5\n\n")
    assert names(dyffryn) == ["Serwaa, Ama"]


@pytest.mark.usefixtures("someone_to_ask")
def test_brackets_are_taken_for_the_partnership(dyffryn, roster):
    look(dyffryn, roster("Name\nAma Serwaa (Glan)\n"), "5\n2\n\n")
    assert (names(dyffryn), places(dyffryn)) == (["Ama Serwaa"], ["Glan"])


@pytest.mark.usefixtures("someone_to_ask")
def test_partnerships_that_are_nearly_one_are_one_by_a_number(dyffryn, roster):
    file = roster("Name,Org\nAma Serwaa,Moor Trust\nCai Noor,Moor Trusts\n")
    look(dyffryn, file, "5\n\n")
    assert places(dyffryn) == ["Moor Trust", "Moor Trust"]


@pytest.mark.usefixtures("someone_to_ask")
def test_letters_are_read_in_another_way(dyffryn, roster):
    twice = "Name\nZoë Noor\n".encode().decode("cp1252").encode()
    look(dyffryn, roster(twice), "1\n2\n\n")
    assert names(dyffryn) == ["ZoÃ« Noor"]


@pytest.mark.usefixtures("someone_to_ask")
def test_another_sheet_is_read(dyffryn, roster):
    book = xlsx(Spring=[["Name"], ["Ama Serwaa"]], Autumn=[["Name"], ["Cai Noor"]])
    look(dyffryn, roster(book, "sets.xlsx"), "1\n2\n\n")
    assert names(dyffryn) == ["Cai Noor"]


@pytest.mark.usefixtures("someone_to_ask")
def test_where_nobody_can_be_found_it_is_asked_which_column_is_which(dyffryn, roster):
    file = roster("wie,waar\nAma,Glan\n")
    result = look(dyffryn, file, "\n1\n\n1\n1\n3\n2\n\n")
    assert "no column is headed name" in result.stderr
    assert (names(dyffryn), places(dyffryn)) == (["Ama"], ["Glan"])


@pytest.mark.usefixtures("someone_to_ask")
def test_a_first_row_that_names_someone_is_not_lost_for_headings(dyffryn, roster):
    file = roster("Ama,Serwaa,Glan\nCai,Noor,Moor\n")
    look(dyffryn, file, "\n3\n\n1\n2\n3\n3\n\n")
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor"]
    assert places(dyffryn) == ["Glan", "Moor"]


# --- who is who


@pytest.mark.usefixtures("someone_to_ask")
@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("1", ["Ama Serwaa"]),
        ("2", ["Megan Prys Jone", "Ama Serwaa"]),
        ("3", ["Ama Serwaa"]),
    ],
)
def test_someone_of_nearly_a_name_is_asked_about(dyffryn, roster, answer, people):
    result = look(dyffryn, roster(NEAR), f"\n{answer}\n\n")
    assert "Megan Prys Jone may be Megan Prys-Jones (Gwynedd)" in result.stderr
    assert names(dyffryn) == people


@pytest.mark.usefixtures("someone_to_ask")
def test_someone_who_was_answered_for_can_be_asked_about_again(dyffryn, roster):
    look(dyffryn, roster(NEAR), "\n1\n5\n2\n\n")
    assert names(dyffryn) == ["Megan Prys Jone", "Ama Serwaa"]


@pytest.mark.usefixtures("someone_to_ask")
def test_a_row_that_seemed_to_be_about_one_person_is_about_two_by_a_number(
    dyffryn, roster
):
    file = roster("Name,Ticket\nAma Serwaa,1\nAma Serwaa,2\n")
    look(dyffryn, file, "5\n\n")
    assert names(dyffryn) == ["Ama Serwaa (1)", "Ama Serwaa (2)"]


@pytest.mark.usefixtures("someone_to_ask")
def test_two_of_one_name_are_one_person_by_a_number(dyffryn, roster):
    file = roster("Name,Org\nAma Serwaa,Glan\nAma Serwaa,Moor\n")
    look(dyffryn, file, "5\n\n")
    assert (names(dyffryn), places(dyffryn)) == (["Ama Serwaa"], ["Glan"])


@pytest.mark.usefixtures("someone_to_ask")
def test_what_would_leave_nobody_changes_nothing(dyffryn, roster):
    file = roster("Name,Org\nAma Serwaa,Glan\n")
    result = look(dyffryn, file, "1\n2\n\n")
    assert "it has headings and nobody under them" in result.stderr
    assert names(dyffryn) == ["Ama Serwaa"]


@pytest.mark.usefixtures("someone_to_ask")
def test_so_many_that_it_is_no_learning_set_are_asked_about(dyffryn, roster):
    file = roster("Name\n" + "".join(f"Person {n}\n" for n in range(11)))
    result = look(dyffryn, file, "\nn\n")
    assert "13 people would be in it; a learning set is six or eight" in result.stderr
    assert names(dyffryn) == []
    look(dyffryn, file, "\ny\n")
    assert len(names(dyffryn)) == 11


def test_an_import_that_was_looked_at_can_be_taken_back(dyffryn, roster):
    dyffryn.run("member", "import", roster(STRANGERS["a sign-in sheet"]), "--yes")
    dyffryn.run("member", "discard", "--yes")
    assert names(dyffryn) == []


# --- without anyone to ask


def test_a_plain_roster_goes_in_and_what_was_left_out_is_said(dyffryn, roster):
    result = dyffryn.run("member", "import", roster(STRANGERS["of a booking site"]))
    assert result.stderr.splitlines() == [
        "Names from First Name + Surname, partnerships from Company.",
        "Not read: Order #, Email and Ticket Type",
        "New to the set: Glan and Moor",
        "2 taken in, 0 were there already.",
    ]


def test_one_that_was_guessed_at_is_refused_with_what_to_do(dyffryn, roster):
    file = roster(STRANGERS["a sign-in sheet"])
    assert dyffryn.told("member", "import", file, code=1) == (
        f"Error: {file} needs a look before anyone is taken in:\n"
        "row 6, column Name: 'Total': a sum or a note, it seems\n"
        "As it was understood, 2 people would come in: names from Name, "
        "partnerships from Organisation.\n"
        "Run it in a terminal to look at it and change it there; or say --yes to take "
        "it in as it was understood, or which column is which: "
        '--map "Name=…,Partnership=…"'
    )
    assert names(dyffryn) == []


def test_yes_takes_in_what_was_understood_and_says_it_all(dyffryn, roster):
    file = roster(STRANGERS["a sign-in sheet"])
    result = dyffryn.run("member", "import", file, "--yes")
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor"]
    assert result.stderr.splitlines() == [
        "Names from Name, partnerships from Organisation.",
        "Headings: in row 3; what is above is left out: row 1",
        "Not read: Signature",
        "Left out: row 6, column Name: 'Total': a sum or a note, it seems",
        "New to the set: Glan and Moor",
        "2 taken in, 0 were there already.",
    ]


def test_nobody_is_doubled_or_merged_unasked(dyffryn, roster):
    told = dyffryn.told("member", "import", roster(NEAR), code=1)
    assert "row 2: Megan Prys Jone may be Megan Prys-Jones (Gwynedd) of the set" in told
    result = dyffryn.run("member", "import", roster(NEAR), "--yes")
    assert names(dyffryn) == ["Ama Serwaa"]
    assert "Megan Prys Jone is left out, because of Megan Prys-Jones" in result.stderr
    assert "are somebody else: --namesake" in result.stderr


def test_two_of_nearly_one_name_on_a_roster_need_someone_to_say_so(dyffryn, roster):
    file = roster("name,company\nAma Serwaa,Glan\nAma Serwa,Moor\nCai Noor,Glan\n")
    told = dyffryn.told("member", "import", file, code=1)
    assert "row 3: Ama Serwa may be Ama Serwaa of row 2" in told
    result = dyffryn.run("member", "import", file, "--yes")
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor"]
    assert "'Ama Serwa': perhaps someone who is on it already" in result.stderr
    dyffryn.run("member", "import", file, "--namesake")
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor", "Ama Serwa"]


@pytest.mark.usefixtures("someone_to_ask")
def test_two_of_one_name_are_two_once_someone_has_looked(dyffryn, roster):
    look(dyffryn, roster("name,company\nAma Serwaa,Glan\nAma Serwaa,Moor\n"))
    assert names(dyffryn) == ["Ama Serwaa (Glan)", "Ama Serwaa (Moor)"]


def test_a_roster_on_which_nobody_is_found_names_its_headings(dyffryn, roster):
    file = roster("wie,waar\nAma,Glan\n")
    for yes in ((), ("--yes",)):
        told = dyffryn.told("member", "import", file, *yes, code=1)
        assert told == (
            f"Error: {file} cannot be used yet:\n"
            "row 1: no column is headed name (or first name and surname)\n"
            "Its headings are: wie and waar.\n"
            'Say which column is which: --map "Name=…,Partnership=…"'
        )


@pytest.mark.parametrize(
    "maps",
    [
        ("--map", "Name=wie,Partnership=waar"),
        ("--map", "Name=wie", "--map", "organisation = WAAR"),
        ("--map", "name=1,area=2"),
    ],
)
def test_columns_are_named_on_the_command_line(dyffryn, roster, maps):
    dyffryn.run("member", "import", roster("wie,waar\nAma,Glan\n"), *maps)
    assert (names(dyffryn), places(dyffryn)) == (["Ama"], ["Glan"])


def test_two_columns_of_a_name_are_named_on_the_command_line(dyffryn, roster):
    file = roster("Title above\nwie,nog,waar\nAma,Serwaa,Glan\n")
    maps = "First name=wie,Surname=nog,Partnership=waar"
    dyffryn.run("member", "import", file, "--map", maps)
    assert (names(dyffryn), places(dyffryn)) == (["Ama Serwaa"], ["Glan"])


@pytest.mark.parametrize(
    ("maps", "complaint"),
    [
        ("Name=wat", "No column is headed 'wat': there are wie and waar."),
        (
            "Colour=wie",
            "'Colour' is none of Name, First name, Surname and Partnership.",
        ),
        ("wie", "'wie' says of no column what it is"),
    ],
)
def test_a_map_that_cannot_be_read_says_why(dyffryn, roster, maps, complaint):
    file = roster("wie,waar\nAma,Glan\n")
    assert complaint in dyffryn.told("member", "import", file, "--map", maps, code=2)


# --- for programs


def test_what_was_understood_is_there_for_programs_and_nobody_is_taken_in(
    dyffryn, roster
):
    data = dyffryn.json("member", "import", roster(STRANGERS["a sign-in sheet"]))
    assert data["people"] == [
        {
            "row": 4,
            "name": "Ama Serwaa",
            "partnership": "Glan",
            "stands_as": "Ama Serwaa",
        },
        {"row": 5, "name": "Cai Noor", "partnership": "Moor", "stands_as": "Cai Noor"},
    ]
    assert data["columns_left_out"] == ["Signature"]
    assert data["rows_left_out"] == [{"row": 6, "why": "a sum or a note, it seems"}]
    assert data["taken_in"] == []
    assert names(dyffryn) == []


def test_with_yes_programs_take_in_what_was_understood(dyffryn, roster):
    file = roster(STRANGERS["a sign-in sheet"])
    result = dyffryn.run("member", "import", file, "--yes", "--json")
    assert json.loads(result.stdout)["taken_in"] == ["Ama Serwaa", "Cai Noor"]
    assert names(dyffryn) == ["Ama Serwaa", "Cai Noor"]


# --- what is no roster, and what is not kept


def test_what_is_no_roster_is_named_as_what_it_is(dyffryn, roster):
    told = dyffryn.told("member", "import", roster(b"%PDF-1.7\nName\n"), code=1)
    assert "\nit is a PDF, and no spreadsheet: copy its table" in told


def test_what_is_not_read_is_kept_nowhere(dyffryn, roster):
    file = roster("Name,Date of birth,Email\nAma Serwaa,1990-01-02,ama@example.org\n")
    dyffryn.run("member", "import", file)
    kept = [f.read_bytes() for f in dyffryn.folder.rglob("*") if f.is_file()]
    assert any(b"Ama Serwaa" in each for each in kept)
    assert not any(b"1990" in each or b"example.org" in each for each in kept)
