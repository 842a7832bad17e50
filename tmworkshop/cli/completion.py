"""Ids and names are offered to a shell while a command is being typed.

What each flag and word takes stands in the table of `offers`; a command that is run
imports neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem

from tmworkshop.adapters.cells import harmless
from tmworkshop.cli.offers import OFFERS, Offered, Whereabouts
from tmworkshop.domain.likeness import fold_name


class OfferedType(click.ParamType[Any]):
    """Something that is offered while it is typed; it takes whatever is given."""

    name = "text"

    def __init__(self, list_offered: Callable[[Whereabouts], Offered]) -> None:
        self._list_offered = list_offered

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what may stand there and begins as *incomplete* does."""
        offered = self._list_offered(Whereabouts(ctx))
        # one that a terminal would obey, or a shell take apart, is not offered
        plain = [each for each in offered if each == harmless(each)]
        return [
            CompletionItem(each, help=harmless(offered[each]) or None)
            for each in begin_alike(plain, incomplete)
        ]


def begin_alike(names: Iterable[str], begun: str) -> list[str]:
    """Return those *names* that begin as *begun*; if none, without its accents."""
    names = list(names)
    if same := [each for each in names if each.startswith(begun)]:
        return same
    near = [each for each in names if fold_name(each).startswith(fold_name(begun))]
    # a shell puts there what they have in common, which is to take no letter away
    return near if len({each[: len(begun)] for each in near}) == 1 else []


def offer_ids(command: click.Command, path: str) -> None:
    """Have the *command* typed as *path* offer ids, where one is to be about."""
    for param in command.params:
        word = _word_of(param)
        if list_offered := OFFERS.get(f"{path} {word}") or OFFERS.get(word):
            param.type = OfferedType(list_offered)


def _word_of(param: click.Parameter) -> str:
    """Return how *param* is called in the table: its flag, or its word in the usage."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.human_readable_name.strip("[].").upper()
