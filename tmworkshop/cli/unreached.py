"""What is said of folders that pages may lie in, and that cannot be reached."""

from __future__ import annotations

from tmworkshop.adapters.page_places import find_page_places
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options

UNREACHED = "Not reached, and pages may lie there, to be looked at by you:"


def unreached_lines(options: Options) -> list[str]:
    """Return which folders those are, by their names; mostly nothing."""
    if places := find_page_places(options.folder).unreached:
        return [UNREACHED, *(f"  {place}" for place in places)]
    return []


def say_unreached(options: Options) -> None:
    """Say which folders those are, if there are any."""
    say(*unreached_lines(options))
