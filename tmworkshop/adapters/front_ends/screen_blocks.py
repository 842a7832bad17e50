"""A screen as lines of text: what stands where, for a given width.

It knows no terminal.  Nothing is cut: what does not fit is wrapped, and what people
wrote cannot reach beyond its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from tmworkshop.adapters.cells import GAP, UNBROKEN, harmless, width_of, wrap_text
from tmworkshop.adapters.front_ends.spread_table import spread_lines
from tmworkshop.domain.session.questions.ask import CLOSES, HELP, Ask, Shape
from tmworkshop.domain.session.shown.screen import CardView, Heading, Screen, Tally
from tmworkshop.domain.values import Value, value

WIDEST, NARROWEST = 100, 20
MARGIN = " "
BAR = " │ "
DOT = " · "
IN_A_COLUMN = 4  # groups
KEYS_TITLE = "Beside an answer there are these keys; a space makes them words."
# What is named beside the question, in this order, and in a word; `/` shows them all.
MOST_USED = {"<": "back", "-": "pass", "+": "action", "#": "blank"}


class Region(StrEnum):
    """The regions of a screen, from the top down."""

    HEADER = "header"
    WHO = "who"
    TITLE = "title"
    WORDS = "words"
    CARD = "card"
    STEMS = "stems"
    TITLES = "titles"
    LIST = "list"
    CUE = "cue"
    NEVER = "never"
    GROUPS = "groups"
    TALLY = "tally"
    SPREAD = "spread"
    KEPT = "kept"
    NOTICE = "notice"
    CHOICES = "choices"
    HINT = "hint"
    KEYS = "keys"


@value
class Block(Value):
    """One region of a screen, in lines."""

    region: Region
    lines: tuple[str, ...]


def draw_head(screen: Screen, width: int) -> tuple[Block, ...]:
    """Return what stands on top and stays there."""
    return _blocks(
        (Region.HEADER, _header(screen.heading, width)),
        (Region.WHO, _who(screen.speaker, screen.place, width)),
    )


def draw_body(screen: Screen, width: int) -> tuple[Block, ...]:
    """Return what there is to read, say and look at."""
    fills_pages = screen.looked_up and not screen.card
    titles = _numbered(map(harmless, screen.titles), width)
    return _blocks(
        (Region.TITLE, _paragraph(screen.title, width)),
        (Region.WORDS, _paragraphs(screen.words, width)),
        (Region.CARD, _card(screen.card, width) if screen.card else ()),
        (Region.STEMS, _paragraphs(screen.stems, width, "- ")),
        (Region.LIST if fills_pages else Region.TITLES, titles),
        (Region.CUE, _paragraph(screen.cue, width, "For you: ")),
        (Region.NEVER, _paragraph(screen.never, width, "Never: ")),
        (Region.GROUPS, _groups(screen.groups, width)),
        (Region.TALLY, _tally(screen.tally, width)),
        (Region.SPREAD, spread_lines(screen.spread, width, MARGIN)),
        (Region.KEPT, _kept(screen.lines, width)),
    )


def draw_foot(screen: Screen, width: int) -> tuple[Block, ...]:
    """Return what stands above the question: a notice, the choices, the keys."""
    return _blocks(
        (Region.NOTICE, _paragraph(screen.notice, width)),
        (Region.CHOICES, _paragraph(_choices(screen.ask), width)),
        (Region.HINT, _paragraph(screen.ask.hint, width)),
        (Region.KEYS, _paragraph(_keys(screen), width)),
    )


def question_text(ask: Ask) -> str:
    """Return the question, and what Enter on nothing means."""
    if not ask.label:
        return answer_with(ask)
    by = answer_with(ask)
    return harmless(f"{ask.label} ({by})" if by else ask.label)


def answer_with(ask: Ask) -> str:
    """Return what is typed where there is nothing to say."""
    if ask.shape is Shape.CLOSE:
        return f"type {CLOSES}"
    return f"Enter {ask.enter}" if ask.enter else ""


def draw_all_keys(screen: Screen, width: int) -> tuple[str, ...]:
    """Return every key that works now, two a line where they fit."""
    entries = [harmless(f"{key.key:>2}  {key.label}") for key in screen.keys]
    lines = _paragraph(KEYS_TITLE, width)
    return (*lines, *_numbered(entries, width))


def draw_rule(width: int) -> str:
    """Return the line under the header."""
    return MARGIN + "─" * (width - 2)


def _blocks(*regions: tuple[Region, Iterable[str]]) -> tuple[Block, ...]:
    made = (Block(region, tuple(lines)) for region, lines in regions)
    return tuple(block for block in made if block.lines)


def _numbered(entries: Iterable[str], width: int) -> Iterator[str]:
    """Yield *entries* that begin with a key or a number, two a line where they fit."""
    for entry in _two_a_line(entries, 0 if width == UNBROKEN else width // 2):
        yield from wrap_text(entry[4:], width, MARGIN + entry[:4])


def _two_a_line(entries: Iterable[str], half: int) -> Iterator[str]:
    waiting = ""
    for entry in entries:
        if waiting and max(width_of(waiting), width_of(entry)) < half - 1:
            yield f"{waiting}{' ' * (half - width_of(waiting))}{entry}"
            waiting = ""
        else:
            yield from filter(None, [waiting])
            waiting = entry
    yield from filter(None, [waiting])


def _header(heading: Heading, width: int) -> list[str]:
    parts = (
        heading.set_name,
        f"session {heading.session}",
        f"{heading.step} ({heading.number} of {heading.of})",
        f"{heading.used} of {heading.planned} min",
        heading.note,
        _part(heading),
    )
    lines = [""]
    for part in map(harmless, filter(None, parts)):
        longer = f"{lines[-1]}{DOT}{part}" if lines[-1] else part
        if lines[-1] and width_of(longer) > width - 1:
            lines.append(part)
        else:
            lines[-1] = longer
    return [row for line in lines for row in wrap_text(line, width, MARGIN)]


def _part(heading: Heading) -> str:
    minutes = f"{heading.part_used} of {heading.part_planned} min"
    return f"{heading.part}, {minutes}" if heading.part else ""


def _who(speaker: str, place: str, width: int) -> list[str]:
    name, where = harmless(speaker), harmless(place)
    if not name or not where:
        return _paragraph(name or where, width)
    if width == UNBROKEN:
        return [f"{MARGIN}{name}, {where}"]
    gap = width - 2 - width_of(name) - width_of(where)
    if gap < len(GAP):
        return [*_paragraph(name, width), *_paragraph(where, width)]
    return [f"{MARGIN}{name}{' ' * gap}{where}"]


def _paragraph(text: str, width: int, lead: str = "") -> list[str]:
    return wrap_text(harmless(text), width, MARGIN + lead) if text else []


def _paragraphs(texts: Iterable[str], width: int, lead: str = "") -> Iterator[str]:
    for text in texts:
        yield from _paragraph(text, width, lead)


def _card(card: CardView, width: int) -> Iterator[str]:
    strength = card.strength[:1].upper() + card.strength[1:]
    source = GAP.join(filter(None, (strength, card.source)))
    texts = (card.title, card.finding, source, card.note, card.question)
    for text in filter(None, texts):
        yield from wrap_text(harmless(text), width, BAR, BAR)


def _tally(tally: tuple[Tally, ...], width: int) -> list[str]:
    if not tally:
        return []
    *points, cannot_say = tally
    parts = [f"{each.label.partition(' ')[0]}{' o' * each.count}" for each in points]
    last = f"{cannot_say.label.removeprefix('I ')} {cannot_say.count}"
    return _paragraph(GAP.join((*parts, last)), width)


def _kept(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield what was kept, each further line set under the words of its first."""
    for line in lines:
        shown = harmless(line)
        words = shown.lstrip(" ")
        indent = MARGIN + " " * max(1, len(shown) - len(words))
        if marked := re.match(r"[> ]?\d+ {2}", shown):
            indent, words = MARGIN + marked[0], shown[marked.end() :]
        yield from wrap_text(words, width, indent)


def _groups(groups: tuple[str, ...], width: int) -> Iterator[str]:
    """Yield who works together; where there are many, two groups a line if they fit."""
    shown = [harmless(each) for each in groups]
    is_apart = width == UNBROKEN or len(shown) <= IN_A_COLUMN
    half = 0 if is_apart else (width + 1) // 2
    yield from _kept(_two_a_line(shown, half), width)


def _choices(ask: Ask) -> str:
    return GAP.join(
        f"[{each.key}] {each.label}"
        if each.value == ask.default
        else f"{each.key} {each.label}"
        for each in ask.choices
    )


def _keys(screen: Screen) -> str:
    keys = [f"{key} {word}" for key, word in MOST_USED.items() if key in screen.offers]
    return GAP.join((*keys, f"{HELP} all keys")) if screen.keys else ""
