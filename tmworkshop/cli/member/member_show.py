"""``tmworkshop member show``: what is held about one person.

On the screen it is counts and dates, for the screen may be on the wall; the words
come with --words.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from tmworkshop.cli.echo import answer, answer_json, wrap
from tmworkshop.cli.member.held_data import find_held, held_data
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.consents import newest_of, say_other_wording
from tmworkshop.domain.rights.held import Held, Piece

INDENT = "  "


@verb("megan --set dyffryn")
@click.argument("name")
@set_option
@click.option("--words", is_flag=True, help="Their words too, on this screen.")
@json_option
def command(
    options: Options, name: str, set_name: str | None, *, words: bool, as_json: bool
) -> None:
    """Show what is held about NAME: counts and dates, and no words."""
    held = find_held(open_set(options, set_name).facts(), name)
    if as_json:
        answer_json(member=held_data(held, words=words))
        return
    present = open_shelf(options).slip().version
    answer(*_lines(held), *_other_wording(held, present))
    for piece in held.pieces if words else ():
        answer(*_words_of(piece))


def _lines(held: Held) -> Iterator[str]:
    yield f"{held.name}, {held.set_name}"
    for since, partnership in held.partnerships:
        yield f"{partnership or 'no partnership'}, since {say_date(since)}"
    yield f"Sessions: {_attended(held)}"
    yield f"Kept: {_counts(held)}"
    yield f"Actions: {held.open_actions} open, {held.ended_actions} ended"
    if held.helping:
        yield f"Asked about actions of others: {len(held.helping)}"
    yield from _slips(held)
    if not held.left:
        yield "Nothing of theirs has left the set."
    for left in held.left:
        number = len(left.pieces)
        yield f"Left the set: {number} to {left.to}, {say_date(left.on)}"
    yield f"Named in what others said: {held.named_by_others}"


def _attended(held: Held) -> str:
    dates = (f"{each.number} ({say_date(each.on)})" for each in held.attended)
    return ", ".join(dates) or "none"


def _counts(held: Held) -> str:
    counts = [say_count(held.count(kind), kind) for kind in Kind if held.count(kind)]
    if away := sum(piece.taken_away for piece in held.pieces):
        counts.append(f"{away} taken away")
    return ", ".join(counts) or "nothing"


def _slips(held: Held) -> Iterator[str]:
    slips = {(each.given.slip, each.given.wording): None for each in held.choices}
    if not slips:
        yield "No sharing slip."
    for signed, wording in slips:
        yield f"Sharing slip of {say_date(signed)}, wording {wording}"
    if until := held.asks_to_be_kept_until:
        yield f"Asks to be kept until {say_date(until)}"


def _other_wording(held: Held, present: int) -> Iterator[str]:
    newest = newest_of(choice.given for choice in held.choices)
    if newest and (other := say_other_wording(newest, present)):
        yield f"Their newest slip is {other}"


def _words_of(piece: Piece) -> Iterator[str]:
    away = ", taken away" if piece.taken_away else ""
    yield f"{say_date(piece.on)}, {piece.kind}{away}"
    yield from wrap(piece.words or piece.value, INDENT)
    for part, given in piece.parts.items():
        yield from wrap(f"{part.replace('-', ' ')}: {given}", INDENT * 2)
