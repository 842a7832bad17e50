"""What can go wrong, in words a facilitator can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tmworkshop.domain.remedies import Remedy, Way

MOST_SAID = 40  # complaints about one file; who mends those finds the rest


class WorkshopError(Exception):
    """Something the facilitator can put right.

    Its text says how, and its *way* what helps that every front end asks for otherwise.
    """

    exit_code = 1

    def __init__(
        self, words: str = "", remedy: Remedy | None = None, *needs: str
    ) -> None:
        super().__init__(words)
        self._remedy = remedy
        self._needs = needs

    @property
    def way(self) -> Way | None:
        """What helps, with what it needs."""
        from tmworkshop.domain.remedies import Way

        return Way(self._remedy, self._needs) if self._remedy else None


class Unclear(WorkshopError):
    """An answer that cannot be read as it stands; it is asked again."""

    exit_code = 2


class NotFound(WorkshopError):
    """A name that nothing here answers to."""


class HoldsNothing(NotFound):
    """A set that was begun, and nothing was kept in it: not even what it is called."""

    def __init__(self) -> None:
        super().__init__(
            "It was begun, and holds nothing yet: begin it once more under the same "
            "name, or take it back."
        )


class WasRemoved(NotFound):
    """A set that was removed for good, perhaps while something was said of it."""

    def __init__(self, set_id: str) -> None:
        super().__init__(
            f"The set {set_id} was removed for good, in another window or before: "
            "nothing of it is here to be shown or changed, and nothing is kept in it "
            "any more."
        )


class IllegalMove(WorkshopError):
    """A move the session does not allow where it now stands."""


class Missing(WorkshopError):
    """Something a command needs that was neither given nor may be asked for."""

    exit_code = 2


class Environment(WorkshopError):
    """The machine lacks something: a library, a terminal, a writable folder."""

    exit_code = 3


class Conflict(WorkshopError):
    """Someone else is at work here, or has been since."""

    exit_code = 4


class MayBeKnown(Conflict):
    """Someone who is to come into a set and may be there, under nearly that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        from tmworkshop.domain.phrases import join_names
        from tmworkshop.domain.remedies import Remedy

        self.known = join_names(known, joined_by="or")
        words = f"{name} may be {self.known}, who is in the set already."
        super().__init__(words, Remedy.SAY_NAMESAKE)


class Damaged(WorkshopError):
    """A file that does not say what was written to it."""


class Refused(WorkshopError):
    """Something the tool will not do."""

    exit_code = 5


class FileComplaints(WorkshopError):
    """Someone's data file with all that is wrong with it, each with its place."""

    def __init__(
        self,
        file: str,
        complaints: tuple[str, ...],
        words: str = "cannot be used yet",
        remedy: Remedy | None = None,
    ) -> None:
        self.file = file
        self.complaints = complaints
        rest = len(complaints) - MOST_SAID
        more = (f"and {rest:,} more of the kind",) if rest > 0 else ()
        lines = (f"{file} {words}:", *complaints[:MOST_SAID], *more)
        super().__init__("\n".join(lines), remedy)


def ensure_unchanged(was: object, now: object, of: str) -> None:
    """Raise Conflict if what someone saw *of* something is not what stands *now*."""
    if now != was:
        raise Conflict(
            f"{of}: this was changed in another window meanwhile. Nothing has been "
            "done; look once more, then say it again."
        )


def quote(words: str, most: int) -> str:
    """Return *words* between quotation marks, cut where there are more than *most*."""
    return repr(words if len(words) <= most else f"{words[:most]}…")
