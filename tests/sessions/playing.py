"""One script, the set it is for, and what it comes to: for every front end the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.terminals import ROOT, TMWORKSHOP
from tmworkshop.adapters.content.script_file import read_script
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.front_ends import script as scripts
from tmworkshop.adapters.front_ends.typed_line import line_to_begin_with
from tmworkshop.adapters.ids import Stamper
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli.script_player import Sources, perform_script
from tmworkshop.domain.facts import AnyFact, Erased, Founded, Joined, Moved, Said, What
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Intent

EXAMPLE = ROOT / "docs" / "script-example.toml"
PEOPLE = (
    "Megan Prys-Jones",
    "Dai Okafor",
    "Amina Sesay",
    "Tomos Rees",
    "Rhiannon Bevan",
)
SET = "dyffryn"
START = (
    *(*TMWORKSHOP, "session", "start", "--set", "dyffryn"),
    *("--design", "lesson-session-90", "--lesson", "7", "--presenter", "Dai"),
    *("--present", "Megan", "--present", "Dai"),
    *("--present", "Amina", "--present", "Rhiannon"),
)
RESUME = (*TMWORKSHOP, "session", "resume")
FOUNDED = datetime(2026, 3, 1, tzinfo=UTC)
NOW = "2026-03-12T09:30:00+00:00"


@dataclass(frozen=True)
class Line:
    """What is typed at a screen, and the facts that are kept by then."""

    screen: Screen
    typed: str
    kept: int
    file: bytes  # as it is by then

    @property
    def keys(self) -> str:
        """The keys that give this line in a terminal."""
        one_key = {*"<#", *(choice.key for choice in self.screen.ask.choices)}
        choice = self.screen.ask.shape is Shape.CHOICE or self.typed in "<#"
        if choice and self.typed in one_key and not line_to_begin_with(self.screen):
            return self.typed
        # Ctrl-U: what stands there goes first, or was half typed before a kill
        return f"\x15{self.typed}\r" if self.typed else "\r"


def founded(folder: Path) -> Path:
    """Found the set in a workspace at *folder*; return its file."""
    file = FolderWorkspace(folder).found_set(SET)
    stamper = Stamper(lambda: FOUNDED, Random(1).randbytes, "test")  # noqa: S311
    joined = [
        Joined(member=f"m{number}", name=name, partnership="Glan")
        for number, name in enumerate(PEOPLE, 1)
    ]
    file.keep(stamper.stamp([Founded(name="Dyffryn set"), *joined]))
    return folder / "sets" / f"{SET}.jsonl"


def played(file: Path, script: Path = EXAMPLE) -> list[Line]:
    """Play *script* into *file*; return each line with its screen."""
    lines: list[Line] = []
    facts = FactFile(file)

    def noted(screen: Screen, line: str) -> Intent:
        typed = "" if line == line_to_begin_with(screen) else line
        lines.append(Line(screen, typed, len(facts.facts()), file.read_bytes()))
        return read_intent(screen, line)

    setattr(scripts, read_intent.__name__, noted)
    try:
        sources = Sources(ShelfOfPrompts(), Random(7).randbytes, "script")  # noqa: S311
        perform_script(facts, read_script(script), sources)
    finally:
        setattr(scripts, read_intent.__name__, read_intent)
    return lines


def story(file: Path) -> list[dict[str, Any]]:
    """Return what is kept in *file*, but for ids, times and devices.

    An id becomes the number of its fact.  Words from slips stand first, by what they
    say: on purpose nothing tells their order.
    """
    facts = [fact for fact in FactFile(file).facts() if not _resumes(fact)]
    sealed = [fact for fact in facts if isinstance(fact, Said) and fact.unattributed]
    others = [fact for fact in facts if fact not in sealed]
    ids = {fact.id: f"#{number}" for number, fact in enumerate(others)}
    # a resume is a link in the chain of moves, and left out
    told = [_told(fact, ids) for fact in others]
    return [*sorted((_told(fact, ids) for fact in sealed), key=str), *told]


def _resumes(fact: AnyFact) -> bool:
    return isinstance(fact, Moved) and fact.what is What.RESUME


def _told(fact: AnyFact, ids: dict[str, str]) -> dict[str, Any]:
    fields = asdict(fact)
    for name in ("id", "at", "device", "after"):
        fields.pop(name, None)
    if isinstance(fact, Erased) and not fact.device:
        return {"sealed away": len(fact.of)}
    return {"fact": type(fact).__name__, **_numbered(fields, ids)}


def _numbered(held: Any, ids: dict[str, str]) -> Any:
    if isinstance(held, str):
        return ids.get(held, held)
    if isinstance(held, dict):
        return {name: _numbered(each, ids) for name, each in held.items()}
    if isinstance(held, Iterable):
        return [_numbered(each, ids) for each in held]
    return held
