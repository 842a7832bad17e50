"""Bytes read as letters: every way that a spreadsheet may have written them.

Nothing in a CSV says which it was. Those that fit are weighed by how much of what comes
out looks like words: a sign or a capital within a word, and accents side by side, speak
against a way. UTF-8 that someone took for less, as "SiÃ¢n", is mended.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from functools import cache, partial

from tmworkshop.domain.roster.headings import is_known_heading
from tmworkshop.domain.values import Value, value

MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
USUAL, MAC = "cp1252", "mac_roman"
BYTEWISE = {  # what speaks against each before it is tried, and what it is called
    USUAL: (0.0, "letters of Western Europe"),
    MAC: (1.0, "letters of an old Mac (Mac Roman)"),
    "cp1250": (1.0, "letters of Central Europe"),
}
OLD_MAC = 3.0  # what lines that end in CR alone speak for it
HEADING = 4.0  # what a heading that is known speaks for its letters
HOPELESS = 1.5  # against one letter in the mean: none of it is words
SURE = 0.5  # against one letter in the mean: all of it is
NEXT_BEST = 4.0  # more against it than this, and nobody is asked about it
QUOTES = "\u2018\u2019\u201c\u201d\u00b7"
BESIDE_WORDS = "\u2013\u2014\u2026\u2022\u00ab\u00bb\u00a1\u00bf\u00a0\u00b0"
MONEY = "\u00a3\u20ac"
ODD_LETTERS = "\u0192\u00aa\u00ba\u00ff\u00fe\u0152\u0153\u017d\u017e\u0160\u0161"
SAMPLE, TOP = 20_000, 4_000  # letters that are weighed, and in which headings are
PHONETIC = range(0x250, 0x370)  # no name is written so


@value
class Letters(Value):
    """A text, how its letters were read, and whether that was plain to see."""

    text: str
    called: str = ""
    sure: bool = True


def read_letters(content: bytes) -> tuple[Letters, ...]:
    """Return every way to read *content* that makes words, the likeliest first.

    UnicodeDecodeError, if a letter is broken.
    """
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _as_utf8(content.decode(name))
    if wide := _wide(content):
        return (wide,)
    try:
        return _as_utf8(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        whole = sum(not c.isascii() for c in content.decode("utf-8", "ignore"))
        broken = content.decode("utf-8", "replace").count("\ufffd")
        bytewise = _bytewise(content)
        if is_cut or whole > broken or not bytewise:
            raise
        return bytewise


def mend_letters(text: str) -> str:
    """Return *text* with each letter that was encoded twice as it was meant."""
    foreign = re.compile(r"[^\0-\x7f]{2,}")
    ways = (foreign.sub(partial(_mend, by), text) for by in (USUAL, MAC))
    return next((mended for mended in ways if mended != text), text)


def _as_utf8(text: str) -> tuple[Letters, ...]:
    """Return *text*, and mended before it, if someone encoded what was encoded."""
    mended = mend_letters(text)
    if mended == text:
        return (Letters(text),)
    called = "letters encoded twice, and mended"
    return Letters(mended, called, sure=False), Letters(text, "letters as they stand")


@cache
def _bytes_of(taken_for: str) -> dict[str, int]:
    """Return the bytes past ASCII by the letters that they look like."""
    # where it has no letter, programs put a control character in its place
    letters = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        letters[bytes([byte]).decode(taken_for, "ignore") or chr(byte)] = byte
    return letters


def _mend(taken_for: str, match: re.Match[str]) -> str:
    letters = _bytes_of(taken_for)
    try:
        meant = bytes(letters[each] for each in match[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match[0]
    odd = (each for each in meant if each not in f"{QUOTES}{MONEY}\u2013")
    are_words = all(each.isalpha() and ord(each) not in PHONETIC for each in odd)
    return meant if are_words else match[0]


def _wide(content: bytes) -> Letters | None:
    """Return text of sixteen bits a letter, if it has lines and nothing odd."""
    for name in ("utf-16-le", "utf-16-be") if b"\0" in content else ():
        text = content.decode(name, "replace")
        odd = re.search(r"[\0-\x08\x0e-\x1f\ufffd\ufffe\uffff]", text)
        if re.search(r"[\n\r,;\t]", text) and not odd:
            return Letters(text, "UTF-16 without its mark")
    return None


def _bytewise(content: bytes) -> tuple[Letters, ...]:
    """Return *content* in each old encoding that makes words of it, the best first."""
    is_old_mac = b"\r" in content and b"\n" not in content
    tried = []
    for name, (before, called) in BYTEWISE.items():
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        against, mean = _weigh(text[:SAMPLE])
        helps = OLD_MAC if is_old_mac and name == MAC else 0
        if mean <= HOPELESS:
            sure = name == USUAL and mean <= SURE
            tried.append((against + before - helps, Letters(text, called, sure)))
    tried.sort(key=lambda each: each[0])
    return tuple(way for against, way in tried if against - tried[0][0] < NEXT_BEST)


def _weigh(text: str) -> tuple[float, float]:
    """Return what speaks against *text*, and how much of it against one letter."""
    odd = [match.start() for match in re.finditer(r"[^\0-\x7f]", text)]
    framed = f" {text} "
    against = sum(_weigh_letter(*framed[at : at + 3]) for at in odd)
    cells = re.split(r"[,;\t|\r\n]", text[:TOP])
    foreign = (cell.strip(' "') for cell in cells if not cell.isascii())
    against -= HEADING * sum(map(is_known_heading, foreign))
    return against, against / max(1, len(odd))


def _weigh_letter(before: str, letter: str, after: str) -> float:
    """Say how much *letter* between two others looks as if it were another."""
    if letter in QUOTES:
        return 0.3
    if letter in MONEY and not after.isalpha():
        return 0.0
    if letter in BESIDE_WORDS and not (before.isalnum() and after.isalnum()):
        return 0.5
    if not letter.isalpha():
        return 3.0
    is_twice = before.isalpha() and not before.isascii()
    is_capital = letter.isupper() and before.islower()
    return 2.0 * is_capital + 1.0 * is_twice + 0.8 * (letter in ODD_LETTERS)
