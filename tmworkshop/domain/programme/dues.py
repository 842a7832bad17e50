"""When what a lead was let have is to go: by each one's month, and by the terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.packs.pack import Month, SetPart
from tmworkshop.domain.programme.lead_facts import Lead
from tmworkshop.domain.programme.united import month_of_unread
from tmworkshop.domain.values import Value, value

NEVER = "9999-12-31"  # later than any day on which something goes
SOON = timedelta(days=30)
A_DAY, MOST_DAYS = timedelta(days=1), timedelta(days=31)
LONG_AGO = date.min.isoformat()


@value
class Dues(Value):
    """How much is here too long, and what will be within thirty days."""

    overdue: int = 0
    soon: int = 0
    by: str = ""  # the last day of the first that are due soon
    all_by: str = ""  # the last day of the terms, if that is soon


def last_day(lead: Lead) -> str:
    """Return the day until which anything may be kept, by the terms; none before."""
    return lead.invitation.keep_until if lead.invitation else ""


def is_over(lead: Lead, today: str) -> bool:
    """Say whether nothing that was taken in may be here any more."""
    until = last_day(lead)
    return bool(lead.concluded) or bool(until and until < today)


def next_due(lead: Lead, parts: Iterable[SetPart]) -> str:
    """Return the first day on which something of *parts* is not to be here any more.

    Counts have no month of their own, and go with the terms.
    """
    ends = (last_day(lead), *_list_ends(lead, parts))
    return min((_day_after(each) for each in ends if each), default=NEVER)


def count_dues(lead: Lead, parts: Iterable[SetPart], today: str) -> Dues:
    """Return how many entries of *parts* are here too long *today*, or soon will be."""
    ends = list(_list_ends(lead, parts))
    horizon = (date.fromisoformat(today) + SOON).isoformat()
    soon = [each for each in ends if today <= each <= horizon]
    overdue = sum(bool(each) and each < today for each in ends)
    until = last_day(lead)
    all_by = until if today <= until <= horizon and not lead.concluded else ""
    return Dues(overdue, len(soon), min(soon, default=""), all_by)


def list_lines(dues: Dues) -> Iterator[str]:
    """Yield what *dues* say of what is due, in sentences without anyone's words."""
    if dues.overdue:
        has = say_remarks(dues.overdue)
        yield f"{has} of packs may be here no longer, and could not be removed yet."
    if dues.all_by:
        until = say_date(date.fromisoformat(dues.all_by))
        yield (
            f"All that packs brought may be here until {until}: the next thing done "
            "after that removes it."
        )
    elif dues.soon:
        has = say_remarks(dues.soon)
        yield (
            f"{has} of packs may not be here much longer, the first of them until "
            f"{say_date(date.fromisoformat(dues.by))}: the next thing done after that "
            "removes them."
        )


def _list_ends(lead: Lead, parts: Iterable[SetPart]) -> Iterator[str]:
    """Yield the last day of each entry; none where neither it nor the terms has one."""
    until = last_day(lead)
    for part in parts:
        months = (each.keep_until for each in part.words)
        for month in (*months, *map(month_of_unread, part.unread)):
            yield min(filter(None, (_end_of(month), until)), default="")


def _end_of(month: Month) -> str:
    """Return the last day of *month*; one that there is not has long been over."""
    if not month:
        return ""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return LONG_AGO
    return ((first + MOST_DAYS).replace(day=1) - A_DAY).isoformat()


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + A_DAY).isoformat()
