r"""Stands in for Windows Terminal, as Wine's console is none: run by Windows' Python.

    python.exe rig.py Z:\dev\pts\N COLUMNS ROWS WORDS...

Wine's console takes no escape sequence for what it is, and so loses its cursor at the
first.  What tmworkshop, run with WORDS, writes goes to the terminal as it is instead;
its keys come through Wine's console all the same.
"""

import io
import os
import shutil
import sys
from typing import Any


class Terminal(io.RawIOBase):
    """The terminal that Wine runs in, at a *place* as Z:/dev/pts/3."""

    def __init__(self, place: str) -> None:
        self._descriptor = os.open(place, os.O_WRONLY | getattr(os, "O_BINARY", 0))

    def writable(self) -> bool:  # noqa: D102 (as io has it, like those below)
        return True

    def write(self, content: Any) -> int:  # noqa: D102
        return os.write(self._descriptor, bytes(content))

    def isatty(self) -> bool:  # noqa: D102
        return True

    def fileno(self) -> int:  # noqa: D102
        return 1


def main(place: str, columns: int, rows: int) -> None:
    """Run tmworkshop with what is left of the words, as if in a terminal at *place*."""
    size = os.terminal_size((columns, rows))
    out = io.BufferedWriter(Terminal(place))
    sys.stdout = io.TextIOWrapper(
        out, encoding="utf-8", newline="\r\n", write_through=True
    )
    asked = "get_terminal_size"
    for module in (os, shutil):  # whom prompt_toolkit and ours ask
        setattr(module, asked, lambda *_, **__: size)

    import prompt_toolkit.output
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.output import defaults
    from prompt_toolkit.output.vt100 import Vt100_Output

    def create_output(*_: Any, **__: Any) -> Vt100_Output:
        return Vt100_Output(
            sys.stdout,
            lambda: Size(rows=rows, columns=columns),
            term="xterm-256color",
            enable_cpr=False,
        )

    defaults.create_output = create_output
    prompt_toolkit.output.create_output = create_output

    from tmworkshop.__main__ import main as run

    run()


if __name__ == "__main__":
    _, pts, columns, rows, *words = sys.argv
    sys.argv = ["tmworkshop", *words]
    main(pts, int(columns), int(rows))
