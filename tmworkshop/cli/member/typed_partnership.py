"""Which partnership is meant by what is typed, asked once where it is like another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.record.partnership_names import UNASKED, Likened, Partnerships
from tmworkshop.domain.record.roster import Newcomer

new_partnership_option = click.option(
    "--new-partnership", "are_new", is_flag=True, help="A new one, whatever it is like."
)


class TypedPartnerships:
    """Names of partnerships as they are typed, and what someone says of them."""

    def __init__(self, known: Partnerships) -> None:
        self._known = known
        self._likened: dict[str, Likened] = {}
        self._said: list[str] = []  # to be told once it is kept

    def ask(self, asker: Asker, typed: Iterable[str], *, are_new: bool) -> None:
        """Ask once which each of *typed* is, if it is near to one that is there.

        None is where *are_new*, and without anyone to ask it is left open.
        """
        for name in dict.fromkeys(filter(None, map(tidy_name, typed))):
            if there := self._known.called(name):
                self._say(name, there.name)
                continue
            near = tuple(self._known.near(name).values())
            if are_new:
                self._likened[name] = Likened(apart_from=near)
            elif near and asker.is_there:
                self._likened[name] = _ask_which(asker, name, near)
            if one := self.of(name).same_as:
                self._say(name, one)
            else:
                self._known = self._known.with_new(self._known.title(name))

    def leave_open(self, typed: Iterable[str]) -> None:
        """Let each of *typed* be new if no other is called so: nobody was asked."""
        for name in map(tidy_name, typed):
            self._likened[name] = Likened(is_open=True)

    def of(self, typed: str) -> Likened:
        """Return what was said of the name *typed*."""
        return self._likened.get(tidy_name(typed), UNASKED)

    def of_each(self, newcomers: Iterable[Newcomer]) -> Iterator[Newcomer]:
        """Yield *newcomers* with what was said of whom they come from."""
        for each in newcomers:
            yield replace(each, likened=self.of(each.partnership))

    def tell(self) -> None:
        """Say which were known by another spelling."""
        say(*self._said)

    def _say(self, typed: str, known: str) -> None:
        if known != typed:
            self._said += wrap(f"{typed} is {known}, as the set has it.")


def _ask_which(asker: Asker, name: str, near: tuple[str, ...]) -> Likened:
    for each in near:
        if asker.confirm(f"{name}: do you mean {each}?", enter=True):
            return Likened(same_as=each)
    return Likened(apart_from=near)
