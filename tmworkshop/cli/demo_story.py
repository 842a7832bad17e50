"""The story of the demo, read from the data beside the designs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.script_file import read_script
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.demo_folder import DemoFolder
from tmworkshop.adapters.ids import Stamper
from tmworkshop.adapters.programme.lead_folder import KEY_BYTES
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.application.demo import DemoWorld, Performance
from tmworkshop.application.ports import Stamp
from tmworkshop.application.programme import OwnSets
from tmworkshop.application.releases import WordSources
from tmworkshop.application.story import (
    HandedIn,
    MadeUpSet,
    Sending,
    Story,
    TypedCommand,
    WorthOpening,
)
from tmworkshop.cli.demo_laptops import LEAD, DemoLaptops
from tmworkshop.cli.script_player import Sources, perform_script
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.sharing.masks import Masks

STORY = "programme"
DEVICE = "demo"
SEED = 21  # partnerships; any number would do, as long as it stays


def read_story() -> Story:
    """Return the story."""
    data = read_toml(_home() / f"{STORY}.toml")
    return Story(
        **{
            **data,
            "sets": tuple(map(_set, data["sets"])),
            "typed": tuple(_typed(data["typed"])),
            "sendings": tuple(_sending(each) for each in data["sendings"]),
            "worth_opening": tuple(WorthOpening(**e) for e in data["worth_opening"]),
        }
    )


def set_stage(story: Story, home: DemoFolder) -> DemoWorld:
    """Return the stage for *story* in *home*: shipped content, seeded chance."""
    chance = random.Random(SEED)  # noqa: S311 (nothing here is secret)
    shelf = ShelfOfPrompts()
    sources = Sources(shelf, chance.randbytes, DEVICE)
    laptops = DemoLaptops(home, story, chance.randbytes, DEVICE)
    laptops.set_up()
    key = random.Random(f"{SEED} key").randbytes(KEY_BYTES)  # noqa: S311
    own = OwnSets(laptops.workspace_of(LEAD), Masks(), mark_with(key))
    return DemoWorld(
        workspace_of=laptops.workspace_of,
        performances={each.id: _performances(each, sources) for each in story.sets},
        sources=WordSources(laptops.lead, own, key),
        topics=Topics(tuple(shelf.lessons()), tuple(shelf.themes())),
        slip=shelf.slip(),
        stamp_at=partial(_stamp_at, sources),
        type_in=laptops.type_in,
        invitation_on=laptops.invitation_on,
        give_receipt=laptops.give_receipt,
    )


def list_scripts(set_id: str) -> list[Path]:
    """Return the scripts of the sessions of a set, in order."""
    return sorted(_home().glob(f"{set_id}-*.toml"))


def _home() -> Path:
    return folder("sessions") / "demo"


def _set(data: Mapping[str, Any]) -> MadeUpSet:
    slips = (HandedIn(e["member"], e["on"], tuple(e["yes"])) for e in data["slips"])
    return MadeUpSet(
        **{**data, "members": tuple(data["members"]), "slips": tuple(slips)}
    )


def _typed(rows: Sequence[Mapping[str, Any]]) -> Iterator[TypedCommand]:
    """Yield what is typed, at each of the laptops that a row names."""
    for row in rows:
        yield from (TypedCommand(row["on"], at, tuple(row["run"])) for at in row["at"])


def _sending(data: Mapping[str, Any]) -> Sending:
    return Sending(**{**data, "reader": Reader(data["reader"])})


def _performances(made_up: MadeUpSet, sources: Sources) -> tuple[Performance, ...]:
    scripts = map(read_script, list_scripts(made_up.id))
    return tuple(
        Performance(
            script.start.date(), partial(perform_script, script=script, sources=sources)
        )
        for script in scripts
    )


def _stamp_at(sources: Sources, kept: Sequence[AnyFact], at: datetime) -> Stamp:
    return Stamper(lambda: at, sources.random_bytes, sources.device, kept).stamp
