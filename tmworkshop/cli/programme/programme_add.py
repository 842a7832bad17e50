"""``tmworkshop programme add``: packs taken in, each on its own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words, read_file
from tmworkshop.adapters.keys.age import encrypt_for
from tmworkshop.adapters.packs.envelopes import Sort, open_envelope
from tmworkshop.adapters.packs.pack_content import read_pack
from tmworkshop.adapters.packs.six_words import are_same_words, words_of
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead import (
    Arrival,
    TakenIn,
    ensure_for_us,
    take_in,
)
from tmworkshop.application.lead_store import read_lead
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.backup.keys import passphrase_file_option, unlocked
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.left_over import say_left_over
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import list_pack_files, open_lead, say_today
from tmworkshop.cli.programme.next_things import TWO_AS_ONE
from tmworkshop.cli.verb import verb
from tmworkshop.domain.errors import Conflict, Refused, WorkshopError
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.phrases import join_names, say_count

NAMED = click.Path(path_type=Path, exists=True)


@verb("packs/", 'a.tmpack --accept "SIX WORDS"')
@click.argument("files", nargs=-1, required=True, type=NAMED)
@click.option(
    "--accept",
    metavar="WORDS",
    multiple=True,
    help="The six words of a new signer; again for another.",
)
@click.option(
    "--called",
    metavar="TEXT",
    multiple=True,
    help="What that signer is called here, in the same order.",
)
@passphrase_file_option
def command(
    options: Options,
    files: tuple[Path, ...],
    accept: tuple[str, ...],
    called: tuple[str, ...],
    passphrase_file: Path | None,
) -> None:
    """Take in packs: FILES, or all in a folder, in any order and any number of times.

    The first pack of a laptop is taken in once its six words have been read to you. A
    pack that is refused changes nothing, and keeps no other one out.
    """
    lead, refused, went = open_lead(options), 0, 0
    read_lead(lead)
    unseal = unlocked(options, passphrase_file)
    names = dict(zip_longest(accept, called[: len(accept)], fillvalue=""))
    names |= {"": called[0]} if called and not accept else {}
    for file in list_pack_files(files):
        try:
            with in_words(file):
                content = read_file(file)
            letter = open_envelope(Sort.PACK, content, unseal, file.name)
            arrival = Arrival(
                called=file.name,
                signer=letter.signer,
                digest=letter.digest,
                before=letter.head.get("before", ""),
                made=letter.head.get("made", ""),
                receipts_for=letter.head.get("receipts-for", ""),
                pack=read_pack(letter.content, file.name),
            )
            encrypt_for(b"", [arrival.receipts_for])  # or no receipt could be made
            who = _settle_signer(options, lead, arrival, names)
            taken = take_in(lead, arrival, say_today(options), who)
            answer(f"{file.name}: {_say_taken(taken)}")
            went += taken.removed
            if taken.is_forked:
                say(*wrap(TWO_AS_ONE.format(_called(lead, arrival))))
        except WorkshopError as error:
            refused += 1
            say(*wrap(f"{file.name} was not taken in: {error}"))
    if went:
        say_left_over(read_lead(lead), options.folder)
    if refused:
        raise Refused(f"{say_count(refused, 'pack was', 'packs were')} not taken in.")


def _settle_signer(
    options: Options,
    lead: LeadFolder,
    arrival: Arrival,
    names: Mapping[str, str],
) -> str:
    """Return what a new signer is called, once the lead says they are who they say.

    *names* has what each is called by the words that were read; none, who else comes.
    """
    known = read_lead(lead)
    ensure_for_us(known, arrival, say_today(options))
    if arrival.signer in known.trusted:
        return ""
    from_ = join_names(arrival.partnerships) or "no partnership"
    words, name = words_of(arrival.signer), names.get("") or from_
    for read, called in names.items():
        if read and are_same_words(read, words):
            return called or from_
    asker = Asker(options)
    if any(names) and not asker.is_there:
        raise Conflict("its six words are others than those you were told.")
    asker.ensure_there("the six words of a new signer", "--accept WORDS")
    say(
        *wrap(
            f"{arrival.called} is the first from this laptop. It says it is from "
            f"{from_}. Ring its facilitator, and have them read their six words:"
        ),
        f"   {words}",
    )
    if asker.confirm("Are these the words they read"):
        return name
    raise Conflict("nobody said that its six words are right.")


def _called(lead: LeadFolder, arrival: Arrival) -> str:
    return read_lead(lead).trusted[arrival.signer]


def _say_taken(taken: TakenIn) -> str:
    if taken.was_known:
        return "known already, nothing is new"
    parts = [f"{say_remarks(taken.new)} more", f"{taken.removed} taken back"]
    if taken.unread:
        parts.append(f"{taken.unread} of a kind that is not known here, left out")
    return ", ".join(parts)
