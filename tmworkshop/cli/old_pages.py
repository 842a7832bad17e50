"""What is said of pages that were removed with a name that is no longer right."""

from __future__ import annotations

from collections.abc import Callable

from tmworkshop.cli.echo import say, wrap
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.phrases import say_count

OUT_OF_REACH = "Print-outs, and pages written with --to, keep the old name."


def clear_and_say(clear: Callable[[], Leftovers], anew: str) -> None:
    """Say what went when it is *cleared*, how it is made *anew*, and what stays.

    The name is kept by then, whatever keeps a page from being removed.
    """
    try:
        cleared = clear()
    except Environment as trouble:
        say(*wrap(f"Not all pages under the old name could be removed. {trouble}"))
        return
    if cleared.pages:
        say(f"{_removed(cleared.pages, 'page')}; print anew with: {anew}")
    if cleared.exports:
        say(f"{_removed(cleared.exports, 'export')}.")
    if cleared.pages or cleared.exports:
        say(OUT_OF_REACH)


def _removed(number: int, what: str) -> str:
    one, more = f"{what} under the old name was", f"{what}s under the old name were"
    return f"{say_count(number, one, more)} removed"
