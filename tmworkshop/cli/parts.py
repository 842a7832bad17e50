"""What is read at length in a terminal: headings, and words set in beneath them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from tmworkshop.adapters.cells import pad_text, width_of
from tmworkshop.cli.echo import answer, wrap

IN = "  "
YOURS = "(yours)"  # beside what stands in the workspace, not with the tool
WIDEST = 40  # columns of a name before what stands beside it
LABEL = 8  # columns of a label that stands before its words


def answer_parts(parts: Mapping[str, str | Iterable[str]]) -> None:
    """Print each of *parts* under its heading; one without words is left out."""
    for heading, words in parts.items():
        texts = [words] if isinstance(words, str) else [*words]
        if any(texts):
            answer("", heading, *hang_texts(texts))


def mark_own(title: str, *, is_own: bool) -> str:
    """Return *title*, and whether it is the facilitator's own."""
    return f"{title}{IN}{YOURS}" if is_own else title


def hang_texts(texts: Iterable[str]) -> list[str]:
    """Return *texts* in lines, each set in; of several, what follows a bit further."""
    every = [*texts]
    deeper = IN * 2 if len(every) > 1 else IN
    lines: list[str] = []
    for text in every:
        first, *others = wrap(text, deeper) or [""]
        lines += [f"{IN}{first.strip()}", *others]
    return lines


def answer_fields(fields: Mapping[str, str]) -> None:
    """Print what is known of one thing, each beside its name; what is not, is not."""
    width = max(map(width_of, fields))
    for name, words in fields.items():
        if words:
            answer(*place_beside(name, words, width))


def answer_listed(heading: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print names and titles under their *heading*, if there are any."""
    if lines := set_beside(rows, IN):
        answer("", heading, *lines)


def set_beside(rows: Iterable[tuple[str, str]], indent: str = "") -> list[str]:
    """Return names and what stands beside each, as lines of two columns."""
    every = list(rows)
    width = min(max((width_of(name) for name, _ in every), default=0), WIDEST)
    lines = (place_beside(name, words, width, indent) for name, words in every)
    return [*chain.from_iterable(lines)]


def place_beside(name: str, words: str, width: int, indent: str = "") -> list[str]:
    """Return *words* in lines beside its *name*, which has *width* columns."""
    lines = wrap(words, f"{indent}{' ' * width}{IN}") or [""]
    first = lines[0].strip()
    label = pad_text(name, width)
    return [f"{indent}{label}{IN}{first}".rstrip(), *lines[1:]]


def place_labelled(label: str, texts: Iterable[str], indent: str) -> list[str]:
    """Return *texts* in lines, *label* standing before the first of them."""
    lines: list[str] = []
    for text in texts:
        lines += place_beside("" if lines else label, text, LABEL, indent)
    return lines
