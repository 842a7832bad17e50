"""``tmworkshop pack check``: whether a file is a pack that was made here, and whole."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.packs.envelopes import LARGEST_FILE, Sort, digest_of, is_one
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.sources import read_all_records
from tmworkshop.cli.parts import answer_fields
from tmworkshop.cli.verb import FILE, verb
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Damaged, Refused
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.packs.made_packs import list_made


@verb('"Northern Start 2026-03-12 4f09ab.tmpack"')
@click.argument("file", type=FILE)
def command(options: Options, file: Path) -> None:
    """Say whether FILE is a pack that was made here, and whole to its last byte.

    What is in it cannot be read here: only its lead's key opens it.
    """
    with in_words(file):
        if file.stat().st_size > LARGEST_FILE:
            raise Refused(f"{file.name} is larger than any pack is.")
        content = read_file(file)
    if not is_one(Sort.PACK, content):
        raise Damaged(f"{file.name} is no pack, or its beginning is damaged.")
    digest = digest_of(content)
    made = [e for e in list_made(read_all_records(options)) if e.file == digest]
    for pack in made:
        known = InvitationFolder(options.folder).of(pack.programme)
        answer_fields(
            {
                "Pack for": known.lead if known else pack.programme,
                "Made on": say_date(pack.on),
                "Holds": say_remarks(pack.voices),
            }
        )
        say("It is whole: byte for byte the one that was made here.")
    if not made:
        raise Damaged(
            f"{file.name} is a pack, and none that was made here: it comes from "
            "another laptop, or something in it was changed or cut off since."
        )
