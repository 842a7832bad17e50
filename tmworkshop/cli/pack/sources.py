"""What packs are made of, as commands ask for it: terms, keys, whom none may name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.set_keys import (
    is_spent,
    make_key,
    mark_with,
    new_key,
    read_key,
)
from tmworkshop.application.what_leaves import PackRules, read_records
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_masks, open_shelf, open_workspace
from tmworkshop.domain.codebook import make_codebook
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.pack import Mark
from tmworkshop.domain.record.record import Record


def open_rules(
    options: Options, terms: AcceptedTerms, *, makes_keys: bool = False
) -> PackRules:
    """Return what decides how words leave for *terms*.

    A set that has no key yet has one for as long as is looked; to make a pack *makes
    keys*, in the hand of whoever has the sets.
    """
    purged = InvitationFolder(options.folder).purged(terms.programme)
    return PackRules(
        terms,
        _shipped_themes(options),
        _marks(options, purged, makes_keys=makes_keys),
        open_masks(options),
        tuple(purged),
        frozenset(each for each, is_told in purged.items() if not is_told),
    )


def read_all_records(options: Options) -> dict[str, Record]:
    """Return what each set's facts add up to; one that cannot be read is told of."""
    return read_records(open_workspace(options), say_left_out)


def say_left_out(set_id: str, trouble: WorkshopError) -> None:
    """Say why a set is left out of what is said of all of them."""
    say(*wrap(f"{set_id} cannot be read, and is left out: {trouble}"))


def _marks(
    options: Options, purged: Collection[str], *, makes_keys: bool
) -> Callable[[str], Mark]:
    """Return what makes ids of a set; one that was removed and came back is another."""
    workspace = open_workspace(options)

    @cache
    def mark_of(set_id: str) -> Mark:
        file = workspace.path_of(set_id)
        if makes_keys:
            return mark_with(make_key(file, purged, options.chance))
        key = read_key(file)
        return mark_with(key if key and not is_spent(key, purged) else new_key())

    return mark_of


def _shipped_themes(options: Options) -> Callable[[str], str]:
    """Return what says which shipped theme one is, or stands beneath."""
    shipped = {each.id for each in ShelfOfPrompts(None).themes()}
    codebook = make_codebook(open_shelf(options).themes(), shipped)
    by_id = {each.id: each for each in codebook.themes}

    def shipped_theme(theme: str) -> str:
        line = codebook.line(by_id[theme]) if theme in by_id else ()
        return next((each.id for each in reversed(line) if each.id in shipped), "")

    return shipped_theme
