"""What the rows of a page are about: every lesson, then themes that words stand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmworkshop.domain.codebook import make_codebook
from tmworkshop.domain.content import Lesson
from tmworkshop.domain.library import Theme
from tmworkshop.domain.programme.cells import ProgrammeRow, list_rows
from tmworkshop.domain.values import Value, value


@value
class Topics(Value):
    """The lessons and themes that a page can have a row for."""

    lessons: tuple[Lesson, ...]
    themes: tuple[Theme, ...]

    def is_own(self, row: str) -> bool:
        """Say whether a *row* is about a theme that a facilitator made up."""
        shipped = {each.id for each in self.themes if not each.beneath}
        return row not in shipped | {each.id for each in self.lessons}

    def list_rows(self, laid: Iterable[str]) -> tuple[ProgrammeRow, ...]:
        """Return the rows, of those *laid* that are no longer in the codebook too."""
        return tuple(list_rows(self.lessons, make_codebook(self.themes, laid)))

    def title_rows(self, laid: Iterable[str]) -> Mapping[str, str]:
        """Return what each row is called; a theme after those it stands beneath."""
        codebook = make_codebook(self.themes, laid)
        return {
            **{each.id: f"{each.number}. {each.title}" for each in self.lessons},
            **{
                theme.id: ": ".join(each.title for each in codebook.line(theme))
                for theme in codebook.themes
            },
        }
