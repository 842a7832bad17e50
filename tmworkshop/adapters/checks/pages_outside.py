"""Where pages may lie: each folder is told, and which is copied or out of reach."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.sync_programs import find_keeper
from tmworkshop.adapters.page_places import find_hindrance, find_page_places
from tmworkshop.domain.findings import Finding, noted, well, wrong

LOOK_THERE = "look there for yourself, and remove what is to go"


def check_page_places(here: Here) -> Iterator[Finding]:
    """Say where pages lie beside the workspace, if they do."""
    places = find_page_places(here.workspace)
    own, *others = places.reached
    for place in others:
        if keeper := find_keeper(place, here.environ):
            yield noted(
                "Pages may lie in {}, and so in {}: names on them are copied there.",
                str(place),
                keeper,
                remedy="move them, and change the line pages in workspace.toml",
            )
        else:
            yield well("Pages may lie in {}, too.", str(place))
    for place in places.unreached:
        yield wrong(
            "Pages may lie in {}, which cannot be reached: what is erased here stays "
            "there.",
            str(place),
            remedy=LOOK_THERE,
            detail=find_hindrance(here.workspace, place),
        )
    if not (others or places.unreached):
        yield well("Pages lie in {} alone.", str(own))
