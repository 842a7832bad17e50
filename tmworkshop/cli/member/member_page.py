"""Who is in a set, with their partnership and their newest slip: nobody's words."""

from __future__ import annotations

from datetime import date

from tmworkshop.cli.echo import answer, answer_table
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.record.consents import keep_until, newest_slip, say_other_wording
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import Record


def answer_members(record: Record, today: date, wording: int) -> None:
    """Print the members of *record*, with what they belong to *today*.

    A slip on another *wording* than the present one says so.
    """
    if not record.members:
        answer("Nobody is in it yet.")
        return
    rows = [
        (
            record.name(each.id),
            each.partnership(today).name,
            _slip_words(record, each.id, wording),
        )
        for each in record.members.values()
    ]
    answer_table(("Member", "Partnership", "Sharing slip"), rows)


def members_data(record: Record) -> list[dict[str, object]]:
    """Return the members of *record* for programs."""
    return [_member_data(record, each) for each in record.members.values()]


def _member_data(record: Record, member: Member) -> dict[str, object]:
    newest = newest_slip(record.consents, member.id)
    return {
        "id": member.id,
        "name": record.name(member.id),
        "partnerships": [
            {"since": since, "id": each.id or None, "name": each.name}
            for since, each in member.partnerships
        ],
        "former_names": member.former_names,
        "slip": newest.slip if newest else None,
        "wording": newest.wording if newest else None,
        "keep_until": keep_until(record.consents, member.id),
    }


def _slip_words(record: Record, member: str, wording: int) -> str:
    """Return the newest slip of *member* in a few words, and an older wording of it."""
    newest = newest_slip(record.consents, member)
    if newest is None:
        return "none"
    until = keep_until(record.consents, member)
    notes = [
        say_date(newest.slip),
        say_other_wording(newest, wording),
        f"keep until {say_date(until)}" if until else "",
    ]
    return ", ".join(filter(None, notes))
