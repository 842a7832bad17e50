"""What a lead's folder is asked for: facts, the packs of each signer, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.programme.lead_facts import AnyLeadFact, Lead, lead_of
from tmworkshop.domain.remedies import Remedy

Parts = tuple[SetPart, ...]


class LeadRead(Protocol):
    """What a lead's facts and the packs of each signer are read from."""

    def facts(self) -> tuple[AnyLeadFact, ...]:
        """Return what was kept, in its order."""

    def parts(self) -> Mapping[str, Parts]:
        """Return the parts of each signer, by their keys."""

    def parts_of(self, signer: str) -> Parts:
        """Return the parts of one *signer*; none if nothing of theirs is here."""

    def due(self) -> str:
        """Return the first day on which something is to be removed; none noted yet."""

    def own_key(self) -> bytes | None:
        """Return what marks of own sets on pages are made with; none before a page."""


class LeadInHand(LeadRead, Protocol):
    """The same in hand: no other window writes to it meanwhile."""

    def keep(self, *facts: AnyLeadFact) -> None:
        """Keep *facts* behind those there are."""

    def put_parts(self, signer: str, of: Pack) -> None:
        """Write what *signer* has let go, in place of what stood there."""

    def put_due(self, day: str) -> None:
        """Note the first *day* on which something is to be removed."""

    def clear_working(self) -> None:
        """Remove what was made of packs to work with."""

    def count_files(self) -> int:
        """Return how many packs and files made of them there are."""

    def destroy(self) -> int:
        """Remove these, and the invitation; return how many there were of these."""

    def keep_own_key(self, key: bytes) -> None:
        """Keep *key* for good; Conflict if another one is kept by now."""


class LeadStore(LeadRead, Protocol):
    """Where a lead's facts and the packs of each signer are kept."""

    def deciding(self) -> AbstractContextManager[LeadInHand]:
        """Take them in hand, to decide from what stands."""


def read_lead(store: LeadRead) -> Lead:
    """Return the programme that is led here; NotFound without one."""
    lead = lead_of(store.facts())
    if lead.invitation is None:
        raise NotFound("No programme is led from this workspace.", Remedy.BEGIN_LEADING)
    return lead
