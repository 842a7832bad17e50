"""What was understood of a roster: a value of all that is shown before it is kept.

A change is a new understanding, of the same file with other choices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

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
from tmworkshop.domain.roster.headings import PERSON, count_headings
from tmworkshop.domain.roster.matches import Matched, Matching, Sameness
from tmworkshop.domain.roster.partnerships import Spelling, find_spellings, spell_alike
from tmworkshop.domain.roster.people import LeftRow, find_left_rows, read_people
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
    layout: SheetLayout
    matched: Matched
    left: tuple[LeftRow, ...] = ()
    spellings: tuple[Spelling, ...] = ()

    @property
    def reading(self) -> Reading:
        """How the file is read."""
        return self.file.readings[choose_reading(self.file, self.choices)]

    @property
    def is_sure_of_reading(self) -> bool:
        """Whether the file can be read in no other way, or someone chose this one."""
        others = [each for each in self.file.readings if each != self.reading]
        rivals = any(rank_reading(each.rows) for each in others if each.sure)
        is_sheet = self.reading.sure and rivals and self.file.has_sheets
        chosen = self.choices.reading is not None
        return chosen or (self.reading.sure and not is_sheet)

    @property
    def newcomers(self) -> tuple[Newcomer, ...]:
        """Whoever is to be taken in."""
        return tuple(
            Newcomer(each.name, each.partnership, each.row, each.row in others)
            for others in [self.matched.others]
            for each in self.matched.new
        )

    @property
    def already_there(self) -> tuple[str, ...]:
        """The names of those on the roster who are in the set, as they are there."""
        answered = (
            q.present for q, how in self.matched.answered if how is Verdict.SAME
        )
        present = chain((each for _, each in self.matched.known), answered)
        return tuple(dict.fromkeys(each.name for each in present))

    @property
    def names_are_found(self) -> bool:
        """Whether any column gives a name."""
        return any(part in PERSON for part, _ in self.layout.parts)

    @property
    def new_partnerships(self) -> tuple[str, ...]:
        """The partnerships that nobody in the set comes from."""
        here = {fold_name(each.partnership) for each in self.members.values()}
        every = dict.fromkeys(e.partnership for e in self.matched.new if e.partnership)
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
    chosen = choices or Choices()
    rows = file.readings[choose_reading(file, chosen)].rows if file.readings else ()
    if not rows:
        raise FileComplaints(name, ("it is empty",))
    if len(rows) > MOST:
        raise FileComplaints(name, (f"{len(rows):,} rows are too many for a set",))
    columns = None if chosen.columns is None else dict(chosen.columns)
    layout = find_layout(rows, chosen.heading, columns)
    if not layout.rows:
        raise FileComplaints(name, ("it has headings and nobody under them",))
    people = read_people(layout, chosen) if layout.parts else ()
    spellings = find_spellings(people, members.values())
    by_row = {row.number: row for row in rows}
    matching = Matching(
        members,
        chosen.answers,
        chosen.others,
        lambda a, b: _compare(by_row[a], by_row[b]),
    )
    return Understanding(
        file=file,
        members=members,
        choices=chosen,
        layout=layout,
        matched=matching.match(spell_alike(people, spellings, joined=chosen.joined)),
        left=find_left_rows(layout, chosen) if layout.parts else (),
        spellings=spellings,
    )


def change_understanding(before: Understanding, choices: Choices) -> Understanding:
    """Return what is understood of the same file with other *choices*."""
    return understand_roster(before.file, before.members, choices)


def rank_reading(rows: Sequence[RosterRow]) -> int:
    """Say how much *rows* look like a roster: by its headings, where it has any."""
    return max((count_headings(row.cells) for row in rows[:TOP]), default=0)


def choose_reading(file: RosterFile, choices: Choices) -> int:
    """Return the place of the reading that was chosen, or that has most headings."""
    if choices.reading is not None:
        return choices.reading
    ranks = [rank_reading(each.rows) for each in file.readings]
    return ranks.index(max(ranks))


def _compare(one: RosterRow, other: RosterRow) -> Sameness:
    """Say whether two rows of one name are equal; other addresses are other people."""
    cells = [[*filter(None, map(fold_name, row.cells))] for row in (one, other)]
    if cells[0] == cells[1]:
        return Sameness.EQUAL
    addresses = [{cell for cell in row if "@" in cell} for row in cells]
    apart = all(addresses) and addresses[0].isdisjoint(addresses[1])
    return Sameness.APART if apart else Sameness.ALIKE
