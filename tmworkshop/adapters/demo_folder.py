"""The folder that a demo is written into, sealed with a list of all that it wrote.

Only a folder that still holds what its seal says is cleared for another demo, so that
nobody's own work is ever lost in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words, make_folder, replace_file
from tmworkshop.domain.errors import Refused

SEAL = "made-by-tmworkshop-demo.txt"
LAPTOPS, KEYS, POST, PAGES = "laptops", "keys", "post", "pages"
TYPED = "what-was-typed.txt"
BEFORE = "workspace"  # where an older demo has all its sets
MADE = (LAPTOPS, KEYS, POST, PAGES, TYPED, BEFORE)
UNFINISHED = "A demo was begun here and did not come to its end."
FINISHED = "All that the demo wrote here, each file with its SHA-256:"
# what looking round in the workspace leaves behind: nobody's words are lost with it
LEFT_BY_LOOKING = frozenset(("reports", "logs", "counts", "marks"))
LOCK = ".lock"


class DemoFolder:
    """A folder for a demo: its laptops, what they send, its pages, and a seal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.post = folder / POST
        self.pages = folder / PAGES
        self.typed = folder / TYPED

    def laptop(self, name: str) -> Path:
        """Return the workspace of the laptop *name*."""
        return self._folder / LAPTOPS / name

    def key(self, name: str) -> Path:
        """Return the folder of what belongs to that computer alone."""
        return self._folder / KEYS / name

    def clear(self) -> None:
        """Make the folder ready; Refused if it holds anything but an earlier demo."""
        with in_words(self._folder):
            make_folder(self._folder)
            if names := sorted(entry.name for entry in self._folder.iterdir()):
                self._clear_away(names)
            self._write_seal(UNFINISHED)

    def seal(self) -> None:
        """Write down all that the folder holds now."""
        with in_words(self._folder):
            digests = self._digests().items()
            lines = (f"{digest}  {name}" for name, digest in digests)
            self._write_seal("\n".join((FINISHED, *lines)))

    def _clear_away(self, names: Sequence[str]) -> None:
        from shutil import rmtree

        heading, sealed = self._sealed()
        if heading not in (UNFINISHED, FINISHED):
            raise Refused(
                f"{self._folder} is not empty. Name a folder that is new or empty."
            )
        added = [name for name in names if name not in (SEAL, *MADE)]
        if heading == FINISHED:
            now = self._digests()
            added += [name for name in now if now[name] != sealed.get(name)]
        if added:
            raise Refused(
                f"{self._folder} holds a demo, and something has been added to it "
                f"since: {added[0]}. Name another folder, or delete this one."
            )
        for made in self._made():
            rmtree(made) if made.is_dir() else made.unlink()

    def _sealed(self) -> tuple[str, Mapping[str, str]]:
        """Return how the seal begins, and the files that it lists; nothing without."""
        seal = self._folder / SEAL
        text = seal.read_text("utf-8", "replace") if seal.is_file() else ""
        heading, *lines = text.splitlines() or [""]
        listed = (line.partition("  ") for line in lines)
        return heading, {name: digest for digest, _, name in listed}

    def _write_seal(self, text: str) -> None:
        replace_file(self._folder / SEAL, f"{text}\n".encode())

    def _digests(self) -> Mapping[str, str]:
        files = {file.relative_to(self._folder): file for file in self._files()}
        return {
            name.as_posix(): sha256(file.read_bytes()).hexdigest()
            for name, file in sorted(files.items())
        }

    def _files(self) -> Iterator[Path]:
        for made in self._made():
            for file in made.rglob("*") if made.is_dir() else (made,):
                places = file.relative_to(self._folder).parts[1:3]
                by_looking = not LEFT_BY_LOOKING.isdisjoint(places)
                if file.is_file() and file.suffix != LOCK and not by_looking:
                    yield file

    def _made(self) -> Iterator[Path]:
        every = (self._folder / name for name in MADE)
        return (made for made in every if made.exists())
