"""What a file is called after words that anyone may have chosen.

Latin letters lose what sits on them; those of other scripts stay, with the marks that
belong to them.  No two names differ by case alone, or by how their letters are put
together; none holds what cannot be seen; each leaves room for endings in the 255 bytes
that systems take.
"""

from __future__ import annotations

from collections.abc import Iterator

LONGEST, MOST_BYTES = 60, 180
RESERVED = {  # Windows keeps these names for devices, whatever the ending
    *("aux", "con", "nul", "prn"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"  # its capital is that of the other i
# letters that do not come apart into an ASCII letter and its accent, and all that
# stands for an apostrophe
SPELT = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ł": "l", "œ": "oe"}
    | {DOTLESS: "i"}
    | dict.fromkeys(["'", "\N{RIGHT SINGLE QUOTATION MARK}"], "")
    | dict.fromkeys(map(chr, range(0x2B0, 0x300)), "")
)
UNSEEN = {  # letters and marks that show nothing
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x16FE4),
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
}

JOINERS = "\u200c\u200d"  # which some scripts, and families of faces, are written with


def slug_of(name: str) -> str:
    """Return *name* in small letters, digits and hyphens; perhaps nothing."""
    from unicodedata import normalize

    words = "".join(_kept_of(_apart(name))).split()
    short = _cut(normalize("NFC", "-".join(words)))
    return f"{short}-set" if short in RESERVED else short


def plain_slug_of(name: str) -> str:
    """Return what is left of the slug of *name* in ASCII letters and digits alone."""
    plain = (each for each in _apart(name.replace(DOTLESS, "")) if each.isascii())
    return slug_of("".join(plain))


def is_slug(text: str) -> bool:
    """Say whether *text* is what `slug_of` makes of something."""
    return bool(text) and text == slug_of(text)


def as_composed(name: str) -> str:
    """Return the *name* of a file with each mark one with its letter.

    Some systems take them apart when they write a name.
    """
    from unicodedata import normalize

    return name if name.isascii() else normalize("NFC", name)


def shows_all(name: str) -> bool:
    """Say whether the *name* of a file holds no letter that hides or turns others."""
    return name.isascii() or not any(map(_is_unseen, name))


def as_compared(name: str) -> str:
    """Return what the *name* of a file has in common with all that look like it.

    Some systems take capitals for small letters, and no one sees a joiner.
    """
    seen = (each for each in name if each.isascii() or not _is_unseen(each, ""))
    return as_composed("".join(seen)).casefold()


def _is_unseen(letter: str, but: str = JOINERS) -> bool:
    from unicodedata import category

    is_mark = ord(letter) in UNSEEN or category(letter) in ("Cf", "Zl", "Zp")
    return is_mark and letter not in but


def _apart(name: str) -> str:
    """Return *name* in small letters, each apart from what sits on it."""
    from unicodedata import normalize

    spelt = normalize("NFKD", name).casefold().translate(SPELT)
    return normalize("NFKD", spelt)


def _kept_of(apart: str) -> Iterator[str]:
    """Yield the letters and digits of a name, a space for what parts its words."""
    from unicodedata import category

    before = ""
    for each in apart:
        kind = category(each)[0]
        if each.isascii():
            before = each if each.isalnum() else " "
            yield before
        elif ord(each) in UNSEEN:
            continue
        elif kind in "LN" or (kind == "M" and not before.isascii()):
            before = each
            yield each


def _cut(name: str) -> str:
    """Return as much of *name* as there is room for, ending with a whole letter."""
    from unicodedata import category

    short = name[:LONGEST]
    while len(short.encode()) > MOST_BYTES:
        short = short[:-1]
    while short and category(name[len(short) :][:1] or "-")[0] == "M":
        short = short[:-1]
    return short.rstrip("-")
