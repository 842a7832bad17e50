"""Remove sets whose time has come: their file, all around it, and every copy here.

The set's file goes after all that lies about, and what was made meanwhile after it; a
kill in the middle is made good by the next command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tmworkshop.application.erasure import find_way_to_close, names_of_set
from tmworkshop.application.ports import (
    Places,
    SetInHand,
    Workspace,
    WorkspaceInHand,
)
from tmworkshop.domain.duties import Purging, Restoring, first_of, say_finished
from tmworkshop.domain.errors import Conflict, WorkshopError, ensure_unchanged
from tmworkshop.domain.facts import Agreed, AnyFact, Founded
from tmworkshop.domain.pages.receipts import Leftovers, gone_lines, leftovers_line
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.remedies import Way
from tmworkshop.domain.values import Value, value

HAS_GROWN = (
    "The removal of {} was cut off, and something was kept in it since: it stays. Its "
    "pages are gone, and perhaps its part of the backups: remove it anew, or make a "
    "backup."
)


@value
class Purgeable(Value):
    """A set in numbers, as far as it can be read, and when its time comes."""

    set_id: str
    names: tuple[str, ...]
    kept_until: date | None = None
    is_live: bool = False
    to_close: Way | None = None  # how its open session comes to its end
    sessions: int = 0
    members: int = 0
    facts: int = 0
    sent_to: tuple[str, ...] = ()  # to whom words had gone, and when
    first: str = ""  # the id of its first fact, by which a copy is known
    trouble: WorkshopError | None = None  # why its file cannot be read

    def is_due(self, today: date) -> bool:
        """Say whether the day until which it was to be kept has passed."""
        return self.kept_until is not None and self.kept_until < today


def list_purgeable(workspace: Workspace) -> Iterator[Purgeable]:
    """Yield every set in numbers."""
    return (read_purgeable(workspace, set_id) for set_id in workspace.sets())


def read_purgeable(workspace: Workspace, set_id: str) -> Purgeable:
    """Return the set *set_id* in numbers; one that cannot be read says so."""
    try:
        facts = workspace.open_set(set_id).facts()
        record = record_of(facts)
    except WorkshopError as error:
        return Purgeable(set_id, (), trouble=error)
    return Purgeable(
        set_id=set_id,
        names=names_of_set(facts),
        kept_until=record.founded.kept_until,
        is_live=record.live is not None,
        to_close=find_way_to_close(record, set_id),
        sessions=len(record.sessions),
        members=len(record.members),
        facts=len(facts),
        first=facts[0].id,
        sent_to=gone_lines(record.sendings),
    )


def purge_set(purged: Purgeable, places: Places, today: date) -> str:
    """Remove the set *purged* wholly, and return the line that stays in the register.

    Conflict if it is not as it was looked at.
    """
    set_id, names = purged.set_id, (*purged.names, purged.set_id)
    with places.workspace.deciding() as hand, _hold_set(hand, set_id):
        ensure_unchanged(_marks(purged), _marks(read_purgeable(hand, set_id)), set_id)
        heading = register_heading(purged, today)
        first, facts, is_live = _marks(purged)
        duty = Purging(set_id, first, names, facts, is_live, heading)
        places.duties.take_on(duty)
        return _carry_out_purge(duty, hand, places)


def finish_purge(duty: Purging, places: Places) -> str:
    """Do what is left to do of *duty*, and say so.

    A set in which something was kept since is not what was looked at, and stays.
    """
    set_id = duty.set_id
    with places.workspace.deciding() as hand:
        if duty not in places.duties.waiting():
            return ""
        if set_id not in hand.sets():
            _carry_out_purge(duty, hand, places)
            return say_finished(duty)
        with _hold_set(hand, set_id):
            now = _marks(read_purgeable(hand, set_id))
            if now == (duty.first, duty.facts, duty.is_live):
                _carry_out_purge(duty, hand, places)
                return say_finished(duty)
        places.duties.fulfil(duty)
        return HAS_GROWN.format(set_id) if now[0] == duty.first else ""


def _carry_out_purge(duty: Purging, hand: WorkspaceInHand, places: Places) -> str:
    """Remove what is left of a set, and return the line that the register has of it."""
    left, changed = _clear(duty, places)
    if is_there := duty.set_id in hand.sets():
        hand.remove_set(duty.set_id)
    more, late = _clear(duty, places)
    line = register_line(duty.heading, left + more, len({*changed, *late}))
    came_to_nothing = not (is_there or changed or late) and left + more == Leftovers()
    if duty.heading and not (
        came_to_nothing and places.rest.last_note().startswith(duty.heading)
    ):
        places.rest.note(line)
    for each in places.duties.waiting():
        # what else was to be done with it is done so; a restore is of others, too
        if each.set_id == duty.set_id and not isinstance(each, Restoring):
            places.duties.fulfil(each)
    return line


def _clear(duty: Purging, places: Places) -> tuple[Leftovers, tuple[str, ...]]:
    """Clear what lies about of a set; of one that held nobody, the copies alone."""

    def change(copy: tuple[AnyFact, ...]) -> tuple[AnyFact, ...] | None:
        """Let a copy be that is of another set, begun under the same id."""
        founded = [fact.id for fact in copy if isinstance(fact, Founded)][:1]
        return copy if duty.first and founded not in ([], [duty.first]) else None

    if duty.heading:
        return places.clear(duty.set_id, duty.names, change)
    return Leftovers(), places.backups.rewrite(duty.set_id, change)


def discard_set(set_id: str, places: Places) -> None:
    """Remove the set *set_id*, of which there is nothing but that it was begun.

    Conflict if someone was ever in it.  Its pages, if any, hold nobody's words.
    """
    with places.workspace.deciding() as hand, _hold_set(hand, set_id) as file:
        facts = file.facts()
        ensure_untouched(facts)
        duty = Purging(set_id, first_of(facts), (), len(facts), False, "")
        places.duties.take_on(duty)
        _carry_out_purge(duty, hand, places)


@contextmanager
def _hold_set(workspace: Workspace, set_id: str) -> Iterator[SetInHand]:
    """Let nobody steer the set *set_id*, nor write to it."""
    file = workspace.open_set(set_id)
    with file.steering(), file.deciding() as hand:
        yield hand


def _marks(purged: Purgeable) -> tuple[str, int, bool]:
    """Return what is another as soon as anything was kept or erased."""
    return purged.first, purged.facts, purged.is_live


def ensure_untouched(facts: tuple[AnyFact, ...]) -> None:
    """Raise Conflict if *facts* are of more than a set that was begun."""
    if all(isinstance(fact, Founded | Agreed) for fact in facts):
        return
    record = record_of(facts)
    members = say_count(len(record.members), "member")
    sessions = say_count(len(record.sessions), "session")
    raise Conflict(
        f"{record.founded.name} has {members} and {sessions}: only a set that nobody "
        "is in, and that nothing is kept of, can be taken back."
    )


def register_heading(purged: Purgeable, today: date) -> str:
    """Return what is kept of a set that was removed: a day, and numbers."""
    if purged.trouble:
        holding = "that could not be read"
    else:
        sessions = say_count(purged.sessions, "session")
        members = say_count(purged.members, "member")
        holding = f"of {sessions}, {members} and {say_count(purged.facts, 'fact')}"
    return f"{today.isoformat()}: a set {holding} was removed, "


def register_line(heading: str, left: Leftovers, backups: int) -> str:
    """Return *heading* with what went beside the set's file."""
    out_of = say_count(backups, "backup")
    return f"{heading}with {leftovers_line(left)}, and taken out of {out_of}."
