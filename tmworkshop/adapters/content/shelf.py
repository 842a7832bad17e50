"""The shelf of designs and prompts: the facilitator's own before the shipped ones.

A command reads only the files it needs; each is checked as it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tmworkshop.adapters.content.lazily import Lazily
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.content.toml_files import read_toml
from tmworkshop.adapters.content.values import read_value, read_values
from tmworkshop.domain.content import (
    LIMITS,
    Agreement,
    Card,
    Content,
    Lesson,
    Purpose,
    Reference,
    Scale,
    Slip,
    Source,
    Stem,
    Theme,
)
from tmworkshop.domain.design import Design
from tmworkshop.domain.design_rules import content_complaints, parse_design
from tmworkshop.domain.errors import FileComplaints, NotFound, WorkshopError
from tmworkshop.domain.names import find, nearest

T = TypeVar("T")
Excuse = Callable[[str], None]


class ShelfOfPrompts:
    """Designs and prompts, shipped and a facilitator's own."""

    def __init__(
        self, workspace_folder: Path | None = None, excuse: Excuse | None = None
    ) -> None:
        """Look in *workspace_folder* as well.

        What cannot be used is an error; where there is an *excuse*, that is told, and
        what there is without it is returned.
        """
        self._own = workspace_folder
        self._excuse = excuse

    def designs(self) -> tuple[Design, ...]:
        """Return every design, by its id."""
        found = []
        for file in self._design_files().values():
            with self._excused():
                found.append(self.design_in(file))
        return tuple(found)

    def design(self, name: str) -> Design:
        """Return the design called *name*, or that alone begins so."""
        files = self._design_files()
        names = {each: each for each in files}
        return self.design_in(files[find(name, names, "design")])

    def design_in(self, file: Path) -> Design:
        """Return the design in *file*; FileComplaints lists all that is wrong."""
        design = parse_design(read_toml(file), str(file))
        stems = self._by_name("prompts/stems")
        scales = [scale.id for scale in self.scales()]
        wrong = list(content_complaints(design, stems, scales))
        if design.id != file.stem:
            wrong.append(
                f"the design: its id is {design.id!r}, its file's {file.stem!r}"
            )
        if wrong:
            raise FileComplaints(str(file), tuple(wrong))
        return design

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every lesson, by its number."""
        files = self._by_name("prompts/lessons").values()
        return tuple(sorted(map(_lesson, files), key=lambda lesson: lesson.number))

    def lesson(self, number: int) -> Lesson:
        """Return the lesson *number*."""
        files = self._by_name("prompts/lessons")
        if (name := f"{number:02}") not in files:
            raise NotFound(f"There is no lesson {number}. See: tmworkshop lesson list")
        return _lesson(files[name])

    def cards_for(self, lesson: Lesson) -> tuple[Card, ...]:
        """Return the evidence of *lesson*, in its order."""
        found = self._cards(lesson.evidence, _file_name(lesson.id))
        return tuple(found[each] for each in lesson.evidence if each in found)

    def card(self, card_id: str) -> Card:
        """Return the evidence card *card_id*."""
        if card := (found := self._cards((card_id,))).get(card_id):
            return card
        raise NotFound(f"No card is called {card_id!r}.{nearest(card_id, found)}")

    def stems(self, purposes: Iterable[str]) -> Mapping[str, tuple[Stem, ...]]:
        """Return the stems for each of *purposes*; none, where there are none."""
        return {
            purpose: self._each(Stem, f"prompts/stems/{purpose}.toml", "stem")
            for purpose in purposes
        }

    def scales(self) -> tuple[Scale, ...]:
        """Return every scale."""
        return self._each(Scale, "prompts/scales.toml", "scale")

    def themes(self) -> tuple[Theme, ...]:
        """Return the codebook, in its order."""
        return self._each(Theme, "prompts/themes.toml", "theme")

    def sources(self) -> tuple[Source, ...]:
        """Return the documents the cards were read in."""
        return self._each(Source, "prompts/sources.toml", "source")

    def short_names(self) -> dict[str, str]:
        """Return how each document is named beside a card, by its id."""
        return {source.id: source.short for source in self.sources()}

    def references(self) -> tuple[Reference, ...]:
        """Return the works that the cards cite."""
        return self._each(Reference, "prompts/sources.toml", "reference", by="cite")

    def agreement(self) -> Agreement:
        """Return the ground rules, and what is read aloud before a session.

        The limits of confidentiality are ours where a facilitator's own file has none.
        """
        shipped, *own = self._both("prompts/agreement.toml")
        ours = _agreement(shipped)
        for file in own:
            with self._excused():
                return _with_limits(_agreement(file), ours)
        return ours

    def slip(self) -> Slip:
        """Return the private slip on what may leave the set."""
        file = self._both("prompts/consent.toml")[-1]
        return read_value(Slip, _plural(read_toml(file), "purpose"), file)

    def consent_purposes(self) -> tuple[Purpose, ...]:
        """Return the boxes of the slip."""
        return self.slip().purposes

    def content_for(
        self, lesson: str, stems: Iterable[str], excuse: Excuse | None = None
    ) -> Content:
        """Return what a session on *lesson* with *stems* may show.

        With an *excuse*, what cannot be used is told to it and left out, or ours
        stands in its place.
        """
        if excuse and not self._excuse:
            return ShelfOfPrompts(self._own, excuse).content_for(lesson, stems)
        chosen = self._lesson_called(lesson) if lesson else None
        purposes = tuple(stems)
        listed = chosen.evidence if chosen else ()
        cards = cache(lambda: self._cards(listed, _file_name(lesson)))
        themes = cache(lambda: {theme.id: theme.title for theme in self.themes()})
        sources = cache(self.short_names)
        agreement = self.agreement()
        return Content(
            lesson=chosen,
            cards=Lazily(lambda: listed, lambda card: cards()[card]),
            stems=Lazily(lambda: purposes, self._words),
            scales=self.scales(),
            agreement=agreement.read_aloud,
            limits=agreement.limits,
            themes=Lazily(themes, lambda theme: themes()[theme]),
            sources=Lazily(sources, lambda source: sources()[source]),
        )

    def _words(self, purpose: str) -> tuple[str, ...]:
        return tuple(stem.words for stem in self.stems([purpose])[purpose])

    def _design_files(self) -> dict[str, Path]:
        return self._by_name("sessions", own="designs")

    def _lesson_called(self, lesson_id: str) -> Lesson | None:
        files = self._both(f"prompts/lessons/{_file_name(lesson_id)}.toml")
        for file in reversed(files):
            with self._excused():
                return _lesson(file)
        with self._excused():
            raise NotFound(f"No lesson is called {lesson_id!r}.")
        return None

    def _cards(self, wanted: Iterable[str], first: str = "") -> dict[str, Card]:
        """Read cards until all that are *wanted* are found, beginning with *first*."""
        found: dict[str, Card] = {}
        files = self._by_name("prompts/evidence")
        for name in sorted(files, key=lambda name: (name != first, name)):
            path = f"prompts/evidence/{name}.toml"
            found |= {card.id: card for card in self._each(Card, path, "card")}
            if found.keys() >= set(wanted):
                break
        return found

    def _each(
        self, kind: type[T], path: str, name: str, by: str = "id"
    ) -> tuple[T, ...]:
        """Return each *kind* at *path*, the facilitator's own in the place of ours."""
        found: dict[str, T] = {}
        for file in self._both(path):
            with self._excused():
                for value in read_values(kind, read_toml(file), file, name):
                    found[getattr(value, by)] = value
        return tuple(found.values())

    @contextmanager
    def _excused(self) -> Iterator[None]:
        """Tell of what cannot be used and go on without it, where that may be."""
        try:
            yield
        except WorkshopError as trouble:
            if not self._excuse:
                raise
            self._excuse(str(trouble))

    def _both(self, path: str) -> list[Path]:
        """Return the files at *path*: the shipped one, then the facilitator's own."""
        kind, _, rest = path.partition("/")
        files = [folder(kind) / rest]
        if self._own:
            files.append(self._own / path)
        return [file for file in files if file.is_file()]

    def _by_name(self, path: str, own: str = "") -> dict[str, Path]:
        """Return the files in the folder *path* by name; the facilitator's own win."""
        kind, _, rest = path.partition("/")
        folders = [folder(kind) / rest]
        if self._own:
            folders.append(self._own / (own or path))
        files = {file.stem: file for each in folders for file in each.glob("*.toml")}
        return {name: files[name] for name in sorted(files)}


def _agreement(file: Path) -> Agreement:
    return read_value(Agreement, _plural(read_toml(file), "rule"), file)


def _with_limits(own: Agreement, ours: Agreement) -> Agreement:
    """Return a facilitator's *own* agreement with the limits that it may not lack."""
    has_rule = any(rule.id == LIMITS for rule in own.rules)
    ours_of_it = () if has_rule else (rule for rule in ours.rules if rule.id == LIMITS)
    return replace(
        own,
        limits=own.limits.strip() or ours.limits,
        rules=(*own.rules, *ours_of_it),
    )


def _lesson(file: Path) -> Lesson:
    return read_value(Lesson, read_toml(file), file)


def _file_name(lesson_id: str) -> str:
    return lesson_id.removeprefix("lesson.")


def _plural(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return *data* with its tables [[*name*]] under the plural that a value has."""
    renamed = {f"{name}s" if key == name else key: held for key, held in data.items()}
    return {f"{name}s": [], **renamed}
