"""What an erasure comes to, shown first: what goes, what stays, what is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application.erasure import Holds, OtherSet, Traces
from tmworkshop.application.forgotten_people import Forgetting
from tmworkshop.cli.echo import wrap
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.pages.receipts import (
    NO_MARKS,
    counts_lines,
    gone_lines,
    leftovers_line,
    marks_lines,
)
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.rights.named import Mention

INDENT = "  "
OUT_OF_REACH = (
    "Out of reach: pages and lists written with --to, print-outs, mail, what others "
    "keep. Words from slips without names have no speaker, and stay."
)
ELSEWHERE: Mapping[Holds, str] = {  # {} is the set
    Holds.MEMBER: "Someone of that name is in {} too",
    Holds.NAME: "The name stands in words that {} keeps",
    Holds.UNREAD: "{} cannot be read, and may hold anything",
}


def preview_lines(
    traces: Traces, rest: FolderRest, backups: FolderBackups, others: Iterable[OtherSet]
) -> Iterator[str]:
    """Yield what would be erased, what would stay, and what cannot be reached."""
    yield f"Kept of {traces.name} in {traces.set_id}, and to be erased:"
    yield from (f"{INDENT}{line}" for line in counts_lines(traces.counts))
    if traces.handed_on:
        yield from wrap(
            f"Stays: {say_count(traces.handed_on, 'action')} that others took on from "
            "them, in the words they said yes to."
        )
    if traces.mentions:
        yield f"Named by others: in {say_count(len(traces.mentions), 'place')}."
    left = rest.of_set(traces.set_id, traces.names_of_set)
    yield from wrap(
        f"To be removed: {leftovers_line(left)}. That is every page and export of the "
        "set, of others too, and the comparison; all can be made again."
    )
    yield from _copies(backups)
    yield from _gone(traces)
    yield from (elsewhere_line(each) for each in others)
    yield from wrap(OUT_OF_REACH)
    yield from files_not_ours(traces, rest)


def forgotten_lines(
    forgetting: Forgetting, elsewhere: Sequence[Mention], *, marked: bool
) -> Iterator[str]:
    """Yield what keeps their name masked for readers beyond a set."""
    if elsewhere:
        yield from wrap(
            f"Named in words of other sets: in {say_count(len(elsewhere), 'place')}. "
            "It stays there, and is masked for readers beyond them."
        )
    if marked:
        yield from (*marks_lines(forgetting.kept_until), "To keep none: --no-register")
    else:
        yield NO_MARKS


def _copies(backups: FolderBackups) -> Iterator[str]:
    zips = say_count(len(backups.names()), "backup")
    yield from wrap(
        f"To be gone through: {zips}. A copy that cannot be opened is removed."
    )
    if copies := backups.elsewhere():
        yield "Copies that you made elsewhere, which this does not reach:"
    for copy in copies:
        yield f"{INDENT}{copy.place}, {say_date(copy.made_on)}"


def _gone(traces: Traces) -> Iterator[str]:
    if traces.sent:
        yield "Has left the set, and cannot be called back; tell whoever has it:"
        yield from (f"{INDENT}{line}" for line in gone_lines(traces.sent))


def files_not_ours(traces: Traces, rest: FolderRest) -> Iterator[str]:
    """Yield what holds the name, and is whoever made it's to change."""

    def names_them(words: str) -> bool:
        return bool(traces.called.spans(words))

    files = rest.own_files_with(names_them, traces.set_id, traces.names_of_set)
    if names_them(traces.set_id.replace("-", " ")):
        yield f"The set's own id, {traces.set_id}, holds the name, and stays."
    if files:
        yield "Files that hold the name, to be changed or removed by you:"
        yield from (f"{INDENT}{file}" for file in files)


def mention_lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield where others name them, numbered."""
    for number, mention in enumerate(mentions, 1):
        yield f"{number}. {mention.where}:"
        for around in mention.around:
            yield from wrap(around, INDENT)


def elsewhere_line(other: OtherSet) -> str:
    """Say what another set holds of them."""
    reach = "change" if other.holds is Holds.NAME else "reach"
    return (
        f"{ELSEWHERE[other.holds].format(other.set_id)}, which this does not {reach}."
    )
