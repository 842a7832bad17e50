"""Who is in a set: take people in, one or a roster, and keep what their slips say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import Conflict, FileComplaints, Unclear
from tmworkshop.domain.facts import Consented, Joined
from tmworkshop.domain.names import tidy
from tmworkshop.domain.record import Member, Record, record_of
from tmworkshop.domain.roster import Newcomer
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.ports import SetFile, Stamp


@value
class Taken(Value):
    """Whom a roster brought in, and who had been there before."""

    new: tuple[str, ...]
    known: tuple[str, ...]


@value
class SlipOfPaper(Value):
    """A sharing slip as typed: the boxes it answers, its wording and its date."""

    choices: Mapping[str, bool]
    wording: int
    signed: date


def add_member(file: SetFile, newcomer: Newcomer, since: date, stamp: Stamp) -> str:
    """Take one *newcomer* in *since* a day, and return their id."""
    name = tidy(newcomer.name)
    if not name:
        raise Unclear("A member needs a name.")
    record = record_of(file.facts())
    if known := _called(record, name):
        raise Conflict(f"{known.name} is in the set already.")
    (joined,) = _joining(record, [Newcomer(name, tidy(newcomer.partnership))], since)
    file.keep(stamp([joined]))
    return joined.member


def take_roster(
    file: SetFile, roster: Sequence[Newcomer], since: date, stamp: Stamp
) -> Taken:
    """Take in everyone on the *roster* who is not there yet, all of them or nobody."""
    record = record_of(file.facts())
    if wrong := tuple(_moved(record, roster, since)):
        raise FileComplaints("the roster", wrong)
    new = [each for each in roster if not _called(record, each.name)]
    if new:
        file.keep(stamp(_joining(record, new, since)))
    known = (each.name for each in roster if each not in new)
    return Taken(tuple(each.name for each in new), tuple(known))


def keep_slip(file: SetFile, member: str, slip: SlipOfPaper, stamp: Stamp) -> None:
    """Keep what the *slip* of *member* answers, every box of it or none."""
    file.keep(
        stamp(
            [
                Consented(
                    member=member,
                    purpose=purpose,
                    choice=choice,
                    wording=slip.wording,
                    slip=slip.signed,
                )
                for purpose, choice in slip.choices.items()
            ]
        )
    )


def _joining(
    record: Record, newcomers: Sequence[Newcomer], since: date
) -> list[Joined]:
    """Return the *newcomers* with ids never used in the set before."""
    free = max((_number(member) for member in record.members), default=0) + 1
    return [
        Joined(
            member=f"m{number}",
            name=newcomer.name,
            partnership=newcomer.partnership,
            since=since,
        )
        for number, newcomer in enumerate(newcomers, free)
    ]


def _moved(record: Record, roster: Sequence[Newcomer], since: date) -> Iterator[str]:
    for newcomer in roster:
        member = _called(record, newcomer.name)
        if member and newcomer.partnership not in ("", member.partnership(since)):
            yield (
                f"row {newcomer.row}: {member.name} is in the set already, "
                f"with {member.partnership(since) or 'no partnership'}"
            )


def _called(record: Record, name: str) -> Member | None:
    wanted = name.casefold()
    return next(
        (each for each in record.members.values() if each.name.casefold() == wanted),
        None,
    )


def _number(member: str) -> int:
    return int(member.removeprefix("m"))
