"""What is said once a programme is at its end: what was destroyed, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tmworkshop.cli.programme.lead import list_terms
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.lead_facts import Lead

PAGES = Path("reports", "programme")


def list_certificate(lead: Lead, files: int, workspace: Path) -> Iterator[str]:
    """Yield the lines of the certificate, with each page that is left by its name."""
    if lead.invitation:
        yield from ("Certificate of destruction", *list_terms(lead.invitation), "")
    destroyed = say_count(files, "file")
    yield (
        f"On {lead.concluded} {destroyed} with what was taken in were overwritten and "
        "removed."
    )
    yield f"Packs had come from {say_count(len(lead.trusted), 'laptop')}."
    pages = workspace / PAGES
    names = sorted(each.relative_to(pages).as_posix() for each in _files(pages))
    if names:
        yield f"Pages that were let out stay in {pages}:"
        yield from (f"   {name}" for name in names)
    else:
        yield f"No page that was let out lies in {pages}."
    for each in lead.released:
        yield f"Released before, and not called back: to {each.to} on {each.on}."


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())
