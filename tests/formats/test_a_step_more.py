"""An invented step: the kept files as an older schema would have them, and a newer one.

In the older schema words were called text.  The step is given to the real commands.
"""

from dataclasses import replace
from zipfile import ZipFile

import pytest

from tests.formats.kept import kept_in, numbers, sentences, what_it_says
from tests.formats.test_old_formats import TO_THE_CLOSE, backups_of, copies_in
from tmworkshop.adapters.backups.archive import list_packed, open_zip, pack_zip
from tmworkshop.adapters.store import format as door
from tmworkshop.adapters.store.checked_lines import line_of, read_line
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, newest_schema

OLD, NEW = newest_schema(STEPS), newest_schema(STEPS) + 1
HERE = ("--set", "dyffryn")


def named_words(documents):
    for document in documents:
        others = {name: document[name] for name in document if name != "text"}
        yield others | ({"words": document["text"]} if "text" in document else {})


def named_text(document):
    others = {name: document[name] for name in document if name != "words"}
    return others | ({"text": document["words"]} if "words" in document else {})


def aged(content):
    """Return a set's file as the older schema has it, line for line."""
    first, *lines = content.split(b"\n")[:-1]
    every = ([named_text(document) for document in read_line(line)] for line in lines)
    return b"".join((first + b"\n", *map(line_of, every)))


def age_backup(file):
    """Let the sets in a backup be of the older schema, and the backup be sound."""
    with open_zip(file.read_bytes(), file.name) as archive:
        manifest, contents = archive.manifest, archive.contents()
    old = {
        name: aged(each) if name.startswith("sets/") else each
        for name, each in contents.items()
    }
    file.write_bytes(pack_zip(replace(manifest, files=list_packed(old)), old))


def set_file(kept, set_id="dyffryn"):
    return kept.workspace / f"sets/{set_id}.jsonl"


def schema_of(content):
    return read_line(content.partition(b"\n")[0])["schema"]


def schemas_in(backup):
    with ZipFile(backup) as zipped:
        names = [name for name in zipped.namelist() if name.startswith("sets/")]
        return {name: schema_of(zipped.read(name)) for name in names}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Give the newest kept format, whose schema is today's."""
    monkeypatch.setenv("TZ", "Europe/London")
    return kept_in(numbers()[-1], tmp_path)


@pytest.fixture
def a_step_more(monkeypatch):
    steps = (*STEPS, named_words)
    monkeypatch.setattr(door, "STEPS", steps)
    monkeypatch.setattr(Journal.__init__, "__defaults__", (None, steps, None))


@pytest.fixture
def old(kept, a_step_more):
    """Give the same as an older schema has it, with a step that leads to today's."""
    for file in (kept.workspace / "sets").glob("*.jsonl"):
        file.write_bytes(aged(file.read_bytes()))
    for file in backups_of(kept):
        age_backup(file)
    return kept


def test_old_files_are_read_as_new_ones_and_stay_as_they_are(kept, request):
    says = what_it_says(kept)
    old = request.getfixturevalue("old")
    before = set_file(old).read_bytes()
    again = {k: v for k, v in what_it_says(old).items() if not k.startswith("backup")}
    assert again == {k: says[k] for k in again}
    assert set_file(old).read_bytes() == before


def test_the_first_to_write_makes_a_backup_and_brings_the_file_up(old):
    before = set_file(old, "moor").read_bytes()
    for file in backups_of(old):
        file.unlink()  # one that holds the file as it is would do
    resume = ("--plain", "session", "resume", "--set", "moor")
    old.run(*resume, keys=TO_THE_CLOSE)
    after = set_file(old, "moor").read_bytes()
    assert (schema_of(before), schema_of(after)) == (OLD, NEW)
    assert set(sentences(old.documents("moor"))) >= {"Ask the sawmill for the key."}
    (made,) = (file for file in backups_of(old) if file.stem.endswith("migration"))
    assert ZipFile(made).read("sets/moor.jsonl") == before
    assert old.json("backup", "verify")
    assert schema_of(set_file(old, "harbour").read_bytes()) == OLD


def test_an_erasure_reaches_old_copies_and_brings_them_up(old):
    old.run("member", "erase", "amina", *HERE, "--names", "mask", "--yes")
    assert schema_of(set_file(old).read_bytes()) == NEW
    for file in backups_of(old):
        assert not any("Amina" in each for each in sentences(copies_in(file))), file
        assert any("Megan" in each for each in sentences(copies_in(file))), file
        assert schemas_in(file)["sets/dyffryn.jsonl"] == NEW
    assert old.json("backup", "verify")


def test_an_old_backup_is_restored_and_brought_up_when_written(old):
    first = str(backups_of(old)[0])
    old.run("backup", "restore", first, "--in-place", *HERE, "--yes")
    assert old.json("action", "list", *HERE)["actions"]
    old.run("action", "update", "1", *HERE, "--due", "1 june")
    assert schema_of(set_file(old).read_bytes()) == NEW


def test_what_can_be_read_of_a_damaged_old_file_goes_on_as_an_old_file(old):
    content = set_file(old).read_bytes()
    whole = old.documents("dyffryn")
    *lines, last = content.splitlines(keepends=True)
    set_file(old).write_bytes(b"".join((*lines, last[:-9], b"\n")))
    door.mend_set(set_file(old))
    lost = {document["id"] for document in read_line(last[:-1])}
    assert old.documents("dyffryn").keys() == whole.keys() - lost
    assert schema_of(set_file(old).read_bytes()) == OLD
    old.run("action", "update", "1", *HERE, "--due", "1 june")
    assert schema_of(set_file(old).read_bytes()) == NEW
    assert backups_of(old)[-1].stem.endswith("migration")


def test_a_window_brings_up_what_another_added_to_a_spoilt_old_file(old):
    file = set_file(old, "moor")
    window = FactFile(file)
    before = window.facts()
    added = {"fact": "said", "id": "z", "kind": "note", "text": "A word more."}
    file.write_bytes(file.read_bytes()[:-9] + b"\n" + line_of([added]))
    assert window.facts()[: len(before)] == before
    assert window.facts()[-1].words == "A word more."
    assert FactFile(file).facts() == window.facts()


def test_sound_lines_of_a_damaged_old_copy_outlive_an_erasure(old):
    file = backups_of(old)[0]
    with open_zip(file.read_bytes(), file.name) as archive:
        manifest, contents = archive.manifest, archive.contents()
    name = "sets/dyffryn.jsonl"
    contents[name] = contents[name][:-9] + b"\n"
    file.write_bytes(pack_zip(replace(manifest, files=list_packed(contents)), contents))
    old.run("member", "erase", "amina", *HERE, "--names", "mask", "--yes")
    assert "Megan Prys-Jones" in set(sentences(copies_in(file)))
    assert not any("Amina" in each for each in sentences(copies_in(file)))


@pytest.fixture
def newer(kept):
    """Give a workspace that a tmworkshop with a step more has written."""
    for file in (kept.workspace / "sets").glob("*.jsonl"):
        file.write_bytes(of_tomorrow(file.read_bytes()))
    return kept


def of_tomorrow(content):
    first, _, rest = content.partition(b"\n")
    return line_of(read_line(first) | {"schema": NEW}) + rest


@pytest.mark.parametrize(
    "command",
    ["action list", "member export megan", "session list"],
)
def test_a_newer_file_is_refused_in_words(newer, command):
    before = set_file(newer).read_bytes()
    told = newer.run(*command.split(), *HERE, code=4)
    assert "A newer tmworkshop wrote" in told
    assert "update tmworkshop" in told
    assert set_file(newer).read_bytes() == before


def test_a_newer_copy_is_not_taken_for_damage_by_an_erasure(kept):
    file = backups_of(kept)[0]
    with open_zip(file.read_bytes(), file.name) as archive:
        manifest, contents = archive.manifest, archive.contents()
    name = "sets/dyffryn.jsonl"
    contents[name] = of_tomorrow(contents[name])
    file.write_bytes(pack_zip(replace(manifest, files=list_packed(contents)), contents))
    before = file.read_bytes()
    told = kept.run(
        *("member", "erase", "amina", *HERE, "--names", "mask", "--yes"), code=4
    )
    assert "update tmworkshop" in told
    assert file.read_bytes() == before
    assert "Amina Sesay" in set(sentences(kept.documents("dyffryn")))
