"""How each remedy is given on the command line: the one place that says so.

It is imported where an error is told, or what helps; few commands tell of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tmworkshop.domain.remedies import Remedy, Way

if TYPE_CHECKING:
    from tmworkshop.domain.design import Design
    from tmworkshop.domain.errors import WorkshopError

IN = "  "
TYPED = ("tmworkshop ", "pip ")
# each {} is one thing that it needs; a command has a line to itself
HOW: Mapping[Remedy, str] = {
    Remedy.SAY_WHO_YOU_ARE: "tmworkshop init",
    Remedy.ADD_SET: 'Begin with:\n  tmworkshop set add "NAME"',
    Remedy.LIST_SETS: "See which there are:\n  tmworkshop set list",
    Remedy.LIST_MEMBERS: "See who is there:\n  tmworkshop member list",
    Remedy.PURGE_SET: "tmworkshop set purge {}",
    Remedy.JOIN_PARTNERSHIP: "It is said when they join:"
    "\n  tmworkshop member add NAME --partnership NAME",
    Remedy.SAY_NAMESAKE: "If that is somebody else: --namesake",
    Remedy.SETTLE_DOUBLE: "If they are two:"
    '\n  tmworkshop member update "{}" --namesake --set {}',
    Remedy.SAY_IT_IS_NEW: "If it is another one: --new-partnership",
    Remedy.MERGE_PARTNERSHIPS: "If they are one:"
    '\n  tmworkshop partnership merge "{}" --into "{}"',
    Remedy.LIST_PARTNERSHIPS: "tmworkshop partnership list --set {}",
    Remedy.CHOOSE_AGREEMENT: "Choose one with:\n  tmworkshop set agreement",
    Remedy.RESUME_SESSION: "Take it up with:\n  tmworkshop session resume",
    Remedy.CLOSE_SESSION: "Take it up with:\n  tmworkshop session resume --set {}",
    Remedy.CLOSE_OR_DISCARD_SESSION: "Nothing was said in it: take it away, or up:"
    "\n  tmworkshop session discard --set {}"
    "\n  tmworkshop session resume --set {}",
    Remedy.UPDATE_ACTION: "That is done with:\n  tmworkshop action update",
    Remedy.PUT_BACK_ACTION: "To have it stand again:"
    "\n  tmworkshop action update {} --put-back",
    Remedy.TAKE_BACK_WORD: "If that was a slip: --take-back",
    Remedy.SAY_WHAT_NOW: "For example: --what-now {}",
    Remedy.SAY_OTHER_WHAT_NOW: "Leave it out, or give the --what-now it goes with.",
    Remedy.GIVE_NEW_WORDS: "Give them with: --words",
    Remedy.NAME_RECEIVER: "Name them with: --to NAME",
    Remedy.NAME_HELPER: "Name them with: --helper NAME --helper-agreed",
    Remedy.NAME_HELPER_OF_ACTION: "Once they have:"
    "\n  tmworkshop action update --helper NAME --helper-agreed",
    Remedy.SAY_HELPER_AGREED: "Once they have: --helper-agreed",
    Remedy.CHANGE_WORDS: "For example: --words",
    Remedy.STRIKE_WORDS: "To take them away: --strike",
    Remedy.PUT_BACK_WORDS: "That is done with: --put-back",
    Remedy.STRIKE_OR_PUT_BACK: "Give one of them: --strike or --put-back",
    Remedy.KEEP_NEARER: "Keep it nearer with --level private; or let it go:"
    "\n  tmworkshop action update",
    Remedy.SAY_SPEAKER_AGREED: "Once they have said so, add --agreed",
    Remedy.SAY_WHETHER_IT_HOLDS: "For example: --part holds=partly",
    Remedy.SETTLE_MASK: "tmworkshop session edit NUMBER --set {} --mask NAME",
    Remedy.SEND_TO_PROGRAMME: "To print it for the programme, leave --for out.",
    Remedy.BEGIN_LEADING: "Begin one with:\n  tmworkshop programme begin NAME",
    Remedy.LIST_DESIGNS: "See:\n  tmworkshop design list",
    Remedy.LIST_LESSONS: "See:\n  tmworkshop lesson list",
    Remedy.LIST_THEMES: "See:\n  tmworkshop theme list",
    Remedy.SEARCH_EVIDENCE: "See:\n  tmworkshop evidence search",
    Remedy.CHECK_DESIGN: 'tmworkshop design check "{}"',
    Remedy.CHECK_PROMPTS: "tmworkshop prompt check",
    Remedy.NAME_FOLDER: "Name the other folder with --workspace DIR",
    Remedy.WRITE_PAGES_ELSEWHERE: "Name a folder with: --to DIR",
    Remedy.MAKE_BACKUP: "tmworkshop backup make",
    Remedy.MAKE_BACKUP_ELSEWHERE: "tmworkshop backup make --to DIR",
    Remedy.MAKE_BACKUP_HERE: "To make it among the others, leave --to out.",
    Remedy.REPLACE_BACKUP: "Make a new one, then remove that one:"
    "\n  tmworkshop backup make",
    Remedy.LIST_BACKUPS: "See:\n  tmworkshop backup list",
    Remedy.LOOK_FOR_BACKUP: "No backup here holds it sound; look through them:"
    "\n  tmworkshop backup list",
    Remedy.LOOK_AT_BACKUP: "A backup has it still; to look at it there:"
    '\n  tmworkshop backup restore "{}" --to DIR',
    Remedy.VERIFY_BACKUP: 'tmworkshop backup verify "{}"',
    Remedy.MAKE_KEY: "Make it with:\n  tmworkshop backup key",
    Remedy.NAME_KEY_FOLDER: "Name another folder for it:"
    "\n  TMWORKSHOP_CONFIG=DIR tmworkshop backup key",
    Remedy.PRINT_RESCUE_SHEET: "tmworkshop backup key --sheet",
    Remedy.RESCUE_KEY: "With the sheet in hand:\n  tmworkshop backup rescue",
    Remedy.EXAMINE: "The way on:\n  tmworkshop doctor",
    Remedy.MEND: "tmworkshop doctor --fix",
    Remedy.INSTALL_PASSWORDS: 'pip install "tmworkshop[password]"',
    Remedy.INSTALL_AGAIN: "pip install --upgrade --force-reinstall tmworkshop",
}


def show_way(way: Way | str | None) -> str:
    """Return how *way* is gone here; one that is words already is as it stands."""
    if isinstance(way, Way):
        return HOW[way.remedy].format(*way.needs)
    return way or ""


def explain_error(error: WorkshopError) -> str:
    """Return what *error* says, and how what helps is given on the command line.

    A command has a line to itself, set in, so that it can be copied.
    """
    words, way = str(error), show_way(error.way)
    if is_command(way):
        return f"{words}\n{IN}{way}".lstrip("\n")
    between = "\n" if "\n" in words else " "  # a list ends with its own line
    return between.join(filter(None, (words, way)))


def in_one_line(way: str) -> str:
    """Return *way*, or what holds it, without a line for the command: for a program."""
    return way.replace(f"\n{IN}", " ")


def is_command(way: str) -> bool:
    """Say whether *way* is a command and nothing besides."""
    return way.startswith(TYPED)


def describe_papers(design: Design) -> str:
    """Return how the papers that *design* weighs on are printed, if it weighs."""
    from tmworkshop.domain.design import AGREEMENT, LESSON

    given = {AGREEMENT: "--agreement", LESSON: "--lesson N"}
    weighed = dict.fromkeys(step.weighed for step in design.steps if step.weighed)
    return "; ".join(
        f"tmworkshop report sheet {given.get(each, each)}" for each in weighed
    )
