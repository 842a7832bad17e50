"""Where the data lies that ships beside the code: templates, designs, prompts, docs.

A wheel carries the folders inside the package; a checkout, and an editable install of
one, has them beside it. Plain paths, because the libraries we stand on run from no
zip, and importing importlib.resources takes ten milliseconds.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def folder(name: str) -> Path:
    """Return the data folder *name*."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name
