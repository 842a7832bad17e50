"""``tmworkshop member export``: all that is held about one person, for them alone."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.cli.echo import SCHEMA, answer, say
from tmworkshop.cli.member.data_for_programs import (
    gather_personal_data,
    write_personal_data,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FOLDER, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import choose_set, open_pages, open_shelf, open_workspace
from tmworkshop.domain.pages.held_page import held_page


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
def command(
    options: Options, name: str, set_name: str | None, folder: Path | None
) -> None:
    """Write all that is held about NAME, as a page to read and as JSON.

    It is theirs alone: what they said, private words too, with every change; what
    they let leave the set, and what left; nothing that others said.
    """
    set_id = choose_set(options, set_name)
    data = gather_personal_data(open_workspace(options).open_set(set_id).facts(), name)
    purposes = {each.id: each.short for each in open_shelf(options).slip().purposes}
    view = held_page(data, purposes, WallClock(options.environ).today)
    page = open_pages(options).render("export.html", view)
    document = {"schema": SCHEMA, "member": write_personal_data(data, words=True)}
    written = json.dumps(document, indent=2, default=str, ensure_ascii=False)
    place = folder or options.folder / "exports"
    exports = ReportFolder(place, is_ours=folder is None)
    file = f"{data.member} {data.name}"
    where = (file,) if folder else (set_id, file)
    answer(str(exports.put(where, ".html", page.encode())))
    answer(str(exports.put(where, ".json", written.encode())))
    exports.clear_former(where, data.member)
    say(f"For {data.name} and nobody else.")
