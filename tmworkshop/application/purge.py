"""Remove sets whose time has come: their file, all around it, and every copy here.

The set's file goes last, so that after a kill the set is still found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.ports import Places, SetInHand, Workspace
from tmworkshop.domain.errors import Conflict, WorkshopError, ensure_unchanged
from tmworkshop.domain.facts import Agreed, AnyFact, Founded
from tmworkshop.domain.pages.receipts import Leftovers, gone_lines, leftovers_line
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value


@value
class Purgeable(Value):
    """A set in numbers, as far as it can be read, and when its time comes."""

    set_id: str
    names: tuple[str, ...]
    kept_until: date | None = None
    is_live: bool = False
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
        sessions=len(record.sessions),
        members=len(record.members),
        facts=len(facts),
        first=facts[0].id,
        sent_to=gone_lines(record.sent),
    )


def purge_set(purged: Purgeable, places: Places, today: date) -> str:
    """Remove the set *purged* wholly, and return the line that stays in the register.

    Conflict if it is not as it was looked at.
    """
    set_id, names = purged.set_id, (*purged.names, purged.set_id)
    with places.workspace.deciding() as hand, _hold_set(hand, set_id):
        ensure_unchanged(_marks(purged), _marks(read_purgeable(hand, set_id)), set_id)
        left, changed = places.clear(set_id, names, lambda _: None)
        line = register_line(purged, left, len(changed), today)
        places.rest.note(line)
        hand.remove_set(set_id)
    places.clear(set_id, names, lambda _: None)
    return line


def discard_set(set_id: str, places: Places) -> None:
    """Remove the set *set_id*, of which there is nothing but that it was begun.

    Conflict if someone was ever in it.  Its pages, if any, hold nobody's words.
    """
    with places.workspace.deciding() as hand, _hold_set(hand, set_id) as file:
        ensure_untouched(file.facts())
        places.backups.rewrite(set_id, lambda _: None)
        hand.remove_set(set_id)
    places.backups.rewrite(set_id, lambda _: None)


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


def register_line(purged: Purgeable, left: Leftovers, backups: int, today: date) -> str:
    """Return what is kept of a set that was removed: a day, and numbers."""
    if purged.trouble:
        holding = "that could not be read"
    else:
        sessions = say_count(purged.sessions, "session")
        members = say_count(purged.members, "member")
        holding = f"of {sessions}, {members} and {say_count(purged.facts, 'fact')}"
    out_of = say_count(backups, "backup")
    return (
        f"{today.isoformat()}: a set {holding} was removed, "
        f"with {leftovers_line(left)}, and taken out of {out_of}."
    )
