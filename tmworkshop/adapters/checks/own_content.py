"""Checks of what the facilitator wrote: settings, designs, prompts, templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.content.settings import NAME, read_settings
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.pages.filled_apart import FilledApart
from tmworkshop.adapters.pages.finished import list_taken, look_at_style
from tmworkshop.adapters.pages.templates import STYLE
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way

MEND_OR_MOVE = "mend it, or move it away"
TAKEN_OUT = "{} holds what a page may not, and it is taken out of each: {}."
WHOSE = "if you do not know why it stands there, ask whoever wrote it"


def check_settings(here: Here) -> Iterator[Finding]:
    """Read the settings."""
    cure, read = Way(Remedy.SAY_WHO_YOU_ARE), partial(read_settings, here.workspace)
    if trouble := _trouble(here.workspace / NAME, read, cure):
        yield trouble
    elif here.is_begun and not read_settings(here.workspace).contact:
        yield noted(
            "Nobody has said yet how members reach you; it belongs on their pages.",
            remedy=cure,
        )
    else:
        yield well("The settings can be read.")


def check_designs(here: Here) -> Iterator[Finding]:
    """Check every design of one's own."""
    shelf = ShelfOfPrompts(here.workspace)
    files = _files(here.workspace / "designs", "*.toml")
    for file in files:
        cure = Way(Remedy.CHECK_DESIGN, (str(file),))
        if trouble := _trouble(file, partial(shelf.design_in, file), cure):
            yield trouble
    if files:
        yield well(f"{say_count(len(files), 'design')} of your own looked at.")


def check_prompts(here: Here) -> Iterator[Finding]:
    """Read every prompt of one's own."""
    folder = here.workspace / "prompts"
    files = _files(folder, "**/*.toml")
    if not files:
        return
    read, cure = partial(_read_all, here.workspace), Way(Remedy.CHECK_PROMPTS)
    words = f"{say_count(len(files), 'file')} of prompts of your own looked at."
    yield _trouble(folder, read, cure) or well(words)


def check_templates(here: Here) -> Iterator[Finding]:
    """Look at every template of one's own, and at the style sheet beside them."""
    folder = here.workspace / "templates"
    apart = FilledApart(folder)
    files = _files(folder, "**/*.html")
    for file in files:
        name = file.relative_to(folder).as_posix()
        yield from _looked_at(file, partial(apart.look, name))
    if (style := folder / STYLE).is_file():
        yield from _looked_at(style, partial(look_at_style, style))
    if files:
        yield well(f"{say_count(len(files), 'template')} of your own looked at.")


def _files(folder: Path, like: str) -> list[Path]:
    """Return the files in *folder*; a pipe is none: nobody would read it to its end."""
    return sorted(file for file in folder.glob(like) if file.is_file())


def _looked_at(file: Path, look: Callable[[], tuple[str, ...]]) -> Iterator[Finding]:
    """Say what is amiss in *file*, or else what pages will not have of it."""
    taken: list[str] = []
    if trouble := _trouble(file, lambda: taken.extend(look()), MEND_OR_MOVE):
        yield trouble
    elif taken:
        yield noted(TAKEN_OUT, str(file), list_taken(taken), remedy=WHOSE)


def _trouble(
    file: Path, read: Callable[[], object], remedy: Way | str
) -> Finding | None:
    """Return what kept *file* from being *read*, and the *remedy* for that."""
    try:
        read()
    except WorkshopError as trouble:
        words = "{} cannot be used as it is."
        return wrong(words, str(file), remedy=remedy, detail=str(trouble))
    return None


def _read_all(workspace: Path) -> None:
    shelf = ShelfOfPrompts(workspace)
    shelf.library()
    shelf.agreement()
    shelf.slip()
