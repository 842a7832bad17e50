"""What becomes of someone's name where others name them: as typed, or asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import click

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.parts import IN
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import read_number
from tmworkshop.domain.rights.named import Mention
from tmworkshop.domain.values import Value, value

KEEP, MASK = "keep", "mask"
LOOK_FIRST = "--yes; to look first, --preview"
ALONE = "Words of others come up now. Is this screen for you alone"
HOW = f"--names {KEEP}, {MASK}, or numbers from --preview"
HERE = "Mask it for good (y), beyond the set only (n), or is it somebody else (o)"
THERE = "Mask it beyond that set (y), or is it somebody else (o)"


@value
class Wanted(Value):
    """What the command line says of it."""

    names: str | None
    not_them: str
    yes: bool


@value
class Mentions(Value):
    """Where the person called *name* is named by others, in the set and elsewhere."""

    name: str
    here: tuple[Mention, ...]
    elsewhere: tuple[Mention, ...]

    @property
    def every(self) -> tuple[Mention, ...]:
        """All of them, as they are numbered."""
        return (*self.here, *self.elsewhere)


@value
class Settled(Value):
    """What becomes of the name; where nothing is said, it is masked beyond the set."""

    cut: frozenset[str] = frozenset()  # words that lose it for good
    others: frozenset[str] = frozenset()  # words in which it is somebody else's


def agree(
    asker: Asker, mentions: Mentions, wanted: Wanted, shown: Iterable[str]
) -> Settled | None:
    """Say what is *shown*; return what becomes of the name, or None if called off.

    Missing, now rather than half way, if there is nobody to ask.
    """
    if not wanted.yes:
        asker.ensure_there("whether to erase", LOOK_FIRST)
    is_asked = wanted.names is None and bool(mentions.here)
    if is_asked:
        asker.ensure_there("what becomes of the name in words of others", HOW)
    settled: Settled | None = _given(mentions, wanted)
    say(*shown)
    if is_asked or (wanted.names is None and mentions.elsewhere and not wanted.yes):
        settled = _asked(mentions) if asker.confirm(ALONE) else None
    if settled is None or wanted.yes or asker.confirm(f"Erase {mentions.name}"):
        return settled
    return None


def _given(mentions: Mentions, wanted: Wanted) -> Settled:
    """Return what the command line says of the name in words of others."""
    others = _numbered(wanted.not_them, mentions.every, "--not-them is")
    if wanted.names in (None, KEEP):
        return Settled(others=others)
    if wanted.names == MASK:
        return Settled(frozenset(each.words for each in mentions.here) - others, others)
    what = f"--names is {KEEP}, {MASK}, or"
    return Settled(_numbered(wanted.names, mentions.here, what), others)


def _numbered(given: str, mentions: Sequence[Mention], what: str) -> frozenset[str]:
    """Return the words of the *mentions* whose numbers are *given*."""
    words = given.replace(",", " ").split()
    numbers = [number for word in words if (number := read_number(word, len(mentions)))]
    if len(numbers) < len(words):
        raise Unclear(
            f"{what} numbers from 1 to {len(mentions)}: see them with --preview."
        )
    return frozenset(mentions[number - 1].words for number in numbers)


def _asked(mentions: Mentions) -> Settled:
    """Ask of each place what is to become of the name there."""
    settled = Settled()
    for number, mention in enumerate(mentions.every, 1):
        say(f"{number} of {len(mentions.every)}, {mention.where}:")
        say(*(line for words in mention.around for line in wrap(words, IN)))
        is_here = number <= len(mentions.here)
        choices = click.Choice("yno" if is_here else "yo", case_sensitive=False)
        question = HERE if is_here else THERE
        answer = click.prompt(question, type=choices, show_choices=False, err=True)
        words = frozenset({mention.words})
        if answer == "o":
            settled = replace(settled, others=settled.others | words)
        elif answer == "y" and is_here:
            settled = replace(settled, cut=settled.cut | words)
    return settled
