"""A folder for as long as something is measured, on a disk: /tmp may be in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

BUILD = Path(__file__).parents[1] / "build"


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder, and take it away again."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="scratch-", dir=BUILD) as folder:
        yield Path(folder)
