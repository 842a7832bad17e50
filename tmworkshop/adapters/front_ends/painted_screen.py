"""What a terminal of a given size is painted with: a screen, or a long one's gist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tmworkshop.adapters.cells import harmless, width_of, wrap_text
from tmworkshop.adapters.front_ends import screen_blocks
from tmworkshop.adapters.front_ends.screen_blocks import Block, Region
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.values import Value, value

BOLD, DIM, NORMAL = "\x1b[1m", "\x1b[2m", "\x1b[m"
HOME = "\x1b[H"
# others: are plain
LOOKS = {
    **dict.fromkeys((Region.WHO, Region.TITLE, Region.NOTICE), BOLD),
    Region.NEVER: DIM,
}
FOR_THE_LINE = 2  # rows below what is painted: the line, and one to grow into
AT_LEAST = 3  # rows of what there is to read, however small the terminal
LEAST_OF_A_CARD = 3  # rows, if not all of it: its title, and what was found
MORE, EARLIER = " … more: Page Down", " … Page Up goes back"
BESIDE = {
    "  /  ": "puts these keys away",
    "     ": "Ctrl-L blanks the screen and keeps a line begun; Ctrl-C pauses",
}
# What is left out first of a screen that is longer than the terminal.
GIVES_WAY = (Region.NEVER, Region.TITLES)  # others: stay
# What is shown first of a screen that is longer than the terminal.
MATTERS = (
    Region.GROUPS,
    Region.KEPT,
    Region.TALLY,
    Region.TITLE,
    Region.WORDS,
    Region.SPREAD,
    Region.CARD,
    Region.CUE,
    Region.STEMS,
    *(Region.NEVER, Region.TITLES),  # have given way
    Region.LIST,  # fills pages of its own
    *(Region.HEADER, Region.WHO, Region.NOTICE),
    *(Region.CHOICES, Region.HINT, Region.KEYS),
)


@value
class Canvas(Value):
    """A terminal, in letters."""

    columns: int
    rows: int

    @property
    def width(self) -> int:
        """The columns that are written on."""
        return max(screen_blocks.NARROWEST, min(self.columns, screen_blocks.WIDEST) - 1)


def paint_screen(screen: Screen, canvas: Canvas, page: int) -> list[str]:
    """Return the lines of *screen* above the question, from *page* on if it is long."""
    foot = screen_blocks.draw_foot(screen, canvas.width)
    above = list(_above(screen, canvas))
    below = [*_painted(foot), *paint_label(screen, canvas)]
    room = max(AT_LEAST, canvas.rows - len(above) - len(below) - FOR_THE_LINE)
    return [*above, *_middle(screen, canvas, page, room), *below]


def paint_keys(screen: Screen, canvas: Canvas, page: int) -> list[str]:
    """Return the lines that show every key in place of what there is to read."""
    header, *_ = screen_blocks.draw_head(screen, canvas.width)
    above = [*header.lines, screen_blocks.draw_rule(canvas.width)]
    below = list(paint_label(screen, canvas))
    keys = list(screen_blocks.draw_all_keys(screen, canvas.width))
    for indent, words in BESIDE.items():
        keys += wrap_text(words, canvas.width, indent)
    room = max(AT_LEAST, canvas.rows - len(above) - len(below) - FOR_THE_LINE)
    return [*above, *_page(keys, page, room), *below]


def prompt_text(screen: Screen, canvas: Canvas) -> str:
    """Return what stands before the line itself."""
    if _is_beside(screen, canvas):
        return screen_blocks.question_text(screen.ask) + " >"
    by = screen_blocks.answer_with(screen.ask)
    return f"({by}) >" if by else ">"


def _is_beside(screen: Screen, canvas: Canvas) -> bool:
    """Say whether the question is short enough to stand beside its answer."""
    return width_of(screen_blocks.question_text(screen.ask)) <= canvas.width // 2


def _above(screen: Screen, canvas: Canvas) -> Iterator[str]:
    header, *who = screen_blocks.draw_head(screen, canvas.width)
    yield from header.lines
    yield screen_blocks.draw_rule(canvas.width)
    yield from _painted(who)
    yield from [""] * len(who)


def _middle(screen: Screen, canvas: Canvas, page: int, room: int) -> list[str]:
    blocks = screen_blocks.draw_body(screen, canvas.width)
    for so_many in range(len(GIVES_WAY) + 1):
        left_out = GIVES_WAY[:so_many]
        brief = [block for block in blocks if block.region not in left_out]
        if len(lines := _apart(brief)) <= room:
            return lines
    whole = _apart(blocks)
    if any(block.region is Region.LIST for block in blocks):
        return _page(whole, page, room)
    gist = [*_gist(brief, room)][: room - 1]
    if _begins_with(whole, gist):
        return _page(whole, page, room)
    if page:
        return _page(whole, page - 1, room)
    return [*gist, MORE]


def _begins_with(lines: list[str], gist: list[str]) -> bool:
    """Say whether *gist* is what stands first, so that paging can go on from there."""
    lead = gist[:-1] if gist and not gist[-1] else gist
    return lines[: len(lead)] == lead


def _apart(blocks: Iterable[Block]) -> list[str]:
    """Return the lines of *blocks*, each with room below, but for cue and never."""
    lines: list[str] = []
    for block in blocks:
        if block.region is Region.NEVER and lines:
            lines.pop()
        lines += (*_painted([block]), "")
    return lines


def paint_label(screen: Screen, canvas: Canvas) -> Iterator[str]:
    """Yield the question, where it is too long to stand beside its answer."""
    if not _is_beside(screen, canvas):
        asked = harmless(screen.ask.label)
        for line in wrap_text(asked, canvas.width, screen_blocks.MARGIN):
            yield f"{BOLD}{line}{NORMAL}"


def _gist(blocks: Sequence[Block], room: int) -> Iterator[str]:
    """Yield the blocks that matter most, as many as there is *room* for.

    Words are shown as far as they go, and so is how far apart people stand, the widest
    gaps first; of what was kept it is the end, which the question is about, and so of
    the words to groups: they end with what these are to talk about.  Of a card it is
    the title at least, and what was found first.
    """
    chosen: dict[Region, Sequence[str]] = {}
    for block in sorted(blocks, key=lambda each: MATTERS.index(each.region)):
        lines = [*_painted([block]), ""]
        ends = block.region is Region.WORDS and Region.GROUPS in chosen
        if block.region is Region.KEPT or ends:
            lines = lines[max(0, len(lines) - room) :]
        begins = block.region is Region.CARD and room > LEAST_OF_A_CARD
        # others: are shown whole or not at all
        if begins or block.region in (Region.GROUPS, Region.WORDS, Region.SPREAD):
            lines = lines[:room]
        if len(lines) <= room:
            chosen[block.region] = lines
            room -= len(lines)
    for block in blocks:
        yield from chosen.get(block.region, ())


def _page(lines: list[str], number: int, room: int) -> list[str]:
    """Return page *number* of *lines*, from 0, and say where the others are."""
    if len(lines) <= room:
        return lines
    size = room - 1
    start = min(number * size, len(lines) - size)
    more = start + size < len(lines)
    return [*lines[start : start + size], MORE if more else EARLIER]


def _painted(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        look = LOOKS.get(block.region, "")
        yield from (f"{look}{line}{NORMAL}" if look else line for line in block.lines)
