import pytest

from tests.builders import (
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_issue,
    questions,
    slips,
)
from tests.evenings import Evening, Meanwhile
from tests.fakes import MemorySet, Typist
from tmworkshop.application.scribe import IS_PAUSED, write_along
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Environment, NotFound, Unclear
from tmworkshop.domain.facts import Kind, Moved, Said, Struck, What
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.questions.question_in_hand import find_question
from tmworkshop.domain.session.typed.intents import Go, Label
from tmworkshop.domain.session.typed.lists import BREAK
from tmworkshop.domain.session.typed.place import Place
from tmworkshop.domain.session.typed.scribe import (
    AS_A_NOTE,
    find_outcome_beside,
    find_question_beside,
)


@pytest.fixture
def evening():
    return Evening()


def typed(evening, *lines):
    """Write *lines* along; return the screens that were seen, the last one included."""
    typist = Typist(*lines)
    write_along(evening.beside(), typist, evening.tools)
    return typist.screens


def said(evening):
    return [(each.words, each.speaker) for each in evening.facts(Said)]


# --- what is seen


def test_an_action_on_the_floor_is_read_back_by_whoever_steers(evening):
    evening.hold(a_floor("told", Keeps.ACTION), types=["23 april"])
    typed(evening, "megan: Ring", "dai: Write")
    assert said(evening)[1:] == [("Ring", "m"), ("Write", "d")]
    asked = find_question(evening.replayed)
    assert (asked.slot, asked.kept.words) == ("confirmed", "Ring")


def test_a_pasted_list_is_kept_item_by_item_beside_the_session(evening):
    evening.hold(a_floor("told", Keeps.ACTION), types=["23 april"])
    typed(evening, f"megan: Ring{BREAK}dai: Write")
    assert said(evening)[1:] == [("Ring", "m"), ("Write", "d")]


def test_the_question_in_hand_is_shown_with_what_was_kept_at_it(evening):
    evening.hold(a_floor(), types=["One"])
    (screen,) = typed(evening)
    assert (screen.ask.label, screen.ask.enter) == ("floor?", None)
    assert screen.lines == ("One",)
    assert screen.heading.step == "Floor"


def test_a_part_of_an_answer_is_asked_of_the_room_and_a_line_is_still_words(evening):
    evening.hold(actions(), types=["", "Ring"])
    (screen,) = typed(evening)
    assert (screen.ask.label, screen.lines) == ("What", ("Ring",))


def test_what_is_no_matter_of_words_is_shown_as_it_is_asked(evening):
    evening.begin(actions())
    (screen,) = typed(evening)
    assert screen.ask.label == "When do we meet next?"
    assert "a note" in screen.ask.hint


def test_enter_on_nothing_looks_again_and_keeps_nothing(evening):
    sitting = evening.begin(a_round())
    before = len(evening.file.lines)
    typist = Meanwhile("", "", at_1=lambda: evening.walk(sitting, Typist("One")))
    write_along(evening.beside(), typist, evening.tools)
    assert [screen.speaker for screen in typist.screens] == [
        "Megan Prys-Jones",
        "Dai Okafor",
        "Dai Okafor",
    ]
    assert len(evening.file.lines) == before + 2  # One, and the pause


def test_a_paused_session_says_so_and_takes_words(evening):
    evening.hold(a_round())
    *_, screen = typed(evening, "One")
    assert screen.notice == f"Kept. {IS_PAUSED}"
    assert said(evening) == [("One", "m")]


def test_what_is_to_be_known_of_the_disk_is_shown(evening):
    evening.begin(a_round())
    evening.file.notice = "The disk is nearly full."
    assert typed(evening)[0].notice == "The disk is nearly full."


def test_where_the_room_is_blank_so_is_this_screen(evening):
    sitting = evening.begin(a_round())
    blank = Moved(session=sitting.walkthrough.opened.id, what=What.BLANK)
    evening.file.keep(evening.tools.stamp([blank]))
    (screen,) = typed(evening)
    assert screen.blank
    assert (screen.keys, screen.ask.enter) == ((), None)


def test_this_screen_is_blanked_without_the_room_s(evening):
    evening.begin(a_round())
    before = evening.file.facts()
    screens = typed(evening, "#", "")
    assert [screen.blank for screen in screens] == [False, True, False]
    assert evening.file.facts() == before


def test_without_an_open_session_there_is_none_to_write_along_with(evening):
    evening.hold(a_talk(), types=["", ""])
    with pytest.raises(NotFound, match="Dyffryn set has no open session to write"):
        evening.beside()


# --- what is kept


def test_words_are_kept_at_the_turn_in_hand_for_whoever_is_on(evening):
    evening.begin(a_round())
    *_, screen = typed(evening, "One")
    assert said(evening) == [("One", "m")]
    assert screen.speaker == "Dai Okafor"


def test_on_an_open_floor_words_may_begin_with_whose_they_are(evening):
    evening.begin(a_floor())
    *_, screen = typed(evening, "Dai: One", "Two")
    assert said(evening) == [("One", "d"), ("Two", "")]
    assert screen.notice == "Kept."


def test_an_issue_and_its_questions_are_the_presenters(evening):
    evening.begin(an_issue(), questions())
    typed(evening, "Whom to ask", "Who knows?")
    assert said(evening) == [("Whom to ask", "d"), ("Who knows?", "d")]


def test_actions_and_questions_out_of_turn_are_kept_beside_it(evening):
    evening.begin(a_round())
    typed(evening, "+ Dai: Ring", "? Who knows?")
    action, question = evening.facts(Said)
    assert (action.kind, action.speaker, action.turn.item) == ("action", "d", ASIDE)
    assert (question.kind, question.words) == ("question", "Who knows?")


def test_a_note_is_kept_for_whoever_runs_the_laptop(evening):
    evening.begin(a_round())
    typed(evening, "; Ask the mill")
    (note,) = evening.facts(Said)
    assert (note.kind, note.level, note.speaker) == (Kind.NOTE, "private", "")


def test_words_where_none_are_asked_for_are_kept_as_a_note(evening):
    evening.begin(a_talk())
    *_, screen = typed(evening, "We laughed")
    (note,) = evening.facts(Said)
    assert (note.kind, note.words) == (Kind.NOTE, "We laughed")
    assert screen.notice == AS_A_NOTE


def test_what_was_done_about_an_action_is_left_to_whoever_steers(evening):
    evening.hold(actions(), types=["", "Ring", "", "", "", "", "", ""])
    evening.begin(a_review())
    assert typed(evening)[0].ask.label == "What now?"


def test_slips_may_be_typed_along(evening):
    evening.begin(slips("notes", Keeps.REFLECTION))
    typed(evening, "One")
    assert evening.facts(Said)[0].unattributed


# --- what is not


@pytest.mark.parametrize(
    "line",
    [
        *("<", "-", ">", "!", "!!", "& cai", "~ dai", "@ dai", "% dai", "* 5"),
        *("=", ".", "^ a"),
    ],
)
def test_a_move_is_left_to_whoever_steers(evening, line):
    evening.begin(a_round())
    with pytest.raises(Unclear, match="Whoever steers moves on"):
        typed(evening, line)


@pytest.mark.parametrize("intent", [Go(What.ON), Label("time")])
def test_nor_does_any_other_front_end_move_from_here(evening, intent):
    evening.begin(a_round())
    sitting = evening.beside()
    asked = find_question_beside(sitting.walkthrough)
    place = Place(sitting.walkthrough, sitting.scene, asked)
    with pytest.raises(Unclear, match="Whoever steers moves on"):
        find_outcome_beside(place, intent, ())


def test_a_space_makes_a_move_words(evening):
    evening.begin(a_round())
    typed(evening, " - One")
    assert said(evening) == [("- One", "m")]


# --- taken away and put back


def test_what_was_typed_here_is_taken_away_and_put_back(evening):
    evening.begin(a_floor())
    *_, third, fourth = typed(evening, "One", "Two", "\\", "\\\\")
    assert third.lines == ("One",)
    assert third.notice == "Taken away: Two  (\\\\ puts it back)"
    assert (fourth.lines, fourth.notice) == (("One", "Two"), "Put back: Two")


def test_what_was_taken_away_last_is_put_back_first(evening):
    evening.begin(a_floor())
    *_, last = typed(evening, "One", "Two", "\\", "\\", "\\\\")
    assert last.lines == ("One",)


def test_what_others_typed_is_not_taken_away_or_put_back(evening):
    evening.hold(a_floor(), types=["One", "Two", "\\"])
    first, second = typed(evening, "\\")[1:], typed(evening, "\\\\")[1:]
    assert [screen.notice for screen in (*first, *second)] == [
        f"You have typed nothing that could be taken away. {IS_PAUSED}",
        f"You have taken away nothing that could be put back. {IS_PAUSED}",
    ]
    assert len(evening.facts(Struck)) == 1


# --- when the session goes on without them


def test_words_stay_at_the_turn_they_were_typed_for_and_it_is_said(evening):
    sitting = evening.begin(a_round())
    typist = Meanwhile("Two", at_1=lambda: evening.walk(sitting, Typist("One")))
    write_along(evening.beside(), typist, evening.tools)
    assert said(evening) == [("One", "m"), ("Two", "m")]
    assert typist.screens[-1].notice.startswith(
        "Kept. The session has moved on; it stands at Round, Megan Prys-Jones."
    )


def test_where_nobody_is_on_the_step_alone_is_named(evening):
    sitting = evening.begin(a_floor(), a_talk())
    typist = Meanwhile("Two", at_1=lambda: evening.walk(sitting, Typist("One", "")))
    write_along(evening.beside(), typist, evening.tools)
    assert "it stands at Floor." in typist.screens[-1].notice


def test_before_the_close_a_line_is_a_note(evening):
    sitting = evening.hold(a_talk(), types=[""])
    assert sitting.walkthrough.turn is None
    *_, screen = typed(evening, "We laughed")
    assert screen.notice == f"{AS_A_NOTE} {IS_PAUSED}"


def test_words_typed_as_the_session_closes_are_kept_and_it_is_over(evening):
    sitting = evening.begin(a_round())
    room = Typist("One", "Two", "")
    typist = Meanwhile("Late", at_1=lambda: evening.walk(sitting, room))
    last = write_along(evening.beside(), typist, evening.tools)
    assert last.walkthrough.stage is Stage.CLOSED
    assert said(evening)[-1] == ("Late", "m")
    assert len(typist.screens) == 1


def test_a_slip_typed_as_the_session_closes_is_sealed_among_the_others(evening):
    sitting = evening.begin(slips("notes", Keeps.REFLECTION))
    room = Typist("One", "", "")
    typist = Meanwhile("Late", at_1=lambda: evening.walk(sitting, room))
    write_along(evening.beside(), typist, evening.tools)
    sealed = evening.facts(Said)
    assert all(map(is_sealed, sealed))
    assert [each.id for each in sealed] == sorted(each.id for each in sealed)


class FullDisk(MemorySet):
    """Keeps nothing while it is full."""

    full = False

    def keep(self, facts):
        if self.full:
            raise Environment("The disk is full.")
        super().keep(facts)


def test_words_that_found_no_room_wait_in_the_line():
    evening = Evening(file=FullDisk())
    evening.begin(a_round())
    evening.file.full = True
    screens = typed(evening, "One")
    assert (screens[-1].notice, screens[-1].refused) == ("The disk is full.", True)


def test_whoever_leaves_stops_nothing(evening):
    evening.begin(a_round())
    typed(evening, "One")
    assert evening.beside().walkthrough.stage is Stage.LIVE
