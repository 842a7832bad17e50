"""``tmworkshop backup``: put a copy of the whole workspace aside, and take one up."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, json_option, say, wrapped
from tmworkshop.cli.examples import ExampleGroup

folder = click.Path(path_type=Path, file_okay=False)


@click.group("backup", cls=ExampleGroup, example="tmworkshop backup make")
def command() -> None:
    """Backups: make one, list them, verify them, restore one."""


@command.command(
    "make",
    example="tmworkshop backup make\ntmworkshop backup make --to E:/",
)
@click.option("--to", "place", type=folder, metavar="DIR", help="Elsewhere: a stick.")
@click.pass_obj
def make(context: Context, place: Path | None) -> None:
    """Make a backup of every set, the settings and your own designs and pages.

    One is made by itself whenever a session closes; those make room for newer ones.
    One made by hand stays until you remove it.
    """
    from tmworkshop.adapters.backups.folder_backups import BY_HAND

    if place is None:
        answer(context.backups.make(BY_HAND))
        return
    answer(str(context.backups.make_at(place)))
    say(
        *wrapped(
            "An erasure cannot reach a copy elsewhere: tmworkshop notes that there is "
            "one, and it is yours to keep safe and to remove."
        )
    )


@command.command("list", example="tmworkshop backup list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the backups, the oldest first, and the copies made to other places."""
    from tmworkshop.cli.backups.page import answer_backups, answer_backups_json

    show = answer_backups_json if as_json else answer_backups
    show(context.backups.files(), context.backups.elsewhere())


@command.command(
    "verify",
    example="tmworkshop backup verify\ntmworkshop backup verify last",
)
@click.argument("name", required=False)
@json_option
@click.pass_obj
def verify(context: Context, name: str | None, *, as_json: bool) -> None:
    """Open NAME, a file or a backup of the list, and read it to its end; else all."""
    from tmworkshop.adapters.backups.looking import looked_through
    from tmworkshop.cli.backups.page import answer_verified, verified_rows
    from tmworkshop.domain.errors import Damaged

    backups = context.backups
    files = (backups.file(name),) if name else backups.files()
    looked = [looked_through(file) for file in files]
    if as_json:
        answer_json(backups=verified_rows(looked))
    else:
        answer_verified(looked)
    if wrong := [each for each in looked if each.trouble]:
        raise Damaged(
            f"{len(wrong)} of {len(looked)} cannot be restored. "
            "Make a new one: tmworkshop backup make"
        )


@command.command(
    "restore",
    example="tmworkshop backup restore last --to Restored\n"
    "tmworkshop backup restore last --in-place --set dyffryn",
)
@click.argument("name")
@click.option("--to", "place", type=folder, metavar="DIR", help="A new folder for it.")
@click.option("--in-place", is_flag=True, help="Replace the sets of this workspace.")
@click.option("--set", "sets", multiple=True, metavar="SET", help="In place: only it.")
@click.option("--yes", is_flag=True, help="In place: do not ask again.")
@click.pass_obj
def restore(
    context: Context,
    name: str,
    place: Path | None,
    *,
    in_place: bool,
    sets: tuple[str, ...],
    yes: bool,
) -> None:
    """Restore NAME, a file or a backup of the list, to a new folder first.

    Look at it there; in place, the sets as they are become a backup themselves.
    """
    from tmworkshop.adapters.backups.restoring import unpacked
    from tmworkshop.cli.backups import restoring

    if in_place and place:
        raise click.UsageError("--to and --in-place are two ways: give one of them.")
    if sets and not in_place:
        raise click.UsageError("--set is for --in-place; to a folder goes all of it.")
    file = context.backups.file(name)
    if not in_place and place is None:
        place = Path(context.ask("A new folder for it", "--to DIR"))
    backup = unpacked(file)
    if place:
        restoring.to_a_place(context, backup, place)
    else:
        restoring.in_place(context, backup, sets, sure=yes)
