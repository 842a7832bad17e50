"""Who may read which words, and see whose name beside them: one table decides.

Whoever runs the laptop reads all of it, and alone reads what was struck.  Nobody reads
what goes into a log.  Speakers read their own words on their own page, with the names
of those who said yes aloud to help them, or to hand an action on.  For every other
reader `RULES` says how far words must be let go, what each of their hands must have
ticked on a slip, and what becomes of words that are nobody's.

Words are let go until a level says otherwise: that of their step, one that was put on
them since, or one of the words they follow.  A hand is whoever said them, and whoever
handed them on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum, StrEnum

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import BEYOND, Level, Reader, min_level
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import KINDS, Action
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.ratings import Ratings
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.tables import choose, leave_out
from tmworkshop.domain.values import Value, value

THRESHOLD = 3  # people behind a cell or a count, below which it is withheld


class Purpose(StrEnum):
    """What a private slip asks, one box each; no slip means no."""

    SET_SUMMARY = "set-summary"
    EVALUATOR = "evaluator"
    FUNDER = "funder"
    PRINT = "print"
    NAME_PROGRAMME = "name-programme"
    NAME_FUNDER = "name-funder"
    NAME_PRINT = "name-print"


class Nobodys(Enum):
    """What becomes of words that nobody could agree for: of a slip, or no speaker."""

    ALL = "all of them"
    SAID = "the set's own notes, and those of a step whose level says so"
    NONE = "none"


@value
class ReaderRule(Value):
    """What a reader beyond speaker and facilitator may read."""

    level: Level  # that the words are let go to, or further
    kinds: frozenset[Kind]  # that the boxes speak of
    boxes: tuple[Purpose, ...] = ()  # that each hand ticked
    named: tuple[Purpose, ...] = ()  # that they ticked whose name is told
    nobodys: Nobodys = Nobodys.NONE


MATERIAL = choose(
    *(Kind.ACTION, Kind.FOLLOWUP),
    *(Kind.REFLECTION, Kind.LEARNING, Kind.ISSUE, Kind.PRACTICE),
    leaving=(Kind.QUESTION, Kind.RATING, Kind.MEETING, Kind.NOTE),
)
RULES: Mapping[Reader, ReaderRule | None] = {
    **leave_out(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR),
    Reader.ROOM: ReaderRule(Level.SET, frozenset(Kind), nobodys=Nobodys.ALL),
    Reader.SET: ReaderRule(
        Level.SET,
        KINDS,
        boxes=(Purpose.SET_SUMMARY,),
        named=(Purpose.SET_SUMMARY,),
        nobodys=Nobodys.SAID,
    ),
    Reader.PROGRAMME: ReaderRule(
        Level.PROGRAMME,
        MATERIAL,
        boxes=(Purpose.EVALUATOR,),
        named=(Purpose.EVALUATOR, Purpose.NAME_PROGRAMME),
    ),
    # whoever works for the programme reads all that goes on from there
    Reader.FUNDER: ReaderRule(
        Level.PROGRAMME,
        MATERIAL,
        boxes=(Purpose.EVALUATOR, Purpose.FUNDER),
        named=(Purpose.EVALUATOR, Purpose.FUNDER, Purpose.NAME_FUNDER),
    ),
    Reader.PUBLIC: ReaderRule(
        Level.PUBLIC,
        MATERIAL,
        boxes=(Purpose.EVALUATOR, Purpose.PRINT),
        named=(Purpose.EVALUATOR, Purpose.PRINT, Purpose.NAME_PRINT),
    ),
}
# of each box that lets words out without a name, the one that puts it beside them;
# others: are such a name, or the set's own
NAMES_BESIDE: Mapping[str, str] = {
    rule.boxes[-1]: rule.named[-1]
    for rule in RULES.values()
    if rule and rule.boxes and rule.boxes[-1] != rule.named[-1]
}


def may_read(record: Record, kept: Kept, reader: Reader | Member) -> bool:
    """Say whether *reader* may read the words *kept* in *record*."""
    if reader is Reader.FACILITATOR:
        return True
    if kept.struck or reader is Reader.NOBODY:
        return False
    if reader is Reader.SPEAKER or isinstance(reader, Member):
        is_theirs = reader is Reader.SPEAKER or kept.speaker == reader.id
        return is_theirs and not is_of_nobody(kept)
    rule = RULES[reader]
    return (
        rule is not None
        and goes_as_far(record, kept, rule.level)
        and _is_agreed(record, kept, rule)
    )


def is_asked_for(box: str, readers: Collection[Reader]) -> bool:
    """Say whether *box* lets anyone read where nobody but *readers* is to.

    Whoever works for the programme reads first, whoever else does.
    """
    named = frozenset((*readers, Reader.PROGRAMME))
    rules = filter(None, (RULES[each] for each in BEYOND - named))
    return all(box not in (rule.boxes[-1], rule.named[-1]) for rule in rules)


def may_read_story(record: Record, action: Action, reader: Reader | Member) -> bool:
    """Say whether *reader* may read *action* and all that was heard of it since."""
    ids = (action.id, *(heard.id for heard in action.story))
    return all(may_read(record, record.kept[each], reader) for each in ids)


def enough_to_count(ratings: Iterable[Ratings]) -> bool:
    """Say whether so many gave figures to each of *ratings* that none is anyone's."""
    return all(len(each.figures) >= THRESHOLD for each in ratings)


def may_name(record: Record, member: str, reader: Reader | Member) -> bool:
    """Say whether *reader* may see the name of *member* beside words or an action."""
    if member not in record.members or reader is Reader.NOBODY:
        return False
    if isinstance(reader, Member):
        return member == reader.id or _said_yes_to(record, member, reader.id)
    rule = RULES[reader]
    return rule is None or _ticked(record, member, rule.named)


def name_for(record: Record, member: str, reader: Reader | Member) -> str:
    """Return the name of *member*, if *reader* may see it; else nothing."""
    return record.names[member] if may_name(record, member, reader) else ""


def is_of_nobody(kept: Kept) -> bool:
    """Say whether there is nobody who could agree that *kept* goes any further."""
    return kept.unattributed or not kept.speaker


def is_the_sets_own(kept: Kept) -> bool:
    """Say whether *kept* is a note, which all made together: there is none to ask.

    One that someone took beside the turns is private by its level.
    """
    return kept.kind is Kind.NOTE and not kept.speaker and not kept.unattributed


def is_taken_on(record: Record, kept: Kept) -> bool:
    """Say whether *kept* are someone else's words, which were handed on."""
    return len(list(list_hands(record, kept))) > 1


def list_hands(record: Record, kept: Kept) -> Iterator[Kept]:
    """Yield *kept*, and if it was handed on, the words of each hand it came from."""
    speaker = None
    for each in _followed(record, kept):
        if each.speaker == speaker:
            return
        yield each
        speaker = each.speaker


def _is_agreed(record: Record, kept: Kept, rule: ReaderRule) -> bool:
    """Say whether each hand of *kept* agreed to what *rule* asks."""
    if is_of_nobody(kept):
        is_said = kept.ceiling is not None or is_the_sets_own(kept)
        return rule.nobodys is Nobodys.ALL or (rule.nobodys is Nobodys.SAID and is_said)
    return kept.kind in rule.kinds and all(
        _ticked(record, "" if is_of_nobody(hand) else hand.speaker, rule.boxes)
        for hand in list_hands(record, kept)
    )


def goes_as_far(record: Record, kept: Kept, level: Level) -> bool:
    """Say whether *kept* and all that it follows may go as far as *level*."""
    cap = min_level(*(each.level for each in _followed(record, kept)))
    return cap is None or cap.rank >= level.rank


def _followed(record: Record, kept: Kept | None) -> Iterator[Kept]:
    """Yield *kept*, what it follows, what that follows, each of them once."""
    seen: set[str] = set()
    while kept and kept.id not in seen:
        yield kept
        seen.add(kept.id)
        kept = record.kept.get(kept.follows)


def _ticked(record: Record, member: str, boxes: tuple[Purpose, ...]) -> bool:
    return all(record.consents_to(member, box) for box in boxes)


def _said_yes_to(record: Record, member: str, reader: str) -> bool:
    """Say whether *member* and *reader* agreed aloud on an action of one of them.

    The other said yes to helping, or is who it was handed on by.
    """
    return any(
        {member, reader} == {kept.speaker, other}
        for kept in record.standing(Kind.ACTION)
        for other in _others(record, kept)
    )


def _others(record: Record, kept: Kept) -> Iterator[str]:
    """Yield who else has to do with the action *kept*, having said yes aloud."""
    if helper := kept.who_agreed_to(Part.HELPER):
        yield helper
    if before := record.kept.get(kept.follows):
        yield before.speaker
