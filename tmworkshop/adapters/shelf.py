"""The shelf of designs and prompts: the facilitator's own before the shipped ones.

A command reads only the files it needs; each is checked as it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from tmworkshop.adapters.resources import folder
from tmworkshop.adapters.toml_files import read_toml
from tmworkshop.domain.content import (
    Agreement,
    Card,
    Content,
    Lesson,
    Point,
    Purpose,
    Reference,
    Rule,
    Scale,
    Slip,
    Source,
    Stem,
    Theme,
)
from tmworkshop.domain.design import Design, parse_design
from tmworkshop.domain.errors import FileComplaints, NotFound
from tmworkshop.domain.names import find
from tmworkshop.domain.shapes import (
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Kind,
    Shape,
    list_of,
    misfits,
    table,
)

T = TypeVar("T")


class ShelfOfPrompts:
    """Designs and prompts, shipped and a facilitator's own."""

    def __init__(self, workspace_folder: Path | None = None) -> None:
        self._own = workspace_folder

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every lesson, by its number."""
        files = self._files("prompts", "lessons").values()
        return tuple(sorted(map(_lesson, files), key=lambda lesson: lesson.number))

    def lesson(self, number: int) -> Lesson:
        """Return the lesson *number*."""
        files = self._files("prompts", "lessons")
        if (name := f"{number:02}") not in files:
            raise NotFound(f"There is no lesson {number}. See: tmworkshop lesson list")
        return _lesson(files[name])

    def cards_for(self, lesson: Lesson) -> tuple[Card, ...]:
        """Return the evidence of *lesson*, in its order."""
        return tuple(self._cards(lesson.evidence, _file_of(lesson.id)))

    def card(self, card_id: str) -> Card:
        """Return the evidence card *card_id*."""
        (card,) = self._cards((card_id,), "")
        return card

    def stems(
        self, purposes: Iterable[str]
    ) -> tuple[tuple[str, tuple[Stem, ...]], ...]:
        """Return the stems for each of *purposes*."""
        return tuple((each, self._stems(each)) for each in purposes)

    def purposes(self) -> tuple[str, ...]:
        """Return the purposes there are stems for."""
        return tuple(self._files("prompts", "stems"))

    def scales(self) -> tuple[Scale, ...]:
        """Return every scale."""
        return self._kind(Scale, "scales", "scale")

    def themes(self) -> tuple[Theme, ...]:
        """Return the codebook, in its order."""
        return self._kind(Theme, "themes", "theme")

    def sources(self) -> tuple[Source, ...]:
        """Return the documents the cards were read in."""
        return self._kind(Source, "sources", "source")

    def references(self) -> tuple[Reference, ...]:
        """Return the works that the cards cite."""
        return self._kind(Reference, "sources", "reference", key="cite")

    def agreement(self) -> Agreement:
        """Return the ground rules and what to read aloud."""
        file = self._file("agreement")
        data = {"rules": (), **read_toml(file)}
        rules = _each(Rule, data.pop("rule", []), file, "rule")
        return _read(Agreement, {**data, "rules": rules}, str(file), "the agreement")

    def slip(self) -> Slip:
        """Return the private slip on what may leave the set."""
        file = self._file("consent")
        data = read_toml(file)
        purposes = _each(Purpose, data.pop("purpose", []), file, "purpose")
        return _read(Slip, {**data, "purposes": purposes}, str(file), "the slip")

    def consent_purposes(self) -> tuple[Purpose, ...]:
        """Return the boxes of the slip."""
        return self.slip().purposes

    def content_for(self, lesson: str, stems: Iterable[str]) -> Content:
        """Return what a session on *lesson* with *stems* may show."""
        chosen = self._lesson_called(lesson) if lesson else None
        return Content(
            lesson=chosen,
            cards=self.cards_for(chosen) if chosen else (),
            stems=tuple(
                (purpose, tuple(stem.words for stem in found))
                for purpose, found in self.stems(stems)
            ),
            scales=self.scales(),
            agreement=self.agreement().read_aloud,
            themes=self.themes(),
        )

    def designs(self) -> tuple[Design, ...]:
        """Return every design, by its name."""
        return tuple(map(design_from, self._files("sessions", "", "designs").values()))

    def design(self, name: str) -> Design:
        """Return the design called *name*."""
        files = self._files("sessions", "", "designs")
        return design_from(files[find(name, {each: each for each in files}, "design")])
