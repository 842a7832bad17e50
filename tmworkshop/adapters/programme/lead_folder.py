"""A lead's folder in the workspace: facts as lines, and a file for each signer.

The file of a signer is all their packs as one.  It is written whole, and what it
replaces is overwritten: what was withdrawn lies nowhere any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.adapters.programme.due_day import (
    DUE,
    FACTS,
    FOLDER,
    read_due,
    write_due,
)
from tmworkshop.adapters.programme.fact_lines import line_of, read_line
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.programme import lead_facts
from tmworkshop.domain.programme.dues import Dues, count_dues
from tmworkshop.domain.programme.lead_facts import AnyLeadFact

PACKS = "packs"
INVITATION = "invitation"  # as text, and as a square to be printed
TEXT = f"{INVITATION}.txt"
OWN_KEY, KEY_BYTES = "own.key", 32
STAYING = (FACTS, OWN_KEY, DUE, ".lock")  # no later page knows of one without its key
RECEIPTS = "receipts"
SHORT = 16  # letters of a signer that name their file
PATIENCE = 10.0  # seconds to wait for another window
BUSY = "Another window is at work on the programme: try again once it is done."
Parts = tuple[SetPart, ...]


class LeadFolder:
    """The programme that one workspace leads, if it leads one."""

    def __init__(self, workspace: Path) -> None:
        self._folder = workspace / FOLDER
        self._file = self._folder / FACTS

    @property
    def place(self) -> Path:
        """Where it lies."""
        return self._folder

    @contextmanager
    def deciding(self) -> Iterator[LeadFolder]:
        """Keep every other window out, for as long as something is decided."""
        with disk.in_words(self._folder):
            disk.make_folder(self._folder / PACKS)
        lock = Lock(self._folder / ".lock")
        with lock.held(wait=PATIENCE, otherwise=BUSY):
            yield self

    def facts(self) -> tuple[AnyLeadFact, ...]:
        """Return what was kept, in its order; Damaged if it is not what was written."""
        if not self._file.exists():
            return ()
        with disk.in_words(self._file):
            content = disk.read_file(self._file)
        return read_lead_facts(content, self._file)

    def keep(self, *facts: AnyLeadFact) -> None:
        """Keep *facts* behind those there are, on the disk before this returns."""
        self.put_facts((*self.facts(), *facts))

    def put_facts(self, facts: Iterable[AnyLeadFact]) -> None:
        """Keep *facts* in place of those there are, or of what cannot be read."""
        with disk.in_words(self._file):
            disk.replace_file(self._file, write_lead_facts(facts))

    def sound_facts(self) -> tuple[AnyLeadFact, ...]:
        """Return what can be read of what was kept, line by line."""
        if not self._file.exists():
            return ()
        with disk.in_words(self._file):
            lines = disk.read_file(self._file).splitlines(keepends=True)
        return tuple(_list_sound(lines, self._file))

    def parts(self) -> dict[str, Parts]:
        """Return the parts of each signer, by their keys."""
        by_signer: dict[str, Parts] = {}
        for fact in self.facts():
            if isinstance(fact, lead_facts.Received):
                by_signer.setdefault(fact.signer, ())
        return {signer: self.parts_of(signer) for signer in by_signer}

    def parts_of(self, signer: str) -> Parts:
        """Return the parts of one *signer*; none if nothing of theirs is here."""
        file = self.file_of(signer)
        if not file.exists():
            return ()
        with disk.in_words(file):
            content = disk.read_file(file)
        try:
            return read_pack(content, str(file)).parts
        except Damaged as error:
            raise Damaged(
                f"{file} is damaged. Add the newest pack of that laptop once more: it "
                "holds all that the ones before it did."
            ) from error

    def put_parts(self, signer: str, of: Pack) -> None:
        """Write what *signer* has let go, in place of what stood there."""
        with disk.in_words(self._folder):
            disk.replace_file(self.file_of(signer), write_pack(of))

    def own_key(self) -> bytes | None:
        """Return what marks of own sets on pages are made with; none before a page."""
        file = self._folder / OWN_KEY
        if not file.exists():
            return None
        with disk.in_words(file):
            key = disk.read_file(file)
        if len(key) != KEY_BYTES:
            raise Damaged(f"{file} is damaged: it has {len(key)} bytes.")
        return key

    def keep_own_key(self, key: bytes) -> None:
        """Keep *key* for good; Conflict if another one is kept by now."""
        known = self.own_key()
        if known is None:
            with disk.in_words(self._folder):
                disk.replace_file(self._folder / OWN_KEY, key)
        elif known != key:
            raise Conflict("Another window has let out a page: make this one anew.")

    def file_of(self, signer: str) -> Path:
        """Return where the parts of *signer* lie."""
        return self._folder / PACKS / file_name_of(signer)

    def put_if_missing(self, name: str, content: bytes) -> None:
        """Write *content* to the file *name* here, unless there is one."""
        file = self._folder / name
        if not file.exists():
            with disk.in_words(file):
                disk.replace_file(file, content)

    def due(self) -> str:
        """Return the first day on which something is to be removed; none noted yet."""
        return read_due(self._folder)

    def read_dues(self, today: str) -> Dues:
        """Return how much is due *today*, or soon will be."""
        every = (part for parts in self.parts().values() for part in parts)
        return count_dues(lead_facts.lead_of(self.facts()), every, today)

    def put_due(self, day: str) -> None:
        """Note the first *day* on which something is to be removed."""
        write_due(self._folder, day)

    def clear_working(self) -> None:
        """Remove what was made of packs to work with."""
        folders = (self._folder / PACKS, self._folder / RECEIPTS)
        whole = {".json", ".tmreceipt"}
        _remove(
            each
            for each in self._files()
            if each.stem != INVITATION
            and not (each.parent in folders and each.suffix in whole)
        )

    def count_files(self) -> int:
        """Return how many packs and files made of them there are."""
        files = (each for each in self._files() if each.stem != INVITATION)
        return sum(each.suffix != ".new" for each in files)  # cut off writes

    def destroy(self) -> int:
        """Remove these, and the invitation; return how many there were of these.

        What was decided stays.
        """
        number = self.count_files()
        _remove(self._files())
        return number

    def _files(self) -> list[Path]:
        return sorted(
            each
            for each in self._folder.rglob("*")
            if each.is_file() and each.name not in STAYING
        )


def file_name_of(signer: str) -> str:
    """Return how the file is called in which the parts of *signer* lie."""
    return f"{signer[:SHORT]}.json"


def read_lead_facts(content: bytes, file: Path) -> tuple[AnyLeadFact, ...]:
    """Return the facts in *content* of *file*; Damaged if a line is not as written."""
    whole = content[: content.rfind(b"\n") + 1]  # what was cut off was not said
    return tuple(read_line(line, file) for line in whole.splitlines())


def write_lead_facts(facts: Iterable[AnyLeadFact]) -> bytes:
    """Return *facts* as they are kept, a line each."""
    return b"".join(map(line_of, facts))


def _list_sound(lines: Iterable[bytes], file: Path) -> Iterator[AnyLeadFact]:
    for line in lines:
        with suppress(Damaged):
            yield read_line(line.removesuffix(b"\n"), file)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with disk.in_words(file):
            disk.remove_file(file)
