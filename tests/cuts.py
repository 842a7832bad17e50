"""A computer that stops dead at the n-th thing it does to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tmworkshop.adapters.drive import disk

EFFECTS = (
    (disk, "_write_new"),
    (disk, "_swap"),
    (disk, "_write_all"),
    (disk, "_sync"),
    (Path, "unlink"),
    (Path, "rmdir"),
    (Path, "mkdir"),
)


class Cut(BaseException):
    """Nothing is done after it."""


class Cable:
    """What power comes by: it is pulled after so many *effects*."""

    def __init__(self, effects: float) -> None:
        self.left = effects
        self.count = 0

    def spend(self) -> None:
        self.count += 1
        self.left -= 1
        if self.left < 0:
            raise Cut


@contextmanager
def cut_after(effects: float = float("inf")) -> Iterator[Cable]:
    """Let so many *effects* come to pass, and none after."""
    cable = Cable(effects)

    def cuttable(whole: Any) -> Any:
        def act(*given: Any, **more: Any) -> Any:
            cable.spend()
            return whole(*given, **more)

        return act

    patches = [
        patch.object(where, name, cuttable(getattr(where, name)))
        for where, name in EFFECTS
    ]
    for each in patches:
        each.start()
    try:
        yield cable
    finally:
        for each in patches:
            each.stop()
