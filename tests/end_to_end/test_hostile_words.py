"""Words written to do harm, in every place where someone can put words, in all outputs.

One workspace is a file that another program wrote, and every command reads it; in the
other all is typed.  No markup comes alive, nothing is fetched, no terminal obeys, and
nothing lands outside of its folder.
"""

from __future__ import annotations

import json
import re
import socket
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import category, normalize
from urllib.request import FileHandler

import pytest
from click.testing import CliRunner

from tests import hostile
from tests.fuzz.test_commands import OBEYED, UNFORESEEN
from tests.hostile import EVALUATED, FLAVOURS, SET
from tests.outputs import BY_ALL
from tests.packs import LEAD, letter_from
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.cli import main
from tmworkshop.cli.outputs import COMMANDS

NOW = "2026-06-01T10:00:00+00:00"
JSON = "--json"
HERE = ("--set", SET)
SIX_WORDS = words_of(signer_of(LEAD))
MACHINES = ("doctor",)  # finds fault with the machine that tests run on
PLAYED = ("demo",)  # takes no words from anyone
WALKED = "\n" * 8 + "<\n" * 16 + "/\n" + "!!\n"
TO_THE_END = "\n" * 250
CARD = "engage.sme.difficulty"
PROMPTS = ("stems", "roles", "advice", "questions", "rules", "scales", "slip")
READ = {  # what each command is given to read the workspace that was made
    "": ((),),
    "set list": ((), (JSON,)),
    "set show": ((SET,), (SET, JSON)),
    "set agreement": (
        *((SET, "--show"), (SET, "--history"), (SET, "--menu"), (SET, "--show", JSON)),
    ),
    "set purge": ((SET, "--now"),),
    "member list": (HERE, (*HERE, JSON)),
    "member show": (("Ana", "--words"), ("Ana", "--words", JSON)),
    "member export": (("Ana",), ("Bronwen",)),
    "member consent": (("Ana", "--history"), ("Ana", "--history", JSON)),
    "partnership list": (HERE, (*HERE, JSON)),
    "session list": ((), (JSON,)),
    "session show": (("1",), ("1", JSON), ("2",)),
    "session edit": (
        ("--session", "1"),
        ("--session", "1", JSON),
        *((f"{number}", "--session", "1", "--history") for number in range(1, 5)),
    ),
    "action list": (("--all",), ("--all", JSON)),
    "action show": (("1",), ("1", JSON), ("2",)),
    "report participant": (("--session", "1", "--print-all", *BY_ALL),),
    "report set": (("--session", "1", *BY_ALL),),
    "report slips": (BY_ALL,),
    "report agreement": (BY_ALL,),
    "report programme": (BY_ALL,),
    "programme compare": ((), (JSON,)),
    "design list": ((), (JSON,)),
    "design show": (("own",), ("own", JSON)),
    "lesson list": ((), (JSON,)),
    "lesson show": (("7",), ("7", "--cards"), ("7", JSON)),
    "evidence search": (("Text",), ("Text", "--all"), ("Text", JSON)),
    "evidence list": (("--theme", "engage.sme"), ("--lesson", "7", JSON)),
    "evidence show": ((CARD,), (CARD, JSON)),
    "theme list": ((), (JSON,)),
    "theme show": (("engage.sme",), ("engage.sme", JSON)),
    "prompt list": ((), *((kind,) for kind in PROMPTS), ("explore", JSON)),
    "report card": (("--lesson", "7", *BY_ALL), (CARD, "--per-page", "4")),
    "report sheet": (
        *(("--agreement", *BY_ALL), ("--lesson", "7", *BY_ALL), ("drivers", "--large")),
    ),
    "design new": (("mine", "--from", "own"),),
    "backup make": ((),),
    "backup list": ((), (JSON,)),
    "backup key": (("--no-passphrase",), ("--sheet",)),
    "backup verify": ((), (JSON,)),
    "backup restore": (("last", "--to", "{home}/again"),),
    "pack accept": (("{home}/invitation.txt", "--accept", SIX_WORDS),),
    "pack preview": ((), (JSON,)),
    "pack organisations": (HERE,),
    "pack list": ((), (JSON,)),
    "doctor": (("--block",), (JSON,)),
    "session resume": (("--plain",),),
    "session scribe": (("--plain",),),
}
NEWCOMERS = ("Ana", "Bronwen", "Cai", "Dewi")
CLOSING = ("--plain", "--set", "dyffryn")
LED_FOR = (
    *("--organisation", "{Mill}", "--contact", "{Name}", "--purpose", "{Programme}"),
    *("--basis", "{Mill}", "--keep-until", "2030-03-31", "--no-passphrase"),
)
TYPED = (  # what is typed, one after the other; {Word} is harm, named so
    ("init", ("--facilitator", "{Sian}", "--contact", "{Office}")),
    ("set add", ("{Dyffryn}", "--place", "{Hall}", "--kept-until", "none")),
    ("set update", ("dyffryn", "--contact", "{Contact}", "--name", "{Glyn}")),
    ("set agreement", ("dyffryn", "--add", "{Rule}")),
    *(("member add", (f"{{{who}}}", "--partnership", "{Glan}")) for who in NEWCOMERS),
    ("member import", ("{roster}",)),
    ("member update", ("Bronwen", "--name", "{Beth}", "--partnership", "{Hafod}")),
    ("member update", ("{Nobody}", "--name", "{Beth}")),
    ("partnership update", ("{Glan}", "--name", "{Aber}")),
    ("partnership update", ("{Aber}", "--apart-from", "{Hafod}")),
    ("partnership merge", ("{Hafod}", "--into", "{Aber}", "--yes")),
    ("member consent", ("Ana", "--yes", "all", "--slip-date", "today")),
    ("member consent", ("Ana", "--yes", "{Box}", "--slip-date", "{Day}")),
    ("session start", ("--present", "everyone", "--presenter", "Ana")),
    ("session scribe", ("--plain",)),
    ("session resume", ("--plain",)),
    ("session resume", CLOSING),
    ("session reopen", CLOSING),
    ("session discard", ("--yes",)),
    ("member discard", ("--yes",)),
    ("set discard", ("{Nothing}", "--yes")),
    ("set discard", ("dyffryn", "--yes")),
    ("session edit", ("1", "--words", "{Words}")),
    ("session edit", ("1", "--part", "{Part}={Value}")),
    ("session edit", ("1", "--speaker", "{Nobody}")),
    ("practice list", ()),
    ("practice lend", ("1", "--yes", "{Box}", "--text", "{Text}")),
    ("practice lend", ("1", "--yes", "all", "--slip-date", "{Day}")),
    ("action update", ("1", "--what-now", "keep", "--learned", "{Learned}")),
    ("action update", ("1", "--words", "{Newer}", "--first-sign", "{Sign}")),
    ("action update", ("1", "--due", "{Day}")),
    ("action show", ("1",)),
    ("member show", ("Ana", "--words")),
    ("programme begin", ("{Programme}", *LED_FOR)),
    ("programme add", ("{roster}",)),
    ("programme list", ()),
    ("programme words", ("--theme", "{Theme}", "--to", "{home}/{Folder}")),
    ("programme drop", ("{Mill}", "--yes")),
    ("programme release", ("--for", "{Programme}", "--as", "txt")),
    ("programme end", ("--yes",)),
    ("pack accept", ("{roster}",)),
    ("pack preview", ("--programme", "{Programme}")),
    ("pack organisations", ("--add", "{Mill}")),
    ("pack settle", ("--mask", "{Name}")),
    ("pack make", ("--to", "{home}/{Folder}")),
    ("pack check", ("{roster}",)),
    ("pack receipt", ("{roster}",)),
    ("report participant", ("--member", "Ana")),
    ("report programme", ("--for", "{Reader}")),
    ("report set", ("--to", "{home}/{Folder}")),
    ("backup restore", ("{Backup}", "--to", "{home}/again")),
    ("backup rescue", ("--lines-file", "{roster}", "--no-passphrase")),
    ("design check", ("{Design}",)),
    ("design show", ("{Design}",)),
    ("design new", ("{Name}", "--from", "{Design}")),
    ("lesson show", ("{Lesson}",)),
    ("evidence search", ("{Word}", "{Text}")),
    ("evidence show", ("{Card}",)),
    ("theme show", ("{Theme}",)),
    ("prompt list", ("{Kind}",)),
    ("prompt check", ()),
    ("report card", ("{Card}",)),
    ("report sheet", ("{Inventory}",)),
    ("session start", ("--script", "{Script}")),
    ("member erase", ("Ana", "--names", "mask", "--also", "{Nick}", "--yes")),
    ("set purge", ("{Nothing}", "--now")),
    ("set purge", ("dyffryn", "--now", "--yes")),
)
WORDED = ("data-of", "data-size")  # attributes of ours that follow from words
PLAN = ("--plain", "--design", "lesson-session-90", "--lesson", "7")
KINDS = {  # by their names
    *("m1", "print", "set", "sharing", "agreement", "sheet", "comparison"),
}
A_SLUG = re.compile(r"[^\W_]+(-[^\W_]+)*(\.[a-z]+)*")


@dataclass
class Told:
    """What a command said."""

    words: tuple[str, ...]
    code: int
    output: str
    answer: str


@dataclass
class Desk:
    """A workspace in a folder of its own, and what commands said of it."""

    home: Path
    told: list[Told] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.home / "workspace"

    def run(self, *words: str, keys: str = "") -> Told:
        environ = {
            "TMWORKSHOP_NOW": NOW,
            "TMWORKSHOP_WORKSPACE": str(self.folder),
            "TMWORKSHOP_CONFIG": str(self.home / "config"),
        }
        # in colour, as at a terminal: elsewhere click takes escapes out itself
        result = CliRunner(env=environ).invoke(main, words, input=keys, color=True)
        told = Told(words, result.exit_code, result.output, result.stdout)
        self.told.append(told)
        return told

    def made(self, ending: str) -> dict[tuple[str, ...], Path]:
        """Return the pages of an *ending*, by what is ours in their names."""
        places = (self.folder / "reports", self.folder / "exports")
        files = [each for place in places for each in place.rglob(f"*{ending}")]
        return {_ours(each.relative_to(self.folder)): each for each in files}


def _ours(file: Path) -> tuple[str, ...]:
    begun = re.compile(r"session-\d+|m\d|[a-z]+")
    return tuple(begun.match(part)[0] for part in file.parts)


@pytest.fixture(autouse=True, scope="module")
def nothing_outside():
    """Note each attempt to reach the network, or a file by its address."""
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/London")
        for name in ("create_connection", "getaddrinfo"):
            patch.setattr(socket, name, lambda *a, **k: asked.append(a))
        patch.setattr(FileHandler, "file_open", lambda *asked_: asked.append(asked_))
        yield asked


@pytest.fixture(scope="module")
def paper():
    """Print nothing: what a page holds is read in its HTML."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
        yield


def read_by_all(home: Path, words: hostile.Words) -> Desk:
    desk = Desk(home)
    hostile.make_workspace(desk.folder, words)
    asked = ("name", "organisation", "purpose", "basis", "contact")
    terms = {name: words(name.title())[:700] for name in asked}
    home.mkdir(exist_ok=True)
    letter_from(home, **terms)
    for command, rows in READ.items():
        for flags in rows:
            given = (each.replace("{home}", str(home)) for each in flags)
            keys = WALKED if "--plain" in flags else ""
            desk.run(*command.split(), *given, keys=keys)
    return desk


def typed_by_all(home: Path, words: hostile.Words) -> Desk:
    desk = Desk(home)
    # neither of these gets as far as a command
    typed = {ord(each): None for each in "\0\udcff\ud800"}
    roster = home / "roster.csv"
    roster.write_text(f'name\n"{words("Ro").translate(typed)[:190]}"\nMo\n', "utf-8")

    def harm(found: re.Match[str]) -> str:
        ours = {"home": str(home), "roster": str(roster)}
        return ours.get(found[1]) or words(found[1]).translate(typed)[:3000]

    line = " ".join(words("Said").translate(typed).split())
    keys = f"\n+ Ana: {line}\n\n{line}\n\n\n? Ana: {line}\n{line}\n{WALKED}"
    for command, flags in TYPED:
        given = [re.sub(r"\{(\w+)\}", harm, each) for each in flags]
        plan = PLAN if "everyone" in flags else ()
        pressed = TO_THE_END if flags == CLOSING else keys
        desk.run(*command.split(), *given, *plan, keys=pressed)
    return desk


@pytest.fixture(scope="module")
def twin(paper, tmp_path_factory):
    return read_by_all(tmp_path_factory.mktemp("tame"), hostile.tame)


@pytest.fixture(scope="module", params=FLAVOURS)
def flavour(request):
    return request.param


@pytest.fixture(scope="module")
def read(flavour, paper, tmp_path_factory):
    return read_by_all(tmp_path_factory.mktemp(flavour), hostile.hostile(flavour))


@pytest.fixture(scope="module")
def typed(flavour, paper, tmp_path_factory):
    return typed_by_all(tmp_path_factory.mktemp(flavour), hostile.hostile(flavour))


class Tags(HTMLParser):
    """The elements of a page with their attributes, as a browser would find them."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.found: Counter[tuple[str, tuple]] = Counter()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        ours = ((name, value) for name, value in attrs if name not in WORDED)
        self.found[tag, tuple(sorted(ours)), len(attrs)] += 1


def test_every_command_is_read_or_typed():
    assert set(READ) | {command for command, _ in TYPED} >= set(COMMANDS) - set(PLAYED)


def test_every_command_can_read_whatever_stands_in_a_file(read):
    troubled = [t for t in read.told if t.code and t.words[:1] != MACHINES]
    assert troubled == []


def test_whatever_is_typed_is_kept_or_refused_in_words(typed):
    for told in typed.told:
        assert told.code in (0, 1, 2, 3, 4, 5), told
        assert UNFORESEEN not in told.output, told
        assert told.output.strip(), told


def test_nothing_reaches_a_terminal(read, typed):
    for told in (*read.told, *typed.told):
        found = set(told.output) & set(OBEYED)
        assert not found, (told.words, found)
        told.output.encode()


def test_an_answer_for_programs_is_whole(read):
    for told in read.told:
        if JSON in told.words:
            assert json.loads(told.answer)["schema"]


def test_no_markup_comes_alive_in_a_page(read, twin):
    pages, plain = read.made(".html"), twin.made(".html")
    assert pages.keys() == plain.keys()
    assert {name[-1] for name in pages} >= KINDS
    for name, page in pages.items():
        assert Tags(page).found == Tags(plain[name]).found, name


def test_no_template_takes_words_for_its_own(read, typed):
    for desk in (read, typed):
        pages = [file.read_text("utf-8") for file in desk.made(".html").values()]
        for text in (*pages, *(told.output for told in desk.told)):
            assert EVALUATED not in text


def test_no_letter_turns_the_words_beside_it_on_a_page(read):
    for page in read.made(".html").values():
        assert not set(page.read_text("utf-8")) & {chr(c) for c in hostile.DIRECTIONS}


def test_no_page_as_text_holds_what_a_terminal_obeys(read):
    pages = read.made(".txt")
    assert {name[-1] for name in pages} >= KINDS
    for page in pages.values():
        assert not set(page.read_text("utf-8")) & set(OBEYED), page


def test_a_file_for_programs_is_whole(read):
    for file in read.made(".json").values():
        json.loads(file.read_text("utf-8"))


def is_plain(part):
    """Say whether *part* is of small letters and figures, with what belongs to them."""
    bare = "".join(each for each in part if category(each)[0] != "M")
    return A_SLUG.fullmatch(bare) and part == normalize("NFC", part.casefold())


def test_every_file_lies_in_its_folder_under_a_plain_name(read, typed):
    for desk in (read, typed):
        for place in ("reports", "exports", "sets", "drafts"):
            for file in (desk.folder / place).rglob("*"):
                for part in file.relative_to(desk.folder).parts:
                    # the lock is the workspace's own
                    assert part == ".lock" or is_plain(part), part
        ours = {"workspace", "config", "again", "roster.csv", "invitation.txt"}
        strange = {each.name for each in desk.home.iterdir()} - ours
        assert all(each.startswith("Folder") for each in strange)


def test_nothing_was_asked_of_the_network(read, typed, nothing_outside):
    assert nothing_outside == []
