"""TOML files that people write: read, or told in their words why they cannot be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tmworkshop.adapters.content.given_files import decode_given, read_given_file
from tmworkshop.domain.errors import FileComplaints

# a.a.a.a, a hundred names deep: the library would read at it for minutes
NAMES = 100
DEEP = re.compile(rf"(?<![\w.'\"-])(?:[\w'\"-]+[ \t]*\.[ \t]*){{{NAMES}}}")
LARGEST = 1_000_000  # bytes; a design or a file of prompts is a hundredth of that


def read_toml(file: Path) -> dict[str, Any]:
    """Return what *file* holds; FileComplaints says where it is no TOML."""
    import tomllib

    text = _text(file)
    try:
        if any(_is_deep(line) for line in text.splitlines()):
            raise RecursionError
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from tmworkshop.adapters.content.toml_slips import explain_toml_slip

        wrong = explain_toml_slip(text, str(error))
        raise FileComplaints(str(file), (wrong,)) from error
    except ValueError as error:  # Python reads no number of 5,000 digits
        raise FileComplaints(str(file), ("a number in it is far too long",)) from error
    except RecursionError as error:
        raise FileComplaints(str(file), ("it is nested too deeply",)) from error


def _is_deep(line: str) -> bool:
    return line.count(".") >= NAMES and DEEP.search(line) is not None


def _text(file: Path) -> str:
    content = read_given_file(file, LARGEST)
    # utf-8-sig, because Notepad writes a mark at the beginning
    text = decode_given(content, "utf-8-sig", file, "save the file again as UTF-8")
    return (
        text.replace("\r\n", "\n") + "\n"
    )  # so that a slip in the last line has its place too
