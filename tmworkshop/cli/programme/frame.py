"""The rows of the comparison: every lesson, every theme."""

from __future__ import annotations

from tmworkshop.application.programme import Frame
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_shelf


def read_frame(options: Options) -> Frame:
    """Return the rows, as the shelf of the workspace has them."""
    shelf = open_shelf(options)
    return Frame(tuple(shelf.lessons()), tuple(shelf.themes()))
