from dataclasses import replace

from tests.builders import CONTENT, Meeting, a_design, a_talk, an_issue, questions
from tmworkshop.domain.content import Stem
from tmworkshop.domain.session.shown.stem_deal import Deal, deal_hand, plan_deals


def stems(*themes):
    """Stems called a, b, …, each about one of *themes*, or about none."""
    return tuple(
        Stem(name, name, (theme,) if theme else ())
        for name, theme in zip("abcdefghijkl", themes, strict=False)
    )


def shown(decks, *deals):
    return "".join(stem.id for stem in deal_hand(decks, deals))


PLAIN = {"ask": stems(*[""] * 8)}
ASK = Deal(("ask",))


def test_three_are_shown_and_then_three_others():
    assert shown(PLAIN, ASK) == "abc"
    assert shown(PLAIN, ASK, ASK) == "def"


def test_once_all_were_seen_it_begins_again_without_the_last():
    assert shown(PLAIN, ASK, ASK, ASK) == "gha"
    assert shown(PLAIN, *[ASK] * 4) == "bcd"


def test_those_on_the_themes_of_the_lesson_come_first_and_one_is_about_none():
    decks = {"ask": stems("", "", "power", "time", "time", "time")}
    deal = Deal(("ask",), frozenset({"time"}))
    assert shown(decks, deal) == "dea"
    assert shown(decks, deal, deal) == "fbc"


def test_with_nothing_on_its_themes_those_about_none_come_first():
    decks = {"ask": stems("power", "", "power", "", "")}
    assert shown(decks, Deal(("ask",), frozenset({"time"}))) == "bde"
    assert shown(decks, ASK) == "bde"


def test_where_all_are_about_something_three_are_shown_all_the_same():
    assert shown({"ask": stems("power", "time", "power")}, ASK) == "abc"


def test_purposes_take_turns():
    decks = {"ask": stems("", "", "", ""), "act": (Stem("x", "x"), Stem("y", "y"))}
    both = Deal(("ask", "act"))
    assert shown(decks, both) == "axb"
    assert shown(decks, both, both) == "ycx"


def test_a_purpose_shown_elsewhere_goes_on_from_there():
    decks = {**PLAIN, "act": stems("")}
    assert shown(decks, Deal(("act", "ask")), ASK) == "bcd"


def test_what_is_shown_for_other_purposes_changes_nothing():
    assert shown(PLAIN, Deal(("act",)), ASK) == "abc"


def test_few_stems_are_shown_once_each():
    assert shown({"ask": stems("", "")}, ASK) == "ab"
    assert shown({}, ASK) == ""
    assert shown({"ask": stems("")}, Deal(("ask", "none"))) == "a"


def test_a_plan_shows_a_block_for_each_presenter():
    steps = (a_talk(stems=("in",)), an_issue(), questions(stems=("ask",)))
    design = a_design(*steps, a_talk("end", stems=("out",)), presenters=2)
    themes = frozenset({"time"})
    assert [*plan_deals(design, themes)] == [
        Deal(("in",), themes),
        Deal(("ask",), themes),
        Deal(("ask",), themes),
        Deal(("out",), themes),
    ]


# --- on the screen

EIGHT = replace(CONTENT, stems={"ask": stems(*[""] * 8)})


def on_screen(meeting):
    return "".join(meeting.screen.stems)


def test_the_second_presenter_is_asked_others_and_going_back_shows_the_same():
    design = a_design(questions(stems=("ask",)), presenters=2)
    meeting = Meeting(design, presenters="dm", content=EIGHT)
    assert on_screen(meeting) == "abc"
    assert on_screen(meeting.types("")) == "def"
    assert on_screen(meeting.types("<")) == "abc"


def test_whoever_has_no_turn_yet_is_shown_none():
    design = a_design(questions(stems=("ask",)), presenters=2)
    meeting = Meeting(design, presenters="d", content=EIGHT).types("")
    assert (meeting.at[0], on_screen(meeting)) == ("presenter", "")
    assert on_screen(meeting.types("megan")) == "def"


def test_the_next_session_begins_with_others():
    before = Meeting(questions(stems=("ask",)), content=EIGHT).types("Who?").closed()
    after = Meeting(questions(stems=("ask",)), content=EIGHT, before=before)
    assert on_screen(after) == "def"


def test_what_was_shown_before_was_on_the_themes_of_its_own_lesson():
    decks = {"ask": stems("", "time", "time", "power", "power", "power", "")}
    lesson = replace(CONTENT.lesson, themes=("power",))
    now = replace(CONTENT, lesson=lesson, stems=decks)
    earlier = replace(now, raised={lesson.id: ("time",)})
    before = Meeting(questions(stems=("ask",)), content=now).types("Who?").closed()

    def then_shown(content):
        step = questions(stems=("ask",))
        return on_screen(Meeting(step, content=content, before=before))

    assert then_shown(earlier) == "deg"  # b, c and a were shown
    assert then_shown(now) == "def"  # nothing is known of its themes: a, g and b


def test_a_key_shows_others_and_a_session_taken_up_again_shows_the_same():
    meeting = Meeting(questions(stems=("ask",)), a_talk(), content=EIGHT)
    assert on_screen(meeting.types(".")) == "def"
    assert on_screen(meeting.put_down_and_taken_up()) == "def"
    assert on_screen(meeting.types("Who?")) == "def"
    assert on_screen(meeting.types(".")) == "gha"


def test_others_that_were_asked_for_are_not_shown_to_the_next_presenter():
    design = a_design(questions(stems=("ask",)), presenters=2)
    meeting = Meeting(design, presenters="dm", content=EIGHT).types(".", "")
    assert on_screen(meeting) == "gha"


def test_where_no_stems_are_shown_there_is_no_key_for_others():
    assert "." not in Meeting(questions()).screen.offers
    assert "." in Meeting(questions(stems=("ask",))).screen.offers
