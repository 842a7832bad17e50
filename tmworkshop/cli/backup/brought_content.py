"""What a backup brings beside its sets: shown, and asked about before it is used."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.adapters.backups.foreign import leave_out
from tmworkshop.adapters.backups.inspection import UnpackedBackup
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.domain.values import Value, value

MOST_LISTED = 20
SHOWN = (
    "This backup brings what does not stand here so. It decides what is asked in a "
    "session and what stands on a page: put it in only if you know who wrote it."
)


@value
class Brought(Value):
    """A *backup* as it may be put in, and the names of what was *left* out of it."""

    backup: UnpackedBackup
    left: tuple[str, ...] = ()


def choose_content(
    options: Options,
    backup: UnpackedBackup,
    names: tuple[str, ...],
    wanted: bool | None,
) -> Brought:
    """Return *backup* without those of its files that are not *wanted*, of *names*.

    Whether they are is asked where nobody has said so and someone is there.
    """
    if names and wanted is None and Asker(options).is_there:
        say(*wrap(SHOWN), *_listed(names))
        wanted = Asker(options).confirm("Put them in as well")
    return Brought(backup) if wanted else Brought(leave_out(backup, names), names)


def say_left(names: tuple[str, ...], file: Path) -> None:
    """Say which *names* were left in the backup *file*, and how to look at them."""
    if names:
        say(
            *wrap("Left in the backup, because nobody said that they may be used:"),
            *_listed(names),
            "To look at them:",
            f'  tmworkshop backup restore "{file}" --to DIR --with-content',
        )


def say_kept(names: tuple[str, ...]) -> None:
    """Say which *names* stay as they are here, though the backup has others."""
    if names:
        say("These differ from the backup's, and stay as they are:", *_listed(names))


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    rest = len(names) - MOST_LISTED
    more = (f"  and {rest:,} more",) if rest > 0 else ()
    return (*(f"  {name}" for name in names[:MOST_LISTED]), *more)
