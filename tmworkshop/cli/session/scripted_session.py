"""A session that a script plays, in the place of people."""

from __future__ import annotations

import os
from pathlib import Path

from tmworkshop.adapters.content.script_file import read_script
from tmworkshop.application.ports import SetFile
from tmworkshop.cli.close_backup import back_up_close
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.script_player import Sources, perform_script
from tmworkshop.cli.session.session_tools import reach_copies
from tmworkshop.cli.session.session_walk import wind_up_session
from tmworkshop.cli.stamps import name_device
from tmworkshop.cli.workspace import open_duties, open_shelf


def play_script(options: Options, set_id: str, file: SetFile, script: Path) -> None:
    """Play *script* into *file*, that of *set_id*, and say what to do next."""
    backed_up: list[str] = []
    put_off: list[str] = []
    copies = reach_copies(options, set_id, say)
    sources = Sources(
        open_shelf(options),
        os.urandom,
        name_device(),
        copies,
        duties=open_duties(options),
        set_id=set_id,
        back_up=lambda: backed_up.append(back_up_close(options, put_off.append)),
    )
    sitting = perform_script(file, read_script(script), sources)
    say(*wind_up_session(options, set_id, sitting, (*backed_up, *put_off)))
