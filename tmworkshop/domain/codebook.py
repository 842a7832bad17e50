"""Which theme stands beneath which: a facilitator's own refine those of all sets."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.library import Theme
from tmworkshop.domain.values import Value, value


@value
class Codebook(Value):
    """The themes, each with all that stands above it and beneath it."""

    themes: tuple[Theme, ...]

    def line(self, theme: Theme) -> tuple[Theme, ...]:
        """Return *theme* after those it stands beneath, from the top.

        Where two stand beneath each other, the line ends before it comes round.
        """
        by_id = {each.id: each for each in self.themes}
        line = [theme]
        while (up := by_id.get(line[0].beneath)) and up not in line:
            line.insert(0, up)
        return tuple(line)

    def family(self, theme: Theme) -> frozenset[str]:
        """Return the ids of *theme* and of all that stand beneath it."""
        return frozenset(each.id for each in self.themes if theme in self.line(each))

    def in_order(self) -> tuple[Theme, ...]:
        """Return the themes, each own one after what it stands beneath."""
        places = {each.id: at for at, each in enumerate(self.themes)}
        return tuple(
            sorted(self.themes, key=lambda t: [places[e.id] for e in self.line(t)])
        )


def make_codebook(themes: Iterable[Theme], laid: Iterable[str]) -> Codebook:
    """Return a codebook of *themes*, and of those *laid* that are no longer in it."""
    known = tuple(themes)
    dropped = sorted({*laid} - {theme.id for theme in known})
    return Codebook((*known, *(Theme(each, each, "", "") for each in dropped)))
