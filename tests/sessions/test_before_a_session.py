"""Questions that commands ask before a session, at a keyboard of a real terminal."""

from unicodedata import normalize

import pytest

from tests.nursery import Forked
from tests.sessions.playing import story
from tmworkshop.adapters.store.workspace import FolderWorkspace

STOPS = {"ctrl-c": "\x03", "ctrl-d": "\x04", "ctrl-z": "\x1a"}
START = ("session", "start", "--set", "dyffryn")
LIST = (*START, "--lesson", "7", "--present", "everyone")
TICKS = (*START, "--design", "lesson-session-90", "--lesson", "7")
NAME = ("set", "add", "--kept-until", "none")
BOXES = ("--plain", "member", "consent", "megan", "--set", "dyffryn")
ASKED = {
    "a list": (LIST, "Which design"),
    "ticks": (TICKS, "Who is here"),
    "numbers": ((*LIST, "--plain"), "Number:"),
    "a name": (NAME, "Name of the set:"),
    "a yes": (BOXES, "[y/N]:"),
}
LONG = " ".join(f"word{number}" for number in range(600))  # 5 kB
LINES = LONG.replace("word300 ", "word300\r")
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
NAMES = (
    "Żaneta Łącka",
    "李小龍",
    "أمينة سيساي",
    "שירה כהן",
    "Zoe\u0308 A\u030angstro\u0308m",
    "Sam \N{WOMAN}\u200d\N{PERSONAL COMPUTER}",
    "Dai \N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B}",
)


@pytest.fixture
def asked(nursery, desk):
    """Return what begins a command in a terminal."""

    def asked(*words, **more):
        return Forked(nursery, *words, env=desk.env, **more)

    return asked


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_key_that_stops_ends_a_command_that_asks(asked, desk, kind, stop):
    words, question = ASKED[kind]
    before = desk.file.read_bytes()
    with asked(*words) as terminal:
        if words == BOXES:  # first the wording, of which there are two
            terminal.until("Wording [2]:")
            terminal.type("\r")
        terminal.until(question)
        terminal.rest(0.05)
        terminal.type(stop)
        assert terminal.ended() == 130
        assert "Stopped." in terminal.shown
        assert terminal.echoes
    assert desk.file.read_bytes() == before
    assert not (desk.folder / "logs").exists()


@pytest.mark.parametrize("marks", [("", ""), (PASTE, PASTED)], ids=["raw", "marked"])
def test_a_long_paste_is_one_answer_and_whole(asked, desk, marks):
    begun, ended = marks
    with asked("init") as terminal:
        terminal.until(":")
        terminal.type("Sian Rees\r")
        terminal.until("reach you")
        terminal.type(f"{begun}{LINES}{ended}")
        terminal.until("word599")
        terminal.type("\r")
        assert terminal.ended() == 0
    assert "word0 word1 " in (desk.folder / "workspace.toml").read_text()
    assert " word599" in (desk.folder / "workspace.toml").read_text()


def test_a_name_that_is_none_is_asked_for_again(asked):
    with asked("init") as terminal:
        terminal.until(":")
        terminal.type(f"{LINES}\r")
        terminal.until("200 letters at most")
        terminal.type("Sian Rees\r")
        terminal.until("reach you")


@pytest.mark.parametrize("marks", [("", ""), (PASTE, PASTED)], ids=["raw", "marked"])
@pytest.mark.parametrize("kind", ["a list", "ticks"])
def test_what_is_pasted_into_a_list_picks_nothing(asked, desk, kind, marks):
    words, question = ASKED[kind]
    begun, ended = marks
    with asked(*words) as terminal:
        terminal.until(question)
        terminal.rest(0.05)
        shown = terminal.shown
        terminal.type(f"{begun}a paragraph, in italics\rjoined by another\r{ended}")
        terminal.rest(0.3)
        assert terminal.shown == shown
        terminal.type("\x03")
        assert terminal.ended() == 130
    assert "Opened" not in {fact["fact"] for fact in story(desk.file)}


def test_a_number_points_at_its_choice_and_enter_picks_that(asked):
    with asked(*LIST) as terminal:
        terminal.until("Which design")
        for number, shown in (("3", "»  3."), ("99", "»  9."), ("2", "»  2.")):
            terminal.rest(0.1)
            terminal.type(number)
            terminal.until(shown)
        terminal.rest(0.1)
        terminal.type("\r")
        terminal.until("Which design  2. ")
        terminal.until("Enter moves on >")
        terminal.type("\x03")
        assert terminal.ended() == 0


def test_what_is_typed_ahead_of_a_list_picks_nothing(asked):
    words, question = ASKED["a list"]
    with asked(*words, ahead="\r") as terminal:
        terminal.until(question)
        terminal.rest(0.2)
        assert "> " not in terminal.shown or "Dyffryn set" not in terminal.shown
        terminal.type("\x03")
        assert terminal.ended() == 130


def test_what_is_typed_ahead_of_a_name_is_shown_and_answers_nothing(asked):
    with asked(*NAME, ahead="Taf set\r") as terminal:
        terminal.until("Name of the set: Taf set")
        terminal.type(" two\r")
        terminal.until("taf-set-two")
        assert terminal.ended() == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_shown_and_kept_as_it_was_typed(asked, desk, name):
    with asked("member", "add", "--set", "dyffryn") as terminal:
        terminal.until("Name:")
        terminal.type(f"{name}\r")
        terminal.until("Partnership:")
        terminal.type("\r")
        assert terminal.ended() == 0
        assert name.encode() in terminal.raw
    assert story(desk.file)[-1]["name"] == normalize("NFC", name)


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_nothing_is_known_of_gets_plain_lines(nursery, desk, term):
    env = {**desk.env, "TERM": term} if term is not None else dict(desk.env)
    if term is None:
        del env["TERM"]
    with Forked(nursery, *LIST, env=env) as terminal:
        terminal.until("Number:")
        terminal.type("1\r")
        terminal.until("Enter moves on >")
        assert b"\x1b" not in terminal.raw
        terminal.type("\x03")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("typed", "here"),
    [
        ("", ["m1", "m2", "m3", "m4", "m5"]),
        ("everyone", ["m1", "m2", "m3", "m4", "m5"]),
        ("3, 1", ["m3", "m1"]),
        ("\uff13\uff0c\u3000\uff11", ["m3", "m1"]),
    ],
    ids=["Enter", "everyone", "numbers", "wide"],
)
def test_in_plain_lines_enter_is_everyone_and_numbers_are_who_they_stand_for(
    asked, desk, typed, here
):
    with asked(*TICKS, "--plain") as terminal:
        terminal.until("Numbers, by commas [everyone]:")
        terminal.type(f"{typed}\r")
        terminal.until("Enter moves on >")
        terminal.type("\x03")
        assert terminal.ended() == 0
    opened = next(fact for fact in story(desk.file) if fact["fact"] == "Opened")
    assert opened["present"] == here


def test_a_yes_of_full_width_is_a_yes(asked):
    with asked(*BOXES) as terminal:
        terminal.until("Wording [2]:")
        terminal.type("\r")
        terminal.until_last("[y/N]:")
        terminal.type("\uff39\r")
        terminal.until_so(lambda: terminal.shown.count("[y/N]:") == 2)
        assert "Please answer" not in terminal.shown
        terminal.type("\x03")
        assert terminal.ended() == 130


def test_a_terminal_of_an_odd_name_still_gets_a_screen(nursery, desk):
    with Forked(nursery, *LIST, env={**desk.env, "TERM": "odd-one"}) as terminal:
        terminal.until("Which design")
        terminal.rest(0.05)
        terminal.type("\r")
        terminal.until("Enter moves on >")
        assert b"\x1b[6n" not in terminal.raw  # nobody is asked where the cursor is
        terminal.type("\x03")
        assert terminal.ended() == 0


def test_bytes_that_are_no_letters_make_a_name_that_can_be_read(asked, desk):
    with asked(*NAME) as terminal:
        terminal.until("Name of the set:")
        terminal.send(b"Taf\x00\xc5\xff\x1b]0;evil\x07\xc2\x9b31m\x1b[31m set\r")
        assert terminal.ended() == 0
        assert b"\x1b]0;evil" not in terminal.raw
        assert b"\xc2\x9b" not in terminal.raw
    (made,) = set(FolderWorkspace(desk.folder).sets()) - {"dyffryn"}
    assert made.startswith("taf")
    assert not (desk.folder / "logs").exists()


def test_enter_on_a_choice_about_a_roster_leaves_it_as_it_is(asked, desk, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("Name,Organisation\nAma Whitlock,Loaf\nYusuf Adeyemi,Loaf\n")
    with asked("member", "import", str(roster), "--set", "dyffryn") as terminal:
        terminal.until("q stops")
        terminal.rest(0.1)
        number = next(
            line.split()[0]
            for line in terminal.shown.splitlines()
            if "To take in" in line
        )
        terminal.type(f"{number}\r")
        terminal.until("leave it as it is")
        terminal.rest(0.1)
        terminal.type("\r")
        terminal.rest(0.3)
        terminal.type("\r")
        assert terminal.ended() == 0
    joined = [fact["name"] for fact in story(desk.file) if fact["fact"] == "Joined"]
    assert joined[-2:] == ["Ama Whitlock", "Yusuf Adeyemi"]
