"""Deeds that change more than one file, where to do them, what is left half done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.records import JANUARY, MARCH, Story
from tests.searching import found_in
from tmworkshop.adapters.backups.restore import read_backup
from tmworkshop.adapters.store.workspace import FolderWorkspace, set_file
from tmworkshop.domain.facts import AnyFact, Joined, Kind, Said
from tmworkshop.domain.record.record import record_of

NOW = "2026-06-01T10:00:00+00:00"
TARN, FELL = "tarn", "fell"  # two sets
WENT = "Ysolde Ferrant"  # who is erased, or called otherwise
THEIRS = ("Ysolde", "Ferrant", "grindlemoss")
LATE = "Bartholomew Quaye"  # who came in last
SINCE = "wexelbrock"  # said after the backup
UNNAMED = "00009"  # the id of words whose name is taken off
Places = frozenset[str]


def lay_out(folder: Path) -> None:
    """Make a workspace of two sets, one with a session put down, and a backup of it."""
    for set_id in (TARN, FELL):
        story = Story(f"{set_id.title()} set", kept_until=MARCH)
        story.join("m1", WENT if set_id == TARN else "Ifor Gale", "Hollin")
        story.join("m2", "Chidi Alderson", "Hollin")
        story.join("m3", "Maud Osei", "Thwaite")
        for member in ("m1", "m2", "m3"):
            story.slip(member, "set-summary")
        story.meet(JANUARY)
        story.said(Kind.REFLECTION, "m2", f"ravenscar {set_id}")
        if set_id == TARN:
            story.said(Kind.LEARNING, "m1", "grindlemoss")
            story.said(Kind.LEARNING, "m3", "Ysolde asked well")
        story.part().keep_in(folder, set_id)
    drafts = folder / "drafts"
    drafts.mkdir()
    (drafts / f"{TARN}.draft").write_text("grindlem")


def begin_session(folder: Path) -> None:
    """Open a session of the tarn set, with slips typed in, and put it down."""
    file = FolderWorkspace(folder).open_set(TARN)
    story = Story()
    story.facts = list(file.facts())
    story.meet(MARCH, ("m1", "m2", "m3"))
    for words in ("skelwith", "ormathwaite"):
        story.said(Kind.REFLECTION, "", words, unattributed=True)
    file.keep(story.facts[len(file.facts()) :])


def add_someone(folder: Path) -> None:
    """Take one more member into the tarn set."""
    file = FolderWorkspace(folder).open_set(TARN)
    since = MARCH
    file.keep([Joined(id="00050", member="m4", name=LATE, partnership="", since=since)])


def add_words(folder: Path) -> None:
    """Say something in both sets that no backup holds."""
    for set_id in (TARN, FELL):
        file = FolderWorkspace(folder).open_set(set_id)
        file.keep([Said(id="00060", kind=Kind.NOTE, words=SINCE)])


def linked(folder: Path) -> Places:
    """Return where slips of closed sessions tell when they were typed."""
    return frozenset(
        place
        for place, facts in sets_in(folder)
        for session in record_of(facts).begun
        for fact in facts
        if session.closed and isinstance(fact, Said) and fact.session == session.id
        if fact.unattributed and (fact.device or fact.at.hour)
    )


def sets_in(folder: Path) -> Iterator[tuple[str, tuple[AnyFact, ...]]]:
    """Yield the facts of the tarn set, and of each copy of it, with their place."""
    from tmworkshop.adapters.store.format import read_facts

    if (file := folder / set_file(TARN)).exists():
        yield str(file), read_facts(file.read_bytes(), str(file))
    for zipped in sorted(folder.glob("backups/*.zip")):
        contents = read_backup(zipped).contents
        if set_file(TARN) in contents:
            yield str(zipped), read_facts(contents[set_file(TARN)], str(zipped))


def without_backup(folder: Path) -> bool:
    """Say whether no backup has the tarn set, closed, as its file stands."""
    (_, facts), *copies = sets_in(folder)
    is_closed = record_of(facts).live is None
    return is_closed and all(copy != facts for _, copy in copies)


def standing(*words: str, under: str = "") -> Callable[[Path], Places]:
    """Return what tells where any of *words* stands *under* a folder."""

    def places(folder: Path) -> Places:
        found = found_in(folder / under, *words)
        # locks hold nothing, and a half page is no page
        return frozenset(each for each in found if not each.endswith(".lock"))

    return places


def under_old_name(folder: Path) -> Places:
    """Return the pages that bear the name someone had, once they have another."""
    members = record_of(FolderWorkspace(folder).open_set(TARN).facts()).members
    if members["m1"].name == WENT:
        return frozenset()
    return standing("Ysolde", under="reports")(folder)


def under_old_title(folder: Path) -> Places:
    """Return the pages in the folder of a name that the set has no more."""
    record = record_of(FolderWorkspace(folder).open_set(TARN).facts())
    if record.founded.name == "Tarn set":
        return frozenset()
    old = folder / "reports" / "tarn-set"
    return frozenset(str(each) for each in old.rglob("*") if each.is_file())


def by_name(folder: Path) -> Places:
    """Return where the words stand by name that are to be nobody's."""
    return frozenset(
        place for place, facts in sets_in(folder) for f in facts if f.id == UNNAMED
    )


def restored(folder: Path) -> Places:
    """Return where the folder that a backup was restored to is not as it should be."""
    place = folder.parent / "again"
    beside = place.with_name("again.unfinished")
    half = {str(beside)} if beside.exists() else set()
    if place.exists():
        wanted = {"tarn.jsonl", "fell.jsonl"}
        there = {each.name for each in place.glob("sets/*")}
        half |= wanted ^ there
    return frozenset(half)


def is_nothing(folder: Path) -> bool:
    """Say that nothing was to be made in *folder*."""
    return False


@dataclass(frozen=True)
class Deed:
    """A command that changes more than one file, and where it may stand half done."""

    words: tuple[str, ...]
    places: Callable[[Path], Places]
    before: tuple[Callable[[Path], None], ...] = ()  # the backup; then *after*
    after: tuple[Callable[[Path], None], ...] = ()
    keys: str | None = None
    by_itself: bool = False  # it is finished by the same command alone
    lacks: Callable[[Path], bool] = is_nothing  # something that it was to make

    def half(self, folder: Path, at_first: Places) -> Places:
        """Return where it is half done, neither as *at_first* nor all done.

        A backup that was made since is one place more.
        """
        now = self.places(folder)
        return frozenset() if at_first and at_first <= now else now


IN_TARN = ("--set", TARN)
PAGES: tuple[tuple[str, ...], ...] = (
    ("report", "participant", *IN_TARN, "--as", "html"),
    ("report", "set", *IN_TARN, "--as", "html"),
    ("member", "export", "Ysolde", *IN_TARN),
)
EVERYTHING = (*THEIRS, "ravenscar tarn", "Tarn set")
DEEDS = {
    "close": Deed(
        ("--plain", "session", "resume", *IN_TARN),
        linked,
        before=(begin_session,),
        keys="!!\n\nclose\n",
        lacks=without_backup,
    ),
    "erase": Deed(
        ("member", "erase", "Ysolde", *IN_TARN, "--names", "mask", "--yes"),
        standing(*THEIRS),
    ),
    "purge": Deed(("set", "purge", TARN, "--now", "--yes"), standing(*EVERYTHING)),
    "unname": Deed(
        ("session", "edit", "1", *IN_TARN, "--unattributed", "--yes"), by_name
    ),
    "take-out": Deed(
        ("member", "discard", *IN_TARN, "--yes"),
        standing("Quaye"),
        before=(add_someone,),
    ),
    "rename": Deed(
        ("member", "update", "Ysolde", *IN_TARN, "--name", "Isolde Farrant"),
        under_old_name,
    ),
    "rename-set": Deed(("set", "update", TARN, "--name", "Beck set"), under_old_title),
    "restore": Deed(
        ("backup", "restore", "FIRST", "--in-place", "--yes"),
        standing(SINCE, under="sets"),
        after=(add_words,),
    ),
    "restore-to": Deed(
        ("backup", "restore", "FIRST", "--to", "AGAIN"), restored, by_itself=True
    ),
}
NEXT: tuple[tuple[str, ...], ...] = (
    (),
    ("doctor",),
    ("action", "list", "--set", FELL),
    ("report", "set", "--set", FELL, "--as", "html"),
    ("backup", "make"),
    ("set", "list", "--json"),
    ("session", "list", "--set", FELL),
)


def prepare(deed: Deed, folder: Path, run: Callable[[Iterable[str]], object]) -> None:
    """Lay a workspace out for *deed* in *folder*; *run* runs a command in it."""
    lay_out(folder)
    for page in PAGES:
        run(page)
    for step in deed.before:
        step(folder)
    run(("backup", "make"))
    for step in deed.after:
        step(folder)


def words_of(deed: Deed, folder: Path) -> tuple[str, ...]:
    """Return what is typed for *deed*, the places in it as they are."""
    first = min((folder / "backups").glob("*.zip")).stem
    named = {"FIRST": first, "AGAIN": str(folder.parent / "again")}
    return tuple(named.get(each, each) for each in deed.words)


def waiting(folder: Path) -> list[str]:
    """Return which kinds of duties wait in *folder*."""
    return [
        json.loads(file.read_bytes()[9:])["duty"]
        for file in sorted((folder / "duties").glob("*.duty"))
    ]
