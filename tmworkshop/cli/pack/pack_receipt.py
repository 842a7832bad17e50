"""``tmworkshop pack receipt``: what a lead says went out, kept with those words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.packs.envelopes import LARGEST_FILE
from tmworkshop.adapters.packs.receipts import LeadReceipt, open_receipt
from tmworkshop.application.receipts_taken import (
    GoneOut,
    ReceiptTaken,
    take_receipt,
)
from tmworkshop.application.what_leaves import list_ids
from tmworkshop.cli.backup.keys import passphrase_file_option, unlocked
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.sources import open_rules, read_all_records
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.verb import FILE, verb
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.packs.accepted_terms import WHO_READS, AcceptedTerms
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.phrases import say_count


@verb("receipt.tmreceipt")
@click.argument("file", type=FILE)
@passphrase_file_option
def command(options: Options, file: Path, passphrase_file: Path | None) -> None:
    """Take in what a programme's lead sends back: what of yours went out, to whom.

    From then on everyone's page and their entry say so. It may be taken in twice.
    """
    with in_words(file):
        if file.stat().st_size > LARGEST_FILE:
            raise Refused(f"{file.name} is larger than any receipt is.")
        content = read_file(file)
    receipt = open_receipt(content, unlocked(options, passphrase_file), file.name)
    terms = _terms_of(options, receipt, file.name)
    rules = open_rules(options, terms)
    released = GoneOut(_recipient(receipt), receipt.day, receipt.ids)
    ids = list_ids(read_all_records(options), rules)
    stamp_for = partial(make_stamp, options)
    _tell(
        released, take_receipt(open_workspace(options), released, ids, stamp_for), terms
    )


def _terms_of(options: Options, receipt: LeadReceipt, called: str) -> AcceptedTerms:
    """Return the terms that a receipt is of; Refused unless their signer signed it."""
    every = InvitationFolder(options.folder).taken_in()
    ours = [each for each in every if receipt.programme in ("", each.programme)]
    if not ours:
        raise Refused(f"{called} is of a programme that never invited you here.")
    for terms in reversed(ours):
        if terms.invitation.signer == receipt.signer:
            return terms
    raise Refused(
        f"{called} was not signed by whoever invited you to {ours[-1].lead}: nothing "
        "was taken in."
    )


def _recipient(receipt: LeadReceipt) -> str:
    """Return to whom it went, as pages call them."""
    return receipt.to or WHO_READS[receipt.reader] or receipt.reader


def _tell(released: GoneOut, taken: ReceiptTaken, terms: AcceptedTerms) -> None:
    words = say_remarks(taken.new + taken.known)
    day = say_date(released.on)
    answer(*wrap(f"{terms.lead}: {words} went to {released.to} on {day}."))
    if taken.known:
        say(f"{say_remarks(taken.known)} of it had been taken in before.")
    if taken.unknown:
        say(
            *wrap(
                f"{say_count(taken.unknown, 'id in it is', 'ids in it are')} of no "
                "words here: of another laptop, a set that was removed, or a key that "
                "was lost."
            )
        )
