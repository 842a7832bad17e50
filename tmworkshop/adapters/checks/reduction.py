"""A place as it may be told to strangers: which kind it is, and nothing of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.file_names import as_composed
from tmworkshop.adapters.store.workspace import COMPANIONS, ENDING, FolderWorkspace

FOLDERS = {
    *("sets", "backups", "drafts", "reports", "exports", "logs", "packs", "programme"),
    *("designs", "prompts", "templates", "workspace.toml", "reserve", "counts"),
    "page-places.txt",
}


def reducer_for(here: Here) -> Callable[[str], str]:
    """Return what makes of a place in *here* one that names nobody."""
    sets = FolderWorkspace(here.workspace).sets() if here.is_begun else ()
    numbers = {set_id: f"set-{n}" for n, set_id in enumerate(sets, 1)}

    def reduced(place: str) -> str:
        if place in numbers:
            return numbers[place]
        path = Path(place)
        if path == here.workspace:
            return "WORKSPACE"
        if path.is_relative_to(here.workspace):
            return _inside(path.relative_to(here.workspace).parts, numbers)
        return "~/..." if path.is_relative_to(Path.home()) else "..."

    return reduced


def _inside(parts: Sequence[str], numbers: dict[str, str]) -> str:
    top, *rest = parts
    if top not in FOLDERS:
        return "WORKSPACE/..."
    if not rest:
        return f"WORKSPACE/{top}"
    name = _set_file(rest[0], numbers) if top == "sets" and len(rest) == 1 else "..."
    return f"WORKSPACE/{top}/{name}"


def _set_file(name: str, numbers: dict[str, str]) -> str:
    set_id, ending, beside = as_composed(name).partition(ENDING)
    known = ending and beside in ("", *COMPANIONS) and set_id in numbers
    return f"{numbers[set_id]}{ENDING}{beside}" if known else "..."
