"""A release as JSON, and back: what is remembered of it holds ids, and no word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import CellPlace, VoiceMark
from tmworkshop.domain.programme.released import (
    STAYING,
    Blank,
    Exactness,
    PeopleCount,
    Release,
    ReleasedCell,
)

Data = Mapping[str, Any]


def release_data(release: Release) -> Data:
    """Return *release* as JSON has it."""
    return {
        "reader": release.reader,
        "k": release.k,
        "day": release.day,
        # of what tells nothing later, not even where it was
        "cells": [
            _cell_data(place, cell)
            for place, cell in release.cells.items()
            if cell.shown or cell.blank in STAYING
        ],
        "named": sorted(release.named),
        "totals": dict(release.totals),
        "others": sorted(release.others),
        "lent": sorted(release.lent),
    }


def read_release(data: Data) -> Release:
    """Return the release in *data*; whatever is wrong in it is raised as it comes."""
    return Release(
        reader=Reader(data["reader"]),
        k=data["k"],
        day=data["day"],
        cells=dict(map(_cell_in, data["cells"])),
        named=frozenset((signer, person) for signer, person in data["named"]),
        totals=dict(data["totals"]),
        others=frozenset(data["others"]),
        lent=frozenset(VoiceMark(*each) for each in data.get("lent", ())),
    )


def _cell_data(place: CellPlace, cell: ReleasedCell) -> Data:
    count = cell.count
    return {
        "partnership": place.partnership,
        "row": place.row,
        "shown": sorted(cell.shown),
        "blank": cell.blank,
        "since": cell.since,
        "count": [count.least, count.of, count.exactness],
    }


def _cell_in(data: Data) -> tuple[CellPlace, ReleasedCell]:
    least, of, exactness = data["count"]
    return CellPlace(data["partnership"], data["row"]), ReleasedCell(
        shown=frozenset(VoiceMark(*each) for each in data["shown"]),
        blank=Blank(data["blank"]) if data["blank"] else None,
        since=data["since"],
        count=PeopleCount(least, of, Exactness(exactness)),
    )
