"""What is said of copies elsewhere once something was forgotten: which, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.backups.archive import Unseal
from tmworkshop.adapters.backups.left_elsewhere import (
    CopyState,
    Holds,
    LeftCopy,
    find_left,
)
from tmworkshop.adapters.backups.taken import OURS
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.keys.unasked import open_unasked
from tmworkshop.adapters.store.format import Facts
from tmworkshop.cli.echo import wrap
from tmworkshop.cli.options import Options
from tmworkshop.domain.backups import count_unforgotten
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import AnyFact

IN, DEEPER = "  ", "    "
STILL = "Copies that you made elsewhere, which only you can change:"
NEWER = "A new copy there takes its place:"
NEWER_FIRST = "Make a new copy there, then remove this one yourself:"
BY_HAND = "Remove it yourself."


def copies_left(
    options: Options, set_id: str, holds: Holds, *, is_replaced: bool = False
) -> Iterator[str]:
    """Yield which copies elsewhere may hold what *holds* looks for, and what to do.

    *is_replaced* says that a new copy stands for one of these, so that it goes.
    """
    unseal: Unseal = open_unasked(config_folder(options.environ))
    left = [*find_left(options.folder, set_id, holds, unseal)]
    if left:
        yield STILL
    for each in left:
        yield f"{IN}{each.place}"
        known = f"It is of {say_date(each.made_on)}; {each.state.value}."
        yield from wrap(known, DEEPER)
        yield from _what_to_do(each, is_replaced=is_replaced)


def forgets(present: tuple[AnyFact, ...]) -> Holds:
    """Return what finds in a copy what was erased, or made nobody's, since."""

    def holds(copy: Facts) -> bool:
        return bool(count_unforgotten(copy, present))

    return holds


def _what_to_do(left: LeftCopy, *, is_replaced: bool) -> Iterator[str]:
    name, folder = left.place.name, left.place.parent
    if not name.startswith(OURS):
        yield f"{DEEPER}{BY_HAND}"
        return
    is_known = left.state is not CopyState.DAMAGED
    words = NEWER if is_replaced and is_known else NEWER_FIRST
    # what older ones hold is known only once the key is open
    opens = " --passphrase-file FILE" if left.state is CopyState.SEALED else ""
    yield from wrap(words, DEEPER)
    yield f'{DEEPER}tmworkshop backup make --to "{folder}"{opens}'
