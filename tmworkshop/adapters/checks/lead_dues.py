"""A check of what a lead was let have: whether any of it is here too long."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.programme.dues import list_lines
from tmworkshop.domain.programme.lead_facts import lead_of

AGAIN = "see to what is said of it where a command begins; the next one tries again"


def check_lead_dues(here: Here) -> Iterator[Finding]:
    """Look for what packs brought and may not be here any more, or not for long."""
    folder, today = LeadFolder(here.workspace), here.now.astimezone().date()
    lead = lead_of(folder.facts())
    if lead.invitation is None:
        yield well("No programme is led from here.")
        return
    if lead.concluded and (left := folder.count_files()):
        words = (
            f"The programme is at its end, and {left:,} of its files are left in {{}}."
        )
        yield wrong(words, str(folder.place), remedy=AGAIN)
        return
    dues = folder.read_dues(today.isoformat())
    for words in list_lines(dues):
        yield wrong(words, remedy=AGAIN) if dues.overdue else noted(words)
    if not any(list_lines(dues)):
        yield well("Nothing that packs brought is here longer than was agreed.")
