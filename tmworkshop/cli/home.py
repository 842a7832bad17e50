"""The bare ``tmworkshop``: what is waiting, in numbers, and the next step to take.

The laptop may be projected, so nobody's name stands here and nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from tmworkshop.adapters.backups.backup_files import FOLDER as BACKUPS
from tmworkshop.adapters.backups.copy_notes import list_within_reach
from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.drive.carried import find_carried
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.sets import recall_counts
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.set.counts_page import answer_counts, say_what_to_see_to
from tmworkshop.cli.verb import is_to_run
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.ways import explain_error
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.counts import SetCounts


def show_home(options: Options) -> None:
    """Print the sets in numbers, and what to type next."""
    is_to_run(options, "", {})
    workspace = open_workspace(options)
    sets = recall_counts(workspace, workspace.counts)
    if sets:
        answer_counts(sets)
    say_what_to_see_to(sets, WallClock(options.environ).today)
    if any(each.shortfall for each in sets):
        from tmworkshop.cli.older_file import say_what_is_older

        say_what_is_older(options, sets)
    _say_what_is_not_read(workspace)
    _say_what_is_within_reach(workspace)
    if (options.folder / "duties").is_dir():
        from tmworkshop.cli.duties import say_what_waits

        say_what_waits(options)
    if (options.folder / "invitations").is_dir():
        from tmworkshop.cli.pack.taken_back import say_waiting_packs

        say_waiting_packs(options)
    led = ""
    if (options.folder / "programme" / "programme.jsonl").is_file():
        from tmworkshop.cli.programme.next_things import say_lead_at_home

        led = say_lead_at_home(options)
    _say_which_is_read(options)
    say("", *_next_steps(options, sets, led))


def _say_which_is_read(options: Options) -> None:
    if find_carried():
        from tmworkshop.cli.whose_laptop import say_which_is_read

        say_which_is_read(options)


def _say_what_is_not_read(workspace: FolderWorkspace) -> None:
    # in numbers: a conflicted copy may bear somebody's name
    if strangers := len(workspace.strangers()):
        files = say_count(strangers, "file belongs", "files belong")
        words = (
            f"{files} to no set in {workspace.folder / 'sets'}, perhaps copied there "
            "by a synced folder: not read, so look before you delete."
        )
        say(*wrap(words))


def _say_what_is_within_reach(workspace: FolderWorkspace) -> None:
    # looked for and not opened: home has to be quick
    notes = workspace.folder / BACKUPS
    with suppress(WorkshopError, OSError):
        files = map(workspace.path_of, workspace.sets())
        changed = max((file.stat().st_mtime for file in files), default=0.0)
        copies = [each for each in list_within_reach(notes) if each.is_file()]
        newest = max(copies, key=lambda each: each.stat().st_mtime, default=None)
        if newest and newest.stat().st_mtime < changed:
            words = "A copy that you took elsewhere is within reach, and older than "
            say(
                *wrap(f"{words}the sets."),
                f'A newer one:\n  tmworkshop backup make --to "{newest.parent}"',
            )


def _next_steps(options: Options, sets: Sequence[SetCounts], led: str) -> Sequence[str]:
    readable = [each for each in sets if not each.trouble]
    steps = [
        *(f"session resume --set {each.id}" for each in readable if each.to_resume),
        *(
            f"member import ROSTER.csv --set {each.id}"
            for each in readable
            if not each.members
        ),
        *(f"session start --set {each.id}" for each in readable),
        *filter(None, [led]),
    ]
    if steps:
        return ["Next:", f"  tmworkshop {steps[0]}"]
    if troubles := [explain_error(each.trouble) for each in sets if each.trouble]:
        return troubles
    known = read_settings(options.folder).facilitator
    first = 'set add "NAME OF THE SET"' if known else "init"
    return ["Nothing here yet. Next:", f"  tmworkshop {first}"]
