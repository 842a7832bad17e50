"""How many of what, and a list of names, as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable


def say_count(number: int, one: str, more: str = "") -> str:
    """Return "1 page", "1,200 pages"; *more* is a plural that an s does not make."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def join_names(names: Iterable[str], most: int = 0, joined_by: str = "and") -> str:
    """Return *names* as "Ann, Ben and Cai"; past the *most*, as "and 52 more"."""
    every = [*names] or [""]
    *others, last = every
    if most and len(every) > most:
        others, last = every[:most], f"{len(every) - most} more"
    return f"{', '.join(others)} {joined_by} {last}" if others else last
