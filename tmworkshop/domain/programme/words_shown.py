"""The words of a cell as a page has them: in an order that tells nothing."""

from __future__ import annotations

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.programme.cells import CellPlace, ProgrammeCells
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.values import Value, value


@value
class ShownWords(Value):
    """Words as they stand in a cell; a name only where it may stand beside them."""

    words: str
    kind: Kind
    name: str = ""
    holds: str = ""
    outcome: str = ""
    since: tuple[str, ...] = ()


def list_words(
    cells: ProgrammeCells, release: Release, place: CellPlace
) -> tuple[ShownWords, ...]:
    """Return what stands in a cell of *release*, in the order of its letters alone."""
    voices = cells.at[place].voices
    every = (
        ShownWords(
            words=voices[mark].words,
            kind=voices[mark].kind,
            name=voices[mark].name if mark.whose in release.named else "",
            holds=voices[mark].holds,
            outcome=voices[mark].outcome,
            since=voices[mark].since,
        )
        for mark in release.cells[place].shown
    )
    return tuple(sorted(every, key=_letters))


def _letters(shown: ShownWords) -> tuple[str, ...]:
    of_words = shown.words.casefold(), shown.words, shown.kind.value
    return *of_words, shown.name, shown.holds, shown.outcome, *shown.since
