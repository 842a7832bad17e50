import pytest

from tests.records import APRIL, JANUARY, MARCH, Story


@pytest.fixture
def set_of_three(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    helped = {
        "first-sign": "A date is in the diary",
        "helper": "m2",
        "helper-agreed": "yes",
    }
    asked = story.action("m1", "Ask the jobcentre", MARCH, parts=helped)
    story.action("m2", "Ring the mill", APRIL)
    rung = story.action("m3", "Write to the landlord")
    story.part()
    story.heard(asked, "keep", happened="They are asking legal", due="2026-04-30")
    story.heard(rung, "done", happened="They wrote back", learned="Write early")
    story.keep_in(desk.folder, "dyffryn-set")
    return desk


def test_list_shows_what_is_still_to_be_done(set_of_three):
    assert set_of_three.run("action", "list").stdout.splitlines() == [
        "No.  Whose             By           Stands        What",
        "1    Megan Prys-Jones  30 Apr 2026  carried once  Ask the jobcentre",
        "2    Dai Okafor        23 Apr 2026  open          Ring the mill",
    ]


def test_list_all_shows_also_what_came_to_an_end(set_of_three):
    lines = set_of_three.run("action", "list", "--all").stdout.splitlines()
    assert lines[-1] == (
        "3    Amina Li          no date      done          Write to the landlord"
    )


def test_list_of_one_member_takes_any_part_of_their_name(set_of_three):
    result = set_of_three.run("action", "list", "--member", "okaf")
    assert "Ring the mill" in result.stdout
    assert "jobcentre" not in result.stdout


def test_list_of_nothing_says_so_beside_the_answer(set_of_three):
    result = set_of_three.run("action", "list", "--member", "amina")
    assert result.stdout == ""
    assert result.stderr.strip() == "There are no actions to show."


def test_an_unknown_member_is_answered_with_the_nearest(set_of_three):
    told = set_of_three.told("action", "list", "--member", "Megn", code=1)
    assert "No member is called 'Megn'. Did you mean Megan Prys-Jones?" in told


def test_an_unknown_set_is_answered_with_the_nearest(set_of_three):
    told = set_of_three.told("action", "list", "--set", "dyfryn", code=1)
    assert "Did you mean Dyffryn" in told


def test_list_for_programs_has_a_schema_and_plain_values(set_of_three):
    data = set_of_three.json("action", "list", "--all")
    assert data["schema"] == 1
    assert data["actions"][0] == {
        "number": 1,
        "owner": "Megan Prys-Jones",
        "words": "Ask the jobcentre",
        "due": "2026-04-30",
        "first_sign": "A date is in the diary",
        "helper": "Dai Okafor",
        "said_on": "2026-01-12",
        "status": "open",
        "carried": 1,
        "lesson": "",
        "follows": None,
        "story": [
            {
                "on": "2026-01-12",
                "what_now": "keep",
                "happened": "They are asking legal",
                "learned": "",
                "due": "2026-04-30",
            }
        ],
    }


def test_show_tells_the_whole_story(set_of_three):
    assert set_of_three.run("action", "show", "1").stdout.splitlines() == [
        "1  Ask the jobcentre",
        "   Megan Prys-Jones said this on Monday 12 January 2026.",
        "   New date: Thursday 30 April 2026.",
        "   Begun when: A date is in the diary.",
        "   Dai Okafor has said yes to helping.",
        "   12 January 2026: keep",
        "   What happened: They are asking legal.",
        "   Stands now: carried once",
        "",
        "   Who said what when:",
        "      12 January 2026 09:02, session 1, Megan Prys-Jones",
        "         said: Ask the jobcentre",
        "         begun when: A date is in the diary",
        "         who helps: Dai Okafor",
        "         the helper's yes: yes",
        "         by when: 12 March 2026",
        "      12 January 2026 09:07, between sessions, Megan Prys-Jones",
        "         what now: keep",
        "         what happened: They are asking legal",
        "         by when: 30 April 2026",
    ]


def test_show_tells_what_was_learned_and_where_it_stands(set_of_three):
    shown = set_of_three.run("action", "show", "3").stdout
    assert shown.partition("\n\n")[0].splitlines()[-2:] == [
        "   What they learned: Write early.",
        "   Stands now: done",
    ]


def test_show_for_programs(set_of_three):
    action = set_of_three.json("action", "show", "2")["action"]
    assert (action["number"], action["story"]) == (2, [])


def test_an_unknown_number_says_which_there_are(set_of_three):
    told = set_of_three.told("action", "show", "9", code=1)
    assert "Dyffryn set has no action 9: it has 1, 2, 3." in told


def test_an_action_of_nobody_in_particular_is_shown_as_that(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    story.action("", "Meet in the mill")
    story.keep_in(desk.folder, "dyffryn-set")
    assert "nobody" in desk.run("action", "list").stdout


def test_update_keeps_what_its_owner_sent_and_shows_it(set_of_three):
    result = set_of_three.run(
        "action", "update", "2", "--what-now", "done", "--happened", " They rang us. "
    )
    assert result.stdout.splitlines()[-3:] == [
        "   12 March 2026: done",
        "   What happened: They rang us.",
        "   Stands now: done",
    ]


def test_update_says_a_new_date_back_in_words(set_of_three):
    result = set_of_three.run("action", "update", "2", "--due", "8 may")
    assert result.stderr.strip() == "8 may = Friday 8 May 2026"
    assert "By Friday 8 May 2026." in result.stdout


def test_a_date_that_came_with_a_follow_up_can_be_put_right(set_of_three):
    set_of_three.run("action", "update", "1", "--due", "8 may")
    assert set_of_three.json("action", "show", "1")["action"]["due"] == "2026-05-08"


def test_a_date_with_two_readings_is_asked_for_again(set_of_three):
    told = set_of_three.told("action", "update", "2", "--due", "3/4", code=2)
    assert "Friday 3 April 2026 or" in told
    assert "Please name the month." in told


def test_what_is_no_date_is_told_how_to_write_one(set_of_three):
    told = set_of_three.told("action", "update", "2", "--due", "soonish", code=2)
    assert "I cannot read 'soonish' as a date" in told


def test_handing_on_is_told_from_both_ends(set_of_three):
    set_of_three.run("action", "update", "2", "--what-now", "hand-on", "--to", "amina")
    given = set_of_three.run("action", "show", "2").stdout
    assert "Stands now: handed on" in given
    assert "Action 4 came of it: Amina Li" in given
    taken = set_of_three.run("action", "show", "4").stdout
    assert "Amina Li took this on from Dai Okafor on Thursday 12 March 2026" in taken
    assert set_of_three.json("action", "show", "4")["action"]["follows"] == 2


def test_a_change_says_what_it_stands_in_the_place_of(set_of_three):
    change = ("--what-now", "change", "--words", "Go to the mill")
    set_of_three.run("action", "update", "2", *change)
    new = set_of_three.run("action", "show", "4").stdout
    assert "said this on Thursday 12 March 2026 in the place of action 2." in new


def test_a_slip_can_be_taken_back(set_of_three):
    result = set_of_three.run("action", "update", "3", "--take-back")
    assert result.stdout.splitlines()[-1] == "   Stands now: open"


@pytest.mark.parametrize(
    ("flag", "also"),
    [
        ("--take-back", ("--what-now", "keep")),
        ("--put-back", ("--words", "x")),
        ("--take-back", ("--put-back",)),
    ],
)
def test_taking_back_and_putting_back_go_alone(set_of_three, flag, also):
    words = ("action", "update", "3", flag, *also)
    assert f"{flag} goes alone" in set_of_three.told(*words, code=2)


def test_what_was_taken_back_can_be_put_back(set_of_three):
    set_of_three.run("action", "update", "3", "--take-back")
    result = set_of_three.run("action", "update", "3", "--put-back")
    assert result.stdout.splitlines()[-1] == "   Stands now: done"


def test_an_action_that_was_taken_away_can_be_put_back(set_of_three):
    set_of_three.run("session", "edit", "2", "--strike")
    told = set_of_three.told("action", "show", "2", code=1)
    assert "tmworkshop action update 2 --put-back" in " ".join(told.split())
    set_of_three.run("action", "update", "2", "--put-back")
    history = set_of_three.json("action", "show", "2")["action"]["history"]
    assert [event["deed"] for event in history][-2:] == ["taken-away", "put-back"]


def test_a_helper_is_set_once_they_said_yes(set_of_three):
    asks = ("action", "update", "2", "--helper", "megan")
    assert "Once they have: --helper-agreed" in set_of_three.told(*asks, code=5)
    result = set_of_three.run(*asks, "--helper-agreed")
    assert "Megan Prys-Jones has said yes to helping." in result.stdout
    set_of_three.run("action", "update", "2", "--helper", "nobody")
    assert set_of_three.json("action", "show", "2")["action"]["helper"] == ""


def test_show_tells_what_came_of_an_action_and_when(set_of_three):
    set_of_three.run("action", "update", "2", "--what-now", "hand-on", "--to", "amina")
    set_of_three.run("action", "update", "4", "--due", "8 may")
    lines = set_of_three.run("action", "show", "2").stdout.splitlines()
    assert lines[-6:] == [
        "      12 March 2026 10:00, between sessions, Dai Okafor",
        "         what now: hand-on",
        "         who takes it on: Amina Li",
        "         their yes: yes",
        "      12 March 2026 10:00, between sessions, Amina Li",
        "         an action that came of it, said: Ring the mill",
    ]


def test_the_history_of_an_action_is_told_for_programs(set_of_three):
    said, *_, learned = set_of_three.json("action", "show", "3")["action"]["history"]
    assert (said["deed"], said["by"], said["session"]) == ("said", "Amina Li", 1)
    assert (learned["part"], learned["value"]) == ("learned", "Write early")


def test_update_without_anything_to_say_names_a_flag(set_of_three):
    told = set_of_three.told("action", "update", "2", code=2)
    assert "--what-now done" in told


def test_what_has_ended_is_refused_and_says_how_to_put_a_slip_right(set_of_three):
    words = ("action", "update", "3", "--what-now", "keep")
    assert "--take-back" in set_of_three.told(*words, code=5)


def test_while_a_session_is_open_word_is_said_there(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    story.action("m1", "Ring")
    story.keep_in(desk.folder, "dyffryn-set")
    told = desk.told("action", "update", "1", "--what-now", "done", code=5)
    assert "say it there, or close it first" in told
