"""``tmworkshop pack accept``: an invitation taken in, once it was read and agreed."""

from __future__ import annotations

import sys

import click

from tmworkshop.adapters.cells import mend_letters
from tmworkshop.adapters.drive.disk import in_words, place_of
from tmworkshop.adapters.invitations import InvitationFolder, read_terms
from tmworkshop.adapters.packs.six_words import are_same_words, words_of
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_fields
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.packs.accepted_terms import (
    AcceptedTerms,
    describe_terms,
    list_changes,
)

STDIN = "-"
LONGEST = 100_000  # bytes that are read: it may stand in a long letter
FLAG = '--accept "WORDS"'
ANOTHER = (
    "Another key signs for this programme than before: whoever sent this may be "
    "somebody else. Ring them, by a number that you know from elsewhere."
)
RING = (
    "Ring whoever invites you, by a number that you know from elsewhere, and let them "
    "read you the six words of their key. Here they are:"
)
NEXT = (
    "Print new slips, which say all this: only what is ticked on those goes in a pack. "
    "Next:\n  tmworkshop report slips"
)


@verb("invitation.txt", '- --accept "THE SIX WORDS"')
@click.argument("file", metavar="FILE")
@click.option("--accept", "words", metavar="WORDS", help="The six words, as read out.")
def command(options: Options, file: str, words: str | None) -> None:
    """Take in the invitation of a programme, from FILE, or from a pipe (-).

    It says who asks for words, what for, until when, and who is to read them. Six
    words, read to you over the telephone, tell that it is from whom it says. Newer
    terms of the same programme take the place of those before.
    """
    text, today = _read(file), WallClock(options.environ).today
    terms, folder = read_terms(text, today), InvitationFolder(options.folder)
    before = folder.of(terms.programme)
    answer_fields(describe_terms(terms.invitation))
    if before and before.id == terms.id:
        say(f"It was taken in before, on {before.since}: nothing has changed.")
        return
    is_known = before and before.invitation.signer == terms.invitation.signer
    if not is_known and not _is_agreed(Asker(options), terms, before, words):
        say("It has not been taken in.")
        return
    folder.put(text, today)
    _say_what_is_new(terms, before)


def _read(file: str) -> str:
    if file == STDIN:
        return mend_letters(sys.stdin.read(LONGEST))
    place = place_of(file)
    with in_words(place), place.open("rb") as stream:
        return stream.read(LONGEST).decode("utf-8-sig", "replace")


def _is_agreed(
    asker: Asker, terms: AcceptedTerms, before: AcceptedTerms | None, words: str | None
) -> bool:
    """Say whether the six words were read by whoever invites."""
    theirs = words_of(terms.invitation.signer)
    if words is not None:
        if are_same_words(words, theirs):
            return True
        raise Refused(
            "Those are not the six words of whoever signed this: it may be from "
            "somebody else. Nothing was taken in."
        )
    asker.ensure_there("the six words that were read out", FLAG)
    say("", *wrap(ANOTHER if before else RING), f"{IN}{theirs}", "")
    return asker.confirm("Did they read you the same six words")


def _say_what_is_new(terms: AcceptedTerms, before: AcceptedTerms | None) -> None:
    answer(f"Taken in: {terms.lead}.")
    for line in list_changes(before.invitation, terms.invitation) if before else ():
        answer(*wrap(line, IN))
    if before:
        say(*wrap("Slips for the terms before offer nothing to these."))
    say(*wrap_around(NEXT))
