"""How all shipped words read: whose they are, how they are spelt, whom they judge."""

import re
from hashlib import blake2b
from pathlib import Path

import pytest

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.domain.checking.read_aloud import RUN, list_runs

ROOT = Path(__file__).parents[2]
HASHES = Path(__file__).with_name("runs-of-the-sources.txt")
FILES = sorted(
    [*folder("prompts").rglob("*.toml"), *folder("sessions").rglob("*.toml")]
)
TITLED = {"sources"}  # folders of works by their titles, which are not ours to reword
JUDGING = re.compile(
    r"\b(overdue|failed|failing|failure|score|compliance|anonym\w*|stakeholder\w*"
    r"|deliverable\w*|best practice)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"(?<!\bs)iz(?:ation|ing|ed)\b|\b(?:program|color|center|labor)\b", re.IGNORECASE
)

# What is hard to take in by ear, above all for whoever learned English late.
TURNS = re.compile(
    r"\b(?:in a sentence of yours|put down in order to|a nod is leave|whom|figures?"
    r"|say what now|yours from the screen|how well did we question|honest record"
    r"|alive for (?:us|you)|what needs saying|only talk about|have you rushed)\b",
    re.IGNORECASE,
)
SPEECH = {"themes"}  # folders with what people say themselves

each_file = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}"
)


def texts(held):
    match held:
        case str():
            yield held
        case dict():
            for part in held.values():
                yield from texts(part)
        case list():
            for part in held:
                yield from texts(part)


def ours(file):
    """Return the texts of *file* that are in our own words."""
    held = read_toml(file)
    if TITLED & {*file.parts}:
        kept = ("what", "note")
        held = [[each.get(name, "") for name in kept] for each in tables(held)]
    return list(texts(held))


def tables(held):
    return [table for each in held.values() for table in each]


@pytest.fixture(scope="module")
def hashes():
    return {*HASHES.read_text(encoding="ascii").split()}


def shared(words, hashes):
    size = len(next(iter(hashes))) // 2
    return [
        run
        for run in list_runs(words)
        if blake2b(run.encode(), digest_size=size).hexdigest() in hashes
    ]


@each_file
def test_no_run_of_twelve_words_was_taken_from_the_documents(file, hashes):
    assert [run for text in ours(file) for run in shared(text, hashes)] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda p: p.name)
def test_no_page_of_the_docs_has_such_a_run(page, hashes):
    assert shared(page.read_text(encoding="utf-8"), hashes) == []


def test_a_run_that_was_taken_would_be_found(hashes):
    """The titles of works, which the sources print as we do, have runs in common."""
    works = read_toml(folder("prompts") / "sources" / "references.toml")["reference"]
    long = [work["title"] for work in works if len(work["title"].split()) > RUN]
    assert len([title for title in long if shared(title.upper(), hashes)]) >= 3


@each_file
def test_the_words_judge_nobody(file):
    assert [JUDGING.findall(text) for text in ours(file) if JUDGING.search(text)] == []


@each_file
def test_the_words_are_spelt_as_in_britain(file):
    assert [text for text in ours(file) if AMERICAN.search(text)] == []


@each_file
def test_no_turn_comes_back_that_is_hard_to_take_in_by_ear(file):
    held = read_toml(file)
    if SPEECH & {*file.parts}:
        ours = ("title", "definition", "includes", "excludes")
        held = [[each.get(name, "") for name in ours] for each in tables(held)]
    told = [text for text in texts(held) if " " in text]
    assert [text for text in told if TURNS.search(text)] == []


@pytest.mark.parametrize(
    "turn",
    [
        "What is the case, in a sentence of yours?",
        "In silence: a figure on each of your slips.",
        "Nobody needs to say which figure was theirs.",
        "A nod is leave; without it we do something else.",
        "What would you do, and with whom?",
    ],
)
def test_such_a_turn_would_be_heard(turn):
    assert TURNS.search(turn)


@each_file
def test_no_text_has_stray_spaces(file):
    stray = [t for t in texts(read_toml(file)) if t != " ".join(t.split())]
    assert stray == []
