"""A roster out of a file, whatever spreadsheet wrote it and in whatever country.

Excel writes UTF-8 with a mark, UTF-16 with tabs, or an old encoding; commas or
semicolons after the country; and may say which in a line `sep=;`.  Where a file can be
read in more than one way, each is returned, the likeliest first.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from tmworkshop.adapters.content.file_kinds import FileKind, Nature, find_nature
from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.content.letters_read import Letters, read_letters
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.record.roster import Reading, RosterFile, RosterRow
from tmworkshop.domain.roster.headings import count_headings

LARGEST = 1_000_000  # bytes; a roster of a thousand people is a tenth of that
LARGEST_BOOK = 10_000_000  # a workbook brings its looks, and perhaps a logo
SEPARATORS = ",;\t|"
NONE = "\0"  # no separator: each line is one cell
COLUMNS_OF_SPACES = re.compile(r"(?<=\S) {3,}(?=\S)")  # as out of a letter
SAYS_SEPARATOR = "sep="
TOP = 20  # rows in which the headings are

Rows = tuple[RosterRow, ...]


def read_roster_file(file: Path) -> RosterFile:
    """Return the rows of *file* that hold anything, read in each way that it can be."""
    content = read_given_file(file, LARGEST_BOOK)
    nature = find_nature(content)
    if nature.kind is FileKind.NO_ROSTER:
        raise FileComplaints(str(file), (_say_other(nature),))
    if nature.kind is FileKind.WORKBOOK:
        # few rosters are workbooks, and what reads them is slow to import
        from tmworkshop.adapters.content.workbooks import read_sheets

        return RosterFile(nature.called, read_sheets(content, file), has_sheets=True)
    if len(content) > LARGEST:
        raise FileComplaints(str(file), ("it is far too large for what it is",))
    every = [_reading(letters, file) for letters in _texts(content, file)]
    return RosterFile(nature.called, _only_different(every))


def _say_other(nature: Nature) -> str:
    return f"it is {nature.called}, and no spreadsheet: {nature.remedy}"


def _only_different(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return *readings* without those whose cells are those of one before."""
    by_rows: dict[Rows, Reading] = {}
    for reading in readings:
        by_rows.setdefault(reading.rows, reading)
    return tuple(by_rows.values())


def _texts(content: bytes, file: Path) -> tuple[Letters, ...]:
    try:
        texts = read_letters(content)
    except UnicodeDecodeError as error:
        raise _broken(content, error.start, file) from error
    if not texts:
        first = next(n for n, byte in enumerate(content) if byte > 0x7F)  # noqa: PLR2004 (past ASCII)
        raise _broken(content, first, file)
    if any("\0" in each.text for each in texts):
        raise FileComplaints(str(file), ("it is no CSV: it holds NUL bytes",))
    return texts


def _broken(content: bytes, at: int, file: Path) -> FileComplaints:
    line = content.count(b"\n", 0, at) + 1
    broken = f"line {line}: a letter is broken; save it again as CSV UTF-8"
    return FileComplaints(str(file), (broken,))


def _reading(letters: Letters, file: Path) -> Reading:
    top, _, below = letters.text.partition("\n")
    is_said = top.casefold().startswith(SAYS_SEPARATOR)
    if not is_said:
        rows = _best_rows(letters.text, SEPARATORS, 1, file)
    else:
        separator = top[len(SAYS_SEPARATOR) :].strip("\r\n")
        rows = _best_rows(below, separator[:1] or SEPARATORS, 2, file)
    return Reading(letters.called, rows, letters.sure)


def _best_rows(text: str, separators: str, first: int, file: Path) -> Rows:
    """Return the rows of *text* by the separator that makes the most of them."""
    csv.field_size_limit(LARGEST)
    if not any(each in text for each in separators):
        text = COLUMNS_OF_SPACES.sub("\t", text)
    used = [each for each in separators if each in text] or [separators[0]]
    tried: list[Rows] = []
    for separator in used:
        with suppress(csv.Error):
            tried.append(tuple(_rows(text, separator, first)))
    if not tried:
        raise _odd_quotes(text, max(used, key=text.count), first, file)
    best = max(tried, key=_fitness)
    whole = len(separators) > 1 and _are_names_alone(best)
    return tuple(_rows(text, NONE, first)) if whole else best


def _rows(text: str, separator: str, first: int) -> Iterator[RosterRow]:
    for number, cells in enumerate(_reader(text, separator), first):
        if any(cell.strip() for cell in cells):
            yield RosterRow(number, tuple(cells))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    lines = StringIO(text, newline="")
    if separator == NONE:
        return ([line.strip('\r\n"')] for line in text.splitlines())
    return csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)


def _fitness(rows: Rows) -> tuple[int, bool, float]:
    """Say how well a separator cuts: by headings known, and by rows of one width."""
    if not rows:
        return 0, False, 0.0
    known = max(count_headings(row.cells[:100]) for row in rows[:TOP])
    widths = Counter(len(row.cells) for row in rows)
    width, number = max(widths.items(), key=lambda each: (each[1], each[0]))
    return known, width > 1, number / len(rows)


def _are_names_alone(rows: Sequence[RosterRow]) -> bool:
    """Say whether "Surname, First name" was cut in two under a heading that was not."""
    if not rows or len(rows[0].cells) != 1 or not count_headings(rows[0].cells):
        return False
    return {len(row.cells) for row in rows[1:]} == {2}


def _odd_quotes(text: str, separator: str, first: int, file: Path) -> FileComplaints:
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=separator,
        strict=True,
        skipinitialspace=True,
    )
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        place = f"line {reader.line_num + first - 1}"
        return FileComplaints(str(file), (f"{place}: {error}",))
    return FileComplaints(str(file), ("its quotation marks do not close",))
