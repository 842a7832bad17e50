"""``tmworkshop member erase``: what is there is shown, asked about, and then erased.

The preview is talk and the receipt is the answer, so that it can be put in a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import click

from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application import erasure
from tmworkshop.application.ports import Places
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.member import erasure_page
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import choose_set, open_backups, open_workspace
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import find_id, read_number
from tmworkshop.domain.pages.receipts import receipt_lines
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.named import Mention
from tmworkshop.domain.values import Value, value

KEEP, MASK = "keep", "mask"
LOOK_FIRST = "--yes; to look first, --preview"
ALONE = "Words of others come up now. Is this screen for you alone"
HOW = f"--names {KEEP}, {MASK}, or numbers from --preview"


@value
class ErasureFlags(Value):
    """What the command line says of an erasure."""

    names: str | None
    also: tuple[str, ...]
    preview: bool
    yes: bool


@verb("megan --set dyffryn --preview", "megan --names mask --yes > receipt.txt")
@click.argument("name")
@set_option
@click.option(
    "--names",
    metavar="HOW",
    help="Where others name them: keep, mask, or the numbers to mask (1,3).",
)
@click.option("--also", multiple=True, metavar="NAME", help="Another name of theirs.")
@click.option("--preview", is_flag=True, help="Show what would be done, and stop.")
@click.option("--yes", is_flag=True, help="Erase without asking once more.")
def command(options: Options, /, name: str, set_name: str | None, **given: Any) -> None:
    """Erase all that is kept of NAME in a set: its file, pages, drafts, backups.

    What it comes to is shown first, and each place where others name them is asked
    about. Nicknames and initials are found if given as --also. What has left the
    set cannot be called back. A disk may hold what it freed for a while: encrypt it.
    """
    flags = ErasureFlags(**given)
    set_id, workspace = choose_set(options, set_name), open_workspace(options)
    file = workspace.open_set(set_id)
    member = find_id(name, record_of(file.facts()).names)
    traces = erasure.find_traces(file, set_id, member, flags.also)
    others = [*erasure.find_other_sets(workspace, traces)]
    rest, backups = FolderRest(options.folder), open_backups(options)
    shown = [*erasure_page.preview_lines(traces, rest, backups, others)]
    if flags.preview:
        answer(*shown, *erasure_page.mention_lines(traces.mentions))
        return
    mask = _agree(Asker(options), traces, flags, shown)
    if mask is None:
        say("Nothing has been erased.")
        return
    places, stamp = Places(workspace, rest, backups), make_stamper(options, file).stamp
    answer(*receipt_lines(erasure.erase_member(traces, mask, places, stamp)))
    _say_what_else(traces, rest, [*erasure.find_other_sets(workspace, traces)])


def _agree(
    asker: Asker, traces: erasure.Traces, wanted: ErasureFlags, shown: Iterable[str]
) -> Collection[str] | None:
    """Say what is *shown*; return the words to mask, or None if it is called off.

    Missing, now rather than half way, if there is nobody to ask.
    """
    if not wanted.yes:
        asker.ensure_there("whether to erase", LOOK_FIRST)
    if traces.mentions and wanted.names is None:
        asker.ensure_there("what becomes of the name in words of others", HOW)
    mask = _given(traces, wanted.names)
    say(*shown)
    if mask is None and asker.confirm(ALONE):
        mask = _asked(traces.mentions)
    if mask is None or wanted.yes or asker.confirm(f"Erase {traces.name}"):
        return mask
    return None


def _given(traces: erasure.Traces, how: str | None) -> Collection[str] | None:
    """Return the words in which the name is to be masked; None if it is to be asked."""
    every = [mention.words for mention in traces.mentions]
    if how is None:
        return None if every else ()
    if how in (KEEP, MASK):
        return every if how == MASK else ()
    words = how.replace(",", " ").split()
    numbers = [number for word in words if (number := read_number(word, len(every)))]
    if len(numbers) < len(words):
        raise Unclear(
            f"--names is {KEEP}, {MASK}, or numbers from 1 to {len(every)}: see them "
            "with --preview."
        )
    return {every[number - 1] for number in numbers}


def _asked(mentions: Collection[Mention]) -> Collection[str]:
    mask = set()
    for number, mention in enumerate(mentions, 1):
        say(f"{number} of {len(mentions)}, {mention.where}:")
        say(*(line for words in mention.around for line in wrap(words, IN)))
        if click.confirm("Mask the name here", default=None, err=True):
            mask.add(mention.words)
    return mask


def _say_what_else(
    traces: erasure.Traces, rest: FolderRest, others: Iterable[erasure.OtherSet]
) -> None:
    say(*erasure_page.files_not_ours(traces, rest))
    say(*(erasure_page.elsewhere_line(other) for other in others))
    for other in others:
        if other.holds is erasure.Holds.MEMBER:
            erase = f'tmworkshop member erase "{other.name}" --set {other.set_id}'
            say(f"{IN}{erase} --preview")
