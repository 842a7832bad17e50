"""Fontconfig on Windows, which finds its settings by the place that it lies in.

It asks for that place in the letters of the system: in a folder called Gŵyl it finds
none, says so of itself, and goes on with settings that serve as well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ERRORS = 2  # the number of the stream that libraries complain to


@contextmanager
def hear_no_complaint() -> Iterator[None]:
    """Let nothing be heard on Windows of what a library complains of meanwhile."""
    try:
        kept = os.dup(ERRORS) if sys.platform == "win32" else None
    except OSError:  # nobody would hear it
        kept = None
    if kept is None:
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, ERRORS)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, ERRORS)
        os.close(kept)
