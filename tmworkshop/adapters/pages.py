"""Pages as one HTML file each, from the shipped templates or the facilitator's own.

Whatever a view says is text, never markup: it is escaped, and characters that would
turn the direction of our own words are left out. A facilitator's templates are found
first and run in the same sandbox as ours. A finished page holds its style sheet and
its fonts and fetches nothing.
"""

from __future__ import annotations

import re
import traceback
from base64 import b64encode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tmworkshop.adapters.resources import folder
from tmworkshop.domain.errors import FileComplaints, NotFound

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

STYLE = "page.css"
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
UNSEEN = dict.fromkeys(
    code
    for first, last in (
        (0, 8),
        (11, 31),
        (127, 159),
        (0x202A, 0x202E),
        (0x2066, 0x2069),
    )
    for code in range(first, last + 1)
)


class Pages:
    """Templates to be filled; those in the folder *own* are found first."""

    def __init__(self, own: Path | None = None) -> None:
        self._folders = (*([own] if own else []), folder("templates"))

    def render(self, template: str, view: object) -> str:
        """Return *template* (say "participant.html") filled with *view*, as HTML."""
        from jinja2 import TemplateError, TemplateNotFound

        try:
            return self._environment.get_template(template).render(page=view)
        except TemplateNotFound as missing:
            raise NotFound(f"there is no page called {missing.name!r}") from None
        except (TemplateError, TypeError, ValueError) as error:
            raise FileComplaints(*self._complaint(template, error)) from error

    @cached_property
    def _environment(self) -> SandboxedEnvironment:
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        environment = SandboxedEnvironment(
            # utf-8-sig, because Notepad writes a mark before the first letter
            loader=FileSystemLoader(self._folders, encoding="utf-8-sig"),
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

        css = self._file(STYLE).read_text(encoding="utf-8-sig")
        return Markup(REFERENCE.sub(self._inlined, css))  # noqa: S704 - no one's words

    def _inlined(self, reference: re.Match[str]) -> str:
        file = self._file(reference[1])
        content = b64encode(file.read_bytes()).decode("ascii")
        media_type = MEDIA_TYPES.get(file.suffix, "application/octet-stream")
        return f'url("data:{media_type};base64,{content}")'

    def _file(self, name: str) -> Path:
        for home in self._folders:
            file = (home / name).resolve()
            if file.is_relative_to(home.resolve()) and file.is_file():
                return file
        raise FileComplaints(STYLE, (f"there is no {name!r} beside it",))

    def _complaint(
        self, template: str, error: Exception
    ) -> tuple[str, tuple[str, ...]]:
        frames = traceback.extract_tb(error.__traceback__)
        places = [frame for frame in frames if Path(frame.filename).suffix == ".html"]
        file = getattr(error, "filename", None)
        line = getattr(error, "lineno", None)
        if places:
            file, line = places[-1].filename, places[-1].lineno
        return str(file or template), (f"line {line or '?'}: {error}",)


def _seen(words: object) -> object:
    # markup is what a macro of ours has already made of such words
    return words.translate(UNSEEN) if type(words) is str else words
