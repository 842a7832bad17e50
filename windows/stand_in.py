"""A library that Wine 8 lacks and every Windows has: it draws a number by chance.

What is built of Rust asks bcryptprimitives.dll for ProcessPrng. Ours has no code: it
sends whoever asks on to RtlGenRandom, which takes and gives the same. Wine 9 has its
own.
"""

from __future__ import annotations

import struct
from pathlib import Path

NAME = b"bcryptprimitives.dll"
ASKED = b"ProcessPrng"
GIVEN = b"ADVAPI32.SystemFunction036"  # as RtlGenRandom is called there
AT, STEP, PLACE = 0x1000, 0x200, 0x180000000
AMD64, LIBRARY, PE32_PLUS, WINDOW, READ_ONLY = 0x8664, 0x2022, 0x20B, 2, 0x40000040


def put_stand_in(system: Path) -> None:
    """Put the library into *system* (C:/windows/system32), if it lacks it."""
    file = system / NAME.decode()
    if not file.exists():
        file.write_bytes(forwarder())


def forwarder() -> bytes:
    """Return the library: headers, and one section that names another's function."""
    exports = _exports()
    headers = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    headers += b"PE\0\0" + struct.pack("<2H3I2H", AMD64, 1, 0, 0, 0, 240, LIBRARY)
    headers += _optional_header(len(exports))
    headers += struct.pack(
        "<8s6I2HI", b".rdata", len(exports), AT, STEP, STEP, 0, 0, 0, 0, READ_ONLY
    )
    return headers.ljust(STEP, b"\0") + exports.ljust(STEP, b"\0")


def _optional_header(size: int) -> bytes:
    begin = struct.pack("<H2B5I", PE32_PLUS, 14, 0, 0, STEP, 0, 0, AT)
    sizes = struct.pack(
        "<Q2I6H4I", PLACE, AT, STEP, 6, 0, 0, 0, 6, 0, 0, 2 * AT, STEP, 0
    )
    more = struct.pack(
        "<2H4Q2I", WINDOW, 0x100, 1 << 20, 1 << 12, 1 << 20, 1 << 12, 0, 16
    )
    return begin + sizes + more + struct.pack("<2I", AT, size) + bytes(15 * 8)


def _exports() -> bytes:
    """Return the table of exports: one function, which is the name of another."""
    table, functions, names, numbers, words = 0, 40, 44, 48, 50
    name = AT + words
    asked = name + len(NAME) + 1
    given = asked + len(ASKED) + 1
    places = (AT + each for each in (functions, names, numbers))
    head = struct.pack("<2I2H7I", table, 0, 0, 0, name, 1, 1, 1, *places)
    body = struct.pack("<2IH", given, asked, 0)
    return head + body + b"".join(each + b"\0" for each in (NAME, ASKED, GIVEN))
