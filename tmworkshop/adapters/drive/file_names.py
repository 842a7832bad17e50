"""What a file is called after words that anyone may have chosen."""

from __future__ import annotations

LONGEST = 60
RESERVED = {  # Windows keeps these names for devices, whatever the ending
    *("aux", "con", "nul", "prn"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
# letters that do not come apart into an ASCII letter and its accent
SPELT = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ł": "l", "œ": "oe"}
    | dict.fromkeys("'\N{RIGHT SINGLE QUOTATION MARK}", "")
)


def slug_of(name: str) -> str:
    """Return *name* in small ASCII letters, digits and hyphens; perhaps nothing."""
    from unicodedata import normalize

    spelt = normalize("NFKD", name).casefold().translate(SPELT)
    plain = normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = "".join(each if each.isalnum() else " " for each in plain).split()
    short = "-".join(words)[:LONGEST].rstrip("-")
    return f"{short}-set" if short in RESERVED else short


def is_slug(text: str) -> bool:
    """Say whether *text* is what `slug_of` makes of something."""
    return bool(text) and text == slug_of(text)
