"""Rows of cells out of a CSV, whatever spreadsheet wrote it and in whatever country.

Excel writes UTF-8 with a mark, UTF-16 with tabs, or the old Western encoding;
commas or semicolons after the country; and may say which in a line `sep=;`.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import StringIO
from pathlib import Path

from tmworkshop.adapters.content.given_files import decode_given, read_given_file
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.record.roster import RosterRow

LARGEST = 1_000_000  # bytes; a roster of a thousand people is a tenth of that
SEPARATORS = ",;\t"
SAYS_SEPARATOR = "sep="


def read_rows(file: Path) -> tuple[RosterRow, ...]:
    """Return the rows of the CSV *file* that hold anything."""
    lines = StringIO(_text(file), newline="")
    first = lines.readline()
    is_said = first.casefold().startswith(SAYS_SEPARATOR)
    separator = first[len(SAYS_SEPARATOR) :].strip("\r\n") if is_said else ""
    if not is_said:
        lines.seek(0)
    most_used = max(SEPARATORS, key=first.count)
    reader = csv.reader(lines, delimiter=separator[:1] or most_used, strict=True)
    try:
        rows = [RosterRow(n, tuple(each)) for n, each in enumerate(reader, 1 + is_said)]
    except csv.Error as error:
        place = f"line {reader.line_num + is_said}"
        raise FileComplaints(str(file), (f"{place}: {error}",)) from error
    return tuple(row for row in rows if any(cell.strip() for cell in row.cells))


def _text(file: Path) -> str:
    content = read_given_file(file, LARGEST)
    encoding = _encoding(content)
    text = decode_given(content, encoding, file, "save it again as CSV UTF-8")
    if "\0" in text:
        raise FileComplaints(str(file), ("it is no CSV: it holds NUL bytes",))
    return text


def _encoding(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if _meant_as_utf8(content) else "cp1252"


def _meant_as_utf8(content: bytes) -> bool:
    """Say whether *content* is UTF-8, or would be if it were whole."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
        letters = content.decode("utf-8", "ignore")
        return cut_off or not letters.isascii()
    return True
