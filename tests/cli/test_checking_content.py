"""``prompt check`` and ``design check``, as whoever writes their own meets them."""

import pytest

CARD = """
[[card]]
id = "ours.door"
title = "The door"
finding = "The door was open."
source = "{source}"
strength = "opinion"
question = "{question}"
lessons = ["lesson.05"]
"""
DESIGN = """
id = "short"
title = "Short"
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
question = "{question}"
"""


@pytest.fixture
def put(desk):
    def put(path, text, **words):
        file = desk.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.format(**words))
        return file

    return put


def test_without_prompts_of_your_own_ours_are_used(desk):
    said = desk.run("prompt", "check").stdout
    assert said.startswith("There are no prompts of your own in")


def test_prompts_that_can_be_used_are_counted(desk, put):
    put("prompts/evidence/ours.toml", CARD, source="duxbury", question="Who opened it?")
    assert desk.run("prompt", "check").stdout.startswith("1 file in")


def test_each_thing_amiss_with_a_prompt_is_told_with_its_place(desk, put):
    put("prompts/evidence/ours.toml", CARD, source="us", question="Is it open?")
    stray = put("prompts/cards.toml", "")
    told = desk.told("prompt", "check", code=1)
    assert "can be read, and not all of it is in order:" in told
    assert "ours.door: there is no source 'us'" in told
    assert "ours.door: it can be answered by yes or no: 'Is it open?'" in told
    assert f"nothing reads {stray}" in told


def test_a_design_with_nothing_to_remark_can_be_used(desk, put):
    file = put("designs/short.toml", DESIGN, question="What now?")
    said = desk.run("design", "check", str(file)).stdout
    assert said == f"{file} can be used: 1 step, 5 minutes.\n"


def test_what_a_room_would_notice_is_told_and_hinders_nothing(desk, put):
    file = put("designs/short.toml", DESIGN, question="Is it time?")
    said = desk.run("design", "check", str(file)).stdout
    assert "A room would notice:" in said
    assert "step 1 'round': it can be answered by yes or no: 'Is it time?'" in said


def test_a_slip_of_the_hand_is_told_by_its_line_without_the_library_s_words(desk, put):
    file = put("designs/short.toml", DESIGN, question="What now?")
    file.write_text(file.read_text().replace('"Round"', "\u201cRound\u201d"))
    told = desk.told("design", "check", str(file), code=1)
    assert "line 12: quotation marks are to be straight" in told
    assert "TOML" not in told.replace(".toml", "")


def test_a_box_of_the_slip_under_another_name_is_told(desk, put):
    slip = desk.run("prompt", "list", "slip", "--json").stdout
    assert '"evaluator"' in slip
    boxes = ("set-summary", "evalutor")
    text = "".join(
        f'[[purpose]]\nid = "{box}"\nwords = "It may."\nshort = "It"\n' for box in boxes
    )
    put("prompts/consent.toml", f'version = 9\nintro = "Tick."\n{text}')
    told = desk.told("prompt", "check", code=1)
    assert "no box is called 'evalutor'. Did you mean evaluator?" in told


SCALE = """
[[scale]]
id = "ease"
question = "How easy?"
points = [{{ value = 1, label = "hard" }}, {{ value = 2, label = "easy" }}]
cannot_say = "I cannot say"
"""
SLIPS = """
layout = "slips"
keeps = "rating"
scale = "ease"
unattributed = true
"""


@pytest.mark.parametrize("since", ["", "x = [", SCALE.format().replace("2", "5")])
def test_a_session_in_hand_is_weighed_by_the_scale_it_was_opened_with(desk, put, since):
    put("prompts/scales.toml", SCALE)
    put("designs/short.toml", DESIGN + SLIPS, question="How easy is it?")
    desk.run("set", "add", "Ours")
    for name in ("Amina", "Ben", "Carys"):
        desk.run("member", "add", name)
    start = ("session", "start", "--design", "short", "--lesson", "0")
    desk.run(*start, "--present", "everyone", "--plain", keys="!\n")
    (desk.folder / "prompts/scales.toml").write_text(since)
    said = desk.run("session", "resume", "--plain", keys="1 2 2\n!\n").stdout
    assert "1 hard   2 easy   ? I cannot say" in said
    assert "1 o   2 o o   cannot say 0" in said
