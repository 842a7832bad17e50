"""``tmworkshop programme release``: a page let out, remembered, and told to laptops."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words, make_folder, replace_file
from tmworkshop.adapters.packs.envelopes import Letter, Sort, seal_envelope
from tmworkshop.adapters.programme.due_day import FOLDER
from tmworkshop.application.lead_store import read_lead
from tmworkshop.application.releases import LaptopReceipt, let_out, list_stale
from tmworkshop.application.reports import Sheet
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.backup.keys import open_keychain, passphrase_file_option
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead
from tmworkshop.cli.release_page import (
    CALLED,
    open_sources,
    prepare_page,
    reader_options,
)
from tmworkshop.cli.report.print_shop import prints
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.terms import Terms

RECEIPTS, ENDING = "receipts", ".tmreceipt"


@verb("", '--reader funder --for "Moor Lottery Fund"')
@click.option("--for", "to", default="", metavar="TEXT", help="Whom the page names.")
@click.option("--yes", is_flag=True, help="Ask nothing about old packs.")
@passphrase_file_option
@prints
@reader_options
def command(
    options: Options, *, terms: Terms, to: str, yes: bool, passphrase_file: Path | None
) -> Iterator[Sheet]:
    """Let out a page of what partnerships share, and remember what stood on it.

    It is of the packs taken in and of the sets here, and each later page is held
    against it. A receipt for each laptop is written beside: send it back, so that
    members see at home what of theirs went out, and to whom.
    """
    keychain = open_keychain(options, passphrase_file)
    _ask_about_old_packs(options, terms, yes=yes)
    sources = open_sources(options)
    prepared, page = prepare_page(options, sources, terms, to)
    secret = keychain.read_secret()
    yield Sheet(("programme", f"{terms.reader} {terms.day}"), page)
    # it is written by now
    receipts = let_out(
        *(sources, prepared, to or CALLED[terms.reader.value]),
        lambda file: make_stamper(options, file).stamp,
    )
    folder = options.folder / FOLDER / RECEIPTS
    for each in receipts:
        write_receipt(folder, each, terms, to, secret)
    say(
        *wrap(
            f"{say_count(len(receipts), 'receipt')} for the laptops that words came "
            f"from lie in {folder}: send each back to its facilitator."
        )
    )


def _ask_about_old_packs(options: Options, terms: Terms, *, yes: bool) -> None:
    """Have whoever leads know which packs are old, before words go further."""
    lead = read_lead(open_lead(options))
    old = list(list_stale(lead, WallClock(options.environ).today))
    if not old or terms.reader is Reader.PROGRAMME or yes:
        return
    shown = [f"   {called}: {made}" for called, made in old]
    words = "Packs older than 30 days; what was taken back since is not known here:"
    if not Asker(options).agree("Go on all the same", *wrap(words), *shown):
        raise Refused("Nothing was let out. Ask these laptops for a new pack first.")


def write_receipt(
    folder: Path, receipt: LaptopReceipt, terms: Terms, to: str, secret: str
) -> None:
    """Write what of one laptop stands on a page, for it alone to open."""
    who = to or CALLED[terms.reader.value]
    content = {
        "reader": terms.reader.value,
        "to": who,
        "day": terms.day,
        "ids": list(receipt.ids),
    }
    letter = Letter({"day": terms.day}, json.dumps(content, sort_keys=True).encode())
    sealed = seal_envelope(Sort.RECEIPT, letter, secret, receipt.receipts_for)
    name = f"{terms.reader} {terms.day} {receipt.signer[:8]}{ENDING}"
    with in_words(folder):
        make_folder(folder)
        replace_file(folder / name, sealed)
