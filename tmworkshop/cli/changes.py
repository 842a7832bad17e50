"""What is changed of a set or a member: asked for, and said back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tmworkshop.cli.echo import answer, say
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.errors import Unclear

if TYPE_CHECKING:
    from tmworkshop.application.members import Change
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.facts import Founded
    from tmworkshop.domain.record.record import Member

T = TypeVar("T")
NEVER = "none"
KEPT_UNTIL = "--kept-until DATE"


def until_clear(ask: Callable[[], T]) -> T:
    """Ask again until the answer can be read: nothing else is asked twice."""
    while True:
        try:
            return ask()
        except Unclear as unclear:
            say(str(unclear))


def kept_until_of(
    context: Context, given: str | None, offered: date | None
) -> date | None:
    """Return until when a set is kept: as *given*, or asked for with one *offered*."""
    if given is not None:
        return _day(context, given)
    return until_clear(partial(_asked_day, context, offered)) if context.asks else None


def changed_set(
    context: Context, was: Founded, given: Mapping[str, str | None]
) -> Founded:
    """Return the set as *given*, or as asked for where nothing is."""
    if all(each is None for each in given.values()):
        return _asked_set(context, was)
    until = given["kept_until"]
    return replace(
        was,
        name=_or(given["name"], was.name),
        contact=_or(given["contact"], was.contact),
        place=_or(given["place"], was.place),
        kept_until=was.kept_until if until is None else _day(context, until),
    )


def answer_set_changed(set_id: str, now: Founded) -> None:
    """Say what a set is *now*."""
    until = spoken(now.kept_until) if now.kept_until else "no day is set"
    told = {
        "Set": f"{now.name} ({set_id})",
        "Meets at": now.place,
        "Contact": now.contact,
        "Kept until": until,
    }
    answer(*(f"{what:<11} {held}" for what, held in told.items() if held))


def asked_change(context: Context, was: Member, since: date) -> Change:
    """Ask for what is new of a member; Enter leaves it as it *was*."""
    from tmworkshop.application.members import Change

    name = context.ask("Name", "--name NAME or --partnership NAME", was.name)
    held = was.partnerships[-1][1]
    partnership = context.ask("Partnership", "--partnership NAME", held)
    return Change(since, name, None if partnership == held else partnership)


def answer_change(was: Member, now: Member) -> None:
    """Say what a member is called *now*, and whom they come from, since when."""
    before = f" (before: {was.name})" if now.name != was.name else ""
    answer(f"{now.name}{before}")
    for since, partnership in now.partnerships:
        answer(f"  {partnership or 'no partnership'} since {spoken_short(since)}")


def _or(given: str | None, was: str) -> str:
    return was if given is None else " ".join(given.split())


def _asked_set(context: Context, was: Founded) -> Founded:
    flags = "--name, --contact, --place or --kept-until"
    return replace(
        was,
        name=context.ask("Name of the set", flags, was.name),
        contact=context.ask("Whom to ask", "--contact TEXT", was.contact),
        place=context.ask("Where it meets", "--place TEXT", was.place),
        kept_until=kept_until_of(context, None, was.kept_until),
    )


def _asked_day(context: Context, offered: date | None) -> date | None:
    default = spoken_short(offered) if offered else NEVER
    given = context.ask("Kept until", KEPT_UNTIL, default)
    return offered if given == default else _day(context, given)


def _day(context: Context, given: str) -> date | None:
    return None if given.casefold() == NEVER else context.date(given)
