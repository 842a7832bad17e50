import json

import pytest

from tests.invented import MARK, invented
from tests.records import MARCH, Story
from tmworkshop.domain.facts import Kind

COMPARE = ("programme", "compare")
LESSON = "lesson.07"
OTHERS = {
    "m4": "Nel Roy",
    "m5": "Jo Ash",
    "m6": "Ed Fox",
    "m7": "Bo Ek",
    "m8": "Ana Paz",
    "m9": "Ito Mei",
}


@pytest.fixture
def three_partnerships(desk):
    """One that shares, one whose words are withheld, one that shares nothing."""
    story = Story.of_three()
    story.join("m3", "Amina Li", "Glan")
    for member, name in OTHERS.items():
        story.join(member, name, "Hafod" if member < "m7" else "Ystrad")
    story.meet(MARCH, ("m1", "m2", "m3", *OTHERS), LESSON)
    for who in ("m1", "m2", "m3", "m4"):
        story.slip(who, "evaluator")
        words = story.said(Kind.LEARNING, who, f"What {who} learned", lesson=LESSON)
        story.tag(words, "engage.sme")
    story.part()
    story.keep_in(desk.folder, "dyffryn-set")
    return desk


def after(lines, title):
    """Return the lines below the row with *title*."""
    first = next(n for n, line in enumerate(lines) if line.startswith(title))
    below = lines[first + 1 :]
    return below[: below.index("")]


def test_the_words_stand_behind_each_cell_and_each_blank_says_why(three_partnerships):
    lines = three_partnerships.run("programme", "compare").stdout.splitlines()
    assert lines[0] == "Lessons and themes by partnership"
    assert after(lines, "7. ") == [
        "   Glan: most or all of 3 asked",
        "      What m1 learned (learning)",
        "      What m2 learned (learning)",
        "      What m3 learned (learning)",
        "   Hafod: shared without a name by fewer than 3 people, withheld",
        "   Ystrad: asked, nothing shared",
    ]
    assert after(lines, "6. ")[0] == "   Glan: not asked"


def test_the_words_stand_in_each_row_that_they_are_about(three_partnerships):
    lines = three_partnerships.run("programme", "compare").stdout.splitlines()
    assert after(lines, "Small and medium-sized firms")[:2] == [
        "   Glan: most or all of 3 asked",
        "      What m1 learned (learning)",
    ]


def test_it_ends_by_saying_whom_it_is_for(three_partnerships):
    told = " ".join(three_partnerships.run("programme", "compare").stdout.split())
    assert told.endswith("For whoever works for the programme: do not pass it on.")


def test_for_a_reader_further_away_more_people_have_to_hide_each_other(
    three_partnerships,
):
    for reader in ("funder", "public"):
        told = three_partnerships.run("programme", "compare", "--reader", reader).stdout
        assert "The whole programme" in told
        assert "learned" not in told
    assert "learned" not in three_partnerships.run(*COMPARE, "--k", "4").stdout
    assert "too few" in three_partnerships.told(*COMPARE, "--k", "2", code=5)


def test_nothing_is_wider_than_the_screen(three_partnerships):
    lines = three_partnerships.run("programme", "compare").stdout.splitlines()
    assert max(map(len, lines)) <= 80


def test_the_comparison_for_programs_has_a_schema(three_partnerships):
    data = three_partnerships.json("programme", "compare")
    assert data["schema"] == 1
    row = data["programme"]["lessons"][6]
    assert [cell["state"] for cell in row["cells"]] == [
        "filled",
        "withheld",
        "nothing shared",
    ]
    assert row["cells"][0]["words"][0] == {
        "words": "What m1 learned",
        "note": "learning",
    }


def test_looking_keeps_nothing(three_partnerships):
    file = three_partnerships.folder / "sets" / "dyffryn-set.jsonl"
    before = file.read_bytes()
    three_partnerships.run("programme", "compare")
    assert file.read_bytes() == before
    assert not (three_partnerships.folder / "programme").exists()


def test_without_a_session_there_is_nothing_to_compare(dyffryn):
    told = dyffryn.told("programme", "compare", code=1)
    assert "no set has held a session" in told


def test_without_a_partnership_it_says_where_one_is_given(desk):
    story = Story()
    story.join("m1", "Megan")
    story.meet(MARCH, ("m1",))
    story.keep_in(desk.folder, "dyffryn-set")
    told = desk.told("programme", "compare", code=1)
    assert "tmworkshop member add NAME --partnership NAME" in told


@pytest.mark.parametrize("seed", range(4))
def test_screen_and_json_hold_what_the_page_holds_and_no_more(desk, seed):
    programme = invented(seed)
    for set_id, story in programme.stories.items():
        story.keep_in(desk.folder, set_id)
    screen = desk.run("programme", "compare").stdout
    data = desk.json("programme", "compare")
    entries = [
        entry
        for row in (*data["programme"]["lessons"], *data["programme"]["themes"])
        for cell in row["cells"]
        for entry in cell["words"]
    ]
    held = set(MARK.findall(json.dumps(entries)))
    assert set(MARK.findall(json.dumps(data))) == held
    assert set(MARK.findall(screen)) == held
