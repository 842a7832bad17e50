"""Whatever is masked beyond a set by itself is looked at before it goes in a pack."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.packs.names_to_settle import NamesToSettle
from tmworkshop.domain.sharing.masks import Masks

PEOPLE = (
    "Megan Prys-Jones",
    "Dai ap Rhys",
    "Will Grace",
    "Zo\u00eb Okafor",
    "\u674e\u660e",
)
PIECES = (
    *("Megan", "MEGAN", "megan's", "Prys Jones", "prysjones", "Dai", "dai", "Will"),
    *("will", "Zoe", "Zo\u00eb", "zo\u00e9s", "okafor99", "\u674e\u660e\u8bf4", "ap"),
    *("grace", "Rhys.dai", "w_grace", "the", "forms", "are", "long", "-", ".", "'s"),
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
NAMES, MASKS = NamesToSettle(PEOPLE, ("Hafod Bakery",)), Masks(PEOPLE)


@given(words=WORDS)
def test_every_name_that_is_masked_elsewhere_is_looked_at(words):
    looked = NAMES.spans(words)
    for start, end in MASKS.spans(words):
        assert any(a <= start and end <= b for a, b in looked), words[start:end]


@given(words=WORDS)
def test_places_stand_in_their_order_and_apart(words):
    looked = NAMES.spans(words)
    assert all(start < end for start, end in looked)
    assert all(one[1] <= other[0] for one, other in pairwise(looked))
    assert all(NAMES.label(words[slice(*span)]) for span in looked)
