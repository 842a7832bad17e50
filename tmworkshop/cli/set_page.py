"""One set as ``set show`` prints it: people and numbers, nobody's words."""

from __future__ import annotations

from datetime import date

from tmworkshop.application.sets import counts_of
from tmworkshop.cli.echo import answer, answer_json, answer_table
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.record import Member, Record


def answer_set(set_id: str, record: Record, today: date) -> None:
    """Print the set *record* as it stands *today*."""
    counted = counts_of(set_id, record)
    founded = record.founded
    kept_until = founded.kept_until
    lines = {
        "Set": f"{founded.name} ({set_id})",
        "Meets at": founded.place,
        "Contact": founded.contact,
        "Next meeting": _next_meeting(record),
        "Sessions": str(counted.sessions),
        "Open actions": str(counted.open_actions),
        "To resume": f"session {counted.to_resume}" if counted.to_resume else "",
        "Kept until": spoken_short(kept_until) if kept_until else "",
    }
    answer(*(f"{name:<13} {held}" for name, held in lines.items() if held), "")
    answer_members(record, today)


def answer_members(record: Record, today: date) -> None:
    """Print the members of *record*, with what they belong to *today*."""
    if not record.members:
        answer("Nobody is in it yet.")
        return
    answer_table(
        ("Member", "Partnership", "Sharing slip"),
        [
            (member.name, member.partnership(today), _slip_words(record, member))
            for member in record.members.values()
        ],
    )


def answer_set_json(set_id: str, record: Record) -> None:
    """Print the set *record* for programs."""
    counted = counts_of(set_id, record)
    founded = record.founded
    answer_json(
        set={
            "id": set_id,
            "name": founded.name,
            "place": founded.place,
            "contact": founded.contact,
            "kept_until": founded.kept_until,
            "sessions": counted.sessions,
            "open_actions": counted.open_actions,
            "to_resume": counted.to_resume,
        },
        members=members_data(record),
    )


def members_data(record: Record) -> list[dict[str, object]]:
    """Return the members of *record* for programs."""
    return [
        {
            "id": member.id,
            "name": member.name,
            "partnerships": [
                {"since": since, "name": name} for since, name in member.partnerships
            ],
            "slip": slip_date(record, member.id),
        }
        for member in record.members.values()
    ]


def slip_date(record: Record, member: str) -> date | None:
    """Return the date of the newest slip of *member*, if there is one."""
    slips = [held.slip for (who, _), held in record.consents.items() if who == member]
    return max(slips, default=None)


def _slip_words(record: Record, member: Member) -> str:
    signed = slip_date(record, member.id)
    return spoken_short(signed) if signed else "none"


def _next_meeting(record: Record) -> str:
    agreed = [each.next_meeting for each in record.sessions if each.next_meeting]
    return spoken(agreed[-1]) if agreed else ""
