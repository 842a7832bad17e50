from tests.builders import (
    NOTHING_AT_HAND,
    SCALE,
    Meeting,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_action,
    questions,
    slips,
)
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.session.questions.ask import Shape

FIRM = "Ring the firm"


def ask(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).screen.ask


def keys(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).screen.offers


def reviewed(*lines):
    before = an_action(Meeting(actions()).types("")).closed()
    return ask(a_review(), actions(), before=before, after=lines)


# --- the question


def test_the_question_of_the_step_is_put():
    assert ask(a_round(question="What did you learn?")).label == "What did you learn?"


def test_enter_on_nothing_says_that_it_leaves_the_turn_open():
    assert ask(a_round()).enter == "moves on"


def test_enter_after_some_words_just_moves_on():
    assert ask(a_floor(), after=["One"]).enter == "moves on"


def test_enter_on_words_that_stand_leaves_them():
    shown = ask(a_round(), after=["One", "<"])
    assert (shown.enter, shown.default, shown.stands) == (
        "leaves it",
        "One",
        "One",
    )


def test_on_the_floor_the_question_is_put_again_each_time():
    floor = a_floor("told", Keeps.ACTION, question="What will you do?")
    first = Meeting(floor).types("").screen
    assert (first.ask.label, first.words) == ("What will you do?", ())
    assert (first.ask.named, first.ask.enter) == (True, "moves on")
    assert ask(floor, after=["", "dai: Ring", ""]).enter == "moves on"


def test_a_note_has_no_speaker_to_be_named():
    assert not ask(a_floor("told", Keeps.NOTE)).named


def test_an_action_is_asked_for_in_one_word():
    assert ask(actions(), after=[""]).label == "What"


def test_words_out_of_turn_are_asked_for_as_what_they_are():
    assert ask(a_round(), after=["+ dai: Ring", "<"]).label == "What"
    assert ask(a_talk(), after=["", "+ dai: Ring", "<"]).label == "What"


def test_words_that_stand_are_asked_for_by_their_question():
    assert ask(a_round(), after=["One", "<"]).label == "round?"
    assert ask(actions(), after=["", FIRM, "<"]).label == "What"


def test_on_an_open_floor_a_name_may_come_first():
    assert ask(a_floor()).named
    assert ask(a_floor()).hint.startswith("Name: words")


def test_where_questions_are_kept_a_name_may_come_first_and_is_not_asked_for():
    assert ask(questions()).named
    assert ask(questions()).hint == ""


def test_elsewhere_a_name_is_a_word_like_others():
    assert not ask(a_round()).named
    assert not ask(slips(keeps=Keeps.REFLECTION)).named


def test_a_named_rating_offers_the_points_of_its_scale():
    shown = ask(a_round(keeps=Keeps.RATING, scale="holds"))
    assert (shown.label, len(shown.choices)) == (SCALE.question, 4)


def test_who_is_to_help_is_asked_themselves():
    shown = ask(actions(), after=["", FIRM, "", "", "dai"])
    assert shown.label == "Dai Okafor, is that all right with you?"


def test_the_owner_is_asked_whether_that_is_what_they_said():
    shown = ask(actions(), after=["", FIRM, "", "", ""])
    assert shown.label == "Megan Prys-Jones, is that what you said?"
    assert (shown.default, shown.enter) == ("yes", "yes")


def another(*steps, after):
    choices = ask(*steps, after=after).choices
    return [each.label for each in choices if each.key == "+"]


def test_where_a_yes_leads_on_another_action_is_offered():
    assert another(actions(), after=["", FIRM, "", "", ""]) == ["yes, and another"]


def test_where_a_plain_yes_stays_another_action_is_not_offered():
    assert another(a_floor("told", Keeps.ACTION), after=["", f"dai: {FIRM}"]) == []
    aside = ["", f"+ dai: {FIRM}", "", "", ""]
    assert another(actions(), after=aside) == []
    assert "+" in keys(actions(), after=aside)


def test_who_is_to_take_an_action_on_is_asked_and_enter_is_no():
    shown = reviewed("h", "dai")
    assert (shown.label, shown.default) == ("Dai Okafor, will you take it on?", "no")


def test_a_yes_that_stands_is_what_enter_leaves():
    assert reviewed("h", "dai", "y", "<").stands == "yes"


def test_the_next_meeting_is_named_as_a_date_once_there_is_one():
    assert ask(actions(), after=["", FIRM]).hint == ""
    assert ask(actions(), after=["23 april", FIRM]).hint == ("n = when we next meet")


def test_an_action_that_keeps_going_may_have_a_new_date():
    assert reviewed("k").label == "New date"
    assert ask(actions(), after=["", FIRM]).label == "By when"


# --- what stands in the line


def test_a_date_stands_in_words():
    shown = ask(actions(), after=["", FIRM, "fri", "<"])
    assert (shown.default, shown.stands) == ("Friday 13 March 2026", "2026-03-13")


def test_a_name_stands_in_full():
    shown = ask(actions(), after=["", FIRM, "", "", "dai", "<"])
    assert (shown.default, shown.stands) == ("Dai Okafor", "d")


def test_the_next_date_stands_in_words_and_no_date_yet_as_nothing():
    assert ask(actions(), after=["23 april", "<"]).stands == "2026-04-23"
    assert ask(actions(), after=["", "<"]).default == ""


def test_what_was_said_now_of_an_action_stands():
    assert reviewed("d", "<").default == "done"


def test_an_action_is_changed_from_the_words_it_has():
    assert reviewed("c").default == FIRM
    assert reviewed("c", "Write", "<").default == "Write"


def test_a_new_date_stands_where_it_was_given():
    shown = reviewed("c", "Write", "30 april", "<")
    assert (shown.shape, shown.stands) == (Shape.DATE, "2026-04-30")
    assert reviewed("c", "Write").stands == ""


def test_the_slips_stand_as_they_were_typed():
    assert ask(slips(), after=["2 1", "<"]).default == "1 2"


# --- before the close


def test_the_close_asks_whether_what_it_reads_back_is_how_it_stands():
    open_action = Meeting(actions()).types("", FIRM, ">", "y").to_the_close()
    assert open_action.screen.ask.label == "Is that how it stands?"


def test_with_nothing_to_confirm_the_close_asks_nothing():
    assert Meeting(a_talk()).types("").screen.ask.label == "That is all for today."


# --- keys


def test_a_turn_offers_every_key():
    assert sorted(keys(a_round())) == sorted([*"<#!+@->&~%*?:=^", "!!", "\\"])


def test_a_choice_takes_its_keys_from_the_others():
    assert "+" not in keys(actions(), after=["", FIRM, "", "", ""])


def test_where_someone_may_not_be_able_to_say_a_question_mark_is_a_slip():
    assert "?" not in keys(slips())
    assert "?" not in keys(a_round(keeps=Keeps.RATING, scale="holds"))


def test_without_cards_there_is_no_key_for_them():
    assert "=" not in keys(a_round(), content=NOTHING_AT_HAND)


def test_before_the_close_few_keys_are_left():
    assert keys(a_talk(), after=[""]) == set("<#!+@")


def test_a_blank_screen_has_no_keys():
    assert keys(a_round(), after=["#"]) == frozenset()
