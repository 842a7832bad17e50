"""What may be put right of words once they are kept, and the facts that do it.

The newest value of a part holds, and the older ones stay in the history.  Words of
nobody are past all that: whoever asked for a change would be known by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import assert_never

from tmworkshop.domain.dates import read_date
from tmworkshop.domain.errors import Refused, Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Struck
from tmworkshop.domain.laid_masks import find_piece, lay_spans, spans_laid
from tmworkshop.domain.levels import READ_BY, Level
from tmworkshop.domain.parts import PARTS_OF, Part, main_part
from tmworkshop.domain.record.actions import KINDS
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.rights.hidden_names import words_of
from tmworkshop.domain.session.typed.grammar import NO_DATE
from tmworkshop.domain.sharing.mentions import join_spans
from tmworkshop.domain.values import Value, value

OF_NOBODY = (
    "Nobody's name is on these words, on purpose. Whoever asked to change them or to "
    "take them back would be known by it, so nobody can."
)
ERASED = "These words were erased: there is nothing left to change."
HAS_AN_OWNER = (
    "An action, and what was heard of it, belong to whoever is to do it: they cannot "
    "go without a name."
)
OF_AN_ACTION = "What was heard of an action is put right where the action is."
UNDER_REVIEW = (
    "A session of this set is open and may be looking back on this action: close it "
    "first."
)
SESSION_IS_OPEN = (
    "A session of this set is open. Close it first: the name is taken off by writing "
    "the file anew."
)
HELPER = "A helper says yes for themselves."
HOLDS = ("holds", "partly", "not-here", "")
RATING = re.compile(r"\d+|\?")


@value
class Edit(Value):
    """What someone wants to put right; what is None or empty stays as it is."""

    words: str | None = None
    level: Level | None = None
    agreed: bool = False  # whoever said the words said yes to the level
    parts: Mapping[str, str] = field(default_factory=dict)
    lesson: str | None = None
    speaker: str = ""
    strike: bool = False
    put_back: bool = False
    masked: tuple[str, ...] = ()  # pieces, for readers beyond the set
    unmasked: bool = False  # nothing of the words names anyone who was forgotten


def edit_words(
    record: Record, kept: Kept, edit: Edit, today: date
) -> tuple[AnyFact, ...]:
    """Return the facts that put *kept* right; Refused or Unclear say why not."""
    ensure_editable(record, kept)
    live = record.live.id if record.live else ""
    decides_over_it = edit.strike or edit.put_back or edit.speaker
    if decides_over_it and kept.kind in KINDS and live not in ("", kept.session):
        raise Refused(UNDER_REVIEW)
    facts: tuple[Amended | Struck, ...] = (
        *_struck(kept, edit),
        *_reworded(kept, edit, today),
        *_with_parts(kept, edit, today),
        *_of_lesson(kept, edit),
        *_of_speaker(kept, edit),
        *_at_level(kept, edit),
        *_masked(kept, edit),
    )
    # whoever steers the session that they were said in hears of it there
    said_now = live if live == kept.session else ""
    return tuple(replace(fact, session=said_now) for fact in facts)


def ensure_editable(record: Record, kept: Kept) -> None:
    """Raise Refused if nobody may change the words *kept*."""
    if kept.unattributed:
        raise Refused(OF_NOBODY)
    if kept.id in record.erased:
        raise Refused(ERASED)


def ensure_nameless(record: Record, kept: Kept) -> None:
    """Raise Refused if the name cannot be taken off the words *kept*."""
    ensure_editable(record, kept)
    if kept.kind in KINDS:
        raise Refused(HAS_AN_OWNER, Remedy.KEEP_NEARER)
    if not kept.speaker:
        raise Refused("There is no name on these words.")
    if kept.struck:
        taken = "These words were taken away: put them back first."
        raise Refused(taken, Remedy.PUT_BACK_WORDS)
    if record.live:
        raise Refused(SESSION_IS_OPEN)


def _struck(kept: Kept, edit: Edit) -> Iterator[Struck]:
    if not (edit.strike or edit.put_back):
        return
    if kept.kind is Kind.FOLLOWUP:
        raise Refused(OF_AN_ACTION, Remedy.UPDATE_ACTION)
    if edit.strike and edit.put_back:
        both = "Taking words away and putting them back undo each other."
        raise Unclear(both, Remedy.STRIKE_OR_PUT_BACK)
    if edit.strike == kept.struck:
        raise Unclear("That is how it stands already.")
    yield Struck(of=kept.id, back=edit.put_back)


def _reworded(kept: Kept, edit: Edit, today: date) -> Iterator[Amended]:
    if edit.words is None:
        return
    part = main_part(kept.kind)
    given = _given(kept, edit.words, today)
    if not given and kept.kind is not Kind.MEETING:
        raise Unclear("No words would be left.", Remedy.STRIKE_WORDS)
    if given != (kept.value if part is Part.VALUE else kept.words):
        yield _amended(kept, part, given)


def _given(kept: Kept, words: str, today: date) -> str:
    match kept.kind:
        case Kind.FOLLOWUP:
            raise Refused(OF_AN_ACTION, Remedy.UPDATE_ACTION)
        case Kind.MEETING:
            return _as_date(words, today)
        case Kind.RATING if not RATING.fullmatch(words):
            raise Unclear(f"{words!r} is no point of a scale: give a number, or ?")
        case Kind.REFLECTION | Kind.ISSUE | Kind.QUESTION | Kind.LEARNING:
            return words
        case Kind.PRACTICE | Kind.ACTION | Kind.NOTE | Kind.RATING:
            return words
        case _:
            assert_never(kept.kind)


def _with_parts(kept: Kept, edit: Edit, today: date) -> Iterator[Amended]:
    for part, words in edit.parts.items():
        if part in (Part.HELPER, Part.HELPER_AGREED):  # others: are no helper's
            raise Refused(HELPER, Remedy.NAME_HELPER_OF_ACTION)
        if part not in PARTS_OF[kept.kind]:
            raise Unclear(_no_such_part(kept, part))
        if part == Part.HOLDS and words not in HOLDS:
            one_of_these = "A lesson holds, partly, or not-here."
            raise Unclear(one_of_these, Remedy.SAY_WHETHER_IT_HOLDS)
        given = _as_date(words, today) if part == Part.DUE else words
        if given != kept.parts.get(part, ""):
            yield _amended(kept, part, given)


def _no_such_part(kept: Kept, part: str) -> str:
    known = ", ".join(PARTS_OF[kept.kind])
    has = f"has {known}" if known else "has no parts"
    return f"There is no part {part!r} here: a {kept.kind} {has}."


def _of_lesson(kept: Kept, edit: Edit) -> Iterator[Amended]:
    if edit.lesson is not None and edit.lesson != kept.lesson:
        yield _amended(kept, Part.LESSON, edit.lesson)


def _of_speaker(kept: Kept, edit: Edit) -> Iterator[Amended]:
    if not edit.speaker or edit.speaker == kept.speaker:
        return
    if kept.kind is Kind.FOLLOWUP or kept.follows:
        raise Refused(OF_AN_ACTION, Remedy.UPDATE_ACTION)
    if edit.speaker == kept.parts.get(Part.HELPER):
        helps = "They help with it: first say who does now."
        raise Unclear(helps, Remedy.UPDATE_ACTION)
    yield _amended(kept, Part.SPEAKER, edit.speaker)


def _at_level(kept: Kept, edit: Edit) -> Iterator[Amended]:
    """Yield what puts a level on *kept*: nearer at any time, further with a yes."""
    level, cap, ceiling = edit.level, kept.level, kept.ceiling
    if level is None or level is cap:
        return
    if ceiling and level.rank > ceiling.rank:
        raise Refused(
            "The step that these words were said at keeps them for "
            f"{READ_BY[ceiling]}: nothing lifts that."
        )
    yield _amended(kept, Part.LEVEL, level)
    if cap and level.rank > cap.rank:
        if not (edit.agreed and kept.speaker):
            raise Refused(
                f"These words are kept for {READ_BY[cap]}. Only whoever said them can "
                "let them go further.",
                Remedy.SAY_SPEAKER_AGREED,
            )
        yield _amended(kept, Part.LEVEL_AGREED, "yes")


def _masked(kept: Kept, edit: Edit) -> Iterator[Amended]:
    """Yield what masks pieces of *kept* as it is to read; once given, nothing else."""
    if not (edit.masked or edit.unmasked):
        return
    words = kept.words if edit.words is None else edit.words
    now = replace(kept, words=words, parts={**kept.parts, **edit.parts})
    was = kept.parts.get(Part.MASKED, "")
    laid, missing = "", set(edit.masked)
    for part, text in words_of(now):
        places = {piece: find_piece(text, piece) for piece in edit.masked}
        missing -= {piece for piece in places if places[piece]}
        spans = join_spans(text, *places.values())
        if spans or edit.unmasked or spans_laid(was, part, text):
            laid = lay_spans(laid, part, text, spans)
    if missing:
        raise Unclear(f"{min(missing)!r} does not stand in these words.")
    yield _amended(kept, Part.MASKED, laid)


def _as_date(words: str, today: date) -> str:
    if not words or words.casefold() in NO_DATE:
        return ""
    return read_date(words, today).isoformat()


def _amended(kept: Kept, part: str, given: str) -> Amended:
    return Amended(of=kept.id, part=part, value=given)
