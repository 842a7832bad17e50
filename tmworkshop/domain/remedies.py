"""What helps where something is missing; how it is given, each front end says itself.

A page in a browser has no flags, and a session has keys: so whoever refuses names a
remedy, and what it needs, and leaves the words to those who know where they are read.
"""

from __future__ import annotations

from enum import Enum, auto

from tmworkshop.domain.values import Value, value


class Remedy(Enum):
    """Something to do; beside each what it needs, if it needs anything."""

    # sets, sessions and who is in them
    SAY_WHO_YOU_ARE = auto()
    ADD_SET = auto()
    LIST_SETS = auto()
    LIST_MEMBERS = auto()
    PURGE_SET = auto()  # the set
    JOIN_PARTNERSHIP = auto()
    SAY_NAMESAKE = auto()
    SETTLE_DOUBLE = auto()  # the member, the set
    SAY_IT_IS_NEW = auto()  # a partnership that is near to another
    MERGE_PARTNERSHIPS = auto()  # the one, and into which
    LIST_PARTNERSHIPS = auto()  # the set
    CHOOSE_AGREEMENT = auto()
    RESUME_SESSION = auto()
    CLOSE_SESSION = auto()  # the set
    CLOSE_OR_DISCARD_SESSION = auto()  # the set, twice
    # an action between sessions
    UPDATE_ACTION = auto()
    PUT_BACK_ACTION = auto()  # its number
    TAKE_BACK_WORD = auto()
    SAY_WHAT_NOW = auto()  # one of them, for example
    SAY_OTHER_WHAT_NOW = auto()
    GIVE_NEW_WORDS = auto()
    NAME_RECEIVER = auto()
    NAME_HELPER = auto()
    NAME_HELPER_OF_ACTION = auto()
    SAY_HELPER_AGREED = auto()
    # words once they are kept
    CHANGE_WORDS = auto()
    STRIKE_WORDS = auto()
    PUT_BACK_WORDS = auto()
    STRIKE_OR_PUT_BACK = auto()
    KEEP_NEARER = auto()
    SAY_SPEAKER_AGREED = auto()
    SAY_WHETHER_IT_HOLDS = auto()
    SETTLE_MASK = auto()  # the set
    # who reads it beyond the set
    SEND_TO_PROGRAMME = auto()
    BEGIN_LEADING = auto()
    # what may be looked up
    LIST_DESIGNS = auto()
    LIST_LESSONS = auto()
    LIST_THEMES = auto()
    SEARCH_EVIDENCE = auto()
    CHECK_DESIGN = auto()  # its file
    CHECK_PROMPTS = auto()
    # where it all lies
    NAME_FOLDER = auto()
    WRITE_PAGES_ELSEWHERE = auto()
    # copies of it
    MAKE_BACKUP = auto()
    MAKE_BACKUP_ELSEWHERE = auto()
    MAKE_BACKUP_HERE = auto()
    REPLACE_BACKUP = auto()
    LIST_BACKUPS = auto()
    LOOK_FOR_BACKUP = auto()
    LOOK_AT_BACKUP = auto()  # its name
    VERIFY_BACKUP = auto()  # its file
    # what opens them
    MAKE_KEY = auto()
    NAME_KEY_FOLDER = auto()
    PRINT_RESCUE_SHEET = auto()
    RESCUE_KEY = auto()
    # the machine
    EXAMINE = auto()
    MEND = auto()
    INSTALL_AGAIN = auto()
    INSTALL_PASSWORDS = auto()


@value
class Way(Value):
    """A remedy with what it needs."""

    remedy: Remedy
    needs: tuple[str, ...] = ()
