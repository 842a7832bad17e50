"""Bytes read as letters: every way that a spreadsheet may have written them.

Nothing in a CSV says which it was. Those that fit are weighed by how much of what comes
out looks like words: a currency sign within a name, a capital in its middle and
letters of two scripts side by side speak against a way.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache

from tmworkshop.domain.values import Value, value

MARKS = {  # the longer ones first: one begins another
    BOM_UTF32_LE: "utf-32",
    BOM_UTF32_BE: "utf-32",
    BOM_UTF8: "utf-8-sig",
    BOM_UTF16_LE: "utf-16",
    BOM_UTF16_BE: "utf-16",
}
WIDE = {"utf-16-le": "UTF-16 without its mark", "utf-16-be": "UTF-16 without its mark"}
BYTEWISE = {  # what speaks against each before it is tried, and what it is called
    "cp1252": (0.0, "letters of Western Europe"),
    "mac_roman": (1.0, "letters of an old Mac (Mac Roman)"),
    "cp1250": (1.0, "letters of Central Europe"),
    "cp850": (2.5, "letters of DOS"),
    "cp1251": (1.5, "Cyrillic letters"),
    "cp1253": (1.5, "Greek letters"),
    "gb18030": (1.5, "Chinese letters (GB)"),
    "big5": (2.0, "Chinese letters (Big5)"),
    "shift_jis": (2.0, "Japanese letters"),
    "euc_kr": (2.0, "Korean letters"),
}
MENDED = "letters encoded twice, and mended"
OLD_MAC = 3.0  # what lines that end in CR alone speak for it
HOPELESS = 1.5  # against one letter in the mean: none of it is words
NEXT_BEST = 4.0  # more against it than this, and nobody is asked about it
MOST_OFFERED = 3
QUOTES = "\u2018\u2019\u201c\u201d\u00b7"
BESIDE_WORDS = "\u2013\u2014\u2026\u2022\u00ab\u00bb\u00a1\u00bf\u00a0\u00b0"
ODD_LETTERS = "\u0192\u00aa\u00ba\u00ff\u00fe\u0152\u0153\u017d\u017e\u0160\u0161"
SAMPLE = 20_000  # letters that are weighed


@value
class Letters(Value):
    """A text, how its letters were read, and whether that was plain to see."""

    text: str
    called: str = ""
    sure: bool = True


def read_letters(content: bytes) -> tuple[Letters, ...]:
    """Return every way to read *content* that makes words, the likeliest first."""
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _as_utf8(content.decode(name))
    if b"\0" in content and (wide := _wide(content)):
        return (wide,)
    if is_meant_as_utf8(content):
        return _as_utf8(content.decode("utf-8"))
    return _bytewise(content)


def is_meant_as_utf8(content: bytes) -> bool:
    """Say whether *content* is UTF-8, or would be if it were whole."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
        whole = sum(not c.isascii() for c in content.decode("utf-8", "ignore"))
        broken = content.decode("utf-8", "replace").count("\ufffd")
        return cut_off or whole > broken or not _tried(content)
    return True


def _as_utf8(text: str) -> tuple[Letters, ...]:
    """Return *text*, and mended before it, if someone encoded what was encoded."""
    from tmworkshop.adapters.content.letters_mended import mend_letters

    mended = mend_letters(text)
    if mended == text:
        return (Letters(text),)
    return (Letters(mended, MENDED, sure=False), Letters(text, "letters as they stand"))


def _wide(content: bytes) -> Letters | None:
    """Return text of sixteen bits a letter, if it has lines and nothing odd."""
    for name, called in WIDE.items():
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        has_lines = any(mark in text for mark in "\n\r,;\t")
        if has_lines and not re.search(r"[\0-\x08\x0e-\x1f\ufffe\uffff]", text):
            return Letters(text, called)
    return None


def _bytewise(content: bytes) -> tuple[Letters, ...]:
    tried = _tried(content)
    if not tried:
        return ()
    best = tried[0][0]
    near = [each for each in tried if each[0] - best < NEXT_BEST][:MOST_OFFERED]
    sure = near[0][1] == "cp1252"
    return tuple(
        Letters(content.decode(name), BYTEWISE[name][1], sure) for _, name in near
    )


def _tried(content: bytes) -> list[tuple[float, str]]:
    """Return what speaks against each way that fits, the best first."""
    is_old_mac = b"\r" in content and b"\n" not in content
    tried = []
    for name, (before, _) in BYTEWISE.items():
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        against, letters = _weigh(text[:SAMPLE])
        if against <= HOPELESS * max(1, letters):
            helps = OLD_MAC if is_old_mac and name == "mac_roman" else 0
            tried.append((against + before - helps, name))
    return sorted(tried, key=lambda each: each[0])


def _weigh(text: str) -> tuple[float, int]:
    """Return what speaks against *text*, and how many of its letters are not ASCII."""
    odd = [match.start() for match in re.finditer(r"[^\0-\x7f]", text)]
    framed = f" {text} "
    against = sum(_weigh_letter(*framed[at : at + 3]) for at in odd)
    return against - _headings_in(text), len(odd)


def _headings_in(text: str) -> float:
    """Return what headings that are known speak for *text*, if they are not ASCII."""
    from tmworkshop.domain.roster.headings import SURE, read_heading

    lines = text.replace("\r", "\n").split("\n", 12)[:12]
    cells = (cell for line in lines for cell in re.split(r"[,;\t|]", line[:500]))
    foreign = (cell.strip(' "') for cell in cells if not cell.isascii())
    read = (read_heading(cell) for cell in foreign)
    return 4.0 * sum(1 for each in read if each and each.surely == SURE)


def _weigh_letter(before: str, letter: str, after: str) -> float:
    if letter.isalpha():
        return _weigh_in_word(before, letter, after)
    if letter in QUOTES:
        return 0.3
    within = before.isalnum() and after.isalnum()
    if letter in BESIDE_WORDS and not within:
        return 0.5
    return 3.0 if letter.isprintable() else 10.0


def _weigh_in_word(before: str, letter: str, after: str) -> float:
    script = _script(letter)
    others = {_script(each) for each in (before, after) if each.isalpha()}
    against = 3.0 if others - {script} else 0.0
    if letter.isupper() and before.islower():
        against += 2.0
    if script == "latin":
        against += 1.0 * (before.isalpha() and not before.isascii())
        against += 0.8 * (letter in ODD_LETTERS)
    return against


@cache
def _script(letter: str) -> str:
    from unicodedata import name

    first = name(letter, "none").split(" ", 1)[0].lower()
    return "cjk" if first in ("hiragana", "katakana", "hangul") else first
