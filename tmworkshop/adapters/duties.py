"""Duties on disk: a checked file each, from before the first effect to after the last.

The folder is there only while something is to be done, so that to look costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from operator import call
from pathlib import Path

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.file_names import is_slug
from tmworkshop.adapters.drive.line_check import check_line, sound_body
from tmworkshop.domain import duties
from tmworkshop.domain.duties import Duty, Unbegun
from tmworkshop.domain.errors import Conflict, Damaged, WorkshopError
from tmworkshop.domain.values import list_types

FOLDER, ENDING, HALF = "duties", ".duty", ".new"
SCHEMA = 1
KINDS: Mapping[str, type[Duty]] = {
    "seal": duties.Sealing,
    "erase": duties.Erasing,
    "purge": duties.Purging,
    "unname": duties.Unnaming,
    "take-out": duties.TakingOut,
    "rename": duties.Renaming,
    "restore": duties.Restoring,
}
_TYPES: Mapping[str, type] = {"str": str, "int": int, "bool": bool}


class FolderDuties:
    """The duties of one workspace."""

    def __init__(
        self, workspace: Path, write: Callable[[Callable[[], object]], object] = call
    ) -> None:
        """Know *workspace*; *write* is given each writing, to find room for it."""
        self._folder = workspace / FOLDER
        self._write = write

    def take_on(self, duty: Duty) -> None:
        """Write *duty* down, on the disk before this returns."""
        self._write(lambda: self._put(self._file(duty), _line_of(duty)))

    def fulfil(self, duty: Duty) -> None:
        """Remove *duty*, if it stands; the folder goes with the last one."""
        for file in self._written(duty):
            disk.remove_hidden(self._folder.parent)  # words that were to be gone by now
            with disk.in_words(file):
                disk.remove_file(file)
                disk.remove_if_empty(file.parent)

    def waiting(self) -> tuple[Duty, ...]:
        """Return what stands to be done, and can be read."""
        return tuple(each for each in self._every() if isinstance(each, Duty))

    def troubles(self) -> tuple[WorkshopError, ...]:
        """Return what is wrong with each that cannot be read."""
        return tuple(each for each in self._every() if not isinstance(each, Duty))

    def _put(self, file: Path, line: bytes) -> None:
        with disk.in_words(file):
            disk.make_folder(file.parent)
            try:
                disk.replace_file(file, line)
            except FileNotFoundError:  # another window had just done its last one
                disk.make_folder(file.parent)
                disk.replace_file(file, line)

    def _every(self) -> Iterator[Duty | WorkshopError]:
        with disk.in_words(self._folder):
            is_there = self._folder.is_dir()
            if is_there:
                disk.remove_hidden(self._folder)  # duties that are done
            files = sorted(self._folder.iterdir()) if is_there else []
        disk.remove_if_empty(self._folder)
        for file in files:
            if file.name.endswith(f"{ENDING}{HALF}"):
                yield Unbegun(file.name.partition(".")[0], "")
            elif file.suffix == ENDING:
                try:
                    yield self._read(file)
                except FileNotFoundError:  # done meanwhile
                    continue
                except WorkshopError as trouble:
                    yield trouble

    def _read(self, file: Path) -> Duty:
        try:
            duty = _duty_of(file.read_bytes(), file)
            if self._file(duty) != file:
                raise ValueError("another's name")
            _ensure_of_sets(duty)
        except (WorkshopError, FileNotFoundError):
            raise
        except Exception as error:  # whatever may stand in it
            raise Damaged(
                f"{file} does not say what was to be done: something may be half "
                "done. Look at it, then take it out of the workspace."
            ) from error
        return duty

    def _file(self, duty: Duty) -> Path:
        return self._folder / f"{duty.set_id}.{_line_of(duty)[:8].decode()}{ENDING}"

    def _written(self, duty: Duty) -> list[Path]:
        if isinstance(duty, Unbegun):
            return sorted(self._folder.glob(f"{duty.set_id}.*{ENDING}{HALF}"))
        return [file] if (file := self._file(duty)).exists() else []


def _line_of(duty: Duty) -> bytes:
    kind = next(name for name, each in KINDS.items() if each is type(duty))
    named = {name: getattr(duty, name) for name in list_types(type(duty))}
    body = json.dumps({"schema": SCHEMA, "duty": kind, **named}).encode()
    return check_line(body)


def _duty_of(line: bytes, file: Path) -> Duty:
    if not line.endswith(b"\n"):
        raise ValueError("cut off")
    document = json.loads(sound_body(line[:-1]))
    schema, kind = document.pop("schema"), KINDS.get(document.pop("duty"))
    if schema != SCHEMA or kind is None:
        raise _newer(file)
    for name, its_type in list_types(kind).items():
        given, wanted = document[name], _TYPES.get(its_type, list)
        if type(given) is not wanted:
            raise TypeError(name)
        if type(given) is list:
            "".join(given)
            document[name] = tuple(given)
    return kind(**document)


def _ensure_of_sets(duty: Duty) -> None:
    """Raise ValueError unless *duty* names sets: what is done could be to any file."""
    sets: tuple[str, ...] = (duty.set_id,)
    if isinstance(duty, duties.Restoring):
        sets = duty.sets
        if duty.set_id not in sets or len(sets) != len(duty.prints):
            raise ValueError("not a print of each set")
    if not all(map(is_slug, sets)):
        raise ValueError("no set's id")


def _newer(file: Path) -> Conflict:
    return Conflict(
        f"A newer tmworkshop was to do what {file} says: update tmworkshop on this "
        "computer."
    )
