"""A finished page as it may be opened: no script, no address that loads by itself.

A page of the plainest form, which ours have, is only looked through: what stands in it
can be told from its letters.  Any other is read as a browser reads it, and what may
stand is written anew in that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from tmworkshop.adapters.pages.allowed import (
    HTML,
    SVG,
    VOID,
    WHOLE,
    is_meta_allowed,
    keep_attributes,
)
from tmworkshop.adapters.pages.style_sheets import clean_css
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# the first of the head, so that no template can leave it out or come before it; the
# encoding as well, because a browser that guesses it may read other letters
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'\">\n"
    '<meta charset="utf-8">'
)
DEEPEST = 100  # elements in one another
ESCAPED = "&(?:amp|lt|gt|quot|#34|#39|#x27);"
ATTRIBUTE = rf'\s+([A-Za-z][\w:-]*)(?:="([^"<>&]*(?:{ESCAPED}[^"<>&]*)*)")?'
TAG = re.compile(rf"</?([A-Za-z][A-Za-z0-9]*)((?:{ATTRIBUTE})*)\s*/?>", re.ASCII)
ATTRIBUTES = re.compile(ATTRIBUTE, re.ASCII)
MEDIA = re.compile(r'[^"<>&]*')
STYLE = re.compile(
    rf'<style(?: media="{MEDIA.pattern}")?>([^<]*(?:<(?![A-Za-z/!?])[^<]*)*)</style>'
)
OPENING = re.compile(
    rf"<!doctype html>\s*(<html(?:{ATTRIBUTE})*>)\s*<head>", re.ASCII | re.IGNORECASE
)
SVG_SPACE = "{http://www.w3.org/2000/svg}"
HUSHED = ("xmlns", "content-security-policy")  # that they go is no loss


@value
class Scrubbed(Value):
    """A page that may be opened, and what was *taken* out of it, each thing once."""

    page: str
    taken: tuple[str, ...] = ()


def scrub_page(page: str) -> Scrubbed:
    """Return *page* with our policy first, and without what loads or runs anything."""
    if head := OPENING.match(page):
        whole = f"{page[: head.end()]}\n{POLICY}{page[head.end() :]}"
        if is_scrubbed(whole):
            return Scrubbed(whole)
    return _Scrubber().scrub(page)


def is_scrubbed(page: str) -> bool:
    """Say whether *page* has the plainest form, and holds nothing but what may."""
    head = OPENING.match(page)
    if not head or not _is_tag_allowed(head[1]):
        return False
    if not page.startswith(f"\n{POLICY}", head.end()):
        return False
    at = head.end() + len(POLICY) + 1
    while (at := page.find("<", at)) >= 0:
        if style := STYLE.match(page, at):
            if clean_css(style[1]) != (style[1], ()):
                return False
            at = style.end()
        elif (tag := TAG.match(page, at)) and _is_tag_allowed(tag[0]):
            at = tag.end()
        else:
            return False
    return True


@lru_cache(1024)
def _is_tag_allowed(text: str) -> bool:
    """Say whether the tag *text* may stand; a page has few different ones."""
    tag = TAG.fullmatch(text)
    if not tag or tag[1] not in HTML | SVG or tag[1] == "style":
        return False
    attributes = {name: unescape(text) for name, text in ATTRIBUTES.findall(tag[2])}
    if tag[1] == "meta" and not is_meta_allowed(attributes):
        return False
    return keep_attributes(tag[1], attributes) == attributes


class _Scrubber:
    """What was taken out so far, while a page is written anew."""

    def __init__(self) -> None:
        self._taken: dict[str, None] = {}

    def scrub(self, page: str) -> Scrubbed:
        from tinyhtml5 import parse  # type: ignore[import-untyped]

        root: Element = parse(page, namespace_html_elements=False)
        parts = {each.tag: each for each in root if isinstance(each.tag, str)}
        self._take(*(each for each in parts if each not in ("head", "body")))
        head, body = ("".join(self._part(parts.get(n))) for n in ("head", "body"))
        whole = self._opened("html", root.attrib)
        outer = self._opened("body", parts["body"].attrib if "body" in parts else {})
        return Scrubbed(
            f"<!doctype html>\n{whole}\n<head>\n{POLICY}{head}</head>\n"
            f"{outer}{body}</body>\n</html>\n",
            tuple(self._taken),
        )

    def _part(self, part: Element | None) -> Iterator[str]:
        return iter(()) if part is None else self._inside(part, "", 0)

    def _inside(self, element: Element, space: str, depth: int) -> Iterator[str]:
        yield escape(element.text or "", quote=False)
        for each in element:
            if isinstance(each.tag, str):  # else a comment
                yield from self._element(each, space, depth + 1)
            yield escape(each.tail or "", quote=False)

    def _element(self, element: Element, within: str, depth: int) -> Iterator[str]:
        space, tag = _named(element.tag)
        known = HTML if not space else SVG if space == SVG_SPACE else ()
        is_apart = (
            bool(within) and space != within
        )  # no words of ours stand in a drawing
        goes = space or is_apart or tag in WHOLE or depth > DEEPEST
        if tag in known and not is_apart and depth <= DEEPEST:
            yield from self._kept(element, tag, space, depth)
            return
        self._take(f"svg {tag}" if within else tag)
        if not goes:
            yield from self._inside(element, space, depth)

    def _kept(
        self, element: Element, tag: str, space: str, depth: int
    ) -> Iterator[str]:
        if tag == "meta" and not self._is_said(element):
            return
        yield self._opened(tag, element.attrib)
        if tag == "style":
            css, taken = clean_css(element.text or "")
            self._take(*(f"{each} in a style" for each in taken))
            yield css
        else:
            if tag == "pre":
                yield "\n"  # the first one is not read as its own
            yield from self._inside(element, space, depth)
        if tag not in VOID:
            yield f"</{tag}>"

    def _is_said(self, meta: Element) -> bool:
        order = meta.get("http-equiv", "").lower()
        is_said = is_meta_allowed(meta.attrib)
        if order or not (is_said or "charset" in meta.attrib):
            self._take(f"meta {order or meta.get('name', '')}".strip())
        return is_said

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> str:
        named = {_named(name)[1]: text for name, text in attributes.items()}
        if tag == "style":
            media = named.get("media", "")
            named = {"media": media} if media and MEDIA.fullmatch(media) else {}
        kept = keep_attributes(tag, named)
        for name, text in named.items():
            if name not in kept:
                self._take(f"{name} of {tag}")
            elif kept[name] != text:
                self._take(
                    *(f"{each} in {name} of {tag}" for each in clean_css(text)[1])
                )
        written = (f' {name}="{escape(text)}"' for name, text in kept.items())
        return f"<{tag}{''.join(written)}>"

    def _take(self, *things: str) -> None:
        for each in things:
            if not any(hushed in each.lower() for hushed in HUSHED):
                self._taken[each] = None


def _named(name: str) -> tuple[str, str]:
    """Return the namespace of a *name*, with its brackets, and the name in it."""
    space, _, short = name.rpartition("}")
    return (f"{space}}}" if space else ""), short
