"""What has begun and is not to stay half done, written down before its first effect.

A duty knows its set by the id and by the first fact: another set that came to bear the
same id is none of its business.  It says what was decided, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.domain.facts import AnyFact


@value
class Duty(Value):
    """Something about a set that changes more than one file."""

    set_id: str
    first: str  # the id of the set's first fact; of one that cannot be read, none


@value
class Sealing(Duty):
    """What is on slips of closed sessions is to lose its links; then comes a backup."""


@value
class Erasing(Duty):
    """Someone is to be erased."""

    member: str
    joined: tuple[str, ...]  # ids of the facts that took them in
    others: tuple[str, ...]  # and of those that took in anyone else
    names: tuple[str, ...]
    also: tuple[str, ...]  # whatever they are called besides
    names_of_set: tuple[str, ...]  # under which its pages lie
    left: tuple[str, ...]  # prints of others' words in which the name stays
    receipt: str  # the id of the fact that tells of it
    at: str
    device: str


@value
class Purging(Duty):
    """A set is to be removed wholly."""

    names: tuple[str, ...]  # of the set
    facts: int
    is_live: bool
    heading: str  # what the register is to say of it; nothing, of one that held nobody


@value
class Unnaming(Duty):
    """Someone's name is to be taken off words of theirs."""

    kept: str  # the id of these, from which the one they are to have follows


@value
class TakingOut(Duty):
    """Those who came in last are to be taken out as if they never had."""

    members: tuple[str, ...]
    facts: tuple[str, ...]


@value
class Renaming(Duty):
    """Pages under a name that is no longer right are to go."""

    member: str = ""  # nobody: it is the set's own name
    last: str = ""  # the id of the last fact by which they were called so


@value
class Restoring(Duty):
    """Sets are to be put back from a backup."""

    sets: tuple[str, ...]
    prints: tuple[str, ...]  # of their files as they were
    backup: str  # its name, or where it lies if that is elsewhere
    made: str


@value
class Unbegun(Duty):
    """A duty of which only a half was written: nothing of it was done."""


WORDS: Mapping[type[Duty], tuple[str, str, str]] = {  # what; once done; while it waits
    Sealing: (
        "The close of {}",
        "its slips are sealed now",
        "slips still stand as they were typed, with their time and order",
    ),
    Erasing: ("An erasure in {}", "it is done now", "not all is erased yet"),
    Purging: ("The removal of {}", "all of it is gone now", "not all is gone yet"),
    Unnaming: (
        "The taking of a name off words in {}",
        "it is off now",
        "the name may still stand somewhere",
    ),
    TakingOut: (
        "The taking back of the last who came into {}",
        "it is done now",
        "their names may still stand somewhere",
    ),
    Renaming: (
        "The removal of pages of {} under an old name",
        "they are gone now",
        "some may still lie there",
    ),
    Restoring: (
        "The restore of {}",
        "it is done now",
        "some sets stand as before, some as in the backup",
    ),
    Unbegun: ("Something in {}", "nothing of it was done", "nothing of it was done"),
}
# whoever prints or copies meanwhile would hand on what was to go
FORGETTING = (Erasing, Purging, Unnaming, TakingOut)


def first_of(facts: Sequence[AnyFact]) -> str:
    """Return the id of the fact that began a set; nothing, if none did."""
    return facts[0].id if facts else ""


def say_finished(duty: Duty, of: str = "") -> str:
    """Return that *duty* was cut off and is done; *of* is said for its set."""
    what, done, _ = WORDS[type(duty)]
    return f"{what.format(of or name_sets(duty))} was cut off: {done}."


def say_backed_up(duty: Sealing, trouble: str) -> str:
    """Return that of a close only the backup was left; what *trouble* kept it from."""
    what, *_ = WORDS[type(duty)]
    done = f". {trouble}" if trouble else ": its backup is made now."
    return f"{what.format(duty.set_id)} was cut off{done}"


def say_waiting(duty: Duty, of: str = "") -> str:
    """Return that *duty* was cut off, and what that means while it waits."""
    what, _, meanwhile = WORDS[type(duty)]
    return f"{what.format(of or name_sets(duty))} was cut off, and {meanwhile}."


def say_in_hand(duty: Duty, of: str = "") -> str:
    """Return that another window is doing its *duty* just now."""
    what, *_ = WORDS[type(duty)]
    return f"{what.format(of or name_sets(duty))} is in hand in another window."


def name_sets(duty: Duty) -> str:
    """Return the ids of the sets that *duty* is about, as they are said."""
    return ", ".join(duty.sets) if isinstance(duty, Restoring) else duty.set_id
