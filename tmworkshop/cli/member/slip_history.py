"""What one member chose to share, slip by slip, and which of it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from tmworkshop.application.ports import SetFile
from tmworkshop.cli.echo import answer, answer_json
from tmworkshop.cli.member.held_data import choice_data
from tmworkshop.cli.member.typed_slip import describe_sendings, name_purpose
from tmworkshop.domain.content import Slip
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.consents import SlipChoice, choices_of, keep_until
from tmworkshop.domain.record.record import Record, record_of


def answer_history(file: SetFile, name: str, slip: Slip, *, as_json: bool) -> None:
    """Print every choice of the member *name*, the first slip first."""
    facts = file.facts()
    record = record_of(facts)
    member = find_id(name, record.names)
    choices = choices_of(facts, member)
    if as_json:
        answer_json(**_data(record, member, choices), wording=slip.version)
        return
    answer(record.names[member])
    if not choices:
        answer("No slip so far, so nothing leaves the set.")
    for (signed, wording, typed_in), boxes in groupby(choices, _slip):
        typed = "" if typed_in == signed else f", typed in on {say_date(typed_in)}"
        answer(f"Slip of {say_date(signed)}, wording {wording}{typed}")
        answer(*_boxes(slip, boxes))
    answer(*_what_else(record, member))


def _data(
    record: Record, member: str, choices: Iterable[SlipChoice]
) -> dict[str, object]:
    return {
        "member": {"id": member, "name": record.names[member]},
        "keep_until": keep_until(record.consents, member),
        "choices": [
            {**choice_data(each), "typed_in": each.given.at.date()} for each in choices
        ],
        "left": [
            {"to": sent.to, "on": sent.at.date()}
            for sent in record.sent
            if sent.member in ("", member)
        ],
    }


def _slip(choice: SlipChoice) -> tuple[date, int, date]:
    given = choice.given
    return given.slip, given.wording, given.at.date()


def _boxes(slip: Slip, choices: Iterable[SlipChoice]) -> Iterator[str]:
    for choice in choices:
        box = "yes" if choice.given.choice else "no"
        now = "" if choice.holds else " (a newer answer holds)"
        yield f"  {name_purpose(slip, choice.given.purpose)}: {box}{now}"


def _what_else(record: Record, member: str) -> Iterator[str]:
    if until := keep_until(record.consents, member):
        yield f"Asks to be kept until {say_date(until)}."
    yield describe_sendings(record, member)
