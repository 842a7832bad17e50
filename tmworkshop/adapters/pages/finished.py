"""Pages as one HTML file each, finished: filled, and scrubbed whoever wrote them.

Shipped templates are filled here.  Those of someone's own may loop without end or ask
for more memory than there is, and are filled by a program of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.adapters.pages.filled_apart import FilledApart
from tmworkshop.adapters.pages.scrub import Scrubbed, scrub_page
from tmworkshop.adapters.pages.style_sheets import clean_css
from tmworkshop.adapters.pages.templates import LARGEST, REFERENCE, Templates

TAKEN_OUT = "a page loads and runs nothing, so this is taken out of it:"
MOST_NAMED = 12  # things that were taken out of a page


class Pages:
    """Pages of templates, those in the folder *own* first; what was amiss is told."""

    def __init__(
        self, own: Path | None = None, tell: Callable[[str], object] | None = None
    ) -> None:
        has_own = own and any(own.glob("*.html"))
        self._apart = FilledApart(own) if own and has_own else None
        self._templates = Templates(own)
        self._tell = tell
        self._told: set[str] = set()
        self._last: tuple[object, ...] = ()

    def render(self, template: str, view: object) -> str:
        """Return *template* (say "participant.html") with *view* in it, as a page.

        It loads and runs nothing; what would have is taken out of it, and told once.
        """
        if self._last and self._last[0] == template and self._last[1] is view:
            return str(self._last[2])  # the PDF comes after the HTML
        done = self._finish(template, view)
        self._last = template, view, done.page
        if done.taken:
            self._say_once(f"{template}: {TAKEN_OUT} {list_taken(done.taken)}.")
        return done.page

    def _finish(self, template: str, view: object) -> Scrubbed:
        if self._apart:
            return self._apart.finish(template, view)
        return scrub_page(self._templates.fill(template, view))

    def _say_once(self, words: str) -> None:
        if self._tell and words not in self._told:
            self._told.add(words)
            self._tell(words)


def list_taken(taken: Sequence[str]) -> str:
    """Return what was *taken* out of a page, as far as a line may hold it."""
    rest = len(taken) - MOST_NAMED
    more = f", and {rest:,} more" if rest > 0 else ""
    return f"{', '.join(taken[:MOST_NAMED])}{more}"


def look_at_style(file: Path) -> tuple[str, ...]:
    """Return what the style sheet *file* would have taken out of every page."""
    css = read_given_file(file, LARGEST).decode("utf-8-sig", "replace")
    return clean_css(REFERENCE.sub("", css))[1]  # what lies beside it comes along
