"""What becomes of an error that nobody foresaw: a log without anyone's words in it.

The log says where in the code it happened and of which kind it was. What the error
itself says is left out, for it may quote what a member said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

import click

from tmworkshop import __version__
from tmworkshop.adapters.drive.disk import make_folder, replace_file
from tmworkshop.adapters.store.workspace import workspace_folder


def log_error(error: BaseException, ctx: click.Context) -> str:
    """Log *error* and return what to tell: what to send, and what is safe."""
    folder = _folder(ctx)
    lines = [f"tmworkshop {__version__}", f"Python {sys.version}", *_story(error)]
    file = _logged("\n".join(lines) + "\n", folder)
    return (
        "something went wrong that should not have.\n"
        f"Your session is safe in {folder or 'its workspace'}: each answer was kept "
        "as it was given.\n"
        f"What happened is noted, without anyone's words, in {file}"
    )


def _story(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame in extract_tb(error.__traceback__):
            yield f"  {frame.filename}, line {frame.lineno}, in {frame.name}"
        error = error.__cause__ or error.__context__


def _logged(story: str, workspace: Path | None) -> Path | str:
    name = f"tmworkshop-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    for folder in _log_folders(workspace):
        try:
            make_folder(folder)
            replace_file(folder / name, story.encode(errors="replace"))
        except OSError:
            continue
        return folder / name
    return "no file, for none could be written"


def _log_folders(workspace: Path | None) -> Iterator[Path]:
    """Yield where a log may lie: in the workspace, or beside where that would be."""
    if workspace:
        if workspace.is_dir():
            yield workspace / "logs"
        yield workspace.with_name(f"{workspace.name}-logs")


def _folder(ctx: click.Context) -> Path | None:
    """Return the workspace, worked out anew: the error may have come before it was."""
    nowhere: Mapping[str, str] = {}
    # what was named, by a flag or by the environment; else the platform's own
    for named in ((ctx.params.get("workspace"), os.environ), (None, nowhere)):
        try:
            return workspace_folder(*named)
        except Exception:  # noqa: BLE001, S112 (an error while telling of one is no help)
            continue
    return None
