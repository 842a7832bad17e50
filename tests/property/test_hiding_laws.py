"""The law of the threshold: a name beside words hides nobody whose name is not told.

Programmes are invented in which six people tick or do not and share or do not, in one
set or in two; whoever reads takes all names away that stand beside words.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.records import Story
from tests.unit.test_comparison import LESSONS, SEVEN, THEMES, TRUST
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.pages.comparison import Frame, compare_partnerships
from tmworkshop.domain.sharing.disclosure import THRESHOLD
from tmworkshop.domain.sharing.given import give_set

NAMES = ("Ana", "Bea", "Cai", "Dov", "Eli", "Fay")
DAYS = (date(2026, 1, 12), date(2026, 3, 12))
SLIPS = ((), ("programme",), ("programme",), ("programme", "name"))
slips = st.fixed_dictionaries({name: st.sampled_from(SLIPS) for name in NAMES})
words = st.tuples(st.sampled_from(NAMES), st.sampled_from(DAYS), st.booleans())
a_set = st.tuples(slips, st.frozensets(words, min_size=4, max_size=16))
sets = st.lists(a_set, min_size=1, max_size=2)


def records_of(programme, is_heard=lambda slip: True):
    """Return the records of a *programme*, but for words of slips not heard."""
    records = {}
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
        records[f"set-{number}"] = story.record
    return records


def cells_of(records):
    """Return the entries of each filled cell, by the title of its row."""
    given = [give_set(*each) for each in records.items()]
    page = compare_partnerships(given, Frame(LESSONS, THEMES), DAYS[-1]).page
    rows = (*page.lessons, *page.themes)
    return {row.title: c.entries for row in rows for c in row.cells if c.entries}


def speaker(entry):
    return NAMES[int(entry.words.split()[0])]


def name_beside(entry):
    first = entry.note.split(",")[0]
    return first if first in NAMES else ""


def left(entries):
    """Return who may have said each of the unnamed *entries*, names taken away."""
    return {speaker(each) for each in entries} - set(map(name_beside, entries))


@given(sets)
def test_whoever_takes_the_names_away_is_left_with_three_people(programme):
    for entries in cells_of(records_of(programme)).values():
        assert len(left(entries)) >= THRESHOLD


@given(sets)
def test_whoever_takes_the_names_away_is_left_with_three_people_of_each_day(programme):
    whole = cells_of(records_of(programme)).get("7. Title 7", ())
    of_a_day = {}
    for each in whole:
        number, day = each.words.split()[-1], each.note.rpartition(", ")[2]
        if day != "learning":
            of_a_day.setdefault((number, day), []).append(each)
    for entries in of_a_day.values():
        assert len(left(entries)) >= THRESHOLD


@given(sets)
def test_what_named_people_say_opens_no_cell(programme):
    unnamed = records_of(programme, is_heard=lambda slip: "name" not in slip)
    assert cells_of(records_of(programme)).keys() <= cells_of(unnamed).keys()


@given(sets.filter(lambda programme: len(programme) == 1))
def test_nor_does_it_close_one(programme):
    unnamed = records_of(programme, is_heard=lambda slip: "name" not in slip)
    assert cells_of(records_of(programme)).keys() == cells_of(unnamed).keys()
