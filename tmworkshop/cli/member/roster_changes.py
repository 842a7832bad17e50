"""What each number on the screen of a roster changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.member import roster_columns, roster_people
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.remarks import Matter
from tmworkshop.domain.roster.understood import Understanding

Ask = Callable[[Asker, Understanding], Choices]
CHANGES: Mapping[Matter, Ask] = {
    Matter.FILE: roster_columns.change_reading,
    Matter.HEADINGS: roster_columns.change_heading,
    Matter.NAMES: roster_columns.change_names,
    Matter.PARTNERSHIPS: roster_columns.change_partnerships,
    Matter.PEOPLE: roster_people.leave_out,
    Matter.QUESTION: roster_people.ask_again_who,
    Matter.ROWS: roster_people.take_in,
    Matter.TURNED: roster_people.turn_names,
    Matter.BRACKETS: roster_people.change_brackets,
    Matter.NEAR_PARTNERSHIP: roster_people.join_partnerships,
    Matter.DOUBLES: roster_people.part_doubles,
    Matter.NAMESAKES: roster_people.join_namesakes,
    # others: are said, and follow from these
}


def change_matter(asker: Asker, roster: Understanding, matter: Matter) -> Choices:
    """Ask what is to be changed of a *matter*; AsItWas if nothing is."""
    return CHANGES[matter](asker, roster)
