"""The programme's view over the sets of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date

from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.application.reports import Sheet
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import Sent
from tmworkshop.domain.library import Theme
from tmworkshop.domain.pages.comparison import Compared, compare_partnerships
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value

CHANGED = (
    "Something was changed in another window while the comparison was written: let "
    "nobody have it, and print it once more."
)


@value
class Frame(Value):
    """What the rows of a comparison are."""

    lessons: tuple[Lesson, ...]
    themes: tuple[Theme, ...]


@value
class Outgoing(Value):
    """A comparison as it goes out, on a day, and to whom."""

    compared: Compared
    on: date
    to: str


def make_comparison(workspace: Workspace, frame: Frame, made: date) -> Compared:
    """Return the comparison over every set of *workspace*."""
    records = read_records(workspace)
    if not any(record.sessions for record in records.values()):
        raise NotFound("There is nothing to compare yet: no set has held a session.")
    compared = compare_partnerships(records, frame.lessons, frame.themes, made)
    if not compared.page.columns:
        raise NotFound(
            "There is nothing to compare yet: no member belongs to a partnership.",
            Remedy.JOIN_PARTNERSHIP,
        )
    return compared


def read_records(workspace: Workspace) -> dict[str, Record]:
    """Return what each set's facts add up to, by the set's id."""
    return {
        each: record_of(workspace.open_set(each).facts()) for each in workspace.sets()
    }


def comparison_sheet(compared: Compared) -> Sheet:
    """Return the comparison as a sheet."""
    return Sheet(("programme", "comparison"), compared.page)


def keep_what_went(
    workspace: Workspace,
    frame: Frame,
    gone: Outgoing,
    stamp_for: Callable[[SetFile], Stamp],
) -> None:
    """Keep in each set whose words have *gone* to whom: their page tells it.

    Conflict if something was changed since they were compared.
    """
    went: defaultdict[str, list[str]] = defaultdict(list)
    for set_id, entry in gone.compared.shown:
        went[set_id].append(entry)
    files = {set_id: workspace.open_set(set_id) for set_id in sorted(went)}
    with ExitStack() as stack:
        hands = {each: stack.enter_context(files[each].deciding()) for each in files}
        if make_comparison(workspace, frame, gone.on) != gone.compared:
            raise Conflict(CHANGED)
        for set_id, hand in hands.items():
            sent = _sent(record_of(hand.facts()), went[set_id], gone.to)
            hand.keep(stamp_for(files[set_id])(sent))


def _sent(record: Record, entries: Iterable[str], to: str) -> list[Sent]:
    """Return that *entries* went out *to* whom, one fact a speaker."""
    by_speaker: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_speaker[record.kept[entry].speaker].append(entry)
    return [Sent(of=tuple(of), to=to, member=m) for m, of in by_speaker.items()]
