"""One pattern of all names, tried at each letter: what look-ups must equal."""

import re

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.sharing.name_patterns import (
    AFTER,
    AFTER_JOINED,
    BEFORE,
    BETWEEN,
    SPACES,
    fold_with_places,
    is_unspaced,
    list_joined,
    list_parts,
)


def spans_of_names(names, folded):
    """Return where any of *names*, or of their parts, stands in *folded* words."""
    parts = {fold_with_places(part)[0] for n in names for part in list_parts(n)}
    parts |= {fold_with_places(" ".join(name.split()))[0] for name in names}
    joined = {each for name in names for each in run_together(name)}
    return spans_of({part.strip(SPACES) for part in parts} - {""}, joined, folded)


def spans_of_whole_names(names, folded):
    """Return where any of *names* that have several parts stands whole."""
    whole = {fold_with_places(name)[0].strip(SPACES) for name in names}
    return spans_of({name for name in whole if " " in name}, set(), folded)


def spans_of(parts, joined, folded):
    if not parts:
        return []
    pattern = one_pattern(parts, joined)
    return [each.span() for each in pattern.finditer(folded)]


def one_pattern(parts, joined):
    longest = [bounded(part) for part in sorted(parts, key=lambda p: (-len(p), p))]
    every = [*sorted(joined, key=lambda each: (-len(each), each)), *longest]
    by_letter = {}
    for each in every:
        first = re.match(r"\\?.", each, re.DOTALL)[0]
        by_letter.setdefault(first, []).append(each.removeprefix(first))
    name = "|".join(
        ("" if is_unspaced(first[-1]) else BEFORE) + f"{first}(?:{'|'.join(rest)})"
        for first, rest in by_letter.items()
    )
    return re.compile(name)


def bounded(part):
    after = "" if is_unspaced(part[-1]) else AFTER
    return BETWEEN.join(map(re.escape, re.split(BETWEEN, part))) + after


def run_together(name):
    folded = [fold_name(part).strip(".,") for part in list_parts(name)]
    for each in list_joined([part for part in folded if part]):
        yield "[._-]?".join(map(re.escape, each)) + AFTER_JOINED
