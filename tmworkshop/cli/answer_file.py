"""What a command answers, written to a file: the same lines, in letters that all read.

A shell writes a file in letters of its own, some of them wrong; and lines would be as
wide in it as the window happened to be.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from tmworkshop.adapters.drive.disk import (
    in_words,
    make_folder,
    place_of,
    replace_file,
)
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.outputs import describe_readers
from tmworkshop.domain.errors import Refused, Unclear

YOURS = "Nothing that is erased here goes from that file: it is yours to remove."


def save_answer(
    options: Options, command: str, file: str, give: Callable[[], object]
) -> None:
    """Write what *command* answers as it is *given* to *file*; nothing if it fails."""
    place = place_of(file)
    _ensure_may_be_written(options, place)
    with redirect_stdout(StringIO()) as answered:
        give()
    with in_words(place):
        make_folder(place.parent)
        replace_file(place, answered.getvalue().encode(errors="replace"))
    answer(str(place))
    if readers := describe_readers(command):
        say(*wrap(f"{readers} {YOURS}"))


def _ensure_may_be_written(options: Options, place: Path) -> None:
    """Raise Refused if a file is at *place*, and nobody says to write over it."""
    with in_words(place):
        if not place.exists():
            return
        if place.is_dir():
            raise Unclear(f"{place} is a folder: name a file in it.")
    there, asker = f"{place} is there already", Asker(options)
    if not (asker.is_there and asker.confirm(f"{there}. Write over it")):
        raise Refused(f"{there}: name another file. Nothing has been written.")
