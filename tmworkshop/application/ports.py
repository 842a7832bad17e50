"""What the application needs of the world outside, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tmworkshop.domain.content import Content
    from tmworkshop.domain.facts import AnyFact
    from tmworkshop.domain.intents import Intent
    from tmworkshop.domain.screens import Screen

Clock = Callable[[], datetime]
Stamp = Callable[[Sequence["AnyFact"]], "tuple[AnyFact, ...]"]


class FrontEnd(Protocol):
    """Whatever shows a screen to the room and brings an intent back."""

    def ask(self, screen: Screen) -> Intent:
        """Show *screen*, wait, and return what the room intends."""

    def leave(self, words: Sequence[str]) -> None:
        """Clear what is private from the screen and say *words*."""


class SetFile(Protocol):
    """The facts of one learning set, each on disk before `keep` returns."""

    def facts(self) -> tuple[AnyFact, ...]:
        """Return every fact, in the order it was kept."""

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts* as one line, all or nothing, with one fsync."""

    def rewrite(self, facts: Iterable[AnyFact]) -> None:
        """Replace the whole file by *facts*, all or nothing."""

    def steering(self) -> AbstractContextManager[None]:
        """Hold the lock of whoever steers; Conflict if someone else does."""


class Workspace(Protocol):
    """Where the sets of one facilitator live."""

    @property
    def folder(self) -> Path:
        """The folder itself."""

    def sets(self) -> tuple[str, ...]:
        """Return the ids of the sets, in alphabetical order."""

    def open_set(self, set_id: str) -> SetFile:
        """Return the set *set_id*; NotFound names the nearest one."""

    def id_for(self, name: str) -> str:
        """Return the id of a set called *name*."""

    def found_set(self, set_id: str) -> SetFile:
        """Return a new, empty set; Conflict if the id is taken."""


class Press(Protocol):
    """Whatever turns a finished page into a PDF."""

    def pdf(self, html: str) -> bytes:
        """Print *html*; Environment if this machine cannot."""


class Pages(Protocol):
    """Whatever fills a template with a view."""

    def render(self, template: str, view: object) -> str:
        """Return *template* filled with *view*, as one self-contained HTML file."""


class Reports(Protocol):
    """Where finished pages go."""

    def put(self, name: Sequence[str], ending: str, content: bytes) -> Path:
        """Write *content*, all or nothing; *name* is folders and a file, as spoken."""


class Shelf(Protocol):
    """Where lessons, cards, stems and scales are read from."""

    def content_for(self, lesson: str, stems: Iterable[str]) -> Content:
        """Return what a session on *lesson* with *stems* may show."""
