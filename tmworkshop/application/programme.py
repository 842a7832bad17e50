"""The programme's view over the sets of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from tmworkshop.application.ports import SetFile, Stamp, Workspace
from tmworkshop.application.reports import Sheet
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Sent
from tmworkshop.domain.library import Theme
from tmworkshop.domain.pages.comparison import Compared, compare_partnerships
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value


@value
class Frame(Value):
    """What the rows of a comparison are."""

    lessons: tuple[Lesson, ...]
    themes: tuple[Theme, ...]


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
    compared: Compared,
    to: str,
    stamp_for: Callable[[SetFile], Stamp],
) -> None:
    """Keep in each set whose words went out *to* whom: their page tells it."""
    went: defaultdict[str, list[str]] = defaultdict(list)
    for set_id, entry in compared.shown:
        went[set_id].append(entry)
    for set_id, entries in went.items():
        file = workspace.open_set(set_id)
        kept = record_of(file.facts()).kept
        by_speaker: defaultdict[str, list[str]] = defaultdict(list)
        for entry in entries:
            by_speaker[kept[entry].speaker].append(entry)
        sent = [Sent(of=tuple(of), to=to, member=m) for m, of in by_speaker.items()]
        file.keep(stamp_for(file)(sent))
