"""How far apart people stand on several statements: a table, or in words."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.cells import UNBROKEN, harmless, width_of, wrap_text
from tmworkshop.domain.record.ratings import CANNOT_SAY
from tmworkshop.domain.session.shown.screen import Spread, Tally

CELL, NONE = 4, "·"  # columns of a count, and what stands there for none
LEAST_BESIDE = 16  # columns of a statement beside its counts


def spread_lines(rows: tuple[Spread, ...], width: int, margin: str) -> Iterator[str]:
    """Yield the counts of *rows* as a table; where none fits or is seen, in words."""
    cells = CELL * max((len(row.counts) for row in rows), default=0)
    beside = width - cells - 2 * len(margin)
    if width == UNBROKEN or beside < LEAST_BESIDE:
        for row in rows:
            yield from wrap_text(_read_out(row), width, margin)
    elif rows:
        points = "".join(f"{_point(each):>{CELL}}" for each in rows[0].counts)
        yield f"{margin}{'':{beside}}{points}"
        for row in rows:
            first, *rest = wrap_text(harmless(row.label), beside, margin)
            counts = "".join(f"{each.count or NONE:>{CELL}}" for each in row.counts)
            yield f"{first}{' ' * (beside + len(margin) - width_of(first))}{counts}"
            yield from rest


def _read_out(row: Spread) -> str:
    *points, cannot_say = row.counts
    counts = [f"{each.count} at {_point(each)}" for each in points if each.count]
    if cannot_say.count:
        counts.append(f"{cannot_say.count} cannot say")
    return f"{harmless(row.label)}: {', '.join(counts)}"


def _point(tally: Tally) -> str:
    """Return the figure that *tally* counts; for those who cannot say, their sign."""
    figure = tally.label.partition(" ")[0]
    return figure if figure.lstrip("-").isdecimal() else CANNOT_SAY
