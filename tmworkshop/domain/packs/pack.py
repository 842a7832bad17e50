"""What a pack holds: what was let go for a programme, and counts; no fact or day.

Ids and pseudonyms are made with a key of the set that stays at home: they are the same
in each pack, and tell nobody else whose words, or which session, they stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.values import SlimValue, Value, slim_value, value

LONGEST = 20_000  # letters of one text in a pack
Month = str  # as 2027-03
Mark = Callable[..., str]  # what a set's key makes of texts: an id of 26 letters


@slim_value
class Voice(SlimValue):
    """Words of one person, masked as someone has settled it; a change has a new id."""

    id: str
    person: str  # a pseudonym
    partnership: str  # its name, as its own set has it
    kind: Kind
    words: str
    readers: frozenset[Reader]  # whom its speaker's slip lets read it
    lesson: str = ""
    themes: tuple[str, ...] = ()  # of the shipped codebook, in its order
    holds: str = ""  # whether the lesson holds there
    outcome: str = ""  # of an action: what now, as it stands
    since: tuple[str, ...] = ()  # of an action: what happened, what was learned
    name: str = ""  # of its speaker, for those who may see it beside the words
    named_to: frozenset[Reader] = frozenset()
    keep_until: Month = ""


@value
class LentText(Value):
    """A text of one person that goes on ticks of its own, as it was read first."""

    id: str
    person: str  # a pseudonym
    kind: Kind
    words: str
    readers: frozenset[Reader]
    partnership: str = ""  # where its name may stand beside the text
    lesson: str = ""
    themes: tuple[str, ...] = ()  # of the shipped codebook, in its order
    keep_until: Month = ""


Words = Voice | LentText


@value
class Asked(Value):
    """That so many people of a partnership were there when a step ran."""

    id: str
    session: str  # a pseudonym
    partnership: str
    people: int  # three or more
    lesson: str = ""  # none: it was open, and any theme could come up
    month: Month = ""


@value
class StatementCount(Value):
    """How many gave which figure to a statement: three or more, and not all one."""

    id: str
    session: str  # a pseudonym
    statement: str  # its words
    wording: str  # a digest of statement and scale: what may be added up
    figures: Mapping[str, int]
    lesson: str = ""
    month: Month = ""


@value
class SetPart(Value):
    """What one set has let go; what was *withdrawn* is so for ever."""

    set: str  # a pseudonym, made with its key
    voices: tuple[Voice, ...] = ()
    asked: tuple[Asked, ...] = ()
    weighed: tuple[StatementCount, ...] = ()
    withdrawn: tuple[str, ...] = ()  # ids that never hold again
    instead_of: tuple[str, ...] = ()  # what it was under keys that were lost
    unread: tuple[
        str, ...
    ] = ()  # voices of kinds that are not known here, as they came
    lent: tuple[LentText, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """All in it that someone said."""
        return (*self.voices, *self.lent)


@value
class Pack(Value):
    """What one laptop has let go for a programme, under the terms of an invitation."""

    programme: str  # its id
    invitation: str  # its id
    parts: tuple[SetPart, ...] = ()


@value
class Invitation(Value):
    """Who asks for words, what for, until when, and who is to read them."""

    programme: str  # its id, which stays when the terms change
    name: str
    organisation: str
    contact: str  # for data protection
    purpose: str
    basis: str  # the lawful basis
    keep_until: str  # a day, as 2028-03-31
    readers: tuple[Reader, ...]
    encrypt_for: str  # the public part of the lead's key, as age has it
    signer: str  # the public part of what the lead signs with, in hexadecimal
