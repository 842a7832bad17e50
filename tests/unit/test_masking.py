import pytest

from tests.records import Story
from tmworkshop.domain.sharing.masks import Masks, list_names, masks_for
from tmworkshop.domain.sharing.ordinary import ORDINARY


@pytest.fixture
def story():
    return Story.of_three()


def masked(story, words):
    return masks_for([story.record]).without_names(words)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Show Dai our form", "Show [name] our form"),
        ("Ask Megan Prys-Jones.", "Ask [name]."),
        ("Jones's form, Prys-Jones knows", "[name]'s form, [name] knows"),
        ("Daily, a dairy", "Daily, a dairy"),
        ("ask dai, or DAI, or okafor", "ask [name], or [name], or [name]"),
        ("dai.okafor@example.org", "[name].[name]@example.org"),
    ],
)
def test_members_names_in_the_words_of_others_are_masked(story, words, left):
    assert masked(story, words) == left


def test_a_name_typed_without_its_accents_is_masked_too():
    story = Story()
    story.join("m1", "Siân Ŵyn")
    assert masked(story, "Siân and Sian and Wyn") == "[name] and [name] and [name]"


def test_a_whole_name_in_small_letters_is_masked_however_its_parts_are_joined():
    story = Story()
    story.join("m1", "Rose March-Field")
    assert masked(story, "rose march field, a rose in march") == (
        "[name], a rose in march"
    )


def test_an_initial_is_no_name():
    story = Story()
    story.join("m1", "Megan P. A")
    assert masked(story, "A plan of Megan") == "A plan of [name]"


def test_a_tick_for_ones_own_words_names_nobody_in_those_of_others(story):
    story.slip("m2", "name-programme")
    assert masked(story, "Show Dai, not Megan") == "Show [name], not [name]"


def test_in_a_set_without_members_there_is_no_name_to_mask():
    assert masked(Story(), "Ask Megan") == "Ask Megan"


@pytest.mark.parametrize(
    ("name", "typed"), [("Zażółć Gęśla", "Zazolc"), ("Søren Æbelø", "Soren")]
)
def test_a_name_is_masked_as_a_keyboard_without_accents_types_it(name, typed):
    story = Story()
    story.join("m1", name)
    assert masked(story, f"Ask {typed}") == "Ask [name]"


def of(*names):
    story = Story()
    for number, name in enumerate(names):
        story.join(f"m{number}", name)
    return story


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("we will mark it in may", "we will mark it in may"),
        ("ask Will", "ask [name]"),
        ("Mark's form", "[name]'s form"),
        ("may we ask will may", "may we ask [name]"),
        ("will, owen", "will, [name]"),
    ],
)
def test_a_name_that_is_a_word_as_well_is_known_by_its_capital(words, left):
    assert masked(of("Will May", "Mark Owen"), words) == left


def test_every_ordinary_word_is_one_word_in_small_letters():
    assert {
        word for word in ORDINARY if not word.isalpha() or word != word.lower()
    } == (set())


def test_a_name_without_capitals_is_masked_in_its_own_script():
    assert masked(of("李明"), "问李明") == "问[name]"


def test_whoever_had_another_name_before_is_masked_by_that_too():
    story = of("Nel Roy")
    story.join("m0", "Nel Ash")
    assert masked(story, "Ask Roy, ask Ash") == "Ask [name], ask [name]"


def test_the_parts_of_an_address_are_masked_one_by_one():
    assert masked(of("Will Hope"), "will.hope@mail.org, will_hope: hope") == (
        "[name].[name]@mail.org, [name]_[name]: hope"
    )


def test_trees_and_birds_are_none_of_those_who_are_called_so():
    story = of("Eve Elm", "Dan Dove", "Cat Crow", "Bob Birch")
    words = "an elm, a birch; dove and crow"
    assert masked(story, words) == words
    assert masked(story, "Elm and Crow and catcrow") == "[name] and [name] and [name]"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Olwen Rees", ("Olwen Rees",)),
        ("Olwen Rees and Tom Ash", ("Olwen Rees", "Tom Ash")),
        ("Olwen Rees, Tom Ash & Jo", ("Olwen Rees", "Tom Ash", "Jo")),
        ("", ()),
    ],
)
def test_whoever_walks_a_set_is_masked_as_its_members_are(typed, names):
    also = Masks(list_names(typed))
    assert also.names == names
    told = masks_for([of("Nel Roy").record], also).without_names("Olwen, Nel, Jo")
    seen = " ".join("[name]" if n in typed else n for n in ("Olwen",))
    assert told.startswith(f"{seen}, [name]")
