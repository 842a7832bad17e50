"""Where pages of a workspace may lie: in it, and in a folder that people look into.

Whatever prints, clears or counts pages asks here. Which folder that is stands in the
settings; each that was ever written to is noted besides, so that whoever changes the
settings hides no page from an erasure.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.content.settings import NAME as SETTINGS
from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.drive.disk import (
    add_to,
    in_words,
    make_folder,
    place_of,
    read_file,
    replace_file,
)
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.values import Value, value

REPORTS = "reports"
NOTED = "page-places.txt"
ABOUT = "about-these-pages.txt"
BY_SYSTEMS = (".DS_Store", "desktop.ini", "Thumbs.db")  # in any folder
ABOUT_WORDS = """\
tmworkshop writes its pages here, makes them anew and removes them, folder by folder,
as a set is printed, renamed, erased or purged. Keep nothing of your own among them.
"""


@value
class PagePlaces(Value):
    """Where pages of one workspace may lie, its own folder first."""

    reached: tuple[Path, ...]
    unreached: tuple[Path, ...] = ()

    @property
    def reports(self) -> ReportFolder:
        """All of them as one, with the workspace's own folder to write to."""
        own, *others = self.reached
        return ReportFolder(own, others=others)

    def written_to(self, place: Path) -> ReportFolder:
        """Return all of them as one, with *place* to write to."""
        others = [each for each in self.reached if not _is_one(each, place)]
        return ReportFolder(place, others=others)


def find_page_places(workspace: Path) -> PagePlaces:
    """Return where pages of *workspace* may lie, and which of that is out of reach."""
    own = workspace / REPORTS
    named, unreached = [*_noted_places(workspace)], []
    try:
        named += filter(None, [find_settled_place(workspace)])
    except WorkshopError:  # whatever folder it names
        unreached.append(workspace / SETTINGS)
    reached = [own]
    for place in dict.fromkeys(named):
        if find_hindrance(workspace, place):
            unreached.append(place)
        elif not any(_is_one(each, place) for each in reached):
            reached.append(place)
    return PagePlaces(tuple(reached), tuple(unreached))


def find_settled_place(workspace: Path) -> Path | None:
    """Return where the settings have pages lie; None if nothing is settled."""
    named = read_settings(workspace).pages
    if not named:
        return None
    return place_of(named if named.startswith("~") else workspace / named)


def find_hindrance(workspace: Path, place: Path) -> str:
    """Return what keeps pages of *workspace* from lying in *place*; mostly nothing.

    Whole folders are removed there, so that it has to be one of ours, or empty.
    """
    real, home = _real(place), _real(workspace)
    if _is_one(place, workspace / REPORTS):
        return ""
    if real.is_relative_to(home) or home.is_relative_to(real):
        return "it lies in the workspace, or around it"
    if os.path.lexists(place):
        return _find_misfit(workspace, place)
    return "" if place.parent.is_dir() else "it is not there"


def take_place(workspace: Path, place: Path) -> None:
    """Make the folder *place*, say in it what it is for, and note it."""
    if _is_one(place, workspace / REPORTS):
        return
    about, noted = place / ABOUT, workspace / NOTED
    with in_words(noted):
        make_folder(workspace)
        if place not in _noted_places(workspace):  # before the first page lies there
            add_to(noted, f"{place}\n".encode())
    with in_words(about):
        make_folder(place)
        if not about.exists():
            replace_file(about, ABOUT_WORDS.encode())


def _find_misfit(workspace: Path, place: Path) -> str:
    """Return why *place*, which is there, is no folder for pages; mostly nothing."""
    if not (os.access(place, os.R_OK | os.W_OK | os.X_OK) and place.is_dir()):
        return "it cannot be written to"
    if os.path.ismount(place):  # Windows has no other before Python 3.12
        return "it is a whole drive, and no folder on it"
    is_known = place in _noted_places(workspace)
    return "" if is_known or _is_ours_or_empty(place) else "it holds other things"


def _noted_places(workspace: Path) -> tuple[Path, ...]:
    file = workspace / NOTED
    if not file.exists():
        return ()
    with in_words(file):
        lines = read_file(file).decode("utf-8", "replace").splitlines()
    return tuple(Path(line) for line in lines if line.strip())


def _is_ours_or_empty(place: Path) -> bool:
    names = {each.name for each in place.iterdir()}
    return ABOUT in names or names.issubset(BY_SYSTEMS)


def _is_one(place: Path, other: Path) -> bool:
    """Say whether two names are of one folder, in whatever letters they are."""
    with suppress(OSError):
        return place.samefile(other)
    return _real(place) == _real(other)


def _real(place: Path) -> Path:
    """Return what *place* comes to, through links; of a loop, itself."""
    return Path(os.path.realpath(place))
