"""``tmworkshop member show``: what is held about one person.

On the screen it is counts and dates, for the screen may be on the wall; the words
come with --words.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from tmworkshop.cli.echo import answer, answer_json, wrap
from tmworkshop.cli.member.data_for_programs import (
    gather_personal_data,
    write_personal_data,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.consents import newest_of, say_other_wording
from tmworkshop.domain.rights.personal_data import PersonalData, Piece

INDENT = "  "


@verb("megan --set dyffryn")
@click.argument("name")
@set_option
@click.option("--words", is_flag=True, help="Their words too, on this screen.")
@json_option
@saves
def command(
    options: Options, name: str, set_name: str | None, *, words: bool, as_json: bool
) -> None:
    """Show what is held about NAME: counts and dates, and no words."""
    data = gather_personal_data(open_set(options, set_name).facts(), name)
    if as_json:
        answer_json(member=write_personal_data(data, words=words))
        return
    present = open_shelf(options).slip().version
    answer(*_lines(data), *_other_wording(data, present))
    for piece in data.pieces if words else ():
        answer(*_words_of(piece))


def _lines(data: PersonalData) -> Iterator[str]:
    yield f"{data.name}, {data.set_name}"
    for since, partnership in data.partnerships:
        yield f"{partnership or 'no partnership'}, since {say_date(since)}"
    yield f"Sessions: {_attended(data)}"
    yield f"Kept: {_counts(data)}"
    yield f"Actions: {data.open_actions} open, {data.ended_actions} ended"
    if data.helping:
        yield f"Asked about actions of others: {len(data.helping)}"
    yield from _slips(data)
    if not data.left:
        yield "Nothing of theirs has left the set."
    for left in data.left:
        number = len(left.pieces)
        yield f"Left the set: {number} to {left.to}, {say_date(left.on)}"
    for back in data.taken_back:
        number = len(back.pieces)
        yield f"Taken back by a pack: {number}, {say_date(back.on)}"
    yield f"Named in what others said: {data.named_by_others}"


def _attended(data: PersonalData) -> str:
    dates = (f"{each.number} ({say_date(each.on)})" for each in data.attended)
    return ", ".join(dates) or "none"


def _counts(data: PersonalData) -> str:
    counts = [say_count(data.count(kind), kind) for kind in Kind if data.count(kind)]
    if away := sum(piece.taken_away for piece in data.pieces):
        counts.append(f"{away} taken away")
    return ", ".join(counts) or "nothing"


def _slips(data: PersonalData) -> Iterator[str]:
    slips = {(each.given.slip, each.given.wording): None for each in data.choices}
    if not slips:
        yield "No sharing slip."
    for signed, wording in slips:
        yield f"Sharing slip of {say_date(signed)}, wording {wording}"
    if until := data.asks_to_be_kept_until:
        yield f"Asks to be kept until {say_date(until)}"


def _other_wording(data: PersonalData, present: int) -> Iterator[str]:
    newest = newest_of(choice.given for choice in data.choices)
    if newest and (other := say_other_wording(newest, present)):
        yield f"Their newest slip is {other}"


def _words_of(piece: Piece) -> Iterator[str]:
    away = ", taken away" if piece.taken_away else ""
    yield f"{say_date(piece.on)}, {piece.kind}{away}"
    yield from wrap(piece.words or piece.value, INDENT)
    for part, given in piece.parts.items():
        yield from wrap(f"{part.replace('-', ' ')}: {given}", INDENT * 2)
