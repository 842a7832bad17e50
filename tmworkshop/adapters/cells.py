"""What a terminal makes of text: what it would obey, how wide it is, where it breaks.

wcwidth is imported only for letters that may be wider or narrower than one column.
A letter is what is drawn as one, with its marks: a flag, a family.  No line breaks
within it, so that a text is as wide as the rows it is wrapped into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

SET_IN = "  "  # what a line begins with that is not to be broken
UNBROKEN = 1_000_000  # a width for those who want every text on one line
GAP = "   "  # parts of a line that should stay whole stand this far apart
# what turns the direction of the writing after it, or turns it back; a byte order mark
TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
UNSEEN = TURNS | {0xFEFF}
WIDEST_LETTER = 2
REMEMBERED = 4096  # letters: a page of any script has fewer
# letters of scripts that take one column each, and what boxes and rules are drawn with
PLAIN = "[ -\u02ff\u2010-\u2027\u2500-\u259f]*"


def harmless(text: str) -> str:
    """Return *text* as one line that a terminal obeys nowhere.

    White space of every kind becomes a space.  A control character, half a letter and
    what would turn the direction of the words beside it are shown as their numbers.
    """
    if text.isprintable():  # then there is none of them
        return text
    return "".join(map(_shown, text))


def harmless_lines(text: str) -> str:
    """Return the lines of *text*, each of them harmless."""
    if text.isprintable():
        return text
    return "\n".join(map(harmless, text.split("\n")))


def words_of(line: str) -> str:
    """Return what was typed or pasted as one *line* that holds no control character.

    Nothing in it turns the direction of writing either.
    """
    if line.isprintable():  # so it does not; this is asked at each key
        return line
    spaced = (" " if letter.isspace() else letter for letter in line)
    return "".join(letter for letter in spaced if not _is_obeyed(letter))


def mend_letters(text: str) -> str:
    """Return *text* with a mark for each byte that came in and is no letter."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def width_of(text: str) -> int:
    """Return the columns that the harmless *text* takes."""
    if is_plain(text):
        return len(text)
    return sum(map(_columns_of, _letters(text)))


def pad_text(text: str, width: int) -> str:
    """Return the harmless *text* with spaces after it, *width* columns in all."""
    return text + " " * (width - width_of(text))


def cut_text(text: str, width: int) -> str:
    """Return the harmless *text* in *width* columns, "…" for what finds no room."""
    return text if width_of(text) <= width else f"{next(_pieces(text, width - 1))}…"


def wrap_text(text: str, width: int, indent: str = "", hanging: str = "") -> list[str]:
    """Return the harmless *text* in lines of *width* columns; nothing is cut.

    The first line begins with *indent*, the others with *hanging*, or else with as
    many spaces.
    """
    hanging = hanging or " " * width_of(indent)
    room = max(1, width - max(width_of(indent), width_of(hanging)))
    lines = list(_filled(_units(text, room), room)) or [""]
    return [(hanging if n else indent) + line for n, line in enumerate(lines)]


def wrap_around(text: str, width: int) -> list[str]:
    """Return the lines of *text* in *width* columns, but for those that are set in.

    They are commands to be copied: a line that ends within one breaks it.
    """
    return [
        part
        for line in map(harmless, text.split("\n"))
        for part in ([line] if line.startswith(SET_IN) else wrap_text(line, width))
    ]


@lru_cache(REMEMBERED)
def _shown(letter: str) -> str:
    if letter.isspace():
        return " "
    return f"\\x{ord(letter):02x}" if _is_obeyed(letter) else letter


def _is_obeyed(letter: str) -> bool:
    code = ord(letter)
    is_control = code < 0x20 or 0x7F <= code < 0xA0  # noqa: PLR2004
    return is_control or code in UNSEEN or 0xD800 <= code < 0xE000  # noqa: PLR2004


def is_plain(text: str) -> bool:
    """Say whether each letter of *text* takes one column, whatever stands beside it."""
    return text.isascii() or re.fullmatch(PLAIN, text) is not None


def _letters(text: str) -> Iterator[str]:
    """Yield the letters of *text*; a space is one, whatever is to sit on it."""
    if is_plain(text):
        yield from text
        return
    from wcwidth import iter_graphemes

    for joined in chain.from_iterable(map(iter_graphemes, re.split("( )", text))):
        yield from _drawn(joined)


@lru_cache(REMEMBERED)
def _drawn(joined: str) -> tuple[str, ...]:
    """Return what is *joined* in one or more letters, none of more columns than two."""
    letters = [""]
    for sign in joined if _columns_of(joined) > WIDEST_LETTER else (joined,):
        if _columns_of(letters[-1] + sign) > WIDEST_LETTER:
            letters.append("")
        letters[-1] += sign
    return tuple(letters)


@lru_cache(REMEMBERED)
def _columns_of(letter: str) -> int:
    from wcwidth import wcswidth

    return max(0, wcswidth(letter))


PART = r"( *)((?:\S| {1,2}(?! ))+)"  # between gaps
Unit = tuple[str, str]  # the space before a piece, and the piece


def _units(text: str, room: int) -> Iterator[Unit]:
    """Yield the pieces that *text* may break between, none wider than *room*."""
    has_gaps = GAP in text
    parts = re.findall(PART, text) if has_gaps else [("", text)]
    for space, part in parts:
        if has_gaps and width_of(part) <= room:
            yield space, part
            continue
        for within, word in re.findall(r"( *)(\S+)", part):
            first, *others = _pieces(word, room)
            yield within or space, first
            yield from (("", piece) for piece in others)


def _pieces(word: str, room: int) -> Iterator[str]:
    """Break a *word* that is too wide between its letters."""
    if width_of(word) <= room:
        yield word
        return
    if is_plain(word):
        step = max(1, room)
        yield from (word[n : n + step] for n in range(0, len(word), step))
        return
    piece, taken = "", 0
    for letter in _letters(word):
        columns = width_of(letter)
        if piece and columns and taken + columns > room:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + letter, taken + columns
    yield piece


def _filled(units: Iterable[Unit], room: int) -> Iterator[str]:
    line, taken = "", 0
    for space, piece in units:
        columns = width_of(piece)
        if line and taken + len(space) + columns <= room:
            line, taken = line + space + piece, taken + len(space) + columns
            continue
        if line:
            yield line
        line, taken = piece, columns
    if line:
        yield line
