"""What was understood of a roster: a value of all that is shown before it is kept.

A change is a new understanding, of the same file with other choices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.record.roster import (
    Newcomer,
    Present,
    Reading,
    RosterFile,
    RosterRow,
)
from tmworkshop.domain.roster.choices import Choices, Verdict
from tmworkshop.domain.roster.headings import count_headings
from tmworkshop.domain.roster.matches import Matched, match_people
from tmworkshop.domain.roster.partnerships import Spelling, find_spellings, spell_alike
from tmworkshop.domain.roster.people import LeftRow, read_people
from tmworkshop.domain.roster.sheet_layout import TOP, SheetLayout, find_layout
from tmworkshop.domain.values import Value, value

MOST = 1000  # rows; a learning set is of six or eight people
MANY = 13  # people, from which on a set is no learning set any more


@value
class Understanding(Value):
    """A roster as it was understood, beside the *members* of the set by their ids."""

    file: RosterFile
    members: Mapping[str, Present]
    choices: Choices
    reading: Reading
    layout: SheetLayout
    matched: Matched
    left: tuple[LeftRow, ...]
    spellings: tuple[Spelling, ...]

    @property
    def is_sure_of_reading(self) -> bool:
        """Whether the file can be read in no other way, or someone chose this one."""
        if self.choices.reading is not None:
            return True
        return self.reading.sure and not (self.rivals and self.file.has_sheets)

    @property
    def rivals(self) -> tuple[Reading, ...]:
        """The other ways to read the file that have headings as well."""
        others = (each for each in self.file.readings if each != self.reading)
        return tuple(each for each in others if _count_headings(each.rows))

    @property
    def newcomers(self) -> tuple[Newcomer, ...]:
        """Whoever is to be taken in."""
        others = [e.person for e in self.matched.asked if e.answer is Verdict.OTHER]
        return tuple(
            Newcomer(each.name, each.partnership, each.row, each in others)
            for each in self.matched.new
        )

    @property
    def already_there(self) -> tuple[str, ...]:
        """The names of those on the roster who are in the set, as they are there."""
        known = [present.name for _, present in self.matched.known]
        same = [e.present.name for e in self.matched.asked if e.answer is Verdict.SAME]
        return tuple(dict.fromkeys((*known, *same)))

    @property
    def names_are_found(self) -> bool:
        """Whether any column gives a name."""
        return bool(self.layout.name_columns)

    @property
    def new_partnerships(self) -> tuple[str, ...]:
        """The partnerships that nobody in the set comes from."""
        here = {fold_name(each.partnership) for each in self.members.values()} | {""}
        every = dict.fromkeys(each.partnership for each in self.matched.new)
        return tuple(name for name in every if fold_name(name) not in here)

    @property
    def is_many(self) -> bool:
        """Whether the set would be too large to learn as one."""
        return len(self.matched.new) + len(self.members) >= MANY


def understand_roster(
    file: RosterFile,
    members: Mapping[str, Present],
    choices: Choices | None = None,
    name: str = "the roster",
) -> Understanding:
    """Understand the *file* called *name* as far as it goes, *choices* first.

    FileComplaints, if nobody could say who is on it.
    """
    choices = choices or Choices()
    reading = _choose_reading(file, choices)
    rows = reading.rows
    _ensure_fit(rows, name)
    layout = find_layout(rows, choices.heading, choices.columns)
    if not layout.rows:
        raise FileComplaints(name, ("it has headings and nobody under them",))
    people, left = read_people(layout, choices) if layout.columns else ((), ())
    spellings = find_spellings(people, members.values())
    people = spell_alike(people, spellings, joined=choices.joined)
    matched = match_people(people, rows, members, choices)
    return Understanding(
        file, members, choices, reading, layout, matched, left, spellings
    )


def change_understanding(before: Understanding, choices: Choices) -> Understanding:
    """Return what is understood of the same file with other *choices*."""
    return understand_roster(before.file, before.members, choices)


def _ensure_fit(rows: Sequence[RosterRow], name: str) -> None:
    if not rows:
        raise FileComplaints(name, ("it is empty",))
    if len(rows) > MOST:
        raise FileComplaints(name, (f"{len(rows):,} rows are too many for a set",))


def _choose_reading(file: RosterFile, choices: Choices) -> Reading:
    """Return the reading that was chosen, or the first that has most headings."""
    if choices.reading is not None:
        return file.readings[choices.reading]
    return max(file.readings, key=lambda each: _count_headings(each.rows))


def _count_headings(rows: Sequence[RosterRow]) -> int:
    """Say how much *rows* look like a roster: by its headings, where it has any."""
    return max((count_headings(row.cells) for row in rows[:TOP]), default=0)
