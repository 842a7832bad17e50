"""What of a programme's words lies in files that are not removed for whoever leads."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.domain.pages.certificate import LeftOver
from tmworkshop.domain.programme.lead_facts import Lead

PAGES = Path("reports", "programme")


def find_left_over(lead: Lead, workspace: Path) -> LeftOver:
    """Return which pages and copies are left, by their names."""
    folder = workspace / PAGES
    pages = (each for each in folder.rglob("*") if each.is_file())
    return LeftOver(
        place=str(folder),
        pages=sorted(each.relative_to(folder).as_posix() for each in pages),
        copies=[place for place in lead.copies if Path(place).is_file()],
    )
