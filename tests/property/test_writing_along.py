"""One steers and others write: nothing is lost, and all stand where the file says."""

from collections import Counter
from contextlib import suppress
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    MARCH,
    WHOLE,
    a_design,
    a_floor,
    a_round,
    a_talk,
    actions,
    slips,
)
from tests.evenings import Evening
from tests.fakes import MemorySet, Typist
from tests.property.playing import FITTING, MISTAKES, OTHER, WORDS
from tmworkshop.application.scribe import write_along
from tmworkshop.application.sessions import Plan, hold_session, start_session
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, Kind, Moved, Said, What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Answer, Go

BESIDE = (
    *WORDS,
    *("+ dai: Ring", "+ Write", "? Who knows?", "; a note", "\\", "\\\\", "", "<"),
)
DESIGNS = (
    WHOLE,
    a_design(a_round(), a_floor(), actions(), a_round("last")),
    a_design(slips("notes", Keeps.REFLECTION), a_round(), a_talk()),
)
moments = st.sampled_from(["never", "while it is looked at", "while it is kept"])
lines = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 1000), moments, st.sampled_from(BESIDE)
    ),
    max_size=40,
)


class Busy(MemorySet):
    """Lets someone else keep something just before a line is kept."""

    def __init__(self, *facts):
        super().__init__(*facts)
        self.meanwhile = None

    def keep(self, facts):
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()
        super().keep(facts)


class Room:
    """Types what fits mostly, while someone else writes along at any moment."""

    def __init__(self, evening, typed):
        self.evening = evening
        self.typed = list(typed)
        self.said = Counter()  # words that were given as an answer by whoever steers
        self.scribed = Counter()  # and by whoever writes along
        self.screens = []

    def ask(self, look):
        screen = look()
        self.screens.append(screen)
        while self.typed:
            fitting, which, moment, beside = self.typed.pop(0)
            offered = FITTING[screen.asked_at.slot] if fitting < 8 else OTHER
            try:
                intent = read_intent(screen, offered[which % len(offered)])
            except MISTAKES:
                continue
            if moment == "while it is looked at":
                self.write(beside)
            elif moment == "while it is kept":
                self.evening.file.meanwhile = partial(self.write, beside)
            return intent
        return Go(What.PAUSE)

    def write(self, line):
        before = self.evening.facts(Said)
        with suppress(Unclear):
            write_along(self.evening.beside(), Typist(line), self.evening.tools)
        now = self.evening.facts(Said)
        self.scribed.update(each.id for each in now if each not in before)

    def leave(self, words):
        pass


def held(design, typed):
    """Hold a session; return it, where it stands by memory, and the room."""
    evening = Evening(file=Busy())
    plan = Plan(design, MARCH, ("m", "d", "a"), ("d",), "lesson.07")
    room = Room(evening, typed)
    sitting = hold_session(
        start_session(evening.file, plan, evening.tools), room, evening.tools
    )
    return evening, sitting, room


@given(design=st.sampled_from(DESIGNS), typed=lines)
def test_whoever_steers_stands_where_a_replay_of_the_file_does(design, typed):
    evening, sitting, _ = held(design, typed)
    if sitting.walkthrough.stage is not Stage.CLOSED:  # then slips are sealed
        assert sitting.walkthrough == evening.replayed


@given(design=st.sampled_from(DESIGNS), typed=lines)
def test_the_record_has_each_turns_words_once_whoever_wrote_them(design, typed):
    evening, sitting, _ = held(design, typed)
    record = record_of(evening.file.facts())
    by_turn = Counter((k.turn, k.words, k.value) for k in record.kept.values())
    memory = Counter(
        (k.turn, k.words, k.value) for k in sitting.walkthrough.kept.values()
    )
    standing = Counter(
        (k.turn, k.words, k.value)
        for k in sitting.walkthrough.kept.values()
        if not k.struck
    )
    # what was sealed at the close, and had been taken away, is gone for good
    assert standing <= by_turn <= memory
    ids = [fact.id for fact in evening.file.facts()]
    assert len(ids) == len(set(ids))


@given(design=st.sampled_from(DESIGNS), typed=lines)
def test_what_is_written_along_is_in_the_file_whatever_whoever_steers_does(
    design, typed
):
    evening, sitting, room = held(design, typed)
    kept = {each.id for each in evening.facts(Said)}
    sealed = {f.id for f in evening.facts(Said) if f.unattributed}
    assert set(room.scribed) <= kept or sealed
    assert set(room.scribed) <= set(sitting.walkthrough.kept)


class Steerer(Room):
    """Answers each question with words of its own, and counts them."""

    def ask(self, look):
        screen = look()
        self.screens.append(screen)
        if not self.typed:
            return Go(What.PAUSE)
        _, which, moment, beside = self.typed.pop(0)
        if moment != "never":
            self.write(beside)
        if screen.asked_at.slot == "words" and which % 3:
            words = f"word {len(self.typed)}"
            self.said[words] += 1
            return Answer(words)
        is_close = screen.ask.shape is Shape.CLOSE
        return read_intent(screen, CLOSES if is_close else "")


@given(typed=lines)
def test_no_words_of_whoever_steers_are_refused_or_lost(typed):
    evening = Evening(file=Busy())
    plan = Plan(DESIGNS[1], MARCH, ("m", "d", "a"), (), "lesson.07")
    room = Steerer(evening, typed)
    hold_session(start_session(evening.file, plan, evening.tools), room, evening.tools)
    written = Counter(
        [each.words for each in evening.facts(Said)]
        + [each.value for each in evening.facts(Amended)]
    )
    assert room.said <= written


class Enters(Room):
    """Presses Enter at each question, whatever someone else writes meanwhile."""

    def ask(self, look):
        screen = look()
        self.screens.append(screen)
        if not self.typed or screen.turn is None:
            return Go(What.PAUSE)
        _, _, moment, beside = self.typed.pop(0)
        if moment == "while it is looked at":
            self.write(beside)
        elif moment == "while it is kept":
            self.evening.file.meanwhile = partial(self.write, beside)
        return read_intent(screen, "")


@given(typed=lines)
def test_no_turn_is_left_behind_that_has_no_words_and_was_not_moved_on_from(typed):
    evening = Evening(file=Busy())
    plan = Plan(DESIGNS[1], MARCH, ("m", "d", "a"), (), "lesson.07")
    room = Enters(evening, typed)
    sitting = hold_session(
        start_session(evening.file, plan, evening.tools), room, evening.tools
    )
    walkthrough = sitting.walkthrough
    keys = [turn.key for turn in walkthrough.turns]
    behind = set(keys[: keys.index(walkthrough.cursor)])
    left = {move.turn for move in evening.facts(Moved) if move.what is What.ON}
    assert behind <= left | walkthrough.heard.turns


@given(typed=lines)
def test_a_private_note_is_on_no_screen_of_the_room(typed):
    evening, _, room = held(DESIGNS[1], typed)
    notes = {f.words for f in evening.facts(Said) if f.kind is Kind.NOTE} - set(WORDS)
    for screen in room.screens:
        assert not [note for note in notes if note in "\n".join(screen.lines)]
        assert not [note for note in notes if note in screen.notice]
