"""Sets that cannot be read when a copy takes their place: what went of them is lost.

Which words a pack took may stand in lines that nobody can read any more.  So the set is
another one to each lead from then on, and its next pack says: instead of all before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.set_keys import mark_with, read_key
from tmworkshop.cli.echo import say, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.errors import WorkshopError

ANEW = (
    "{} could not be read, so what went of it in packs is not known for certain. The "
    "next pack takes the place of all before:\n  tmworkshop pack make"
)


def replace_in_packs(options: Options, sets: Iterable[str]) -> tuple[str, ...]:
    """Have the next pack replace all that went of those *sets* that cannot be read.

    Return which those are.  It is done before anything else: a set that could be put
    back and is not is another one to a lead, and no more than that.
    """
    folder, place = InvitationFolder(options.folder), open_workspace(options)
    unread = tuple(_list_unread(options, sets))
    for set_id in unread:
        was = mark_with(read_key(place.path_of(set_id)))("set")
        for terms in folder.taken_in():
            folder.note_purged(terms.programme, {was: False})
    return unread


def say_replaced(sets: Iterable[str]) -> None:
    """Say which *sets* the next pack replaces."""
    for set_id in sets:
        say(*wrap_around(ANEW.format(set_id)))


def _list_unread(options: Options, sets: Iterable[str]) -> Iterator[str]:
    place = open_workspace(options)
    for set_id in sets:
        if read_key(place.path_of(set_id)):  # something of it went
            try:
                place.open_set(set_id).facts()
            except WorkshopError:
                yield set_id
