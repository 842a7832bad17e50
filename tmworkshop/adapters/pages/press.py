"""Pages printed to PDF by WeasyPrint, which is slow to import and so comes late.

Every PDF is tagged for screen readers (PDF/UA-1) and is the same, byte for byte, each
time that the same page is printed. A page brings all it needs: nothing is fetched.

A sheet that runs over by a few lines is set tighter, if that brings it onto one page. A
template marks it by its class and an id; how tight looks is the style sheet's business.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

from tmworkshop.adapters.pages.font_settings import hear_no_complaint
from tmworkshop.adapters.pages.no_press import end_if_symbols_lack, end_unless_loaded
from tmworkshop.adapters.pages.pango import choose_pango

TAGGED = "pdf/ua-1"
OPENED = "opened"  # what is on a screen alone: to style what is hidden takes as long


class WeasyPress:
    """A press that keeps its fonts and style sheets from one page to the next."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._sheets: dict[str, object] = {}

    def pdf(self, html: str) -> bytes:
        """Print *html*; Environment if this machine has no Pango that will do."""
        with end_if_symbols_lack():
            return self._print(html)

    def _print(self, html: str) -> bytes:
        page = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher)
        leave_on_screen(page.etree_element)
        sheets = self._taken_from(page.etree_element)
        lay_out = partial(page.render, stylesheets=sheets, font_config=self._fonts)
        document = lay_out_tightly(page.etree_element, lay_out)
        try:
            printed: bytes = document.write_pdf(pdf_variant=TAGGED)
        except Exception as trouble:  # noqa: BLE001 - whatever a tag can trip over
            printed = document.write_pdf()
            self._say(
                "This PDF has no tags for screen readers; give the HTML page to "
                f"whoever uses one ({type(trouble).__name__}: {trouble})."
            )
        if missing := {code for f in document.fonts.values() for code in f.missing}:
            self._say(
                "No font on this machine has these letters, and the PDF shows a box "
                f"for each: {' '.join(map(chr, sorted(missing)))}. The HTML page keeps "
                "them."
            )
        return printed

    @cached_property
    def _weasyprint(self) -> ModuleType:
        with end_unless_loaded(), choose_pango(), hear_no_complaint():
            import weasyprint  # type: ignore[import-untyped]

        library: ModuleType = weasyprint
        return library

    @cached_property
    def _fonts(self) -> object:
        fonts = self._weasyprint.text.fonts
        with hear_no_complaint():
            return fonts.FontConfiguration()

    @cached_property
    def _fetcher(self) -> object:
        return self._weasyprint.urls.URLFetcher(
            allowed_protocols=("data",), allow_redirects=False
        )

    def _taken_from(self, page: Element) -> list[object]:
        # parsed once, because to unpack the fonts takes longer than to print the page
        styles = page.findall("head/style")
        sheets = [self._sheet(style.text or "") for style in styles]
        for style in styles:
            style.text = ""
        return sheets

    def _sheet(self, css: str) -> object:
        if css not in self._sheets:
            self._sheets[css] = self._weasyprint.CSS(
                string=css, url_fetcher=self._fetcher, font_config=self._fonts
            )
        return self._sheets[css]


def leave_on_screen(html: Element) -> None:
    """Take out of *html* what paper has not, as nothing opens there."""
    for part in list(html.iter()):
        for each in [e for e in part if OPENED in e.get("class", "").split()]:
            part.remove(each)


def lay_out_tightly(html: Element, lay_out: Callable[[], Any]) -> Any:
    """Return *html* laid out, tighter where that brings a sheet onto one page."""
    document = lay_out()
    for look in ("sheet tight", "sheet"):  # what runs over all the same is as it was
        if not (long := _running_over(html, document)):
            break
        for sheet in long:
            sheet.set("class", look)
        document = lay_out()
    return document


def _running_over(html: Element, document: Any) -> list[Element]:
    sheets = [part for part in html.iter() if "sheet" in part.get("class", "").split()]
    return [
        sheet
        for sheet in sheets
        if sum(sheet.get("id") in page.anchors for page in document.pages) > 1
    ]
