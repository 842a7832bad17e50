"""A folder for as long as something is measured, on a disk: /tmp may be in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory

BUILD = Path(__file__).parents[1] / "build"
_place = ContextVar("_place", default=BUILD)


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder, and take it away again."""
    place = _place.get()
    place.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="scratch-", dir=place) as folder:
        yield Path(folder)


@contextmanager
def scratch_in(place: Path) -> Iterator[None]:
    """Let such folders lie in *place* for a while."""
    before = _place.set(place)
    try:
        yield
    finally:
        _place.reset(before)
