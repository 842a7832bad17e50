"""``tmworkshop pack make``: one file of all sets, signed, and for its lead alone."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.cli.backup.keys import NewPassphrase, new_passphrase_options
from tmworkshop.cli.chosen_terms import choose_terms, programme_option
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.new_pack import PackWanted, make_and_tell
from tmworkshop.cli.verb import FOLDER, verb


@verb("", "--to E:/")
@click.option("--to", "place", type=FOLDER, metavar="DIR", help="Where; else here.")
@programme_option
@click.option("--anyway", is_flag=True, help="Also if nothing is new.")
@new_passphrase_options
def command(
    options: Options,
    place: Path | None,
    programme: str | None,
    *,
    anyway: bool,
    given: NewPassphrase,
) -> None:
    """Make one file of what all sets let go for a programme, and of what is taken back.

    It is signed with your key and encrypted for the programme's lead alone. Names that
    nobody has looked at stay here with their words, and the rest goes.
    """
    wanted = PackWanted(place, anyway, given)
    make_and_tell(options, choose_terms(options, programme), wanted)
