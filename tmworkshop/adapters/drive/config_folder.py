"""The platform's folder for what belongs to this computer, and goes into no copy."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tmworkshop.adapters.drive.carried import find_kept
from tmworkshop.adapters.drive.disk import place_of

NAMED = "TMWORKSHOP_CONFIG"


def config_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder that *environ* names, or the platform's own; it may be missing.

    Where all is kept beside the program, as the laptop is lent, it lies there too.

    On Linux it is told here, as platformdirs would, which takes longer to import than
    all else that a session reads before its first question.
    """
    if named := environ.get(NAMED):
        return place_of(named)
    if kept := find_kept():
        return kept / "config"
    if sys.platform == "linux":
        base = environ.get("XDG_CONFIG_HOME", "")
        home = Path(base) if base.startswith("/") else Path.home() / ".config"
        return home / "tmworkshop"
    from platformdirs import user_config_path

    # Windows and macOS have one place for this and for data, where the workspace lies
    place = user_config_path("tmworkshop", appauthor=False)
    return place.with_name("tmworkshop-config")
