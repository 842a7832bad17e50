"""What a table read from someone's file is to hold, and how it falls short.

It knows texts, numbers and lists, and nothing of what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tmworkshop.domain.names import suggest_names
from tmworkshop.domain.values import Value, value

LARGEST = 999_999  # number that anyone means
LONGEST_ID = 60  # letters
MOST_LETTERS = 2_000  # of what is read out, or stands on a page
SHOWN = 40  # letters of what someone typed


@value
class FieldKind(Value):
    """One kind of value: how it is spoken of, and what it takes in."""

    spoken: str
    accepts: Callable[[object], bool]
    inner: TableShape | None = None  # of each table, in a list of them
    each: str = ""  # what one of those tables is called


@value
class TableShape(Value):
    """The names a table may hold, each with its kind, and those it has to hold."""

    kinds: Mapping[str, FieldKind]
    needed: frozenset[str]


IS_ID = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
# type(…) is, not isinstance: in Python true is a whole number, in a file it is not
TEXT = FieldKind("text", lambda value: type(value) is str)
WHOLE = FieldKind("a whole number", lambda v: type(v) is int and abs(v) <= LARGEST)
WORDS = FieldKind("text", lambda v: type(v) is str and len(v) <= MOST_LETTERS)
ID = FieldKind(
    "of small letters, digits, hyphens and full stops",
    lambda v: type(v) is str and len(v) <= LONGEST_ID and bool(re.fullmatch(IS_ID, v)),
)
TRUTH = FieldKind("true or false", lambda value: type(value) is bool)
TABLE = FieldKind("a table", lambda value: isinstance(value, Mapping))


def one_of(choices: Iterable[str]) -> FieldKind:
    """Return the kind of a value that is one of *choices*."""
    known = tuple(choices)
    return FieldKind(
        f"one of {', '.join(filter(None, known))}", lambda value: value in known
    )


def list_of(kind: FieldKind, spoken: str) -> FieldKind:
    """Return the kind of a list of *kind*, called *spoken*."""
    return FieldKind(spoken, lambda value: _all(kind, value))


def table_of(shape: TableShape) -> FieldKind:
    """Return the kind of a table of *shape*."""
    return FieldKind(
        "a table", lambda value: TABLE.accepts(value) and _fits(value, shape)
    )


def tables_of(shape: TableShape, each: str, spoken: str) -> FieldKind:
    """Return the kind of a list of tables of *shape*, *each* of them called so."""
    return FieldKind(spoken, lambda value: _all(table_of(shape), value), shape, each)


TEXTS = list_of(TEXT, "a list of texts")
LINES = list_of(WORDS, "a list of texts")


def find_misfits(
    place: str,
    data: Mapping[str, Any],
    shape: TableShape,
    elsewhere: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield all that keeps *data*, found at *place*, from having *shape*.

    Of a name that belongs *elsewhere*, it is said where.
    """
    for name, typed in data.items():
        if name not in shape.kinds:
            yield f"{place}: {_unknown(name, shape, elsewhere or {})}"
        elif not (kind := shape.kinds[name]).accepts(typed):
            yield from _misfit(place, name, typed, kind)
    for name in sorted(shape.needed - data.keys()):
        yield f"{place}: does not say its {name}"


def suggest_near(wanted: str, known: Iterable[str]) -> str:
    """Return ". Did you mean …?" with the *known* most like *wanted*, if any."""
    near = suggest_names(wanted[:SHOWN], known)
    return near and f".{near}"


def place_of(what: str, number: int, name: object) -> str:
    """Return the place of the table *number* of those called *what*, by its *name*."""
    return (
        f"{what} {number} {show_shortly(name)}" if name else f"{what} {number} (no id)"
    )


def show_shortly(typed: object) -> str:
    """Return *typed* as it was typed, as far as it is worth reading."""
    if isinstance(typed, bool):
        return str(typed).lower()
    if isinstance(typed, int) and abs(typed) > LARGEST:
        return "one so large"  # and Python writes out none of 5,000 digits
    return f"{typed!r:.{SHOWN}}"


def _misfit(place: str, name: str, typed: object, kind: FieldKind) -> Iterator[str]:
    if kind.inner and list_of(TABLE, "").accepts(typed):
        for number, inner in enumerate(typed, 1):  # type: ignore[arg-type,var-annotated]
            at = f"{kind.each} {number}"
            if name := inner.get("id") or inner.get("title"):
                at = f"{at} {show_shortly(name)}"
            yield from find_misfits(f"{place}, {at}", inner, kind.inner)
    else:
        yield f"{place}: {name} is to be {kind.spoken}{_but(typed, kind)}"


def _unknown(name: str, shape: TableShape, elsewhere: Mapping[str, str]) -> str:
    is_elsewhere = name in elsewhere
    more = f"; {elsewhere[name]}" if is_elsewhere else suggest_near(name, shape.kinds)
    return f"{show_shortly(name)} is not known here{more}"


def _fits(value: Any, shape: TableShape) -> bool:
    return not any(find_misfits("", value, shape))


def _all(kind: FieldKind, value: object) -> bool:
    return isinstance(value, list) and all(kind.accepts(each) for each in value)


def _but(typed: object, kind: FieldKind) -> str:
    """Say what was *typed* instead of *kind*, and which marks make it one."""
    texts = typed if isinstance(typed, list) else [typed]
    if any(isinstance(each, str) and len(each) > MOST_LETTERS for each in texts):
        return f" of {MOST_LETTERS:,} letters at most"
    if not isinstance(typed, str | int | float):
        return ", each in quotation marks" if typed and kind.accepts([""]) else ""
    return f", not {show_shortly(typed)}{_marks(typed, kind)}"


def _marks(typed: str | int | float, kind: FieldKind) -> str:
    if kind.accepts([typed]):
        return ": put square brackets around it"
    if not isinstance(typed, str):
        as_text = kind.accepts(show_shortly(typed))
        return ": put quotation marks around it" if as_text else ""
    bare = typed.isdecimal() if kind is WHOLE else typed in ("true", "false")
    return ": take its quotation marks away" if bare else ""
