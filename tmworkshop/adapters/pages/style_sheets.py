"""Style sheets that load nothing: whatever names an address elsewhere is taken out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# what a page brings along itself
ALONG = r"data:(?:image|font)/[\w.+-]+[;,]|data:application/octet-stream[;,]"
BROUGHT = re.compile(rf"#[^\s]*\Z|(?:{ALONG})", re.ASCII | re.IGNORECASE)
OUR_FONTS = re.compile(r'url\("data:(?:image|font)/[\w+-]+;base64,[A-Za-z0-9+/=]*"\)')
# without one of these nothing is loaded; an escape can hide any of them
SUSPECT = re.compile(r"\\|@import|url|src\(|image|expression", re.IGNORECASE)
LOADING = {  # functions that take an address, some of them as a mere text
    *("url", "src", "image", "-webkit-image", "image-set", "-webkit-image-set"),
    "expression",  # runs it, in old browsers
}
TAG_LIKE = re.compile("<(?=[A-Za-z/!?])")
UNREADABLE = "all that cannot be read"


@lru_cache(64)
def clean_css(css: str) -> tuple[str, tuple[str, ...]]:
    """Return *css* without what loads or runs anything, and what was taken out.

    It stays as it stands where there is nothing of the kind in it.
    """
    taken: dict[str, None] = {}
    if SUSPECT.search(OUR_FONTS.sub("", css)):
        from tinycss2 import (  # type: ignore[import-untyped]
            parse_component_value_list,
            serialize,
        )

        try:
            tokens = parse_component_value_list(css)
            _clean(tokens, taken)
            css = serialize(tokens) if taken else css
        except Exception:  # noqa: BLE001 (brackets in brackets, numbers without end)
            css, taken = "", {UNREADABLE: None}
    return TAG_LIKE.sub("< ", css), tuple(taken)


def _clean(tokens: list[Any], taken: dict[str, None]) -> None:
    """Put what does nothing in the place of each of the *tokens* that would load."""
    from tinycss2.ast import (  # type: ignore[import-untyped]
        AtKeywordToken,
        IdentToken,
    )

    rule = ""  # that they stand in, where it is one that brings another sheet
    for place, token in enumerate(tokens):
        at = token.source_line, token.source_column
        if token.type == "at-keyword" and token.lower_value == "import":
            taken[rule := "@import"] = None
            tokens[place] = AtKeywordToken(*at, "taken-out")
        elif token == ";":
            rule = ""
        elif what := _loading(token) or (rule if token.type == "string" else ""):
            taken[what] = None
            tokens[place] = IdentToken(*at, "none")
        else:
            _clean(_inside(token), taken)


def _loading(token: Any) -> str:
    """Return what *token* is, if it is an address elsewhere or what takes one."""
    if token.type == "url" and not BROUGHT.match(token.value):
        return "url()"
    is_loading = token.type == "function" and token.lower_name in LOADING
    return f"{token.lower_name}()" if is_loading else ""


def _inside(token: Any) -> list[Any]:
    inside: list[Any] = getattr(token, "arguments", None) or getattr(
        token, "content", []
    )
    return inside
