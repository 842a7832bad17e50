from datetime import date

import pytest

from tests.own_sets import compare
from tests.own_sets import page_of as page_with
from tests.records import JANUARY, MARCH, Story
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.facts import Kind, Titled
from tmworkshop.domain.levels import Level
from tmworkshop.domain.library import Theme
from tmworkshop.domain.programme.topics import Topics

GLAN = {"m1": "Megan Prys-Jones", "m2": "Dai Okafor", "m3": "Amina Li", "m4": "Bo Ek"}
HAFOD = {"m1": "Nel Roy", "m2": "Jo Ash", "m3": "Ed Fox"}
TRUST, FORMS, POWER = "trust", "forms", "power"
SIX, SEVEN = "lesson.06", "lesson.07"


def lesson(number, *themes):
    return Lesson(
        id=f"lesson.{number:02}",
        number=number,
        title=f"Title {number}",
        found="",
        here="",
        contested="",
        way_in="",
        evidence=(),
        themes=themes,
        questions=(),
    )


LESSONS = (lesson(6, FORMS), lesson(7))
THEMES = tuple(Theme(each, each.title(), "", "") for each in (TRUST, FORMS, POWER))


@pytest.fixture
def story():
    """Four people of one partnership, three of whom let their words go."""
    story = Story()
    for member, name in GLAN.items():
        story.join(member, name, "Glan")
    for member in ("m1", "m2", "m3"):
        story.slip(member, "evaluator")
    return story


def compared(*stories, themes=THEMES):
    return compare(stories, Topics(LESSONS, themes))


def page_of(*stories, themes=THEMES):
    return page_with(compared(*stories, themes=themes))


def shown(*stories):
    """Return where the words on a page are kept, and what came of them."""
    found = compared(*stories)
    every = (found.words.entries[each] for each in found.ids)
    return {(entry.set_id, id_) for entry in every for id_ in entry.ids}


def lesson_cell(page, number=7, column=0):
    (row,) = [row for row in page.lessons if row.title.startswith(f"{number}.")]
    return row.cells[column]


def theme_cell(page, theme, column=0):
    (row,) = [row for row in page.themes if row.title == theme.title()]
    return row.cells[column]


def all_say(story, words="words", kind=Kind.LEARNING, lesson=SEVEN, **more):
    return [
        story.said(kind, who, f"{words} {who}", lesson=lesson, **more)
        for who in ("m1", "m2", "m3")
    ]


def test_what_three_people_share_fills_a_cell(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story)
    cell = lesson_cell(page_of(story))
    assert (cell.state, cell.text) == ("filled", "most or all of 4 asked")
    assert [(e.words, e.note) for e in cell.words] == [
        ("words m1", "learning"),
        ("words m2", "learning"),
        ("words m3", "learning"),
    ]


def test_what_fewer_share_is_withheld_however_much_they_say(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    for who in ("m1", "m2", "m1", "m2"):
        story.said(Kind.LEARNING, who, "words", lesson=SEVEN)
    cell = lesson_cell(page_of(story))
    assert (cell.state, cell.words) == ("withheld", ())
    assert cell.text == "shared without a name by fewer than 3 people, withheld"


def test_asked_and_nothing_shared_is_another_blank(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.said(Kind.LEARNING, "m4", "words", lesson=SEVEN)
    cell = lesson_cell(page_of(story))
    assert (cell.state, cell.text) == ("nothing shared", "asked, nothing shared")


def test_not_asked_is_the_third(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    cell = lesson_cell(page_of(story), 6)
    assert (cell.state, cell.text) == ("not asked", "not asked")


def test_words_said_with_another_lesson_in_hand_do_not_count(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, lesson=SIX)
    assert lesson_cell(page_of(story)).state == "nothing shared"


@pytest.mark.parametrize(
    ("kind", "shows"),
    [
        (Kind.REFLECTION, True),
        (Kind.LEARNING, True),
        (Kind.ISSUE, True),
        (Kind.PRACTICE, True),
        (Kind.QUESTION, False),
        (Kind.NOTE, False),
    ],
)
def test_a_question_kept_stays_with_whoever_kept_it(story, kind, shows):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, kind=kind)
    assert (lesson_cell(page_of(story)).state == "filled") is shows


def test_a_rating_on_a_slip_stands_nowhere(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.said(Kind.RATING, "", "", value="3 1 4", lesson=SEVEN, unattributed=True)
    assert lesson_cell(page_of(story)).state == "nothing shared"


def test_what_was_said_between_sessions_belongs_to_none(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.part(again=date(2026, 4, 23))
    all_say(story)
    assert lesson_cell(page_of(story)).state == "nothing shared"


@pytest.mark.parametrize(
    ("holds", "note"),
    [
        ("holds", "the lesson holds there"),
        ("partly", "the lesson holds in part there"),
        ("not-here", "the lesson does not hold there"),
    ],
)
def test_a_reflection_says_whether_the_lesson_holds_there(story, holds, note):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, kind=Kind.REFLECTION, parts={"holds": holds})
    entry = lesson_cell(page_of(story)).words[0]
    assert entry.note == f"reflection; {note}"


def test_a_practice_is_told_with_its_setting_and_nobodys_name(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, "We rang", kind=Kind.PRACTICE, parts={"setting": "Firms Bo knows"})
    entry = lesson_cell(page_of(story)).words[0]
    assert entry.words == "We rang m1. In this setting: Firms [name] knows."
    assert entry.note == "practice"


def test_a_name_stands_only_where_its_owner_ticked_that(story):
    story.slip("m1", "name-programme")
    story.slip("m4", "evaluator")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story)
    story.said(Kind.LEARNING, "m4", "words m4", lesson=SEVEN)
    notes = [entry.note for entry in lesson_cell(page_of(story)).words]
    assert notes == [
        "Megan Prys-Jones, learning",
        "learning",
        "learning",
        "learning",
    ]


@pytest.mark.parametrize("named", [("m1",), ("m1", "m2")])
def test_whoever_is_named_hides_nobody_else(story, named):
    for member in named:
        story.slip(member, "name-programme")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, TRUST)
    page = page_of(story)
    told = {each.note for each in lesson_cell(page).words}
    assert told == {"learning"}  # the names are left off, and all are hidden


def test_where_all_who_share_let_their_names_stand_nobody_is_left_to_be_hidden(story):
    for member in ("m1", "m2", "m3"):
        story.slip(member, "name-programme")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story)
    notes = {each.note for each in lesson_cell(page_of(story)).words}
    assert notes == {f"{GLAN[who]}, learning" for who in ("m1", "m2", "m3")}


def test_named_or_not_all_who_shared_are_counted_where_enough_are_hidden(story):
    story.join("m5", "Nel Roy", "Glan")
    story.slip("m4", "evaluator", "name-programme")
    story.slip("m5", "evaluator", "name-programme")
    for member in ("m6", "m7", "m8"):
        story.join(member, f"Member {member}", "Glan")
    there = (*GLAN, "m5", "m6", "m7", "m8")
    story.meet(MARCH, there, SEVEN)
    all_say(story)
    for member in ("m4", "m5"):
        story.said(Kind.LEARNING, member, f"words {member}", lesson=SEVEN)
    assert lesson_cell(page_of(story)).text == "5 of 8 asked"


def test_whoever_is_named_beside_some_words_hides_nobody_with_others(story):
    twin = Story("Other set")
    twin.join("m1", "Dai Okafor", "Glan")
    twin.slip("m1", "evaluator", "name-programme")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    twin.meet(MARCH, ("m1",), SEVEN)
    all_say(story)
    twin.said(Kind.LEARNING, "m1", "more of mine", lesson=SEVEN)
    cell = lesson_cell(page_of(story, twin))
    assert [each.note for each in cell.words] == ["learning"] * 4


def test_names_in_the_words_are_masked(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, "Ask Bo")
    entry = lesson_cell(page_of(story)).words[0]
    assert entry.words == "Ask [name] m1"


@pytest.fixture
def actions(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    return all_say(story, "Ring", Kind.ACTION)


def first_note(story):
    return lesson_cell(page_of(story)).words[0].note


def test_an_action_just_said_has_no_outcome(story, actions):
    assert first_note(story) == "action"


def test_an_action_tells_what_came_of_it(story, actions):
    story.heard(actions[0], "keep", happened="Nobody answered")
    story.heard(actions[0], "done", happened="Dai answered", learned="Try Fridays.")
    assert first_note(story) == (
        "action; done. What happened: Nobody answered. "
        "What happened: [name] answered. What was learned: Try Fridays."
    )


def test_an_outcome_without_words_is_told_too(story, actions):
    story.heard(actions[0], "done")
    assert first_note(story) == "action; done"


def test_an_outcome_that_is_not_shared_is_not_told(story, actions):
    kept = story.heard(actions[0], "keep", happened="Nobody answered")
    story.heard(actions[0], "done", happened="They moved")
    last = story.facts[-1].id
    story.amend(last, "level", Level.SET)
    assert first_note(story) == ("action. What happened: Nobody answered.")
    story.amend(kept, "level", Level.SET)
    assert first_note(story) == "action"


def test_what_is_shown_is_listed_with_its_set_and_with_what_came_of_it(story, actions):
    heard = story.heard(actions[1], "done")
    assert shown(story) == {("set-1", id_) for id_ in (*actions, heard)}


def test_what_is_withheld_is_not_listed_as_shown(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.said(Kind.LEARNING, "m1", "words", lesson=SEVEN)
    assert shown(story) == set()


def test_an_action_taken_on_is_not_told_twice(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    actions = all_say(story, "Ring", Kind.ACTION)
    story.heard(actions[0], "hand-on")
    story.action("m2", "Ring", follows=actions[0], lesson=SEVEN)
    cell = lesson_cell(page_of(story))
    assert [entry.words for entry in cell.words] == ["Ring m1", "Ring m2", "Ring m3"]
    assert cell.words[0].note == "action; handed on"


def tagged(story, theme, lesson=SEVEN):
    for words in all_say(story, lesson=lesson):
        story.tag(words, theme)


def test_a_theme_has_a_row_once_someone_laid_it_on_shared_words(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, TRUST)
    page = page_of(story)
    assert [row.title for row in page.themes] == ["Trust"]
    assert theme_cell(page, TRUST).text == "most or all of 4 asked"


def test_words_stand_in_every_row_that_they_are_about(story):
    story.meet(JANUARY, tuple(GLAN), SEVEN)
    tagged(story, TRUST)
    story.part()
    story.meet(MARCH, tuple(GLAN), SIX)
    tagged(story, TRUST, lesson=SIX)
    page = page_of(story)
    assert len(lesson_cell(page).words) == 3
    assert len(theme_cell(page, TRUST).words) == 6


def test_a_theme_on_words_that_are_not_shared_gives_no_row(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.tag(story.said(Kind.LEARNING, "m4", "words", lesson=SEVEN), POWER)
    assert page_of(story).themes == ()


def test_a_theme_with_nothing_to_read_gives_no_row(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    story.tag(story.said(Kind.LEARNING, "m1", "words", lesson=SEVEN), POWER)
    assert page_of(story).themes == ()


@pytest.fixture
def hafod():
    """Another set, whose people share nothing."""
    story = Story("Hafod set")
    for member, name in HAFOD.items():
        story.join(member, name, "Hafod")
    return story


def test_a_theme_is_not_asked_where_no_session_could_have_raised_it(story, hafod):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, FORMS)
    hafod.meet(MARCH, tuple(HAFOD), SEVEN)
    assert theme_cell(page_of(story, hafod), FORMS, column=1).state == "not asked"


@pytest.mark.parametrize("where", [SIX, ""])
def test_a_lesson_that_carries_a_theme_could_raise_it_and_so_could_an_open_issue(
    story, hafod, where
):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, FORMS)
    hafod.meet(MARCH, tuple(HAFOD), where)
    cell = theme_cell(page_of(story, hafod), FORMS, column=1)
    assert cell.state == "nothing shared"


def test_a_page_tells_of_no_partnership_how_many_are_in_it_or_gave_a_slip(story):
    story.meet(JANUARY, tuple(GLAN), SEVEN)
    story.part(again=MARCH)
    story.meet(MARCH, ("m1", "m4"), SEVEN)
    page = page_of(story)
    assert page.columns == ("Glan",)
    told = str((page.title, page.occasion, page.columns, page.lessons, page.footer))
    assert "slip" not in told
    assert "session" not in told


def test_people_are_counted_where_that_points_at_nobody():
    story = Story()
    members = [f"m{n}" for n in range(6)]
    for member in members:
        story.join(member, f"Member {member}", "Glan")
        story.slip(member, "evaluator")
    story.meet(MARCH, tuple(members), SEVEN)
    for member in members[:3]:
        story.said(Kind.LEARNING, member, "words", lesson=SEVEN)
    assert lesson_cell(page_of(story)).text == "3 of 6 asked"


def test_where_too_few_were_asked_nobody_reads_whether_anything_was_shared(story):
    story.meet(JANUARY, tuple(GLAN), SIX)
    all_say(story, lesson=SIX)
    story.part()
    story.meet(MARCH, ("m1", "m2"), SEVEN)
    nothing = lesson_cell(page_of(story))
    story.said(Kind.LEARNING, "m1", "words", lesson=SEVEN)
    assert lesson_cell(page_of(story)) == nothing
    assert nothing.text == "not asked"


def test_no_day_is_told_nor_does_a_place_tell_it(story):
    for day in (JANUARY, MARCH):
        story.meet(day, tuple(GLAN), SEVEN)
        for who in set(GLAN) - {"m4"}:
            story.said(Kind.LEARNING, who, f"of {day:%B}", lesson=SEVEN)
        story.part()
    page = page_of(story)
    assert [each.words for each in lesson_cell(page).words] == [
        *["of January"] * 3,
        *["of March"] * 3,
    ]
    assert {each.note for each in lesson_cell(page).words} == {"learning"}


def test_words_stand_in_no_order_of_speakers(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    rounds = {Kind.ACTION: ("Ask", "Ring", "Bake"), Kind.LEARNING: ("Yes", "No", "Dai")}
    for kind, said in rounds.items():
        for who, words in zip(("m1", "m2", "m3"), said, strict=True):
            story.said(kind, who, words, lesson=SEVEN)
    entries = lesson_cell(page_of(story)).words
    told = [entry.words for entry in entries]
    assert told == ["[name]", "Ask", "Bake", "No", "Ring", "Yes"]


def test_names_from_every_set_are_masked(story, hafod):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, "Ask nel")
    assert lesson_cell(page_of(story, hafod)).words[0].words == "Ask [name] m1"


def test_a_partnership_that_nobody_came_from_still_has_its_column(story):
    story.join("m5", "Nel Roy", "Hafod")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    page = page_of(story)
    assert page.columns == ("Glan", "Hafod")
    assert lesson_cell(page, column=1).state == "withheld"


def test_whoever_belongs_to_no_partnership_is_in_no_column(story):
    story.join("m5", "Nel Roy")
    story.slip("m5", "evaluator")
    story.meet(MARCH, (*GLAN, "m5"), SEVEN)
    story.said(Kind.LEARNING, "m5", "words", lesson=SEVEN)
    page = page_of(story)
    assert list(page.columns) == ["Glan"]
    assert lesson_cell(page).state == "nothing shared"


def test_words_belong_to_the_partnership_their_speaker_was_in_that_day(story):
    story.join("m3", GLAN["m3"], "Hafod", since=date(2026, 2, 1))
    story.meet(JANUARY, tuple(GLAN), SEVEN)
    all_say(story, "then")
    story.part()
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story, "now")
    page = page_of(story)
    assert list(page.columns) == ["Glan", "Hafod"]
    words = [entry.words for entry in lesson_cell(page).words]
    assert words == ["now m1", "now m2", "then m1", "then m2", "then m3"]
    assert lesson_cell(page, column=1).state == "withheld"


def test_two_sets_fill_one_column(story):
    other = Story("Other set")
    for member, name in HAFOD.items():
        other.join(member, name, "Glan")
        other.slip(member, "evaluator")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    other.meet(MARCH, ("m1", "m2", "m3"), SEVEN)
    all_say(story)
    all_say(other)
    cell = lesson_cell(page_of(story, other))
    assert cell.text == "6 people"  # whoever was there twice is in no sum
    assert len(cell.words) == 6


def two_sets(story, called):
    """Let another set come from a partnership *called* so, and three speak there."""
    other = Story("Other set")
    for member, name in HAFOD.items():
        other.join(member, name, called)
        other.slip(member, "evaluator")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    other.meet(MARCH, ("m1", "m2", "m3"), SEVEN)
    return other


@pytest.mark.parametrize("called", ["GLAN", "Glân", " glan"])
def test_two_sets_fill_one_column_if_it_is_the_same_name(story, called):
    other = two_sets(story, called)
    assert page_of(story, other).columns == ("Glan",)
    assert compared(story, other).doubles == ()


def test_what_is_near_has_its_own_column_and_is_told(story):
    other = two_sets(story, "Glann")
    assert page_of(story, other).columns == ("Glan", "Glann")
    assert compared(story, other).doubles == (("Glan", "Glann"),)


def test_it_is_told_no_more_if_one_set_knows_that_they_are_two(story):
    other = two_sets(story, "Glann")
    other.join("m9", "Ana Paz", "glan")
    apart = (other.called("glan"),)
    one = other.called("Glann")
    other.add(Titled(partnership=one, name="Glann", apart_from=apart))
    assert compared(story, other).doubles == ()


def test_two_spellings_of_one_set_stay_two_until_someone_says_that_they_are_one(story):
    other = two_sets(story, "GLAN")
    story.join("m4", GLAN["m4"], "GLAN")
    page = page_of(story, other)
    assert page.columns == ("GLAN", "Glan")
    assert compared(story, other).doubles == (("GLAN", "Glan"),)
    same = {"same_as": story.called("Glan")}
    story.add(Titled(partnership=story.called("GLAN"), name="GLAN", **same))
    assert page_of(story, other).columns == ("Glan",)
    assert compared(story, other).doubles == ()


def test_two_whose_names_were_lost_are_not_one_for_having_one_id(story):
    other = two_sets(story, "Hafod")
    for each in (story, other):
        each.facts = [f for f in each.facts if not isinstance(f, Titled)]
    assert len(page_of(story, other).columns) == 2


def test_a_name_that_was_put_right_is_the_column_of_what_was_said_before(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    all_say(story)
    story.add(Titled(partnership=story.called("Glan"), name="Glan yr Afon"))
    page = page_of(story)
    assert list(page.columns) == ["Glan yr Afon"]
    assert lesson_cell(page).words


@pytest.mark.parametrize("typed", ["dai  OKAFOR", "Dái Ókafor"])
def test_someone_in_two_sets_is_one_person(story, typed):
    twin = Story("Other set")
    twin.join("m1", typed, "Glan")
    twin.slip("m1", "evaluator")
    story.meet(MARCH, tuple(GLAN), SEVEN)
    twin.meet(MARCH, ("m1",), SEVEN)
    for set_of_theirs, who in ((story, "m1"), (story, "m2"), (twin, "m1")):
        set_of_theirs.said(Kind.LEARNING, who, "words", lesson=SEVEN)
    assert lesson_cell(page_of(story, twin)).state == "withheld"


def test_the_page_says_what_it_is_and_ranks_nothing(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    page = page_of(story)
    assert page.title == "Lessons and themes by partnership"
    assert page.occasion == "For the programme, as of 12 March 2026"
    assert page.footer.startswith("Made 12 March 2026. At least 3 people hide each")
    assert [row.title for row in page.lessons] == ["6. Title 6", "7. Title 7"]
    assert "%" not in str(page)


def own(theme, title, beneath):
    return Theme(theme, title, "", "", beneath=beneath)


def compared_with(own_themes, *stories):
    return page_of(*stories, themes=(*own_themes, *THEMES))


def test_words_on_a_theme_of_ones_own_count_with_the_one_it_stands_beneath(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, "ours.bus")
    page = compared_with([own("ours.bus", "Buses", TRUST)], story)
    assert [row.title for row in page.themes] == ["Trust", "Trust: Buses"]
    trust, buses = (row.cells[0] for row in page.themes)
    assert trust == buses
    assert trust.text == "most or all of 4 asked"


def test_words_on_both_stand_once_in_the_row_of_the_upper_one(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    words = [story.said(Kind.LEARNING, who, who, lesson=SEVEN) for who in GLAN]
    for each in words:
        story.tag(each, TRUST)
        story.tag(each, "ours.bus")
    page = compared_with([own("ours.bus", "Buses", TRUST)], story)
    assert [len(row.cells[0].words) for row in page.themes] == [3, 3]


def test_a_lesson_on_the_upper_theme_could_raise_the_one_beneath_it(story, hafod):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, "ours.bus")
    hafod.meet(MARCH, tuple(HAFOD), SIX)
    page = compared_with([own("ours.bus", "Buses", FORMS)], story, hafod)
    (row,) = [row for row in page.themes if row.title == "Forms: Buses"]
    assert row.cells[1].state == "nothing shared"


def test_words_on_a_theme_that_is_gone_from_the_codebook_are_not_lost(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, "ours.gone")
    assert [row.title for row in page_of(story).themes] == ["ours.gone"]


def test_themes_beneath_each_other_are_each_counted_and_end_nowhere(story):
    story.meet(MARCH, tuple(GLAN), SEVEN)
    tagged(story, "a")
    both = [own("a", "A", "b"), own("b", "B", "a")]
    assert {row.title for row in compared_with(both, story).themes} == {"B: A", "A: B"}
