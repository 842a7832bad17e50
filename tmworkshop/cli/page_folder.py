"""Where pages go: into the workspace, or on one's own laptop where people look.

A folder that is copied away is asked about once; what was settled stands in the
settings. Nothing here is imported but where pages are printed or cleared.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tmworkshop.adapters.content.settings import NAME, read_settings, write_settings
from tmworkshop.adapters.drive.sync_programs import find_keeper
from tmworkshop.adapters.page_places import (
    REPORTS,
    find_hindrance,
    find_page_places,
    find_settled_place,
    take_place,
)
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.errors import WorkshopError

CALLED = "tmworkshop"  # the folder, among someone's documents
FOUND = (
    "Pages are easiest found among your documents, in the folder below. But that lies "
    "in {}: pages with names on them would be copied to other machines. If not there, "
    "they stay in the workspace."
)


def open_reports(options: Options) -> ReportFolder:
    """Return where pages of the workspace are written, and found."""
    workspace = options.folder
    place = find_settled_place(workspace) or _settle(options)
    place = _take(workspace, place)
    return find_page_places(workspace).written_to(place)


def _take(workspace: Path, place: Path) -> Path:
    """Return *place*, made ready for pages, or the workspace's own if it cannot be."""
    own = workspace / REPORTS
    trouble = find_hindrance(workspace, place)
    if not trouble:
        try:
            take_place(workspace, place)
        except WorkshopError as refusal:
            trouble = str(refusal)
        else:
            return place
    words = (
        f"The pages cannot lie where {NAME} has them: {trouble.rstrip('.')}. They go "
        "into the workspace."
    )
    say(*wrap(words), f"  {place}")
    return own


def _settle(options: Options) -> Path:
    """Return where pages go that nothing is settled about; settle it if it can be."""
    own = options.folder / REPORTS
    place = None if options.is_folder_named else _find_where_people_look(options)
    if place is None or find_hindrance(options.folder, place):
        return own
    if keeper := _find_keeper(place, options):
        asker = Asker(options)
        if not asker.is_there:
            return own
        say(*wrap(FOUND.format(keeper)), f"  {place}")
        if not asker.confirm("Put pages there all the same"):
            place = own
    _keep(options, place)
    return find_settled_place(options.folder) or own


def _find_where_people_look(options: Options) -> Path | None:
    """Return a folder among someone's documents, if the workspace is on their laptop.

    One beside a program that is carried about is not.
    """
    from platformdirs import user_data_path, user_documents_path

    if options.folder != user_data_path("tmworkshop", appauthor=False):
        return None
    return user_documents_path() / CALLED


def _find_keeper(place: Path, options: Options) -> str:
    """Return what copies *place* away, or may: on a Mac that cannot be seen."""
    maybe = "iCloud Drive, perhaps" if sys.platform == "darwin" else ""
    return find_keeper(place, options.environ) or maybe


def _keep(options: Options, place: Path) -> None:
    """Keep that pages go to *place*, and say so, unless another window was first."""
    workspace = options.folder
    pages = REPORTS if place == workspace / REPORTS else str(place)
    with open_workspace(options).deciding():  # two windows may print at once
        present = read_settings(workspace)
        if present.pages:
            return
        take_place(workspace, place)
        file = write_settings(workspace, replace(present, pages=pages))
    say(f"Pages go there from now on, as {file.name} says:", f"  {place}")
