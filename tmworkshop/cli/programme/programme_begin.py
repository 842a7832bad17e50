"""``tmworkshop programme begin``: who asks for words, what for, and until when."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words, make_folder, replace_file
from tmworkshop.adapters.packs.invitation_square import draw_square
from tmworkshop.adapters.packs.invitation_text import (
    identify_invitation,
    write_invitation,
)
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.adapters.programme.due_day import FOLDER
from tmworkshop.adapters.programme.lead_folder import TEXT
from tmworkshop.application.lead import begin_leading, find_programme
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.backup.keys import (
    NewPassphrase,
    make_key,
    new_passphrase_options,
    open_keychain,
)
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead, say_today
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.ids import LETTERS, LONG
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.pages.certificate import list_terms

BASES = "consent, public task, legitimate interests: which"
SQUARE = "invitation.svg"
TOO_LONG = (
    "The terms are too long for a square code: send the file, or say them in fewer "
    "words."
)
FURTHER = (Reader.FUNDER.value, Reader.PUBLIC.value)


@verb('"Northern Start"', "North --reader funder")
@click.argument("name", required=False)
@click.option("--organisation", metavar="TEXT", help="Who decides what it is for.")
@click.option("--contact", metavar="TEXT", help="Whom to ask about data protection.")
@click.option("--purpose", metavar="TEXT", help="What words are asked for.")
@click.option("--basis", metavar="TEXT", help="The lawful basis.")
@click.option("--keep-until", metavar="DATE", help="Until when they are kept.")
@click.option(
    "--reader",
    "readers",
    multiple=True,
    type=click.Choice(FURTHER),
    help="Who else will read: funder, public. May be given twice.",
)
@new_passphrase_options
def command(
    options: Options,
    *,
    given: NewPassphrase,
    readers: tuple[str, ...],
    **asked: str | None,
) -> None:
    """Begin to lead the programme NAME, and write the invitation to send out.

    Given again, it has new terms: what was agreed under the old ones is still taken
    in, and whoever is to agree to the new ones has a new slip.
    """
    lead, keychain = open_lead(options), open_keychain(options, given.file)
    terms = _ask(options, asked)
    more = set() if readers else _ask_readers(Asker(options))
    keychain.own or make_key(options, keychain, given)
    secret = keychain.read_secret()
    invitation = Invitation(
        programme=find_programme(lead) or _new_id(options),
        **terms,
        readers=(Reader.PROGRAMME, *map(Reader, sorted({*readers} or more))),
        encrypt_for=keychain.public,
        signer=signer_of(secret),
    )
    begin_leading(lead, identify_invitation(invitation), invitation, say_today(options))
    text = write_invitation(invitation, secret)
    answer(*list_terms(invitation), "")
    with lead.deciding():  # two windows write the same files
        file = _write(options.folder / FOLDER / TEXT, f"{text}\n".encode())
        answer(f"The invitation: {file}")
        _draw(options.folder / FOLDER / SQUARE, text)
    say(
        *wrap(
            "Send that file to each facilitator. When one asks whether it is yours, "
            f"read these six words over the telephone: {words_of(invitation.signer)}"
        ),
    )


def _draw(file: Path, text: str) -> None:
    """Write *text* to *file* as a square code; one of terms before does not stay."""
    if square := draw_square(text):
        answer(f"The same to print, as a square code: {_write(file, square)}")
    else:
        with in_words(file):
            file.unlink(missing_ok=True)
        say(*wrap(TOO_LONG))


def _ask(options: Options, given: dict[str, str | None]) -> dict[str, str]:
    """Return the terms, each asked for where no flag says it."""
    asker = Asker(options)
    questions = {
        "name": ("Name of the programme", "NAME"),
        "organisation": ("Organisation that decides", "--organisation TEXT"),
        "contact": ("Contact for data protection", "--contact TEXT"),
        "purpose": ("What the words are for", "--purpose TEXT"),
        "basis": (f"Lawful basis ({BASES})", "--basis TEXT"),
        "keep_until": ("Kept until", "--keep-until DATE"),
    }
    terms = {
        name: " ".join((given[name] or asker.ask(what, flag)).split())
        for name, (what, flag) in questions.items()
    }
    until = WallClock(options.environ).read_day(terms["keep_until"])
    return {**terms, "keep_until": until.isoformat()}


def _ask_readers(asker: Asker) -> set[str]:
    """Return who else will read; nobody, where nobody can be asked."""
    ways = {"funder": "Will a funder read reports", "public": "Will quotes be printed"}
    return {e for e in FURTHER if asker.is_there and asker.confirm(ways[e])}


def _new_id(options: Options) -> str:
    return "".join(LETTERS[each % len(LETTERS)] for each in options.chance(LONG))


def _write(file: Path, content: bytes) -> Path:
    with in_words(file):
        make_folder(file.parent)
        replace_file(file, content)
    return file
