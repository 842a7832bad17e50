"""The files of designs and prompts: the shipped ones, and beside them one's own.

A value is known by its id: a facilitator's own stands in the place of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.content.values import read_values
from tmworkshop.domain.errors import FileComplaints, WorkshopError
from tmworkshop.domain.shapes import show_shortly
from tmworkshop.domain.values import Value

T = TypeVar("T", bound=Value)
Excuse = Callable[[str], None]


class Files:
    """Where content is found, and what is told of that which cannot be used."""

    def __init__(self, own: Path | None = None, excuse: Excuse | None = None) -> None:
        self.own = own
        self.excuse = excuse

    def both(self, path: str) -> list[Path]:
        """Return the files at *path*: the shipped one, then the facilitator's own."""
        kind, _, rest = path.partition("/")
        files = [folder(kind) / rest]
        if self.own:
            files.append(self.own / path)
        return [file for file in files if file.is_file()]

    def by_name(self, path: str, own: str = "") -> dict[str, Path]:
        """Return the files in the folder *path* by name; the facilitator's own win."""
        return dict(sorted((self.shipped(path) | self.owned(own or path)).items()))

    def each(self, kind: type[T], path: str, name: str, by: str = "id") -> dict[str, T]:
        """Return each *kind* in the tables [[*name*]] of the file *path*."""
        return self._read(kind, self.both(path), name, by)

    def every(
        self, kind: type[T], path: str, name: str, among: Iterable[str] | None = None
    ) -> dict[str, T]:
        """Return each *kind* in the tables [[*name*]] of the files in *path*.

        Of ours only those are read that can hold the ids *among*, if these are known: a
        file is named as the ids in it begin.  One's own may be in a file of any name.
        """
        shipped = self.shipped(path)
        names = shipped if among is None else find_homes(among, shipped)
        ours = (shipped[each] for each in sorted(names))
        return self._read(kind, [*ours, *self.owned(path).values()], name, "id")

    @contextmanager
    def excused(self) -> Iterator[None]:
        """Tell of what cannot be used and go on without it, where that may be."""
        try:
            yield
        except WorkshopError as trouble:
            if not self.excuse:
                raise
            self.excuse(str(trouble))

    def _read(
        self, kind: type[T], files: Iterable[Path], name: str, by: str
    ) -> dict[str, T]:
        by_name: dict[str, T] = {}
        own: dict[str, Path] = {}  # where each of one's own was read
        for file in files:
            with self.excused():
                values = read_values(kind, read_toml(file), file, name)
                named = [getattr(value, by) for value in values]
                if self.own and file.is_relative_to(self.own):
                    ensure_only_once(named, file, own)
                by_name |= zip(named, values, strict=True)
        return by_name

    def shipped(self, path: str) -> dict[str, Path]:
        """Return our files in the folder *path* by name."""
        kind, _, rest = path.partition("/")
        return _named(folder(kind) / rest)

    def owned(self, path: str) -> dict[str, Path]:
        """Return one's own files in the folder *path* by name.

        A pipe is none of them: whoever reads it would wait for ever.
        """
        files = _named(self.own / path) if self.own else {}
        return {name: file for name, file in files.items() if not file.is_fifo()}


def ensure_only_once(named: Sequence[str], file: Path, read: dict[str, Path]) -> None:
    """Note those *named* in *file* as *read*; FileComplaints, if one was before."""
    every = dict.fromkeys(named)
    twice = (each for each in every if named.count(each) > 1)
    wrong = [f"{show_shortly(each)} stands in it more than once" for each in twice]
    elsewhere = (each for each in every if each in read)
    wrong += [f"{show_shortly(e)} stands in {read[e].name} as well" for e in elsewhere]
    if wrong:
        raise FileComplaints(str(file), tuple(wrong))
    read.update(dict.fromkeys(every, file))


def find_homes(ids: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return those of *names* that *ids* begin by, for each the longest."""
    known, begun = set(names), {""}
    for each in ids:
        parts = each.split(".")
        begins = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        begun.add(next((name for name in begins if name in known), ""))
    return begun - {""}


def _named(place: Path) -> dict[str, Path]:
    return {file.stem: file for file in sorted(place.glob("*.toml"))}
