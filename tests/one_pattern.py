"""One pattern of all names, tried at each letter: what look-ups must equal."""

import re

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.sharing.name_patterns import (
    AFTER,
    AFTER_JOINED,
    AFTER_JOINED_WITH_S,
    AFTER_WITH_S,
    BEFORE,
    BETWEEN,
    SPACES,
    fold_with_places,
    is_unspaced,
    list_joined,
    list_parts,
)
from tmworkshop.domain.sharing.own_s import is_part_of_word


def spans_of_names(names, words):
    """Return where any of *names*, or of their parts, stands in folded *words*."""
    parts = {fold_with_places(part)[0] for n in names for part in list_parts(n)}
    parts |= {fold_with_places(" ".join(name.split()))[0] for name in names}
    joined = {each for name in names for each in run_together(name)}
    return [*spans_of({part.strip(SPACES) for part in parts} - {""}, joined, words)]


def spans_of_whole_names(names, words):
    """Return where any of *names* that have several parts stands whole."""
    whole = {fold_with_places(name)[0].strip(SPACES) for name in names}
    return [*spans_of({name for name in whole if " " in name}, set(), words)]


def spans_of(parts, joined, words):
    if not parts:
        return
    with_s = one_pattern(parts, joined, AFTER_WITH_S, AFTER_JOINED_WITH_S)
    without_s = one_pattern(parts, joined, AFTER, AFTER_JOINED)
    at = 0
    while at < len(words.folded):
        match = with_s.match(words.folded, at)
        if match and is_part_of_word(words, match.span()):
            match = without_s.match(words.folded, at)
        if match:
            yield match.span()
        at = match.end() if match else at + 1


def one_pattern(parts, joined, after, after_joined):
    whole = [bounded(part, after) for part in longest_first(parts)]
    together = [each + after_joined for each in longest_first(joined)]
    by_letter = {}
    for each in (*together, *whole):
        first = re.match(r"\\?.", each, re.DOTALL)[0]
        by_letter.setdefault(first, []).append(each.removeprefix(first))
    name = "|".join(
        ("" if is_unspaced(first[-1]) else BEFORE) + f"{first}(?:{'|'.join(rest)})"
        for first, rest in by_letter.items()
    )
    return re.compile(name)


def longest_first(every):
    return sorted(every, key=lambda each: (-len(each), each))


def bounded(part, after):
    after = "" if is_unspaced(part[-1]) else after
    return BETWEEN.join(map(re.escape, re.split(BETWEEN, part))) + after


def run_together(name):
    folded = [fold_name(part).strip(".,") for part in list_parts(name)]
    for each in list_joined([part for part in folded if part]):
        yield "[._-]?".join(map(re.escape, each))
