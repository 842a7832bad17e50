"""Designs and prompts, the workspace's own before the shipped ones."""

from __future__ import annotations

from functools import cache

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options


def open_shelf(options: Options) -> ShelfOfPrompts:
    """Return the shelf; what cannot be used is refused as it is read."""
    return ShelfOfPrompts(options.folder)


def open_shelf_without_faults(options: Options) -> ShelfOfPrompts:
    """Return the same but for what cannot be used, which is said once, and left out."""
    return ShelfOfPrompts(options.folder, cache(say))
