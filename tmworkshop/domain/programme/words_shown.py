"""The words of a cell as a page has them: in an order that tells nothing."""

from __future__ import annotations

from operator import itemgetter

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.programme.cells import CellPlace, ProgrammeCells, VoiceMark
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.values import SlimValue, slim_value


@slim_value
class ShownWords(SlimValue):
    """Words as they stand in a cell; a name only where it may stand beside them."""

    words: str
    kind: Kind
    name: str = ""
    holds: str = ""
    outcome: str = ""
    since: tuple[str, ...] = ()


class WordsOfPage:
    """The words that stand on the page of a *release*, each worded once."""

    def __init__(self, cells: ProgrammeCells, release: Release) -> None:
        self._cells = cells
        self._release = release
        self._shown: dict[VoiceMark, tuple[tuple[str, ...], ShownWords]] = {}

    def at(self, place: CellPlace) -> tuple[ShownWords, ...]:
        """Return what stands in a cell, in the order of its letters alone."""
        known = self._shown
        for mark in self._release.cells[place].shown:
            if mark not in known:
                shown = self._show(place, mark)
                known[mark] = _letters(shown), shown
        every = [known[mark] for mark in self._release.cells[place].shown]
        return tuple(shown for _, shown in sorted(every, key=itemgetter(0)))

    def _show(self, place: CellPlace, mark: VoiceMark) -> ShownWords:
        voice = self._cells.at[place].voices[mark]
        return ShownWords(
            voice.words,
            voice.kind,
            voice.name if voice.name and mark.whose in self._release.named else "",
            voice.holds,
            voice.outcome,
            voice.since,
        )


def _letters(shown: ShownWords) -> tuple[str, ...]:
    of_words = shown.words.casefold(), shown.words, shown.kind.value
    return *of_words, shown.name, shown.holds, shown.outcome, *shown.since
