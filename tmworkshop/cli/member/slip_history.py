"""What one member chose to share, slip by slip, and which of it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from tmworkshop.application.ports import SetFile
from tmworkshop.cli.echo import answer, answer_json
from tmworkshop.cli.member.typed_slip import short_words, what_has_left
from tmworkshop.domain.content import Slip
from tmworkshop.domain.dates import spoken_short
from tmworkshop.domain.names import find
from tmworkshop.domain.record.consents import Choice, choices_of, keep_until
from tmworkshop.domain.record.record import Record, record_of


def answer_history(file: SetFile, name: str, slip: Slip) -> None:
    """Print every choice of the member *name*, the first slip first."""
    facts = file.facts()
    record = record_of(facts)
    member = find(name, record.names)
    choices = choices_of(facts, member)
    answer(record.names[member])
    if not choices:
        answer("No slip so far, so nothing leaves the set.")
    for (signed, wording, typed_in), boxes in groupby(choices, _slip):
        typed = "" if typed_in == signed else f", typed in on {spoken_short(typed_in)}"
        answer(f"Slip of {spoken_short(signed)}, wording {wording}{typed}")
        answer(*_boxes(slip, boxes))
    answer(*_what_else(record, member))


def answer_history_json(file: SetFile, name: str, slip: Slip) -> None:
    """Print every choice of the member *name* for programs."""
    facts = file.facts()
    record = record_of(facts)
    member = find(name, record.names)
    answer_json(
        member={"id": member, "name": record.names[member]},
        wording=slip.version,
        keep_until=keep_until(record.consents, member),
        choices=[
            {
                "slip": choice.given.slip,
                "typed_in": choice.given.at.date(),
                "wording": choice.given.wording,
                "purpose": choice.given.purpose,
                "choice": "yes" if choice.given.choice else "no",
                "holds": choice.holds,
            }
            for choice in choices_of(facts, member)
        ],
        left=[
            {"to": sent.to, "on": sent.at.date()}
            for sent in record.sent
            if sent.member in ("", member)
        ],
    )


def _slip(choice: Choice) -> tuple[date, int, date]:
    given = choice.given
    return given.slip, given.wording, given.at.date()


def _boxes(slip: Slip, choices: Iterable[Choice]) -> Iterator[str]:
    for choice in choices:
        said = "yes" if choice.given.choice else "no"
        now = "" if choice.holds else " (a newer answer holds)"
        yield f"  {short_words(slip, choice.given.purpose)}: {said}{now}"


def _what_else(record: Record, member: str) -> Iterator[str]:
    if until := keep_until(record.consents, member):
        yield f"Asks to be kept until {spoken_short(until)}."
    yield what_has_left(record, member)
