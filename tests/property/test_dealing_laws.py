"""What holds of the stems a set is shown, whatever they are about."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.content import Stem
from tmworkshop.domain.session.shown.stem_deal import Deal, deal_hand

THEMES = ("time", "power", "trust")
some_themes = st.frozensets(st.sampled_from(THEMES), max_size=2)


@st.composite
def decks(draw, least=6):
    abouts = draw(st.lists(some_themes, min_size=least, max_size=20))
    return {"ask": tuple(Stem(f"q.{n}", f"{n}?", (*a,)) for n, a in enumerate(abouts))}


lessons = st.lists(some_themes, min_size=1, max_size=20)


def shown(deck, themes):
    deals = [Deal(("ask",), each) for each in themes]
    return [deal_hand(deck, deals[: at + 1]) for at in range(len(deals))]


@given(decks(), lessons)
def test_three_others_are_shown_each_time(deck, themes):
    hands = shown(deck, themes)
    assert all(len(set(each)) == 3 for each in hands)
    for one, next_ in pairwise(hands):
        assert not {*one} & {*next_}


@given(decks(), lessons)
def test_none_is_shown_again_before_all_were(deck, themes):
    seen = Counter(stem for each in shown(deck, themes) for stem in each)
    times = [seen[stem] for stem in deck["ask"]]
    assert max(times) - min(times) <= 1


@given(decks(), some_themes)
def test_the_first_are_on_the_themes_of_the_lesson_as_far_as_there_are_any(
    deck, themes
):
    first, second, _ = deal_hand(deck, [Deal(("ask",), themes)])
    touching = [stem for stem in deck["ask"] if themes & {*stem.themes}]
    assert [first, second][: len(touching)] == touching[:2]


@given(decks(), some_themes)
def test_one_is_about_no_theme_where_there_is_such_a_one(deck, themes):
    shown_first = deal_hand(deck, [Deal(("ask",), themes)])
    plain = [stem for stem in deck["ask"] if not stem.themes]
    assert not plain or any(not stem.themes for stem in shown_first)


@given(decks(least=0), lessons)
def test_the_same_meetings_show_the_same(deck, themes):
    deals = [Deal(("ask", "ask"), each) for each in themes]
    once, again = deal_hand(deck, deals), deal_hand(deck, tuple(deals))
    assert once == again
    assert len(set(once)) == len(once) <= 3
