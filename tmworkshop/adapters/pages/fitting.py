"""Sheets that run over by a few lines, set tighter so that one sheet is enough.

A template marks such a sheet by its class and an id; how tight looks is the style
sheet's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element


class LaidOutPage(Protocol):
    """A page of paper, by what WeasyPrint tells of it."""

    @property
    def anchors(self) -> Mapping[str | None, object]:
        """What stands on this page, by its id."""


class LaidOut(Protocol):
    """A document cut into pages."""

    @property
    def pages(self) -> Sequence[LaidOutPage]:
        """The pages, in order."""


Document = TypeVar("Document", bound=LaidOut)


def fitted(html: Element, lay_out: Callable[[], Document]) -> Document:
    """Return *html* laid out, tighter where that brings a sheet onto one page."""
    document = lay_out()
    long = _running_over(html, document)
    if not long:
        return document
    for sheet in long:
        sheet.set("class", "sheet tight")
    document = lay_out()
    still_long = _running_over(html, document)
    if not still_long:
        return document
    for sheet in still_long:
        sheet.set("class", "sheet")
    return lay_out()


def _running_over(html: Element, document: LaidOut) -> list[Element]:
    sheets = [part for part in html.iter() if "sheet" in part.get("class", "").split()]
    return [sheet for sheet in sheets if _pages_of(sheet, document) > 1]


def _pages_of(sheet: Element, document: LaidOut) -> int:
    return sum(sheet.get("id") in page.anchors for page in document.pages)
