"""What of a programme's words lies in files that are not removed for whoever leads."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.cli.echo import say, wrap
from tmworkshop.domain.pages.certificate import LeftOver, list_copies
from tmworkshop.domain.programme.lead_facts import Lead

PAGES = Path("reports", "programme")
PAGES_STAY = (
    "Pages that were let out before still hold what is not here any more. Those here "
    "lie in {}: remove them, and let out a new one."
)


def find_left_over(lead: Lead, workspace: Path) -> LeftOver:
    """Return which pages and copies are left, by their names."""
    folder = workspace / PAGES
    pages = (each for each in folder.rglob("*") if each.is_file())
    return LeftOver(
        place=str(folder),
        pages=sorted(each.relative_to(folder).as_posix() for each in pages),
        copies=[place for place in lead.copies if Path(place).is_file()],
    )


def say_left_over(lead: Lead, workspace: Path) -> None:
    """Say what may still hold words that have just been removed, if anything may."""
    left = find_left_over(lead, workspace)
    if left.pages:
        say(*wrap(PAGES_STAY.format(left.place)))
    say(*list_copies(left))
