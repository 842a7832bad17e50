"""Paper to weigh statements on: no name, and lines in the order they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TypeVar

from tmworkshop.domain.content import Scale
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.record.ratings import CANNOT_SAY, FIVE
from tmworkshop.domain.session.shown.material import label_points
from tmworkshop.domain.values import Value, value

HOW = "In silence, one box a line; ? is a fine answer."
LAST = "Last, your numbers in a row, in their order. This is typed as one line."
SHEETS_ARE_NOBODYS = (
    "No name. Sheets are shuffled before anyone types them, and taken apart when the "
    "session closes."
)
SLIPS_ARE_NOBODYS = (
    "No name. Slips are shuffled before anyone types them, and only figures are kept."
)


class PaperSize(StrEnum):
    """How large the letters are."""

    USUAL = "usual"
    LARGE = "large"  # for who sits far off or sees little


SLIPS_ON = {PaperSize.USUAL: 4, PaperSize.LARGE: 2}  # a page, to be cut apart


@value
class ToWeigh(Value):
    """Statements in the order in which a session puts them, and what is over them."""

    title: str  # "What drives us, what blocks us"
    scale: Scale
    statements: tuple[Weighed, ...]
    occasion: str = ""  # "Our agreement, version 2, 12 March 2026"
    intro: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)  # by what is below


@value
class Line(Value):
    """A statement, and where its figure stands among all that are typed."""

    number: int
    words: str
    heading: str = ""


@value
class RatingPaper(Value):
    """Sheets or slips that are all alike, one for each person."""

    title: str
    occasion: str
    intro: str
    question: str
    key: tuple[str, ...]  # "0 not at all"
    points: tuple[str, ...]  # a box each; the last is for who cannot say
    fives: tuple[tuple[Line, ...], ...]  # together as the laptop shows their figures
    how: str = HOW
    no_name: str = SHEETS_ARE_NOBODYS
    last: str = LAST  # over the row of figures, where that row is what is typed
    size: PaperSize = PaperSize.USUAL
    pages: tuple[int, ...] = (1,)  # how many stand on each


@value
class RatingSlips(RatingPaper):
    """Small slips, to be cut apart; what is no slip is a sheet of its own."""

    no_name: str = SLIPS_ARE_NOBODYS
    last: str = ""


OnPaper = TypeVar("OnPaper", bound=RatingPaper)


def rating_sheets(to_weigh: ToWeigh, copies: int, size: PaperSize) -> RatingPaper:
    """Return *copies* of a sheet, on a page or more of its own."""
    return _paper(RatingPaper, to_weigh, size, (1,) * copies)


def rating_slips(to_weigh: ToWeigh, copies: int, size: PaperSize) -> RatingSlips:
    """Return *copies* of a small slip, several on a page; with 0, a page full."""
    full = SLIPS_ON[size]
    wanted = copies or full
    pages = tuple(min(full, wanted - start) for start in range(0, wanted, full))
    return _paper(RatingSlips, to_weigh, size, pages)


def _paper(
    kind: type[OnPaper], to_weigh: ToWeigh, size: PaperSize, pages: tuple[int, ...]
) -> OnPaper:
    scale = to_weigh.scale
    return kind(
        title=to_weigh.title,
        occasion=to_weigh.occasion,
        intro=to_weigh.intro,
        question=scale.question,
        key=label_points(scale),
        points=(*(str(point.value) for point in scale.points), CANNOT_SAY),
        fives=_in_fives(to_weigh),
        size=size,
        pages=pages,
    )


def _in_fives(to_weigh: ToWeigh) -> tuple[tuple[Line, ...], ...]:
    lines = [
        Line(number, each.words, to_weigh.headings.get(each.id, ""))
        for number, each in enumerate(to_weigh.statements, 1)
    ]
    return tuple(tuple(lines[at : at + FIVE]) for at in range(0, len(lines), FIVE))
