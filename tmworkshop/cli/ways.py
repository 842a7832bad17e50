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

HOW: Mapping[Remedy, str] = {  # each {} is one thing that it needs
    Remedy.SAY_WHO_YOU_ARE: "tmworkshop init",
    Remedy.ADD_SET: 'Begin with: tmworkshop set add "NAME"',
    Remedy.PURGE_SET: "tmworkshop set purge {}",
    Remedy.JOIN_PARTNERSHIP: "It is said when they join: "
    "tmworkshop member add NAME --partnership NAME",
    Remedy.SAY_NAMESAKE: "If that is somebody else: --namesake",
    Remedy.SETTLE_DOUBLE: "If they are two: "
    'tmworkshop member update "{}" --namesake --set {}',
    Remedy.SAY_IT_IS_NEW: "If it is another one: --new-partnership",
    Remedy.MERGE_PARTNERSHIPS: "If they are one: "
    'tmworkshop partnership merge "{}" --into "{}"',
    Remedy.LIST_PARTNERSHIPS: "tmworkshop partnership list --set {}",
    Remedy.CHOOSE_AGREEMENT: "Choose one with: tmworkshop set agreement",
    Remedy.RESUME_SESSION: "Take it up with: tmworkshop session resume",
    Remedy.CLOSE_SESSION: "Take it up with: tmworkshop session resume --set {}",
    Remedy.UPDATE_ACTION: "That is done with: tmworkshop action update",
    Remedy.PUT_BACK_ACTION: "To have it stand again: "
    "tmworkshop action update {} --put-back",
    Remedy.TAKE_BACK_WORD: "If that was a slip: --take-back",
    Remedy.SAY_WHAT_NOW: "For example: --what-now {}",
    Remedy.SAY_OTHER_WHAT_NOW: "Leave it out, or give the --what-now it goes with.",
    Remedy.GIVE_NEW_WORDS: "Give them with: --words",
    Remedy.NAME_RECEIVER: "Name them with: --to NAME",
    Remedy.NAME_HELPER: "Name them with: --helper NAME --helper-agreed",
    Remedy.NAME_HELPER_OF_ACTION: "Once they have: "
    "tmworkshop action update --helper NAME --helper-agreed",
    Remedy.SAY_HELPER_AGREED: "Once they have: --helper-agreed",
    Remedy.CHANGE_WORDS: "For example: --words",
    Remedy.STRIKE_WORDS: "To take them away: --strike",
    Remedy.PUT_BACK_WORDS: "That is done with: --put-back",
    Remedy.STRIKE_OR_PUT_BACK: "Give one of them: --strike or --put-back",
    Remedy.KEEP_NEARER: "Keep it nearer with --level private; "
    "or let it go, with tmworkshop action update.",
    Remedy.SAY_SPEAKER_AGREED: "Once they have said so, add --agreed",
    Remedy.SAY_WHETHER_IT_HOLDS: "For example: --part holds=partly",
    Remedy.SETTLE_MASK: "tmworkshop session edit NUMBER --set {} --mask NAME",
    Remedy.SEND_TO_PROGRAMME: "To print it for the programme, leave --for out.",
    Remedy.LIST_DESIGNS: "See: tmworkshop design list",
    Remedy.LIST_LESSONS: "See: tmworkshop lesson list",
    Remedy.LIST_THEMES: "See: tmworkshop theme list",
    Remedy.SEARCH_EVIDENCE: "See: tmworkshop evidence search",
    Remedy.CHECK_DESIGN: 'tmworkshop design check "{}"',
    Remedy.CHECK_PROMPTS: "tmworkshop prompt check",
    Remedy.NAME_FOLDER: "Name the other folder with --workspace DIR",
    Remedy.WRITE_PAGES_ELSEWHERE: "Name a folder with: --to DIR",
    Remedy.MAKE_BACKUP: "tmworkshop backup make",
    Remedy.MAKE_BACKUP_ELSEWHERE: "tmworkshop backup make --to DIR",
    Remedy.MAKE_BACKUP_HERE: "To make it among the others, leave --to out.",
    Remedy.REPLACE_BACKUP: "tmworkshop backup make; then remove that one",
    Remedy.LIST_BACKUPS: "See: tmworkshop backup list",
    Remedy.LOOK_FOR_BACKUP: "tmworkshop backup list; no backup here holds it sound",
    Remedy.VERIFY_BACKUP: 'tmworkshop backup verify "{}"',
    Remedy.MAKE_KEY: "Make it with: tmworkshop backup key",
    Remedy.NAME_KEY_FOLDER: "Name another folder for it: "
    "TMWORKSHOP_CONFIG=DIR tmworkshop backup key",
    Remedy.PRINT_RESCUE_SHEET: "tmworkshop backup key --sheet",
    Remedy.RESCUE_KEY: "With the sheet in hand: tmworkshop backup rescue",
    Remedy.EXAMINE: "The way on: tmworkshop doctor",
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
    """Return what *error* says, and how what helps is given on the command line."""
    between = "\n" if "\n" in str(error) else " "  # a list ends with its own line
    return between.join(filter(None, (str(error), show_way(error.way))))


def describe_papers(design: Design) -> str:
    """Return how the papers that *design* weighs on are printed, if it weighs."""
    from tmworkshop.domain.design import AGREEMENT, LESSON

    given = {AGREEMENT: "--agreement", LESSON: "--lesson N"}
    weighed = dict.fromkeys(step.weighed for step in design.steps if step.weighed)
    return "; ".join(
        f"tmworkshop report sheet {given.get(each, each)}" for each in weighed
    )
