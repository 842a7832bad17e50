"""A finished page as it may be opened: no script, no address that loads by itself.

A page of the plainest form, which ours have, is only looked through: what stands in it
can be told from its letters.  Any other is read as a browser reads it, and what may
stand is written anew in that form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from tmworkshop.adapters.pages.allowed import (
    HTML,
    NO_REFERRER,
    SVG,
    VOID,
    WHOLE,
    is_meta_allowed,
    keep_attributes,
)
from tmworkshop.adapters.pages.plain_form import (
    MEDIA,
    POLICY,
    is_plain,
    put_policy_first,
)
from tmworkshop.adapters.pages.style_sheets import clean_css
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 100  # elements in one another
SVG_SPACE = "{http://www.w3.org/2000/svg}"
HUSHED = ("xmlns", "content-security-policy")  # that they go is no loss


@value
class Scrubbed(Value):
    """A page that may be opened, and what was *taken* out of it, each thing once."""

    page: str
    taken: tuple[str, ...] = ()


def scrub_page(page: str, links: frozenset[str] = frozenset()) -> Scrubbed:
    """Return *page* with our policy first, and without what loads or runs anything.

    Of what someone may follow it keeps those *links* that were written as they stand:
    one that is made up with the page could carry its words away.
    """
    whole = put_policy_first(page)
    if is_plain(whole) and NO_REFERRER not in page:  # nor has it any such link
        return Scrubbed(whole)
    return _Scrubber(links).scrub(page)


class _Scrubber:
    """What was taken out so far, while a page is written anew."""

    def __init__(self, links: frozenset[str]) -> None:
        self._links = links
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
        known = {"": HTML, SVG_SPACE: SVG}.get(space, frozenset())
        # a drawing holds no element of a page: some end it, as a browser reads them
        may_stand = depth <= DEEPEST and within in ("", space)
        if may_stand and tag in known:
            yield from self._kept(element, tag, space, depth)
            return
        self._take(f"svg {tag}" if within else tag)
        if may_stand and not space and tag not in WHOLE:
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
        if kept.get("rel") and kept["href"] not in self._links:
            del kept["href"], kept["rel"]
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
