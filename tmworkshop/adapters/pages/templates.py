"""Templates to be filled, the shipped ones or the facilitator's own.

Whatever a view says is text, never markup: it is escaped, and characters that would
turn the direction of our own words are left out. A facilitator's templates are found
first and run in the same sandbox as ours: they reach no file outside their folder. What
comes of it holds its style sheet and its fonts, and is no finished page yet
(`finished.py`).
"""

from __future__ import annotations

import re
import traceback
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.adapters.cells import UNSEEN
from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.content.resources import folder
from tmworkshop.domain.errors import FileComplaints, NotFound, WorkshopError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

STYLE = "page.css"
LARGEST = 10_000_000  # bytes of a template, a style sheet, a font or a picture
LONGEST = 20_000_000  # letters of a page
TOO_LONG = "the page would be far too long: look for a loop in a loop"
TOO_MUCH = "it takes more memory than a page may: look for a text repeated very often"
REFERENCE = re.compile(r'url\("(?!data:)([^"]+)"\)')
MEDIA_TYPES = {
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
}
# controls, but for tab and newline, and what turns the direction of words around it
LEFT_OUT = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *UNSEEN))


class Templates:
    """Templates to be filled; those in the folder *own* are found first."""

    def __init__(self, own: Path | None = None) -> None:
        self._folders = (*([own] if own else []), folder("templates"))
        self.sources: dict[str, str] = {}  # of the templates that were taken up

    def fill(self, template: str, view: object) -> str:
        """Return *template* (say "participant.html") filled with *view*, as HTML."""
        with self._in_words(template):
            parts = self._environment.get_template(template).generate(page=view)
            return "".join(_within_bounds(parts, template))

    def read(self, template: str) -> str:
        """Return *template* as it was written, once it is seen to be one."""
        with self._in_words(template):
            self._environment.get_template(template)
            return self.sources[template]

    @contextmanager
    def _in_words(self, template: str) -> Iterator[None]:
        from jinja2 import TemplateNotFound

        try:
            yield
        except TemplateNotFound as missing:
            raise NotFound(f"there is no page called {missing.name!r}") from None
        except WorkshopError:
            raise
        except Exception as error:  # whatever a template that someone wrote may do
            raise FileComplaints(*self._complaint(template, error)) from error

    @cached_property
    def _environment(self) -> SandboxedEnvironment:
        from jinja2 import FunctionLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        environment = SandboxedEnvironment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_seen,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["stylesheet"] = self._stylesheet()
        return environment

    def _stylesheet(self) -> Markup:
        from markupsafe import Markup

        css = _text(self._file(STYLE))
        return Markup(REFERENCE.sub(self._inlined, css))  # noqa: S704 - no one's words

    def _inlined(self, reference: re.Match[str]) -> str:
        file = self._file(reference[1])
        content = b64encode(read_given_file(file, LARGEST)).decode("ascii")
        media_type = MEDIA_TYPES.get(file.suffix, "application/octet-stream")
        return f'url("data:{media_type};base64,{content}")'

    def _source(self, name: str) -> tuple[str, str, None] | None:
        if not (file := self._found(name)):
            return None
        self.sources[name] = _text(file)
        return self.sources[name], str(file), None

    def _file(self, name: str) -> Path:
        if file := self._found(name):
            return file
        raise FileComplaints(STYLE, (f"there is no {name!r} beside it",))

    def _found(self, name: str) -> Path | None:
        """Return the file *name* of one of our folders, wherever links may lead."""
        for home in self._folders:
            with suppress(OSError, ValueError):  # a name that no file can have
                file = (home / name).resolve()
                if file.is_relative_to(home.resolve()) and file.is_file():
                    return file
        return None

    def _complaint(
        self, template: str, error: Exception
    ) -> tuple[str, tuple[str, ...]]:
        walked = traceback.walk_tb(error.__traceback__)
        frames = traceback.StackSummary.extract(walked, lookup_lines=False)
        places = [frame for frame in frames if Path(frame.filename).suffix == ".html"]
        file = getattr(error, "filename", None)
        line = getattr(error, "lineno", None)
        if places:
            file, line = places[-1].filename, places[-1].lineno
        why = TOO_MUCH if isinstance(error, MemoryError) else error
        return str(file or template), (f"line {line or '?'}: {why}",)


def _within_bounds(parts: Iterable[str], template: str) -> Iterator[str]:
    """Yield *parts*; FileComplaints once they are more than any page can be."""
    letters = 0
    for part in parts:
        letters += len(part)
        if letters > LONGEST:
            raise FileComplaints(template, (TOO_LONG,))
        yield part


def _text(file: Path) -> str:
    # utf-8-sig, because Notepad writes a mark before the first letter
    return read_given_file(file, LARGEST).decode("utf-8-sig").replace("\r\n", "\n")


def _seen(words: object) -> object:
    # markup is what a macro of ours has already made of such words
    return words.translate(LEFT_OUT) if type(words) is str else words
