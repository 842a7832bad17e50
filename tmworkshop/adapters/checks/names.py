"""Checks of names that are masked for readers beyond a set."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.forgotten_register import ForgottenRegister
from tmworkshop.domain.findings import Finding, noted, wrong
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Remedy, Way
from tmworkshop.domain.rights.hidden_names import is_masked_whole


def check_forgotten(here: Here) -> Iterator[Finding]:
    """Say whether people who were forgotten are known in words that come later."""
    register = ForgottenRegister(here.workspace, here.environ, here.now.date())
    if register.lacks_key:
        yield wrong(
            "The key to the marks of people who were forgotten is not here: "
            "words that came later may name them. What was masked before still is.",
            remedy="bring the folder back to where it lay, or read a page beyond the "
            "set before you hand it on.",
        )
    if register.has_passed():
        yield noted(
            "Marks of people who were forgotten are kept beyond their day.",
            remedy=Way(Remedy.MEND),
            mend=register.sweep,
        ).mended_as("marks of people whose day has passed are gone.")


def check_masked(here: Here) -> Iterator[Finding]:
    """Say where words are masked whole, for a name in them is to be found again."""
    for set_id, facts in here.readable():
        kept = record_of(facts).kept.values() if facts else ()
        if any(map(is_masked_whole, kept)):
            yield noted(
                "Words in {} were changed, and a masked name is not found in them: "
                "readers beyond the set see nothing of them until it is settled.",
                set_id,
                remedy=Way(Remedy.SETTLE_MASK, (set_id,)),
            )
