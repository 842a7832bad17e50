"""What two systems say and write, held against each other."""

from __future__ import annotations

import difflib
import re
import subprocess
from pathlib import Path

from windows.systems import Answer

OTHERWISE = (
    (re.compile(r"\\+"), "/"),
    (re.compile(r"(Z:)?/[^ ]*/(win|linux)\b(?=/)"), "HOME"),
    (re.compile(r"Z:(?=/)"), ""),
)


OF_A_PACK = re.compile(rb'"file":"[0-9a-f]+",?')
CHECKED = 9  # letters of a line's checksum, and the space behind it


class Unlike(Exception):
    """The other system did something else."""


def compare(what: str, there: Answer, here: Answer, *, words_too: bool = True) -> None:
    """Raise Unlike if *there* and *here* differ in code or, if asked, in words."""
    if there.code != here.code:
        raise Unlike(f"{what}: ended by {there.code}, not {here.code}\n{there.text}")
    if words_too and (other := difference(there.text, here.text)):
        raise Unlike(f"{what}:\n{other}")


def difference(there: str, here: str) -> str:
    """Return what one text has and the other has not; system and paths aside."""
    one, other = (system_aside(text).splitlines() for text in (there, here))
    lines = difflib.unified_diff(one, other, "there", "here", lineterm="", n=1)
    return "\n".join(lines)


def system_aside(text: str) -> str:
    """Return *text* as it would be on any system."""
    for pattern, same in OTHERWISE:
        text = pattern.sub(same, text)
    return text


def files_in(folder: Path) -> set[str]:
    """Return the names of all files in *folder*, folders and all."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in files}


def facts_of(file: Path) -> bytes:
    """Return the lines of a set, without digests of what is encrypted by chance."""
    lines = file.read_bytes().splitlines()
    return b"\n".join(OF_A_PACK.sub(b"", line[CHECKED:]) for line in lines)


def text_of_pdf(file: Path) -> bytes:
    """Return the words of a PDF where they stand on paper."""
    ask = ("pdftotext", "-layout", file, "-")
    return subprocess.run(ask, check=True, stdout=subprocess.PIPE).stdout
