"""A program of its own: a workbook comes in, the text of its cells goes out as JSON.

A broken or a hostile workbook can end what reads it: two cells far apart ask for more
memory than there is.  So it is read apart from the command, which then still stands,
and by this file alone: it imports nothing of ours.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

UNPACKED = 60_000_000  # bytes; a roster of a thousand people is a hundredth of that
MEMORY = 2_000_000_000  # bytes that reading may take, where a system can hold it
MOST_ROWS = 5_000  # that hold anything; a set takes a thousand at most
MOST_CELLS = 500  # in a row
MOST_SHEETS = 40
PASSED_OVER = ("xl/media/", "xl/drawings/", "xl/embeddings/", "Pictures/", "Object ")
ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*\bt\s*=\s*)(["'])e\2""")
CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
FARTHEST = 100_000_000  # cells between the first and the last
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET = re.compile(rb"""<(?:\w+:)?sheet\b[^<>]*\b\w+:id\s*=\s*["']([^"']+)""")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*")
RELATED = re.compile(rb"""\b(Id|Target)\s*=\s*["']([^"']+)""")
HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\b(?=[^<>]*\shidden\s*=\s*["'](?:1|true)["'])"""
    rb"""[^<>]*?\sr\s*=\s*["'](\d{1,7})["']"""
)
TOO_LARGE, PASSWORD, BROKEN = "too large", "password", "broken"


class TooLarge(Exception):
    """More than a roster can be."""


def main() -> None:
    """Read a workbook from stdin, and write its sheets, or what is wrong with it."""
    _hold_memory()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def _answer(content: bytes) -> dict[str, Any]:
    import python_calamine

    try:
        return {"sheets": list(_sheets(_safe(content)))}
    except TooLarge:
        return {"trouble": TOO_LARGE}
    except python_calamine.PasswordError:
        return {"trouble": PASSWORD}
    except Exception:  # noqa: BLE001 (whatever it is, the file cannot be read)
        return {"trouble": BROKEN}


def _hold_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such thing
        return
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _safe(content: bytes) -> bytes:
    """Return *content* packed anew: as large as it says, and errors as their words.

    What unpacks it reads no further than it says, and calamine leaves errors empty.
    """
    if not content.startswith(b"PK"):
        return content
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w", ZIP_STORED) as new:
        wanted = [e for e in old.infolist() if not e.filename.startswith(PASSED_OVER)]
        if sum(each.file_size for each in wanted) > UNPACKED:
            raise TooLarge
        for each in wanted:
            part = old.read(each)
            if each.filename.startswith("xl/worksheets/"):
                _ensure_near(part)
                part = ERROR_CELL.sub(rb"\1\2str\2", part)
            new.writestr(each.filename, part)
    return packed.getvalue()


def _ensure_near(sheet: bytes) -> None:
    """Raise TooLarge, if two cells are so far apart that all between fills a disk."""
    cells = {each.groups() for each in CELL.finditer(sheet)}
    across = max((len(letters) for letters, _ in cells), default=0)
    down = max((int(number[:9]) for _, number in cells), default=0)
    if 26**across * down > FARTHEST:
        raise TooLarge


def _sheets(content: bytes) -> Iterator[dict[str, Any]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    book = load_workbook(BytesIO(content))
    hidden = dict(enumerate(_hidden_rows(content)))
    for place, about in enumerate(book.sheets_metadata[:MOST_SHEETS]):
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(place)
            yield {
                "name": about.name,
                "hidden": about.visible is not SheetVisibleEnum.Visible,
                "hidden_rows": hidden.get(place, []),
                "rows": list(_rows(sheet.to_python(skip_empty_area=False))),
            }


def _hidden_rows(content: bytes) -> Iterator[list[int]]:
    """Yield for each sheet of an .xlsx the rows that nobody sees, as by a filter."""
    if not content.startswith(b"PK"):
        return
    with ZipFile(BytesIO(content)) as book:
        parts = {*book.namelist()}
        if not parts.issuperset((BOOK, RELATIONS)):
            return
        every = RELATION.findall(book.read(RELATIONS))
        related = [dict(RELATED.findall(relation)) for relation in every]
        targets = {each.get(b"Id"): each.get(b"Target", b"") for each in related}
        for sheet in SHEET.findall(book.read(BOOK))[:MOST_SHEETS]:
            name = targets.get(sheet, b"").decode(errors="replace").removeprefix("/xl/")
            part = book.read(f"xl/{name}") if f"xl/{name}" in parts else b""
            yield [int(number) for number in HIDDEN_ROW.findall(part)]


def _rows(cells: list[list[Any]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, by the number that the spreadsheet shows."""
    rows = 0
    for number, row in enumerate(cells, 1):
        words = [_words(cell) for cell in row]
        while words and not words[-1].strip():
            words.pop()
        if words:
            rows += 1
            if len(words) > MOST_CELLS or rows > MOST_ROWS:
                raise TooLarge
            yield number, words


def _words(cell: Any) -> str:
    """Return a *cell* as a spreadsheet shows it, near enough."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case _:  # others: numbers and spans of time
            return str(cell)


if __name__ == "__main__":
    main()
