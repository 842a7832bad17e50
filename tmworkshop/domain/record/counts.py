"""A set in numbers: nobody's name, nobody's words."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from tmworkshop.domain.record.actions import actions_of, open_actions
from tmworkshop.domain.record.consents import keep_until
from tmworkshop.domain.record.namesakes import find_doubtful
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.domain.backups import Shortfall
    from tmworkshop.domain.errors import WorkshopError
    from tmworkshop.domain.record.record import Record


@value
class SetCounts(Value):
    """A set in numbers, and what it is called."""

    id: str
    name: str
    members: int = 0
    sessions: int = 0
    open_actions: int = 0
    to_resume: int = 0  # the number of the session that was put down, or 0
    kept_until: date | None = None  # when its record is to be removed
    members_until: tuple[date, ...] = ()  # when members asked to be removed
    doubles: int = 0  # members who may be one person with another
    partnership_doubles: int = 0  # partnerships that may be one with another
    shortfall: Shortfall | None = None  # what its file once held
    trouble: WorkshopError | None = None  # why its file cannot be read

    @property
    def is_whole(self) -> bool:
        """Whether its file can be read, and lacks nothing."""
        return not (self.trouble or self.shortfall)


def count_set(set_id: str, record: Record) -> SetCounts:
    """Return the set *record* in numbers."""
    return SetCounts(
        id=set_id,
        name=record.founded.name,
        members=len(record.members),
        sessions=len(record.sessions),
        open_actions=len(open_actions(actions_of(record))),
        to_resume=record.live.number if record.live else 0,
        kept_until=record.founded.kept_until,
        members_until=_members_until(record),
        doubles=len({each for pair in find_doubtful(record) for each in pair}),
        partnership_doubles=len({*chain(*record.partnerships.doubles())}),
    )


def _members_until(record: Record) -> tuple[date, ...]:
    """Return until when members ask to be kept, in an order that tells nobody."""
    asked = (keep_until(record.consents, member) for member in record.members)
    return tuple(sorted(filter(None, asked)))
