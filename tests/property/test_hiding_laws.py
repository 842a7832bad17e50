"""The law of the threshold: a name beside words hides nobody whose name is not told.

Programmes are invented in which six people tick or do not and share or do not, in one
set or in two; whoever reads takes all names away that stand beside words.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.own_sets import compare, page_of
from tests.records import Story
from tests.unit.test_comparison import LESSONS, SEVEN, THEMES, TRUST
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.sharing.disclosure import THRESHOLD

NAMES = ("Ana", "Bea", "Cai", "Dov", "Eli", "Fay")
DAYS = (date(2026, 1, 12), date(2026, 3, 12))
AGREED, NAMED = ("evaluator",), ("evaluator", "name-programme")
SLIPS = ((), AGREED, AGREED, NAMED)
slips = st.fixed_dictionaries({name: st.sampled_from(SLIPS) for name in NAMES})
words = st.tuples(st.sampled_from(NAMES), st.sampled_from(DAYS), st.booleans())
a_set = st.tuples(slips, st.frozensets(words, min_size=4, max_size=16))
sets = st.lists(a_set, min_size=1, max_size=2)


def stories_of(programme, is_heard=lambda slip: True):
    """Return the sets of a *programme*, but for words of slips not heard."""
    stories = []
    for number, (slips, words) in enumerate(programme):
        story = Story(f"Set {number}")
        for name, ticked in slips.items():
            story.join(name, name, "Glan")
            story.slip(name, *ticked)
        for day in DAYS:
            story.meet(day, NAMES, SEVEN)
            for name, on, is_on_theme in sorted(words):
                if on == day and is_heard(slips[name]):
                    mark = f"{NAMES.index(name)} in {number}"
                    kept = story.said(Kind.LEARNING, name, mark, lesson=SEVEN)
                    if is_on_theme:
                        story.tag(kept, TRUST)
            story.part()
        stories.append(story)
    return stories


def cells_of(stories):
    """Return the words of each filled cell, by the title of its row."""
    page = page_of(compare(stories, Topics(LESSONS, THEMES)))
    rows = (*page.lessons, *page.themes)
    return {row.title: c.words for row in rows for c in row.cells if c.words}


def speaker(entry):
    return NAMES[int(entry.words.split()[0])]


def name_beside(entry):
    first = entry.note.split(",")[0]
    return first if first in NAMES else ""


def left(entries):
    """Return who may have said each of the unnamed *entries*, names taken away."""
    return {speaker(each) for each in entries} - set(map(name_beside, entries))


@given(sets)
def test_whoever_takes_the_names_away_is_left_with_nobody_or_three_people(programme):
    for entries in cells_of(stories_of(programme)).values():
        assert not left(entries) or len(left(entries)) >= THRESHOLD


@given(sets)
def test_a_name_stands_beside_all_words_of_someone_or_beside_none(programme):
    beside = {}
    for entries in cells_of(stories_of(programme)).values():
        for each in entries:
            beside.setdefault(speaker(each), set()).add(name_beside(each))
    assert all(len(names) == 1 for names in beside.values())


@given(sets)
def test_no_word_tells_on_which_day_it_was_said(programme):
    for entries in cells_of(stories_of(programme)).values():
        assert {each.note.rpartition(", ")[2] for each in entries} == {"learning"}


@given(sets.filter(lambda programme: len(programme) == 1))
def test_what_named_people_say_closes_no_cell(programme):
    unnamed = stories_of(programme, is_heard=lambda slip: "name-programme" not in slip)
    assert cells_of(unnamed).keys() <= cells_of(stories_of(programme)).keys()
