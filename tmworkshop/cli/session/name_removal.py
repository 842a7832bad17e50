"""A name taken off words for good: confirmed, done, and what it cannot reach."""

from __future__ import annotations

from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application.entries import find_sendings
from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.name_removal import take_name_off
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.copies_left import copies_left, forgets
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.entry_page import EntryPlace
from tmworkshop.cli.unreached import say_unreached
from tmworkshop.cli.workspace import open_places
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.rights.edits import ensure_nameless

NO_NAME = (
    "Nobody's name is on these words any more, in the set's file and in its backups. "
    "The set's pages and exports here are removed. Print-outs, and what lies "
    "elsewhere, still say whose the words were."
)
FOR_GOOD = (
    "The name is taken off for good: nobody can put it back, nor change these words or "
    "take them back afterwards. The set's pages and exports here go as well; they can "
    "be made again. Who was in the room may remember; and where everyone spoke in "
    "turn, the gap tells whose they were."
)


def remove_name(options: Options, place: EntryPlace, *, sure: bool) -> None:
    """Take the name off for good, once that is confirmed; say what it cannot reach."""
    kept = place.entry.kept
    ensure_nameless(place.record, kept)
    for sent in find_sendings(place.record, kept):
        day = say_date(sent.at.date())
        say(f"They have gone out already, to {sent.to} on {day}: that stays there.")
    if not (sure or Asker(options).agree("Take the name off", *wrap(FOR_GOOD))):
        raise Refused("Nothing has been changed.")
    names = names_of_set(place.file.facts())
    take_name_off(open_places(options), place.set_id, kept.id)
    say(*wrap(NO_NAME))
    say_unreached(options)
    _say_what_is_left(options, place, names)


def _say_what_is_left(
    options: Options, place: EntryPlace, names: tuple[str, ...]
) -> None:
    """Say where the words may still stand with whose they were."""
    kept_as, rest = place.entry.kept.id, FolderRest(options.folder)
    own = rest.own_files_with(lambda words: kept_as in words, place.set_id, names)
    for file in own:
        say(f"A copy that you made, to be removed by you: {file}")
    say(*copies_left(options, place.set_id, forgets(place.file.facts())))
