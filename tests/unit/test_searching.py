"""What a search finds first, as laws over any cards and as what a reader expects."""

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.evidence.card_filter import search_entry_of
from tmworkshop.domain.evidence.search import SearchEntry, rank_entries, suggest_words
from tmworkshop.domain.evidence.word_roots import root_of, split_roots, split_words

WORDS = ("trust", "firm", "jobcentre", "board", "training", "the")
texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
entries = st.lists(st.tuples(texts, texts), min_size=1, max_size=7).map(
    lambda rows: [
        SearchEntry(str(n), title, text) for n, (title, text) in enumerate(rows)
    ]
)


def holds(entry, word):
    return root_of(word) in {*split_roots(f"{entry.title} {entry.text}")}


@pytest.mark.parametrize(
    "forms",
    [
        ("firm", "firms", "firm's"),
        ("share", "shares", "shared", "sharing"),
        ("agency", "agencies"),
        ("business", "businesses"),
        ("plan", "plans", "planned", "planning"),
        ("call", "called", "calling"),
        ("programme", "programmes"),
        ("access", "accesses"),
        ("basis",),
        ("status",),
        ("need", "needs"),
        ("bring", "brings", "bringing"),
        ("cost", "costs", "costed"),
    ],
)
def test_forms_of_a_word_are_one_word(forms):
    assert len({next(split_roots(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("bus", "bu"), ("thing", "th"), ("red", "r"), ("41", "4")]
)
def test_a_word_is_not_cut_to_pieces(one, other):
    assert root_of(one) != root_of(other)


def test_words_are_read_as_people_type_them():
    assert list(split_words("Co-location, £1,200 and 41%")) == [
        *("co", "location", "colocation"),
        *("1200", "and", "41", "per", "cent"),
    ]
    assert list(split_words("Llŷn\u2019s café")) == ["llyn", "cafe"]


@given(entries, texts)
def test_what_is_found_holds_one_of_the_words(every, wanted):
    by_id = {each.id: each for each in every}
    for found in rank_entries(wanted, every):
        assert any(holds(by_id[found], word) for word in wanted.split())


@given(entries, st.sampled_from(WORDS))
def test_one_word_finds_all_that_hold_it(every, word):
    assert set(rank_entries(word, every)) == {e.id for e in every if holds(e, word)}


@given(entries, st.sampled_from(WORDS))
def test_for_one_word_a_title_comes_before_a_text(every, word):
    titled = {each.id for each in every if holds(SearchEntry("", each.title, ""), word)}
    found = rank_entries(word, every)
    assert set(found[: len(titled)]) == titled


@given(entries, texts, st.sampled_from(WORDS))
def test_one_more_word_lets_nothing_without_it_overtake_what_holds_it(
    every, wanted, word
):
    assume(word not in wanted.split())
    before, after = rank_entries(wanted, every), rank_entries(f"{wanted} {word}", every)
    holding = {each.id for each in every if holds(each, word)}
    for one in holding & set(before):
        for other in set(before[before.index(one) + 1 :]) - holding:
            assert other not in after[: after.index(one)]


@given(entries, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True))
def test_the_order_of_the_words_is_of_no_account(every, several):
    found = {frozenset(rank_entries(" ".join(p), every)) for p in permutations(several)}
    assert len(found) == 1


def test_a_rare_word_counts_for_more():
    every = [
        *(SearchEntry(f"common {n}", "", "board of one") for n in range(4)),
        SearchEntry("rare", "", "jobcentre of one"),
        *(SearchEntry(f"other {n}", "", "nothing") for n in range(9)),
    ]
    assert rank_entries("board jobcentre", every)[0] == "rare"


def test_a_word_in_most_entries_finds_none_beside_another_one():
    every = [SearchEntry(str(n), "", "of all") for n in range(4)] + [
        SearchEntry("x", "", "trust")
    ]
    assert rank_entries("all trust", every) == ("x",)
    assert len(rank_entries("all", every)) == 4


def test_the_beginning_of_a_word_is_enough_where_no_word_is_so_short():
    every = [SearchEntry("a", "Employers", ""), SearchEntry("b", "", "nothing")]
    assert rank_entries("emplo", every) == ("a",)
    assert rank_entries("em", every) == ()


def test_a_slip_of_the_fingers_is_answered_with_a_word_that_is_there():
    every = [SearchEntry("a", "Employers", "and trust")]
    assert suggest_words("trust employrs", every) == " Did you mean employers?"
    assert suggest_words("trust", every) == ""


def test_nothing_is_found_in_nothing():
    assert (
        rank_entries("trust", [])
        == rank_entries("", [SearchEntry("a", "Trust", "")])
        == ()
    )


@pytest.fixture(scope="module")
def shipped():
    shelf = ShelfOfPrompts()
    themes = {theme.id: theme.title for theme in shelf.themes()}
    return [search_entry_of(card, themes) for card in shelf.cards()]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("small firms", "engage.sme.difficulty"),
        ("small firm", "engage.sme.difficulty"),
        ("41 per cent", "outcome.nao-41"),
        ("41%", "outcome.nao-41"),
        ("staff turnover", "barrier.staff-turnover"),
        ("golden rules", "gw.golden-rules"),
        ("recommendation train", "jcp.rec-5"),
        ("learning difficulties", "engage.groups.learning"),
    ],
)
def test_what_a_reader_expects_stands_first(shipped, wanted, first):
    assert rank_entries(wanted, shipped)[0].startswith(first)


@pytest.mark.parametrize(
    ("wanted", "among"),
    [
        ("trust", "driver.relationships.trust"),
        ("trust", "def.trust"),
        ("jobcentre", "engage.public.jcp-less"),
        ("colocation", "driver.colocation"),
        ("nearly half", "outcome.nao-41"),
    ],
)
def test_what_a_reader_expects_is_among_the_five_best(shipped, wanted, among):
    assert among in rank_entries(wanted, shipped)[:5]


def test_a_citation_finds_the_cards_that_cite_it(shipped):
    by_id = {each.id: each for each in shipped}
    for found in rank_entries("Meadows 2008", shipped)[:10]:
        assert "Meadows, 2008" in by_id[found].text


def test_a_card_that_holds_every_word_is_found_before_titles_with_some_of_them():
    every = [
        SearchEntry("some", "Twenty-nine per cent of those", "in one survey"),
        SearchEntry("all", "Influence", "thought so: 41 per cent"),
        *(SearchEntry(f"other {n}", "", "ten per cent more") for n in range(3)),
        *(SearchEntry(f"none {n}", "", "nothing of the kind") for n in range(6)),
    ]
    assert rank_entries("41 per cent", every)[0] == "all"
