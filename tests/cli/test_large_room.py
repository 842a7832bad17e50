"""An event of sixty people, by a design of its own, to its last page."""

import pytest

DESIGN = """
id = "fair"
title = "A fair"
minutes = 62
summary = "Sixty people at tables of four."
smallest = 12
largest = 60
advice = "welcome"
before = "Set out fifteen tables, and choose another design for fewer than twelve."

[[steps]]
id = "welcome"
title = "Welcome"
minutes = 5
speaks = "facilitator"
shows = "agreement"

[[steps]]
id = "first"
title = "First tables"
minutes = 20
speaks = "groups"
layout = "groups"
group_size = 4
question = "Where do we see this?"

[[steps]]
id = "second"
title = "Other tables"
minutes = 20
speaks = "groups"
layout = "groups"
group_size = 4
regroups = true
question = "What has made it better?"

[[steps]]
id = "practice"
title = "What worked"
minutes = 5
speaks = "all"
layout = "floor"
keeps = "practice"
question = "What did you do that others could use?"

[[steps]]
id = "commit"
title = "What we will do"
minutes = 5
speaks = "all"
layout = "floor"
keeps = "action"
question = "What will you do, and with whom?"

[[steps]]
id = "process"
title = "How we worked"
minutes = 2
speaks = "all"
layout = "floor"
keeps = "note"
level = "set"
question = "What helped us today?"

[[steps]]
id = "learning"
title = "Learning"
minutes = 5
speaks = "all"
layout = "each"
keeps = "learning"
question = "What do you take away?"
"""
FIRST = ("Ann", "Ben", "Cai", "Dee", "Eve", "Fay")
LAST = ("Ash", "Bell", "Cole", "Dean", "Ellis", "Frost", "Gray", "Hill", "Ivey", "Jay")
PEOPLE = [f"{first}{last[:2]} {last}" for last in LAST for first in FIRST]
SCRIPT = f"""
design = "fair"
date = 2026-03-12
start = "10:00"
present = {PEOPLE!r}

[[say]]
step = "practice"
answers = [
    "AnnAs: We ate together first", "A town of two halves", "", "People came back", "",
    "",
]
[[say]]
step = "commit"
answers = ["23 april", "BenAs: Ring the mill", "", "CaiAs: Write", "d", "n", "", ""]
[[say]]
step = "process"
answers = ["The second tables were livelier", ""]
"""


@pytest.fixture
def fair(desk, tmp_path):
    desk.run("set", "add", "The fair", "--kept-until", "none")
    roster = "".join(f"{who},Place {n % 5}\n" for n, who in enumerate(PEOPLE))
    people = tmp_path / "people.csv"
    people.write_text(f"name,partnership\n{roster}", encoding="utf-8")
    desk.run("member", "import", str(people))
    designs = desk.folder / "designs"
    designs.mkdir(exist_ok=True)
    (designs / "fair.toml").write_text(DESIGN, encoding="utf-8")
    return desk


START = ("--plain", "session", "start", "--design", "fair", "--present", "everyone")


def test_what_to_have_ready_is_said_before_the_session_opens(fair):
    told = fair.run(*START, keys="")
    assert told.stderr.startswith("Set out fifteen tables, and choose another design")


def test_everyone_is_at_one_table_and_at_another_in_the_second_round(fair):
    told = fair.run(*START, keys="\n\n\n").stdout
    _, first, second, *_ = told.split("The fair · session 1 · ")[1:]
    rounds = [tables(text) for text in (first, second)]
    assert [len(each) for each in rounds] == [15, 15]
    for each in rounds:
        assert sorted(who for table in each for who in table) == sorted(names())
    assert {*rounds[0]}.isdisjoint(rounds[1])


def names():
    return [name.partition(" ")[0] for name in PEOPLE]


def tables(text):
    lines = [line.strip() for line in text.splitlines()]
    listed = [line.partition("  ")[2] for line in lines if line[:1].isdigit()]
    return [tuple(each.split(", ")) for each in listed]


def test_who_left_a_step_open_is_named_or_counted(fair):
    shown = fair.run(*START, keys="\n" * 10 + "I talk too much\n!!\n").stdout
    assert "Learning: AnnAs Ash, BenAs Ash, CaiAs Ash, EveAs Ash" in shown
    assert "CaiBe Bell and 51 more" in shown


def todo(fair):
    return fair.json("action", "list")["actions"]


def test_the_event_is_played_and_all_that_was_said_is_held(fair, tmp_path):
    script = tmp_path / "script.toml"
    script.write_text(SCRIPT.replace("'", '"'), encoding="utf-8")
    fair.run("session", "start", "--script", str(script))
    shown = fair.run("session", "show").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "2 actions, 1 note, 1 practice" in shown
    actions = {each["words"]: each["due"] for each in todo(fair)}
    assert actions == {"Ring the mill": None, "Write": "2026-04-23"}
    fair.run("member", "export", "AnnAs")
    (page,) = fair.folder.rglob("*annas*.html")
    held = page.read_text(encoding="utf-8")
    assert "We ate together first" in held
    assert "In this setting: A town of two halves." in held
