"""A roster as it comes in: rows of cells, and the newcomers in them.

Cells come in as text, row by row, each row with the number its spreadsheet shows.
"""

from __future__ import annotations

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.record.partnership_names import UNASKED, Likened
from tmworkshop.domain.values import Value, value


@value
class RosterRow(Value):
    """A row of cells, by the number that its spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


@value
class Reading(Value):
    """The rows of a file, read in one way: its letters, or one of its sheets.

    What it is *called* is said unless there is nothing to say; where it is not *sure*,
    someone should look.  The *hidden* rows are those that a spreadsheet does not show.
    """

    called: str
    rows: tuple[RosterRow, ...]
    sure: bool = True
    hidden: frozenset[int] = frozenset()


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
    former: tuple[str, ...] = ()  # what that was called before


@value
class Newcomer(Value):
    """Someone to be taken into a set."""

    name: str
    partnership: str = ""
    row: int = 0
    is_other: bool = False  # than whoever is called the same, or nearly so
    likened: Likened = UNASKED

    def is_one_with(self, other: Newcomer) -> bool:
        """Say whether both are called the same, and nothing tells them apart."""
        places = {fold_name(each.partnership) for each in (self, other)} - {""}
        names = {fold_name(each.name) for each in (self, other)}
        return len(names) == 1 and names != {""} and len(places) <= 1
