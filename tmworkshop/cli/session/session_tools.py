"""What a session needs of this machine: a screen, stamps, drafts, the set's copies."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tmworkshop.adapters.front_ends.draft_places import draft_file, hold_draft_beside
from tmworkshop.adapters.front_ends.drafts import LEAVES, Drafts, read_draft
from tmworkshop.application.ports import Copies, FrontEnd, SetFile, Stamp
from tmworkshop.application.seat import Tools
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper, name_device
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_backups, open_duties, open_shelf
from tmworkshop.domain.facts import AnyFact

WAITS = "What is half typed waits for you."
READ_ALOUD = (
    "A screen reader runs here, so the questions come as plain lines; "
    "with TMWORKSHOP_PLAIN=0 they come on a screen."
)
DRAWS_NOTHING = (
    "This console draws no screens, so the questions come as plain lines; "
    "Windows Terminal shows them better."
)

Tell = Callable[[str], None]


def make_tools(options: Options, set_id: str, file: SetFile, tell: Tell) -> Tools:
    """Return what a session on *file*, that of *set_id*, needs of the world."""
    stamper = make_stamper(options, file)
    return Tools(
        WallClock(options.environ).now,
        stamper.stamp,
        open_shelf(options),
        reach_copies(options, set_id, tell),
        tell,
        open_duties(options),
        set_id,
    )


def reach_copies(options: Options, set_id: str, tell: Tell) -> Copies:
    """Return what lets a change have the backups of *set_id* as well."""
    return lambda change: open_backups(options, tell).rewrite(set_id, change)


def open_drafts(options: Options, set_id: str, file: SetFile) -> Drafts:
    """Return where what is half typed in *set_id* is saved; *file* is its own."""
    return Drafts(draft_file(options.folder, set_id), _is_kept_in(file))


@contextmanager
def open_drafts_beside(
    options: Options, set_id: str, file: SetFile, session: str
) -> Iterator[Drafts]:
    """Return where what is half typed beside whoever steers *session* is saved."""
    if not Asker(options).is_there:  # lines from a pipe are not lost with this process
        yield Drafts()
        return
    is_kept = _is_kept_in(file)

    def is_wanted(saved: Path) -> bool:
        try:
            draft = read_draft(saved)
        except (OSError, ValueError):
            return True  # it is told that it cannot be read
        ours = draft and draft.asked_at.session == session
        return bool(ours and draft and not is_kept(draft.fact))

    place = options.folder, set_id, name_device()
    with hold_draft_beside(*place, is_wanted) as saved:
        drafts = Drafts(saved, is_kept, LEAVES)
        try:
            yield drafts
        finally:
            drafts.close()


def note_before_keeping(stamp: Stamp, drafts: Drafts) -> Stamp:
    """Return *stamp*, telling *drafts* the id that an answer is to be kept under."""

    def stamped(facts: Sequence[AnyFact]) -> tuple[AnyFact, ...]:
        kept = stamp(facts)
        drafts.becoming(kept[-1].id)
        return kept

    return stamped


def _is_kept_in(file: SetFile) -> Callable[[str], bool]:
    return lambda fact: any(fact == each.id for each in file.facts())


def open_front_end(options: Options, drafts: Drafts | None = None) -> FrontEnd:
    """Return whoever shows screens to the room; Missing without a terminal.

    Plain lines come from a pipe as well, if they were asked for.  What is half
    typed at a keyboard is saved as *drafts*, if they are given.
    """
    if options.no_input or not options.is_plain:
        flags = "--script FILE, or ask for --plain lines"
        Asker(options).ensure_there("a session", flags)
    # what is to be settled before a session opens is asked before these are there
    from tmworkshop.adapters.front_ends.plain import Plain
    from tmworkshop.adapters.front_ends.terminal import Terminal

    in_lines = options.is_plain or not sys.stdout.isatty()
    if why := _why_in_lines(options, in_lines=in_lines):
        say(why)
    return Plain(drafts) if in_lines or why else Terminal(drafts)


def _why_in_lines(options: Options, *, in_lines: bool) -> str:
    """Return why questions come as lines though nobody asked for that, if they do."""
    from tmworkshop.adapters.front_ends.keyboard import obeys_escapes
    from tmworkshop.adapters.front_ends.terminal import NO_CONSOLE

    if options.in_git_bash:
        return NO_CONSOLE
    if in_lines:
        return READ_ALOUD if options.is_read_aloud and not options.plain else ""
    return "" if obeys_escapes() else DRAWS_NOTHING
