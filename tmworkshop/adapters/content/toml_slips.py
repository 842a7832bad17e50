"""What is wrong with a line that is no TOML, in the words of whoever typed it.

The library says where it stopped; what stands there says why.
"""

from __future__ import annotations

import re

SHOWN = 50  # letters of a line
PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# as a word processor sets them
CURLY = re.compile("[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]")
BEGINS = re.compile(r"\s*(?:\[\[?[\w.-]+\]|[\w.-]+\s*=)")  # a table, or a field
TRUTH = re.compile(r"(?:yes|no|on|off|true|false)\b", re.IGNORECASE)
NOT_CLOSED = "something above it is not closed: a ] or a quotation mark is missing"
SAID = {  # by the library, at the beginning of its message
    "Illegal character '\\n'": "the quotation mark that ends a text is missing",
    "Illegal character": "a letter in it cannot be shown: type the line anew",
    "Found invalid": "a letter in it cannot be shown: type the line anew",
    "Unescaped": "a backslash in a text is typed twice",
    "Cannot overwrite": "the same name stands there twice",
    "Duplicate": "the same name stands there twice",
    "Cannot": "what there may be several of stands in two brackets, [[steps]]",
    "Expected ']": "a ] is missing",
    "Expected '='": "an = is missing between a name and its value",
}


def explain_toml_slip(text: str, trouble: str) -> str:
    """Return what is wrong with *text*, and where, if the library says *trouble*."""
    if not (place := PLACE.search(trouble)):
        return f"the end of the file: {NOT_CLOSED}"
    number, column = int(place[1]), int(place[2])
    line = text.split("\n")[number - 1]
    return f"line {number}: {_why(trouble, line, column - 1)}: {_short(line)}"


def _why(trouble: str, line: str, at: int) -> str:
    before, rest = line[:at], line[at:]
    if CURLY.match(rest) or (not rest and CURLY.search(line)):
        return 'quotation marks are to be straight ("), not curly'
    if rest and not rest[0].isascii() and rest[0].isspace():
        return "a space in it is no plain one: type it anew"
    for begins, why in SAID.items():
        if trouble.startswith(begins):
            return why
    if trouble.startswith("Expected newline"):
        return _too_much(rest)
    if trouble.startswith(("Invalid value", "Unclosed array")):
        return _no_value(before, rest)
    return "it cannot be read: a name, a = or a mark is missing or too much"


def _too_much(rest: str) -> str:
    in_a_text = '"' in rest and not BEGINS.match(rest)
    typed = '; a quotation mark in a text is typed \\"' if in_a_text else ""
    return f"nothing may follow the value on its line, and {_short(rest)} does{typed}"


def _no_value(before: str, rest: str) -> str:
    """Say why no value, or nothing more of a list, is found in *rest*."""
    if not before.strip(" \t[") and BEGINS.match(before + rest):
        return NOT_CLOSED
    if not before.strip():
        return "a comma is missing at the end of the line above"
    if "=" not in before or not before.partition("=")[2].strip():
        return _no_first_value(rest)
    return "in a list, each text has its quotation marks, and one comma follows it"


def _no_first_value(rest: str) -> str:
    if TRUTH.match(rest):
        return "it is true or false, in small letters and without quotation marks"
    if not rest.strip():
        return "the value is missing"
    return "a text has quotation marks around it, a number has none"


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
