"""A pack made and told of: by its own command, or where something was taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tmworkshop.adapters.drive.disk import place_of
from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.packs.pack_files import PackFolder, Signing
from tmworkshop.adapters.packs.signatures import signer_of
from tmworkshop.adapters.packs.six_words import words_of
from tmworkshop.application.outgoing_packs import Dispatch, Made, is_due, make_pack
from tmworkshop.application.what_leaves import look_at
from tmworkshop.cli.asker import ask_until_clear
from tmworkshop.cli.backup.keys import (
    NewPassphrase,
    make_key,
    open_keychain,
    say_if_no_sheet,
)
from tmworkshop.cli.echo import answer, say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.preview_page import say_too_long
from tmworkshop.cli.pack.sources import open_rules, read_all_records, say_left_out
from tmworkshop.cli.parts import IN
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms
from tmworkshop.domain.packs.counted import count_things, say_remarks
from tmworkshop.domain.values import Value, value

NOTHING_NEW = (
    "The last pack has all that there is to say, so none was made. To make it once "
    "more, should it be lost: --anyway"
)
NOTHING_AT_ALL = (
    "No slip has been typed in for this invitation, so there is nothing to send."
)
SENT = (
    "It is signed by you and encrypted for {}: nobody else opens it, you neither. It "
    "was opened once as a proof. Send it as you like; whatever went before, this one "
    "stands for all of it."
)


@value
class PackWanted(Value):
    """Where a pack is to lie, whether in any case, and what protects a new key."""

    place: Path | None = None
    anyway: bool = False
    given: NewPassphrase = NewPassphrase(file=None, none=False)


def make_and_tell(options: Options, terms: AcceptedTerms, wanted: PackWanted) -> None:
    """Make the pack for *terms*, if there is anything new, and say what it holds."""
    place = place_of(wanted.place or Path())
    if not place.is_dir():
        raise Environment(f"There is no folder {place}: is the drive plugged in?")
    seen = open_rules(options, terms)
    leaving = look_at(read_all_records(options), seen)
    if not (leaving or seen.untold):
        say(*wrap(NOTHING_AT_ALL))
        return
    if not (wanted.anyway or is_due(leaving, seen)):
        say(*wrap(NOTHING_NEW))
        return
    keychain = _unlocked(options, wanted.given)
    signing = Signing(keychain.read_secret(), keychain.public)
    today = WallClock(options.environ).today
    folder = PackFolder(place, terms, today, signing)
    rules = open_rules(options, terms, makes_keys=True)
    stamp_for = partial(make_stamp, options)
    dispatch = Dispatch(folder, stamp_for, say_left_out, wanted.anyway)
    made = make_pack(open_workspace(options), rules, dispatch)
    if not made.is_new:
        say(*wrap(NOTHING_NEW))
        return
    if rules.untold:
        known = dict.fromkeys(rules.purged, True)
        InvitationFolder(options.folder).note_purged(terms.programme, known)
    answer(str(folder.file))
    _say_what_it_holds(made, terms, signer_of(signing.secret))
    say_if_no_sheet(keychain)


def _unlocked(options: Options, given: NewPassphrase) -> Keychain:
    """Return the keychain with its own key opened, made now if there is none."""
    keychain = open_keychain(options, given.file)
    if not keychain.public:
        make_key(options, keychain, given)
    if given.file:
        keychain.read_secret()
    else:
        ask_until_clear(keychain.read_secret)
    return keychain


def _say_what_it_holds(made: Made, terms: AcceptedTerms, signer: str) -> None:
    lettings = [each.letting for each in made.leaving.values()]
    voices = sum(len(each.part.words) for each in lettings)
    back = count_things(key for each in lettings for key in each.taken_back)
    waiting = sum(len(each.waiting) for each in lettings)
    say(f"It holds {say_remarks(voices)} for {terms.lead}.")
    if back.total:
        say(f"It takes back {back.told} of what went before.")
    if too_long := sum(len(each.too_long) for each in lettings):
        say(*wrap(say_too_long(too_long)))
    if waiting:
        say(
            *wrap_around(
                f"{say_remarks(waiting)} stayed here until you have looked at "
                "what may name someone:\n  tmworkshop pack settle"
            )
        )
    say(*wrap(SENT.format(terms.lead)))
    say("Your six words, for when its lead rings:", f"{IN}{words_of(signer)}")
