"""The guides as pages for people who read no Markdown: plain, linked, and offline.

A link leads to the page that a file became; one to a file that the folder has not (the
code, a test) is left as words.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from windows.folder import ROOT

STYLE = Path(__file__).with_name("style.css")
BEGIN = "docs/from-a-stick.md"  # which stands at the top as well
FIRST = "Read me first.html"
FOR_IT = "For IT.html"
OTHERS = ("README.md", "CHANGELOG.md", "SECURITY.md")
README = "docs/readme.html"
SHOWN = (".png", ".toml")
LICENCES, HASHES = "licences/", "docs/hashes.txt"
LINKS = {"link_open": "href", "image": "src"}
ELSEWHERE = ("https://", "http://", "mailto:", "#")
PAGE = """\
<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
{nav}{body}</html>
"""
NAV = '<nav><a href="{begin}">Begin</a> · <a href="{readme}">All guides</a></nav>\n'
READER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Guide:
    """A file of Markdown, by its place in the repository, and the page it becomes."""

    source: str
    page: str
    pages: Mapping[str, str]  # what each source becomes

    def render(self, text: str) -> str:
        """Return the page that *text* becomes."""
        tokens = READER.parse(text)
        for heading, inside in pairwise(tokens):
            if heading.type == "heading_open":
                heading.attrSet("id", slug(inside.content))
        for token in tokens:
            if token.children:
                token.children = list(self._linked(token.children))
        title = next((t.content for t in tokens if t.type == "inline"), self.page)
        body = READER.renderer.render(tokens, READER.options, {})
        style = STYLE.read_text(encoding="utf-8")
        nav = NAV.format(begin=self._way_to(FIRST), readme=self._way_to(README))
        return PAGE.format(title=escape(title), style=style, nav=nav, body=body)

    def link(self, href: str) -> str:
        """Return where a link *href* leads from the page; nothing if nowhere."""
        if href.startswith(ELSEWHERE):
            return href
        path, _, place = href.partition("#")
        target = normpath(PurePosixPath(self.source).parent / path)
        shown = self.pages.get(target, target)
        is_beside = shown.startswith(LICENCES) or is_shown(shown)
        if not is_beside and shown not in {*self.pages.values(), HASHES}:
            return ""
        return f"{self._way_to(shown)}#{place}" if place else self._way_to(shown)

    def _way_to(self, page: str) -> str:
        return relpath(page, PurePosixPath(self.page).parent).replace(" ", "%20")

    def _linked(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield *tokens*, their links as they lead here; one to nowhere is left out."""
        kept: list[bool] = []
        for token in tokens:
            if name := LINKS.get(token.type):
                token.attrs[name] = way = self.link(str(token.attrs[name]))
                if token.type == "link_open":
                    kept.append(bool(way))
                    if not way:
                        continue
            if token.type != "link_close" or kept.pop():
                yield token


def write_guides(top: Path) -> None:
    """Write into the folder *top* every guide as a page, and what they show."""
    pages = dict(pages_of(ROOT))
    for source, page in (*pages.items(), (BEGIN, FIRST)):
        text = (ROOT / source).read_text(encoding="utf-8")
        _write(top / page, Guide(source, page, pages).render(text))
    for file in sorted((ROOT / "docs").iterdir()):
        if is_shown(f"docs/{file.name}"):
            shutil.copyfile(file, top / "docs" / file.name)


def write_page(top: Path, page: str, text: str) -> None:
    """Write the Markdown *text* into *top* as a *page* of its own."""
    _write(top / page, Guide(page, page, dict(pages_of(ROOT))).render(text))


def pages_of(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each guide in *root*, and the page that it becomes."""
    guides = sorted(file.relative_to(root) for file in (root / "docs").glob("*.md"))
    for each in (*OTHERS, *(guide.as_posix() for guide in guides)):
        yield each, f"docs/{PurePosixPath(each).stem.lower()}.html"


def is_shown(name: str) -> bool:
    """Say whether the file *name* of the repository goes along as it is."""
    return name.startswith("docs/") and name.endswith(SHOWN)


def slug(heading: str) -> str:
    """Return what a link to *heading* ends with, as the forges have it."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
