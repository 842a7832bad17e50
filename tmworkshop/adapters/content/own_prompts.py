"""Which cards and themes are a facilitator's own, written in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tmworkshop.adapters.content.files import Files
from tmworkshop.adapters.content.toml_files import read_toml

TABLES: Mapping[str, str] = {"evidence": "card", "themes": "theme"}


def own_ids(workspace_folder: Path, kind: str) -> set[str]:
    """Return the ids of one's own *kind*, in files that are known to hold it."""
    files = Files(workspace_folder).owned(f"prompts/{kind}").values()
    tables = (read_toml(file).get(TABLES[kind], []) for file in files)
    return {each["id"] for held in tables for each in held}
