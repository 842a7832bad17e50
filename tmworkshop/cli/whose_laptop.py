"""Whose laptop it is: asked once, where the program is carried about in a folder.

Nothing is kept anywhere before that is said: words on a laptop that is lent would stay
there. The answer is a folder, on the laptop or beside the program, and nothing else.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tmworkshop.adapters.drive.carried import (
    KEPT,
    find_carried,
    find_kept,
    is_on_one_drive,
)
from tmworkshop.adapters.drive.disk import in_words, make_folder
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import Environment, Missing, Unclear
from tmworkshop.domain.wide_signs import narrow_signs

ELSEWHERE = {"demo"}  # which keeps all in the folder that it is given
YES, NO = {"y", "yes"}, {"n", "no"}


def settle_whose_laptop(options: Options, command: str) -> None:
    """Ask whose laptop it is, if *command* has nowhere yet to keep anything.

    Missing if nobody can be asked.
    """
    carried = find_carried()
    if carried is None or command in ELSEWHERE or _is_settled(options):
        return
    ours = _on_this_laptop()
    if ours.is_dir():
        return
    asker = Asker(options)
    if not asker.is_there:
        raise Missing(
            "Nobody can be asked whether this laptop is yours, and until that is said "
            "nothing is kept on it or beside the program. Start tmworkshop by hand "
            "once, or name the folder with --workspace DIR"
        )
    _tell_what_follows(carried)
    if ask_until_clear(partial(_ask, asker)):
        _make(ours)
        say(f"All is kept on this laptop, in {ours}")
    else:
        _keep_beside(carried, ours)


def say_which_is_read(options: Options) -> None:
    """Say which workspace is read, where it may be taken for another one."""
    if options.is_folder_named:
        return
    ours = _on_this_laptop()
    if not find_kept():
        # nobody was asked, if whoever uses this laptop has one
        words = (
            "This is kept on this laptop. If that is somebody else's, make a folder "
            f"called {KEPT} beside the program: it is taken from then on."
        )
        say(*wrap(words))
    elif ours.is_dir():
        words = "This is kept beside the program. This laptop has a workspace, too:"
        say(*wrap(words), f'  tmworkshop --workspace "{ours}"')


def _is_settled(options: Options) -> bool:
    return options.is_folder_named or find_kept() is not None


def _on_this_laptop() -> Path:
    from tmworkshop.adapters.store.workspace import platform_folder

    return platform_folder()


def _tell_what_follows(carried: Path) -> None:
    say(
        *wrap(f"tmworkshop is started from {carried}, and keeps nothing yet."),
        *wrap(
            "y: this laptop is yours, or your employer's for you: nobody else signs "
            "in as you do. Words and pages are kept on it, and stay when you take "
            "that folder away."
        ),
        *wrap(
            "n: it is lent, or shared. Words and pages stay in that folder, and go "
            "with it; nothing of them is left on the laptop but what you print."
        ),
    )


def _ask(asker: Asker) -> bool:
    answer = asker.ask("Is this laptop yours? y or n", "--workspace DIR")
    if (word := narrow_signs(answer).casefold().strip()) in YES | NO:
        return word in YES
    raise Unclear("Please answer with y or n.")


def _keep_beside(carried: Path, ours: Path) -> None:
    if is_on_one_drive(carried, ours):
        raise Environment(
            f"{carried} lies on this laptop itself, and what is kept there would stay "
            "when you go. Move that folder to a stick, encrypted if you can, and start "
            "tmworkshop from there. Nothing has been kept."
        )
    kept = carried / KEPT
    _make(kept)
    say(
        *wrap(f"All is kept in {kept}, and found there whatever letter the drive has."),
        *wrap(
            "Anyone who finds that stick can read it: have it encrypted, and keep a "
            "copy in another place. The page on encrypting a disk says how."
        ),
    )


def _make(folder: Path) -> None:
    with in_words(folder):
        make_folder(folder)
