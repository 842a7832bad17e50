"""``tmworkshop session edit``: what was kept in a session, and how it is put right."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.application import entries
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import choose_one
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.taken_back import offer_pack
from tmworkshop.cli.session.entry_page import (
    EntryPlace,
    answer_entries,
    answer_entry,
    find_entry,
)
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import json_option, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import choose_set, open_shelf, open_workspace
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.names import find_id, tidy_name
from tmworkshop.domain.record.record import find_session, record_of
from tmworkshop.domain.rights.edits import Edit

LEVELS = click.Choice([str(level) for level in Level])
PRIVATE = f"private: {READ_BY[Level.PRIVATE]}"
NONE = "none"
FLAGS = "--words, --level, --strike or another flag"


@verb("--set dyffryn --session 3", '4 --words "Ring both mills"', "4 --level set")
@click.argument("number", type=int, required=False)
@set_option
@click.option("--session", type=int, metavar="N", help="The session; else the last.")
@click.option("--words", metavar="WORDS", help="The words as they should be.")
@click.option("--level", type=LEVELS, help=f"Who may read them at most; {PRIVATE}.")
@click.option("--agreed", is_flag=True, help="Whoever said them lets them go further.")
@click.option("--unattributed", is_flag=True, help="Take the name off, for good.")
@click.option("--yes", is_flag=True, help="With --unattributed: do not ask again.")
@click.option("--strike", is_flag=True, help="Take them away.")
@click.option("--put-back", is_flag=True, help="Put back what was taken away.")
@click.option("--part", "parts", multiple=True, metavar="PART=VALUE", help="A part.")
@click.option(
    "--mask",
    multiple=True,
    metavar="NAME",
    help="Mask this for readers beyond the set; none: nothing of it.",
)
@click.option("--lesson", type=int, metavar="N", help="Their lesson; 0 for none.")
@click.option("--speaker", metavar="NAME", help="Whose they are.")
@click.option("--history", is_flag=True, help="Each value, and when it was said.")
@json_option
def command(
    options: Options,
    /,
    number: int | None,
    set_name: str | None,
    session: int | None,
    **given: Any,
) -> None:
    """List what a session keeps, or put NUMBER of it right.

    The newest value holds; --history shows them all.
    """
    set_id = choose_set(options, set_name)
    file = open_workspace(options).open_set(set_id)
    if number is not None:
        _edit_one(options, find_entry(set_id, file, session, number), given)
        return
    for flag, value in given.items():
        if value and flag not in ("as_json", "yes"):
            raise click.UsageError(f"Which one? Give its NUMBER before --{flag}.")
    record = record_of(file.facts())
    of = find_session(record, session or 0)
    answer_entries(record, of, as_json=given["as_json"])


def _edit_one(options: Options, place: EntryPlace, given: dict[str, Any]) -> None:
    shows = given["history"] or given["as_json"] or given["unattributed"]
    wanted = _wanted(options, place, given)
    if wanted == Edit() and not shows:
        given = _asked(Asker(options), place, given)
        wanted = _wanted(options, place, given)
    if given["unattributed"]:
        # it is rarely done, and needs the backups and whatever else lies about
        from tmworkshop.cli.session.name_removal import remove_name

        remove_name(options, place, sure=given["yes"])
        offer_pack(options)
        return
    if wanted != Edit():
        stamp = make_stamper(options, place.file).stamp
        today = WallClock(options.environ).today
        entries.edit_numbered(place.file, place.entry, wanted, (stamp, today))
    _answer(place, given)
    if wanted != Edit():
        offer_pack(options)


def _wanted(options: Options, place: EntryPlace, given: dict[str, Any]) -> Edit:
    level, speaker, lesson = given["level"], given["speaker"], given["lesson"]
    words = given["words"]
    return Edit(
        words=None if words is None else " ".join(words.split()),
        level=Level(level) if level else None,
        agreed=given["agreed"] and bool(level),
        parts=dict(map(_part, given["parts"])),
        lesson=None if lesson is None else _lesson(options, lesson),
        speaker=find_id(tidy_name(speaker), place.record.names) if speaker else "",
        strike=given["strike"],
        put_back=given["put_back"],
        masked=tuple(each for each in given["mask"] if each != NONE),
        unmasked=NONE in given["mask"],
    )


def _part(given: str) -> tuple[str, str]:
    part, sign, words = given.partition("=")
    if not sign:
        raise click.UsageError(f"--part is PART=VALUE, and {given!r} has no =.")
    return part.strip(), " ".join(words.split())


def _lesson(options: Options, number: int) -> str:
    return open_shelf(options).lesson(number).id if number else ""


def _answer(place: EntryPlace, given: dict[str, Any]) -> None:
    facts = place.file.facts()
    session, number = place.session.number, place.entry.number
    now = find_entry(place.set_id, place.file, session, number)
    answer_entry(now, facts if given["history"] else (), as_json=given["as_json"])


def _asked(asker: Asker, place: EntryPlace, given: dict[str, Any]) -> dict[str, Any]:
    """Return *given* with what someone says is to change."""
    kept = place.entry.kept
    choices = {
        "words": "the words",
        "level": "who may read them at most",
        "speaker": "whose they are",
        "put_back" if kept.struck else "strike": (
            "put them back" if kept.struck else "take them away"
        ),
        "unattributed": "take the name off, for good",
        "history": "nothing: show their history",
    }
    chosen = choose_one(asker, "What is to change", FLAGS, choices)
    if chosen == "words":
        return {**given, "words": asker.ask("The words", "--words", kept.words)}
    if chosen == "speaker":
        return {**given, "speaker": asker.ask("Whose are they", "--speaker NAME")}
    if chosen != "level":
        return {**given, chosen: True}
    levels = {str(level): f"{level}: {read_by}" for level, read_by in READ_BY.items()}
    level = Level(choose_one(asker, "Who may read them at most", "--level", levels))
    goes_further = kept.level is not None and level.rank > kept.level.rank
    agreed = goes_further and asker.confirm("Did whoever said them agree to that")
    return {**given, "level": level, "agreed": agreed}
