"""What a programme's lead is to see to: at home in numbers, in the list by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tmworkshop.adapters.programme.due_day import FACTS, FOLDER
from tmworkshop.application.lead_outlook import LeadOutlook, PageOut, look_ahead
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.lead_dues import say_dues
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import ENDING, open_lead
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.packs.invitation_lines import say_asker
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.dues import list_lines
from tmworkshop.domain.programme.lead_facts import Lead, lead_of

TWO_AS_ONE = (
    "Two packs of {} follow the same one before: two laptops send as one, each with "
    "sets copied from the other, or an older copy was taken up there. What either "
    "takes back is gone here for both. Ring them: one laptop is to send."
)
PAGES = (
    "Pages that went out hold what is gone here since. Nobody but you can ask for them "
    "back:"
)
QUICK = 8 << 20  # bytes of packs that home looks into


def say_outlook(due: LeadOutlook) -> None:
    """Say what is to be seen to, and how."""
    for called in due.forked:
        say(*wrap(TWO_AS_ONE.format(called)))
    if due.pages:
        say(*wrap(PAGES), *(f"  {line}" for line in map(_say_page, due.pages)))
    say(*(line for words in list_lines(due.dues) for line in wrap(words)))


def say_lead_at_home(options: Options) -> str:
    """Say how the programme stands that is led here; return the command that is next.

    None is, where it was concluded, or none is led.
    """
    folder, today = open_lead(options), WallClock(options.environ).today
    lead = lead_of(folder.facts())
    if lead.invitation is None or lead.concluded:
        return ""
    say(*wrap(_say_state(lead)))
    if sum(_sizes(options.folder / FOLDER)) <= QUICK:
        due = look_ahead(folder, today)
        say_outlook(due)
        if due.stale:
            laptops = say_count(len(due.stale), "laptop")
            say(*wrap(f"The newest pack of {laptops} is older than 30 days."))
    else:
        say_dues(options)
    if waiting := _count_waiting(options.folder / FOLDER / FACTS):
        lie = say_count(waiting, "pack lies", "packs lie")
        say(*wrap(f"{lie} in the folder you are in, newer than what was added last."))
        return "programme add ."
    if not lead.received:
        return "programme add FILES"
    return "programme list" if lead.released else "programme compare"


def _say_state(lead: Lead) -> str:
    laptops = say_count(len(lead.trusted), "laptop")
    last = lead.released[-1].on if lead.released else ""
    page = f"The last page went out on {_say_day(last)}" if last else "No page went out"
    asker = say_asker(lead.invitation) if lead.invitation else ""
    return f"{asker}: packs of {laptops}. {page}."


def _say_page(out: PageOut) -> str:
    page = out.page
    reader = page.release.reader
    whose = f"{_say_day(page.on)}, for the {reader}, to {page.to}"
    return f"{whose}: {say_remarks(out.missing)}"


def _say_day(day: str) -> str:
    return say_date(date.fromisoformat(day))


def _sizes(folder: Path) -> Iterator[int]:
    yield from (each.stat().st_size for each in folder.rglob("*.json"))


def _count_waiting(facts: Path) -> int:
    """Count packs where whoever types is that came since one was added."""
    added = facts.stat().st_mtime
    here = (each for each in Path().glob(f"*{ENDING}") if each.is_file())
    return sum(each.stat().st_ctime > added for each in here)
