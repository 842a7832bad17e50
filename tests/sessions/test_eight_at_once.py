"""Eight of each command that writes, begun at once on one workspace.

Whatever says that it is done stands, once for each; what cannot be says so, and
nobody is told a thing that is not so.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.nursery import Forked
from tests.packs import LAPTOP, invitation, letter_from, packs_for, take_packs_in
from tests.remembered import words_elsewhere
from tests.terminals import environment
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Erased,
    Founded,
    Joined,
    Lent,
    LetGo,
    Moved,
    Opened,
    Organisations,
    Titled,
    What,
)
from tmworkshop.domain.packs.made_packs import is_note_of_file
from tmworkshop.domain.programme import lead_facts
from tmworkshop.domain.record.partnership_names import partnerships_in
from tmworkshop.domain.record.record import record_of

FORMATS = Path(__file__).parents[1] / "formats"
NEWEST = max(FORMATS.glob("[0-9]*"), key=lambda folder: int(folder.name))
NOW = "2026-06-01T10:00"
DONE = 0
AT_ONCE = range(8)
PEOPLE = ("megan", "dai", "amina", "rhiannon", "kwame")
HANZI = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b"


def facts_of(folder, kind, which=lambda _: True, set_id="dyffryn"):
    file = FolderWorkspace(folder).open_set(set_id)
    return [each for each in file.facts() if isinstance(each, kind) and which(each)]


def counts(kind, which=lambda _: True, set_id="dyffryn"):
    """Return what counts the facts of *kind* in a workspace."""
    return lambda folder: len(facts_of(folder, kind, which, set_id))


def moves(what, set_id="moor"):
    return counts(Moved, lambda move: move.what is what, set_id)


def counts_sets(folder):
    """Count the sets, and see that each is called as nobody else's."""
    workspace = FolderWorkspace(folder)
    files = map(workspace.open_set, workspace.sets())
    names = [record_of(file.facts()).founded.name for file in files]
    assert len(set(names)) == len(names)
    return len(names)


def members_apart(folder):
    """Count who was ever taken in; an id is one person's."""
    joined = facts_of(folder, Joined)
    first = {fact.member: fact.name for fact in reversed(joined)}
    assert len(set(first.values())) == len(first)
    return len(first)


def members_of_one_more(folder):
    """Count who was ever taken in; no two partnerships are called the same."""
    names = partnerships_in(facts_of(folder, AnyFact)).names.values()
    assert len({*names}) == len(names)
    return members_apart(folder)


def versions(folder):
    """Count the versions of the agreement, numbered one by one."""
    numbers = [fact.version for fact in facts_of(folder, Agreed)]
    assert numbers == list(range(1, len(numbers) + 1))
    return len(numbers)


def backups(folder):
    return len([*(folder / "backups").glob("*.zip")])


def sets_gone(set_id):
    return lambda folder: int(set_id not in FolderWorkspace(folder).sets())


@dataclass(frozen=True)
class Writing:
    """A command that writes: its words for each of eight, and what counts its work."""

    words: Callable[[int], tuple[str, ...]]
    counted: Callable[[Path], int]
    each: int = 1  # what one that is done adds
    begin: tuple[tuple[str, ...], ...] = ()  # what is done before
    prepare: Callable[[Path], object] = str  # and then, without a command
    most: int = len(AT_ONCE)  # of them that can be done


def roster(number: int) -> str:
    return f"roster-{number}.csv"


ON = ("--set", "dyffryn")
FIRST = (*ON, "--session", "1")
SLIP = ("--slip-date", "2026-06-01", "--yes", "all")
NORTH = ("--programme", "northern")  # by whose newest terms
INVITED = (
    (
        "pack",
        "accept",
        "invitation.txt",
        "--accept",
        words_elsewhere(invitation().signer),
    ),
    ("member", "consent", "megan", *SLIP, *ON, *NORTH),
    ("member", "consent", "amina", *SLIP, *ON, *NORTH),
)
BEGUN = (
    *("programme", "begin", "North", "--organisation", "Moor Trust", "--contact", "x"),
    *("--basis", "consent", "--keep-until", "2028-03-31", "--no-passphrase"),
)
LED = ((*BEGUN, "--purpose", "To learn"),)
LEARNED = ("--accept", words_elsewhere(signer_of(LAPTOP)))


def lead_counts(kind):
    """Return what counts what a lead decided."""
    return lambda folder: len(
        [each for each in LeadFolder(folder).facts() if isinstance(each, kind)]
    )


WRITING = {
    "set add": Writing(lambda n: ("set", "add", f"Set {n}"), counts_sets),
    "set add, of one name": Writing(
        lambda n: ("set", "add", "One name"), counts_sets, most=1
    ),
    "set add, in signs": Writing(lambda n: ("set", "add", HANZI[n]), counts_sets),
    "set update": Writing(
        lambda n: ("set", "update", "dyffryn", "--place", f"Room {n}"), counts(Founded)
    ),
    "set agreement": Writing(
        lambda n: ("set", "agreement", "dyffryn", "--add", f"Rule number {n}."),
        versions,
    ),
    "set discard": Writing(
        lambda n: ("set", "discard", "by-mistake", "--yes"),
        sets_gone("by-mistake"),
        begin=(("set", "add", "By mistake"),),
        most=1,
    ),
    "set purge": Writing(
        lambda n: ("set", "purge", "moor", "--now", "--yes"), sets_gone("moor"), most=1
    ),
    "member add": Writing(
        lambda n: ("member", "add", f"Nobody Number{n}x", *ON), members_apart
    ),
    "member add, of one name": Writing(
        lambda n: ("member", "add", "Nobody Atall", *ON), members_apart, most=1
    ),
    "member import": Writing(
        lambda n: ("member", "import", roster(n), *ON), members_apart, each=2
    ),
    "member update": Writing(
        lambda n: ("member", "update", "megan", "--partnership", f"House {n}", *ON),
        counts(Joined),
    ),
    "member consent": Writing(
        lambda n: ("member", "consent", PEOPLE[n % 5], *SLIP, *ON),
        counts(Consented),
        each=5,  # boxes, as its invitation is for no public
    ),
    "member discard": Writing(
        lambda n: ("member", "discard", "--yes", *ON),
        lambda folder: -members_apart(folder),
        begin=(("member", "add", "Nobody Inparticular", *ON),),
        most=1,
    ),
    "member erase": Writing(
        lambda n: ("member", "erase", PEOPLE[n % 5], "--names", "mask", "--yes", *ON),
        counts(Erased),
        most=5,
    ),
    "partnership update": Writing(
        lambda n: ("partnership", "update", "p1", "--name", f"House {n}", *ON),
        counts(Titled),
    ),
    "partnership update, apart": Writing(
        lambda n: ("partnership", "update", "p1", "--apart-from", "p3", *ON),
        counts(Titled),
        most=1,
    ),
    "partnership merge": Writing(
        lambda n: ("partnership", "merge", "p2", "--into", "p1", "--yes", *ON),
        counts(Titled),
        most=1,
    ),
    "member add, of one new partnership": Writing(
        lambda n: (
            *("member", "add", f"Nobody Number{n}x"),
            *("--partnership", "Ystrad Newydd", *ON),
        ),
        members_of_one_more,
    ),
    "action update": Writing(
        lambda n: ("action", "update", "7", "--due", f"{n + 10} June 2026", *ON),
        counts(Amended),
    ),
    "session start": Writing(
        lambda n: ("session", "start", "--script", "evening.toml", *ON),
        counts(Opened),
    ),
    "session edit": Writing(
        lambda n: ("session", "edit", "1", "--words", f"Words {n}.", *FIRST),
        counts(Amended),
    ),
    "session reopen": Writing(
        lambda n: ("session", "reopen", *ON), moves(What.REOPEN, "dyffryn"), most=1
    ),
    "session discard": Writing(
        lambda n: ("session", "discard", "--set", "bare", "--yes"),
        moves(What.DISCARD, "bare"),
        begin=(
            ("set", "add", "Bare"),
            ("member", "add", "Nobody Inparticular", "--set", "bare"),
            ("session", "start", "--script", "nothing.toml", "--set", "bare"),
            ("session", "reopen", "--set", "bare"),
        ),
        most=1,
    ),
    "report programme": Writing(
        lambda n: ("report", "programme", "--as", "txt", "--to", f"page-{n}"),
        lead_counts(lead_facts.Released),
    ),
    "programme begin": Writing(
        lambda n: (*BEGUN, "--purpose", f"To learn {n} things"),
        lead_counts(lead_facts.Invited),
        begin=LED,
    ),
    "programme add": Writing(
        lambda n: ("programme", "add", f"{n}.tmpack", *LEARNED),
        lead_counts(lead_facts.Received),
        begin=LED,
        prepare=packs_for,
    ),
    "programme drop": Writing(
        lambda n: ("programme", "drop", f"Word number {n}.", "--yes"),
        lead_counts(lead_facts.Dropped),
        begin=LED,
        prepare=take_packs_in,
    ),
    "programme words": Writing(
        lambda n: ("programme", "words", "--to", f"page-{n}/words.txt"),
        lead_counts(lead_facts.Copied),
        begin=LED,
        prepare=take_packs_in,
    ),
    "programme release": Writing(
        lambda n: ("programme", "release", "--as", "txt", "--to", f"page-{n}"),
        lead_counts(lead_facts.Released),
        begin=LED,
        prepare=take_packs_in,
    ),
    "programme end": Writing(
        lambda n: ("programme", "end", "--yes"),
        lead_counts(lead_facts.Concluded),
        begin=LED,
        prepare=take_packs_in,
        most=1,
    ),
    "practice lend": Writing(
        lambda n: ("practice", "lend", "1", "--yes", "none", *ON), counts(Lent)
    ),
    "pack make": Writing(
        lambda n: ("pack", "make", "--anyway", "--to", f"page-{n}"),
        counts(LetGo, is_note_of_file),
        begin=(*INVITED, ("backup", "key", "--no-passphrase")),
    ),
    "pack settle": Writing(
        lambda n: ("pack", "settle", "--mask", "dai", *ON),
        counts(Amended),
        begin=INVITED,
    ),
    "pack organisations": Writing(
        lambda n: ("pack", "organisations", "--add", f"Mill {n}", *ON),
        counts(Organisations),
    ),
    "backup make": Writing(lambda n: ("backup", "make"), backups),
    "backup restore": Writing(
        lambda n: ("backup", "restore", "last", "--in-place", "--yes", *ON),
        backups,  # each puts aside what it replaces
    ),
    "init": Writing(
        lambda n: ("init", "--facilitator", f"Somebody {n}", "--contact", "0"),
        lambda _: 0,
        each=0,
    ),
}
PLAYS = {
    "evening.toml": ("quick-35", ["Megan", "Dai"], "Megan"),
    "nothing.toml": ("quick-35", ["Nobody"], "Nobody"),
}


@pytest.fixture
def begun(tmp_path, nursery):
    """Return what begins a command in a workspace of ours, and that workspace."""
    folder = tmp_path / "workspace"
    shutil.copytree(NEWEST / "workspace", folder)
    env = environment(TMWORKSHOP_WORKSPACE=str(folder), TMWORKSHOP_NOW=NOW)
    for name, (design, present, presenter) in PLAYS.items():
        (tmp_path / name).write_text(
            f"design = {json.dumps(design)}\ndate = 2026-06-01\nstart = '18:30'\n"
            f"present = {json.dumps(present)}\npresenters = [{json.dumps(presenter)}]\n"
        )
    letter_from(tmp_path)
    for number in AT_ONCE:
        people = "".join(f"Newcomer{number} {who}\n" for who in ("Fairly", "Surely"))
        (tmp_path / roster(number)).write_text(f"name\n{people}")
        (tmp_path / f"page-{number}").mkdir()

    def is_place(word):
        is_in_folder = "/" in word and (tmp_path / word).parent.is_dir()
        return (tmp_path / word).exists() or is_in_folder

    def begin(*words):
        there = (str(tmp_path / w) if is_place(w) else w for w in words)
        return Forked(nursery, "--no-input", *there, env=env)

    return begin, folder


@pytest.mark.parametrize("name", WRITING)
def test_what_says_that_it_is_done_stands(begun, name):
    (begin, folder), writing = begun, WRITING[name]
    for words in writing.begin:
        with begin(*words) as terminal:
            assert terminal.ended() == DONE, terminal.shown
    writing.prepare(folder)
    before = writing.counted(folder)
    with ExitStack() as stack:
        every = [stack.enter_context(begin(*writing.words(n))) for n in AT_ONCE]
        told = [(terminal.ended(), terminal.shown) for terminal in every]
    done = [shown for code, shown in told if code == DONE]
    assert 1 <= len(done) <= writing.most, told
    assert writing.counted(folder) - before == writing.each * len(done), told
    assert not (folder / "logs").exists(), told
    for set_id in FolderWorkspace(folder).sets():
        record_of(FolderWorkspace(folder).open_set(set_id).facts())


def test_what_is_due_at_a_lead_s_goes_before_any_of_eight(begun):
    begin, folder = begun
    with begin(*LED[0]) as terminal:
        assert terminal.ended() == DONE, terminal.shown
    take_packs_in(folder)
    with LeadFolder(folder).deciding() as hand:
        ids = tuple(
            v.id for part in hand.parts_of(signer_of(LAPTOP)) for v in part.voices
        )
        hand.put_due("2026-05-31")
        hand.keep(lead_facts.Dropped(of=ids))
    with ExitStack() as stack:
        every = [stack.enter_context(begin("set", "list")) for _ in AT_ONCE]
        told = [(terminal.ended(), terminal.shown) for terminal in every]
    assert {code for code, _ in told} == {DONE}, told
    assert sum("8 remarks of packs may be here no longer" in s for _, s in told) == 1
    assert not any(
        part.voices for part in LeadFolder(folder).parts_of(signer_of(LAPTOP))
    )
