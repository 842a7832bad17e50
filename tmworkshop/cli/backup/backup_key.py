"""``tmworkshop backup key``: the key for what is encrypted, and its rescue sheet."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.drive.disk import in_words, remove_file
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import Machines, writers_for
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.application.reports import PrintShop, Sheet, print_sheets
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.backup.keys import (
    NewPassphrase,
    make_key,
    new_passphrase_options,
    open_keychain,
    say_if_no_sheet,
)
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.pages.rescue_sheet import RescueSheet, RescueStep, rescue_sheet

STEPS = (
    RescueStep(
        "Whoever has this sheet can read every encrypted copy: keep it where neither "
        "the laptop nor the sticks are, such as a locked drawer at the office."
    ),
    RescueStep(
        "When the laptop is gone: install tmworkshop on another one, and type this, "
        "then these five lines. Small letters and spaces do not matter.",
        "tmworkshop backup rescue",
    ),
    RescueStep(
        "Then take up what is on the stick: FILE is the newest copy there, DIR a new "
        "folder on the laptop.",
        'tmworkshop backup restore "FILE" --to DIR',
    ),
)


@verb("", "--sheet")
@click.option("--sheet", is_flag=True, help="Print its rescue sheet, for a drawer.")
@new_passphrase_options
def command(options: Options, *, sheet: bool, given: NewPassphrase) -> None:
    """Say where the key for encrypted copies lies; make it if there is none.

    With --sheet it is printed, to be typed in on another laptop should this one be
    lost. Encrypting never asks for its passphrase; opening does.
    """
    keychain = open_keychain(options, given.file)
    own = keychain.own or make_key(options, keychain, given)
    if sheet:
        secret = (
            keychain.read_secret()
            if given.file
            else ask_until_clear(keychain.read_secret)
        )
        _print_sheet(options, keychain, own, secret)
        return
    answer(str(own), keychain.public)
    say_if_no_sheet(keychain)


def _print_sheet(options: Options, keychain: Keychain, own: Path, secret: str) -> None:
    """Write the sheet beside the key, and take it away again once it is printed."""
    whose = read_settings(options.folder).facilitator
    called = f"The {own.stem.replace('-', ' ')}{f' of {whose}' if whose else ''}"
    view = rescue_sheet(secret, called, WallClock(options.environ).today, STEPS)
    files = _write(own.parent, view)
    answer(*map(str, files))
    keychain.note_sheet()
    say(*wrap("Print it, put the paper where the laptop is not, and remove the file."))
    asker = Asker(options)
    if asker.is_there and asker.confirm("Is it printed, so that the file can go"):
        for file in files:
            with in_words(file):
                remove_file(file)
        say("The file is gone.")


def _write(folder: Path, view: RescueSheet) -> tuple[Path, ...]:
    # our own template alone: another one might send the key away
    machines = Machines(Pages(tell=say), WeasyPress(say).pdf)
    shop = PrintShop(writers_for(("pdf",), machines), ReportFolder(folder))
    printing = print_sheets([Sheet(("rescue sheet",), view)], shop)
    if printing.trouble:
        say(f"It is written as HTML, and any browser prints it; {printing.trouble}")
    return printing.pages[0]
