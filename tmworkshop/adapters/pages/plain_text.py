"""What a page looks like as plain text: its words in their order, 72 columns wide.

It is to text what page.css is to paper, and knows the same elements and classes; so
every page can be pasted into a mail, those of a facilitator's own templates as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmworkshop.adapters.cells import harmless, width_of, wrap_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WIDTH = 72  # columns that a mail leaves whole
LINE = "_" * 24  # to write on
HEADINGS = {"h1": "=", "h2": "-", "h3": ""}  # and what they are underlined with
WITHIN_A_LINE = {"a", "b", "br", "em", "i", "span", "strong"}
UNREAD = {"script", "style"}
LED_BACK = "back"  # to another part of a page
JOINED = {"weighed", "overview"}  # the cells of a row stand on a line
LABELS = {"on", "owner"}  # of what is below them
NUMBERS = {"number", "place"}  # of an item, in place of its dash
ANSWERED = {"write", "ruled"}  # by hand


def text_of(page: str) -> str:
    """Return the words of *page*, an HTML file, laid out as text."""
    from tinyhtml5 import parse  # type: ignore[import-untyped]

    html: Element = parse(page, namespace_html_elements=False)
    return "\n".join((*_lines(html[-1], WIDTH, is_apart=True), ""))


def _lines(element: Element, width: int, *, is_apart: bool = False) -> Iterator[str]:
    """Yield the lines of *element*, with a blank one between its parts if *is_apart*.

    What is under a heading, and a list under what it is about, stand close to that.
    Sheets that say the same are copies for a printer, and are read once.
    """
    above, before = "", [""]
    for part in _parts(element):
        is_sheet = part.tag == "article" or "sheet" in _classes(part)
        lines = list(_lines_of(part, width, is_apart=is_apart))
        if not lines or (is_sheet and lines == before):
            continue
        is_close = above in ("", *HEADINGS) or (above, part.tag) == ("p", "ul")
        if is_apart and not is_close:
            yield from ("", "") if is_sheet else ("",)
        yield from lines
        above, before = part.tag, lines


def _lines_of(part: Element, width: int, *, is_apart: bool) -> Iterator[str]:
    match part.tag:
        case "h1" | "h2" | "h3":
            return _heading(part, width)
        case "p":
            return _paragraph(part, width)
        case "ul" | "ol":
            return _list(part, width)
        case "table":
            return _table(part, width)
        case "div" if "told" in _classes(part):
            return _beside("  ", part, width)
        case _:
            return _lines(part, width, is_apart=is_apart)


def _parts(element: Element) -> Iterator[Element]:
    """Yield what *element* is made of; words between its blocks are a paragraph."""
    words = _paragraph_of(element.text)
    for each in element:
        if each.tag in WITHIN_A_LINE:
            words.append(each)
        else:
            yield words
            if _is_read(each):
                yield each
            words = _paragraph_of(each.tail)
    yield words


def _paragraph_of(text: str | None) -> Element:
    from xml.etree.ElementTree import Element

    paragraph = Element("p")
    paragraph.text = text
    return paragraph


def _heading(heading: Element, width: int) -> Iterator[str]:
    lines = wrap_text(_said(heading), width)
    yield from lines
    if under := HEADINGS[heading.tag]:
        yield under * max(map(width_of, lines))


def _paragraph(paragraph: Element, width: int) -> Iterator[str]:
    # only people's own words may hold an end of a line
    kinds, text = _classes(paragraph), _text(paragraph)
    for line in text.split("\n") if "words" in kinds else [text]:
        words = _on_a_line(line)
        if kinds & ANSWERED:
            words = f"{words} {LINE}".strip()
        if words:
            yield from wrap_text(f"{words}:" if kinds & LABELS else words, width)


def _list(items: Element, width: int) -> Iterator[str]:
    """Yield the items, apart where one takes more than a line."""
    if "key" in _classes(items):  # of marks, and text has none
        return
    read = filter(_is_read, items)
    each_one = [list(_item(each, n, items, width)) for n, each in enumerate(read, 1)]
    gap = [""] if any(len(lines) > 1 for lines in each_one) else []
    for n, lines in enumerate(each_one):
        yield from (gap if n else [])
        yield from lines


def _item(item: Element, number: int, items: Element, width: int) -> Iterator[str]:
    mark = f"{number}. " if items.tag == "ol" else "- "
    if "actions" in _classes(items):
        mark = "[ ] "
    if len(item) and NUMBERS & _classes(item[0]):
        mark = f"{_said(item[0])} "
        item.remove(item[0])
    return _beside(mark, item, width)


def _beside(mark: str, element: Element, width: int) -> Iterator[str]:
    for line in _lines(element, width - width_of(mark)):
        yield f"{mark}{line}".rstrip()
        mark = " " * width_of(mark)


def _table(table: Element, width: int) -> Iterator[str]:
    """Yield the rows, each a head and a line for every cell, as on a small screen."""
    for caption in table.iterfind("caption"):
        yield from _paragraph(caption, width)
    is_counted, is_joined = "weighed" in _classes(table), JOINED & _classes(table)
    for about in table.findall("thead/tr/th")[:is_counted]:  # what is counted
        yield from wrap_text(_said(about), width)
    for row in table.iterfind("tbody/tr"):
        opened = row.findall("td/details")
        read = (cell for cell in row if cell.find("details") is None)
        head, *cells = [*filter(None, map(_cell, read))] or [""]
        yield ""
        yield from wrap_text(head, width)
        for line in filter(None, [" | ".join(cells)] if is_joined else cells):
            yield from wrap_text(line, width, "  ", "    ")
        for n, each in enumerate(opened):
            yield from ([""] if n else [])
            yield from _beside("  ", each, width)


def _cell(cell: Element) -> str:
    words = "; ".join(filter(None, map(_said, _parts(cell))))
    of = cell.get("data-of")
    return f"{_on_a_line(of)}: {words}" if words and of else words


def _said(element: Element) -> str:
    return _on_a_line(_text(element))


def _text(element: Element) -> str:
    words = " " if element.tag == "br" else element.text or ""
    for part in element:
        words += f"{_text(part) if _is_read(part) else ''}{part.tail or ''}"
    kinds = _classes(element)
    if "box" in kinds:
        return f"[{words}]"
    return f"{words}: ___ " if "cell" in kinds else words


def _on_a_line(text: str) -> str:
    return " ".join(harmless(text).split())


def _is_read(element: Element) -> bool:
    """Say whether *element* is none of a page's works, and no comment."""
    is_words = isinstance(element.tag, str) and element.tag not in UNREAD
    return is_words and LED_BACK not in _classes(element)


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())
