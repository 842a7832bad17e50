import os
import re
from pathlib import Path

import pytest

from tests.ways import refused
from tmworkshop.adapters.content.files import find_homes
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import Stem
from tmworkshop.domain.errors import Environment, FileComplaints, NotFound
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.sharing.disclosure import Purpose

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
    assert [card.id for card in shipped.cards() if not known >= {*card.cite}] == []


def test_every_source_of_a_card_is_known(shipped):
    known = {source.id for source in shipped.sources()}
    assert {card.source for card in shipped.cards()} == known


def test_the_agreement_has_its_rules_and_what_is_read_aloud(shipped):
    agreement = shipped.agreement()
    assert agreement.read_aloud
    assert {rule.chosen for rule in agreement.rules} == {True, False}


def test_the_slip_has_its_boxes_and_its_version(shipped):
    assert shipped.slip().version >= 1
    boxes = [purpose.id for purpose in shipped.slip().purposes]
    assert sorted(boxes) == sorted(Purpose)


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
    assert shipped.stems("nothing") == ()


def test_your_own_design_stands_before_the_shipped_one(shelf, write):
    write("designs/quick-35.toml", OWN_DESIGN.format(id="quick-35", stems="act"))
    assert shelf.design("quick").title == "Mine"
    assert len(shelf.designs()) == len(ShelfOfPrompts().designs())


def test_a_design_is_called_as_its_file_is(shelf, write):
    write("designs/short.toml", OWN_DESIGN.format(id="long", stems="act"))
    with pytest.raises(
        FileComplaints, match=r"to be called long\.toml, not short\.toml"
    ):
        shelf.design("short")


def test_a_design_that_asks_for_what_is_not_there_cannot_be_used(shelf, write):
    write("designs/short.toml", OWN_DESIGN.format(id="short", stems="poetry"))
    with pytest.raises(FileComplaints, match="there are no stems for 'poetry'"):
        shelf.design("short")


def test_your_own_stems_make_a_purpose(shelf, write):
    write("prompts/stems/poetry.toml", '[[stem]]\nid = "q.1"\nwords = "What rhymes?"')
    write("designs/short.toml", OWN_DESIGN.format(id="short", stems="poetry"))
    assert shelf.design("short").title == "Mine"
    assert shelf.content_for("", ["poetry"]).stems["poetry"] == (
        Stem("q.1", "What rhymes?"),
    )


def test_your_own_lesson_may_use_shipped_cards_and_your_own(shelf, write):
    write("prompts/lessons/11.toml", OWN_LESSON.format(number=11))
    write("prompts/evidence/own.toml", OWN_CARD.format(id="own.card"))
    cards = shelf.cards_for(shelf.lesson(11))
    assert [card.id for card in cards] == ["gw.choice", "own.card"]
    assert len(shelf.lessons()) == 11


def test_your_own_card_stands_in_the_place_of_a_shipped_one(shelf, write):
    write("prompts/evidence/any-name.toml", OWN_CARD.format(id="context.growth"))
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
        "prompts/themes/mine.toml",
        "prompts/lessons/07.toml",
        "prompts/evidence/mine.toml",
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
    assert str(Path(path)) in told[0]
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
        ("[[theme]]\nid = 7", "theme 1 7: id is to be of small letters"),
        ("[[theme]]\ntitle = 7", "title is to be text, not 7"),
        ('[[theme]]\nid = "a"', "theme 1 'a': does not say its definition"),
        ("theme = [", "the end of the file: something above it is not closed"),
        ("a = " + "[" * 5000, "nested too deeply"),
        ("a." * 50_000 + "a = 1", "nested too deeply"),
        (f"a = {'9' * 5000}", "a number in it is far too long"),
        ("#" * 1_000_001, "far too large"),
    ],
    ids=lambda text: text[:20],
)
def test_a_broken_file_of_your_own_is_told_with_its_place(shelf, write, text, told):
    file = write("prompts/themes/mine.toml", text)
    with pytest.raises(FileComplaints) as caught:
        shelf.themes()
    assert str(file) in str(caught.value)
    assert told in str(caught.value)


def test_a_scale_has_points_with_values_and_labels(shelf, write):
    write("prompts/scales.toml", "[[scale]]\npoints = [1]")
    with pytest.raises(FileComplaints, match="list of tables with value and label"):
        shelf.scales()


def test_a_file_that_is_no_utf8_is_told_with_its_line(shelf, write):
    file = write("prompts/themes/mine.toml", "")
    file.write_bytes(b"\n# Si\xe2n\n")
    with pytest.raises(FileComplaints, match="line 2: a letter is broken"):
        shelf.themes()


def test_a_mark_that_notepad_writes_does_no_harm(shelf, write):
    file = write("prompts/themes/mine.toml", "")
    file.write_bytes(b"\xef\xbb\xbf# nothing\r\n")
    assert len(shelf.themes()) == len(ShelfOfPrompts().themes())


def test_a_design_that_is_not_there_or_no_file_is_said(shelf, tmp_path):
    with pytest.raises(NotFound, match="There is no file"):
        shelf.design_in(tmp_path / "none.toml")
    with pytest.raises(Environment, match="cannot be read"):
        shelf.design_in(tmp_path)


def test_your_own_lesson_wins_by_its_number_whatever_its_file_is_called(shelf, write):
    write(
        "prompts/lessons/third.toml",
        OWN_LESSON.format(number="03").replace("= 03", "= 3"),
    )
    assert shelf.lesson(3).title == "Ours"
    assert [lesson.title for lesson in shelf.lessons()].count("Ours") == 1
    assert len(shelf.lessons()) == 10
    content = shelf.content_for("lesson.03", [])
    assert content.lesson == shelf.lesson(3)


def test_your_own_card_joins_the_lesson_that_it_names(shelf, write):
    card = OWN_CARD.format(id="ours.first") + 'lessons = ["lesson.05"]\n'
    write("prompts/evidence/ours.toml", card)
    five = shelf.lesson(5)
    assert [card.id for card in shelf.cards_for(five)] == [*five.evidence, "ours.first"]
    assert [*shelf.content_for("lesson.05", []).cards][-1] == "ours.first"


def test_a_card_is_read_from_the_one_file_that_its_id_begins_with():
    files = {"engage", "engage.public", "driver"}
    assert find_homes(["engage.public.reach", "engage.mix"], files) == {
        "engage.public",
        "engage",
    }
    assert find_homes(["engage.publicity", "ours.first", ""], files) == {"engage"}


def test_your_own_statements_are_found_by_their_id(shelf, write):
    write(
        "prompts/inventories/mine.toml",
        'id = "ours"\ntitle = "Ours"\nscale = "holds"\nintro = "Weigh."\n'
        '[[statement]]\nid = "ours.one"\nwords = "It is so."\n',
    )
    assert shelf.inventory("ours").title == "Ours"
    with pytest.raises(NotFound, match="Did you mean ours"):
        shelf.inventory("our")


def test_a_name_that_nothing_is_like_is_answered_by_where_to_look(shipped):
    with refused(NotFound, Remedy.SEARCH_EVIDENCE):
        shipped.card("xyzzy")


def test_what_nothing_reads_among_your_own_is_known(shelf, shipped, write):
    write("prompts/advice.toml", "")
    write("prompts/stems/mine.toml", "")
    stray = [write("prompts/themes.toml", ""), write("prompts/themes/mine.yaml", "")]
    assert [*shelf.unread()] == sorted(stray)
    assert shipped.unread() == ()


def test_your_own_stems_join_ours_and_may_rename_the_purpose(shelf, shipped, write):
    stem = '[[stem]]\nid = "mine.1"\nwords = "What now?"\n'
    write("prompts/stems/act.toml", f'title = "Doing"\n{stem}')
    (mine,) = (each for each in shelf.purposes() if each.purpose == "act")
    (ours,) = (each for each in shipped.purposes() if each.purpose == "act")
    assert mine.title == "Doing"
    assert [stem.id for stem in mine.stems] == [*(s.id for s in ours.stems), "mine.1"]


def test_what_stands_beside_the_tables_and_is_read_by_nobody_is_told(shelf, write):
    write("prompts/evidence/own.toml", OWN_CARD.format(id="a").replace("[[card]]", ""))
    with pytest.raises(FileComplaints, match=r"each card begins with \[\[card\]\]"):
        shelf.cards()
    write("prompts/stems/act.toml", '[[stems]]\nid = "mine.1"\nwords = "What?"')
    with pytest.raises(FileComplaints, match="nobody reads 'stems' here"):
        shelf.stems("act")


@pytest.mark.parametrize("name", ["statement", "statements"])
def test_statements_begin_as_one_of_them(shelf, write, name):
    text = OWN_LESSON.format(number=11)
    write("prompts/lessons/11.toml", f'{text}[[{name}]]\nid = "a"\nwords = "It."\n')
    if name == "statement":
        assert [each.id for each in shelf.lesson(11).statements] == ["a"]
        return
    with pytest.raises(FileComplaints, match=r"begins with \[\[statement\]\], not"):
        shelf.lesson(11)


def test_an_id_that_stands_twice_among_your_own_is_told(shelf, write):
    card = OWN_CARD.format(id="own.card")
    write("prompts/evidence/one.toml", card * 2)
    with pytest.raises(FileComplaints, match=r"'own\.card' stands in it more than"):
        shelf.cards()
    write("prompts/evidence/one.toml", card)
    write("prompts/evidence/two.toml", card)
    with pytest.raises(FileComplaints, match=r"stands in one\.toml as well"):
        shelf.cards()


def test_a_lesson_that_stands_in_two_of_your_files_is_told(shelf, write):
    write("prompts/lessons/11.toml", OWN_LESSON.format(number=11))
    write("prompts/lessons/again.toml", OWN_LESSON.format(number=11))
    with pytest.raises(FileComplaints, match=r"'lesson\.11' stands in 11\.toml"):
        shelf.lessons()


@pytest.mark.parametrize("id_", ["../../x", "Own", "a b", "", "\\u001b[31m", "a" * 61])
def test_an_id_that_could_be_a_path_or_a_command_is_refused(shelf, write, id_):
    write("prompts/evidence/own.toml", OWN_CARD.format(id=id_))
    with pytest.raises(FileComplaints, match="of small letters, digits, hyphens"):
        shelf.cards()


@pytest.mark.parametrize("name", ["a", "drivers-and-barriers", "z"])
def test_your_own_inventory_wins_by_its_id_whatever_its_file_is_called(
    shelf, shipped, write, name
):
    statement = '[[statement]]\nid = "ours.one"\nwords = "It is so."\n'
    own = f'title = "Ours"\nscale = "holds"\nintro = "Weigh."\n{statement}'
    write(f"prompts/inventories/{name}.toml", f'id = "drivers-and-barriers"\n{own}')
    assert shelf.inventory("drivers-and-barriers").title == "Ours"
    write(f"prompts/inventories/{name}.toml", f'id = "ours"\n{own}')
    assert {each.id for each in shelf.inventories()} == {
        "ours",
        *(each.id for each in shipped.inventories()),
    }
    write("prompts/inventories/again.toml", f'id = "ours"\n{own}')
    with pytest.raises(FileComplaints, match="'ours' stands in"):
        shelf.inventories()


def test_a_design_weighs_an_inventory_by_its_id_not_by_its_file(shelf, write):
    own = 'id = "ours"\ntitle = "Ours"\nscale = "holds"\nintro = "Weigh."\n'
    own += '[[statement]]\nid = "ours.one"\nwords = "It is so."\n'
    write("prompts/inventories/mine.toml", own)
    sheet = OWN_DESIGN.format(id="{id}", stems="act") + SHEET
    file = write("designs/short.toml", sheet.format(id="short", weighs="ours"))
    assert shelf.design_in(file).steps[0].weighs == "ours"
    file = write("designs/short.toml", sheet.format(id="short", weighs="mine"))
    with pytest.raises(FileComplaints, match="no inventory 'mine' to weigh"):
        shelf.design_in(file)


SHEET = """
layout = "sheets"
keeps = "rating"
shows = "statement"
weighs = "{weighs}"
scale = "holds"
unattributed = true
question = "How far?"
"""


def test_a_purpose_that_cannot_be_read_is_told_with_its_file(shelf, write):
    file = write("prompts/stems/act.toml", "title = 3")
    with pytest.raises(FileComplaints, match=re.escape(str(file))):
        shelf.purposes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_among_your_own_is_not_waited_for(shelf, shipped, tmp_path, write):
    write("prompts/evidence/own.toml", "")
    os.mkfifo(tmp_path / "prompts/evidence/pipe.toml")
    assert shelf.cards() == shipped.cards()
    assert shelf.own_cards() == set()
