"""A console of Windows: what it sends, how it is set, and whether it obeys.

On any other system there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

INPUT, OUTPUT = -10, -11
COOKED = 0b111  # keys are echoed, read by lines, and Ctrl-C interrupts
ESCAPES = 4  # of what is written
COMES, TOO_LATE = 0, 0x102  # what a wait ends with
SIZE = 20  # bytes of an event
AT_ONCE = 1024  # events
READ_ALOUD = 0x46  # asks for whether a screen reader runs


def is_there() -> bool:
    """Say whether keys are pressed in a console here."""
    return _mode(INPUT) is not None


def wake() -> None:
    """Set right its keyboard, if a killed process has left that quiet."""
    mode = _mode(INPUT)
    if mode is not None and not mode & COOKED:
        _set_mode(INPUT, mode | COOKED)


def quieten() -> Sequence[int]:
    """Quieten its keyboard, if there is one; return how that was set."""
    mode = _mode(INPUT)
    if mode is None:
        return ()
    _set_mode(INPUT, mode & ~COOKED)
    return (mode,)


def restore(mode: int) -> None:
    """Set its keyboard to *mode*, as it was."""
    _set_mode(INPUT, mode)


def obey_escapes() -> bool:
    """Make an older console obey what is written to it; False if it cannot.

    What goes elsewhere has nothing to obey.
    """
    mode = _mode(OUTPUT)
    return mode is None or bool(mode & ESCAPES) or _set_mode(OUTPUT, mode | ESCAPES)


def is_read_aloud() -> bool:
    """Say whether Windows knows of a screen reader that runs."""
    if sys.platform != "win32":
        return False
    import ctypes

    runs = ctypes.c_int()
    user = ctypes.WinDLL("user32")
    asked = user.SystemParametersInfoW(READ_ALOUD, 0, ctypes.byref(runs), 0)
    return bool(asked and runs.value)


def read_events(seconds: float) -> bytes:
    """Return the events that come within so many *seconds*; OSError at their end."""
    import ctypes

    kernel, handle = _reach(INPUT)
    ends = kernel.WaitForSingleObject(handle, int(seconds * 1000))
    if ends == TOO_LATE:
        return b""
    events = ctypes.create_string_buffer(SIZE * AT_ONCE)
    count = ctypes.c_ulong()
    come = ends == COMES and kernel.ReadConsoleInputW(
        handle, events, AT_ONCE, ctypes.byref(count)
    )
    if not come:
        raise OSError("no more keys come from this console")
    return events.raw[: SIZE * count.value]


def _mode(which: int) -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes

    kernel, handle = _reach(which)
    mode = ctypes.c_ulong()
    there = kernel.GetConsoleMode(handle, ctypes.byref(mode))
    return mode.value if there else None


def _set_mode(which: int, mode: int) -> bool:
    kernel, handle = _reach(which)
    return bool(kernel.SetConsoleMode(handle, mode))


def _reach(which: int) -> tuple[Any, Any]:
    """Return what Windows calls its kernel, and the standard stream *which*."""
    if sys.platform != "win32":
        raise OSError("only Windows has a console")
    import ctypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.GetStdHandle.restype = ctypes.c_void_p
    return kernel, ctypes.c_void_p(kernel.GetStdHandle(which))
