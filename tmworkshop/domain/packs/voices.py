"""A set's words as they may leave it: whose, how far, masked as someone settled it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from sys import intern

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.laid_masks import Span, spans_laid, spans_settled
from tmworkshop.domain.levels import BEYOND, Reader
from tmworkshop.domain.packs.pack import Month, Voice
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import KINDS, Action, actions_of
from tmworkshop.domain.record.consents import keep_until
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.record.sentences import BECAME, end_sentence, say_practice
from tmworkshop.domain.sharing.disclosure import is_taken_on, may_name, may_read
from tmworkshop.domain.sharing.lent import readers_of
from tmworkshop.domain.sharing.masks import is_typed
from tmworkshop.domain.sharing.mentions import join_spans, mask_spans
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

LET_GO = choose(
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.ACTION, Kind.PRACTICE),
    leaving=(Kind.QUESTION, Kind.RATING, Kind.FOLLOWUP, Kind.MEETING, Kind.NOTE),
)

# others: are told of no action, or as its own words
SINCE = {Part.HAPPENED: "What happened", Part.LEARNED: "What was learned"}

FindNames = Callable[[str], tuple[Span, ...]]  # of people and organisations, in words


@value
class Hit(Value):
    """A place that may name someone, which nobody has looked at yet."""

    kept: str  # the id of the words
    part: str
    words: str
    span: Span

    @property
    def name(self) -> str:
        """What stands there."""
        return self.words[slice(*self.span)]


@value
class Voiced(Value):
    """Words that may go, as a voice without an id, or the places to look at first.

    With neither, it is not known yet whether their speaker is another one's as well.
    """

    kept: Kept
    voice: Voice | None
    hits: tuple[Hit, ...] = ()
    heard: tuple[Kept, ...] = ()  # what is told with it, of an action


def mask_settled(kept: Kept) -> Kept:
    """Return *kept* with all masked that someone settled to be, and nothing else."""
    laid = kept.parts.get(Part.MASKED, "")
    masked = {}
    for part, words in _texts(kept):
        every = (spans_laid(laid, part, words), spans_settled(laid, part, words))
        masked[part] = mask_spans(words, join_spans(words, *filter(None, every)))
    words = masked.pop(Part.WORDS, "")
    return replace(kept, words=words, parts={**kept.parts, **masked})


@value
class Leave(Value):
    """What decides how words leave a set: who may be named, themes, until when."""

    find_names: FindNames
    pseudonym: Callable[[str], str]  # of a member; none, while it is not known who
    themes: Callable[[str], str]  # the shipped theme of one, or none
    keep_until: date | None = None  # the programme's own
    mask: Callable[[Kept], Kept] = mask_settled


def list_voices(record: Record, leave: Leave) -> Iterator[Voiced]:
    """Yield all that consent and level let go of *record*, in the order it was said.

    Words that were handed on are told once, by whoever said them first.
    """
    actions = {action.id: action for action in actions_of(record)}
    days = {session.id: session.held_on for session in record.sessions}
    for kept in record.standing(*LET_GO):
        is_told = kept.session in days and kept.words and _goes(record, kept)
        if is_told and not readers_of(record, kept):  # or it goes by ticks of its own
            story = _Story.of(record, actions.get(kept.id))
            every = (kept, *story.heard)
            hits = [h for each in every for h in find_hits(each, leave.find_names)]
            waits = hits or not leave.pseudonym(kept.speaker)
            voice = None if waits else _voice(record, kept, leave, story)
            yield Voiced(kept, voice, tuple(hits), story.heard)


def find_hits(kept: Kept, find_names: FindNames) -> Iterator[Hit]:
    """Yield where what leaves of *kept* may name someone, unless someone has looked.

    What is masked for all readers beyond the set is masked here as well.
    """
    laid = kept.parts.get(Part.MASKED, "")
    for part, words in _texts(kept):
        if _leaves(kept, part) and spans_settled(laid, part, words) is None:
            masked = spans_laid(laid, part, words) or ()
            for span in find_names(words):
                if not any(a <= span[0] and span[1] <= b for a, b in masked):
                    yield Hit(kept.id, part, words, span)


@value
class _Story(Value):
    """What is told of an action beside its words: what was heard, where it stands."""

    heard: tuple[Kept, ...] = ()
    outcome: str = ""

    @classmethod
    def of(cls, record: Record, action: Action | None) -> _Story:
        if action is None:
            return cls()
        every = [record.kept[each.id] for each in action.story]
        heard = tuple(each for each in every if _goes(record, each))
        # where it stands is told by what was heard last
        is_told = heard[-1:] == tuple(every[-1:])
        return cls(heard, BECAME[action.status] if heard and is_told else "")


def tell_since(heard: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield what happened with an action, from the parts of what was *heard* of it."""
    for parts in heard:
        for part, label in SINCE.items():
            if words := parts.get(part):
                yield f"{label}: {end_sentence(words)}"


def _goes(record: Record, kept: Kept) -> bool:
    may_leave = may_read(record, kept, Reader.PROGRAMME)
    return may_leave and not is_taken_on(record, kept)


def _voice(record: Record, kept: Kept, leave: Leave, story: _Story) -> Voice:
    """Return *kept* as a voice; its id is given by whoever lets it go."""
    member = record.members[kept.speaker]
    readers = _alike(frozenset(r for r in BEYOND if may_read(record, kept, r)))
    named_to = _alike(frozenset(r for r in readers if may_name(record, member.id, r)))
    themes = dict.fromkeys(map(leave.themes, kept.themes))
    masked = leave.mask(kept)
    return Voice(
        id="",
        person=leave.pseudonym(member.id),
        partnership=member.partnership(record.day_of(kept)).name,
        kind=kept.kind,
        words=say_practice(masked.words, masked.parts),
        readers=readers,
        lesson=kept.lesson,
        themes=tuple(sorted(filter(None, themes))),
        holds=kept.parts.get(Part.HOLDS, ""),
        outcome=story.outcome,
        since=tuple(tell_since(leave.mask(each).parts for each in story.heard)),
        name=record.names[member.id] if named_to else "",
        named_to=named_to,
        keep_until=month_until(record, member.id, leave),
    )


def month_until(record: Record, member: str, leave: Leave) -> Month:
    """Return the last month that is over by each day until which it may be kept."""
    slip = keep_until(record.consents, member)
    days = (slip, record.founded.kept_until, leave.keep_until)
    first = min((day for day in days if day), default=None)
    return intern(f"{_whole_month(first):%Y-%m}") if first else ""


@cache
def _alike(readers: frozenset[Reader]) -> frozenset[Reader]:
    """Return one for all that are the same: there are as many as there are voices."""
    return readers


def _whole_month(day: date) -> date:
    return (day + timedelta(days=1)).replace(day=1) - timedelta(days=1)


def _leaves(kept: Kept, part: str) -> bool:
    """Say whether a *part* of *kept* is told: of actions, their words and what came."""
    return kept.kind not in KINDS or part == Part.WORDS or part in SINCE


def _texts(kept: Kept) -> Iterator[tuple[str, str]]:
    """Yield each part of *kept* that holds words, and these."""
    yield Part.WORDS, kept.words
    yield from ((part, words) for part, words in kept.parts.items() if is_typed(part))
