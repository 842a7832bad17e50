"""Pages of made-up programmes, and an attacker who holds them against each other.

A hole is a group of words, or a number, of people too few to hide each other.  Each
control is the release with one of its rules switched off.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from multiprocessing import get_context

from soak.tally import Tally
from tests.attacker import Hole
from tests.releases import Left, release_all
from tmworkshop.domain.programme.terms import Rules

PROGRAMMES = 2_000
OF_CONTROLS = 50


@dataclass(frozen=True)
class Attacked:
    """What an attacker found in one programme, and how much was left to show."""

    seed: int
    cells: int
    holes: list[Hole]
    first: Left
    all: Left


def releases() -> list[Tally]:
    """Attack pages with every rule on, then with each of them off."""
    context = get_context("spawn")
    with ProcessPoolExecutor(mp_context=context) as pool:
        ours = pool.map(attack, range(PROGRAMMES), chunksize=20)
        off = {
            each.name: pool.map(
                partial(attack, rule=each.name), range(OF_CONTROLS), chunksize=10
            )
            for each in fields(Rules)
        }
        return [tallied(ours), *(tallied(off[rule], rule) for rule in off)]


def attack(seed: int, rule: str = "") -> Attacked:
    """Release pages of a programme without a *rule*, and attack them."""
    rules = Rules(**{rule: False}) if rule else Rules()
    released = release_all(seed, rules, guests=bool(seed % 2))
    cells = sum(len(page.cells) for page in released.pages)
    return Attacked(seed, cells, released.holes(), released.first, released.all)


def tallied(every: Iterable[Attacked], rule: str = "") -> Tally:
    """Count what was found in *every* programme without a *rule*."""
    what = f"pages, {rule.replace('_', ' ')}: off" if rule else "pages, every rule on"
    tally = Tally(what, control=bool(rule))
    first, left = Left(), Left()
    for each in every:
        tally.times += 1
        tally.acknowledged += each.cells
        tally.lost += len(each.holes)
        first, left = first + each.first, left + each.all
        if each.holes and not rule:
            print(f"programme {each.seed}: {each.holes[0]}")
    tally.note = f"left to show at first {first}; in all {left}"
    return tally
