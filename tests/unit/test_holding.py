"""What is held about one person, and how it reads."""

from dataclasses import replace
from datetime import date

import pytest

from tests.records import APRIL, DESIGN, JANUARY, MARCH, Story
from tmworkshop.domain.facts import Kind, Moved, Opened, Struck, What
from tmworkshop.domain.pages.held_page import HEADINGS, held_page
from tmworkshop.domain.rights.erasure import blank_person, person_of
from tmworkshop.domain.rights.holdings import held_of
from tmworkshop.domain.rights.personal_data import Attended, Helping, Left


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY, present=("m1", "m2"))
    return story


def held(story, member="m1"):
    return held_of(story.facts, member)


def piece(story, member="m1"):
    return held(story, member).pieces[-1]


def moved(story, what, *who):
    story.add(Moved(session=story.session, what=what, who=who))


class TestWhoAndWhen:
    def test_names_and_partnerships_as_they_were(self, story):
        story.join("m1", "Megan Prys", "Hafod", MARCH)
        found = held(story)
        assert (found.name, found.former_names) == ("Megan Prys", ("Megan Prys-Jones",))
        assert found.partnerships == ((date(2025, 9, 1), "Glan"), (MARCH, "Hafod"))

    def test_sessions_they_were_at(self, story):
        story.part(again=MARCH).meet(MARCH, present=("m2",))
        assert held(story).attended == (Attended(1, JANUARY),)

    def test_when_they_came_later_or_left(self, story):
        moved(story, What.ARRIVE, "m3")
        moved(story, What.LEAVE, "m1")
        (came,), (left,) = held(story, "m3").attended, held(story).attended
        assert came.came_later == story.facts[-2].at
        assert (left.came_later, left.left_before) == (None, story.facts[-1].at)

    def test_that_they_brought_an_issue(self, story):
        moved(story, What.REPLAN, "m2")
        opened = Opened(
            design=DESIGN, held_on=MARCH, present=("m1", "m2"), presenters=("m1",)
        )
        story.add(opened)
        assert [e.brought_an_issue for e in held(story).attended] == [False, True]
        assert [e.brought_an_issue for e in held(story, "m2").attended] == [True, False]


class TestWords:
    def test_only_their_own(self, story):
        story.said(Kind.LEARNING, "m1", "Mine")
        story.said(Kind.LEARNING, "m2", "Not mine")
        assert [each.words for each in held(story).pieces] == ["Mine"]

    def test_with_their_history(self, story):
        said = story.said(Kind.LEARNING, "m1", "So", parts={"holds": "partly"})
        story.amend(said, "words", "So it is")
        story.tag(said, "time")
        story.strike(said)
        found = piece(story)
        assert (found.words, found.taken_away) == ("So it is", True)
        assert [(each.part, each.value) for each in found.history] == [
            ("words", "So"),
            ("holds", "partly"),
            ("words", "So it is"),
            ("theme", "time"),
            ("taken away", ""),
        ]

    def test_what_was_taken_away_and_put_back_stands(self, story):
        said = story.said(Kind.LEARNING, "m1", "So")
        story.strike(said)
        story.add(Struck(of=said, back=True))
        assert not piece(story).taken_away
        assert piece(story).history[-1].part == "put back"

    def test_they_are_counted_by_kind_as_they_stand(self, story):
        story.strike(story.said(Kind.LEARNING, "m1", "So"))
        story.said(Kind.LEARNING, "m1", "And so")
        assert held(story).count(Kind.LEARNING) == 1

    def test_what_was_put_down_as_someone_elses_is_theirs_once_put_right(self, story):
        said = story.said(Kind.LEARNING, "m2", "So")
        story.amend(said, "speaker", "m1")
        assert [(e.part, e.value) for e in piece(story).history] == [
            ("words", "So"),
            ("speaker", "Megan Prys-Jones"),
        ]
        assert held(story, "m2").pieces == ()

    def test_between_two_sessions_they_belong_to_none(self, story):
        story.said(Kind.NOTE, "m1", "So", session="")
        assert (piece(story).session, piece(story).on) == (0, JANUARY)


class TestActions:
    def test_open_and_ended_ones_are_counted(self, story):
        story.heard(story.action("m1", "Ring"), "done")
        story.action("m1", "Write")
        found = held(story)
        assert (found.open_actions, found.ended_actions) == (1, 1)
        assert [each.about_action for each in found.pieces] == [0, 1, 0]

    def test_a_helper_is_named_who_said_yes_and_else_is_someone(self, story):
        agreed = {"helper": "m2", "helper-agreed": "yes"}
        story.action("m1", "Ring", parts=agreed)
        assert piece(story).parts["helper"] == "Dai Okafor"
        story.action("m1", "Write", parts={"helper": "m3", "helper-agreed": "no"})
        assert piece(story).parts["helper"] == "someone"
        story.action("m1", "Wait", parts={"helper": ""})
        assert piece(story).parts["helper"] == ""

    def test_whom_it_came_from_and_went_to(self, story):
        first = story.action("m1", "Ring")
        story.heard(first, "hand-on", receiver="m2")
        second = story.action("m2", "Ring", follows=first)
        giver = held(story).pieces[0].outcome
        assert (giver.taken_on_from, giver.taken_on_by) == ("", "Dai Okafor")
        assert piece(story, "m2").outcome.taken_on_from == "Megan Prys-Jones"
        story.action("m2", "Ring twice", follows=second)
        assert piece(story, "m2").outcome.taken_on_from == ""

    def test_whoever_has_left_is_said_to_have(self, story):
        first = story.action("m1", "Ring")
        story.action("m2", "Ring", follows=first)
        gone = blank_person(story.facts, person_of(story.facts, "m1"))
        story.facts = [*gone.facts]
        assert piece(story, "m2").outcome.taken_on_from == "someone who has left"

    def test_that_they_help_is_told_and_not_the_words(self, story):
        story.action("m2", "Ring", parts={"helper": "m1", "helper-agreed": "yes"})
        story.action("m2", "Write", parts={"helper": "m1"})
        assert held(story).helping == (
            Helping(1, "Dai Okafor", "help", "yes"),
            Helping(2, "Dai Okafor", "help", "nothing yet"),
        )
        assert "Ring" not in repr(held(story))

    def test_that_they_were_asked_to_take_one_on_is_told(self, story):
        action = story.action("m2", "Ring")
        answer = {"receiver": "m1", "receiver-agreed": "no"}
        story.heard(action, "hand-on", **answer)
        assert held(story).helping == (Helping(1, "someone", "take it on", "no"),)


class TestWhatLeft:
    def test_to_whom_and_which_words(self, story):
        said = story.said(Kind.LEARNING, "m1", "So")
        story.send(said, to="the funder", member="m1")
        story.send("other", to="the press", member="m2")
        assert held(story).left == (Left("the funder", JANUARY, (said,)),)

    def test_how_often_others_name_them(self, story):
        story.said(Kind.LEARNING, "m2", "Megan asks well")
        assert (held(story).named_by_others, held(story, "m2").named_by_others) == (
            1,
            0,
        )


class TestThePage:
    def page(self, story, member="m1"):
        purposes = {"evaluator": "My words to the programme"}
        return held_page(held(story, member), purposes, APRIL)

    def items(self, story, heading, member="m1"):
        sections = {
            each.heading: each.items for each in self.page(story, member).sections
        }
        return sections[heading]

    def test_it_says_whose_it_is_and_leaves_empty_headings_out(self, story):
        page = self.page(story)
        assert page.name == "Megan Prys-Jones"
        assert [each.heading for each in page.sections] == [
            "Who you are in the set",
            "When you were there",
            "Where others name you",
        ]

    def test_who_they_are(self, story):
        story.join("m1", "Megan Prys", "", MARCH)
        words = [each.words for each in self.items(story, "Who you are in the set")]
        assert words == [
            "Megan Prys",
            "Written before as Megan Prys-Jones",
            "Glan, since 1 September 2025",
            "No partnership, since 12 March 2026",
        ]

    def test_when_they_were_there(self, story):
        moved(story, What.ARRIVE, "m3")
        moved(story, What.REPLAN, "m3")
        moved(story, What.LEAVE, "m3")
        (item,) = self.items(story, "When you were there", "m3")
        assert item.words == "Session 1, Monday 12 January 2026"
        assert item.terms == (
            "You came later.",
            "You left before the end.",
            "You brought an issue.",
        )

    def test_words_with_what_was_said_of_them_day_by_day(self, story):
        action = story.action("m1", "Ring", parts={"helper": "m2"})
        story.amend(action, "due", "2026-03-12")
        story.on(MARCH).amend(action, "words", "Ring twice")
        story.strike(action)
        (item,) = self.items(story, "What you said you would do")
        assert item.words == "Ring twice"
        assert item.terms == (
            "12 January 2026, session 1.",
            "Taken away: it stands on no page.",
        )
        assert item.history == (
            "12 January 2026. Words: Ring. Who was asked to help: someone. "
            "By: 12 March 2026.",
            "12 March 2026. Words: Ring twice. Taken away.",
        )

    def test_what_was_never_changed_is_not_said_twice(self, story):
        story.said(Kind.LEARNING, "m1", "So", level="private")
        (item,) = self.items(story, "What you learned")
        assert item.history == ()
        assert item.terms[-1] == "Goes no further than: private."

    def test_actions_say_whom_they_came_from_and_went_to(self, story):
        action = story.action("m1", "Ring")
        story.heard(action, "hand-on", receiver="m2", happened="")
        story.action("m2", "Ring", follows=action)
        (item,) = self.items(story, "What you said you would do")
        assert item.terms[1:] == ("Action 1: handed on.", "Dai Okafor took it on.")
        (heard,) = self.items(story, "What became of it")
        assert (heard.words, heard.terms[1]) == ("hand on", "Of action 1.")
        assert heard.history[0].endswith("on: Dai Okafor. What happened: nothing.")
        (taken,) = self.items(story, "What you said you would do", "m2")
        assert taken.terms[-1] == "You took it on from Megan Prys-Jones."

    def test_what_they_help_with(self, story):
        story.action("m2", "Ring", parts={"helper": "m1", "helper-agreed": "yes"})
        (item,) = self.items(story, "Actions of others you were asked about")
        assert (item.words, item.terms) == (
            "Action 1 of Dai Okafor",
            ("Asked to help: yes.",),
        )

    def test_what_they_let_leave_and_what_left(self, story):
        story.slip("m1", "evaluator")
        story.on(MARCH).slip("m1", no=("evaluator",))
        story.facts[-1] = replace(story.facts[-1], keep_until=APRIL)
        story.send(story.said(Kind.LEARNING, "m1", "So"), to="the funder", member="m1")
        words = [e.words for e in self.items(story, "What you let leave the set")]
        assert words == [
            "My words to the programme: yes",
            "My words to the programme: no",
            "You asked to be kept until 23 April 2026.",
        ]
        (left,) = self.items(story, "What has left the set")
        assert (left.words, left.history) == ("To the funder, 12 March 2026", ("So",))

    @pytest.mark.parametrize(
        ("times", "told"),
        [(0, "nothing"), (1, "1 thing that others"), (3, "3 things that others")],
    )
    def test_where_others_name_them_is_only_counted(self, story, times, told):
        for number in range(times):
            story.said(Kind.LEARNING, "m2", f"Megan asks {number}")
        (item,) = self.items(story, "Where others name you")
        assert told in item.words
        assert "asks" not in repr(self.page(story))

    @pytest.mark.parametrize("kind", Kind)
    def test_words_of_every_kind_stand_on_it_under_a_heading_of_their_own(
        self, story, kind
    ):
        before = {each.heading for each in self.page(story).sections}
        of_a_followup = {"value": "done", "follows": story.action("m2", "Ring")}
        more = of_a_followup if kind is Kind.FOLLOWUP else {}
        story.said(kind, "m1", "So it is", **more)
        sections = [e for e in self.page(story).sections if e.heading not in before]
        assert [[i.words for i in each.items] for each in sections] == [["So it is"]]

    def test_kinds_share_no_heading(self):
        assert len(set(HEADINGS.values())) == len(Kind)

    def test_the_lesson_that_was_in_hand_is_told(self, story):
        story.said(Kind.LEARNING, "m1", "So", lesson="lesson.07")
        (item,) = self.items(story, "What you learned")
        assert item.terms[-1] == "Lesson 7 was in hand."

    def test_something_without_words_says_so(self, story):
        story.said(Kind.RATING, "m1", "", value="")
        (item,) = self.items(story, "Ratings")
        assert item.words == "(no words)"
