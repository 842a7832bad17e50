"""A roster as it was understood, on one screen: what can be changed has a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tmworkshop.adapters.cells import cut_text, harmless, wrap_text
from tmworkshop.cli.echo import WIDTH, wrap
from tmworkshop.cli.member.roster_changes import CHANGES, describe_newcomer
from tmworkshop.domain.roster.choices import Verdict
from tmworkshop.domain.roster.remarks import Matter, Remark, Weight, weigh_remarks
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import Understanding

LABEL = 16  # columns that a label takes
OF_PEOPLE = 6  # lines that they take: a learning set, with whom they come from
OTHERS = 2  # lines that anything else takes; a number shows the rest
SCREEN = 22  # lines of a small terminal, beside the question
MARKS = {Weight.SAID: " ", Weight.LOOK: "~", Weight.ASK: "?"}
EACH = 3  # remarks of one matter
WHO = "If people with one name, or nearly, are somebody else: --namesake"


def list_numbered(roster: Understanding) -> tuple[Matter, ...]:
    """Return what can be changed of a *roster*, in the order of its numbers."""
    there = _by_matter(roster)
    if len(roster.file.readings) == 1:
        there.pop(Matter.FILE)
    return tuple(each for each in there if each in CHANGES)


def show_roster(roster: Understanding, name: str) -> Iterator[str]:
    """Yield the lines of the screen for a *roster* out of the file called *name*."""
    numbered = list_numbered(roster)
    by_matter = _by_matter(roster)
    many = by_matter.pop(Matter.MANY, ())
    texts: dict[Matter, tuple[str, list[str]]] = {}
    for matter, remarks in by_matter.items():
        number = f"{numbered.index(matter) + 1:>2}" if matter in numbered else "  "
        label = f"{number} {MARKS[weigh_remarks(remarks)]} {matter:<{LABEL}}"
        texts[matter] = label, _words(roster, remarks)
    lines = {matter: [*_lines(*text, OTHERS)] for matter, text in texts.items()}
    room = SCREEN - sum(map(len, lines.values())) + len(lines[Matter.PEOPLE])
    most = max(OTHERS, min(OF_PEOPLE, room))
    lines[Matter.PEOPLE] = [*_lines(*texts[Matter.PEOPLE], most)]
    yield cut_text(harmless(name), WIDTH)
    yield from chain.from_iterable(lines.values())
    yield from (remark.words for remark in many)


def _words(roster: Understanding, remarks: Sequence[Remark]) -> list[str]:
    """Return what is said in *remarks* on one matter, as far as there is room."""
    words = [remark.words for remark in remarks[:EACH]]
    if remarks[0].matter is Matter.PEOPLE and roster.newcomers:
        people = ", ".join(map(describe_newcomer, roster.newcomers))
        return [f"{words[0]}: {people}"]
    more = len(remarks) - EACH
    return [*words, f"and {more} more of the kind"] if remarks[EACH:] else words


def say_what_became(roster: Understanding, *, was_shown: bool) -> Iterator[str]:
    """Yield all that was left out, changed or guessed, in a line for each matter.

    Of what *was_shown* on the screen, only what had no room there.
    """
    by_matter = _by_matter(roster)
    names, places = by_matter.pop(Matter.NAMES), by_matter.pop(Matter.PARTNERSHIPS)
    if not was_shown:
        used = f"Names from {names[0].words}, partnerships from {places[0].words}."
        yield from wrap(used)
    for matter, remarks in by_matter.items():
        had_room = was_shown and len(remarks) <= EACH
        if not had_room and _is_said(matter, remarks):
            words = "; ".join(remark.words for remark in remarks)
            yield from wrap(f"{matter}: {words}")
    if not was_shown and _has_left_doubtful(roster):
        yield WHO
    for each in roster.matched.asked:
        if each.has_moved and each.answer is not Verdict.OTHER:
            person = f'"{each.present.name}"'
            partnership = f'--partnership "{each.person.partnership}"'
            yield "If they have moved:"
            yield f"  tmworkshop member update {person} {partnership}"


def _has_left_doubtful(roster: Understanding) -> bool:
    """Say whether anyone was left out of a *roster* who may be somebody else."""
    answers = roster.choices.answers.values()
    return bool(roster.choices.doubtful) or Verdict.LEFT in answers


def _by_matter(roster: Understanding) -> dict[Matter, Sequence[Remark]]:
    """Return what is said of a *roster* by what it is about, as it is labelled."""
    remarks = list_remarks(roster)
    every = ((each, [e for e in remarks if e.matter is each]) for each in Matter)
    return {matter: some for matter, some in every if some}


def _lines(label: str, words: Iterable[str], most: int) -> Iterator[str]:
    for text in words:
        lines = wrap_text(harmless(text), WIDTH, label)
        yield from lines[: most - 1]
        if lines[most - 1 :]:
            more = "…" if len(lines) > most else ""
            yield cut_text(lines[most - 1] + more, WIDTH)
        label = " " * len(label)


def _is_said(matter: Matter, remarks: Sequence[Remark]) -> bool:
    """Say whether *remarks* are worth a line: a plain file and a count are not."""
    if matter is Matter.PEOPLE or matter is Matter.KNOWN:
        return False
    is_plain = weigh_remarks(remarks) is Weight.SAID
    if matter is Matter.HEADINGS:
        return not is_plain or bool(remarks[0].rows)
    return not is_plain or matter is not Matter.FILE
