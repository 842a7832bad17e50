"""A set whose lines are sound and whose story is not: every command reads it anyway.

Someone took a fact away, or put another value in its place, and the checksums hold.  A
file that nobody could take for a set's is damaged, and says so; any other is shown.
"""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from tests.fuzz.mangled import chance, exchanged
from tests.fuzz.test_commands import CODES, OBEYED, UNFORESEEN
from tests.fuzz.trying import HEADER, json_line
from tests.hostile import SET, a_story, tame
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.cli import main

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
ODD_ONES = (269, 1461, 14, 31, 32, 41)  # those of which much can still be read
SEEDS = range(2_000) if IS_SOAK else (*ODD_ONES, *range(8))
NOW = "2026-06-01T10:00:00+00:00"
COMMANDS = (
    (),
    ("set", "show", SET),
    ("set", "agreement", SET, "--history"),
    ("set", "purge", SET, "--now"),
    ("member", "list"),
    ("member", "show", "Ana", "--words"),
    ("member", "export", "Ana"),
    ("member", "consent", "Ana", "--history"),
    ("member", "erase", "Ana", "--preview"),
    ("session", "show", "1", "--json"),
    ("session", "edit", "--session", "1"),
    ("session", "edit", "1", "--session", "1", "--history"),
    ("action", "list", "--all", "--json"),
    ("action", "show", "1"),
    ("report", "participant", "--session", "1"),
    ("report", "set", "--session", "1"),
    ("report", "slips"),
    ("report", "programme"),
    ("programme", "compare"),
    ("backup", "make"),
    ("session", "resume", "--plain"),
    ("member", "add", "Zuri Achterberg"),
)
DOCUMENTS = [document_of(fact) for fact in a_story(tame).facts]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_command_shows_it_or_says_why_not(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
    documents = exchanged(DOCUMENTS, chance(seed))
    file = tmp_path / "sets" / f"{SET}.jsonl"
    file.parent.mkdir()
    file.write_bytes(HEADER + b"".join(json_line([each]) for each in documents))
    runner = CliRunner(
        env={"TMWORKSHOP_NOW": NOW, "TMWORKSHOP_WORKSPACE": str(tmp_path)}
    )
    for words in COMMANDS:
        keys = "\n" * 8 + "!!\n"
        result = runner.invoke(main, words, input=keys, color=True)
        assert result.exit_code in CODES, words
        assert UNFORESEEN not in result.output, words
        assert not set(result.output) & set(OBEYED), words
