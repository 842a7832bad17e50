"""A roster out of a file, whatever spreadsheet wrote it and in whatever country.

Excel writes UTF-8 with a mark, UTF-16 with tabs, or an old encoding; commas or
semicolons after the country; and may say which in a line `sep=;`.  Where a file can be
read in more than one way, each is returned, the likeliest first.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path

from tmworkshop.adapters.content.file_kinds import TEXT, find_kind
from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.content.letters_read import Letters, read_letters
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.record.roster import Reading, RosterFile, RosterRow
from tmworkshop.domain.roster.headings import count_headings

LARGEST = 1_000_000  # bytes; a roster of a thousand people is a tenth of that
LARGEST_BOOK = 10_000_000  # a workbook brings its looks, and perhaps a logo
SEPARATORS = ",;\t|"
COLUMNS_OF_SPACES = re.compile(r"(?<=\S) {3,}(?=\S)")  # as out of a letter
SAYS_SEPARATOR = "sep="
TOP = 20  # rows in which the headings are
WIDEST = 100  # cells of a row of headings

Rows = tuple[RosterRow, ...]


def read_roster_file(file: Path) -> RosterFile:
    """Return the rows of *file* that hold anything, read in each way that it can be."""
    content = read_given_file(file, LARGEST_BOOK)
    kind = find_kind(content)
    if kind.is_workbook:
        # few rosters are workbooks, and what reads them is slow to import
        from tmworkshop.adapters.content.workbooks import read_sheets

        return RosterFile(kind.called, read_sheets(content, file), has_sheets=True)
    if kind is not TEXT:
        other = f"it is {kind.called}, and no spreadsheet: {kind.remedy}"
        raise FileComplaints(str(file), (other,))
    if len(content) > LARGEST:
        raise FileComplaints(str(file), ("it is far too large for what it is",))
    by_rows: dict[Rows, Reading] = {}
    for letters in _read_letters(content, file):
        rows = _read_rows(letters.text, file)
        by_rows.setdefault(rows, Reading(letters.called, rows, letters.sure))
    return RosterFile(kind.called, tuple(by_rows.values()))


def _read_letters(content: bytes, file: Path) -> tuple[Letters, ...]:
    try:
        ways = read_letters(content)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        broken = f"line {line}: a letter is broken; save it again as CSV UTF-8"
        raise FileComplaints(str(file), (broken,)) from error
    if any("\0" in each.text for each in ways):
        raise FileComplaints(str(file), ("it is no CSV: it holds NUL bytes",))
    return ways


def _read_rows(text: str, file: Path) -> Rows:
    """Return the rows of *text* by the separator that makes the most of them."""
    top, _, below = text.partition("\n")
    first, separators = 1, SEPARATORS
    if top.casefold().startswith(SAYS_SEPARATOR):
        named = top[len(SAYS_SEPARATOR) :].strip("\r\n")
        text, first, separators = below, 2, named[:1] or SEPARATORS
    if not any(each in text for each in separators):
        text = COLUMNS_OF_SPACES.sub("\t", text)
    used = [each for each in separators if each in text] or [separators[0]]
    tried: list[Rows] = []
    complaint = ""
    for separator in sorted(used, key=text.count):
        try:
            tried.append(_cut(text, separator, first))
        except csv.Error as error:
            complaint = str(error)
    if not tried:
        raise FileComplaints(str(file), (complaint,))
    best = max(tried, key=_fitness)
    if len(separators) > 1 and _are_names_alone(best):
        lines = enumerate(text.splitlines(), first)
        cells = ((number, line.strip('\r\n"')) for number, line in lines)
        return tuple(RosterRow(n, (cell,)) for n, cell in cells if cell.strip())
    return best


def _cut(text: str, separator: str, first: int) -> Rows:
    """Return the rows of *text*, numbered from *first*; csv.Error has its line."""
    csv.field_size_limit(LARGEST)
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    try:
        rows = [RosterRow(n, tuple(cells)) for n, cells in enumerate(reader, first)]
    except csv.Error as error:
        raise csv.Error(f"line {reader.line_num + first - 1}: {error}") from error
    return tuple(row for row in rows if any(cell.strip() for cell in row.cells))


def _fitness(rows: Rows) -> tuple[int, bool, float]:
    """Say how well a separator cuts: by headings known, and by rows of one width."""
    if not rows:
        return 0, False, 0.0
    known = max(count_headings(row.cells[:WIDEST]) for row in rows[:TOP])
    widths = Counter(len(row.cells) for row in rows)
    width, number = max(widths.items(), key=lambda each: (each[1], each[0]))
    return known, width > 1, number / len(rows)


def _are_names_alone(rows: Rows) -> bool:
    """Say whether "Surname, First name" was cut in two under a heading that was not."""
    if not rows or len(rows[0].cells) != 1 or not count_headings(rows[0].cells):
        return False
    return {len(row.cells) for row in rows[1:]} == {2}
