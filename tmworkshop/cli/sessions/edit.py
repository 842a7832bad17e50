"""``tmworkshop session edit``: what was kept in a session, and how it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.echo import json_option, say, wrapped
from tmworkshop.cli.examples import ExampleCommand
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.editing import Entry
    from tmworkshop.application.ports import SetFile
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.record.record import Record, Session
    from tmworkshop.domain.rights.editing import Edit

LEVELS = click.Choice([str(level) for level in Level])
PRIVATE = f"private: {READ_BY[Level.PRIVATE]}"
FLAGS = "--words, --level, --strike or another flag"
NO_NAME = (
    "Nobody's name is on these words any more, in the set's file and in its backups. "
    "The set's pages and exports here are removed. Print-outs, and what lies "
    "elsewhere, still say whose the words were."
)
FOR_GOOD = (
    "The name is taken off for good: nobody can put it back, nor change these words or "
    "take them back afterwards. The set's pages and exports here go as well; they can "
    "be made again. Who was in the room may remember; and where everyone spoke in "
    "turn, the gap tells whose they were."
)


@value
class Found(Value):
    """An entry, and where it was found."""

    set_id: str
    file: SetFile
    record: Record
    session: Session
    entry: Entry


@click.command(
    "edit",
    cls=ExampleCommand,
    example="tmworkshop session edit --set dyffryn --session 3\n"
    'tmworkshop session edit 4 --words "Ring both mills"\n'
    "tmworkshop session edit 4 --level set",
)
@click.argument("number", type=int, required=False)
@click.option("--set", "set_id", metavar="SET", help="The set.")
@click.option("--session", type=int, metavar="N", help="The session; else the last.")
@click.option("--words", metavar="WORDS", help="The words as they should be.")
@click.option("--level", type=LEVELS, help=f"Who may read them at most; {PRIVATE}.")
@click.option("--agreed", is_flag=True, help="Whoever said them lets them go further.")
@click.option("--unattributed", is_flag=True, help="Take the name off, for good.")
@click.option("--yes", is_flag=True, help="With --unattributed: do not ask again.")
@click.option("--strike", is_flag=True, help="Take them away.")
@click.option("--put-back", is_flag=True, help="Put back what was taken away.")
@click.option("--part", "parts", multiple=True, metavar="PART=VALUE", help="A part.")
@click.option("--lesson", type=int, metavar="N", help="Their lesson; 0 for none.")
@click.option("--speaker", metavar="NAME", help="Whose they are.")
@click.option("--history", is_flag=True, help="Each value, and when it was said.")
@json_option
@click.pass_obj
def edit(
    context: Context,
    /,
    number: int | None,
    set_id: str | None,
    session: int | None,
    **given: Any,
) -> None:
    """List what a session keeps, or put NUMBER of it right.

    The newest value holds; --history shows them all.
    """
    from tmworkshop.cli.sessions.edit_page import answer_entries, answer_entries_json

    found_set = context.set_id(set_id)
    file = context.workspace.open_set(found_set)
    if number is not None:
        _edit_one(context, _found(found_set, file, session, number), given)
        return
    for flag, told in given.items():
        if told and flag not in ("as_json", "yes"):
            raise click.UsageError(f"Which one? Give its NUMBER before --{flag}.")
    record, of = _session(file, session)
    (answer_entries_json if given["as_json"] else answer_entries)(record, of)


def _session(file: SetFile, number: int | None) -> tuple[Record, Session]:
    from tmworkshop.cli.sessions.page import called
    from tmworkshop.domain.record.record import record_of

    record = record_of(file.facts())
    return record, called(record, number)


def _found(set_id: str, file: SetFile, session: int | None, number: int) -> Found:
    from tmworkshop.application.editing import entry_in

    record, of = _session(file, session)
    return Found(set_id, file, record, of, entry_in(record, of, number))


def _edit_one(context: Context, found: Found, given: dict[str, Any]) -> None:
    from tmworkshop.application import editing
    from tmworkshop.domain.rights.editing import Edit

    shows = given["history"] or given["as_json"]
    if given["unattributed"]:
        _take_name_off(context, found, given)
        return
    wanted = _wanted(context, found, given)
    if wanted == Edit() and not shows:
        given = asked(context, found, given)
        if given["unattributed"]:
            _take_name_off(context, found, given)
            return
        wanted = _wanted(context, found, given)
    if wanted != Edit():
        stamp = context.stamper(found.file).stamp
        editing.edit(found.file, found.entry, wanted, (stamp, context.today))
    _answer(found, given)


def _wanted(context: Context, found: Found, given: dict[str, Any]) -> Edit:
    from tmworkshop.domain.names import find, tidy
    from tmworkshop.domain.rights.editing import Edit

    level, speaker, lesson = given["level"], given["speaker"], given["lesson"]
    words = given["words"]
    return Edit(
        words=None if words is None else " ".join(words.split()),
        level=Level(level) if level else None,
        agreed=given["agreed"] and bool(level),
        parts=dict(map(_part, given["parts"])),
        lesson=None if lesson is None else _lesson(context, lesson),
        speaker=find(tidy(speaker), found.record.names) if speaker else "",
        strike=given["strike"],
        put_back=given["put_back"],
    )


def _part(given: str) -> tuple[str, str]:
    part, sign, words = given.partition("=")
    if not sign:
        raise click.UsageError(f"--part is PART=VALUE, and {given!r} has no =.")
    return part.strip(), " ".join(words.split())


def _lesson(context: Context, number: int) -> str:
    return context.shelf.lesson(number).id if number else ""


def _answer(found: Found, given: dict[str, Any]) -> None:
    from tmworkshop.cli.sessions.edit_page import answer_entry, answer_entry_json

    facts = found.file.facts()
    show = answer_entry_json if given["as_json"] else answer_entry
    _, of = _session(found.file, found.session.number)
    now = _found(found.set_id, found.file, of.number, found.entry.number)
    show(now.record, now.entry, facts if given["history"] else ())


def _take_name_off(context: Context, found: Found, given: dict[str, Any]) -> None:
    """Take the name off for good, once that is confirmed; say what it cannot reach."""
    from tmworkshop.application.editing import went_out
    from tmworkshop.application.erasure import names_of_set
    from tmworkshop.application.lowering import take_name_off
    from tmworkshop.domain.dates import spoken_short
    from tmworkshop.domain.errors import Refused
    from tmworkshop.domain.rights.editing import ensure_nameless

    ensure_nameless(found.record, found.entry.kept)
    for sent in went_out(found.record, found.entry.kept):
        day = spoken_short(sent.at.date())
        say(f"They have gone out already, to {sent.to} on {day}: that stays there.")
    if not given["yes"]:
        context.may_ask_for("whether the name goes for good", "--yes")
        say(*wrapped(FOR_GOOD))
        if not context.confirms("Take the name off"):
            raise Refused("Nothing has been changed.")
    random_id = context.stamper().random_id
    copies = context.copies(found.set_id)
    names = names_of_set(found.file.facts())
    context.rest.clear(found.set_id, names)
    take_name_off(found.file, found.entry.kept.id, random_id, copies)
    context.rest.clear(found.set_id, names)  # what was made meanwhile
    say(*wrapped(NO_NAME))
    _say_what_is_left(context, found, names)


def _say_what_is_left(context: Context, found: Found, names: tuple[str, ...]) -> None:
    """Say where the words may still stand with whose they were."""

    def holds_them(words: str) -> bool:
        return found.entry.kept.id in words

    for file in context.rest.own_files_with(holds_them, found.set_id, names):
        say(f"A copy that you made, to be removed by you: {file}")
    for elsewhere in context.backups.elsewhere():
        say(f"A copy that cannot be reached: {elsewhere.place}")


def asked(context: Context, found: Found, given: dict[str, Any]) -> dict[str, Any]:
    """Return *given* with what someone says is to change."""
    from tmworkshop.cli.choosing import choose_one

    kept = found.entry.kept
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
    chosen = choose_one(context, "What is to change", FLAGS, choices)
    if chosen == "words":
        return {**given, "words": context.ask("The words", "--words", kept.words)}
    if chosen == "speaker":
        return {**given, "speaker": context.ask("Whose are they", "--speaker NAME")}
    if chosen != "level":
        return {**given, chosen: True}
    levels = {str(level): f"{level}: {read_by}" for level, read_by in READ_BY.items()}
    level = Level(choose_one(context, "Who may read them at most", "--level", levels))
    goes_further = kept.level is not None and level.rank > kept.level.rank
    agreed = goes_further and context.confirms("Did whoever said them agree to that")
    return {**given, "level": level, "agreed": agreed}
