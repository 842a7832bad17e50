"""Masks laid on words for readers beyond the set: where, and on which words.

They are told as "words:1f2e3d4c 2-5 9-12; happened:…": a part, a checksum of what stood
in it, and the letters that are masked.  On no letters: someone looked, and it is nobody
of those who were forgotten.  Where a part was masked and other words stand in it now,
all of these are, until someone says which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from zlib import crc32

Span = tuple[int, int]
Laid = dict[tuple[str, str], tuple[Span, ...]]  # by the part, and a checksum
SETTLED = "settled-"  # before a part: what someone looked at for a pack
SO_FAR = {True: "masked-so-far-", False: "let-be-so-far-"}  # and not at all of it
ONE = r"([\w-]+):([0-9a-f]{8})((?: \d+-\d+)*)"


def spans_laid(laid: str, part: str, words: str) -> tuple[Span, ...] | None:
    """Return where *words* of a *part* are masked; None if nobody ever looked."""
    if is_unsettled(laid, part, words):
        return ((0, len(words)),)
    return read_laid(laid).get(_key(part, words))


def is_unsettled(laid: str, part: str, words: str) -> bool:
    """Say whether other *words* of a *part* were masked, and of these none is known."""
    every = read_laid(laid)
    is_known = _key(part, words) in every or not words
    return not is_known and any(each for (p, _), each in every.items() if p == part)


def spans_settled(laid: str, part: str, words: str) -> tuple[Span, ...] | None:
    """Return what of *words* a pack masks; None if nobody has looked at these yet."""
    return read_laid(laid).get(_key(f"{SETTLED}{part}", words))


def settle_spans(part: str, words: str, spans: tuple[Span, ...]) -> str:
    """Return as laid that someone looked at *words*, and a pack masks *spans* of it."""
    return lay_spans("", f"{SETTLED}{part}", words, spans)


def note_looked(part: str, words: str, looked: Mapping[Span, bool]) -> str:
    """Return as laid what was decided of some places in *words*, as others wait."""
    laid = ""
    for is_masked, before in SO_FAR.items():
        spans = tuple(sorted(s for s, mask in looked.items() if mask is is_masked))
        laid = lay_spans(laid, f"{before}{part}", words, spans)
    return laid


def spans_looked(laid: str, part: str, words: str) -> Mapping[Span, bool]:
    """Return the places in *words* that were decided: whether each is masked."""
    every = read_laid(laid)
    return {
        span: is_masked
        for is_masked, before in SO_FAR.items()
        for span in every.get(_key(f"{before}{part}", words), ())
    }


def lay_spans(laid: str, part: str, words: str, spans: tuple[Span, ...]) -> str:
    """Return what is *laid* with *spans* of *words* in place of those that were."""
    return _write(read_laid(laid) | {_key(part, words): spans})


def join_laid(was: str, now: str) -> str:
    """Return both as one; of the same words what is laid *now* holds."""
    return _write(read_laid(was) | read_laid(now))


def unite_laid(one: str, other: str) -> str:
    """Return both as one; of the same words all is masked that either masks."""
    here, there = read_laid(one), read_laid(other)
    keys = sorted(here.keys() | there.keys())
    return _write({k: _united(*here.get(k, ()), *there.get(k, ())) for k in keys})


def count_letters(laid: str) -> int:
    """Return how many letters are masked in what is *laid*."""
    return sum(end - start for each in read_laid(laid).values() for start, end in each)


def carry_over(laid: str, part: str, was: str, now: str) -> str:
    """Return what is *laid* once a *part* reads *now*: the same pieces are masked.

    Where not all of them are found again, nothing is laid on what stands there now.
    """
    every = read_laid(laid)
    spans = every.get(_key(part, was), ())
    pieces = Counter(was[slice(*span)].casefold() for span in spans)
    places = {piece: find_piece(now, piece) for piece in pieces}
    # one that stands there less often may be written otherwise
    is_lost = any(len(places[piece]) < pieces[piece] for piece in pieces)
    if not pieces or is_lost or _key(part, now) in every:
        return laid
    every_span = sorted({span for each in places.values() for span in each})
    return lay_spans(laid, part, now, tuple(every_span))


def carry_laid(laid: str, part: str, reworded: Mapping[str, str]) -> str:
    """Return what is *laid* once words of a *part* were *reworded*, and are no more."""
    every = read_laid(laid)
    for was, now in reworded.items():
        if spans := every.pop(_key(part, was), ()):
            every[_key(part, now)] = tuple(_carry_span(was, now, s) for s in spans)
    return _write(every)


def find_piece(words: str, piece: str) -> tuple[Span, ...]:
    """Return where *piece* stands in *words*, however its capitals are."""
    pattern = rf"(?<![^\W_]){re.escape(piece)}(?![^\W_])"
    return tuple(each.span() for each in re.finditer(pattern, words, re.IGNORECASE))


def read_laid(laid: str) -> Laid:
    """Return the spans that are *laid*, by what they are laid on."""
    return {
        (each[1], each[2]): tuple(
            (int(start), int(end))
            for start, _, end in (span.partition("-") for span in each[3].split())
        )
        for each in re.finditer(ONE, laid)
    }


def _united(*spans: Span) -> tuple[Span, ...]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            begun, so_far = united.pop()
            united.append((begun, max(so_far, end)))
        else:
            united.append((start, end))
    return tuple(united)


def _carry_span(was: str, now: str, span: Span) -> Span:
    """Return where what stood at *span* in words stands *now*, all of it."""
    from difflib import SequenceMatcher

    start, end = span
    places: list[int] = []
    for deed, i, j, first, last in SequenceMatcher(
        None, was, now, autojunk=False
    ).get_opcodes():
        if i < end and j > start:
            is_same = deed == "equal"
            places += (
                first + max(0, start - i) if is_same else first,
                last - max(0, j - end) if is_same else last,
            )
    return min(places), max(places)


def _write(laid: Laid) -> str:
    return "; ".join(
        " ".join((f"{part}:{checksum}", *(f"{start}-{end}" for start, end in spans)))
        for (part, checksum), spans in laid.items()
    )


def _key(part: str, words: str) -> tuple[str, str]:
    return part, f"{crc32(words.encode(errors='surrogatepass')):08x}"
