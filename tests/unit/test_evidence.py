"""Which cards are asked for, and how each says where it comes from."""

from dataclasses import replace

import pytest

from tests.ways import refused
from tmworkshop.domain.content import Card
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.evidence.card_filter import (
    CardFilter,
    find_theme,
    find_themes,
    match_id,
    read_lesson_number,
    search_entry_of,
)
from tmworkshop.domain.evidence.citations import (
    UNKNOWN,
    UNLISTED,
    Citation,
    explain_strength,
    list_citations,
    say_origin,
    say_place,
    say_source,
    say_strength,
)
from tmworkshop.domain.library import Reference, Source, Theme
from tmworkshop.domain.remedies import Remedy

CARD = Card(
    id="engage.sme.trials",
    title="Try before hiring",
    finding="Firms like to try someone out.",
    source="crisp-2014",
    question="What makes a trial fair?",
    strength="review",
    section="2.3",
    cite=("Meadows, 2008",),
    lessons=("lesson.07",),
    themes=("engage.sme",),
    sectors=("small-firms",),
    note="Garbled in print.",
)
SHORT = {"crisp-2014": "Crisp, Green and Wells 2014"}
SOURCE = Source("crisp-2014", "Crisp 2014", "A review", "R. Crisp", "2014", "The one.")
MEADOWS = Reference("Meadows, 2008", "Local initiatives.", "Meadows, P.", "2008")


def theme(id_, beneath=""):
    return Theme(id_, id_.title(), "What it is.", "section", beneath=beneath)


CODEBOOK = (theme("engage.sme"), theme("engage.public"), theme("driver.vision"))


@pytest.mark.parametrize(
    "wanted",
    [
        CardFilter(),
        CardFilter(themes=("engage.public", "engage.sme")),
        CardFilter(sector="small-firms"),
        CardFilter(lesson="lesson.07"),
        CardFilter(strength="review"),
        CardFilter(source="crisp-2014"),
    ],
)
def test_a_card_that_is_all_that_was_asked_for_is_taken(wanted):
    assert wanted.takes(CARD)


@pytest.mark.parametrize(
    "wanted",
    [
        CardFilter(themes=("engage.public",)),
        CardFilter(sector="third"),
        CardFilter(lesson="lesson.08"),
        CardFilter(strength="figure"),
        CardFilter(source="duxbury"),
        CardFilter(sector="small-firms", strength="figure"),
    ],
)
def test_a_card_that_is_not_is_left(wanted):
    assert not wanted.takes(CARD)


@pytest.mark.parametrize("typed", ["3", "03", "lesson.03", " Lesson 3 ", "LESSON 03"])
def test_a_lesson_is_named_as_people_name_it(typed):
    assert read_lesson_number(typed) == 3


@pytest.mark.parametrize("typed", ["abc", "", "3.5", "-1", "²", "300", "lesson"])
def test_what_is_no_lesson_is_answered_in_plain_words(typed):
    with pytest.raises(Unclear, match="is no lesson: give its number, say 3"):
        read_lesson_number(typed)


def test_a_name_may_be_begun_if_nothing_else_begins_so():
    ids = ("engage.sme.trials", "engage.sme.matching", "outcome.nao-41")
    assert match_id("OUT", ids, "card") == "outcome.nao-41"
    with pytest.raises(Unclear, match="give more of the name"):
        match_id("engage.sme", ids, "card")
    with pytest.raises(NotFound, match=r"Did you mean outcome\.nao-41"):
        match_id("outcome.noa-41", ids, "card")


def test_a_theme_is_named_alone_or_by_its_family():
    assert find_themes("driver.v", CODEBOOK) == ("driver.vision",)
    assert find_themes("Engage", CODEBOOK) == ("engage.sme", "engage.public")


def test_a_theme_is_found_by_a_word_of_its_title_if_no_other_has_it():
    titled = replace(theme("driver.tapping"), title="Linking to others")
    codebook = (*CODEBOOK, titled)
    assert find_theme("linking others", codebook) == "driver.tapping"
    both = (*codebook, replace(titled, id="driver.chains"))
    with pytest.raises(NotFound, match=r"word: driver\.tapping, driver\.chains\."):
        find_theme("linking", both)
    for unknown in ("zebra", " "):
        with refused(NotFound, Remedy.LIST_THEMES):
            find_theme(unknown, CODEBOOK)


def test_a_sets_own_theme_goes_with_the_one_above_it():
    own = theme("own.cafes", beneath="engage.sme")
    chosen = find_themes("engage.sme", (*CODEBOOK, own))
    assert chosen == ("engage.sme", "own.cafes")


def test_a_card_is_found_by_all_it_says_and_by_the_titles_of_its_themes():
    entry = search_entry_of(CARD, {"engage.sme": "Small firms"})
    assert entry.title == CARD.title
    for words in (CARD.finding, CARD.note, "Small firms", "Meadows, 2008", CARD.id):
        assert words in entry.text


def test_one_line_says_how_strong_where_and_whom_it_cites():
    assert say_origin(CARD, SHORT) == (
        "the reviewers' reading; Crisp, Green and Wells 2014, section 2.3, citing "
        "Meadows, 2008"
    )


def test_a_strength_or_a_source_of_ones_own_stands_as_it_was_written():
    own = Card("own.a", "T", "F", "our-study", "Q?", "hearsay", section="Summary 7")
    assert say_strength(own) == "hearsay"
    assert explain_strength(own) == "Hearsay."
    assert say_place(own, SHORT) == "our-study, Summary 7"
    assert say_origin(own, SHORT) == "hearsay; our-study, Summary 7"


def test_a_strength_is_told_with_what_it_means():
    assert explain_strength(CARD).startswith("The reviewers' reading. The authors")


def test_a_source_is_told_in_full_with_the_place_in_it():
    assert say_source(CARD, SOURCE) == "R. Crisp (2014). A review. Section 2.3."
    undated = Source("blog", "Blog", "A blog", "CRESR", "n.d.", "Short.")
    own = Card("own.a", "T", "F", "blog", "Q?", "review")
    assert say_source(own, undated) == "CRESR (no date). A blog."


def test_each_citation_is_told_with_its_work_or_with_what_is_missing():
    known = list_citations(CARD, [MEADOWS])
    told = "Meadows, P. (2008). Local initiatives."
    assert known == (Citation("Meadows, 2008", told),)
    unlisted = Reference("Meadows, 2008", "", "Meadows", "2008", listed=False)
    assert list_citations(CARD, [unlisted]) == (
        Citation("Meadows, 2008", "", UNLISTED),
    )
    odd = Reference("Meadows, 2008", "", "", "", listed=False, note="Odd.")
    assert list_citations(CARD, [odd]) == (Citation("Meadows, 2008", "", "Odd."),)
    assert list_citations(CARD, []) == (Citation("Meadows, 2008", "", UNKNOWN),)
