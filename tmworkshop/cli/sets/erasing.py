"""``tmworkshop member erase``: what is there is shown, asked about, and then erased.

The preview is talk and the receipt is the answer, so that it can be put in a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import click

from tmworkshop.cli.echo import answer, say, wrapped
from tmworkshop.cli.examples import ExampleCommand
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from tmworkshop.application.erasure import Elsewhere, Found
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.rights.named import Mention

INDENT = "  "
KEEP, MASK = "keep", "mask"
LOOK_FIRST = "--yes; to look first, --preview"
ALONE = "Words of others come up now. Is this screen for you alone"
HOW = f"--names {KEEP}, {MASK}, or numbers from --preview"
OUT_OF_REACH = (
    "Out of reach: pages written with --to, print-outs, mail, whatever others keep. "
    "Words from slips without names have no speaker, and stay."
)


@value
class Wanted(Value):
    """What the command line says of an erasure."""

    names: str | None
    also: tuple[str, ...]
    preview: bool
    yes: bool


@click.command(
    "erase",
    cls=ExampleCommand,
    example="tmworkshop member erase megan --set dyffryn --preview\n"
    "tmworkshop member erase megan --names mask --yes > receipt.txt",
)
@click.argument("name")
@click.option("--set", "set_id", metavar="SET", help="The set.")
@click.option(
    "--names",
    metavar="HOW",
    help="Where others name them: keep, mask, or the numbers to mask (1,3).",
)
@click.option("--also", multiple=True, metavar="NAME", help="Another name of theirs.")
@click.option("--preview", is_flag=True, help="Show what would be done, and stop.")
@click.option("--yes", is_flag=True, help="Erase without asking once more.")
@click.pass_obj
def command(
    context: Context, /, name: str, set_id: str | None, **wanted: object
) -> None:
    """Erase all that is kept of NAME in a set: its file, pages, drafts, backups.

    What it comes to is shown first, and each place where others name them is asked
    about. Nicknames and initials are found if given as --also. What has left the
    set cannot be called back. A disk may hold what it freed for a while: encrypt it.
    """
    _erase(context, name, context.set_id(set_id), Wanted(**wanted))  # type: ignore[arg-type]  # click's


def _erase(context: Context, name: str, set_id: str, wanted: Wanted) -> None:
    from tmworkshop.application.erasure import Surroundings, elsewhere, erase, look
    from tmworkshop.domain.names import find
    from tmworkshop.domain.pages.receipts import receipt_lines
    from tmworkshop.domain.record.record import record_of

    file = context.workspace.open_set(set_id)
    member = find(name, record_of(file.facts()).names)
    found = look(file, set_id, member, wanted.also)
    if wanted.preview:
        answer(*_preview(context, found), *_numbered(found.mentions))
        return
    mask = _agreed(context, found, wanted)
    if mask is None:
        say("Nothing has been erased.")
        return
    world = Surroundings(context.rest, context.backups, context.stamper(file).stamp)
    answer(*receipt_lines(erase(file, found, mask, world)))
    _say_what_else(context, found, [*elsewhere(context.workspace, found)])


def _agreed(context: Context, found: Found, wanted: Wanted) -> Collection[str] | None:
    """Show what it comes to; return the words to mask, or None if it is called off."""
    _may_go_on(context, found, wanted)
    mask = _given(found, wanted.names)
    say(*_preview(context, found))
    if mask is None and context.confirms(ALONE):
        mask = _asked(found.mentions)
    if mask is None or wanted.yes or context.confirms(f"Erase {found.person.names[0]}"):
        return mask
    return None


def _may_go_on(context: Context, found: Found, wanted: Wanted) -> None:
    """Raise Missing now, rather than half way, if there is nobody to ask."""
    if not wanted.yes:
        context.may_ask_for("whether to erase", LOOK_FIRST)
    if found.mentions and wanted.names is None:
        context.may_ask_for("what becomes of the name in words of others", HOW)


def _preview(context: Context, found: Found) -> Iterator[str]:
    from tmworkshop.application.erasure import elsewhere
    from tmworkshop.domain.pages.receipts import counts_lines, leftovers_line
    from tmworkshop.domain.phrases import counted

    yield f"Kept of {found.person.names[0]} in {found.set_id}, and to be erased:"
    yield from (f"{INDENT}{line}" for line in counts_lines(found.counts))
    if found.handed_on:
        yield from wrapped(
            f"Stays: {counted(found.handed_on, 'action')} that others took on from "
            "them, in the words they said yes to."
        )
    if found.mentions:
        yield f"Named by others: in {counted(len(found.mentions), 'place')}."
    left = context.rest.of_set(found.set_id, found.names_of_set)
    yield from wrapped(
        f"To be removed: {leftovers_line(left)}. That is every page and export of the "
        "set, of others too, and the comparison; all can be made again."
    )
    yield from _copies(context)
    yield from _gone(found)
    yield from (_elsewhere(each) for each in elsewhere(context.workspace, found))
    yield from wrapped(OUT_OF_REACH)
    yield from _not_ours(context, found)


def _copies(context: Context) -> Iterator[str]:
    from tmworkshop.domain.dates import spoken_short
    from tmworkshop.domain.phrases import counted

    backups = counted(len(context.backups.names()), "backup")
    yield from wrapped(
        f"To be gone through: {backups}. A copy that cannot be opened is removed."
    )
    if copies := context.backups.elsewhere():
        yield "Copies that you made elsewhere, to be removed by you:"
    for copy in copies:
        yield f"{INDENT}{copy.place}, {spoken_short(copy.made_on)}"


def _gone(found: Found) -> Iterator[str]:
    from tmworkshop.domain.pages.receipts import gone_lines

    if found.sent:
        yield "Has left the set, and cannot be called back; tell whoever has it:"
        yield from (f"{INDENT}{line}" for line in gone_lines(found.sent))


def _not_ours(context: Context, found: Found) -> Iterator[str]:
    files = context.rest.own_files_with(_names(found), found.set_id, found.names_of_set)
    if _names(found)(found.set_id.replace("-", " ")):
        yield f"The set's own id, {found.set_id}, holds the name, and stays."
    if files:
        yield "Files that hold the name, to be changed or removed by you:"
        yield from (f"{INDENT}{file}" for file in files)


def _names(found: Found) -> Callable[[str], bool]:
    """Return what tells whether the name stands in a text."""
    return lambda words: bool(found.called.spans(words))


def _numbered(mentions: Collection[Mention]) -> Iterator[str]:
    for number, mention in enumerate(mentions, 1):
        yield f"{number}. {mention.where}:"
        for around in mention.around:
            yield from wrapped(around, INDENT)


def _given(found: Found, how: str | None) -> Collection[str] | None:
    """Return the words in which the name is to be masked; None if it is to be asked."""
    from tmworkshop.domain.names import number_of

    every = [mention.words for mention in found.mentions]
    if how is None:
        return None if every else ()
    if how in (KEEP, MASK):
        return every if how == MASK else ()
    words = how.replace(",", " ").split()
    numbers = [number for word in words if (number := number_of(word, len(every)))]
    if len(numbers) < len(words):
        raise Unclear(
            f"--names is {KEEP}, {MASK}, or numbers from 1 to {len(every)}: see them "
            "with --preview."
        )
    return {every[number - 1] for number in numbers}


def _asked(mentions: Collection[Mention]) -> Collection[str]:
    mask = set()
    for line, mention in zip(_blocks(mentions), mentions, strict=True):
        say(*line)
        if click.confirm("Mask the name here", default=None, err=True):
            mask.add(mention.words)
    return mask


def _blocks(mentions: Collection[Mention]) -> Iterator[list[str]]:
    for number, mention in enumerate(mentions, 1):
        around = (line for words in mention.around for line in wrapped(words, INDENT))
        yield [f"{number} of {len(mentions)}, {mention.where}:", *around]


def _elsewhere(other: Elsewhere) -> str:
    from tmworkshop.application.erasure import Holds

    match other.holds:
        case Holds.MEMBER:
            held = f"Someone of that name is in {other.set_id} too"
        case Holds.NAME:
            held = f"The name stands in words that {other.set_id} keeps"
        case Holds.UNREAD:
            held = f"{other.set_id} cannot be read, and may hold anything"
        case _:
            assert_never(other.holds)
    return f"{held}, which this does not reach."


def _say_what_else(
    context: Context, found: Found, others: Collection[Elsewhere]
) -> None:
    from tmworkshop.application.erasure import Holds

    say(*_not_ours(context, found))
    say(*(_elsewhere(other) for other in others))
    for other in others:
        if other.holds is Holds.MEMBER:
            erase = f'tmworkshop member erase "{other.name}" --set {other.set_id}'
            say(f"{INDENT}{erase} --preview")
