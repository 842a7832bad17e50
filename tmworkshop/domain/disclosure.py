"""Who may read which words: the one place that decides."""

from __future__ import annotations

from enum import StrEnum

from tmworkshop.domain.actions import Action
from tmworkshop.domain.levels import Level
from tmworkshop.domain.record import Kept, Record

THRESHOLD = 3  # people behind a cell, below which its words are withheld


class Purpose(StrEnum):
    """What a private slip asks, one box each; no slip means no."""

    SET_SUMMARY = "set-summary"
    PROGRAMME = "programme"
    QUOTES = "quotes"
    NAME = "name"


PRIVATE_TO_THE_SET = {Level.PRIVATE, Level.SET}


def stands_in_the_summary(record: Record, action: Action) -> bool:
    """Say whether *action* may stand in the set's own summary, by its owner's slip."""
    kept = record.kept[action.id]
    if kept.level is Level.PRIVATE:
        return False
    return record.consents_to(action.owner, Purpose.SET_SUMMARY)


def reaches_the_programme(record: Record, kept: Kept) -> bool:
    """Say whether the words *kept* may leave the set, by slip, level and step.

    Words of nobody in particular have nobody to agree to it: they stay.
    """
    if kept.struck or not kept.words or not kept.speaker:
        return False
    if kept.level in PRIVATE_TO_THE_SET:
        return False
    return record.consents_to(kept.speaker, Purpose.PROGRAMME)
