"""What was kept by an older version is read, written, restored and forgotten today."""

import json
from zipfile import ZipFile

import pytest

from tests.formats.kept import (
    HERE,
    SETS,
    documents_of,
    kept_in,
    numbers,
    pages_with_words,
    said_in,
    sentences,
    what_it_says,
)
from tests.formats.shape import shape_today
from tests.terminals import TMWORKSHOP, PtyProcess, environment
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.migrations import STEPS, newest_schema

RAISE = (
    "What can be kept has changed: raise the schema by a step more in STEPS "
    "(adapters/store/migrations.py), keep the folders that there are, and keep the new "
    "format beside them: python -m tests.formats.make {}"
)
TO_THE_CLOSE = "!!\nclose\n"  # what is typed to close whatever is open
HALF_TYPED = {"harbour": "What would the fer", "moor": "next thu"}
SCHEMA = "schema"
COMPARISON = "programme/comparison.html"  # of which less may leave than once did
WORDED_ANEW = {  # words of ours, which nobody said
    "If something from outside gets in the way, such as who manages or funds whom, we "
    "name it.": "If something from outside gets in the way, such as one of us managing "
    "or funding another, we name it.",
    "2. The benefits are mixed": "2. The evidence of benefits is mixed",
    "3. What keeps third sector partners out": (
        "3. What is seen to affect the third sector"
    ),
    "7. Small firms are hard to engage": "7. Small firms can be hard to engage",
}
PEOPLE = ("Amina", "Dai", "Megan", "Tomos", "Rhiannon", "Kwame")
MADE = {"partnership"}  # kinds that a step of migrations makes of others


@pytest.fixture(params=numbers(), ids=str)
def kept(request, tmp_path, monkeypatch):
    """Give each old format in turn, in a workspace of its own."""
    monkeypatch.setenv("TZ", "Europe/London")
    return kept_in(request.param, tmp_path)


def expected(kept, name):
    return json.loads((kept.home / f"{name}.json").read_text("utf-8"))


def still_said(old, new):
    """Say whether *new* says all that *old* did; it may say more beside it."""
    match old, new:
        case dict(), dict():
            # of a slip, its own is told with each choice; this is the newest there is
            present = {"wording"} if "choices" in old else set()
            every = old.keys() - {SCHEMA} - present
            return all(k in new and still_said(old[k], new[k]) for k in every)
        case list(), list():
            return len(old) == len(new) and all(map(still_said, old, new))
        case _:
            return bool(WORDED_ANEW.get(old, old) == new)


def lets_out_no_more(old, new):
    """Say whether a page now shows, cell by cell, what it showed or nothing.

    What may leave a set is a rule and no format: it has become stricter since.
    """
    if "comparison" not in old:
        before, now = (words_by_cell(e, "words") for e in (old["programme"], new))
        return all(words <= before.get(cell, set()) for cell, words in now.items())
    old = old["comparison"]
    before, now = words_by_cell(old, "entries"), words_by_cell(new, "words")
    every_lesson = {WORDED_ANEW.get(e["title"], e["title"]) for e in old["lessons"]}
    return (
        every_lesson == {each["title"] for each in new["lessons"]}
        and {each["name"] for each in old["columns"]} <= {*new["columns"]}
        and all(
            words <= before.get(cell, set())
            for cell, words in now.items()
            if cell not in closed_by_names(old)
        )
    )


def closed_by_names(old):
    """Return the cells that a name beside words closed: it is left off now instead."""
    columns = [each["name"] for each in old["columns"]]
    return {
        (WORDED_ANEW.get(row["title"], row["title"]), column)
        for row in (*old["lessons"], *old["themes"])
        for column, cell in zip(columns, row["cells"], strict=True)
        if cell["text"].startswith("shared without a name by fewer than 3")
    }


def words_in(told, cells):
    """Return all that is read in some *cells* of what was *told*."""
    page = told["programme"]
    return " ".join(
        f"{each['words']} {each['note']}"
        for row in (*page["lessons"], *page["themes"])
        for column, cell in zip(page["columns"], row["cells"], strict=True)
        if (row["title"], column) in cells
        for each in cell["words"]
    )


def words_by_cell(page, called):
    """Return what is read in each cell of *page*, by its row and partnership."""
    columns = [e if isinstance(e, str) else e["name"] for e in page["columns"]]
    return {
        (WORDED_ANEW.get(row["title"], row["title"]), column): {
            each["words"] for each in cell[called]
        }
        for row in (*page["lessons"], *page["themes"])
        for column, cell in zip(columns, row["cells"], strict=True)
    }


def assert_all_read(read, old):
    """Raise unless *read* holds all of *old*, and beside it what a step made of it."""
    assert read.keys() >= old.keys()
    made = {read[id_]["fact"] for id_ in read.keys() - old.keys()}
    assert made <= MADE


def facts(kept, set_id):
    """Return the facts of a set as today's code reads them, by their ids."""
    path = kept.workspace / f"sets/{set_id}.jsonl"
    return {fact.id: fact for fact in FactFile(path).facts()}


def closes(kept, set_id):
    """Take up the open session of a set and close it."""
    resume = ("--plain", "session", "resume", "--set", set_id)
    return kept.run(*resume, keys=TO_THE_CLOSE)


def test_what_can_be_written_is_what_the_newest_kept_format_holds():
    newest_kept = HERE / str(numbers()[-1]) / "shape.json"
    held = json.loads(newest_kept.read_text("utf-8"))
    assert held == shape_today(), RAISE.format(
        newest_schema(STEPS) + (held[SCHEMA] == newest_schema(STEPS))
    )


def test_every_format_there_ever_was_is_kept():
    assert numbers() == [*range(1, newest_schema(STEPS) + 1)]


def test_all_kinds_of_facts_moves_and_parts_are_kept(kept):
    """A kept format that lacks something would prove nothing about it."""
    shape = expected(kept, "shape")
    every = [each for set_id in SETS for each in kept.documents(set_id).values()]
    written = {
        "facts": {each["fact"] for each in every},
        "parts": {each["part"] for each in every if each["fact"] == "amend"},
        "kind": {each["kind"] for each in every if each["fact"] == "said"},
        "move": {each["what"] for each in every if each["fact"] == "move"},
    }
    choices = shape["choices"]
    assert written == {
        "facts": set(shape["facts"]),
        "parts": set(shape["parts"]),
        "kind": set(choices["kind"]),
        "move": set(choices["move"]),
    }


@pytest.mark.parametrize("set_id", SETS)
def test_every_fact_is_read_and_no_word_is_lost(kept, set_id):
    old = kept.documents(set_id)
    read = {id_: document_of(fact) for id_, fact in facts(kept, set_id).items()}
    assert_all_read(read, old)
    assert set(sentences(list(read.values()))) >= said_in(old)


def test_commands_say_what_they_said(kept):
    now = what_it_says(kept)
    says = expected(kept, "says")
    old, new = says.pop("programme compare"), now["programme compare"]
    assert lets_out_no_more(old, new["programme"])
    for command, said in says.items():
        assert still_said(said, now[command]), command


def test_the_same_words_stand_on_the_same_pages(kept):
    old = expected(kept, "says")["programme compare"].get("comparison")
    closed = closed_by_names(old) if old else set()
    since = words_in(kept.json("programme", "compare"), closed)
    now, then = pages_with_words(kept), expected(kept, "pages")
    more = set(now.pop(COMPARISON)) - set(then.pop(COMPARISON))
    assert not [each for each in more if each not in since]
    assert now == then
    assert not [name for name in PEOPLE if name in since]


@pytest.mark.parametrize("set_id", HALF_TYPED)
def test_an_open_session_is_taken_up_and_closed(kept, set_id):
    before = kept.documents(set_id)
    closes(kept, set_id)
    after = facts(kept, set_id)
    (session,) = kept.json("session", "list", "--set", set_id)["sessions"]
    assert session["closed"]
    loose = {id_ for id_, each in before.items() if each.get("unattributed")}
    assert after.keys() >= before.keys() - loose
    assert set(sentences([document_of(f) for f in after.values()])) >= said_in(before)


@pytest.mark.parametrize("set_id", HALF_TYPED)
def test_what_was_half_typed_stands_in_the_line(kept, set_id):
    resume = (*TMWORKSHOP, "session", "resume", "--set", set_id)
    with PtyProcess(*resume, env=environment(**kept.environ)) as terminal:
        terminal.until(HALF_TYPED[set_id])


def test_scripts_of_then_play_to_their_end(kept):
    kept.run("set", "add", "Glade", "--kept-until", "none")
    kept.run("set", "agreement", "glade", "--add", "We begin with tea.")
    for name in ("Megan", "Dai", "Amina", "Tomos", "Rhiannon", "Kwame"):
        kept.run("member", "add", name, "--set", "glade")
    scripts = sorted((kept.folder / "scripts").iterdir())
    for script in scripts:
        kept.run("session", "start", "--set", "glade", "--script", str(script))
    sessions = kept.json("session", "list", "--set", "glade")["sessions"]
    assert [each["closed"] for each in sessions] == [True] * len(scripts)
    assert kept.json("action", "list", "--set", "glade")["actions"]


def test_every_backup_is_sound_and_comes_back_on_another_laptop(kept):
    for file in (*backups_of(kept), *kept.folder.glob("stick/*.zip")):
        kept.run("backup", "verify", str(file))
        again = kept.folder / f"again-{file.stem}"
        kept.run(
            "--workspace",
            str(again),
            "backup",
            "restore",
            str(file),
            *("--to", str(again)),
        )
        for name, old in copies_in(file).items():
            read = {f.id: document_of(f) for f in FactFile(again / name).facts()}
            assert_all_read(read, old)
            assert set(sentences(list(read.values()))) >= said_in(old)


def test_a_backup_is_restored_in_place(kept):
    before = kept.documents("dyffryn")
    last = str(backups_of(kept)[-1])
    kept.run("backup", "restore", last, "--in-place", "--set", "dyffryn", "--yes")
    assert facts(kept, "dyffryn").keys() >= before.keys()


def test_whoever_is_erased_is_erased_in_every_backup(kept):
    amina = "Amina Sesay"
    assert all(amina in set(sentences(copies_in(file))) for file in backups_of(kept))
    kept.run(
        "member", "erase", "amina", *("--set", "dyffryn"), "--names", "mask", "--yes"
    )
    assert kept.json("backup", "verify")
    for file in backups_of(kept):
        assert not any("Amina" in each for each in sentences(copies_in(file))), file


def backups_of(kept):
    return sorted((kept.workspace / "backups").glob("*.zip"))


def copies_in(file):
    """Return the documents of every set in a backup, by the names of their files."""
    with ZipFile(file) as zipped:
        names = [name for name in zipped.namelist() if name.startswith("sets/")]
        return {name: documents_of(zipped.read(name)) for name in names}
