"""The facilitator's key as commands ask for it: made, unlocked, spoken of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial, wraps
from pathlib import Path
from typing import Any

import click

from tmworkshop.adapters.backups.archive import Unseal
from tmworkshop.adapters.backups.backup_files import ENDING, SEALED
from tmworkshop.adapters.backups.taken import OURS
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.drive.open_places import find_opening
from tmworkshop.adapters.keys.key_place import find_exposure, wide_files
from tmworkshop.adapters.keys.keychain import PLAIN, Keychain
from tmworkshop.cli.asker import SHORTEST, Asker, ask_until_clear
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FILE, read_first_line
from tmworkshop.cli.ways import show_way
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.remedies import Remedy, Way
from tmworkshop.domain.values import Value, value

FLAGS = "--passphrase-file FILE"
NEW_FLAGS = f"{FLAGS}, or --no-passphrase"
WHAT = "A passphrase for the key"
MADE_ONCE = (
    "A key is made now, once, for what is encrypted: copies on sticks and in synced "
    "folders. It lies in {}, on this computer and nowhere else. Without it, or its "
    "rescue sheet on paper, nobody can read them, you neither."
)
passphrase_file_option = click.option(
    "--passphrase-file",
    "passphrase_file",
    type=FILE,
    metavar="FILE",
    help="The passphrase of the key: its first line.",
)


def new_passphrase_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb that may keep a key what protects it, as *given*."""

    @passphrase_file_option
    @click.option(
        "--no-passphrase", is_flag=True, help="A new key: your account protects it."
    )
    @wraps(function)
    def with_passphrase(
        options: Options,
        /,
        *,
        passphrase_file: Path | None,
        no_passphrase: bool,
        **asked: Any,
    ) -> None:
        given = NewPassphrase(file=passphrase_file, none=no_passphrase)
        function(options, given=given, **asked)

    return with_passphrase


def open_keychain(options: Options, passphrase_file: Path | None = None) -> Keychain:
    """Return the keys of this computer; whoever is there is asked for passphrases."""
    folder = config_folder(options.environ)

    def ask(called: str) -> str:
        if passphrase_file:
            return read_first_line(passphrase_file)
        return Asker(options).ask_secret(f"Passphrase of {called}", FLAGS)

    exposed = partial(find_exposure, folder, options.folder, options.environ)
    keychain = Keychain(folder, ask, exposed)
    if wide_files(keychain.files()):
        say(f"Others on this computer may read the key in {folder}. To put right:")
        say(show_way(Way(Remedy.MEND)))
    return keychain


def unlocked(options: Options, passphrase_file: Path | None) -> Unseal:
    """Return what opens what is encrypted; a wrong passphrase is asked for again."""
    opened = cache(partial(open_keychain, options, passphrase_file))

    def unseal(content: bytes, called: str) -> bytes:
        tried = partial(opened().unseal, content, called)
        return tried() if passphrase_file else ask_until_clear(tried)

    return unseal


@value
class NewPassphrase(Value):
    """What the flags say of the passphrase of a key that is to be kept."""

    file: Path | None
    none: bool

    def ensure_known(self, options: Options) -> None:
        """Raise Missing, with the flags, if nobody can be asked for it."""
        if self.file and self.none:
            raise click.UsageError("--passphrase-file or --no-passphrase: give one.")
        if self.file:
            self._read()
        elif not self.none:
            Asker(options).ensure_there(WHAT, NEW_FLAGS)

    def _read(self) -> str:
        """Return what is in the file; Unclear if that is short."""
        assert self.file  # noqa: S101 (whoever asks has looked)
        given = read_first_line(self.file)
        if len(given) < SHORTEST:
            raise Unclear(
                f"The passphrase in {self.file} has less than {SHORTEST} letters."
            )
        return given

    def settled(self, options: Options) -> str:
        """Return it, as the flags or whoever is there say; none if there is to be none.

        Unclear if what is in the file is short.
        """
        self.ensure_known(options)
        if self.none:
            return ""
        if self.file is None:
            say(f"{SHORTEST} letters or more; Enter for none.")
            return Asker(options).ask_new_secret(WHAT, NEW_FLAGS)
        return self._read()


def is_for_key(options: Options, place: Path) -> bool:
    """Say whether a copy at *place* is to be encrypted, as long as nobody says."""
    is_kept_up = any(place.glob(f"{OURS}*{ENDING}{SEALED}"))
    return is_kept_up or bool(find_opening(place, options.environ))


def make_key(options: Options, keychain: Keychain, given: NewPassphrase) -> Path:
    """Make the key once, and say what hangs on it; return its file."""
    folder = config_folder(options.environ)
    keychain.ensure_may_make()
    given.ensure_known(options)
    say(*wrap(MADE_ONCE.format(folder)))
    file = keychain.make(given.settled(options))
    say(f"The key: {file}")
    if file.suffix == PLAIN:
        say("It has no passphrase: your account and the disk's encryption protect it.")
    return file


def say_if_no_sheet(keychain: Keychain) -> None:
    """Say so, as long as the key is lost with this computer."""
    if not keychain.has_sheet:
        say(
            *wrap(
                "The key has no rescue sheet yet: if this computer is lost, nobody "
                "can read an encrypted copy. Print it:"
            ),
            show_way(Way(Remedy.PRINT_RESCUE_SHEET)),
        )
