"""Pages of made-up programmes, and an attacker who holds them against each other.

A hole is a group of words, or a number, of people too few to hide each other.  Each
control is the release with one of its rules switched off.
"""

from __future__ import annotations

from dataclasses import fields

from soak.tally import Tally
from tests.releases import Left, release_all
from tmworkshop.domain.programme.terms import Rules

PROGRAMMES = 2_000
OF_CONTROLS = 50


def releases() -> list[Tally]:
    """Attack pages with every rule on, then with each of them off."""
    return [
        attacked(range(PROGRAMMES)),
        *(attacked(range(OF_CONTROLS), each.name) for each in fields(Rules)),
    ]


def attacked(seeds: range, rule: str = "") -> Tally:
    """Release pages of a programme for each of *seeds*, without a *rule*."""
    what = f"pages, {rule.replace('_', ' ')}: off" if rule else "pages, every rule on"
    tally = Tally(what, control=bool(rule))
    rules = Rules(**{rule: False}) if rule else Rules()
    first, every = Left(), Left()
    for seed in seeds:
        released = release_all(seed, rules, guests=bool(seed % 2))
        holes = released.holes()
        tally.times += 1
        tally.acknowledged += sum(len(page.cells) for page in released.pages)
        tally.lost += len(holes)
        first += released.first
        every += released.all
        if holes and not rule:
            print(f"programme {seed}: {holes[0]}")
    tally.note = f"left to show at first {first}; in all {every}"
    return tally
