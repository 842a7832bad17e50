"""``tmworkshop member show`` and ``export``: what is held about one person.

On the screen it is counts and dates, for the screen may be on the wall; the words
come with --words, and in the export, which is for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.echo import answer, answer_json, json_option, say, wrapped
from tmworkshop.cli.examples import ExampleCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tmworkshop.cli.context import Context
    from tmworkshop.domain.rights.held import Held, Piece

INDENT = "  "


@click.command(
    "show",
    cls=ExampleCommand,
    example="tmworkshop member show megan --set dyffryn",
)
@click.argument("name")
@click.option("--set", "set_id", metavar="SET", help="The set.")
@click.option("--words", is_flag=True, help="Their words too, on this screen.")
@json_option
@click.pass_obj
def show(
    context: Context, name: str, set_id: str | None, *, words: bool, as_json: bool
) -> None:
    """Show what is held about NAME: counts and dates, and no words."""
    held = _held(context, name, set_id)
    if as_json:
        from tmworkshop.cli.sets.held_data import held_data

        answer_json(member=held_data(held, words=words))
        return
    answer(*_lines(held), *_other_wording(held, context.shelf.slip().version))
    for piece in held.pieces if words else ():
        answer(*_words_of(piece))


@click.command(
    "export",
    cls=ExampleCommand,
    example="tmworkshop member export megan --set dyffryn --to /media/stick",
)
@click.argument("name")
@click.option("--set", "set_id", metavar="SET", help="The set.")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write it here, not into the workspace's exports.",
)
@click.pass_obj
def export(
    context: Context, name: str, set_id: str | None, folder: Path | None
) -> None:
    """Write all that is held about NAME, as a page to read and as JSON.

    It is theirs alone: what they said, private words too, with every change; what
    they let leave the set, and what left; nothing that others said.
    """
    import json

    from tmworkshop.adapters.pages.templates import Pages
    from tmworkshop.adapters.report_folder import ReportFolder
    from tmworkshop.cli.echo import SCHEMA
    from tmworkshop.cli.sets.held_data import held_data
    from tmworkshop.domain.pages.held_page import held_page

    held = _held(context, name, set_id)
    purposes = {each.id: each.short for each in context.shelf.consent_purposes()}
    own = context.folder / "templates"
    page = Pages(own if own.is_dir() else None).render(
        "export.html", held_page(held, purposes, context.today)
    )
    data = {"schema": SCHEMA, "member": held_data(held, words=True)}
    written = json.dumps(data, indent=2, default=str, ensure_ascii=False)
    exports = ReportFolder(folder or context.folder / "exports")
    file = f"{held.member} {held.name}"
    where = (file,) if folder else (context.set_id(set_id), file)
    answer(str(exports.put(where, ".html", page.encode())))
    answer(str(exports.put(where, ".json", written.encode())))
    say(f"For {held.name} and nobody else.")


def _held(context: Context, name: str, set_id: str | None) -> Held:
    from tmworkshop.domain.names import find
    from tmworkshop.domain.record.record import record_of
    from tmworkshop.domain.rights.holding import held_of

    facts = context.open_set(set_id).facts()
    return held_of(facts, find(name, record_of(facts).names))


def _lines(held: Held) -> Iterator[str]:
    from tmworkshop.domain.dates import spoken_short

    yield f"{held.name}, {held.set_name}"
    for since, partnership in held.partnerships:
        yield f"{partnership or 'no partnership'}, since {spoken_short(since)}"
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
        yield f"Left the set: {number} to {left.to}, {spoken_short(left.on)}"
    yield f"Named in what others said: {held.named_by_others}"


def _attended(held: Held) -> str:
    from tmworkshop.domain.dates import spoken_short

    dates = (f"{each.number} ({spoken_short(each.on)})" for each in held.attended)
    return ", ".join(dates) or "none"


def _counts(held: Held) -> str:
    from tmworkshop.domain.facts import Kind
    from tmworkshop.domain.phrases import counted

    counts = [counted(held.count(kind), kind) for kind in Kind if held.count(kind)]
    if away := sum(piece.taken_away for piece in held.pieces):
        counts.append(f"{away} taken away")
    return ", ".join(counts) or "nothing"


def _slips(held: Held) -> Iterator[str]:
    from tmworkshop.domain.dates import spoken_short

    slips = {(each.given.slip, each.given.wording): None for each in held.choices}
    if not slips:
        yield "No sharing slip."
    for signed, wording in slips:
        yield f"Sharing slip of {spoken_short(signed)}, wording {wording}"
    if until := held.asks_to_be_kept_until:
        yield f"Asks to be kept until {spoken_short(until)}"


def _other_wording(held: Held, present: int) -> Iterator[str]:
    from tmworkshop.domain.record.consents import newest_of, other_wording

    newest = newest_of(choice.given for choice in held.choices)
    if newest and (other := other_wording(newest, present)):
        yield f"Their newest slip is {other}"


def _words_of(piece: Piece) -> Iterator[str]:
    from tmworkshop.domain.dates import spoken_short

    away = ", taken away" if piece.taken_away else ""
    yield f"{spoken_short(piece.on)}, {piece.kind}{away}"
    yield from wrapped(piece.words or piece.value, INDENT)
    for part, given in piece.parts.items():
        yield from wrapped(f"{part.replace('-', ' ')}: {given}", INDENT * 2)
