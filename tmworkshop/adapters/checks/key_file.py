"""A check of the key for what is encrypted: where it lies, and if it can be lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.keys.key_place import (
    find_exposure,
    narrow_files,
    wide_files,
)
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.remedies import Remedy, Way


def check_key(here: Here) -> Iterator[Finding]:
    """See that nobody else reads the key, and that it is on paper, too."""
    folder = config_folder(here.environ)
    keychain = Keychain(folder, lambda _: "", str)
    if not keychain.files():
        return
    if exposed := find_exposure(folder, here.workspace, here.environ):
        yield wrong(
            f"The key for encrypted copies lies {exposed}, where others get at it: "
            "{}. Move that folder.",
            str(folder),
            remedy=Way(Remedy.NAME_KEY_FOLDER),
        )
    if wide := wide_files(keychain.files()):
        yield wrong(
            "Others on this computer may read the key for encrypted copies: {}.",
            str(wide[0]),
            remedy=Way(Remedy.MEND),
            mend=partial(narrow_files, wide),
        ).mended_as(
            "others could read the key for encrypted copies, {}; now only you may.",
            str(wide[0]),
        )
    if left := sorted(folder.glob("rescue-sheet.*")):
        yield wrong(
            "The rescue sheet still lies as a file beside the key: {}.",
            str(left[0]),
            remedy="print it, put it away, and remove that file",
        )
    if not keychain.has_sheet:
        yield noted(
            "The key for encrypted copies is on no rescue sheet: it is lost with this "
            "computer, and the copies with it.",
            remedy=Way(Remedy.PRINT_RESCUE_SHEET),
        )
    elif not (exposed or wide or left):
        yield well("The key for encrypted copies is yours alone, and on paper, too.")
