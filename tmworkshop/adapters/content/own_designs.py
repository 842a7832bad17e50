"""A facilitator's own designs in the workspace: which there are, and a new one."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.adapters.content.files import Files
from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.content.toml_files import LARGEST
from tmworkshop.domain.design_copy import explain_design
from tmworkshop.domain.errors import Conflict, Unclear
from tmworkshop.domain.names import find_id

SHIPPED, OWN = "sessions", "designs"


class OwnDesigns:
    """The designs in the folder of a workspace, beside the shipped ones."""

    def __init__(self, workspace_folder: Path) -> None:
        self._folder = workspace_folder / OWN
        self._files = Files(workspace_folder)

    def names(self) -> set[str]:
        """Return the names of the facilitator's own."""
        return {file.stem for file in self._folder.glob("*.toml")}

    def begin(self, name: str, origin: str) -> Path:
        """Write a design called *name*, a copy of *origin*, and return its file.

        Conflict if there is one already: nothing is written over.
        """
        from tmworkshop.adapters.drive.disk import in_words, make_folder, open_private
        from tmworkshop.adapters.drive.file_names import plain_slug_of

        if name != (plain := plain_slug_of(name)) or not name:
            better = plain or "our-evening"
            raise Unclear(
                f"{name!r} is no name of a design: write it in small letters, digits "
                f"and hyphens, such as {better}."
            )
        known = self._files.by_name(SHIPPED, own=OWN)
        source = known[find_id(origin, {each: each for each in known}, "design")]
        text = read_given_file(source, LARGEST).decode("utf-8-sig")
        file = self._folder / f"{name}.toml"
        with in_words(file):
            make_folder(self._folder)
            try:
                with open(file, "xb", opener=open_private) as new:
                    new.write(explain_design(text, name).encode())
            except FileExistsError:
                raise Conflict(
                    f"{file} is there already, and stays as it is: choose another name."
                ) from None
        return file
