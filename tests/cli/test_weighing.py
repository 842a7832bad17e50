"""What was weighed at a session, as commands and pages tell it."""

import pytest

OWN = """
id = "two-rules"
title = "Two rules"
minutes = 2
summary = "The rules, weighed."
smallest = 2
largest = 8
advice = "none"
[[steps]]
id = "rules"
title = "Our rules"
minutes = 1
speaks = "silent"
layout = "slips"
keeps = "rating"
weighs = "{weighs}"
scale = "kept-to"
shows = "statement"
unattributed = true
{level}
question = "How far did we keep to this?"
[[steps]]
id = "talk"
title = "Talk"
minutes = 1
speaks = "all"
"""
SCRIPT = """
design = "two-rules"
date = 2026-03-12
start = "10:00"
present = ["Megan", "Dai", "Amina"]
[[say]]
step = "rules"
answers = ["3 3 2", "", "1 3 ?", ""]
"""


@pytest.fixture
def own(dyffryn):
    """Return what puts a design of one's own into the workspace."""
    dyffryn.run("member", "add", "Amina Li")
    agree = ("set", "agreement", "dyffryn", "--rule", "one-voice", "--rule", "pass")
    dyffryn.run(*agree)

    def own(weighs="agreement", level=""):
        designs = dyffryn.folder / "designs"
        designs.mkdir(exist_ok=True)
        file = designs / "two-rules.toml"
        file.write_text(OWN.format(weighs=weighs, level=level), encoding="utf-8")
        return file

    return own


@pytest.fixture
def held(dyffryn, own, tmp_path):
    """Return what holds a session in which two rules are weighed."""

    def held(**more):
        own(**more)
        script = tmp_path / "script.toml"
        script.write_text(SCRIPT, encoding="utf-8")
        dyffryn.run("session", "start", "--script", str(script))
        return dyffryn

    return held


def page(desk):
    desk.run("report", "set")
    (html,) = (desk.folder / "reports").rglob("*summary*.html")
    return html.read_text(encoding="utf-8")


def test_a_session_shows_the_counts_of_each_statement_with_its_words(held):
    shown = held().run("session", "show").stdout
    assert shown.endswith(
        "Our rules: How far did we keep to this?\n"
        "1 not met  2 partly met  3 fully met  ? I cannot say\n"
        "  One person speaks at a time, and silence is welcome.\n"
        "    1 at 2, 2 at 3\n"
        "  Anyone may pass on a question or a turn.\n"
        "    1 at 1, 1 at 3, 1 at ?\n"
    )


def test_a_session_tells_programs_the_wording_as_well(held):
    (weighed,) = held().json("session", "show")["session"]["weighed"]
    assert weighed["step"] == "rules"
    assert weighed["scale"][0] == "1 not met"
    assert weighed["statements"] == [
        {
            "id": "agreement.1",
            "version": 1,
            "words": "One person speaks at a time, and silence is welcome.",
            "counts": {"2": 1, "3": 2},
        },
        {
            "id": "agreement.2",
            "version": 1,
            "words": "Anyone may pass on a question or a turn.",
            "counts": {"1": 1, "3": 1, "?": 1},
        },
    ]


def test_the_words_that_were_weighed_stand_whatever_the_agreement_is_now(held):
    desk = held()
    desk.run("set", "agreement", "dyffryn", "--remove", "one-voice")
    assert (
        "  One person speaks at a time, and silence is welcome.\n    1 at 2, 2 at 3"
        in desk.run("session", "show").stdout
    )


def test_the_sets_page_has_what_its_step_lets_the_set_read(held):
    html = page(held(level='level = "set"'))
    assert "What we weighed: Our rules" in html
    assert "Anyone may pass on a question or a turn." in html


def test_without_a_level_that_says_so_the_sets_page_has_no_counts(held):
    html = page(held())
    assert "What we weighed" not in html
    assert "Anyone may pass on a question or a turn." not in html


def test_a_session_that_weighs_no_lesson_asks_for_none(dyffryn, own):
    own()
    words = ("session", "start", "--design", "two-rules")
    told = dyffryn.told("--no-input", *words, code=2)
    assert told.endswith("Give it as --present NAME")


def test_a_session_that_weighs_a_lesson_asks_for_one(dyffryn, own):
    own(weighs="lesson")
    words = ("session", "start", "--design", "two-rules")
    told = dyffryn.told("--no-input", *words, code=2)
    assert told.endswith("Give it as --lesson N")


def test_a_design_that_weighs_what_nobody_wrote_is_told_where(dyffryn, own):
    told = dyffryn.run("design", "check", str(own(weighs="wishes")), code=1).stderr
    assert "step 1 'rules': there is no inventory 'wishes' to weigh" in told


def test_an_inventory_of_ones_own_is_weighed_by_its_files_name(dyffryn, own, tmp_path):
    inventories = dyffryn.folder / "prompts" / "inventories"
    inventories.mkdir(parents=True)
    wish = 'id = "wishes"\ntitle = "Wishes"\nscale = "kept-to"\nintro = "Two."\n'
    for name in ("tea", "time"):
        wish += f'[[statement]]\nid = "wish.{name}"\ntitle = "{name}"\n'
        wish += f'words = "We have {name}."\nversion = 1\ntheme = "time"\n'
        wish += 'card = ""\nside = "driver"\n'
    (inventories / "wishes.toml").write_text(wish, encoding="utf-8")
    own(weighs="wishes")
    script = tmp_path / "script.toml"
    script.write_text(SCRIPT, encoding="utf-8")
    dyffryn.run("session", "start", "--script", str(script))
    shown = dyffryn.run("session", "show").stdout
    assert "  We have tea.\n    1 at 2, 2 at 3\n" in shown


def test_among_what_a_session_keeps_figures_stand_with_their_statement(held):
    desk = held()
    told = " ".join(desk.run("session", "edit").stdout.split())
    assert "2 3 3: One person speaks at a time, and silence is welcome." in told
    entries = desk.json("session", "edit")["entries"]
    statements = [each["statement"] for each in entries]
    assert {each["id"] for each in statements} == {"agreement.1", "agreement.2"}
    assert {each["version"] for each in statements} == {1}
