"""The law of looking names up: as if one pattern of them all were tried."""

from hypothesis import given
from hypothesis import strategies as st

from tests.one_pattern import spans_of_names, spans_of_whole_names
from tmworkshop.domain.sharing.name_finder import NameFinder
from tmworkshop.domain.sharing.name_patterns import (
    Folded,
    fold_with_places,
    list_name_forms,
    list_whole_forms,
)

PARTS = (
    *("Ann", "Anna", "Annas", "Ye", "Yes", "Thi", "Wa", "Bu", "Doe", "Do", "Es", "S"),
    *("Prys-Jones", "Jones", "O'Shea", "O\u2019Shea", "Siân", "ap", "de", "Łukasz"),
    *("Dan2", "Dan", "(Hafod)", "'t", "J.", "Jr.", "Müller", "\u00b4t", "Zoë"),
    *("李", "李明", "明", "김민준", "สมชาย", "मेगन", "Ann李", "李Ann", "محمد", "أحمد"),
)
BETWEEN = (" ", "-", "_", ".", "", "'s ", "s ", ", ", "\u2013", "\u200b", "7", "@", "(")
PLAIN = ("this", "yes", "was", "does", "Annandale", "an", "s", "2", "说", "a", "-", "'")
names = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join)
written = st.one_of(
    st.sampled_from(PARTS),
    st.sampled_from(PARTS).map(str.upper),
    st.sampled_from(PARTS).map(str.lower),
    st.sampled_from(PLAIN),
    names,
)
pieces = st.lists(st.tuples(written, st.sampled_from(BETWEEN)), max_size=8)
words = pieces.map(lambda every: "".join(piece for two in every for piece in two))
letters = st.text("an sS'-_.27李明é\u0301ل", max_size=12)


@given(st.lists(st.one_of(names, letters), max_size=6), st.one_of(words, letters))
def test_names_are_found_where_one_pattern_of_them_all_finds_them(called, said):
    folded = Folded(said, *fold_with_places(said))
    finder = NameFinder(list_name_forms(called))
    assert [*finder.find(folded)] == spans_of_names(called, folded)
    whole = NameFinder(list_whole_forms(called))
    assert [*whole.find(folded)] == spans_of_whole_names(called, folded)
