"""What went and no longer holds: said where it was taken back, and at home until told.

Only a pack takes it back at the lead's: it is said that one is to be made, and offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.counted import Counted

WAITS = "{} no longer as {} went to {}. What went is taken back by a pack."
MAKE = "  tmworkshop pack make"
NOW = "Make that pack now, in the folder you are in"


def offer_pack(options: Options) -> None:
    """Say for which programme a pack is to be made now, and offer to make it."""
    from tmworkshop.cli.asker import Asker
    from tmworkshop.cli.echo import say, wrap

    for terms, much in _waiting(options):
        say(*wrap(_say_waiting(terms, much)))
        asker = Asker(options)
        if asker.is_there and asker.confirm(NOW):
            from tmworkshop.cli.pack.new_pack import PackWanted, make_and_tell

            make_and_tell(options, terms, PackWanted())
        else:
            say("To make it:\n  tmworkshop pack make")


def say_waiting_packs(options: Options) -> None:
    """Say in numbers what is to be taken back by a pack that is not made yet."""
    from tmworkshop.cli.echo import say, wrap_around

    for terms, much in _waiting(options):
        say(*wrap_around(f"{_say_waiting(terms, much)} To make it:\n{MAKE}"))


def note_purged_set(options: Options, set_id: str) -> None:
    """Note that a set is about to go of which something went in packs."""
    folder = InvitationFolder(options.folder)
    if folder.is_there:
        from tmworkshop.cli.pack.sources import read_all_records

        record = read_all_records(options).get(set_id)
        for fact in record.let_go if record else ():
            folder.note_purged(fact.programme, {fact.set: False})


def _list_changed(options: Options) -> Iterator[str]:
    """Yield the sets in which something was put right since the last pack."""
    from tmworkshop.application.taken_back import may_have_changed
    from tmworkshop.cli.workspace import open_workspace

    workspace = open_workspace(options)
    for set_id in workspace.sets():
        with suppress(WorkshopError):
            if may_have_changed(workspace.open_set(set_id).facts()):
                yield set_id


def _waiting(options: Options) -> Iterator[tuple[AcceptedTerms, Counted]]:
    """Yield the terms under which something went that no longer holds, and how much."""
    folder = InvitationFolder(options.folder)
    if not folder.is_there:
        return
    every, changed = folder.taken_in(), tuple(_list_changed(options))
    purged = (folder.purged(each.programme).values() for each in every)
    if not changed and all(all(are_told) for are_told in purged):
        return
    from tmworkshop.application.taken_back import count_taken_back
    from tmworkshop.cli.pack.sources import open_rules, read_all_records

    records = read_all_records(options)
    for terms in every:
        much = count_taken_back(records, open_rules(options, terms), changed)
        if much.total:
            yield terms, much


def _say_waiting(terms: AcceptedTerms, much: Counted) -> str:
    are, they = ("is", "it") if much.total == 1 else ("are", "they")
    return WAITS.format(f"{much.told} {are}", they, terms.lead)
