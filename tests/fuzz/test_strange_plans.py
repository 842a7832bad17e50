"""A session whose copy of its plan is none, in lines whose checksums hold.

Its words are shown, handed over and erased all the same, by every command.  So it is
where the ids of this computer's own facts are none.
"""

from __future__ import annotations

import os
from copy import deepcopy

import pytest
from click.testing import CliRunner

from tests.fuzz.mangled import chance, exchanged, odd_text
from tests.fuzz.test_commands import CODES, OBEYED, UNFORESEEN
from tests.fuzz.test_strange_sets import DOCUMENTS, NOW
from tests.fuzz.trying import HEADER, json_line
from tests.hostile import SET
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.cli import main
from tmworkshop.cli.stamps import name_device

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
SEEDS = range(1_000) if IS_SOAK else range(8)
READING = (
    (),
    ("session", "list", "--set", SET),
    ("session", "show", "1", "--set", SET),
    ("member", "show", "Ana", "--words"),
    ("member", "erase", "Ana", "--preview"),
    ("report", "participant", "--session", "1", "--as", "text"),
    ("report", "set", "--session", "1", "--as", "json"),
    ("doctor",),
    ("session", "resume", "--plain", "--set", SET),
)
ERASING = ("member", "erase", "Ana", "--names", "mask", "--yes")
WRONG = {
    "number": lambda plan: plan["steps"][0].update(question=1e308),
    "list": lambda plan: plan.update(title=["a", "b"]),
    "truth": lambda plan: plan["steps"][0].update(minutes=True),
    "nothing": lambda plan: plan.update(summary=None),
    "missing": lambda plan: plan["steps"][0].pop("speaks"),
    "unknown": lambda plan: plan.update(more="than this"),
    "no steps": lambda plan: plan.update(steps=[]),
    "same id": lambda plan: plan["steps"].append(plan["steps"][0]),
    "nobody's id": lambda plan: plan["steps"][0].update(spare_to="nowhere"),
    "endless": lambda plan: plan.update(minutes=10**30),
    "layout": lambda plan: plan["steps"][0].update(layout={"each": 1}),
    "phases": lambda plan: plan["steps"][0].update(phases=[["title", 1]]),
}


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """Run commands on a set of documents."""
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
    file = tmp_path / "sets" / f"{SET}.jsonl"
    file.parent.mkdir(parents=True)
    runner = CliRunner(
        env={"TMWORKSHOP_NOW": NOW, "TMWORKSHOP_WORKSPACE": str(tmp_path)}
    )

    def run(documents):
        file.write_bytes(HEADER + b"".join(json_line([each]) for each in documents))

        def typed(*words, keys="\n" * 8 + "!!\nclose\n"):
            result = runner.invoke(main, words, input=keys, color=True)
            assert result.exit_code in CODES, words
            assert UNFORESEEN not in result.output, words
            assert not set(result.output) & set(OBEYED), words
            return result.output

        return typed

    run.file = file
    return run


def with_plans(change):
    """Return the documents, *change* having had each plan."""
    documents = deepcopy(DOCUMENTS)
    for document in documents:
        if document["fact"] == "opened":
            change(document)
    return documents


@pytest.mark.parametrize("seed", SEEDS)
def test_every_command_goes_by_a_mangled_plan_or_without_one(seed, typed):
    random = chance(seed)
    run = typed(with_plans(lambda d: d.update(design=exchanged(d["design"], random))))
    for words in READING:
        run(*words)


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_of_this_computer_that_are_none_hinder_nobody(seed, typed):
    random = chance(seed)
    documents = deepcopy(DOCUMENTS)
    for document in random.sample(documents, 3):
        document |= {"id": odd_text(random), "device": name_device()}
    run = typed(documents)
    for words in READING:
        run(*words)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_words_are_shown_handed_over_and_erased_without_a_plan(wrong, typed):
    def change(document):
        document["design"]["before"] = "Ana said knows"
        wrong(document["design"])

    run = typed(with_plans(change))
    for words in READING[:-1]:
        assert "cannot be read: update" not in run(*words), words
    assert "a plan that cannot be read" in run("session", "list", "--set", SET)
    assert "The plan of session 1" in " ".join(run("doctor").split())
    assert "Learning said" in run("member", "show", "Ana", "--words")
    run("session", "resume", "--plain", "--set", SET)
    assert b"Ana said knows" in typed.file.read_bytes()
    assert "Receipt of an erasure" in run(*ERASING)
    after = typed.file.read_bytes()
    assert b"Ana said" not in after
    assert b"a plan that could not be read" in after  # whatever stood in it is gone
