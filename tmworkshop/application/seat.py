"""A session in hand: its file, and where it stands by all that the file says.

Others may write into the file while one person steers, so it is read again before a
screen is shown, before an answer is kept, and after.  Whoever looks stands where a
replay of the file would stand.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tmworkshop.application.ports import (
    Clock,
    Copies,
    Duties,
    NoDuties,
    SetFile,
    SetInHand,
    Shelf,
    Stamp,
)
from tmworkshop.application.seal import seal_in_hand
from tmworkshop.domain.content import Content
from tmworkshop.domain.duties import Sealing, first_of
from tmworkshop.domain.errors import (
    Conflict,
    Damaged,
    Environment,
    IllegalMove,
    NotFound,
    Unclear,
)
from tmworkshop.domain.facts import AnyFact, Moved, Opened, What, session_of
from tmworkshop.domain.record.record import Record, Session, record_of
from tmworkshop.domain.session.course.replay import relive_facts, replay_facts
from tmworkshop.domain.session.course.scene import Scene, list_reviews, scene_of
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.course.walkthrough import Walkthrough, open_walkthrough
from tmworkshop.domain.session.shown.screen import AskedAt, Screen
from tmworkshop.domain.session.typed.intents import Go, Intent
from tmworkshop.domain.session.typed.place import Outcome, Place
from tmworkshop.domain.values import Value, value

LEAVING = Go(What.PAUSE)
# What may be wrong with a file for a moment: a virus scanner, a drive taken out.
TROUBLES = (Conflict, Damaged, Environment)
# What is said on the screen and asked again, the words still there.
REFUSALS = (Unclear, IllegalMove, *TROUBLES)
NOT_SEALED = (
    "What was handed in without a name still stands as it was typed; it is sealed "
    "when anything is next done here."
)


@value
class Tools(Value):
    """What a session needs of the world."""

    now: Clock
    stamp: Stamp
    shelf: Shelf
    copies: Copies
    tell: Callable[[str], None]
    duties: Duties = NoDuties()
    set_id: str = ""
    back_up: Callable[[], object] = bool  # once a session is closed; it tells of itself


@value
class Sitting(Value):
    """A session in hand: its file, its scene, and where it stands."""

    file: SetFile
    scene: Scene
    walkthrough: Walkthrough
    read: tuple[AnyFact, ...] = ()  # all that the file said when it was last read
    own: tuple[str, ...] = ()  # the ids of what was kept from here
    notice: str = ""  # what is to be said on its first screen
    came: tuple[AnyFact, ...] = ()  # what others kept, and nobody here was told of yet


def take_up(file: SetFile, opened: Opened, content: Content) -> Sitting:
    """Return the session *opened* where its file says that it stands."""
    facts = file.facts()
    before = record_of(fact for fact in facts if session_of(fact) != opened.id)
    scene = scene_of(before, opened, content)
    begun = open_walkthrough(opened, list_reviews(scene, opened))
    return replace(catch_up(Sitting(file, scene, begun)), came=())


def find_live_session(record: Record, to: str) -> Session:
    """Return the open session of *record*, wanted *to* do something with it."""
    if record.live is None:
        raise NotFound(f"{record.founded.name} has no open session to {to}.")
    return record.live


def keep_move(file: SetFile, opened: Opened, what: What, tools: Tools) -> Sitting:
    """Keep the move *what* where the session *opened* stands; its content as it is."""
    sitting = take_up(file, opened, read_content(opened, tools, tools.tell))
    turn = sitting.walkthrough.cursor
    return keep_facts(sitting, [Moved(session=opened.id, what=what, turn=turn)], tools)


def settle_slips(file: SetFile, tools: Tools) -> None:
    """Seal what is closed; what keeps it from that is told, and stops no session."""
    if sealing := _seal(file, tools):
        _strike_off(sealing, tools)


def settle_close(file: SetFile, tools: Tools) -> None:
    """Seal what is closed and back it up: only then is nothing left of the close."""
    sealing = _seal(file, tools)
    tools.back_up()
    if sealing:
        _strike_off(sealing, tools)


def _seal(file: SetFile, tools: Tools) -> Sealing | None:
    """Seal what is closed in *file*; return the duty, as all of a set are one."""
    try:
        with file.deciding() as hand:
            seal_in_hand(hand, tools.copies)
            return _sealing(tools, hand.facts())
    except TROUBLES as trouble:
        tools.tell(f"{NOT_SEALED} {trouble}")
        return None


def _strike_off(sealing: Sealing, tools: Tools) -> None:
    try:
        tools.duties.fulfil(sealing)
    # what is sealed is found to be so by the next command
    except TROUBLES as trouble:
        tools.tell(str(trouble))


def read_content(
    opened: Opened, tools: Tools, excuse: Callable[[str], None] | None = None
) -> Content:
    """Return what the session *opened* may show; *excuse* as the shelf has it."""
    stems = {purpose for step in opened.design.steps for purpose in step.stems}
    return tools.shelf.content_for(opened.lesson, sorted(stems), excuse)


def catch_up(sitting: Sitting) -> Sitting:
    """Return *sitting* with all that has been kept since, whoever kept it."""
    facts = sitting.file.facts()
    known = len(sitting.read)
    if facts[:known] != sitting.read:
        return _read_anew(sitting, facts)
    fresh = [*_ours(sitting, facts[known:])]
    return replace(
        sitting,
        walkthrough=relive_facts(sitting.walkthrough, fresh),
        read=facts,
        came=(*sitting.came, *(f for f in fresh if f.id not in sitting.own)),
    )


def look_again(sitting: Sitting) -> tuple[Sitting, str]:
    """Return *sitting* caught up; as it was, and why, if its file cannot be read."""
    try:
        return catch_up(sitting), ""
    except TROUBLES as trouble:
        return sitting, str(trouble)


def keep_facts(sitting: Sitting, facts: Sequence[AnyFact], tools: Tools) -> Sitting:
    """Try *facts* on the walkthrough first; then keep them; then go on from there."""
    if not facts:
        return sitting
    stamped = _linked(tools.stamp(facts), sitting.walkthrough.last_move)
    there = replay_facts(sitting.walkthrough, stamped)
    with sitting.file.deciding() as hand:
        if there.stage is Stage.CLOSED:
            tools.duties.take_on(_sealing(tools, sitting.read))
        _keep(hand, stamped)
    ours = (fact.id for fact in stamped)
    own = replace(sitting, own=(*sitting.own, *ours))
    try:
        return catch_up(own)
    except TROUBLES:
        # they are kept, and may not be asked for again; the file is read the next time
        return replace(own, walkthrough=there, read=(*sitting.read, *stamped))


class Seat(ABC):
    """A session as someone has it: looked at as it stands now, and answered."""

    def __init__(self, sitting: Sitting, tools: Tools) -> None:
        self.sitting = sitting
        self._tools = tools
        self._outcome = Outcome(notice=sitting.notice)  # of the last answer
        self._refused = False  # and whether it was not taken
        self._told_at: AskedAt | None = None  # the question beside which that is said

    def look(self) -> Screen:
        """Return the screen as things stand now, by the clock and by the file."""
        self.sitting, trouble = look_again(self.sitting)
        screen, disk = self._screen(), self.sitting.file.notice
        if self._told_at not in (None, screen.asked_at):
            self._outcome = replace(self._outcome, notice="")  # it was about another
        self._told_at = screen.asked_at
        notices = (self._outcome.notice, trouble, self._news(), disk)
        notice = " ".join(dict.fromkeys(filter(None, notices)))
        return replace(screen, notice=notice, refused=self._refused)

    def answer(self, intent: Intent) -> None:
        """Keep what *intent* leads to where it was looked at last, or refuse it."""
        place = self._place()
        self.sitting, self._told_at = replace(self.sitting, came=()), None
        try:
            self._outcome = self._keep(place, intent)
            self._refused = False
        except REFUSALS as refusal:
            if intent == LEAVING:
                raise  # after a kill it is resumed just as well
            self._outcome = Outcome(focus=place.focus, notice=str(refusal))
            self._refused = True

    @abstractmethod
    def _place(self) -> Place:
        """Return where the session stands, and what is asked there."""

    @abstractmethod
    def _screen(self) -> Screen:
        """Return what is to be seen there."""

    @abstractmethod
    def _news(self) -> str:
        """Return what is to be said beside the last answer."""

    @abstractmethod
    def _keep(self, place: Place, intent: Intent) -> Outcome:
        """Keep what *intent* leads to at *place*, and return that."""


def _keep(hand: SetInHand, facts: tuple[AnyFact, ...]) -> None:
    """Keep *facts*; what stands in the file is kept, whatever the disk says of it."""
    try:
        hand.keep(facts)
    except TROUBLES:
        if not _stand_in(hand, facts):
            raise


def _sealing(tools: Tools, facts: Sequence[AnyFact]) -> Sealing:
    return Sealing(tools.set_id, first_of(facts))


def _stand_in(hand: SetInHand, facts: tuple[AnyFact, ...]) -> bool:
    try:
        return {fact.id for fact in facts} <= {fact.id for fact in hand.facts()}
    except TROUBLES:
        return False


def _read_anew(sitting: Sitting, facts: tuple[AnyFact, ...]) -> Sitting:
    """Return *sitting* by a file that was rewritten: what was said is said again."""
    opened = sitting.walkthrough.opened
    begun = open_walkthrough(opened, list_reviews(sitting.scene, opened))
    anew = replace(sitting, walkthrough=begun)
    ours = _ours(anew, facts)
    return replace(anew, walkthrough=relive_facts(begun, ours), read=facts)


def _linked(facts: Iterable[AnyFact], last_move: str) -> tuple[AnyFact, ...]:
    """Say of each move which one it comes after, so that a stale one is refused."""
    linked: list[AnyFact] = []
    for fact in facts:
        if isinstance(fact, Moved):
            linked.append(replace(fact, after=last_move))
            last_move = fact.id
        else:
            linked.append(fact)
    return tuple(linked)


def _ours(sitting: Sitting, facts: Iterable[AnyFact]) -> Iterator[AnyFact]:
    """Yield those of *facts* that are of the session, or put its words right.

    What was put right after a close, that was taken back since, names no session.
    """
    opened = sitting.walkthrough.opened
    words = {*sitting.walkthrough.kept}
    for fact in facts:
        is_about = not session_of(fact) and getattr(fact, "of", "") in words
        if session_of(fact) == opened.id or is_about:
            words.add(fact.id)
            yield fact
