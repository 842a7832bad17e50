"""What the application needs of the world outside, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.domain.backups import Shortfall
    from tmworkshop.domain.content import Agreement, Content, Inventory
    from tmworkshop.domain.duties import Duty
    from tmworkshop.domain.facts import AnyFact
    from tmworkshop.domain.pages.receipts import Leftovers
    from tmworkshop.domain.record.counts import SetCounts
    from tmworkshop.domain.session.shown.screen import Look
    from tmworkshop.domain.session.typed.intents import Intent

Clock = Callable[[], datetime]
Stamp = Callable[[Sequence["AnyFact"]], "tuple[AnyFact, ...]"]
Change = Callable[["tuple[AnyFact, ...]"], "Iterable[AnyFact] | None"]
Copies = Callable[[Change], object]  # lets a change have every copy of one set
Writer = Callable[[object], bytes]  # a view as one file; Environment if it cannot be


class FrontEnd(Protocol):
    """Whatever shows a screen to the room and brings an intent back."""

    def ask(self, look: Look) -> Intent:
        """Show what there is at each *look*, and return what the room intends.

        What is intended answers the screen that was looked at last.
        """

    def leave(self, words: Sequence[str]) -> None:
        """Clear what is private from the screen and say *words*."""


class SetInHand(Protocol):
    """A set's file in hand: nobody else writes to it, so that what stands, stands."""

    def facts(self) -> tuple[AnyFact, ...]:
        """Return every fact, in the order it was kept."""

    def keep(self, facts: Iterable[AnyFact]) -> None:
        """Keep *facts* as one line, all or nothing, with one fsync."""

    def rewrite(self, facts: Iterable[AnyFact]) -> None:
        """Replace the whole file by *facts*, all or nothing."""


class SetFile(Protocol):
    """The facts of one learning set, each on disk before `SetInHand.keep` returns."""

    @property
    def notice(self) -> str:
        """What whoever types must know of the disk; nothing when all is well."""

    @property
    def shortfall(self) -> Shortfall | None:
        """What the file lacks of what it once held, as this computer knows."""

    def take_as_whole(self) -> None:
        """Take the file as it is for all that there is, whatever it lacks."""

    def facts(self) -> tuple[AnyFact, ...]:
        """Return every fact, in the order it was kept."""

    def deciding(self) -> AbstractContextManager[SetInHand]:
        """Take the file in hand, to keep what is decided from what stands in it.

        Nobody is asked anything meanwhile: whoever waits to write gets Conflict.
        """

    def steering(self) -> AbstractContextManager[None]:
        """Hold the lock of whoever steers; Conflict if someone else does."""

    def is_free(self) -> bool:
        """Say whether no other window steers or writes just now."""


class Workspace(Protocol):
    """Where the sets of one facilitator live."""

    def sets(self) -> tuple[str, ...]:
        """Return the ids of the sets, in alphabetical order."""

    def open_set(self, set_id: str) -> SetFile:
        """Return the set *set_id*; NotFound names the nearest one."""

    def deciding(self) -> AbstractContextManager[WorkspaceInHand]:
        """Take the workspace in hand, to decide about its sets as they are.

        It is taken before any set of it is, and these in the order of their ids.
        """


class WorkspaceInHand(Workspace, Protocol):
    """A workspace in hand: nobody else begins, renames or removes a set of it."""

    def found_set(self, set_id: str, facts: Iterable[AnyFact] = ()) -> SetFile:
        """Return a new set of *facts*, begun at once; Conflict if the id is taken."""

    def remove_set(self, set_id: str) -> None:
        """Remove the file of the set *set_id*, and whatever lies beside it."""


class Counts(Protocol):
    """What is noted of sets in numbers, so that not all of them need be read."""

    def recall(self, set_id: str, count: Callable[[], SetCounts]) -> SetCounts:
        """Return what is noted of *set_id* as it stands, else what *count* returns."""

    def keep_only(self, set_ids: Iterable[str]) -> None:
        """Let go of what is noted of any other set."""


class Reports(Protocol):
    """Where finished pages go."""

    def put(self, name: Sequence[str], ending: str, content: bytes) -> Path:
        """Write *content*, all or nothing; *name* is folders and a file, as spoken."""

    def clear_former(self, name: Sequence[str], owner: str) -> None:
        """Remove pages of *owner* beside the page *name*, under names they had before.

        The name of such a page begins with the id of its owner.
        """

    def printed_on(self, name: Sequence[str]) -> date | None:
        """Return the day that the page *name* was last written; None if it is not."""


class Shelf(Protocol):
    """Where lessons, cards, stems and scales are read from."""

    def agreement(self) -> Agreement:
        """Return the ground rules that a set may choose from."""

    def inventory(self, name: str) -> Inventory:
        """Return the list of statements called *name*; NotFound without one."""

    def content_for(
        self,
        lesson: str,
        stems: Iterable[str],
        excuse: Callable[[str], None] | None = None,
    ) -> Content:
        """Return what a session on *lesson* with *stems* may show.

        With an *excuse*, what cannot be used is told to it and left out, or ours
        stands in its place.
        """


class Backups(Protocol):
    """The copies of the whole workspace that were put aside, each one a file."""

    def rewrite(self, set_id: str, change: Change) -> tuple[str, ...]:
        """Let *change* have the facts of *set_id* in every one; return which changed.

        What it returns stands there from then on; None takes the set out.  A copy
        of the set that cannot be read may hold anything, and is taken out as well.
        """


class Rest(Protocol):
    """What lies about of a set beside its file: pages, exports, drafts, torn ends."""

    def clear(self, set_id: str, names: Iterable[str]) -> Leftovers:
        """Remove what lies about of *set_id*, ever called *names*; return what went."""

    def clear_pages(
        self, set_id: str, names: Iterable[str], is_old: Callable[[str], bool]
    ) -> Leftovers:
        """Remove pages and exports of a set whose text *is_old*; return what went."""

    def clear_folders(
        self, names: Iterable[str], others: Iterable[str] = ()
    ) -> Leftovers:
        """Remove all pages of a set that was called *names*, but not of *others*."""

    def note(self, line: str) -> None:
        """Add *line* to the register of what was purged."""

    def last_note(self) -> str:
        """Return the last line of that register; nothing without one."""


class Duties(Protocol):
    """What is not to stay half done, kept where a kill and a power cut leave it."""

    def take_on(self, duty: Duty) -> None:
        """Write *duty* down, before its first effect."""

    def fulfil(self, duty: Duty) -> None:
        """Strike *duty* off, after its last effect."""

    def waiting(self) -> tuple[Duty, ...]:
        """Return what stands to be done."""


class NoDuties:
    """The duties of what nobody takes up again: a demo is made anew."""

    def take_on(self, duty: Duty) -> None:
        """Let it be."""

    def fulfil(self, duty: Duty) -> None:
        """Let it be."""

    def waiting(self) -> tuple[Duty, ...]:
        """Return nothing."""
        return ()


class Register(Protocol):
    """Marks of people who were forgotten, and no name: the key to them lies apart."""

    def add(self, set_id: str, until: date | None, forms: Iterable[str]) -> None:
        """Keep marks of *forms* of a name; without a day, as long as there is the set.

        Whatever was kept until a day that has passed goes.
        """

    def drop(self, set_id: str) -> None:
        """Let go of what is kept for a set that is no more, but for what has a day."""


@value
class Places(Value):
    """Where something of a set may lie: its file, all around it, every copy here."""

    workspace: Workspace
    rest: Rest
    backups: Backups
    duties: Duties = NoDuties()

    def clear(
        self, set_id: str, names: Iterable[str], change: Change
    ) -> tuple[Leftovers, tuple[str, ...]]:
        """Remove what lies about of a set, and let *change* have its copies.

        Returns what went, and the copies that changed.
        """
        return self.rest.clear(set_id, names), self.backups.rewrite(set_id, change)
