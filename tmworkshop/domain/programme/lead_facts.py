"""What a programme's lead keeps beside the packs: facts, as those of a set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.values import Value, named_value, value


@named_value
class LeadFact(Value):
    """What every such fact carries."""

    on: str = ""  # the day, as 2027-03-31


@named_value
class Invited(LeadFact):
    """Terms under which words are asked for; a new purpose or reader has new ones."""

    id: str
    invitation: Invitation


@named_value
class Trusted(LeadFact):
    """A signer whose words were read to the lead, and what the lead calls them."""

    signer: str
    called: str


@named_value
class Received(LeadFact):
    """A pack that was taken in: which, when it was made, where its receipts go."""

    signer: str
    digest: str
    before: str
    made: str
    receipts_for: str  # the public part of the laptop's key


@named_value
class Dropped(LeadFact):
    """Voices that someone objected to at the lead's: left out, whatever comes."""

    of: tuple[str, ...]
    prints: tuple[str, ...] = ()  # of their words: the same come again under new ids


@named_value
class Released(LeadFact):
    """A page that went out *to* someone; whatever goes later is held against it."""

    to: str
    release: Release


@named_value
class Copied(LeadFact):
    """Words were written to a file, for whoever codes them."""

    place: str


@named_value
class Concluded(LeadFact):
    """The programme is over: nothing is taken in any more."""

    files: int = 0  # that were to be destroyed


AnyLeadFact = Invited | Trusted | Received | Dropped | Released | Copied | Concluded


@value
class Lead(Value):
    """What the lead's facts add up to."""

    invitations: Mapping[str, Invitation]
    trusted: Mapping[str, str]  # what each signer is called
    received: tuple[Received, ...]
    dropped: frozenset[str]  # ids, and prints of words
    released: tuple[Released, ...]
    concluded: str  # the day
    files: int = 0  # that there were then
    copies: tuple[str, ...] = ()  # where words were written for whoever codes them

    @property
    def signers(self) -> tuple[str, ...]:
        """Return whose packs were taken in, or were about to be as it was cut off."""
        received = (each.signer for each in self.received)
        return tuple(dict.fromkeys((*self.trusted, *received)))

    @property
    def invitation(self) -> Invitation | None:
        """The newest terms."""
        return next(reversed([*self.invitations.values()]), None)

    def last_of(self, signer: str) -> Received | None:
        """Return the newest pack of *signer*."""
        theirs = [each for each in self.received if each.signer == signer]
        return max(theirs, key=lambda each: each.made, default=None)

    def is_forked(self, signer: str) -> bool:
        """Say whether two packs of *signer* both follow the same one before.

        Then two laptops send as one, or an older copy of its sets was taken up.
        """
        theirs = {(e.before, e.digest) for e in self.received if e.signer == signer}
        # one that was made again follows itself
        follow = [before for before, digest in theirs if before != digest]
        return len({*follow}) < len(follow)


def lead_of(facts: Sequence[AnyLeadFact]) -> Lead:
    """Return what *facts* add up to, in the order they were kept."""
    concluded = [fact for fact in facts if isinstance(fact, Concluded)]
    return Lead(
        {f.id: f.invitation for f in facts if isinstance(f, Invited)},
        {f.signer: f.called for f in facts if isinstance(f, Trusted)},
        tuple(fact for fact in facts if isinstance(fact, Received)),
        frozenset(
            each for f in facts if isinstance(f, Dropped) for each in (*f.of, *f.prints)
        ),
        tuple(fact for fact in facts if isinstance(fact, Released)),
        concluded[0].on if concluded else "",
        concluded[0].files if concluded else 0,
        tuple(fact.place for fact in facts if isinstance(fact, Copied)),
    )
