"""What of the prompts is only looked up: codebook, aids, sources, and all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmworkshop.adapters.content.prompts import Prompts
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.content.values import read_value
from tmworkshop.domain.content import StemPurpose

if TYPE_CHECKING:
    from tmworkshop.domain.library import (
        Aid,
        Library,
        Method,
        Reference,
        ResearchQuestion,
        Source,
        Theme,
    )

FOLDERS = {"lessons", "evidence", "themes", "stems", "aids", "inventories"}
FILES = {
    *("advice.toml", "agreement.toml", "consent.toml", "scales.toml"),
    *("research-questions.toml", "sources/documents.toml"),
    *("sources/references.toml", "sources/methods.toml"),
}


class Lookups(Prompts):
    """All prompts there are, for whoever prepares or wants to know where from."""

    def themes(self) -> tuple[Theme, ...]:
        """Return the codebook, section by section."""
        return tuple(self._themes().values())

    def own_themes(self) -> set[str]:
        """Return the ids of the themes that are one's own."""
        return set(self._themes(()))

    def research_questions(self) -> tuple[ResearchQuestion, ...]:
        """Return the review's key questions."""
        from tmworkshop.domain.library import ResearchQuestion

        return self._each(ResearchQuestion, "research-questions.toml", "question")

    def purposes(self) -> tuple[StemPurpose, ...]:
        """Return what stems are for, each with its stems."""
        return tuple(map(self._purpose, self._files.by_name("prompts/stems")))

    def aid_kinds(self) -> tuple[str, ...]:
        """Return the kinds of aids there are."""
        return tuple(self._files.by_name("prompts/aids"))

    def aids(self, kind: str) -> tuple[Aid, ...]:
        """Return the aids of *kind*: roles, models to reflect by and so on."""
        from tmworkshop.domain.library import Aid

        return self._each(Aid, f"aids/{kind}.toml", "aid")

    def sources(self) -> tuple[Source, ...]:
        """Return the documents the cards were read in."""
        from tmworkshop.domain.library import Source

        return self._each(Source, "sources/documents.toml", "source")

    def short_names(self) -> dict[str, str]:
        """Return how each document is named beside a card, by its id."""
        return {source.id: source.short for source in self.sources()}

    def references(self) -> tuple[Reference, ...]:
        """Return the works that the cards cite."""
        from tmworkshop.domain.library import Reference

        return self._each(Reference, "sources/references.toml", "reference", by="cite")

    def methods(self) -> tuple[Method, ...]:
        """Return where ways of working come from."""
        from tmworkshop.domain.library import Method

        return self._each(Method, "sources/methods.toml", "method")

    def library(self) -> Library:
        """Return all that is on the shelf."""
        from tmworkshop.domain.library import Library

        return Library(
            lessons=self.lessons(),
            cards=self.cards(),
            themes=self.themes(),
            questions=self.research_questions(),
            purposes=self.purposes(),
            advice=tuple(self.advice().values()),
            aids=tuple(aid for kind in self.aid_kinds() for aid in self.aids(kind)),
            inventories=self.inventories(),
            scales=self.scales(),
            sources=self.sources(),
            references=self.references(),
            methods=self.methods(),
        )

    def unread(self) -> tuple[Path, ...]:
        """Return the files among one's own prompts that nothing reads."""
        if not self._files.own:
            return ()
        own = self._files.own / "prompts"
        every = (file for file in sorted(own.rglob("*")) if file.is_file())
        return tuple(f for f in every if not _is_read(f.relative_to(own)))

    def _themes(self, among: Iterable[str] | None = None) -> dict[str, Theme]:
        from tmworkshop.domain.library import Theme

        return self._files.every(Theme, "prompts/themes", "theme", among)

    def _purpose(self, name: str) -> StemPurpose:
        data: dict[str, Any] = {"title": name}
        purpose = StemPurpose(name, name)
        for file in self._files.both(f"prompts/stems/{name}.toml"):
            with self._files.excused():
                data |= {k: v for k, v in read_toml(file).items() if k != "stem"}
                purpose = read_value(StemPurpose, data | {"purpose": name}, file)
        return replace(purpose, stems=self.stems(name))


def _is_read(path: Path) -> bool:
    """Say whether some kind of prompt is read from *path*, in a folder of prompts."""
    in_a_folder = str(path.parent) in FOLDERS and path.suffix == ".toml"
    return in_a_folder or path.as_posix() in FILES
