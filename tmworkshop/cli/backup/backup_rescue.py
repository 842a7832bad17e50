"""``tmworkshop backup rescue``: a key typed back in from its rescue sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from tmworkshop.adapters.drive.disk import in_words
from tmworkshop.adapters.keys.age import public_of
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.backup.keys import (
    NewPassphrase,
    new_passphrase_options,
    open_keychain,
)
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FILE, verb
from tmworkshop.domain.errors import Damaged, Unclear
from tmworkshop.domain.rescue_letters import (
    LINES,
    join_rescue_lines,
    read_rescue_line,
)


@verb("", "--lines-file LINES.txt")
@click.option("--lines-file", type=FILE, metavar="FILE", help="The five lines.")
@new_passphrase_options
def command(options: Options, lines_file: Path | None, *, given: NewPassphrase) -> None:
    """Type in a key from its rescue sheet: on a new laptop, or for a new passphrase.

    A group that is mistyped is named, and its line asked for once more. A key that is
    here already stays: copies for either can then be read.
    """
    keychain = open_keychain(options)
    keychain.ensure_may_make()
    given.ensure_known(options)
    secret = _from_file(lines_file) if lines_file else _asked(Asker(options))
    file = keychain.keep(secret, given.settled(options))
    answer(str(file))
    if not lines_file:
        say("The lines stand in this window until you close it: close it.")
    if file != keychain.own:
        say("It opens what was encrypted for it; new copies are for the key before it.")


def _asked(asker: Asker) -> str:
    """Return the key that is typed line by line."""

    def line(number: int) -> str:
        typed = asker.ask(f"Line {number} of {LINES}", "--lines-file FILE")
        return read_rescue_line(number, typed)

    def whole() -> str:
        numbers = range(1, LINES + 1)
        lines = [ask_until_clear(partial(line, number)) for number in numbers]
        return _sound(join_rescue_lines(lines))

    return ask_until_clear(whole)


def _from_file(file: Path) -> str:
    with in_words(file):
        typed = file.read_text("utf-8-sig", "replace").split("\n")
    lines = [each for each in typed if each.strip()]
    if len(lines) != LINES:
        raise Unclear(f"{file} has {len(lines)} lines; a rescue sheet has {LINES}.")
    return _sound(
        join_rescue_lines(read_rescue_line(n, each) for n, each in enumerate(lines, 1))
    )


def _sound(secret: str) -> str:
    """Return *secret* if it is a key; Unclear if its lines are of two sheets, say."""
    try:
        public_of(secret)
    except Damaged as error:
        raise Unclear(
            "Each group is as printed, but together they are no key: are all lines "
            "from one sheet?"
        ) from error
    return secret
