"""Whether a theme of one's own stands where the programme can count it."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.library import Library, Theme


def beneath_amiss(theme: Theme, library: Library) -> Iterator[str]:
    """Yield what keeps *theme* from being counted with what it stands beneath."""
    if theme.beneath not in library.theme_ids:
        return
    top = Codebook(library.themes).line(theme)[0]
    if top.beneath in library.theme_ids:
        yield f"it stands beneath itself, by way of {theme.beneath}"
    elif theme.section != top.section:
        yield f"its section is {top.section!r}, as that of {top.id}"
