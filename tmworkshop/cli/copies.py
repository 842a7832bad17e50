"""The backups of a workspace, for whoever makes, reads or changes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options

if TYPE_CHECKING:
    from tmworkshop.adapters.backups.folder_backups import FolderBackups


def open_backups(options: Options, tell: Callable[[str], None] = say) -> FolderBackups:
    """Return the backups of the workspace; what there is to say goes to *tell*."""
    # slow to import: a session needs them as it closes, and most commands never
    from tmworkshop.adapters.backups.folder_backups import FolderBackups
    from tmworkshop.application.backups import Slips
    from tmworkshop.cli.stamps import make_stamper
    from tmworkshop.cli.wall_clock import WallClock

    slips = Slips(make_stamper(options).random_id)
    return FolderBackups(options.folder, WallClock(options.environ).now, slips, tell)
