"""``tmworkshop member export``: all that is held about one person, for them alone."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.cli.asker import SHORTEST, Asker
from tmworkshop.cli.echo import SCHEMA, answer, say
from tmworkshop.cli.member.data_for_programs import (
    gather_personal_data,
    write_personal_data,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FILE, FOLDER, read_first_line, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import choose_set, open_pages, open_shelf, open_workspace
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.pages.held_page import held_page
from tmworkshop.domain.rights.personal_data import PersonalData


@verb("megan --set dyffryn --to /media/stick")
@click.argument("name")
@set_option
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=FOLDER,
    help="Write it here, not into the workspace's exports.",
)
@click.option(
    "--password", "asks", is_flag=True, help="One PDF instead, locked: it is asked for."
)
@click.option(
    "--password-file", type=FILE, metavar="FILE", help="The same; its first line."
)
def command(
    options: Options,
    name: str,
    set_name: str | None,
    folder: Path | None,
    *,
    asks: bool,
    password_file: Path | None,
) -> None:
    """Write all that is held about NAME, as a page to read and as JSON.

    It is theirs alone: what they said, private words too, with every change; what
    they let leave the set, and what left; nothing that others said. With a password
    it is one PDF, for any program that shows PDFs, with the JSON attached.
    """
    set_id = choose_set(options, set_name)
    data = gather_personal_data(open_workspace(options).open_set(set_id).facts(), name)
    password = _password(options, asks=asks, file=password_file)
    page, written = _write(options, data)
    place = folder or options.folder / "exports"
    exports = ReportFolder(place, is_ours=folder is None)
    file = f"{data.member} {data.name}"
    where = (file,) if folder else (set_id, file)
    if password:
        from tmworkshop.adapters.pages.locked_pdf import lock_pdf

        pdf = WeasyPress(say).pdf(page)
        locked = lock_pdf(pdf, password, {"data.json": written})
        answer(str(exports.put(where, ".pdf", locked)))
    else:
        answer(str(exports.put(where, ".html", page.encode())))
        answer(str(exports.put(where, ".json", written)))
    exports.clear_former(where, data.member)
    say(f"For {data.name} and nobody else.")
    if password:
        say("The password is kept nowhere: tell them by another way than the file.")


def _write(options: Options, data: PersonalData) -> tuple[str, bytes]:
    """Return what is held, as a page and for programs."""
    purposes = {each.id: each.short for each in open_shelf(options).slip().purposes}
    view = held_page(data, purposes, WallClock(options.environ).today)
    page = open_pages(options).render("export.html", view)
    document = {"schema": SCHEMA, "member": write_personal_data(data, words=True)}
    written = json.dumps(document, indent=2, default=str, ensure_ascii=False)
    return page, written.encode()


def _password(options: Options, *, asks: bool, file: Path | None) -> str:
    """Return the password to lock with; none where none is wanted."""
    if not (asks or file):
        return ""
    from tmworkshop.adapters.pages.locked_pdf import ensure_can_lock

    ensure_can_lock()
    given = (
        read_first_line(file)
        if file
        else Asker(options).ask_new_secret("A password for it", "--password-file FILE")
    )
    if len(given) < SHORTEST:
        raise Unclear(f"A password has {SHORTEST} letters or more.")
    return given
