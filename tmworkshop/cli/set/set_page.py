"""What is said of a set wherever it is shown."""

from __future__ import annotations

from datetime import date

from tmworkshop.domain.dates import spoken_short


def past_keeping(set_id: str, name: str, kept_until: date) -> str:
    """Say that a set is kept longer than it was to be, and what there is to do."""
    return (
        f"{name} was to be kept until {spoken_short(kept_until)}. See what would go:\n"
        f"  tmworkshop set purge {set_id}"
    )
