"""``tmworkshop pack settle``: what may name someone is looked at, and then decided."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.chosen_terms import choose_terms, programme_option
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.settled_here import SettledHere
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import choose_set
from tmworkshop.domain.errors import Missing
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import find_id
from tmworkshop.domain.packs.people_of_sets import Pair
from tmworkshop.domain.packs.places_to_settle import NamedPlaces
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.sharing.mentions import show_around

PRIVATE = "Words and names come up now. Is this screen for you alone"
HOW = "Mask all (m), keep all (k), see each (e), or later (l)"
EACH = "Mask it (m), keep it (k), or later (l)"
ONE = "One person (y), two (n), or later (l)"
FLAGS = "--mask NAME and --keep NAME, --same NAME and --two NAME"
SETTLED = "Nothing waits to be looked at. Next:\n  tmworkshop pack preview"
LEFT = "What is left stays here with its words until you have looked at it."


@verb("", '--mask Grace --keep "mark, in small letters"', '--two "Jo Ash"')
@set_option
@programme_option
@click.option("--mask", multiple=True, metavar="NAME", help="Mask it in all places.")
@click.option("--keep", multiple=True, metavar="NAME", help="It is nobody's name.")
@click.option("--same", multiple=True, metavar="NAME", help="One, in two sets.")
@click.option("--two", multiple=True, metavar="NAME", help="Two, of near names.")
def command(
    options: Options,
    /,
    set_name: str | None,
    programme: str | None,
    **given: tuple[str, ...],
) -> None:
    """Look at what may name someone in words that leave: mask it, or keep it.

    Each name comes up once, with all its places, or place by place. What you decide is
    kept at once; stop when you like. It is asked again only if the words change. At
    home nothing changes: masks are for readers beyond the set.
    """
    only = choose_set(options, set_name) if set_name else ""
    here = SettledHere(options, choose_terms(options, programme), only)
    for pair, is_same in _given_pairs(here, given):
        here.keep_pair(pair, is_same=is_same)
    for group, is_masked in _given_groups(here, given):
        here.decide(group.places, is_masked=is_masked)
    if not any(given.values()):
        _ask_all(Asker(options), here)
    _say_what_is_left(here)


def _given_pairs(
    here: SettledHere, given: dict[str, tuple[str, ...]]
) -> list[tuple[Pair, bool]]:
    return [
        (pair, is_same)
        for flag, is_same in (("same", True), ("two", False))
        for name in given[flag]
        for pair in _pairs_named(here.pairs(), name)
    ]


def _pairs_named(pairs: Sequence[Pair], name: str) -> list[Pair]:
    """Return those of *pairs* in which someone is called *name*."""
    if found_in := [e for e in pairs if fold_name(name) in map(fold_name, e.names)]:
        return found_in
    near = dict.fromkeys(each for pair in pairs for each in pair.names)
    called = find_id(name, {each: each for each in near}, "name that is near another")
    return [each for each in pairs if called in each.names]


def _given_groups(
    here: SettledHere, given: dict[str, tuple[str, ...]]
) -> list[tuple[NamedPlaces, bool]]:
    groups = {each.label: each for each in here.groups()}
    labels = {label: label for label in groups}
    return [
        (groups[find_id(name, labels, "name that waits")], is_masked)
        for flag, is_masked in (("mask", True), ("keep", False))
        for name in given[flag]
    ]


def _ask_all(asker: Asker, here: SettledHere) -> None:
    pairs, groups = here.pairs(), here.groups()
    if not (pairs or groups):
        return
    if not asker.is_there:
        answer(*map(_say_group, groups), *map(_say_pair, pairs))
        raise Missing(f"Nobody can be asked what is to be done. Give it as {FLAGS}")
    if not asker.confirm(PRIVATE):
        return
    for pair in pairs:
        # one that was answered may have answered others
        if pair in here.pairs() and (is_same := _ask_pair(pair)) is not None:
            here.keep_pair(pair, is_same=is_same)
    for group in here.groups():
        _ask_group(here, group)


def _ask_pair(pair: Pair) -> bool | None:
    say("", _say_pair(pair))
    return {"y": True, "n": False}.get(_choose(ONE, "ynl"))


def _ask_group(here: SettledHere, group: NamedPlaces) -> None:
    say("", _say_group(group))
    match _choose(HOW, "mkel"):
        case "e":
            for place in group.places:
                say(show_around(place.hit.words, place.hit.span))
                chosen = _choose(EACH, "mkl")
                if chosen != "l":
                    here.decide((place,), is_masked=chosen == "m")
        case "m" | "k" as chosen:
            here.decide(group.places, is_masked=chosen == "m")


def _choose(question: str, letters: str) -> str:
    choices = click.Choice([*letters], case_sensitive=False)
    chosen: str = click.prompt(question, type=choices, show_choices=False, err=True)
    return chosen


def _say_group(group: NamedPlaces) -> str:
    return f"{group.label}: {say_count(len(group.places), 'place')}"


def _say_pair(pair: Pair) -> str:
    (one, _), (other, _) = pair.one, pair.other
    return f"{pair.names[0]} of {one}, and {pair.names[1]} of {other}"


def _say_what_is_left(here: SettledHere) -> None:
    groups, pairs = here.groups(), here.pairs()
    if not (groups or pairs):
        say("", SETTLED)
        return
    places = sum(len(each.places) for each in groups)
    names = say_count(len(groups) + len(pairs), "name")
    say("", f"Left: {names}, {say_count(places, 'place')}. {LEFT}")
