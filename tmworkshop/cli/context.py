"""The options with all that they open, for reports, which are not taken apart yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.cli.options import Options
from tmworkshop.domain.values import value

if TYPE_CHECKING:
    from tmworkshop.adapters.content.settings import Settings
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.adapters.ids import Stamper
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
    def shelf(self) -> ShelfOfPrompts:
        """Designs and prompts."""
        from tmworkshop.cli.workspace import open_shelf

        return open_shelf(self)

    @property
    def settings(self) -> Settings:
        """What the facilitator said once."""
        from tmworkshop.adapters.content.settings import read_settings

        return read_settings(self.folder)

    @property
    def today(self) -> date:
        """The day it is here."""
        from tmworkshop.cli.wall_clock import WallClock

        return WallClock(self.environ).today

    def open_set(self, wanted: str | None) -> SetFile:
        """Return the file of the set that *wanted* begins, or of the only one."""
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
