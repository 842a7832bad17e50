"""The folder where a facilitator's sets live, one file a set, named by its id.

An id is a slug of the set's name, so no name can leave the folder.  A folder that is
not made yet is an empty workspace; one that cannot be read is an error, never empty.
platformdirs is imported only when nobody says where the workspace is.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from tmworkshop.adapters.disk import in_words, make_folder
from tmworkshop.adapters.store import FactFile
from tmworkshop.domain.errors import Conflict, Environment, NotFound, Unclear
from tmworkshop.domain.names import nearest

ENDING = ".jsonl"
LONGEST = 60
RESERVED = {  # Windows keeps these names for devices, whatever the ending
    "aux",
    "con",
    "nul",
    "prn",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
# letters that do not come apart into an ASCII letter and its accent
SPELT = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ł": "l", "œ": "oe"}
    | dict.fromkeys("'\N{RIGHT SINGLE QUOTATION MARK}", "")
)


class FolderWorkspace:
    """The sets in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    def sets(self) -> tuple[str, ...]:
        """Return the ids of the sets, in alphabetical order."""
        folder = self._folder / "sets"
        try:
            with in_words(folder):
                files = [file for file in folder.iterdir() if file.suffix == ENDING]
        except Environment as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return ()
            raise
        return tuple(sorted(file.stem for file in files if _is_id(file.stem)))

    def id_for(self, name: str) -> str:
        """Return the id of a set called *name*; a free number if it has no slug."""
        if found := slug(name):
            return found
        taken = self.sets()
        numbered = (f"set-{number}" for number in count(1))
        return next(each for each in numbered if each not in taken)

    def open_set(self, set_id: str) -> FactFile:
        """Return the set *set_id*; NotFound names the nearest one."""
        known = self.sets()
        if (found := slug(set_id)) not in known:
            raise NotFound(_no_set(set_id, known))
        return FactFile(self._file(found))

    def found_set(self, set_id: str) -> FactFile:
        """Return a new, empty set; Conflict if the id is taken."""
        if not _is_id(set_id):
            raise Unclear(
                f"{set_id!r} cannot be the id of a set: "
                "an id is of small letters, digits and hyphens."
            )
        if set_id in self.sets():
            raise Conflict(f"There is a set called {set_id!r} already.")
        file = self._file(set_id)
        with in_words(self._folder):
            make_folder(self._folder)
            make_folder(file.parent)
        founded = FactFile(file)
        founded.found()
        return founded

    def _file(self, set_id: str) -> Path:
        return self._folder / "sets" / f"{set_id}{ENDING}"


def workspace_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the folder that *option* names, or *environ*, or the platform's own.

    A folder that was named may still be missing, but not the one it lies in: that
    would be a drive not plugged in, or a slip of the finger.
    """
    if named := option or environ.get("TMWORKSHOP_WORKSPACE"):
        return _named_folder(Path(named).expanduser().absolute())
    from platformdirs import user_data_path

    return user_data_path("tmworkshop", appauthor=False)


def _named_folder(folder: Path) -> Path:
    with in_words(folder):
        if folder.exists() and not folder.is_dir():
            raise Environment(f"{folder} is a file; a workspace is a folder.")
        if not folder.parent.is_dir():
            raise Environment(
                f"There is no folder {folder.parent} for the workspace to lie in: "
                "is a drive not plugged in, or a letter wrong?"
            )
    return folder


def _no_set(wanted: str, known: tuple[str, ...]) -> str:
    if not known:
        return f"No set is called {wanted!r}: there is no set yet."
    if hint := nearest(wanted, known):
        return f"No set is called {wanted!r}.{hint}"
    return f"No set is called {wanted!r}: there are {', '.join(known)}."


def _is_id(text: str) -> bool:
    return bool(text) and text == slug(text)


def slug(name: str) -> str:
    """Return *name* in small ASCII letters, digits and hyphens; perhaps nothing."""
    from unicodedata import normalize

    spelt = normalize("NFKD", name).casefold().translate(SPELT)
    plain = normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = "".join(each if each.isalnum() else " " for each in plain).split()
    short = "-".join(words)[:LONGEST].rstrip("-")
    return f"{short}-set" if short in RESERVED else short
