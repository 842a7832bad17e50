"""Masks that two copies of a set laid on the same words, each of which holds.

Of masks the last holds, for whoever laid it knew those before.  Not so where two
windows never met: each masks somebody whom the other does not know of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tmworkshop.domain.facts import Amended, AnyFact
from tmworkshop.domain.laid_masks import join_laid, unite_laid
from tmworkshop.domain.rights.hidden_names import is_mask

Facts = tuple[AnyFact, ...]


def unite_masks(both: Facts, one: Facts, other: Facts) -> Facts:
    """Return *both*, in which the masks of *one* and of the *other* hold."""
    here, there = _laid_in(one, but=other), _laid_in(other, but=one)
    last = {fact.of: fact for fact in filter(is_mask, both)}
    new = {
        last[of].id: replace(last[of], value=unite_laid(here[of], there[of]))
        for of in here.keys() & there.keys()
    }
    return tuple(new.get(fact.id, fact) for fact in both) if new else both


def _laid_in(facts: Facts, but: Iterable[AnyFact]) -> Mapping[str, str]:
    """Return what *facts* lay on words, where they lay more than they share."""
    masks: list[Amended] = list(filter(is_mask, facts))
    shared = {fact.id for fact in but} if masks else set()
    laid: dict[str, str] = {}
    for mask in masks:
        laid[mask.of] = join_laid(laid.get(mask.of, ""), mask.value)
    own = {mask.of for mask in masks if mask.id not in shared}
    return {of: laid[of] for of in own}
