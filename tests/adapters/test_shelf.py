import pytest

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.errors import Environment, FileComplaints, NotFound

OWN_DESIGN = """
id = "{id}"
title = "Mine"
minutes = 5
summary = "One round."
smallest = 3
largest = 12
advice = "none"

[[steps]]
id = "round"
title = "Round"
minutes = 5
speaks = "all"
stems = ["{stems}"]
"""
OWN_LESSON = """
id = "lesson.{number}"
number = {number}
title = "Ours"
found = "Found."
here = "Here."
contested = "Contested."
way_in = "How?"
evidence = ["gw.choice", "own.card", "no.such"]
themes = []
questions = []
"""
OWN_CARD = """
[[card]]
id = "{id}"
title = "Our own card"
finding = "Found."
source = "us"
strength = "opinion"
question = "What?"
"""


@pytest.fixture
def write(tmp_path):
    def write(path, text):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def shelf(tmp_path):
    return ShelfOfPrompts(tmp_path)


@pytest.fixture
def shipped():
    return ShelfOfPrompts()


def test_every_shipped_lesson_has_all_its_cards(shipped):
    for lesson in shipped.lessons():
        assert tuple(c.id for c in shipped.cards_for(lesson)) == lesson.evidence


def test_lessons_come_by_their_number(shipped):
    assert [lesson.number for lesson in shipped.lessons()] == list(range(1, 11))


def test_every_theme_of_a_lesson_is_in_the_codebook(shipped):
    known = {theme.id for theme in shipped.themes()}
    assert all(known >= {*lesson.themes} for lesson in shipped.lessons())


def test_every_citation_of_a_card_is_among_the_references(shipped):
    known = {reference.cite for reference in shipped.references()}
    cited = {c for each in shipped.lessons() for c in each.evidence}
    assert all(known >= {*shipped.card(card).cite} for card in cited)


def test_every_source_of_a_card_is_known(shipped):
    known = {source.id for source in shipped.sources()}
    assert shipped.card("context.growth").source in known


def test_the_agreement_has_its_rules_and_what_is_read_aloud(shipped):
    agreement = shipped.agreement()
    assert agreement.read_aloud
    assert {rule.chosen for rule in agreement.rules} == {True, False}


def test_the_slip_has_its_boxes_and_its_version(shipped):
    assert shipped.slip().version >= 1
    boxes = [purpose.id for purpose in shipped.consent_purposes()]
    assert boxes == ["set-summary", "programme", "quotes", "name"]


def test_a_session_gets_its_lesson_cards_stems_and_scales(shipped):
    content = shipped.content_for("lesson.05", ["act"])
    assert content.lesson
    assert content.lesson.number == 5
    assert len(content.cards) == len(content.lesson.evidence)
    assert list(content.stems) == ["act"]
    assert content.scale("holds").points
    assert content.agreement == shipped.agreement().read_aloud


def test_a_session_may_have_no_lesson(shipped):
    content = shipped.content_for("", [])
    assert (content.lesson, list(content.cards), list(content.stems)) == (None, [], [])


def test_an_unknown_lesson_card_or_design_is_said(shipped):
    with pytest.raises(NotFound, match="no lesson 11"):
        shipped.lesson(11)
    with pytest.raises(NotFound, match=r"lesson\.eleven"):
        shipped.content_for("lesson.eleven", [])
    with pytest.raises(NotFound, match=r"Did you mean context\.growth"):
        shipped.card("context.grwth")


def test_a_purpose_without_stems_has_none(shipped):
    assert shipped.stems(["nothing"]) == {"nothing": ()}


def test_your_own_design_stands_before_the_shipped_one(shelf, write):
    write("designs/quick-35.toml", OWN_DESIGN.format(id="quick-35", stems="act"))
    assert shelf.design("quick").title == "Mine"
    assert len(shelf.designs()) == 3


def test_a_design_is_called_as_its_file_is(shelf, write):
    write("designs/short.toml", OWN_DESIGN.format(id="long", stems="act"))
    with pytest.raises(FileComplaints, match="its id is 'long', its file's 'short'"):
        shelf.design("short")


def test_a_design_that_asks_for_what_is_not_there_cannot_be_used(shelf, write):
    write("designs/short.toml", OWN_DESIGN.format(id="short", stems="poetry"))
    with pytest.raises(FileComplaints, match="there are no stems for 'poetry'"):
        shelf.design("short")


def test_your_own_stems_make_a_purpose(shelf, write):
    write("prompts/stems/poetry.toml", '[[stem]]\nid = "q.1"\nwords = "What rhymes?"')
    write("designs/short.toml", OWN_DESIGN.format(id="short", stems="poetry"))
    assert shelf.design("short").title == "Mine"
    assert shelf.content_for("", ["poetry"]).stems["poetry"] == ("What rhymes?",)


def test_your_own_lesson_may_use_shipped_cards_and_your_own(shelf, write):
    write("prompts/lessons/11.toml", OWN_LESSON.format(number=11))
    write("prompts/evidence/own.toml", OWN_CARD.format(id="own.card"))
    cards = shelf.cards_for(shelf.lesson(11))
    assert [card.id for card in cards] == ["gw.choice", "own.card"]
    assert len(shelf.lessons()) == 11


def test_your_own_card_stands_in_the_place_of_a_shipped_one(shelf, write):
    write("prompts/evidence/01.toml", OWN_CARD.format(id="context.growth"))
    assert shelf.card("context.growth").title == "Our own card"
    assert len(shelf.cards_for(shelf.lesson(1))) == len(shelf.lesson(1).evidence)


def test_your_own_agreement_is_read(shelf, write):
    write(
        "prompts/agreement.toml",
        'version = 2\ntitle = "Ours"\nread_aloud = ["Kindly."]',
    )
    assert shelf.content_for("", []).agreement == ("Kindly.",)


def test_your_own_agreement_has_the_limits_all_the_same(shelf, shipped, write):
    write(
        "prompts/agreement.toml",
        'version = 2\ntitle = "Ours"\nread_aloud = []\nlimits = " "',
    )
    agreement = shelf.agreement()
    assert agreement.limits == shipped.agreement().limits
    assert [rule.id for rule in agreement.rules] == ["rule.limits"]
    assert shelf.content_for("", []).limits == agreement.limits


@pytest.mark.parametrize(
    "path",
    [
        "prompts/agreement.toml",
        "prompts/scales.toml",
        "prompts/themes.toml",
        "prompts/lessons/07.toml",
        "prompts/evidence/07.toml",
        "prompts/stems/act.toml",
    ],
)
def test_a_session_in_hand_has_ours_where_your_own_cannot_be_used(
    shelf, shipped, write, path
):
    write(path, "x = [")
    told = []
    content = shelf.content_for("lesson.07", ["act"], told.append).read()
    assert content == shipped.content_for("lesson.07", ["act"]).read()
    assert path in told[0]
    with pytest.raises(FileComplaints):
        shelf.content_for("lesson.07", ["act"]).read()


def test_a_session_in_hand_goes_on_without_a_lesson_that_is_gone(shelf):
    told = []
    content = shelf.content_for("lesson.eleven", [], told.append)
    assert (content.lesson, [*content.cards]) == (None, [])
    assert "lesson.eleven" in told[0]


def test_a_design_that_cannot_be_used_is_told_and_hinders_no_other(shipped, write):
    folder = write("designs/mine.toml", "x = [").parents[1]
    told = []
    assert ShelfOfPrompts(folder, told.append).designs() == shipped.designs()
    assert "mine.toml" in told[0]


def test_your_own_words_may_say_the_limits(shelf, write):
    rule = '[[rule]]\nid = "rule.limits"\nwords = "Ours."\nchosen = true\n'
    write(
        "prompts/agreement.toml",
        f'version = 2\ntitle = "Ours"\nread_aloud = []\nlimits = "But."\n{rule}',
    )
    agreement = shelf.agreement()
    assert agreement.limits == "But."
    assert [rule.words for rule in agreement.rules] == ["Ours."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = 3", "theme is to be a list of tables, [[theme]]"),
        ("[[theme]]\nid = 7", "theme 1 7: id is to be text, not 7"),
        ('[[theme]]\nid = "a"', "theme 1 'a': does not say its definition"),
        ("theme = [", "it is no TOML"),
        ("a = " + "[" * 5000, "nested too deeply"),
        ("#" * 1_000_001, "far too large"),
    ],
    ids=lambda text: text[:20],
)
def test_a_broken_file_of_your_own_is_told_with_its_place(shelf, write, text, told):
    file = write("prompts/themes.toml", text)
    with pytest.raises(FileComplaints) as caught:
        shelf.themes()
    assert str(file) in str(caught.value)
    assert told in str(caught.value)


def test_a_scale_has_points_with_values_and_labels(shelf, write):
    write("prompts/scales.toml", "[[scale]]\npoints = [1]")
    with pytest.raises(FileComplaints, match="list of tables with value and label"):
        shelf.scales()


def test_a_file_that_is_no_utf8_is_told_with_its_line(shelf, write):
    file = write("prompts/themes.toml", "")
    file.write_bytes(b"\n# Si\xe2n\n")
    with pytest.raises(FileComplaints, match="line 2: it is not UTF-8"):
        shelf.themes()


def test_a_mark_that_notepad_writes_does_no_harm(shelf, write):
    file = write("prompts/themes.toml", "")
    file.write_bytes(b"\xef\xbb\xbf# nothing\r\n")
    assert len(shelf.themes()) == len(ShelfOfPrompts().themes())


def test_a_design_that_is_not_there_or_no_file_is_said(shelf, tmp_path):
    with pytest.raises(NotFound, match="There is no file"):
        shelf.design_in(tmp_path / "none.toml")
    with pytest.raises(Environment, match="cannot be read"):
        shelf.design_in(tmp_path)
