"""``tmworkshop member discard``: the last import or add, taken back without a trace."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.forgotten_people import (
    find_elsewhere,
    forget_people,
    mask_elsewhere,
)
from tmworkshop.application.intake import find_intake, take_out_intake
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.copies_left import copies_left
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.unreached import say_unreached
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import (
    choose_set,
    open_masks,
    open_places,
    open_workspace,
)
from tmworkshop.domain.pages.receipts import leftovers_line
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.intake import Intake, undo_intake
from tmworkshop.domain.record.record import record_of

NAMED = (
    "Words that stay name one of them: they stay as they are for their set, and the "
    "name is masked for readers beyond it."
)


@verb("--set dyffryn", "--set dyffryn --yes")
@set_option
@click.option("--yes", is_flag=True, help="Take them out without asking once more.")
def command(options: Options, set_name: str | None, *, yes: bool) -> None:
    """Take back the last import or add, while nothing is kept of whom it brought in.

    Their names go from the set's file and from its backups, and the set's pages and
    exports go with them: they can be made again.
    """
    set_id = choose_set(options, set_name)
    workspace = open_workspace(options)
    file = workspace.open_set(set_id)
    facts, intake = file.facts(), find_intake(file, set_id)
    record = record_of(facts)
    newcomers = [record.name(each) for each in intake.members]
    theirs = (record.members[each] for each in intake.members)
    names = [name for each in theirs for name in (each.name, *each.former_names)]
    forgetting = forget_people(workspace, set_id, names, open_masks(options))
    shown = ["Taken in last:", *(f"  {name}" for name in newcomers)]
    elsewhere = any(find_elsewhere(workspace, forgetting))
    if elsewhere or forgetting.finds_any(undo_intake(facts, intake)):
        shown += wrap(NAMED)
    if not (yes or Asker(options).agree("Take them out again", *shown)):
        say("Nobody has been taken out.")
        return
    stamp_for = partial(make_stamp, options)
    mask_elsewhere(workspace, forgetting, stamp_for)
    lay = partial(forgetting.lay, stamp=stamp_for(file))
    left, changed = take_out_intake(set_id, intake, open_places(options), lay)
    answer(*newcomers)
    say(
        f"{len(newcomers)} taken out again, and out of {say_count(changed, 'backup')}. "
        f"Removed: {leftovers_line(left)}."
    )
    _say_what_is_left(options, set_id, intake, names)


def _say_what_is_left(
    options: Options, set_id: str, intake: Intake, names: Sequence[str]
) -> None:
    """Say which copies and files may still hold one of the *names*."""
    say_unreached(options)
    goes, file = intake.facts, open_workspace(options).open_set(set_id)
    say(*copies_left(options, set_id, lambda copy: any(f.id in goes for f in copy)))
    holding = FolderRest(options.folder).own_files_with(
        lambda words: any(name in words for name in names),
        set_id,
        names_of_set(file.facts()),
    )
    for path in holding:
        say(*wrap(f"To be looked at by you, for a name stands in it: {path}"))
