"""One set as ``set show`` prints it: people and numbers, nobody's words."""

from __future__ import annotations

from datetime import date

from tmworkshop.application.sets import counts_of
from tmworkshop.cli.echo import answer, answer_json, answer_table, say
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.facts import Consented
from tmworkshop.domain.record.agreement import agreed_on
from tmworkshop.domain.record.consents import keep_until, newest_slip, other_wording
from tmworkshop.domain.record.record import Record


def answer_set(set_id: str, record: Record, today: date, wording: int) -> None:
    """Print the set *record* as it stands *today*, with slips as of *wording*."""
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
        "Agreement": _agreement(record),
        "Kept until": spoken_short(kept_until) if kept_until else "",
    }
    answer(*(f"{name:<13} {held}" for name, held in lines.items() if held), "")
    answer_members(record, today, wording)
    if kept_until and kept_until < today:
        say("", past_keeping(set_id, founded.name, kept_until))


def past_keeping(set_id: str, name: str, kept_until: date) -> str:
    """Say that a set is kept longer than it was to be, and what there is to do."""
    return (
        f"{name} was to be kept until {spoken_short(kept_until)}. See what would go:\n"
        f"  tmworkshop set purge {set_id}"
    )


def answer_members(record: Record, today: date, wording: int) -> None:
    """Print the members of *record*, with what they belong to *today*.

    A slip on another *wording* than the present one says so.
    """
    if not record.members:
        answer("Nobody is in it yet.")
        return
    answer_table(
        ("Member", "Partnership", "Sharing slip"),
        [
            (
                member.name,
                member.partnership(today),
                slip_words(record, member.id, wording),
            )
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
            "former_names": member.former_names,
            **_slip_data(newest_slip(record.consents, member.id)),
            "keep_until": keep_until(record.consents, member.id),
        }
        for member in record.members.values()
    ]


def slip_words(record: Record, member: str, wording: int) -> str:
    """Return the newest slip of *member* in a few words, and an older wording of it."""
    newest = newest_slip(record.consents, member)
    if newest is None:
        return "none"
    until = keep_until(record.consents, member)
    said = [
        spoken_short(newest.slip),
        other_wording(newest, wording),
        f"keep until {spoken_short(until)}" if until else "",
    ]
    return ", ".join(filter(None, said))


def _slip_data(newest: Consented | None) -> dict[str, object]:
    if newest is None:
        return {"slip": None, "wording": None}
    return {"slip": newest.slip, "wording": newest.wording}


def _agreement(record: Record) -> str:
    agreed = record.agreement
    if agreed is None:
        return ""
    return f"version {agreed.version}, {spoken_short(agreed_on(agreed))}"


def _next_meeting(record: Record) -> str:
    agreed = [each.next_meeting for each in record.sessions if each.next_meeting]
    return spoken(agreed[-1]) if agreed else ""
