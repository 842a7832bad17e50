"""``tmworkshop programme compare``: lessons and themes, partnership by partnership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from tmworkshop.cli.echo import answer_json, say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.release_page import (
    answer_page,
    open_sources,
    prepare_page,
    reader_options,
)
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_backups
from tmworkshop.domain.backups import say_which_has
from tmworkshop.domain.errors import Damaged, Refused, WorkshopError
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.remedies import Remedy

HOW_TO_SETTLE = (
    "In one set, merge them or say that they are two:\n  tmworkshop partnership list\n"
    "In two sets, call them the same:\n  tmworkshop partnership update"
)
NOT_MASKED = (
    "Who is in {} is not known while that cannot be read, so their names are not "
    "masked in what others said."
)
KNOWINGLY = (
    "Nothing is shown. To see it all the same, for yourself alone: --unmasked. Better "
    "have the set mended first, or restored from a backup."
)


@verb("", "--json")
@click.option(
    "--unmasked", is_flag=True, help="Also where a set that cannot be read is named."
)
@json_option
@reader_options
@saves
def command(options: Options, *, terms: Terms, unmasked: bool, as_json: bool) -> None:
    """Show lessons and themes by partnership, and the words behind each cell.

    It is of the sets here and of the packs taken in, as a page for that reader would
    be after those that went out before. Looking keeps nothing.

    A set that cannot be read is not in it, and its members would not be masked in
    words of others: then it is shown only with --unmasked, for you alone.
    """
    unread = list[str]()

    def excuse(set_id: str, trouble: WorkshopError) -> None:
        unread.append(set_id)
        which = say_which_has(set_id, open_backups(options).newest_with(set_id))
        say(*wrap(f"{set_id} is not in this comparison: {trouble} {which}"), "")

    prepared, page = prepare_page(options, open_sources(options, excuse), terms)
    if unread:
        _ensure_known(unread, unmasked=unmasked)
    if as_json:
        answer_json(programme=asdict(page))
    else:
        answer_page(page)
    for one, other in prepared.doubles:
        say(
            "",
            *wrap_around(f"{one} and {other} may be one partnership. {HOW_TO_SETTLE}"),
        )
    if unread:
        sets = say_count(len(unread), "set")
        words = f"The comparison is of all but {sets} that cannot be read."
        raise Damaged(words, Remedy.EXAMINE)


def _ensure_known(unread: Sequence[str], *, unmasked: bool) -> None:
    """Raise Refused unless someone knows what comes of sets that are *unread*."""
    names = NOT_MASKED.format(join_names(unread))
    if not unmasked:
        raise Refused(f"{names} {KNOWINGLY}", Remedy.EXAMINE)
    say(*wrap(f"{names} Show this to nobody, and hand it to nobody."), "")
