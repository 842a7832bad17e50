"""A look at a roster before anyone is taken in: Enter is yes, a number changes it."""

from __future__ import annotations

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import AsItWas
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.member.roster_changes import CHANGES, ask_who
from tmworkshop.cli.member.roster_page import list_numbered, show_roster
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.names import read_number
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.remarks import Matter
from tmworkshop.domain.roster.understood import Understanding, change_understanding

STOPS = ("q", "n", "no")


def look_at_roster(
    asker: Asker, roster: Understanding, name: str
) -> Understanding | None:
    """Show a *roster* until it is taken as it stands; None if nobody is to come in."""
    while True:
        say(*show_roster(roster, name))
        number = len(roster.newcomers)
        takes = say_count(number, "person", "people") if number else "nobody"
        what = f"Enter takes in {takes}; a number changes that line; q stops"
        given = asker.ask(what, "--yes", "").strip().casefold()
        if given in STOPS:
            return None
        if not given and roster.names_are_found and not roster.matched.questions:
            return roster if _is_agreed(asker, roster) else None
        roster = _change(asker, roster, given)


def _is_agreed(asker: Asker, roster: Understanding) -> bool:
    """Ask whether so many are to come in, where they are more than a learning set."""
    if not roster.is_many or not roster.newcomers:
        return True
    return asker.confirm(f"Take in all {len(roster.newcomers):,}")


def _change(asker: Asker, roster: Understanding, given: str) -> Understanding:
    """Return the *roster* with what the number *given* changes, or as it was.

    Enter asks the first thing that nobody else can say.
    """
    numbered = list_numbered(roster)
    number = read_number(given, len(numbered))
    if given and number is None:
        say(f"Please answer with Enter, a number from 1 to {len(numbered)}, or q.")
        return roster
    try:
        if number is not None:
            choices = CHANGES[numbered[number - 1]](asker, roster)
        else:
            choices = _ask_first(asker, roster)
        return change_understanding(roster, choices)
    except AsItWas:
        return roster
    except FileComplaints as trouble:  # so read, nobody would be on it
        say(*wrap("; ".join(trouble.complaints)))
        return roster


def _ask_first(asker: Asker, roster: Understanding) -> Choices:
    if roster.names_are_found:
        return ask_who(asker, roster, roster.matched.questions[0].person.row)
    is_unknown = roster.choices.heading is None
    matter = Matter.HEADINGS if is_unknown else Matter.NAMES
    return CHANGES[matter](asker, roster)
