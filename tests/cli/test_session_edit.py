"""``tmworkshop session edit``: listed, put right, taken back, made nobody's."""

import pytest

from tests.records import JANUARY, MARCH, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Erased, Kind, Said, TurnKey
from tmworkshop.domain.levels import Level

SET = "dyffryn-set"


@pytest.fixture
def met(desk):
    story = Story.of_three()
    story.meet(JANUARY, lesson="lesson.07")
    story.said(Kind.REFLECTION, "", "Of nobody", unattributed=True)
    hello = TurnKey("hello", speaker="m1")
    said = story.said(Kind.LEARNING, "m1", "Ask first", turn=hello, level=Level.SET)
    action = story.action("m2", "Ring the mill", MARCH, lesson="lesson.07")
    story.tag(said, "time")
    struck = story.said(Kind.QUESTION, "m3", "Who knows?")
    story.strike(struck)
    story.part()
    story.heard(action, "keep")
    story.keep_in(desk.folder, SET)
    return desk


def facts(desk):
    return FolderWorkspace(desk.folder).open_set(SET).facts()


def entry(desk, number):
    return desk.json("session", "edit", str(number), "--history")["entry"]


# --- listed


def test_what_a_session_keeps_is_listed_with_numbers_nobodys_last(met):
    assert met.run("session", "edit").stdout.splitlines() == [
        "No.  What        Whose             Words",
        "1    learning    Megan Prys-Jones  Ask first (set)",
        "2    action      Dai Okafor        Ring the mill",
        "3    question    Amina Li          Who knows? (taken away)",
        "4    meeting     nobody            (nothing)",
        "5    reflection  nobody            Of nobody",
        "What has no name on it cannot be changed: whoever asked would be known by it.",
    ]


def test_a_list_for_programs_tells_nothing_of_nobody_but_their_words(met):
    data = met.json("session", "edit")
    assert data["session"] == 1
    first, *_, last = data["entries"]
    assert first == {
        "number": 1,
        "kind": "learning",
        "speaker": "Megan Prys-Jones",
        "words": "Ask first",
        "value": "",
        "level": "set",
        "lesson": "",
        "step": "hello",
        "statement": None,
        "parts": {},
        "themes": ["time"],
        "struck": False,
        "unattributed": False,
        "erased": False,
    }
    assert (last["words"], last["speaker"], last["unattributed"]) == (
        "Of nobody",
        "",
        True,
    )
    assert not {"id", "at"} & set(last)


def test_a_session_without_words_says_so(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    story.keep_in(desk.folder, SET)
    assert desk.run("session", "edit").stdout == "Session 1 keeps no words.\n"


def test_what_was_heard_is_listed_with_the_action_it_is_about(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    action = story.action("m1", "Ring the mill")
    story.heard(action, "done", happened="They rang")
    gone = story.said(Kind.LEARNING, "", "")
    story.add(Erased(of=(gone,)))
    story.keep_in(desk.folder, SET)
    _, _, heard, erased = desk.run("session", "edit").stdout.splitlines()
    assert heard.endswith("done: Ring the mill")
    assert erased.endswith("(erased)")


def test_a_flag_needs_a_number(met):
    told = met.told("session", "edit", "--words", "x", code=2)
    assert "Give its NUMBER before --words" in told


def test_a_number_that_is_none_says_how_many_there_are(met):
    told = met.told("session", "edit", "9", "--strike", code=1)
    assert told.endswith("Session 1 has no number 9: it has 1 to 5.")


# --- put right


def test_words_are_put_right_and_history_shows_both(met):
    shown = met.run("session", "edit", "1", "--words", "Ask  twice", "--history")
    assert shown.stdout.splitlines() == [
        "1  Ask twice (set)",
        "   learning of Megan Prys-Jones",
        "   theme: time",
        "   12 January 2026 09:03, session 1, Hello, Megan Prys-Jones",
        "      said: Ask first",
        "   12 January 2026 09:05, session 1",
        "      theme: time",
        "   12 March 2026 10:00, between sessions",
        "      the words: Ask twice",
    ]


def test_parts_lesson_and_speaker_are_put_right(met):
    parts = ("--part", "first-sign=It rings", "--part", "due=30 april")
    met.run("session", "edit", "2", *parts, "--lesson", "2", "--speaker", "amina")
    now = entry(met, 2)
    assert now["parts"] == {"due": "2026-04-30", "first-sign": "It rings"}
    assert (now["lesson"], now["speaker"]) == ("lesson.02", "Amina Li")
    met.run("session", "edit", "2", "--lesson", "0")
    assert entry(met, 2)["lesson"] == ""


def test_a_part_is_written_with_a_sign(met):
    told = met.told("session", "edit", "2", "--part", "due", code=2)
    assert "--part is PART=VALUE" in told


def test_the_history_is_told_for_programs(met):
    met.run("session", "edit", "2", "--speaker", "amina")
    said, due, now = entry(met, 2)["history"]
    assert (said["deed"], said["by"], said["value"]) == (
        "said",
        "Dai Okafor",
        "Ring the mill",
    )
    assert (due["part"], due["value"]) == ("due", "2026-03-12")
    assert (now["part"], now["value"]) == ("speaker", "Amina Li")


def test_words_are_taken_away_and_put_back(met):
    assert "(taken away)" in met.run("session", "edit", "2", "--strike").stdout
    assert "(taken away)" not in met.run("session", "edit", "2", "--put-back").stdout
    lines = met.run("session", "edit", "3", "--put-back", "--history").stdout
    assert lines.splitlines()[-1] == "      put back"


def test_a_level_goes_nearer_at_any_time_and_further_with_a_yes(met):
    met.run("session", "edit", "2", "--level", "set")
    told = met.told("session", "edit", "2", "--level", "programme", code=5)
    assert "Only whoever said them can let them go further" in told
    met.run("session", "edit", "2", "--level", "programme", "--agreed")
    assert entry(met, 2)["level"] == "programme"


def test_nothing_to_change_names_a_flag_where_nobody_can_be_asked(met):
    told = met.told("session", "edit", "2", code=2)
    assert told.endswith("Give it as --words, --level, --strike or another flag")


@pytest.mark.parametrize(
    "flags",
    [("--words", "x"), ("--strike",), ("--unattributed", "--yes"), ("--put-back",)],
)
def test_nobodys_words_are_changed_by_nobody(met, flags):
    before = facts(met)
    told = met.told("session", "edit", "5", *flags, code=5)
    assert "Whoever asked to change them" in told
    assert facts(met) == before


def test_what_is_said_in_an_open_session_may_be_put_right(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m1", "Ask first")
    story.keep_in(desk.folder, SET)
    assert (
        "Ask twice" in desk.run("session", "edit", "1", "--words", "Ask twice").stdout
    )
    told = desk.told("session", "edit", "1", "--unattributed", "--yes", code=5)
    assert "Close it first" in told


# --- asked


def test_without_a_flag_it_is_asked_what_is_to_change(met, someone_to_ask):
    shown = met.run("--plain", "session", "edit", "1", keys="1\nAsk twice\n")
    assert "1. the words" in shown.stderr
    assert entry(met, 1)["words"] == "Ask twice"


def test_it_is_asked_whose_they_are(met, someone_to_ask):
    met.run("--plain", "session", "edit", "1", keys="3\ndai\n")
    assert entry(met, 1)["speaker"] == "Dai Okafor"


def test_where_they_were_taken_away_they_can_be_put_back(met, someone_to_ask):
    shown = met.run("--plain", "session", "edit", "3", keys="4\n")
    assert "4. put them back" in shown.stderr
    assert not entry(met, 3)["struck"]


def test_a_level_is_offered_in_the_words_that_say_who_reads_it(met, someone_to_ask):
    shown = met.run("--plain", "session", "edit", "2", keys="2\n2\n")
    assert "2. set: your set, and no one beyond it" in shown.stderr
    assert entry(met, 2)["level"] == "set"


def test_to_go_further_it_is_asked_whether_the_speaker_agreed(met, someone_to_ask):
    met.run("session", "edit", "2", "--level", "set")
    met.run("--plain", "session", "edit", "2", keys="2\n3\ny\n")
    assert entry(met, 2)["level"] == "programme"
    met.run("session", "edit", "2", "--level", "set")
    told = met.run("--plain", "session", "edit", "2", keys="2\n3\nn\n", code=5)
    assert "Only whoever said them" in told.stderr


def test_their_history_can_be_asked_for(met, someone_to_ask):
    shown = met.run("--plain", "session", "edit", "1", keys="6\n")
    assert "said: Ask first" in shown.stdout


# --- nobody's


def test_a_name_is_taken_off_for_good_in_the_file_and_every_backup(met):
    met.run("backup", "make")
    told = met.run("session", "edit", "1", "--unattributed", "--yes")
    assert "Nobody's name is on these words any more" in " ".join(told.stderr.split())
    mine = [f for f in facts(met) if isinstance(f, Said) and f.words == "Ask first"]
    assert [(f.speaker, f.unattributed, f.device) for f in mine] == [("", True, "")]
    place = met.folder.parent / "again"
    met.run("backup", "restore", "last", "--to", str(place))
    file = FolderWorkspace(place).open_set(SET)
    restored = [f for f in file.facts() if getattr(f, "words", "") == "Ask first"]
    assert restored == mine


def test_no_page_or_export_here_says_any_more_whose_the_words_were(met):
    met.run("member", "export", "megan")
    (met.folder / "old").mkdir()
    for file in met.folder.rglob("*.json*"):
        if file.suffix in (".json", ".jsonl"):
            (met.folder / "old" / file.name).write_bytes(file.read_bytes())
    told = met.run("session", "edit", "1", "--unattributed", "--yes").stderr
    assert not list((met.folder / "exports").rglob("*.json"))
    for copy in (met.folder / "old").iterdir():
        assert f"to be removed by you: {copy}" in told


def test_it_is_asked_once_more_before_a_name_goes(met, someone_to_ask):
    before = facts(met)
    asked = met.run("session", "edit", "1", "--unattributed", keys="n\n", code=5)
    assert "Nothing has been changed." in asked.stderr
    assert facts(met) == before
    met.run("--plain", "session", "edit", "1", keys="5\ny\n")
    assert facts(met) != before


def test_where_nobody_can_be_asked_a_name_goes_by_yes(met):
    told = met.told("session", "edit", "1", "--unattributed", code=2)
    assert told.endswith("Give it as --yes")


def test_it_is_said_where_the_words_went_and_what_cannot_be_reached(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    said = story.said(Kind.LEARNING, "m1", "Ask first")
    story.part().send(said, to="Ceri", member="m1")
    story.keep_in(desk.folder, SET)
    stick = desk.folder.parent / "stick"
    stick.mkdir()
    desk.run("backup", "make", "--to", str(stick))
    told = desk.run("session", "edit", "1", "--unattributed", "--yes").stderr
    assert "They have gone out already, to Ceri on 12 January 2026" in told
    assert f"  {stick}" in told
    assert "it still holds some of it." in told
