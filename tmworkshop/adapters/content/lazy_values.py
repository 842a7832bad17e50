"""A mapping whose values are read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class LazyValues(Mapping[str, T]):
    """What *read* makes of each of *names*, each read once, and no sooner."""

    def __init__(
        self, names: Callable[[], Iterable[str]], read: Callable[[str], T]
    ) -> None:
        self._names = names
        self._read = read
        self._known: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._known:
            if name not in self._names():
                raise KeyError(name)
            self._known[name] = self._read(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(tuple(self._names()))
