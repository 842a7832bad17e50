"""Where real parts are put together: a workspace, a shelf, a clock, someone to ask.

The environment: TMWORKSHOP_WORKSPACE names the folder, TMWORKSHOP_PLAIN (or a TERM
that says nothing) asks without redraws, TMWORKSHOP_NOW stops the clock for tests.
Parts are imported where they are wanted, so that no command pays for another's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import Environment, Missing, Unclear

if TYPE_CHECKING:
    from pathlib import Path

    from tmworkshop.adapters.backups.folder_backups import FolderBackups
    from tmworkshop.adapters.checks.here import Here
    from tmworkshop.adapters.content.settings import Settings
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.adapters.front_ends.drafts import Drafts
    from tmworkshop.adapters.ids import Stamper
    from tmworkshop.adapters.rest import FolderRest
    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.application.ports import Copies, FrontEnd, Press, SetFile
    from tmworkshop.application.sitting import Tools
    from tmworkshop.cli.playing import Sources


CLOCKS = range(1900, 3000)  # years; no clock says another
DUMB = {"", "dumb", "unknown"}  # terminals that nothing is known of


class Context:
    """What a command is given: the world, as far as it asks for it."""

    def __init__(
        self,
        workspace: str | None,
        environ: Mapping[str, str],
        *,
        plain: bool,
        no_input: bool,
    ) -> None:
        self._named = workspace
        self._environ = environ
        self._no_input = no_input
        self.put_off: list[str] | None = None  # what is said once the screen is left
        # a window of Git Bash, or another mintty, is no console to a Windows program
        on_windows = sys.platform == "win32"
        in_msys = on_windows and "MSYSTEM" in environ and not sys.stdin.isatty()
        self._in_git_bash = in_msys
        self.is_plain = (
            plain
            or bool(environ.get("TMWORKSHOP_PLAIN"))
            or in_msys
            or environ.get("TERM", "" if not on_windows else "windows") in DUMB
        )

    @cached_property
    def folder(self) -> Path:
        """The folder of the workspace."""
        from tmworkshop.adapters.store.workspace import workspace_folder

        return workspace_folder(self._named, self._environ)

    @cached_property
    def workspace(self) -> FolderWorkspace:
        """The sets of the workspace."""
        from tmworkshop.adapters.store.workspace import FolderWorkspace

        def back_up(file: Path) -> None:
            self.backups.before_migration(file)

        return FolderWorkspace(self.folder, back_up)

    def say_where_it_lies(self) -> None:
        """Say so, if others hold or copy the files of the workspace."""
        from tmworkshop.adapters.drive.synced import kept_elsewhere
        from tmworkshop.cli.echo import say

        if found := kept_elsewhere(self.folder, self._environ):
            say(
                f"The workspace lies in {found}, which may hold up its files or copy "
                "them: better name a folder of this computer with --workspace DIR."
            )

    def here(self) -> Here:
        """Return what doctor looks at."""
        from tmworkshop.adapters.checks.here import Here

        return Here(self.folder, self._environ, self.now(), self.is_plain)

    @cached_property
    def rest(self) -> FolderRest:
        """What lies about in the workspace beside the sets' own files."""
        from tmworkshop.adapters.rest import FolderRest

        return FolderRest(self.folder)

    @cached_property
    def backups(self) -> FolderBackups:
        """The backups of the workspace."""
        from tmworkshop.adapters.backups.folder_backups import FolderBackups
        from tmworkshop.application.backups import Slips

        def tell(line: str) -> None:
            self.tell(line)

        slips = Slips(self.stamper().random_id)
        return FolderBackups(self.folder, self.now, slips, tell)

    def tell(self, line: str) -> None:
        """Say *line* beside the answer; a session puts it off until its screen goes."""
        from tmworkshop.cli.echo import say

        if self.put_off is None:
            say(line)
        else:
            self.put_off.append(line)

    @cached_property
    def shelf(self) -> ShelfOfPrompts:
        """Designs and prompts, the workspace's own before the shipped ones."""
        from tmworkshop.adapters.content.shelf import ShelfOfPrompts

        return ShelfOfPrompts(self.folder)

    @cached_property
    def shelf_without_faults(self) -> ShelfOfPrompts:
        """The same but for what cannot be used, which is said once and left out."""
        from tmworkshop.adapters.content.shelf import ShelfOfPrompts

        return ShelfOfPrompts(self.folder, cache(self.tell))

    @cached_property
    def settings(self) -> Settings:
        """What the facilitator said once."""
        from tmworkshop.adapters.content.settings import read_settings

        return read_settings(self.folder)

    def now(self) -> datetime:
        """Return the time in UTC; TMWORKSHOP_NOW may hold it still."""
        if not (given := self._environ.get("TMWORKSHOP_NOW")):
            return datetime.now(UTC)
        try:
            now = datetime.fromisoformat(given).astimezone(UTC)
        except (ValueError, OverflowError):
            now = None
        if now is None or now.year not in CLOCKS:
            raise Environment(
                f"TMWORKSHOP_NOW is {given!r}; write it like 2026-03-12T10:00:00+00:00."
            )
        return now

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone().date()

    def set_id(self, wanted: str | None) -> str:
        """Return the set that *wanted* begins; without it the only one, or ask."""
        from tmworkshop.application.sets import set_called

        known = self.workspace.sets()
        if not wanted and len(known) > 1:
            wanted = self.ask(f"Which set ({', '.join(known)})", "--set SET")
        return set_called(wanted, known)

    def open_set(self, wanted: str | None) -> SetFile:
        """Return the file of the set that *wanted* begins, as `set_id` finds it."""
        return self.workspace.open_set(self.set_id(wanted))

    def stamper(self, file: SetFile | None = None) -> Stamper:
        """Return what gives facts an id above those kept in *file*, time and device."""
        from tmworkshop.adapters.ids import Stamper

        kept = file.facts() if file else ()
        return Stamper(self.now, os.urandom, _device(), kept)

    def tools(self, set_id: str, file: SetFile) -> Tools:
        """Return what a session on *file*, that of *set_id*, needs of the world."""
        from tmworkshop.application.sitting import Tools

        stamper = self.stamper(file)
        return Tools(
            self.now,
            stamper.stamp,
            stamper.random_id,
            self.shelf,
            self.copies(set_id),
            self.tell,
        )

    def copies(self, set_id: str) -> Copies:
        """Return what lets a change have the backups of *set_id* as well."""
        return lambda change: self.backups.rewrite(set_id, change)

    def sources(self) -> Sources:
        """Return what a script that is played needs of the world."""
        from tmworkshop.cli.playing import Sources

        return Sources(self.shelf, os.urandom, _device())

    def drafts(self, set_id: str, file: SetFile) -> Drafts:
        """Return where what is half typed in *set_id* is saved; *file* is its own."""
        from tmworkshop.adapters.front_ends.drafts import Drafts, draft_file

        def is_kept(fact: str) -> bool:
            return any(fact == each.id for each in file.facts())

        return Drafts(draft_file(self.folder, set_id), is_kept)

    def front_end(self, drafts: Drafts | None = None) -> FrontEnd:
        """Return whoever shows screens to the room; Missing without a terminal.

        Plain lines come from a pipe as well, if they were asked for.  What is half
        typed at a keyboard is saved as *drafts*, if they are given.
        """
        if self._no_input or not self.is_plain:
            self.may_ask_for("a session", "--script FILE, or ask for --plain lines")
        from tmworkshop.adapters.front_ends.plain import Plain
        from tmworkshop.adapters.front_ends.terminal import NO_CONSOLE, Terminal

        if self._in_git_bash:
            from tmworkshop.cli.echo import say

            say(NO_CONSOLE)
        in_lines = self.is_plain or not sys.stdout.isatty()
        return Plain(drafts) if in_lines else Terminal(drafts)

    def press(self) -> Press:
        """Return whatever turns pages into PDFs."""
        from tmworkshop.adapters.pages.press import WeasyPress
        from tmworkshop.cli.echo import say

        return WeasyPress(say)

    @property
    def asks(self) -> bool:
        """Whether there is someone to ask."""
        return not self._no_input and (sys.stdin.isatty() or self._in_git_bash)

    def may_ask_for(self, what: str, flag: str) -> None:
        """Raise Missing, with the name of the *flag*, if nobody can be asked."""
        if not self.asks:
            raise Missing(f"Nobody can be asked for {what}. Give it as {flag}")

    def ask(self, what: str, flag: str, default: str | None = None) -> str:
        """Ask for one line, *what*; Missing names the *flag* if nobody can be asked."""
        self.may_ask_for(what[:1].lower() + what[1:], flag)
        from tmworkshop.cli.asking import ask

        return ask(what, default)

    def confirms(self, what: str) -> bool:
        """Ask whether *what*; Enter is no."""
        from tmworkshop.cli.asking import confirm

        return confirm(what)

    def past_date(self, given: str) -> date:
        """Return the day, come already, that someone *gave*, and say it back."""
        from tmworkshop.domain.dates import read_date, spoken

        day = read_date(given, self.today, past=True)
        if day > self.today:
            # "6 March" is the coming one, unless it is looked for from a year ago
            before = read_date(given, self.today - timedelta(days=364), past=True)
            named_alike = (before.day, before.month) == (day.day, day.month)
            if before > self.today or not named_alike:
                raise Unclear(f"{spoken(day)} has not come yet.")
            day = before
        return _said_back(given, day)

    def date(self, given: str) -> date:
        """Return the coming day that someone *gave*, and say it back in words."""
        from tmworkshop.domain.dates import read_date

        return _said_back(given, read_date(given, self.today))


def _said_back(given: str, day: date) -> date:
    from tmworkshop.cli.echo import say
    from tmworkshop.domain.dates import spoken

    say(f"{given} = {spoken(day)}")
    return day


def _device() -> str:
    """Return what tells this machine from another, and nothing else about it."""
    from socket import gethostname
    from zlib import crc32  # hashlib would cost a session three milliseconds

    return f"{crc32(gethostname().encode()):08x}"
