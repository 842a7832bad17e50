"""Cards on a small terminal: each can be reached, and what is read out stays."""

from dataclasses import replace

from tests.screens import screen
from tmworkshop.adapters.cells import width_of
from tmworkshop.adapters.front_ends import screen_blocks
from tmworkshop.adapters.front_ends.painted_screen import Canvas, paint_screen
from tmworkshop.adapters.front_ends.screen_blocks import Region
from tmworkshop.domain.session.shown.screen import CardView

SMALL = Canvas(80, 24)
FEW = (" 2  Formal and informal", " 3  Roles", " =  lists all 99")
EVERY = tuple(f"{number:>2}  Title of the card {number}" for number in range(1, 100))
LISTED = screen(titles=EVERY, looked_up=True)
CARD = CardView("Firms", "Firms say yes.", "S1", "a figure", "Would yours?")


def block(shown, region):
    return next(
        each.lines
        for each in screen_blocks.draw_body(shown, 79)
        if each.region is region
    )


def painted(shown, page=0):
    return paint_screen(shown, SMALL, page)


def test_titles_stand_two_a_line_where_they_fit():
    assert block(screen(titles=FEW), Region.TITLES) == (
        "  2  Formal and informal                 3  Roles",
        "  =  lists all 99",
    )


def test_a_title_too_long_for_half_a_line_has_one_of_its_own():
    long = " 4  Recommendation: train and support people"
    lines = block(screen(titles=(*FEW[:1], long)), Region.TITLES)
    assert lines == ("  2  Formal and informal", f" {long}")


def test_what_is_odd_in_a_source_stands_between_source_and_question():
    odd = replace(CARD, note="It says “nearly half”.")
    lines = block(screen(card=odd), Region.CARD)
    assert lines[-2:] == (" │ It says “nearly half”.", " │ Would yours?")


def test_every_title_is_reached_by_paging():
    pages = [painted(LISTED, page) for page in range(4)]
    assert max(map(len, pages)) <= SMALL.rows - 1
    text = "\n".join(line for page in pages for line in page)
    assert [title for title in EVERY if title not in text] == []
    assert max(width_of(line) for page in pages for line in page) <= 79


def test_titles_give_way_to_what_there_is_to_read():
    words = tuple(f"Sentence {number}." for number in range(16))
    roomy, full = screen(words=words[:8], titles=FEW), screen(words=words, titles=FEW)
    assert any("lists all 99" in line for line in painted(roomy))
    assert not any("lists all 99" in line for line in painted(full))
    assert any("Sentence 15." in line for line in painted(full))


def test_a_card_that_was_looked_up_stands_with_those_that_follow():
    shown = screen(card=CARD, titles=FEW, looked_up=True)
    regions = [each.region for each in screen_blocks.draw_body(shown, 79)]
    assert regions == [Region.CARD, Region.TITLES]


FOUND = replace(CARD, finding=" ".join(["A study found much more of it."] * 12))
SAID = tuple(f"Sentence {number}." for number in range(10))


def pages(shown):
    return ["\n".join(painted(shown, page)) for page in range(4)]


def test_a_card_that_just_fits_is_whole_and_what_is_for_whoever_leads_follows():
    words = SAID + SAID[:3]
    first, second, *_ = pages(screen(words=words, card=CARD, cue="Read it out."))
    assert "Would yours?" in first
    assert "Read it out." not in first
    assert "Read it out." in second


def test_of_a_card_that_does_not_fit_its_title_and_beginning_are_shown():
    shown = screen(words=SAID, card=FOUND, cue="Read it out.")
    first, second, *_ = pages(shown)
    assert " │ Firms\n │ A study found" in first
    assert "Would yours?" not in first
    assert "more: Page Down" in first
    assert "Would yours?" in second


def test_a_title_without_what_was_found_is_not_shown_of_a_card():
    first, *_ = pages(screen(words=SAID + SAID[:5], card=FOUND, cue="Read it out."))
    assert "Firms" not in first
    assert "Read it out." in first


def test_a_card_that_was_looked_up_begins_however_long_it_is():
    long = replace(FOUND, finding=FOUND.finding * 4)
    first, *_ = pages(screen(card=long, titles=FEW, looked_up=True))
    assert " │ Firms\n │ A study found" in first
