"""The programme's view over the sets of a workspace, which is for nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date

from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.application.reports import Sheet
from tmworkshop.domain.errors import (
    Conflict,
    NotFound,
    Refused,
    WorkshopError,
    quote,
)
from tmworkshop.domain.facts import Sent
from tmworkshop.domain.pages.comparison import Compared, Frame, compare_partnerships
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.sharing.given import Given, give_set
from tmworkshop.domain.values import Value, value

Excuse = Callable[[str, WorkshopError], None]

RECIPIENT = "the programme"  # as the box of the slip calls it
LONGEST = 40  # letters of another recipient that are said again
CHANGED = (
    "Something was changed in another window while the comparison was written: let "
    "nobody have it, and print it once more."
)


@value
class Outgoing(Value):
    """A comparison as it goes out, on a day."""

    compared: Compared
    on: date


def refuse_other_recipient(who: str) -> None:
    """Refused where *who* is not the programme: no slip says yes to anyone else."""
    plain = " ".join(who.casefold().split())
    if plain not in (RECIPIENT, RECIPIENT.removeprefix("the ")):
        raise Refused(
            f"No sharing slip names {quote(who, LONGEST)}: what members ticked is for "
            f"{RECIPIENT} alone. Whoever else is to read their words needs a yes from "
            "each of them first.",
            Remedy.SEND_TO_PROGRAMME,
        )


def make_comparison(
    workspace: Workspace, frame: Frame, made: date, excuse: Excuse | None = None
) -> Compared:
    """Return the comparison over every set of *workspace*.

    With an *excuse*, a set that cannot be read is told to it and left out.
    """
    compared = compare_partnerships(read_given(workspace, excuse), frame, made)
    if not compared.page.columns:
        raise NotFound(
            "There is nothing to compare yet: no member belongs to a partnership.",
            Remedy.JOIN_PARTNERSHIP,
        )
    return compared


def read_given(workspace: Workspace, excuse: Excuse | None = None) -> Iterator[Given]:
    """Yield what each set gives, by the set's id; no more than one is read at a time.

    With an *excuse*, a set that cannot be read is told to it and left out.  NotFound
    at the end if none has held a session.
    """
    has_met = False
    for each in workspace.sets():
        try:
            given = give_set(each, record_of(workspace.open_set(each).facts()))
        except WorkshopError as trouble:
            if excuse is None:
                raise
            excuse(each, trouble)
            continue
        has_met = has_met or bool(given.gatherings)
        yield given
    if not has_met:
        raise NotFound("There is nothing to compare yet: no set has held a session.")


def comparison_sheet(compared: Compared) -> Sheet:
    """Return the comparison as a sheet."""
    return Sheet(("programme", "comparison"), compared.page)


def keep_what_went(
    workspace: Workspace,
    frame: Frame,
    outgoing: Outgoing,
    stamp_for: Callable[[SetFile], Stamp],
) -> None:
    """Keep in each set whose words go out to the programme: their page tells it.

    Conflict if something was changed since they were compared.
    """
    went: defaultdict[str, list[str]] = defaultdict(list)
    for set_id, entry in outgoing.compared.shown:
        went[set_id].append(entry)
    files = {set_id: workspace.open_set(set_id) for set_id in sorted(went)}
    with ExitStack() as stack:
        hands = {each: stack.enter_context(files[each].deciding()) for each in files}
        if make_comparison(workspace, frame, outgoing.on) != outgoing.compared:
            raise Conflict(CHANGED)
        for set_id, hand in hands.items():
            sent = _sent(record_of(hand.facts()), went[set_id])
            hand.keep(stamp_for(files[set_id])(sent))


def _sent(record: Record, entries: Iterable[str]) -> list[Sent]:
    """Return that *entries* went out to the programme, one fact a speaker."""
    by_speaker: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_speaker[record.kept[entry].speaker].append(entry)
    return [Sent(of=tuple(of), to=RECIPIENT, member=m) for m, of in by_speaker.items()]
