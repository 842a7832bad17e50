"""A sharing slip typed in: from flags, or box by box, each of them no until ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.application.members import SlipOfPaper, keep_slip
from tmworkshop.cli.echo import answer, say, wrapped
from tmworkshop.domain.dates import spoken, spoken_short
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import find
from tmworkshop.domain.record import Record, record_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tmworkshop.adapters.store import FactFile
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.content import Slip


@value
class Flags(Value):
    """What the command line says of a slip."""

    slip_date: str | None
    yes: str | None
    no: str | None


def type_in(context: Context, file: FactFile, name: str, flags: Flags) -> None:
    """Keep the slip of the member *name*, as *flags* have it or as it is typed."""
    record = record_of(file.facts())
    member = find(name, record.names)
    slip = context.shelf.slip()
    choices = _given(slip, flags) or _asked(context, slip)
    dated = flags.slip_date or context.ask("Date on the slip", "--slip-date", "today")
    paper = SlipOfPaper(choices, slip.version, context.past_date(dated))
    taken_back = [
        purpose
        for purpose, choice in choices.items()
        if record.consents_to(member, purpose) and not choice
    ]
    keep_slip(file, member, paper, context.stamper(file).stamp)
    answer(f"{record.names[member]}, slip of {spoken(paper.signed)}")
    for purpose in slip.purposes:
        if purpose.id in choices:
            answer(f"  {purpose.short}: {'yes' if choices[purpose.id] else 'no'}")
    if taken_back:
        say(*_what_it_reaches(record, member))


def _given(slip: Slip, flags: Flags) -> dict[str, bool]:
    yes, no = _purposes(slip, flags.yes), _purposes(slip, flags.no)
    if both := [each for each in yes if each in no]:
        raise Unclear(f"{', '.join(both)} cannot be both yes and no.")
    return {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}


def _purposes(slip: Slip, given: str | None) -> list[str]:
    known = {purpose.id: purpose.id for purpose in slip.purposes}
    if given == "all":
        return list(known)
    named = [each for each in (given or "").split(",") if each.strip()]
    return [find(each, known, "purpose") for each in named]


def _asked(context: Context, slip: Slip) -> dict[str, bool]:
    context.may_ask_for("the slip", "--yes PURPOSES and --no PURPOSES")
    say(*wrapped(slip.intro), "")
    return {each.id: context.confirms(each.words) for each in slip.purposes}


def _what_it_reaches(record: Record, member: str) -> Sequence[str]:
    gone = [sent for sent in record.sent if sent.member in ("", member)]
    told = "Taken back. No page, pack or export made from now on holds it."
    if not gone:
        return wrapped(f"{told} Nothing of theirs has left the set so far.")
    to = ", ".join(f"{sent.to} on {spoken_short(sent.at.date())}" for sent in gone)
    return wrapped(f"{told} What has gone out cannot be called back: {to}.")
