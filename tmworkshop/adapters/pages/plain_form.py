"""The plainest form of a page, in which its letters tell all that stands in it.

Each tag is of a name that may stand, each attribute between double quotes; nothing is
commented out.  Whatever reads such a page, a browser or another, finds the same tags.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from tmworkshop.adapters.pages.allowed import (
    HTML,
    SVG,
    is_meta_allowed,
    keep_attributes,
)
from tmworkshop.adapters.pages.style_sheets import clean_css

# the first of the head, so that no template can leave it out or come before it; the
# encoding as well, because a browser that guesses it may read other letters
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'\">\n"
    '<meta charset="utf-8">'
)
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


def put_policy_first(page: str) -> str:
    """Return *page* with our policy first, or as it is if it does not begin as ours."""
    head = OPENING.match(page)
    return f"{head[0]}\n{POLICY}{page[head.end() :]}" if head else page


def is_plain(page: str) -> bool:
    """Say whether *page* has this form, our policy, and nothing but what may stand."""
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
