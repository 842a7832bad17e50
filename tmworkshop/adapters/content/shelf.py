"""The shelf of designs and prompts: the facilitator's own before the shipped ones.

A command reads only the files it needs; each is checked as it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tmworkshop.adapters.content.files import Excuse
from tmworkshop.adapters.content.lazy_values import LazyValues
from tmworkshop.adapters.content.lookups import Lookups
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.domain.content import Content, Lesson
from tmworkshop.domain.design import AGREEMENT, LESSON, Design
from tmworkshop.domain.errors import FileComplaints, NotFound
from tmworkshop.domain.names import find_id
from tmworkshop.domain.remedies import Remedy


class ShelfOfPrompts(Lookups):
    """Designs and prompts, and what of them a session may show."""

    def designs(self) -> tuple[Design, ...]:
        """Return every design, by its id."""
        designs = []
        for file in self._design_files().values():
            with self._files.excused():
                designs.append(self.design_in(file))
        return tuple(designs)

    def design(self, name: str) -> Design:
        """Return the design called *name*, or that alone begins so."""
        files = self._design_files()
        names = {each: each for each in files}
        id_ = find_id(name, names, "design", Remedy.LIST_DESIGNS)
        return self.design_in(files[id_])

    def design_in(self, file: Path) -> Design:
        """Return the design in *file*; FileComplaints lists all that is wrong."""
        from tmworkshop.domain.design_rules import check_design_links, parse_design

        design = parse_design(read_toml(file), str(file))
        stems = self._files.by_name("prompts/stems")
        scales = [scale.id for scale in self.scales()]
        weighed = {step.weighs for step in design.steps} - {"", LESSON, AGREEMENT}
        inventories = [each.id for each in self.inventories()] if weighed else ()
        wrong = list(check_design_links(design, stems, scales, inventories))
        if file.name != (called := f"{design.id}.toml"):
            wrong.append(
                f"the design: its id is {design.id!r}, so its file is to be called "
                f"{called}, not {file.name}"
            )
        if wrong:
            raise FileComplaints(str(file), tuple(wrong))
        return design

    def content_for(
        self, lesson: str, stems: Iterable[str], excuse: Excuse | None = None
    ) -> Content:
        """Return what a session on *lesson* with *stems* may show.

        With an *excuse*, what cannot be used is told to it and left out, or ours
        stands in its place.
        """
        if excuse and not self._files.excuse:
            return ShelfOfPrompts(self._files.own, excuse).content_for(lesson, stems)
        chosen = self._lesson_called(lesson) if lesson else None
        content = self._content(chosen, tuple(stems))
        owns = self._files.own and (self._files.own / "prompts").is_dir()
        return content.read() if owns and not self._files.excuse else content

    def _content(self, lesson: Lesson | None, purposes: tuple[str, ...]) -> Content:
        listed = cache(lambda: self._cards_on(lesson) if lesson else ())
        cards = cache(lambda: self._cards(listed()))
        themes = cache(lambda: {theme.id: theme.title for theme in self.themes()})
        sources = cache(self.short_names)
        advice = cache(self.advice)
        raised = cache(lambda: {each.id: each.themes for each in self.lessons()})
        agreement = self.agreement()
        return Content(
            lesson=lesson,
            cards=LazyValues(listed, lambda card: cards()[card]),
            stems=LazyValues(lambda: purposes, self.stems),
            advice=LazyValues(advice, lambda each: advice()[each]),
            scales=self.scales(),
            agreement=agreement.read_aloud,
            limits=agreement.limits,
            themes=LazyValues(themes, lambda theme: themes()[theme]),
            sources=LazyValues(sources, lambda source: sources()[source]),
            raised=LazyValues(raised, lambda each: raised()[each]),
        )

    def _lesson_called(self, lesson_id: str) -> Lesson | None:
        name = lesson_id.removeprefix("lesson.")
        if lesson := self._lesson(lambda own: own.id == lesson_id, name):
            return lesson
        with self._files.excused():
            raise NotFound(f"No lesson is called {lesson_id!r}.")
        return None

    def _design_files(self) -> dict[str, Path]:
        return self._files.by_name("sessions", own="designs")
