"""What becomes of an error that nobody foresaw: a log without anyone's words in it.

The log says where in the code it happened and of which kind it was. What the error
itself says is left out, for it may quote what a member said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

import click
from platformdirs import user_log_path

from tmworkshop import __version__
from tmworkshop.adapters.drive.disk import make_folder, replace_file
from tmworkshop.cli.options import Options


def log_error(error: BaseException, ctx: click.Context) -> str:
    """Log *error* and return what to tell: what to send, and what is safe."""
    options: Options = ctx.obj
    lines = [f"tmworkshop {__version__}", f"Python {sys.version}", *_story(error)]
    file = _logged("\n".join(lines) + "\n", options)
    return (
        "something went wrong that should not have.\n"
        f"Your session is safe in {_folder(options)}: each answer was kept as it "
        "was given.\n"
        f"What happened is noted, without anyone's words, in {file}"
    )


def _story(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame in extract_tb(error.__traceback__):
            yield f"  {frame.filename}, line {frame.lineno}, in {frame.name}"
        error = error.__cause__ or error.__context__


def _logged(story: str, options: Options) -> Path | str:
    name = f"tmworkshop-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    for folder in _log_folders(options):
        try:
            make_folder(folder)
            replace_file(folder / name, story.encode(errors="replace"))
        except OSError:
            continue
        return folder / name
    return "no file, for none could be written"


def _log_folders(options: Options) -> Iterator[Path]:
    if isinstance(folder := _folder(options), Path) and folder.is_dir():
        yield folder / "logs"
    yield user_log_path("tmworkshop", appauthor=False)


def _folder(options: Options) -> Path | str:
    try:
        return options.folder
    except Exception:  # noqa: BLE001 (an error while telling of one helps nobody)
        return "its workspace"
