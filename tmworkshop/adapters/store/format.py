"""What may be known outside the store of the bytes of a set's file.

Backups copy, change and restore them, doctor mends them.  Neither knows a line of one,
a lock or a schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.store.checked_lines import (
    Document,
    documents_in,
    line_of,
    salvage_documents,
    split_joined,
)
from tmworkshop.adapters.store.documents import fact_of
from tmworkshop.adapters.store.fact_file import FactFile, documents_of
from tmworkshop.adapters.store.headers import LONGEST, Header, header_in, header_line
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import (
    STEPS,
    guess_schema,
    newest_schema,
    take_steps,
)
from tmworkshop.domain.errors import Conflict, Damaged, WorkshopError
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.values import Value, value

# the ids of facts in a line that may be damaged
NAMED = re.compile(rb'"fact":"[^"\\]{1,20}","id":"([^"\\]{1,99})"')
MARK = b"\xef\xbb\xbf"  # what some editors put before a text

Facts = tuple[AnyFact, ...]
Change = Callable[[Facts], Iterable[AnyFact] | None]
Bring = Callable[[Facts], Iterable[AnyFact]]


def read_facts(content: bytes, called: str) -> Facts:
    """Return the facts in *content*; Damaged or Conflict if it cannot be read."""
    _, documents = _read(content, called)
    return tuple(fact_of(document, called) for document in documents.values())


def change_facts(content: bytes, called: str, facts: Iterable[AnyFact]) -> bytes:
    """Return *content* as a file of *facts*."""
    header, before = _read(content, called)
    first = header_line(header._replace(schema=newest_schema(STEPS)))
    return _file(first, documents_of(facts, before, called))


def has_all_lines(whole: bytes, part: bytes) -> bool:
    """Say whether each line of *part* stands in *whole*, both sound and as of today."""
    (first, _, rest), (begins, _, lines) = whole.partition(b"\n"), part.partition(b"\n")
    schemas = {_header(each + b"\n").schema for each in (first, begins)}
    if schemas != {newest_schema(STEPS)}:
        return False
    has_grown = lines.endswith(b"\n") and rest.startswith(lines)
    return has_grown or set(lines.split(b"\n")) <= set(rest.split(b"\n"))


def drop_torn_end(content: bytes) -> bytes:
    """Return *content* without a line that was never finished, nor acknowledged."""
    return content[: content.rfind(b"\n") + 1]


def drop_damage(content: bytes) -> bytes | None:
    """Return *content* without the lines that cannot be read; None without a first."""
    sound = salvage_lines(content)
    if sound is None or not sound.header.line or not makes_set(sound.facts):
        return None
    return _file(sound.header.line, sound.documents.values())


def supersede_file(present: bytes, content: bytes) -> bytes:
    """Return the file *content* so that whoever has read *present* reads it anew."""
    header = _header(content)
    rewritten = max(_header(present).rewritten, header.rewritten) + 1
    first = header_line(header._replace(rewritten=rewritten))
    return first + content[len(header.line) :]


@contextmanager
def hold_set(path: Path) -> Iterator[None]:
    """Keep every other window from steering and from writing the set's file *path*."""
    with FactFile(path).steering(), Journal(path).locked():
        yield


@value
class Salvage(Value):
    """The documents of every sound line, as they stand, by id, and what is none."""

    documents: Mapping[str, Document]
    rest: bytes
    header: Header

    @property
    def lost(self) -> int:
        """How many lines cannot be read."""
        return len([line for line in self.rest.split(b"\n") if line.strip()])

    @cached_property
    def as_of_today(self) -> Mapping[str, Document]:
        """The documents by id as they are written today."""
        return take_steps(self.documents.values(), self.header.schema, STEPS)

    @cached_property
    def facts(self) -> Facts:
        """The facts that can be read of them."""
        return tuple(_facts_in(self.as_of_today.values()))


def salvage_lines(content: bytes) -> Salvage | None:
    """Return what can be read of *content*, be that a set or not; None of a newer one.

    Its first line is taken for what says the schema, and for nothing else.
    """
    bare = content.removeprefix(MARK)
    header = _header(bare[:LONGEST].replace(b"\r\n", b"\n"))
    if header.schema > newest_schema(STEPS):
        return None
    documents, rest = _sound_documents(bare)
    if not header.line:
        header = header._replace(schema=guess_schema(documents.values()))
    return Salvage(documents, rest, header)


def salvage_file(path: Path) -> Salvage | None:
    """Return what can be read of *path*, be that a set or not; None of a newer one."""
    with in_words(path):
        return salvage_lines(read_file(path))


def mend_set(path: Path, bring: Bring = tuple) -> None:
    """Let *path* hold all that can be read of it, and what *bring* makes of that.

    What cannot be read, and comes from nowhere else, is put aside.  Where anything
    came, the file counts as rewritten.  Damaged if all that makes no set.
    """
    journal = Journal(path)
    with FactFile(path).steering(), journal.locked(), in_words(path):
        if (sound := salvage_file(path)) is None:
            return
        facts = tuple(bring(sound.facts))
        if not makes_set(facts):
            raise Damaged(f"What can be read of {path} is no set.")
        if facts == sound.facts:
            journal.put_back(sound.documents.values(), sound.header, sound.rest)
            return
        read = {fact.id: sound.as_of_today[fact.id] for fact in sound.facts}
        documents = documents_of(facts, read, str(path))
        times = sound.header.rewritten + 1
        header = sound.header._replace(schema=newest_schema(STEPS), rewritten=times)
        rest = drop_mended_lines(sound.rest, {fact.id for fact in facts})
        journal.put_back(documents, header, rest)


def makes_set(facts: Iterable[AnyFact]) -> bool:
    """Say whether a record can be made of *facts*."""
    from tmworkshop.domain.record.record import record_of

    try:
        record_of(facts)
    except WorkshopError:
        return False
    return True


def drop_mended_lines(rest: bytes, ids: Container[str]) -> bytes:
    """Return those lines of *rest* that name no fact, or one that is not of *ids*."""
    lines = []
    for line in rest.split(b"\n"):
        named = ids_named_in(line)
        if line.strip() and not (named and all(each in ids for each in named)):
            lines.append(line)
    return b"\n".join(lines)


def ids_named_in(lines: bytes) -> tuple[str, ...]:
    """Return the ids of facts that stand in *lines*, damaged as they may be."""
    return tuple(each.decode(errors="replace") for each in NAMED.findall(lines))


def _read(content: bytes, called: str) -> tuple[Header, Mapping[str, Document]]:
    """Return the first line of *content*, and its documents as of today by id."""
    try:
        header = header_in(content[:LONGEST])
        if header.schema > newest_schema(STEPS):
            raise Conflict(f"A newer tmworkshop wrote {called}: update tmworkshop.")
        lines = drop_torn_end(content)[len(header.line) :].split(b"\n")[:-1]
        documents = documents_in(lines, set())
    except ValueError as error:
        raise Damaged(f"{called} does not say what was written to it.") from error
    return header, take_steps(documents.values(), header.schema, STEPS)


def _facts_in(documents: Iterable[Document]) -> Iterator[AnyFact]:
    for document in documents:
        with suppress(WorkshopError):
            yield fact_of(document, "")


def _sound_documents(content: bytes) -> tuple[dict[str, Document], bytes]:
    first, *lines = content.split(b"\n")
    if lines and not lines[-1] and split_joined(first) == [first]:
        with suppress(ValueError):  # the quick way, of what is whole
            return documents_in(lines[:-1], set()), b""
    return salvage_documents(content)


def _header(content: bytes) -> Header:
    """Return the first line of *content*; one of today's that says nothing, if none."""
    with suppress(ValueError):
        return header_in(content[:LONGEST])
    return Header(schema=newest_schema(STEPS))


def _file(first: bytes, documents: Iterable[Document]) -> bytes:
    return b"".join((first, *(line_of([document]) for document in documents)))
