"""Where the data lies that ships beside the code: templates, designs, prompts.

A wheel carries the three folders inside the package; a checkout, and an editable
install of one, has them beside it. Plain paths, because the libraries we stand on
run from no zip, and importing importlib.resources takes ten milliseconds.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tmworkshop.domain.errors import NotFound

PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """Return the data folder *name*."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def load_toml(name: str, *parts: str) -> dict[str, Any]:
    """Read the TOML file at *parts* of the data folder *name*, without its ending."""
    file = folder(name).joinpath(*parts[:-1], f"{parts[-1]}.toml")
    # a name that someone typed may not climb out of its folder
    if Path(parts[-1]).name != parts[-1] or not file.is_file():
        raise NotFound(f"there is no {parts[-1]!r} among the {name}")
    return tomllib.loads(file.read_text(encoding="utf-8"))
