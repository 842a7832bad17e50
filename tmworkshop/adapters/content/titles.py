"""Ids with their titles, picked out of the lines of content without reading the rest.

For whoever is offered them while they type: a file is neither parsed nor checked, and
one that has no such lines offers none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tmworkshop.adapters.content.files import Files
from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.content.toml_files import LARGEST

ROW = r'^{key} *= *"?([\w.-]+)"? *$(?:\n(?:number|short) *=.*)?'
TITLE = r'(?:\n(?:title|text) *= *"([^"\\\n]*)")?'


def pick_titles(workspace: Path, path: str, key: str = "id") -> dict[str, str]:
    """Return the titles of what lies at *path*, a file or a folder, by their *key*."""
    files = Files(workspace)
    both = files.both(path) or files.by_name(path).values()
    return _titles_in(both, key)


def pick_designs(workspace: Path) -> dict[str, str]:
    """Return the titles of the designs by their ids."""
    return _titles_in(Files(workspace).by_name("sessions", own="designs").values())


def pick_names(workspace: Path, path: str) -> dict[str, str]:
    """Return the names of the files in the folder *path*, each with the first title."""
    files = Files(workspace).by_name(path)
    return {name: _first_title(_read(file)) for name, file in files.items()}


def _titles_in(files: Iterable[Path], key: str = "id") -> dict[str, str]:
    row = re.compile(ROW.format(key=key) + TITLE, re.MULTILINE)
    pairs = (pair for file in files for pair in row.findall(_read(file)))
    return dict(pairs)


def _first_title(text: str) -> str:
    first = re.search(r'^title *= *"([^"\\\n]*)"', text, re.MULTILINE)
    return first[1] if first else ""


def _read(file: Path) -> str:
    content = read_given_file(file, LARGEST)
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
