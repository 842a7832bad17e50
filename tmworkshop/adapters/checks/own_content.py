"""Checks of what the facilitator wrote: settings, designs, prompts, templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.content.settings import NAME, read_settings
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.errors import FileComplaints, WorkshopError
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way


def check_settings(here: Here) -> Iterator[Finding]:
    """Read the settings."""
    if (complaint := _complaint(partial(read_settings, here.workspace))) is not None:
        yield _to_mend(here.workspace / NAME, complaint, Way(Remedy.SAY_WHO_YOU_ARE))
    elif here.is_begun and not read_settings(here.workspace).contact:
        yield noted(
            "Nobody has said yet how members reach you; it belongs on their pages.",
            remedy=Way(Remedy.SAY_WHO_YOU_ARE),
        )
    else:
        yield well("The settings can be read.")


def check_designs(here: Here) -> Iterator[Finding]:
    """Check every design of one's own."""
    shelf = ShelfOfPrompts(here.workspace)
    files = sorted((here.workspace / "designs").glob("*.toml"))
    for file in files:
        if (complaint := _complaint(partial(shelf.design_in, file))) is not None:
            yield _to_mend(file, complaint, Way(Remedy.CHECK_DESIGN, (str(file),)))
    if files:
        yield well(f"{say_count(len(files), 'design')} of your own looked at.")


def check_prompts(here: Here) -> Iterator[Finding]:
    """Read every prompt of one's own."""
    folder = here.workspace / "prompts"
    files = sorted(folder.rglob("*.toml"))
    if not files:
        return
    if (complaint := _complaint(partial(_read_all, here.workspace))) is None:
        yield well(f"{say_count(len(files), 'file')} of prompts of your own looked at.")
    else:
        yield _to_mend(folder, complaint, Way(Remedy.CHECK_PROMPTS))


def check_templates(here: Here) -> Iterator[Finding]:
    """Parse every template of one's own."""
    files = sorted((here.workspace / "templates").rglob("*.html"))
    for file in files:
        if (complaint := _complaint(partial(_parse, file))) is not None:
            yield _to_mend(file, complaint, "mend it, or move it away")
    if files:
        yield well(f"{say_count(len(files), 'template')} of your own looked at.")


def _complaint(read: Callable[[], object]) -> str | None:
    try:
        read()
    except WorkshopError as trouble:
        return str(trouble)
    return None


def _to_mend(file: Path, detail: str, remedy: Way | str) -> Finding:
    words = "{} cannot be used as it is."
    return wrong(words, str(file), remedy=remedy, detail=detail)


def _read_all(workspace: Path) -> None:
    shelf = ShelfOfPrompts(workspace)
    shelf.library()
    shelf.agreement()
    shelf.slip()


def _parse(file: Path) -> None:
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        SandboxedEnvironment().parse(file.read_text("utf-8-sig"))
    except (TemplateError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", "?")
        raise FileComplaints(str(file), (f"line {line}: {error}",)) from error
