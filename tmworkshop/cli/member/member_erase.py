"""``tmworkshop member erase``: what is there is shown, asked about, and then erased.

The preview is talk and the receipt is the answer, so that it can be put in a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import click

from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application import erasure
from tmworkshop.application.forgotten_people import (
    find_elsewhere,
    forget_people,
    keep_marks,
    mask_elsewhere,
)
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.copies_left import copies_left, forgets
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.member import erasure_page
from tmworkshop.cli.member.names_settled import Mentions, Wanted, agree
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.taken_back import offer_pack
from tmworkshop.cli.parts import IN
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.unreached import unreached_lines
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import (
    choose_set,
    open_backups,
    open_masks,
    open_places,
    open_register,
    open_workspace,
)
from tmworkshop.domain.names import find_id
from tmworkshop.domain.pages.receipts import NO_MARKS, marks_lines, receipt_lines
from tmworkshop.domain.record.record import record_of


@verb("megan --set dyffryn --preview", "megan --names mask --yes > receipt.txt")
@click.argument("name")
@set_option
@click.option(
    "--names",
    metavar="HOW",
    help="Where others name them: keep, mask, or the numbers to mask (1,3).",
)
@click.option("--not-them", default="", metavar="NUMBERS", help="It is another's.")
@click.option("--no-register", is_flag=True, help="Keep no mark of the name.")
@click.option("--also", multiple=True, metavar="NAME", help="Another name of theirs.")
@click.option("--preview", is_flag=True, help="Show what would be done, and stop.")
@click.option("--yes", is_flag=True, help="Erase without asking once more.")
def command(options: Options, /, name: str, set_name: str | None, **given: Any) -> None:
    """Erase all that is kept of NAME in a set: its file, pages, drafts, backups.

    What it comes to is shown first, and each place where others name them is asked
    about: it loses the name for good, or keeps it for the set alone. Nicknames and
    initials are found if given as --also. What has left the set cannot be called
    back. A disk may hold what it freed for a while: encrypt it.
    """
    wanted = Wanted(given["names"], given["not_them"], given["yes"])
    set_id, workspace = choose_set(options, set_name), open_workspace(options)
    file = workspace.open_set(set_id)
    member = find_id(name, record_of(file.facts()).names)
    traces = erasure.find_traces(file, set_id, member, given["also"])
    names = (*traces.person.names, *traces.also)
    forgetting = forget_people(workspace, set_id, names, open_masks(options))
    elsewhere = [*find_elsewhere(workspace, forgetting)]
    others = [*erasure.find_other_sets(workspace, traces)]
    rest, backups = FolderRest(options.folder), open_backups(options)
    shown = [*erasure_page.preview_lines(traces, rest, backups, others)]
    shown += unreached_lines(options)
    marked = not given["no_register"]
    shown += erasure_page.forgotten_lines(forgetting, elsewhere, marked=marked)
    mentions = Mentions(traces.name, traces.mentions, tuple(elsewhere))
    if given["preview"]:
        answer(*shown, *erasure_page.mention_lines(mentions.every))
        return
    settled = agree(Asker(options), mentions, wanted, shown)
    if settled is None:
        say("Nothing has been erased.")
        return
    file.facts()  # a set that another window has removed meanwhile says so
    forgetting = forgetting.without(settled.others)
    stamp_for = partial(make_stamp, options)
    mask_elsewhere(workspace, forgetting, stamp_for)
    if marked:
        keep_marks(workspace, forgetting, open_register(options))
    traces, places = replace(traces, forgetting=forgetting), open_places(options)
    receipt = erasure.erase_member(traces, settled.cut, places, stamp_for(file))
    masked = sum(each.words not in settled.others for each in elsewhere)
    marks = marks_lines(forgetting.kept_until) if marked else (NO_MARKS,)
    copies = (
        *unreached_lines(options),
        *copies_left(options, set_id, forgets(file.facts()), is_replaced=True),
    )
    receipt = replace(receipt, elsewhere=masked, marks=marks, copies=copies)
    answer(*receipt_lines(receipt))
    _say_what_else(traces, rest, [*erasure.find_other_sets(workspace, traces)])
    offer_pack(options)


def _say_what_else(
    traces: erasure.Traces, rest: FolderRest, others: Iterable[erasure.OtherSet]
) -> None:
    say(*erasure_page.files_not_ours(traces, rest))
    say(*(erasure_page.elsewhere_line(other) for other in others))
    for other in others:
        if other.holds is erasure.Holds.MEMBER:
            erase = f'tmworkshop member erase "{other.name}" --set {other.set_id}'
            say(f"{IN}{erase} --preview")
