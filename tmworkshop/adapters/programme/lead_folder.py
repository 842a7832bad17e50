"""A lead's folder in the workspace: facts as lines, and a file for each signer.

The file of a signer is all their packs as one.  It is written whole, and what it
replaces is overwritten: what was withdrawn lies nowhere any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.packs.pack_content import read_pack, write_pack
from tmworkshop.adapters.programme.release_content import read_release, release_data
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation, Pack, SetPart
from tmworkshop.domain.programme import lead_facts
from tmworkshop.domain.programme.lead_facts import AnyLeadFact
from tmworkshop.domain.values import list_types

FOLDER, FACTS, PACKS = "programme", "programme.jsonl", "packs"
TEXT = "invitation.txt"
OWN_KEY, KEY_BYTES = "own.key", 32
STAYING = (FACTS, OWN_KEY, ".lock")  # without the key, no later page knows of these
SCHEMA = 1
SHORT = 16  # letters of a signer that name their file
PATIENCE = 10.0  # seconds to wait for another window
BUSY = "Another window is at work on the programme: try again once it is done."
KINDS: Mapping[str, type[AnyLeadFact]] = {
    "invited": lead_facts.Invited,
    "trusted": lead_facts.Trusted,
    "received": lead_facts.Received,
    "dropped": lead_facts.Dropped,
    "released": lead_facts.Released,
    "concluded": lead_facts.Concluded,
}
Parts = tuple[SetPart, ...]


class LeadFolder:
    """The programme that one workspace leads, if it leads one."""

    def __init__(self, workspace: Path) -> None:
        self._folder = workspace / FOLDER
        self._file = self._folder / FACTS

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
        return read_lead_facts(content, str(self._file))

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
        return tuple(_list_sound(lines, str(self._file)))

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

    def destroy(self) -> int:
        """Remove every pack and working file; return how many there were.

        What was decided stays.
        """
        files = sorted(
            each
            for each in self._folder.rglob("*")
            if each.is_file() and each.name not in STAYING
        )
        for file in files:
            with disk.in_words(file):
                disk.remove_file(file)
        return len(files)


def file_name_of(signer: str) -> str:
    """Return how the file is called in which the parts of *signer* lie."""
    return f"{signer[:SHORT]}.json"


def read_lead_facts(content: bytes, called: str) -> tuple[AnyLeadFact, ...]:
    """Return the facts in *content*; Damaged if a line is not what was written."""
    whole = content[: content.rfind(b"\n") + 1]  # what was cut off was not said
    return tuple(_read(line, called) for line in whole.splitlines())


def write_lead_facts(facts: Iterable[AnyLeadFact]) -> bytes:
    """Return *facts* as they are kept, a line each."""
    return b"".join(map(_line_of, facts))


def _list_sound(lines: Iterable[bytes], called: str) -> Iterator[AnyLeadFact]:
    for line in lines:
        with suppress(Damaged):
            yield _read(line.removesuffix(b"\n"), called)


def _read(line: bytes, called: str) -> AnyLeadFact:
    body = line[9:]
    try:
        if line[:9] != b"%08x " % crc32(body):
            raise ValueError("wrong checksum")
        return _fact_of(json.loads(body))
    except Conflict:
        raise
    except Exception as error:  # whatever may stand in it
        raise Damaged(
            f"{called} is damaged: bring back a copy of that folder."
        ) from error


def _line_of(fact: AnyLeadFact) -> bytes:
    kind = next(name for name, each in KINDS.items() if each is type(fact))
    data = {"schema": SCHEMA, "fact": kind, **_plain(fact)}
    body = json.dumps(data, ensure_ascii=False, sort_keys=True).encode(errors="replace")
    return b"%08x %s\n" % (crc32(body), body)


def _plain(fact: Any) -> dict[str, Any]:
    named = {name: getattr(fact, name) for name in list_types(type(fact))}
    if isinstance(fact, lead_facts.Invited):
        named["invitation"] = vars(fact.invitation)
    if isinstance(fact, lead_facts.Released):
        named["release"] = release_data(fact.release)
    return named


def _fact_of(data: dict[str, Any]) -> AnyLeadFact:
    if data.pop("schema") > SCHEMA or data["fact"] not in KINDS:
        raise Conflict(
            "A newer tmworkshop led this programme: update it on this computer."
        )
    kind: Any = KINDS[data.pop("fact")]
    if "invitation" in data:
        given = data["invitation"]
        given["readers"] = tuple(map(Reader, given["readers"]))
        data["invitation"] = Invitation(**given)
    if "release" in data:
        data["release"] = read_release(data["release"])
    fact: AnyLeadFact = kind(
        **{n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
    )
    return fact
