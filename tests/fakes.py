"""The ports of the application, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from tmworkshop.application.ports import Change
from tmworkshop.domain.content import Agreement, Content, GroundRule, Inventory
from tmworkshop.domain.duties import Duty
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import AnyFact, What
from tmworkshop.domain.packs.pack import Pack, SetPart
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.programme.lead_facts import AnyLeadFact
from tmworkshop.domain.session.questions.ask import CLOSES, Shape
from tmworkshop.domain.session.shown.screen import Look, Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Go, Intent

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


class MemorySet:
    """A set's facts, with each line that was kept."""

    def __init__(self, *facts: AnyFact) -> None:
        self.lines: list[tuple[AnyFact, ...]] = [facts] if facts else []
        self.notice = ""
        self.shortfall = None

    def facts(self) -> tuple[AnyFact, ...]:
        return tuple(fact for line in self.lines for fact in line)

    @contextmanager
    def deciding(self) -> Iterator[MemorySet]:
        yield self

    def keep(self, facts: Iterable[AnyFact]) -> None:
        self.lines.append(tuple(facts))

    def rewrite(self, facts: Iterable[AnyFact]) -> None:
        self.lines = [tuple(facts)]

    @contextmanager
    def steering(self) -> Iterator[None]:
        yield

    def is_free(self) -> bool:
        return True


class MemoryDuties:
    """What is not to stay half done, in the order in which it was taken on."""

    def __init__(self, *duties: Duty) -> None:
        self.standing = list(duties)

    def take_on(self, duty: Duty) -> None:
        self.standing.append(duty)

    def fulfil(self, duty: Duty) -> None:
        self.standing = [each for each in self.standing if each != duty]

    def waiting(self) -> tuple[Duty, ...]:
        return tuple(self.standing)


class Copies:
    """The copies of one set, each as the facts it holds."""

    def __init__(self, *held: Iterable[AnyFact]) -> None:
        self.held = [tuple(facts) for facts in held]

    def __call__(self, change: Change) -> None:
        changed = [change(facts) for facts in self.held]
        self.held = [tuple(facts) for facts in changed if facts is not None]


class MemoryBackups:
    """Backups of sets by their ids, each as the facts it holds."""

    def __init__(self, *copies: dict[str, Sequence[AnyFact]]) -> None:
        self.copies = [{each: tuple(copy[each]) for each in copy} for copy in copies]

    def rewrite(self, set_id: str, change: Change) -> tuple[str, ...]:
        changed = []
        for number, copy in enumerate(self.copies, 1):
            facts = change(copy[set_id]) if set_id in copy else ()
            if set_id in copy and facts is None:
                del copy[set_id]
                changed.append(f"backup {number}")
            elif set_id in copy and tuple(facts) != copy[set_id]:
                copy[set_id] = tuple(facts)
                changed.append(f"backup {number}")
        return tuple(changed)


class MemoryRest:
    """What lies about of a set, and the register of what was purged."""

    def __init__(self, pages: int = 0, exports: int = 0, drafts: int = 0) -> None:
        self.left = Leftovers(pages, exports, drafts)
        self.cleared: list[tuple[str, ...]] = []
        self.register: list[str] = []

    def clear(self, set_id: str, names: Iterable[str]) -> Leftovers:
        self.cleared.append((set_id, *names))
        gone, self.left = self.left, Leftovers()
        return gone

    def clear_folders(
        self, names: Iterable[str], others: Iterable[str] = ()
    ) -> Leftovers:
        self.folders = {*names} - {*others}
        gone, self.left = self.left, Leftovers()
        return gone

    def clear_pages(
        self, set_id: str, names: Iterable[str], is_old: Callable[[str], bool]
    ) -> Leftovers:
        self.is_old = is_old
        gone, self.left = self.left, Leftovers()
        return gone

    def note(self, line: str) -> None:
        self.register.append(line)

    def last_note(self) -> str:
        return "".join(self.register[-1:])


class MemoryWorkspace:
    """Sets by their ids."""

    def __init__(self, **files: MemorySet) -> None:
        self.files = files

    @contextmanager
    def deciding(self) -> Iterator[MemoryWorkspace]:
        yield self

    def sets(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def open_set(self, set_id: str) -> MemorySet:
        if set_id not in self.files:
            raise NotFound(f"No set is called {set_id!r}.")
        return self.files[set_id]

    def found_set(self, set_id: str, facts: Iterable[AnyFact] = ()) -> MemorySet:
        if set_id in self.files:
            raise Conflict(f"There is a set called {set_id!r} already.")
        self.files[set_id] = MemorySet(*facts)
        return self.files[set_id]

    def remove_set(self, set_id: str) -> None:
        del self.files[set_id]


class MemoryLead:
    """A lead's folder in memory, with what went out and no pack."""

    def __init__(self, *facts: AnyLeadFact) -> None:
        self._facts = [*facts]
        self._key: bytes | None = None

    @contextmanager
    def deciding(self) -> Iterator[MemoryLead]:
        yield self

    def facts(self) -> tuple[AnyLeadFact, ...]:
        return tuple(self._facts)

    def keep(self, *facts: AnyLeadFact) -> None:
        self._facts += facts

    def parts(self) -> dict[str, tuple[SetPart, ...]]:
        return {}

    def parts_of(self, signer: str) -> tuple[SetPart, ...]:
        return self.parts().get(signer, ())

    def put_parts(self, signer: str, of: Pack) -> None:
        raise NotImplementedError

    def destroy(self) -> int:
        raise NotImplementedError

    def own_key(self) -> bytes | None:
        return self._key

    def keep_own_key(self, key: bytes) -> None:
        self._key = key


class Stamps:
    """Gives out the ids 1, 2, 3 …, all at the same moment."""

    def __init__(self, at: datetime = NOON, first: int = 1) -> None:
        self._at = at
        self._next = first

    def __call__(self, facts: Sequence[AnyFact]) -> tuple[AnyFact, ...]:
        stamped = []
        for fact in facts:
            stamped.append(
                replace(fact, id=f"{self._next:04}", at=self._at, device="test")
            )
            self._next += 1
        return tuple(stamped)


class ShelfOf:
    """A shelf that holds one content, and remembers what it was asked for."""

    def __init__(self, content: Content, *inventories: Inventory) -> None:
        self.content = content
        self.inventories = {each.id: each for each in inventories}
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def content_for(
        self,
        lesson: str,
        stems: Iterable[str],
        excuse: Callable[[str], None] | None = None,
    ) -> Content:
        self.asked.append((lesson, tuple(stems)))
        return self.content

    def agreement(self) -> Agreement:
        rules = (
            GroundRule("rule.one-voice", "One person speaks at a time.", chosen=True),
            GroundRule("rule.tea", "We begin with tea.", chosen=False),
            GroundRule("rule.pass", "Anyone may pass.", chosen=True),
            GroundRule("rule.limits", "There is a limit.", chosen=True),
        )
        return Agreement(3, "Our agreement", (), rules)

    def inventory(self, name: str) -> Inventory:
        if name not in self.inventories:
            raise NotFound(f"No list of statements is called {name!r}.")
        return self.inventories[name]


def closing(screen: Screen) -> str:
    """Return the word that closes, where *screen* asks for it."""
    return CLOSES if screen.ask.shape is Shape.CLOSE else ""


class Typist:
    """Types *lines*, nothing as the word that closes, and then pauses."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.screens: list[Screen] = []

    def ask(self, look: Look) -> Intent:
        screen = look()
        self.screens.append(screen)
        if not self.lines:
            return Go(What.PAUSE)
        line = self.lines.pop(0)
        return read_intent(screen, line or closing(screen))

    def leave(self, words: Sequence[str]) -> None:
        pass
