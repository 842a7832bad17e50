"""Which copies may go because others hold all that they hold, fact by fact.

A fact keeps its id for as long as it is kept, and what gives it another one, or blanks
it, does so in every backup: so ids compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cache, cached_property, partial
from pathlib import Path

from tmworkshop.adapters.backups.archive import Unseal, open_zip, read_backup_file
from tmworkshop.adapters.backups.backup_files import AUTOMATIC, label_of
from tmworkshop.adapters.backups.beside_sets import LEAD_FACTS, PACKS
from tmworkshop.adapters.store.format import has_all_lines, salvage_lines
from tmworkshop.adapters.store.workspace import is_set_file, set_file
from tmworkshop.domain.backups import choose_backups
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.values import Value, value

# beside ids, and the bytes of a set in which a line cannot be read:
SOUND = True  # the set can be read there, and not only mended
THERE = ""  # of a file of one's own: another version of it may stand for it


class Holding:
    """What a backup holds of each file; what is not asked for is not unpacked."""

    def __init__(self, content: bytes, called: str, *, is_verified: bool) -> None:
        self._is_verified = is_verified
        self._open = ExitStack()  # as long as this is there: no more than bytes are
        archive = self._archive = self._open.enter_context(open_zip(content, called))
        self._sound = set(map(set_file, archive.manifest.sound))
        self.names = archive.names
        self._packed = {name: archive.packed(name) for name in self.names}
        self._contents: dict[str, bytes] = {}
        self._damaged: dict[str, bytes] = {}
        self._known: dict[str, tuple[set[object], bool]] = {}

    @cached_property
    def is_whole(self) -> bool:
        """Whether each of its files is what was put there."""
        if not self._is_verified:
            self._unpack(self.names)
        return not self._damaged

    def is_within(self, other: Holding, name: str) -> bool:
        """Say whether *other* has all of the file *name*, as can be seen of its lines.

        If so, none of the facts in them need be read.
        """
        is_sound = name in self._sound
        if not other.is_whole or name not in other.names:
            return False
        if is_sound and name not in other._sound:
            return False
        if self._packed[name] == other._packed[name]:
            return True
        ours = self._bytes_of(name) if is_sound else b""
        is_read = is_sound and name in self._contents
        return is_read and has_all_lines(other._bytes_of(name), ours)

    def wants(self, name: str) -> set[object]:
        """Return what others must have for the file *name* to be dispensable."""
        known, is_read = self._looked(name)
        return known if is_read else known | {self._bytes_of(name)}

    def has(self, name: str) -> set[object]:
        """Return what the file *name* can stand for."""
        if not self.is_whole or name not in self.names:
            return set()
        return self._looked(name)[0] | {self._bytes_of(name)}

    def _bytes_of(self, name: str) -> bytes:
        self._unpack([name])
        return self._contents.get(name, self._damaged.get(name, b""))

    def _unpack(self, names: Iterable[str]) -> None:
        """Unpack what of *names* is not unpacked yet."""
        known = self._contents.keys() | self._damaged.keys()
        if missing := [name for name in names if name not in known]:
            contents, lost = self._archive.sound(missing)
            self._contents |= contents
            self._damaged |= {name: self._archive.rest_of(name) for name in lost}

    def _looked(self, name: str) -> tuple[set[object], bool]:
        """Return what is known to be in the file *name*, and whether that is all."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> tuple[set[object], bool]:
        if PACKS.fullmatch(name):  # comes again with the next pack, or is to be gone
            return set(), True
        if name == LEAD_FACTS:
            return set(self._bytes_of(name).splitlines()), True
        if not is_set_file(name):
            return {THERE}, True
        sound = salvage_lines(self._bytes_of(name))
        known: set[object] = set(sound.as_of_today) if sound else set()
        if name in self._sound and name in self._contents:
            known.add(SOUND)
        is_all = sound and not sound.lost and sound.header.line
        return known, bool(is_all) and name in self._contents


@value
class CopyReader(Value):
    """How copies are read: what is *known* and verified, what opens encrypted ones."""

    known: Mapping[Path, bytes]
    unseal: Unseal | None = None

    def content(self, file: Path) -> bytes:
        """Return what *file* holds, as a zip; Refused if nothing opens it."""
        known = self.known.get(file)
        return read_backup_file(file, self.unseal) if known is None else known


AS_IT_LIES = CopyReader({})


def list_superseded(
    files: Sequence[Path], now: datetime, reader: CopyReader = AS_IT_LIES
) -> list[Path]:
    """Return those of the backups *files*, as they were made, that may go by *now*."""
    labels = {file: label_of(file) for file in reversed(files)}
    made = {
        file: label.made
        for file, label in labels.items()
        if label and label.why in AUTOMATIC
    }
    # a clock that was put back makes newer ones with older names
    kept = choose_backups(each for each in made.values() if each <= now)
    kept |= choose_backups(each for each in made.values() if each > now)
    going = [file for file, moment in made.items() if moment not in kept]
    staying = [each for each in labels if each not in going]
    return list(find_superseded(going, staying, reader))


def find_superseded(
    going: Sequence[Path], staying: Iterable[Path], reader: CopyReader = AS_IT_LIES
) -> Iterator[Path]:
    """Yield those of *going* all of whose facts and files are in those that stay.

    Each file is read once at most, and none if none is to go.
    """
    read, others = cache(partial(_read, reader)), list(staying)
    for file in going:
        if _is_stood_for(read(file), map(read, others)):
            yield file
        else:
            others.append(file)


def _is_stood_for(mine: Holding | None, others: Iterable[Holding | None]) -> bool:
    if mine is None:
        return False  # nobody can tell what it holds
    wanted: dict[str, set[object] | None] = dict.fromkeys(mine.names)  # None: all of it
    for other in filter(None, others):
        left = {name: _left(mine, other, name, wanted[name]) for name in wanted}
        wanted = {name: still for name, still in left.items() if still}
        if not wanted:
            return True
    return False


def _left(
    mine: Holding, other: Holding, name: str, wanted: set[object] | None
) -> set[object]:
    """Return what is still *wanted* of the file *name* once *other* was looked at."""
    if wanted is None and mine.is_within(other, name):
        return set()
    return (mine.wants(name) if wanted is None else wanted) - other.has(name)


def _read(reader: CopyReader, file: Path) -> Holding | None:
    try:
        content = reader.content(file)
        return Holding(content, file.name, is_verified=file in reader.known)
    except (WorkshopError, OSError):
        return None
