"""The sets in numbers: a line each, and what there is to see to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tmworkshop.cli.echo import answer_table, say
from tmworkshop.cli.ways import show_way
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import HoldsNothing
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.counts import SetCounts
from tmworkshop.domain.remedies import Remedy, Way


def answer_counts(sets: Sequence[SetCounts]) -> None:
    """Print the *sets* as a table."""
    headings = ("Set", "Members", "Sessions", "Open actions", "")
    answer_table(headings, map(_row, sets))


def say_what_to_see_to(sets: Sequence[SetCounts], today: date) -> None:
    """Say what was to be removed before *today*, and who is there twice: no names."""
    lines = [line for each in sets for line in _to_see_to(each, today)]
    if lines:
        say("", *lines)


def describe_past_keeping(set_id: str, name: str, kept_until: date) -> str:
    """Say that a set is kept longer than it was to be, and what there is to do."""
    return (
        f"{name} was to be kept until {say_date(kept_until)}. See what would go:\n"
        f"  tmworkshop set purge {set_id}"
    )


def _to_see_to(each: SetCounts, today: date) -> Iterator[str]:
    if each.kept_until and each.kept_until < today:
        yield describe_past_keeping(each.id, each.name, each.kept_until)
    if past := sum(until < today for until in each.members_until):
        people = say_count(past, "member")
        yield f"{each.name}: {people} asked not to be kept as long as this. See who:"
        yield f"  tmworkshop member list --set {each.id}"
    if each.doubles:
        yield f"{each.name}: {each.doubles} members may be fewer people. See who:"
        yield "  tmworkshop doctor"
    if each.partnership_doubles:
        may_be = f"{each.partnership_doubles} partnerships may be fewer"
        yield f"{each.name}: {may_be}. See which, and settle it:"
        yield f"  {show_way(Way(Remedy.LIST_PARTNERSHIPS, (each.id,)))}"


def _row(each: SetCounts) -> tuple[str, ...]:
    numbers = each.members, each.sessions, each.open_actions
    return each.name, *map(str, numbers), _waiting(each)


def _waiting(each: SetCounts) -> str:
    if isinstance(each.trouble, HoldsNothing):
        return "holds nothing yet"
    if each.trouble:
        return "cannot be read"
    return f"session {each.to_resume} to resume" if each.to_resume else ""
