from dataclasses import replace

import pytest

from tests.builders import (
    MARCH,
    WHOLE,
    a_design,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    questions,
    slips,
)
from tests.evenings import Evening, Meanwhile
from tests.fakes import MemorySet, Typist
from tmworkshop.application.scribe import IS_CLOSED, Along
from tmworkshop.application.sessions import (
    Plan,
    Steering,
    resume_session,
    start_session,
)
from tmworkshop.domain.errors import Conflict, Environment, NotFound, Unclear
from tmworkshop.domain.facts import Moved, Opened, Said, What
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.typed.intents import Answer
from tmworkshop.domain.session.typed.staleness import NOT_MOVED


@pytest.fixture
def evening():
    return Evening()


# --- begin


def test_a_session_opens_with_one_fact_that_holds_its_design(evening):
    evening.begin(a_talk(), lesson="lesson.07")
    (opened,) = evening.file.lines[-1]
    assert opened.design == a_design(a_talk())
    assert (opened.present, opened.presenters) == (("m", "d"), ("d",))
    assert (opened.held_on, opened.lesson) == (MARCH, "lesson.07")


def test_nobody_is_in_the_room_twice(evening):
    evening.begin(a_talk(), present=("m", "d", "m"), presenters=("d", "d"))
    (opened,) = evening.facts(Opened)
    assert (opened.present, opened.presenters) == (("m", "d"), ("d",))


def test_the_actions_to_review_are_worked_out_as_the_session_opens(evening):
    evening.hold(actions(), types=["", "Ring", "", "", "", "", "", ""])
    (action,) = [said for said in evening.facts(Said) if said.words == "Ring"]
    assert evening.facts(Opened)[0].reviews == ()
    evening.begin(a_review())
    assert evening.facts(Opened)[1].reviews == (action.id,)


def test_the_shelf_is_asked_once_for_what_the_session_may_show(evening):
    evening.begin(questions(stems=("ask", "all")), a_floor(stems=("ask",)), lesson="x")
    assert evening.shelf.asked == [("x", ("all", "ask"))]


def test_a_session_does_not_open_while_another_is_open(evening):
    evening.begin(a_talk())
    with pytest.raises(Conflict, match="Session 1 of Dyffryn set is still open"):
        evening.begin(a_talk())


def test_a_session_needs_someone_in_the_room(evening):
    with pytest.raises(NotFound, match="at least one member in the room"):
        evening.begin(a_talk(), present=())


# --- walk


def test_a_session_is_walked_to_its_end_and_closed(evening):
    sitting = evening.hold(a_talk(), a_round(), types=["", "One", "Two", ""])
    assert sitting.walkthrough.stage is Stage.CLOSED
    assert [said.words for said in evening.facts(Said)] == ["One", "Two"]


class Watcher(Typist):
    """Notes how many facts were kept each time a screen was shown."""

    def __init__(self, file, *lines):
        super().__init__(*lines)
        self.file = file
        self.kept = []

    def ask(self, look):
        self.kept.append(len(self.file.facts()))
        return super().ask(look)


def test_an_answer_is_kept_before_the_next_screen_is_shown(evening):
    watcher = Watcher(evening.file, "One", "Two")
    evening.walk(evening.begin(a_round()), watcher)
    before, *after = watcher.kept
    assert after == [before + 1, before + 2]


def test_an_answer_of_one_key_is_one_line(evening):
    before = len(evening.file.lines)
    evening.hold(a_review(spare_to="ask"), questions(), types=["y"])
    spare = evening.file.lines[before + 1]
    assert [fact.what for fact in spare] == [What.EXTEND, What.ON]


def test_each_move_says_which_one_it_comes_after(evening):
    evening.hold(a_review(spare_to="ask"), questions(), types=["y", "", ""])
    moves = evening.facts(Moved)
    assert [move.after for move in moves] == ["", *(move.id for move in moves[:-1])]


def test_a_pause_puts_the_session_down(evening):
    sitting = evening.hold(a_round(), types=["One"])
    assert sitting.walkthrough.stage is Stage.PAUSED


def test_what_is_said_of_an_answer_is_shown_on_the_next_screen(evening):
    typist = Typist("23 april")
    evening.walk(evening.begin(actions()), typist)
    assert typist.screens[1].notice == "Thursday 23 April 2026."
    assert not typist.screens[1].refused


def test_an_answer_that_is_unclear_is_asked_again_and_nothing_is_kept(evening):
    typist = Typist("", "Ring", "", "", "megan")
    evening.walk(evening.begin(actions()), typist)
    last = typist.screens[-1]
    assert last.refused
    assert last.notice.startswith("A helper is someone else")
    assert last.ask.label == "Who helps"


def test_a_blank_screen_is_walked_on_from(evening):
    typist = Typist("#", "", "One")
    evening.walk(evening.begin(a_round()), typist)
    assert [screen.blank for screen in typist.screens] == [False, True, False, False]


class FullDisk(MemorySet):
    """Keeps nothing while it is full."""

    full = False

    def keep(self, facts):
        if self.full:
            raise Environment("The disk is full.")
        super().keep(facts)


def full_after_opening():
    evening = Evening(file=FullDisk())
    sitting = evening.begin(a_round())
    evening.file.full = True
    return evening, sitting


def test_what_could_not_be_kept_is_asked_again():
    evening, sitting = full_after_opening()

    class Mended(Typist):
        def ask(self, look):
            screen = look()
            if screen.refused:
                evening.file.full = False
            return super().ask(look)

    typist = Mended("One", "One")
    evening.walk(sitting, typist)
    assert [screen.notice for screen in typist.screens][1] == "The disk is full."
    assert [said.words for said in evening.facts(Said)] == ["One"]


def test_a_pause_that_could_not_be_kept_ends_the_session_all_the_same():
    evening, sitting = full_after_opening()
    with pytest.raises(Environment, match="The disk is full"):
        evening.walk(sitting, Typist())


class Shaky(MemorySet):
    """Cannot be read, or says it kept nothing, while something is *wrong*."""

    wrong = ""

    def facts(self):
        if self.wrong == "unread":
            raise Environment("The drive is gone.")
        return super().facts()

    def keep(self, facts):
        if self.wrong == "pulled out":
            self.wrong = "unread"
            raise Environment("The drive is gone.")
        super().keep(facts)
        if self.wrong == "unsure":
            raise Environment("The disk is failing.")
        if self.wrong == "gone":
            self.wrong = "unread"


def shaky(wrong, **more):
    """Return an evening in which the file is *wrong* while the screen_n stands."""
    evening = Evening(file=Shaky())
    sitting = evening.begin(a_round())

    def goes(how):
        return lambda: setattr(evening.file, "wrong", how)

    mended = {f"at_{screen}": goes("") for screen in more.pop("mended", ())}
    room = Meanwhile(*more.pop("types"), **{more["at"]: goes(wrong)}, **mended)
    return evening, evening.walk(sitting, room), room


def said_by(evening):
    return [(said.speaker, said.words) for said in evening.facts(Said)]


BOTH = [("m", "One"), ("d", "Two")]


def test_a_file_that_cannot_be_read_for_a_while_stops_no_session():
    types = ["One", "Two", "Two"]
    evening, _, room = shaky("unread", types=types, at="at_2", mended=[3])
    assert room.screens[2].refused
    assert room.screens[2].notice == "The drive is gone."
    assert [screen.speaker for screen in room.screens[1:3]] == ["Dai Okafor"] * 2
    assert said_by(evening) == BOTH


def test_words_that_are_kept_are_not_asked_for_again_where_the_file_is_gone_then():
    types = ["One", "Two"]
    evening, walked, room = shaky("gone", types=types, at="at_1", mended=[2])
    assert [each.refused for each in room.screens[:2]] == [False, False]
    assert room.screens[1].notice == "The drive is gone."
    assert room.screens[1].speaker == "Dai Okafor"
    assert said_by(evening) == BOTH
    assert walked.walkthrough == evening.replayed


def test_words_that_stand_in_the_file_are_never_asked_for_at_the_next_turn():
    evening, walked, room = shaky("unsure", types=["One", "Two"], at="at_1")
    assert [each.refused for each in room.screens[:2]] == [False, False]
    assert said_by(evening) == BOTH
    assert walked.walkthrough == evening.replayed


def test_words_that_came_too_late_for_the_drive_are_asked_for_again():
    types = ["One", "One", "Two"]
    evening, _, room = shaky("pulled out", types=types, at="at_1", mended=[2])
    assert [each.refused for each in room.screens[:3]] == [False, True, False]
    assert said_by(evening) == BOTH


def test_a_move_that_came_too_late_stops_no_session(evening):
    sitting = evening.begin(a_round())

    def another_computer_moves():
        (last,) = evening.facts(Moved)[-1:]
        evening.file.keep([replace(last, id="elsewhere")])

    room = Meanwhile("", "Two", at_2=another_computer_moves)
    walked = evening.walk(sitting, room)
    assert said_by(evening) == [("d", "Two")]
    again = resume_session(evening.file, evening.tools)
    assert again.walkthrough.cursor == walked.walkthrough.cursor


# --- take up again


def test_a_session_is_taken_up_where_it_was_put_down(evening):
    evening.hold(a_round(), types=["One"])
    sitting = evening.walk(
        resume_session(evening.file, evening.tools), Typist("Two", "")
    )
    assert sitting.walkthrough.stage is Stage.CLOSED
    assert [said.words for said in evening.facts(Said)] == ["One", "Two"]


def test_a_session_that_was_cut_off_is_taken_up_with_all_it_kept(evening):
    sitting = evening.begin(a_round())
    with pytest.raises(Unclear):
        evening.walk(sitting, CutOff("One"))
    resumed = resume_session(evening.file, evening.tools).walkthrough
    assert resumed.cursor.speaker == "d"
    assert resumed.stage is Stage.LIVE


class CutOff(Typist):
    """Is gone once all lines are typed."""

    def ask(self, look):
        if not self.lines:
            raise Unclear("Gone.")
        return super().ask(look)


def test_a_session_taken_up_sees_the_actions_as_they_were_when_it_began(evening):
    evening.hold(actions(), types=["", "Ring", "", "", "", "", "", ""])
    begun = evening.hold(a_review(), actions(), types=["d", "They rang", "They knew"])
    assert resume_session(evening.file, evening.tools).scene == begun.scene


def test_without_an_open_session_there_is_none_to_take_up(evening):
    evening.hold(a_talk(), types=["", ""])
    with pytest.raises(NotFound, match="Dyffryn set has no open session to resume"):
        resume_session(evening.file, evening.tools)


def test_the_facts_of_the_set_have_no_part_in_a_session_taken_up(evening):
    evening.hold(a_round(), types=["One"])
    evening.file.keep(
        replace(fact, id=f"late-{fact.id}") for fact in evening.file.lines[0][1:2]
    )
    assert (
        resume_session(evening.file, evening.tools).scene.names["m"]
        == "Megan Prys-Jones"
    )


def test_the_whole_of_a_design_can_be_held(evening):
    sitting = start_session(
        evening.file, Plan(WHOLE, MARCH, ("m", "d"), ("d",)), evening.tools
    )
    assert evening.walk(sitting, Typist(*[""] * 30)).walkthrough.stage is Stage.CLOSED


def test_what_leads_to_no_fact_is_not_written(evening):
    sitting = evening.begin(a_round())
    before = len(evening.file.lines)
    evening.walk(sitting, Typist("<"))
    assert len(evening.file.lines) == before + 1  # the pause


# --- slips


def on_slips(evening):
    return [said for said in evening.facts(Said) if said.unattributed]


def test_slips_are_sealed_at_the_close(evening):
    evening.hold(slips(), types=["1 2", "", ""])
    assert is_sealed(on_slips(evening)[0])


def cut_off_before_it_was_sealed(evening):
    sitting = evening.walk(evening.begin(slips()), Typist("1 2"))
    session = sitting.walkthrough.opened.id
    evening.file.keep([Moved(id="stop", session=session, what=What.STOP)])


def test_slips_that_a_kill_left_unsealed_are_sealed_before_the_next_session(evening):
    cut_off_before_it_was_sealed(evening)
    evening.begin(a_talk())
    assert is_sealed(on_slips(evening)[0])


def test_slips_that_a_kill_left_unsealed_are_sealed_by_a_resume_too_late(evening):
    cut_off_before_it_was_sealed(evening)
    with pytest.raises(NotFound):
        resume_session(evening.file, evening.tools)
    assert is_sealed(on_slips(evening)[0])


# --- someone writes along


def test_what_someone_else_wrote_is_told_and_shown_on_the_next_screen(evening):
    sitting = evening.begin(a_floor())
    room = Meanwhile("One", at_1=lambda: evening.writes_along("Dai: Two"))
    evening.walk(sitting, room)
    assert room.screens[1].notice == "Written along: Dai Okafor: Two."
    assert room.screens[1].lines == ("Dai Okafor: Two", "One")


def test_what_was_told_is_not_told_again(evening):
    sitting = evening.begin(a_floor())
    room = Meanwhile("One", "Three", at_1=lambda: evening.writes_along("Dai: Two"))
    evening.walk(sitting, room)
    assert room.screens[2].notice == ""


def test_a_move_from_a_turn_that_someone_answered_moves_nothing_and_says_so(evening):
    sitting = evening.begin(a_round())
    room = Meanwhile("", "Two", at_1=lambda: evening.writes_along("One"))
    evening.walk(sitting, room)
    assert room.screens[1].notice == (
        f"{NOT_MOVED} Written along: Megan Prys-Jones: One."
    )
    assert room.screens[1].speaker == "Dai Okafor"
    assert [(said.words, said.speaker) for said in evening.facts(Said)] == [
        ("One", "m"),
        ("Two", "d"),
    ]


def test_words_for_a_turn_that_someone_answered_are_kept_there_all_the_same(evening):
    sitting = evening.begin(a_round())
    room = Meanwhile("Two", at_1=lambda: evening.writes_along("One"))
    evening.walk(sitting, room)
    assert [(said.words, said.speaker) for said in evening.facts(Said)] == [
        ("One", "m"),
        ("Two", "m"),
    ]


class Busy(MemorySet):
    """Lets someone else keep something just before a line is kept."""

    def __init__(self, *facts):
        super().__init__(*facts)
        self.meanwhile = lambda: None

    def keep(self, facts):
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        super().keep(facts)


def test_even_in_the_moment_of_keeping_nobodys_words_are_missed():
    evening = Evening(file=Busy())
    sitting = evening.begin(a_round())
    evening.file.meanwhile = lambda: evening.writes_along("One")
    room = Typist("")
    walked = evening.walk(sitting, room)
    assert room.screens[1].notice == "Written along: Megan Prys-Jones: One."
    assert room.screens[1].speaker == "Dai Okafor"
    assert walked.walkthrough == evening.replayed


def test_whoever_resumes_is_not_told_what_was_written_before(evening):
    evening.hold(a_floor(), types=["One"])
    evening.writes_along("Dai: Two")
    room = Typist()
    evening.walk(resume_session(evening.file, evening.tools), room)
    assert room.screens[0].notice == ""
    assert room.screens[0].lines == ("One", "Dai Okafor: Two")


def test_a_file_that_was_rewritten_meanwhile_is_read_again_from_its_start(evening):
    sitting = evening.begin(a_floor())

    def rewrites():
        *facts, said = evening.file.facts()
        evening.file.rewrite([*facts, replace(said, words="Forgotten")])

    room = Meanwhile("One", "Two", at_2=rewrites)
    walked = evening.walk(sitting, room)
    assert room.screens[2].lines == ("Forgotten", "Two")
    assert walked.walkthrough == evening.replayed


def test_what_is_to_be_known_of_the_disk_stands_on_every_screen(evening):
    evening.file.notice = "The disk is nearly full."
    room = Typist("23 april")
    evening.walk(evening.begin(actions()), room)
    assert [screen.notice for screen in room.screens] == [
        "The disk is nearly full.",
        "Thursday 23 April 2026. The disk is nearly full.",
    ]


# --- copies


def test_the_copies_are_sealed_at_the_close(evening):
    sitting = evening.begin(slips())

    def copied():
        evening.copies.held = [evening.file.facts()]

    evening.walk(sitting, Meanwhile("1 2", "", "", at_3=copied))
    (copy,) = evening.copies.held
    assert [is_sealed(f) for f in copy if isinstance(f, Said)] == [True]


def test_copies_that_cannot_be_changed_spoil_no_close_and_no_beginning(evening):
    def refused(change):
        raise Conflict("Another window is making a backup.")

    works, evening.tools = evening.tools, replace(evening.tools, copies=refused)
    closed = evening.hold(slips(), types=["1 2", "", ""])
    assert closed.walkthrough.stage is Stage.CLOSED
    evening.begin(a_talk())
    (told, again) = evening.told
    assert told == again
    assert told.endswith("next done here. Another window is making a backup.")

    assert not is_sealed(on_slips(evening)[0])
    resume_session(evening.file, works)
    assert is_sealed(on_slips(evening)[0])


class Looks(Typist):
    """Looks twice before each line, with something that happens in between."""

    def __init__(self, *lines, meanwhile):
        super().__init__(*lines)
        self.meanwhile = meanwhile
        self.pairs = []

    def ask(self, look):
        before = look()
        self.meanwhile()
        self.pairs.append((before, look()))
        return super().ask(look)


def test_a_question_stands_though_somebody_else_has_answered_it(evening):
    sitting = evening.begin(a_round(), a_talk())
    written = iter(["scribed"])

    def scribe():
        evening.writes_along(*[line for line in [next(written, "")] if line])

    looks = Looks("Mine as well", meanwhile=scribe)
    evening.walk(sitting, looks)
    before, after = looks.pairs[0]
    assert before.asked_at == after.asked_at
    assert "scribed" in after.notice
    said = [(fact.words, fact.speaker) for fact in evening.facts(Said)]
    assert said == [("scribed", "m"), ("Mine as well", "m")]


def test_what_was_said_of_one_question_is_not_said_beside_the_next(evening):
    sitting = evening.begin(a_round())
    steering = Steering(sitting, evening.tools)
    along = Along(evening.beside(), evening.tools)
    along.answer(Answer("scribed"))
    assert along.look().notice == "Kept."
    steering.look()
    steering.answer(Answer("Two", "d"))
    assert along.look().notice == ""


def test_what_is_to_be_said_first_is_said_on_the_first_screen_alone(evening):
    sitting = replace(evening.begin(a_round()), notice="Pages have gone out.")
    typist = Typist("One")
    evening.walk(sitting, typist)
    assert [s.notice for s in typist.screens] == ["Pages have gone out.", ""]


def test_whoever_writes_along_sees_that_it_is_over(evening):
    sitting = evening.begin(a_talk())
    along = Along(evening.beside(), evening.tools)
    assert not along.look().over
    evening.walk(sitting, Typist("", ""))
    assert along.look().over
    assert IS_CLOSED in along.look().notice


def test_whoever_mends_one_who_was_left_open_is_led_to_the_next(evening):
    sitting = evening.begin(a_round(), a_talk(), present=("m", "d", "a"))
    typist = Typist("", "", "", "@ megan", "One")
    evening.walk(sitting, typist)
    assert typist.screens[-1].speaker == "Dai Okafor"
