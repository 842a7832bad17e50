"""What is said of pages that were removed with a name that is no longer right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tmworkshop.application.ports import Duties, SetFile, Stamp
from tmworkshop.cli.echo import say, wrap
from tmworkshop.domain.duties import Renaming, first_of
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import AnyFact, Founded, Joined
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.phrases import say_count

OUT_OF_REACH = "Print-outs, and pages written with --to, keep the old name."


class Renames:
    """A new name for what *was* called otherwise, and the pages under the old one."""

    def __init__(self, duties: Duties, duty: Renaming, was: str) -> None:
        self._duties, self._duty, self._was = duties, duty, was

    def noting(self, stamp: Stamp, file: SetFile) -> Stamp:
        """Return *stamp*, taking on the duty before a new name is kept in *file*."""

        def stamped(facts: Sequence[AnyFact]) -> tuple[AnyFact, ...]:
            named = (fact for fact in facts if isinstance(fact, Founded | Joined))
            if any(fact.name != self._was for fact in named):
                before = file.facts()
                self._duty = replace(
                    self._duty, first=first_of(before), last=before[-1].id
                )
                self._duties.take_on(self._duty)
            return stamp(facts)

        return stamped

    def end(self, clear: Callable[[], Leftovers], anew: str) -> None:
        """*clear* the pages, and say what went and how they are made *anew*."""
        if _are_cleared(clear, anew):
            self._duties.fulfil(self._duty)


def _are_cleared(clear: Callable[[], Leftovers], anew: str) -> bool:
    """Say what went when it is *cleared*, how it is made *anew*, and what stays.

    The name is kept by then, whatever keeps a page from being removed: then the next
    command tries again.
    """
    try:
        cleared = clear()
    except Environment as trouble:
        say(*wrap(f"Not all pages under the old name could be removed. {trouble}"))
        return False
    if cleared.pages:
        say(f"{_removed(cleared.pages, 'page')}; print anew with:", f"  {anew}")
    if cleared.exports:
        say(f"{_removed(cleared.exports, 'export')}.")
    if cleared.pages or cleared.exports:
        say(OUT_OF_REACH)
    return True


def _removed(number: int, what: str) -> str:
    one, more = f"{what} under the old name was", f"{what}s under the old name were"
    return f"{say_count(number, one, more)} removed"
