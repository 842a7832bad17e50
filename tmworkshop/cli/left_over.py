"""What of a programme's words lies in files that are not removed for whoever leads."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.adapters.page_places import find_page_places
from tmworkshop.cli.echo import say, wrap
from tmworkshop.domain.pages.certificate import LeftOver, list_copies
from tmworkshop.domain.programme.lead_facts import Lead

PAGES = "programme"
PAGES_STAY = (
    "Pages that were let out before still hold what is not here any more. Those here "
    "lie in {}: remove them, and let out a new one."
)


def find_left_over(lead: Lead, workspace: Path) -> LeftOver:
    """Return which pages and copies are left, by their names."""
    places = find_page_places(workspace)
    pages = {place / PAGES: _pages_in(place / PAGES) for place in places.reached}
    there = [folder for folder in pages if pages[folder]] or [*pages][:1]
    is_one = len(there) == 1  # else each page is called by its whole path
    return LeftOver(
        place=" and ".join(map(str, there)),
        pages=[
            each.relative_to(folder).as_posix() if is_one else str(each)
            for folder in there
            for each in pages[folder]
        ],
        copies=[place for place in lead.copies if Path(place).is_file()],
        unreached=[*map(str, places.unreached)],
    )


def _pages_in(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def say_left_over(lead: Lead, workspace: Path) -> None:
    """Say what may still hold words that have just been removed, if anything may."""
    left = find_left_over(lead, workspace)
    if left.pages:
        say(*wrap(PAGES_STAY.format(left.place)))
    say(*list_copies(left))
