"""A set's file that is older than it was: what is missing, and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.remedies import Remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tmworkshop.adapters.backups.gains import Copies
    from tmworkshop.application.ports import SetFile
    from tmworkshop.domain.record.counts import SetCounts


def open_copies(options: Options) -> Copies:
    """Return the copies of the workspace's sets, merged by the ids of their facts."""
    from tmworkshop.adapters.backups.gains import Copies
    from tmworkshop.application.merger import merge_copies

    config = partial(config_folder, options.environ)
    return Copies(options.folder, config, merge_copies)


def see_to_older(options: Options, set_id: str, file: SetFile) -> None:
    """Say what the set's *file* lacks, if it does, and bring it back if that is meant.

    Conflict where nobody can be asked: what is kept on top of an older file has to be
    put together with the other one later.
    """
    lack = open_copies(options).find_lack(set_id)
    if lack is None:
        return
    words = f"{set_id}: {lack.told}"
    asker = Asker(options)
    if not asker.is_there:
        raise Conflict(words, Remedy.MEND)
    say(*wrap(words))
    if lack.gain.more and asker.confirm("Bring them back first?", enter=True):
        open_copies(options).bring_back(set_id)
        say("They are back.")
    elif asker.confirm("Take the file as it is, and not tell of this again?"):
        file.take_as_whole()


def say_what_is_older(options: Options, sets: Sequence[SetCounts]) -> None:
    """Say of which of *sets* the file is older than it was, and which copy has more."""
    copies = open_copies(options)
    for each in sets:
        if each.shortfall and (lack := copies.find_lack(each.id)):
            say("", *wrap(f"{each.name}: {lack.told}"))
            say(
                "  tmworkshop doctor --fix" if lack.gain.more else "  tmworkshop doctor"
            )
