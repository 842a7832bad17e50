"""The folders here, taken out to where commands can be run on them, and what they say.

What is compared is what people said and what programs read: the JSON of each command
that only reads, and which of the words said stand on which page.
"""

import gzip
import html
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner

from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.store.checked_lines import documents_in
from tmworkshop.cli import main

HERE = Path(__file__).parent
NOW = "2026-05-07T10:00:00+00:00"
SETS = ("dyffryn", "harbour", "moor")
CLOSED = {"dyffryn": (1, 2), "harbour": (), "moor": ()}
JSON = "--json"


def numbers() -> list[int]:
    """Return the formats that are kept, the oldest first."""
    return sorted(int(each.name) for each in HERE.iterdir() if each.name.isdecimal())


@dataclass
class Kept:
    """A workspace of an old format, copied to a place where it may be changed."""

    folder: Path
    number: int

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def home(self) -> Path:
        """The folder that this is a copy of."""
        return HERE / str(self.number)

    @property
    def environ(self) -> dict[str, str]:
        return {
            "TMWORKSHOP_WORKSPACE": str(self.workspace),
            "TMWORKSHOP_NOW": NOW,
            "TZ": "Europe/London",
        }

    def run(self, *words: str, keys: str = "", code: int = 0) -> str:
        runner = CliRunner(env=self.environ)
        with patch.object(WeasyPress, "pdf", lambda *_: b"%PDF-"):
            result = runner.invoke(main, words, input=keys, prog_name="tmworkshop")
        assert result.exit_code == code, (words, result.output)
        return result.output if code else result.stdout

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, JSON))

    def documents(self, set_id: str) -> dict[str, dict[str, Any]]:
        """Return what stands in the set's file, read as plain JSON lines."""
        return documents_of((self.workspace / f"sets/{set_id}.jsonl").read_bytes())


def kept_in(number: int, to: Path) -> Kept:
    """Return the format *number*, copied *to* a folder and whole again."""
    home = HERE / str(number)
    for each in ("workspace", "stick", "scripts"):
        shutil.copytree(home / each, to / each)
    drafts = to / "workspace" / "drafts"
    drafts.mkdir()
    for packed in (home / "drafts").glob("*.gz"):
        (drafts / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return Kept(to, number)


def documents_of(content: bytes) -> dict[str, dict[str, Any]]:
    """Return the documents of a set's file by their ids."""
    return documents_in(content.split(b"\n")[1:-1], set())


def sentences(held: Any) -> Iterator[str]:
    """Yield every text of several words that *held* holds, however deep."""
    match held:
        case str():
            if " " in held.strip():
                yield held
        case dict():
            for each in held.values():
                yield from sentences(each)
        case list() | tuple():
            for each in held:
                yield from sentences(each)


def said_in(documents: dict[str, dict[str, Any]]) -> set[str]:
    """Return what people said in several words, and their names."""
    people = {"said", "amend", "member", "partnership"}
    theirs = [each for each in documents.values() if each["fact"] in people]
    return set(sentences(theirs))


def what_it_says(kept: Kept) -> dict[str, Any]:
    """Return what the commands that only read say of *kept*, by their words."""
    return {
        **{" ".join(words): kept.json(*words) for words in _reading_commands(kept)},
        **_exports(kept),
    }


def pages_with_words(kept: Kept) -> dict[str, list[str]]:
    """Return which of the words that were said stand on which page."""
    pages = kept.folder / "pages"
    to = ("--to", str(pages))
    for number in CLOSED["dyffryn"]:
        of = ("--set", "dyffryn", "--session", str(number))
        for page in ("participant", "set"):
            kept.run("report", page, *of, *to)
    kept.run("report", "agreement", "--set", "dyffryn", *to)
    kept.run("report", "programme", *to)
    said = said_in(kept.documents("dyffryn"))
    return {
        file.relative_to(pages).as_posix(): sorted(
            each for each in said if _squeezed(each) in _text_of(file)
        )
        for file in sorted(pages.rglob("*.html"))
    }


def _reading_commands(kept: Kept) -> Iterator[tuple[str, ...]]:
    yield "set", "list"
    yield "programme", "compare"
    yield "backup", "list"
    yield "backup", "verify"
    for set_id in SETS:
        here = ("--set", set_id)
        yield "set", "show", set_id
        yield "member", "list", *here
        yield "partnership", "list", *here
        yield "session", "list", *here
        yield "session", "show", *here
        yield "action", "list", "--all", *here
        for number in CLOSED[set_id]:
            yield "session", "show", str(number), *here
            yield "session", "edit", "--session", str(number), *here
    yield "set", "agreement", "dyffryn", "--history"
    for name in ("megan", "dai", "kwame"):
        yield "member", "consent", name, "--set", "dyffryn", "--history"


def _exports(kept: Kept) -> dict[str, Any]:
    """Return all that is held of each member who is still called something."""
    found = {}
    for set_id in SETS:
        for member in kept.json("member", "list", "--set", set_id)["members"]:
            to = kept.folder / "exports" / set_id / member["name"]
            shutil.rmtree(to, ignore_errors=True)
            to.mkdir(parents=True)
            kept.run(
                *("member", "export", member["name"], "--set", set_id),
                *("--to", str(to)),
            )
            (file,) = to.rglob("*.json")
            said = f"member export {member['name']} --set {set_id}"
            found[said] = json.loads(file.read_text("utf-8"))
    return found


def _text_of(page: Path) -> str:
    shown = page.read_text("utf-8").partition("<body")[2]
    return _squeezed(html.unescape(re.sub(r"<[^>]+>", "", shown)))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
