"""Every output of an invented programme, made by typing the commands that make them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from tests.invented import MARK, Programme
from tests.packs import letter_from, opened, receipt, take_packs_in
from tmworkshop.adapters.pages.writers import WRITERS
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli import main
from tmworkshop.domain.facts import Amended, Opened, Said
from tmworkshop.domain.record.actions import Action, actions_of, open_actions

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
JSON = "--json"
TERMS = (
    *("--organisation", "Moor Trust", "--contact", "x", "--purpose", "To learn"),
    *("--basis", "consent", "--keep-until", "2030-03-31", "--no-passphrase"),
)
BY_ALL = tuple(flag for ending in WRITERS for flag in ("--as", ending))
UNREADABLE = {".pdf"}  # its page lies beside it


@dataclass
class Told:
    """What a command said, about which set, in which of its sessions."""

    command: str
    text: str
    set_id: str = ""
    session: int = 0

    @property
    def marks(self) -> set[str]:
        return marks(self.text)


@dataclass
class Outputs:
    """A workspace that holds an invented programme, and all it gives out."""

    programme: Programme
    folder: Path
    told: list[Told] = field(default_factory=list)
    typed: dict[str, list[str]] = field(default_factory=dict)  # in the room, by level

    def make(self) -> Outputs:
        for set_id, story in self.programme.stories.items():
            story.keep_in(self.folder, set_id)
        for each in self.programme.stories:
            self._of_a_set(each)
        self._of_the_workspace()
        self._at_a_leads()  # before slips are typed in that no truth tells of
        self._by_mistake(each)
        self._in_the_room()
        self._in_a_pack()
        return self

    def of(self, command: str) -> list[Told]:
        return [each for each in self.told if each.command == command]

    def pages(self, template: str) -> Iterator[tuple[str, int, Path]]:
        """Yield the set, the session and each file of a page, whatever wrote it."""
        names = {
            "participant.html": "m[0-9]*.*",
            "print-all.html": "print-all.*",
            "set.html": "set-summary.*",
            "slips.html": "*slips*.*",
            "agreement.html": "*agreement*.*",
            "rating-sheet.html": "sheet-of-ground-rules.*",
        }
        for set_id in self.programme.stories:
            home = self.folder / "reports" / set_id
            for file in readable(home.rglob(names[template])):
                session = re.search(r"session-(\d+)", str(file))
                yield set_id, int(session[1]) if session else 0, file

    @property
    def comparisons(self) -> list[str]:
        """The comparison as each writer has it."""
        return list(
            map(
                body, readable((self.folder / "reports/programme").glob("comparison.*"))
            )
        )

    def _of_a_set(self, set_id: str) -> None:
        here = ("--set", set_id)
        self._type("set show", set_id, set_id=set_id)
        self._type("set show", set_id, JSON, set_id=set_id)
        self._type("set agreement", set_id, "--show", set_id=set_id)
        for command in ("member list", "partnership list", "session list"):
            self._type(command, *here, set_id=set_id)
            self._type(command, *here, JSON, set_id=set_id)
        for flags in ((), (JSON,)):
            self._type("action list", *here, "--all", *flags, set_id=set_id)
        for session in self.programme.stories[set_id].record.sessions:
            self._of_a_session(set_id, session.number)
        for name in list(self.programme.truth(set_id).names.values())[:2]:
            self._type("member export", name, *here, set_id=set_id)
            self._type("member show", name, *here, set_id=set_id)
        self._type("report slips", *here, *BY_ALL, set_id=set_id)
        self._type("practice list", *here, set_id=set_id)
        self._type("practice list", *here, JSON, set_id=set_id)
        self._type("report agreement", *here, *BY_ALL, set_id=set_id)
        self._type("report sheet", *here, "--agreement", *BY_ALL, set_id=set_id)

    def _of_a_session(self, set_id: str, number: int) -> None:
        about = {"set_id": set_id, "session": number}
        here = ("--set", set_id, "--session", str(number))
        self._type("session show", str(number), "--set", set_id, **about)
        self._type("session show", str(number), "--set", set_id, JSON, **about)
        self._type("report participant", *here, "--print-all", *BY_ALL, **about)
        self._type("report set", *here, *BY_ALL, **about)

    def _of_the_workspace(self) -> None:
        self._type("")
        self._type("set list")
        self._type("set list", JSON)
        self._type("programme compare")
        self._type("programme compare", JSON)
        self._type("report programme", *BY_ALL)
        for command in ("backup make", "backup list", "backup verify"):
            self._type(command)
        self._type("backup restore", "last", "--to", str(self.folder.parent / "again"))

    def _in_a_pack(self) -> None:
        """Take an invitation in, let one of each set go by it, and take a receipt."""
        away = self.folder.parent
        file, six_words = letter_from(away)
        self._type("pack accept", file, "--accept", six_words)
        for set_id in self.programme.stories:
            slip = ("--yes", "evaluator,funder", "--slip-date", "today", "--as-dated")
            here = ("--set", set_id)
            self._run("member consent", self._first(set_id), *here, *slip, keys="")
        made = self._run("pack make", "--to", str(away), "--no-passphrase", keys="")
        pack = away / re.search(r"[^/]+\.tmpack", made)[0]
        self._type("pack list")
        self._type("pack list", JSON)
        self._type("pack check", str(pack))
        letter, content = opened(pack)
        ids = [voice.id for part in content.parts for voice in part.voices]
        self._type("pack receipt", receipt(away / "a.tmreceipt", letter, ids))

    def _at_a_leads(self) -> None:
        """Lead a programme from the same workspace, and let a page of it out."""
        self._type("programme begin", "North", *TERMS)
        take_packs_in(self.folder)
        for command in ("programme list", "programme words", "programme compare"):
            self._type(command)
            self._type(command, JSON)
        self._type("programme drop", "Word number 1.", "--yes")
        self._type("programme release", *BY_ALL)
        self._type("programme add", str(self.folder.parent / "2.tmpack"))
        self._type("programme end", "--yes")

    def _by_mistake(self, set_id: str) -> None:
        """Begin a session and a set, and take both back."""
        here = ("--set", set_id)
        plan = ("--plain", "--design", "set-half-day", "--present", "everyone")
        presenter = ("--presenter", self._first(set_id), "--lesson", "0")
        self._run("session start", *here, *plan, *presenter, keys="!\n")
        self._type("session discard", *here, "--yes")
        self._type("set add", "Begun by mistake", "--kept-until", "none")
        self._type("set discard", "begun-by-mistake", "--yes")

    def _first(self, set_id: str) -> str:
        first, *_ = self.programme.truth(set_id).names.values()
        return first

    def _in_the_room(self) -> None:
        """Begin a session of the last set, say a little, and come back to it."""
        set_id = list(self.programme.stories)[-1]
        here = ("--set", set_id, "--plain")
        plan = ("--design", "set-half-day", "--present", "everyone")
        first = self._first(set_id)
        lines = [f"+ {first}: {self._said('set')}", "", "", "", ""]
        lines += [f"+ {first}: {self._said('private')}", "", "", "", ""]
        lines += [f"? {first}: {self._said('private')}"]
        last = f"+ {first}: {self._said('private')}\n"  # and then the cable is pulled
        presenter = ("--presenter", first, "--lesson", "0")
        self._type(
            "session start",
            *(*here, *plan, *presenter),
            keys="\n".join(lines) + "\n" * (3 + len(self.under_review(set_id))) + last,
            set_id=set_id,
        )
        self._make_private(set_id)
        back = "\n" * 5 + "<\n" * 20
        self._type("session resume", *here, keys=f"{back}!!\n", set_id=set_id)
        to_the_close = "!!\nclose\n\n"  # a line that only the first of them answers
        self._run("session resume", *here, keys=to_the_close)
        self._type("session reopen", *here, keys="<\n" * 30, set_id=set_id)

    def under_review(self, set_id: str) -> tuple[Action, ...]:
        """Return the actions that the room looks back on: nobody's it cannot."""
        record = self.programme.stories[set_id].record
        every = open_actions(actions_of(record))
        return tuple(a for a in every if not record.kept[a.id].unattributed)

    def _said(self, level: str) -> str:
        mark = self.programme.mark()
        self.typed.setdefault(level, []).append(mark)
        return mark

    def _make_private(self, set_id: str) -> None:
        file = FolderWorkspace(self.folder).open_set(set_id)
        facts = file.facts()
        session = [fact.id for fact in facts if isinstance(fact, Opened)][-1]
        asked = [
            fact.id
            for fact in facts
            if isinstance(fact, Said) and fact.words in self.typed["private"]
        ]
        file.keep(
            Amended(
                id=f"{of}-{n}",
                at=NOW,
                of=of,
                part="level",
                value="private",
                session=session,
            )
            for n, of in enumerate(asked)
        )

    def _type(self, command: str, *flags: str, keys: str = "", **about) -> None:
        said = self._run(command, *flags, keys=keys)
        self.told.append(Told(command, said, **about))

    def _run(self, command: str, *flags: str, keys: str) -> str:
        environ = {"TMWORKSHOP_NOW": NOW.isoformat()}
        words = ["--workspace", str(self.folder), *command.split(), *flags]
        found = CliRunner(env=environ).invoke(
            main, words, input=keys, prog_name="tmworkshop"
        )
        assert found.exit_code == 0, (words, found.output)
        return found.output


def readable(files: Iterable[Path]) -> list[Path]:
    return sorted(file for file in files if file.suffix not in UNREADABLE)


@cache
def body(page: Path) -> str:
    """Return *page* without its style sheet, in which there are fonts and no words."""
    html = page.read_text(encoding="utf-8")
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def marks(text: str) -> set[str]:
    return {mark.capitalize() for mark in MARK.findall(text)}
