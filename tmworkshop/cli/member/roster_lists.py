"""A choice from a list about a roster, or that it is to stay as it is."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.adapters.cells import harmless
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import choose_one

FLAG, MAP = "--yes", "--map"  # what says it where nobody can be asked
STAYS = "stays"


class AsItWas(Exception):
    """Nothing is to be changed after all."""


def choose_or_leave(
    asker: Asker, what: str, choices: Mapping[str, str], flag: str = FLAG
) -> str:
    """Return the key of one of *choices*; AsItWas if it is to stay."""
    asked = harmless(what)
    key = choose_one(asker, asked, flag, {**choices, STAYS: "leave it as it is"})
    if key == STAYS:
        raise AsItWas
    return key


def choose_row(asker: Asker, what: str, rows: Mapping[int, str]) -> int:
    """Return one of the *rows*, without asking where there is only one."""
    if len(rows) == 1:
        return next(iter(rows))
    listed = {str(row): f"row {row}: {words}" for row, words in rows.items()}
    return int(choose_or_leave(asker, what, listed))
