"""``tmworkshop practice lend``: the slip for one practice, typed in."""

from __future__ import annotations

import click

from tmworkshop.application.lent_slips import TextSlip, find_text, keep_text_slip
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.chosen_terms import choose_slip_terms, programme_option
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.taken_back import offer_pack
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.lent import Use, text_of

ALL, NONE = "all", "none"
USES = ", ".join((*Use, ALL, NONE))


@verb("3 --yes partnerships,print --text 1f0c9a7e", "3 --yes none")
@click.argument("number", type=click.IntRange(1))
@set_option
@programme_option
@click.option("--yes", "ticked", metavar="BOXES", help=f"By commas: {USES}.")
@click.option("--text", metavar="LETTERS", help="What stands beside the words on it.")
@click.option("--slip-date", metavar="DATE", help="The date on the slip.")
def command(
    options: Options,
    number: int,
    set_name: str | None,
    programme: str | None,
    *,
    ticked: str | None,
    text: str | None,
    slip_date: str | None,
) -> None:
    """Type in what the slip for practice NUMBER says may be done with it.

    Every box is no until it is ticked. It holds for the words on the slip: corrected
    ones need a new one. To take all of it back, give none: that needs no slip.
    """
    file, asker = open_set(options, set_name), Asker(options)
    lendable = find_text(record_of(file.facts()), number)
    say(*wrap(text_of(lendable.kept)))
    uses = _read_uses(ticked or asker.ask(f"Boxes ticked ({USES})", "--yes BOXES"))
    letters = text or ""
    if uses and not letters:
        letters = asker.ask("Letters beside the words on the slip", "--text LETTERS")
    signed = WallClock(options.environ).read_past_day_or_today(slip_date)
    terms = choose_slip_terms(options, programme, signed) if uses else None
    invitation = terms.id if terms else ""
    slip = TextSlip(uses, letters.strip().casefold(), signed, invitation)
    keep_text_slip(file, number, slip, make_stamper(options, file).stamp)
    boxes = join_names(use for use in Use if use in uses) if uses else "nothing"
    answer(f"Practice {number}: {boxes} ticked.")
    offer_pack(options)


def _read_uses(typed: str) -> frozenset[Use]:
    words = {each.strip().casefold() for each in typed.split(",")}
    if words == {ALL}:
        return frozenset(Use)
    if words == {NONE}:
        return frozenset()
    if unknown := words - {*Use}:
        raise Unclear(f"{join_names(sorted(unknown))}: no such box. There are {USES}.")
    return frozenset(Use(each) for each in words)
