"""A roster as someone's spreadsheet has it, read into newcomers or told what is wrong.

Cells come in as text, row by row, each row with the number its spreadsheet shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tmworkshop.domain.errors import FileComplaints, quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.values import Value, value

NAME, FIRST, LAST, PARTNERSHIP = "name", "first name", "surname", "partnership"
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("name", "full name", "member", "participant"), NAME),
    **dict.fromkeys(("first name", "firstname", "forename", "given name"), FIRST),
    **dict.fromkeys(("surname", "last name", "lastname", "family name"), LAST),
    **dict.fromkeys(
        ("partnership", "organisation", "organization", "area", "organisation name"),
        PARTNERSHIP,
    ),
}
LONGEST = 200  # letters of a name
SHOWN = 40  # letters of a cell that is in the wrong place
MOST = 1000  # rows; a learning set is of six or eight people


@value
class RosterRow(Value):
    """A row of cells, by the number that its spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


@value
class Reading(Value):
    """The rows of a file, read in one way: its letters, or one of its sheets.

    What it is *called* is said unless there is nothing to say; where it is not *sure*,
    someone should look.
    """

    called: str
    rows: tuple[RosterRow, ...]
    sure: bool = True


@value
class RosterFile(Value):
    """A file of someone's: its kind, and each way to read it, the likeliest first."""

    kind: str
    readings: tuple[Reading, ...]
    has_sheets: bool = False


@value
class Present(Value):
    """Someone who is in the set already."""

    name: str
    partnership: str = ""


@value
class Newcomer(Value):
    """Someone to be taken into a set."""

    name: str
    partnership: str = ""
    row: int = 0
    is_other: bool = False  # than whoever is called the same, or nearly so

    def is_one_with(self, other: Newcomer) -> bool:
        """Say whether both are called the same, and nothing tells them apart."""
        places = {fold_name(each.partnership) for each in (self, other)} - {""}
        names = {fold_name(each.name) for each in (self, other)}
        return len(names) == 1 and names != {""} and len(places) <= 1


def roster_of(rows: Sequence[RosterRow], file: str) -> tuple[Newcomer, ...]:
    """Read the newcomers in *rows*; FileComplaints lists all, with row and column."""
    if not rows:
        raise FileComplaints(file, ("it is empty",))
    columns = [HEADINGS.get(tidy_name(cell).casefold(), "") for cell in rows[0].cells]
    if len(rows) > MOST:
        raise FileComplaints(file, (f"{len(rows):,} rows are too many for a set",))
    roster = _Roster(rows[0], columns)
    if wrong := tuple(roster.heading_complaints()):
        raise FileComplaints(file, wrong)
    newcomers = [roster.newcomer(row) for row in rows[1:]]
    if wrong := tuple(roster.complaints(rows[1:], newcomers)):
        raise FileComplaints(file, wrong)
    return tuple(newcomers)


@value
class _Roster(Value):
    headings: RosterRow
    columns: Sequence[str]

    def heading_complaints(self) -> Iterator[str]:
        place = f"row {self.headings.number}"
        if NAME not in self.columns and FIRST not in self.columns:
            yield f"{place}: no column is headed name (or first name and surname)"
        for column in (NAME, FIRST, LAST, PARTNERSHIP):
            if self.columns.count(column) > 1:
                yield f"{place}: two columns are headed {column}"

    def newcomer(self, row: RosterRow) -> Newcomer:
        cells = dict(zip(self.columns, map(tidy_name, row.cells), strict=False))
        parts = (cells.get(NAME, ""), cells.get(FIRST, ""), cells.get(LAST, ""))
        name = parts[0] or " ".join(filter(None, parts[1:]))
        return Newcomer(name, cells.get(PARTNERSHIP, ""), row.number)

    def complaints(
        self, rows: Sequence[RosterRow], newcomers: Sequence[Newcomer]
    ) -> Iterator[str]:
        if not rows:
            yield "it has headings and nobody under them"
        seen: dict[str, list[tuple[RosterRow, Newcomer]]] = {}
        for row, newcomer in zip(rows, newcomers, strict=True):
            yield from self._row_complaints(row, newcomer)
            before = seen.setdefault(fold_name(newcomer.name), [])
            first = next((r for r, who in before if newcomer.is_one_with(who)), None)
            if first is None:
                before.append((row, newcomer))
            elif not _are_equal(first, row):
                yield (
                    f"row {row.number}, column {self._name_column()}: "
                    f"{newcomer.name!r} is in row {first.number} already"
                )

    def _row_complaints(self, row: RosterRow, newcomer: Newcomer) -> Iterator[str]:
        if not newcomer.name:
            yield f"row {row.number}, column {self._name_column()}: there is no name"
        for number, cell in enumerate(row.cells, 1):
            place = f"row {row.number}, column {self._heading(number)}"
            if number > len(self.columns) and cell.strip():
                shown = quote(cell.strip(), SHOWN)
                yield f"{place}: {shown} stands beyond the last heading"
            if len(cell) > LONGEST:
                yield f"{place}: {len(cell)} letters are too many for a name"
            if _holds_control(tidy_name(cell)):
                yield f"{place}: it holds a control character"

    def _name_column(self) -> str:
        column = NAME if NAME in self.columns else FIRST
        return self._heading(self.columns.index(column) + 1)

    def _heading(self, number: int) -> str:
        named = number <= len(self.columns)
        return tidy_name(self.headings.cells[number - 1]) if named else str(number)


def _are_equal(one: RosterRow, other: RosterRow) -> bool:
    """Say whether both rows say the same in every cell."""
    return [*map(fold_name, one.cells)] == [*map(fold_name, other.cells)]


def _holds_control(cell: str) -> bool:
    return any(c < " " or "\x7f" <= c < "\xa0" for c in cell)
