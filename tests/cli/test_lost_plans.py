"""A session's plan that cannot be read: doctor says where, and which backup has it."""

import json

import pytest

from tests.fuzz.trying import json_line
from tests.records import JANUARY, Story
from tmworkshop.domain.facts import Kind


@pytest.fixture
def met(desk):
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m2", "Two doors are better than one")
    story.part().keep_in(desk.folder, "dyffryn")
    return desk


def lose_the_plan(desk):
    """Leave no step in the plan, in lines whose checksums hold; return the file."""
    file = desk.folder / "sets" / "dyffryn.jsonl"
    first, *lines = file.read_bytes().splitlines(keepends=True)
    written = [first]
    for line in lines:
        documents = json.loads(line[9:])
        for document in documents:
            document.get("design", {}).update(steps=[])
        written.append(json_line(documents))
    file.write_bytes(b"".join(written))
    return file


def plans_in(desk):
    findings = desk.run("doctor", "--json", code=None).stdout
    return [
        each for each in json.loads(findings)["findings"] if each["check"] == "plans"
    ]


def test_the_file_is_named_and_the_backup_that_has_it(met):
    name = met.run("backup", "make").stdout.strip()
    file = lose_the_plan(met)
    met.run("backup", "make")
    (finding,) = plans_in(met)
    assert f"The plan of session 1 in {file} cannot be read." in finding["said"]
    assert f'tmworkshop backup restore "{name}" --to DIR' in finding["remedy"]


def test_where_no_copy_has_it_that_is_said(met):
    lose_the_plan(met)
    (finding,) = plans_in(met)
    assert finding["remedy"].startswith("nothing: no copy within reach has it")
