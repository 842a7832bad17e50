"""What a page may know, worded, sorted and allowed; templates compute nothing."""

from __future__ import annotations

from tmworkshop.domain.values import Value, value


@value
class StoryLine(Value):
    """What became of an action at one session, in its owner's words."""

    on: str  # "12 March"
    happened: str = ""
    learned: str = ""


@value
class ActionLines(Value):
    """One action as its owner's page tells it."""

    words: str
    due: str = ""  # "By Thursday 23 April 2026." or "No date yet."
    first_sign: str = ""  # "It has begun when: Dai has it in his inbox."
    helper: str = ""  # "Dai Okafor has said yes to helping."
    since: str = ""  # "I said this on 12 January 2026. Carried twice."
    story: tuple[StoryLine, ...] = ()
    outcome: str = ""  # for an action that came to an end: "I let this go."


@value
class Answered(Value):
    """What was asked, and the words that were said to it."""

    asked: str  # the question, or the step's title; nothing if it is not known
    words: tuple[str, ...]


@value
class SharingLine(Value):
    """One choice of the private slip."""

    choice: str  # "My actions in the set's own summary"
    answer: str  # "yes" or "no"


@value
class ParticipantPage(Value):
    """One member's page: their own words, and nobody else's."""

    name: str
    occasion: str  # "My page from the Dyffryn set, Thursday 12 March 2026"
    next_meeting: str  # "We next meet on Thursday 23 April 2026, Canolfan Gymuned."
    doing: tuple[ActionLines, ...]
    ended: tuple[ActionLines, ...]
    offered: tuple[str, ...]
    questions: tuple[str, ...]
    learnings: tuple[str, ...]
    practices: tuple[str, ...]  # "We rang first. In this setting: … So: …"
    issues: tuple[str, ...]
    reflections: tuple[Answered, ...]
    sharing_heading: str  # "What may leave the set (from my slip of 12 March 2026)"
    sharing: tuple[SharingLine, ...]
    sharing_notes: tuple[str, ...]  # what has left, how to change, what stays so
    footer: str  # "Megan Prys-Jones's page only. Made 12 March 2026. Kept until …"


@value
class ParticipantPages(Value):
    """Several members' pages in one file for the printer, each on its own sheets."""

    title: str  # "Every member's page, Dyffryn set, Thursday 12 March 2026"
    pages: tuple[ParticipantPage, ...]


@value
class SummaryAction(Value):
    """An action in the set's summary, whose owner agreed that it stands there."""

    owner: str
    words: str
    due: str = ""
    outcome: str = ""  # "done", "still going", "let go" …


@value
class WeighedRow(Value):
    """A statement in the words that were weighed, and how many gave each point."""

    words: str
    counts: tuple[str, ...]


@value
class WeighedTable(Value):
    """What was weighed at one step: counts at each point, and never a mean."""

    title: str
    question: str
    scale: str  # "0 not at all · 1 a little · ? I cannot say"
    points: tuple[str, ...]
    rows: tuple[WeighedRow, ...]


@value
class SetSummary(Value):
    """What the set may see of itself: actions, its notes, what it weighed, dates."""

    title: str  # "Dyffryn set"
    occasion: str  # "Summary after session 3, Thursday 12 March 2026"
    next_meeting: str
    level: str  # "For the members of the set only."
    since_last: tuple[SummaryAction, ...]
    actions: tuple[SummaryAction, ...]
    unshared: str  # "Some actions are not shown: …" or ""
    dates: tuple[str, ...]
    footer: str
    weighed: tuple[WeighedTable, ...] = ()
    noted: tuple[Answered, ...] = ()


@value
class SharingSlips(Value):
    """Private slips to be ticked by hand, one a member: nobody's words or choices."""

    title: str  # "Sharing slips, Dyffryn set"
    names: tuple[str, ...]  # one slip each; an empty one leaves a line for it
    occasion: str  # "What may leave the Dyffryn set"
    intro: tuple[str, ...]  # a paragraph each
    asks: str  # who asks: "The programme here is the one your set belongs to."
    terms: tuple[tuple[str, str], ...]  # of an invitation: "What for" and the words
    boxes: tuple[tuple[str, str], ...]  # and that for the name beside it, or nothing
    meanings: tuple[str, ...]  # what private means, and without a name
    take_back: str  # "To take a yes back: Sian Rees, 01632 960123, or …"
    footer: str  # "Wording 1. Made 12 March 2026. Kept until 31 March 2027."
    easy: bool = False  # in large print, to be read to someone
    asks_until: bool = True  # when what is theirs is to go


@value
class AgreementSheet(Value):
    """A set's ground rules for the wall: nobody's name."""

    title: str  # "Dyffryn set"
    occasion: str  # "Our agreement, version 2, 12 March 2026"
    rules: tuple[str, ...]
    limits: str
    footer: str
