"""``tmworkshop member consent``: a sharing slip typed in, or all that were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import click

from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.application.ports import SetFile
from tmworkshop.cli.echo import answer, answer_json
from tmworkshop.cli.member.data_for_programs import choice_data
from tmworkshop.cli.member.typed_slip import (
    SlipFlags,
    describe_sendings,
    name_purpose,
    type_in_slip,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.taken_back import offer_pack
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.content import Slip
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.names import find_id
from tmworkshop.domain.packs.accepted_terms import code_of
from tmworkshop.domain.record.consents import SlipChoice, choices_of, keep_until
from tmworkshop.domain.record.record import Record, record_of


@verb(
    "megan --slip-date 2026-03-12 --yes evaluator", "megan --no all", "megan --history"
)
@click.argument("name")
@set_option
@click.option("--slip-date", metavar="DATE", help="The date on the slip.")
@click.option("--yes", metavar="PURPOSES", help="Boxes ticked, by commas; or all.")
@click.option("--no", metavar="PURPOSES", help="Boxes not ticked, or taken back.")
@click.option("--wording", type=int, metavar="N", help="The wording on the slip.")
@click.option("--programme", metavar="NAME", help="Whose invitation is on the slip.")
@click.option("--keep-until", metavar="DATE", help="As it is written on the slip.")
@click.option("--as-dated", is_flag=True, help="Take a date before they joined.")
@click.option("--history", is_flag=True, help="Show every choice, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="The history, for programs.")
def command(
    options: Options,
    /,
    name: str,
    set_name: str | None,
    *,
    history: bool,
    as_json: bool,
    **flags: Any,
) -> None:
    """Type in what the private slip of NAME says may leave the set.

    Every box is no until it is ticked. To take a yes back, give it as --no: that
    needs no slip and no date, and is a no to every programme unless you say which. The
    slip of the newest date holds.
    """
    file, slip = open_set(options, set_name), open_shelf(options).slip()
    if not history and not as_json:
        type_in_slip(options, file, slip, name, SlipFlags(**flags))
        offer_pack(options)
        return
    if any(flags.values()):
        raise click.UsageError("--history and --json keep nothing: give them alone.")
    folder = InvitationFolder(options.folder)
    every = (*folder.earlier(), *folder.taken_in())
    called = {each.id: f"{each.lead}, {each.code}" for each in every}
    _answer_history(file, name, slip, called, as_json=as_json)


def _answer_history(
    file: SetFile, name: str, slip: Slip, called: Mapping[str, str], *, as_json: bool
) -> None:
    """Print every choice of the member *name*, the first slip first.

    What invitations are *called*, by their ids, stands beside each slip for one.
    """
    facts = file.facts()
    record = record_of(facts)
    member = find_id(name, record.names)
    choices = choices_of(facts, member)
    if as_json:
        answer_json(**_history_data(record, member, choices), wording=slip.version)
        return
    answer(record.names[member])
    if not choices:
        answer("No slip so far, so nothing leaves the set.")
    for (signed, wording, typed_in, terms), boxes in groupby(choices, _slip_of):
        typed = "" if typed_in == signed else f", typed in on {say_date(typed_in)}"
        asked = f", for {called.get(terms, code_of(terms))}" if terms else ""
        answer(f"Slip of {say_date(signed)}, wording {wording}{typed}{asked}")
        answer(*_boxes(slip, boxes))
    if until := keep_until(record.consents, member):
        answer(f"Asks to be kept until {say_date(until)}.")
    answer(describe_sendings(record, member))


def _history_data(
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
            for sent in record.sendings
            if sent.member in ("", member)
        ],
    }


def _slip_of(choice: SlipChoice) -> tuple[date, int, date, str]:
    given = choice.given
    return given.slip, given.wording, given.at.date(), given.invitation


def _boxes(slip: Slip, choices: Iterable[SlipChoice]) -> Iterator[str]:
    for choice in choices:
        box = "yes" if choice.given.choice else "no"
        now = "" if choice.holds else " (a newer answer holds)"
        yield f"  {name_purpose(slip, choice.given.purpose)}: {box}{now}"
