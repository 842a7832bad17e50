"""A look at a roster before anyone is taken in: Enter is yes, a number changes it."""

from __future__ import annotations

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.member.roster_changes import change_matter
from tmworkshop.cli.member.roster_lists import FLAG, AsItWas
from tmworkshop.cli.member.roster_page import list_numbered, show_roster
from tmworkshop.cli.member.roster_people import ask_who
from tmworkshop.domain.errors import FileComplaints, Unclear
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
        given = asker.ask(_question(roster), FLAG, "").strip().casefold()
        if given in STOPS:
            return None
        if given:
            roster = _change(asker, roster, given)
        elif _is_settled(roster):
            return roster if _is_agreed(asker, roster) else None
        else:
            roster = _settle(asker, roster)


def _question(roster: Understanding) -> str:
    number = len(roster.newcomers)
    takes = say_count(number, "person", "people") if number else "nobody"
    return f"Enter takes in {takes}; a number changes that line; q stops"


def _change(asker: Asker, roster: Understanding, given: str) -> Understanding:
    numbered = list_numbered(roster)
    number = read_number(given, len(numbered))
    if number is None:
        say(f"Please answer with Enter, a number from 1 to {len(numbered)}, or q.")
        return roster
    try:
        return _understood(roster, change_matter(asker, roster, numbered[number - 1]))
    except AsItWas:
        return roster


def _understood(roster: Understanding, choices: Choices) -> Understanding:
    """Return what is understood with *choices*, or as before if nobody could be."""
    try:
        return change_understanding(roster, choices)
    except (FileComplaints, Unclear) as trouble:
        say(*wrap(str(trouble).partition("\n")[2] or str(trouble)))
        return roster


def _is_settled(roster: Understanding) -> bool:
    """Say whether nothing has to be asked of a *roster*."""
    return roster.names_are_found and not roster.matched.questions


def _settle(asker: Asker, roster: Understanding) -> Understanding:
    """Ask the first thing that nobody else can say."""
    try:
        if not roster.names_are_found:
            unknown = roster.choices.heading is None
            matter = Matter.HEADINGS if unknown else Matter.NAMES
            return _understood(roster, change_matter(asker, roster, matter))
        row = roster.matched.questions[0].person.row
        return _understood(roster, ask_who(asker, roster, row))
    except AsItWas:
        return roster


def _is_agreed(asker: Asker, roster: Understanding) -> bool:
    """Ask whether so many are to come in, where they are more than a learning set."""
    if not roster.is_many or not roster.newcomers:
        return True
    return asker.confirm(f"Take in all {len(roster.newcomers):,}")
