"""Who may read which words: the one place that decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from tmworkshop.domain.actions import Action
from tmworkshop.domain.kept import Kept
from tmworkshop.domain.levels import Level
from tmworkshop.domain.names import without_accents
from tmworkshop.domain.record import Record

THRESHOLD = 3  # people behind a cell, below which its words are withheld
MASK = "[name]"


class Purpose(StrEnum):
    """What a private slip asks, one box each; no slip means no."""

    SET_SUMMARY = "set-summary"
    PROGRAMME = "programme"
    QUOTES = "quotes"
    NAME = "name"


PRIVATE_TO_THE_SET = {Level.PRIVATE, Level.SET}


def is_of_their_own(kept: Kept, member: str) -> bool:
    """Say whether *kept* stands on the page of *member*: it is theirs, and stands."""
    return kept.speaker == member and not kept.unattributed and not kept.struck


def stands_in_the_summary(record: Record, action: Action) -> bool:
    """Say whether *action* may stand in the set's own summary.

    Its owner agreed on their slip; if it was handed on, so did whoever said it.
    """
    return all(
        kept.level is not Level.PRIVATE
        and not kept.unattributed
        and record.consents_to(kept.speaker, Purpose.SET_SUMMARY)
        for kept in _hands(record, record.kept[action.id])
    )


def reaches_the_programme(record: Record, kept: Kept) -> bool:
    """Say whether the words *kept* may leave the set, by slip, level and step.

    Words of nobody in particular have nobody to agree to it: they stay.  What was
    taken on from someone else is not said once more by who took it on.
    """
    if kept.struck or kept.unattributed or not kept.speaker:
        return False
    if kept.level in PRIVATE_TO_THE_SET or len(list(_hands(record, kept))) > 1:
        return False
    return record.consents_to(kept.speaker, Purpose.PROGRAMME)


def without_names(record: Record, words: str) -> str:
    """Return *words* with every member's name masked: a tick is for one's own words.

    A name, or a part of it, is known by its capital letter: "Will", not "will".
    """
    hidden = [
        re.escape(part)
        for member in record.members.values()
        for part in _parts(member.name)
    ]
    if not hidden:
        return words
    name = "|".join(sorted(hidden, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{name})(?:[\s-]+(?:{name}))*(?!\w)", MASK, words)


def _hands(record: Record, kept: Kept | None) -> Iterator[Kept]:
    """Yield *kept*, and if it was handed on, the words of each hand it came from."""
    speaker = None
    while kept and kept.speaker != speaker:
        yield kept
        speaker = kept.speaker
        kept = record.kept.get(kept.follows)


def _parts(name: str) -> Iterator[str]:
    """Yield *name*, and each part of it that is longer than an initial."""
    for written in (name, without_accents(name)):
        yield written
        for part in re.split(r"[\s-]+", written):
            if len(part) > 1:
                yield part[:1].upper() + part[1:]
