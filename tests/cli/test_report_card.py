import pytest

from tests.outputs import body
from tmworkshop.adapters.pages.press import WeasyPress


@pytest.fixture(autouse=True)
def paper(monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")


def printed(desk, *words):
    """Return the page that these words print, and where it is, from the workspace."""
    desk.run("report", "card", *words)
    (page,) = (desk.folder / "reports" / "cards").glob("*.html")
    return page.stem, body(page)


def ids(desk, *words):
    return [card["id"] for card in desk.json("evidence", "list", *words)["cards"]]


def test_the_cards_of_a_lesson_are_printed_one_to_a_page(desk):
    name, page = printed(desk, "--lesson", "5")
    assert name == "lesson-5-one-a-page"
    cards = desk.json("lesson", "show", "5")["cards"]
    assert page.count('class="sheet"') == page.count("<article") == len(cards)
    assert all(card["id"] in page for card in cards)


def test_the_cards_on_a_theme_are_printed_four_to_a_page(desk):
    wanted = ids(desk, "--theme", "engage.sme")
    name, page = printed(desk, "--theme", "engage.sme", "--per-page", "4")
    assert name == "theme-engage-sme-four-a-page"
    assert page.count("<article") == len(wanted)
    assert page.count('class="sheet"') == -(-len(wanted) // 4)


def test_a_lesson_and_a_theme_leave_the_cards_that_are_on_both(desk):
    _, page = printed(desk, "--lesson", "7", "--theme", "engage.sme")
    both = {*ids(desk, "--lesson", "7")} & {*ids(desk, "--theme", "engage.sme")}
    assert page.count("<article") == len(both)


def test_cards_are_printed_by_their_names_each_once_in_the_order_given(desk):
    words = ("outcome.nao-41", "engage.sme.d", "outcome.nao-41", "--large")
    name, page = printed(desk, *words)
    assert name.endswith("and-1-more-in-large-letters")
    assert page.index("outcome.nao-41") < page.index("engage.sme.difficulty")
    assert page.count("<article") == 2
    assert 'class="cards large"' in page


def test_a_page_of_one_card_is_named_for_it(desk):
    name, _ = printed(desk, "engage.sme.difficulty", "--per-page", "1")
    assert name == "harder-with-small-firms-one-a-page"


def test_cards_are_put_where_they_are_wanted_and_that_is_said(desk, tmp_path):
    said = desk.run("report", "card", "gw.golden-rules", "--to", str(tmp_path / "x"))
    assert said.stdout.startswith(str(tmp_path / "x" / "cards"))


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "Which cards? Name them"),
        (("gw.golden-rules", "--lesson", "5"), 2, "but not both"),
        (("--lesson", "5", "--large", "--per-page", "4"), 2, "need the whole page"),
        (("--lesson", "2", "--theme", "engage.sme"), 1, "There is no such card"),
        (("gw.golden-ruls",), 1, "Did you mean gw.golden-rules"),
        (("--lesson", "11"), 1, "There is no lesson 11"),
    ],
)
def test_what_cannot_be_printed_is_said(desk, words, code, told):
    assert told in desk.told("report", "card", *words, code=code)
