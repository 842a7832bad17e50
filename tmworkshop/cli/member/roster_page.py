"""A roster as it was understood, on one screen: what can be changed has a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from tmworkshop.adapters.cells import cut_text, harmless, wrap_text
from tmworkshop.cli.echo import WIDTH
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.roster.remarks import Matter, Remark, Weight
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding
from tmworkshop.domain.tables import choose

LABEL = 16  # columns that a label takes
LINES = 2  # that one thing takes; a number shows the rest
OF_PEOPLE = 6  # that they take, with whom they come from: a learning set
SCREEN = 22  # lines of a small terminal, beside the question
MARKS = {Weight.SAID: " ", Weight.LOOK: "~", Weight.ASK: "?"}
EACH = 3  # remarks of one matter
NUMBERED = choose(
    *(Matter.FILE, Matter.HEADINGS, Matter.NAMES, Matter.PARTNERSHIPS, Matter.PEOPLE),
    *(Matter.QUESTION, Matter.ROWS, Matter.TURNED, Matter.BRACKETS),
    *(Matter.NEAR_PARTNERSHIP, Matter.DOUBLES, Matter.NAMESAKES),
    leaving=(
        *(Matter.COLUMNS, Matter.KNOWN, Matter.TIDIED, Matter.NO_PARTNERSHIP),
        *(Matter.SPELLING, Matter.ALIKE, Matter.BEYOND, Matter.LETTERS),
        *(Matter.HIDDEN, Matter.NEW, Matter.MANY),
    ),
)


def list_numbered(roster: Understanding) -> tuple[Matter, ...]:
    """Return what can be changed of a *roster*, in the order of its numbers."""
    there = {remark.matter for remark in list_remarks(roster)}
    if len(roster.file.readings) == 1:
        there.discard(Matter.FILE)
    return tuple(each for each in Matter if each in NUMBERED and each in there)


def show_roster(roster: Understanding, name: str) -> Iterator[str]:
    """Yield the lines of the screen for a *roster* out of the file called *name*."""
    numbered = list_numbered(roster)
    texts: dict[Matter, tuple[str, tuple[str, ...]]] = {}
    for matter, remarks in _by_matter(list_remarks(roster)):
        number = f"{numbered.index(matter) + 1:>2}" if matter in numbered else "  "
        label = f"{number} {_mark(remarks)} {matter:<{LABEL}}"
        texts[matter] = label, tuple(_words(roster, matter, remarks))
    lines = {matter: [*_lines(*text)] for matter, text in texts.items()}
    room = SCREEN - sum(map(len, lines.values()))
    most = min(OF_PEOPLE, room + len(lines[Matter.PEOPLE]))
    lines[Matter.PEOPLE] = [*_lines(*texts[Matter.PEOPLE], max(LINES, most))]
    yield cut_text(harmless(name), WIDTH)
    yield from chain.from_iterable(lines.values())
    yield from _name_many(roster)


def _by_matter(
    remarks: Sequence[Remark],
) -> Iterator[tuple[Matter, tuple[Remark, ...]]]:
    order = list(Matter)
    shown = [each for each in remarks if each.matter is not Matter.MANY]
    every = sorted(shown, key=lambda each: order.index(each.matter))
    for matter, same in groupby(every, key=lambda each: each.matter):
        yield matter, tuple(same)


def _mark(remarks: Sequence[Remark]) -> str:
    """Return what stands beside that which someone should look at."""
    most = max(remark.weight for remark in remarks)
    return MARKS[most]


def _words(
    roster: Understanding, matter: Matter, remarks: Sequence[Remark]
) -> Iterator[str]:
    if matter is Matter.PEOPLE:
        people = ", ".join(map(describe_newcomer, roster.newcomers))
        yield f"{remarks[0].words}: {people}" if people else remarks[0].words
        return
    yield from (remark.words for remark in remarks[:EACH])
    if len(remarks) > EACH:
        yield f"and {len(remarks) - EACH} more of the kind"


def describe_newcomer(newcomer: Newcomer) -> str:
    """Return the name of a *newcomer*, with whom they come from."""
    place = f" ({newcomer.partnership})" if newcomer.partnership else ""
    return f"{newcomer.name}{place}"


def _lines(label: str, words: Iterable[str], most: int = LINES) -> Iterator[str]:
    for text in words:
        lines = wrap_text(harmless(text), WIDTH, label)
        yield from lines[: most - 1]
        if lines[most - 1 :]:
            more = "…" if len(lines) > most else ""
            yield cut_text(lines[most - 1] + more, WIDTH)
        label = " " * len(label)


def _name_many(roster: Understanding) -> Iterator[str]:
    yield from (p.words for p in list_remarks(roster) if p.matter is Matter.MANY)


def say_what_became(roster: Understanding, *, was_shown: bool) -> Iterator[str]:
    """Yield all that was left out, changed or guessed, in a line for each matter.

    Of what *was_shown* on the screen, only what had no room there.
    """
    by_matter = dict(_by_matter(list_remarks(roster)))
    names, places = by_matter.pop(Matter.NAMES), by_matter.pop(Matter.PARTNERSHIPS)
    if not was_shown:
        used = f"Names from {names[0].words}, partnerships from {places[0].words}."
        yield from wrap_text(harmless(used), WIDTH)
    for matter, remarks in by_matter.items():
        had_room = was_shown and len(remarks) <= EACH
        if not had_room and _is_said(matter, remarks):
            words = "; ".join(remark.words for remark in remarks)
            yield from wrap_text(harmless(f"{matter}: {words}"), WIDTH)


def _is_said(matter: Matter, remarks: Sequence[Remark]) -> bool:
    """Say whether *remarks* are worth a line: a plain file and a count are not."""
    if matter is Matter.PEOPLE or matter is Matter.KNOWN:
        return False
    is_guessed = any(remark.weight > Weight.SAID for remark in remarks)
    if matter is Matter.HEADINGS:
        return is_guessed or any(remark.rows for remark in remarks)
    return is_guessed or matter is not Matter.FILE
