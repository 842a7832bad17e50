"""The options with all that they open, for commands that are not taken apart yet."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.values import value

if TYPE_CHECKING:
    from tmworkshop.adapters.backups.folder_backups import FolderBackups
    from tmworkshop.adapters.checks.here import Here
    from tmworkshop.adapters.content.settings import Settings
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.adapters.ids import Stamper
    from tmworkshop.adapters.rest import FolderRest
    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.application.ports import Press, SetFile


@value
class Context(Options):
    """What a command is given: the world, as far as it asks for it."""

    @property
    def workspace(self) -> FolderWorkspace:
        """The sets of the workspace."""
        from tmworkshop.cli.workspace import open_workspace

        return open_workspace(self)

    @property
    def rest(self) -> FolderRest:
        """What lies about in the workspace beside the sets' own files."""
        from tmworkshop.adapters.rest import FolderRest

        return FolderRest(self.folder)

    @property
    def backups(self) -> FolderBackups:
        """The backups of the workspace."""
        from tmworkshop.cli.copies import open_backups

        return open_backups(self)

    @property
    def shelf(self) -> ShelfOfPrompts:
        """Designs and prompts."""
        from tmworkshop.cli.shelf import open_shelf

        return open_shelf(self)

    @property
    def settings(self) -> Settings:
        """What the facilitator said once."""
        from tmworkshop.adapters.content.settings import read_settings

        return read_settings(self.folder)

    def now(self) -> datetime:
        """Return the time in UTC."""
        return WallClock(self.environ).now()

    @property
    def today(self) -> date:
        """The day it is here."""
        return WallClock(self.environ).today

    def set_id(self, wanted: str | None) -> str:
        """Return the set that *wanted* begins; without it the only one, or ask."""
        from tmworkshop.cli.workspace import choose_set

        return choose_set(self, wanted)

    def open_set(self, wanted: str | None) -> SetFile:
        """Return the file of the set that *wanted* begins, as `set_id` finds it."""
        from tmworkshop.cli.workspace import open_set

        return open_set(self, wanted)

    def stamper(self, file: SetFile | None = None) -> Stamper:
        """Return what gives facts an id above those kept in *file*, time and device."""
        from tmworkshop.cli.stamps import make_stamper

        return make_stamper(self, file)

    def press(self) -> Press:
        """Return whatever turns pages into PDFs."""
        from tmworkshop.adapters.pages.press import WeasyPress
        from tmworkshop.cli.echo import say

        return WeasyPress(say)

    def past_date(self, given: str) -> date:
        """Return the day, come already, that someone *gave*, and say it back."""
        return WallClock(self.environ).read_past_day(given)

    def date(self, given: str) -> date:
        """Return the coming day that someone *gave*, and say it back in words."""
        return WallClock(self.environ).read_day(given)

    @property
    def shelf_without_faults(self) -> ShelfOfPrompts:
        """The same but for what cannot be used, which is said once and left out."""
        from tmworkshop.cli.shelf import open_shelf_without_faults

        return open_shelf_without_faults(self)

    def say_where_it_lies(self) -> None:
        """Say so, if others hold or copy the files of the workspace."""
        from tmworkshop.cli.workspace import say_where_it_lies

        say_where_it_lies(self)

    def here(self) -> Here:
        """Return what doctor looks at."""
        from tmworkshop.adapters.checks.here import Here

        return Here(self.folder, self.environ, self.now(), self.is_plain)

    @property
    def asks(self) -> bool:
        """Whether there is someone to ask."""
        return Asker(self).is_there

    def may_ask_for(self, what: str, flag: str) -> None:
        """Raise Missing, with the name of the *flag*, if nobody can be asked."""
        Asker(self).ensure_there(what, flag)

    def ask(self, what: str, flag: str, default: str | None = None) -> str:
        """Ask for one line, *what*; Missing names the *flag* if nobody can be asked."""
        return Asker(self).ask(what, flag, default)

    def confirms(self, what: str) -> bool:
        """Ask whether *what*; Enter is no."""
        return Asker(self).confirm(what)
