"""Where a session plays: the set, its people, what it did before, what may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tmworkshop.domain.content import Content
from tmworkshop.domain.facts import Kind, Opened
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.record.actions import Action, actions_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.session.course.layout import Review
from tmworkshop.domain.session.course.walkthrough import Walkthrough
from tmworkshop.domain.sharing.disclosure import may_read
from tmworkshop.domain.values import Value, value

NOT_SHOWN = "(private: not shown here)"


@value
class Scene(Value):
    """What a screen needs beside the walkthrough itself."""

    number: int
    record: Record  # from before the session: it says what its words follow
    names: Mapping[str, str]
    partnerships: Mapping[str, str]
    actions: Mapping[str, Action]  # as they stood when the session began
    content: Content
    word_sent: tuple[Action, ...] = ()  # word came since the last one

    def theme_title(self, theme_id: str) -> str:
        """Return the title of the theme *theme_id*; its id, if it is there no more."""
        return self.content.themes.get(theme_id, theme_id)

    def words_of(self, kept: Kept) -> str:
        """Return the words *kept* as the room may see them: not what is private."""
        return kept.words if self.shows(kept) else NOT_SHOWN

    def shows(self, kept: Kept) -> bool:
        """Say whether the room may see the words *kept*."""
        return may_read(self.record, kept, Reader.ROOM)

    def to_read_back(self, walkthrough: Walkthrough) -> tuple[Kept, ...]:
        """Return the actions of this session that nobody has confirmed so far."""
        return tuple(
            kept
            for kept in walkthrough.heard.standing
            if kept.kind is Kind.ACTION and not kept.is_confirmed
        )


def scene_of(record: Record, opened: Opened, content: Content) -> Scene:
    """Return the scene of the session *opened*; *record* is from before it."""
    before = [session for session in record.sessions if session.id != opened.id]
    actions = actions_of(record)
    return Scene(
        number=len(before) + 1,
        record=record,
        names=record.names,
        partnerships={
            member.id: member.partnership(opened.held_on).id
            for member in record.members.values()
        },
        actions={action.id: action for action in actions},
        content=content,
        word_sent=tuple(a for a in actions if before and _is_new(a, before[-1])),
    )


def _is_new(action: Action, last: Session) -> bool:
    """Say whether word of *action* came between sessions, since the *last* one."""
    return any(not heard.session and heard.on >= last.held_on for heard in action.story)


def list_reviews(scene: Scene, opened: Opened) -> tuple[Review, ...]:
    """Return whose the actions under review are."""
    known = (scene.actions[each] for each in opened.reviews if each in scene.actions)
    return tuple(Review(action.id, action.owner) for action in known)


def next_meeting(walkthrough: Walkthrough) -> date | None:
    """Return the date the set agreed for its next meeting, if it did."""
    standing = walkthrough.heard.standing
    days = [kept.value for kept in standing if kept.kind is Kind.MEETING]
    return date.fromisoformat(days[-1]) if days and days[-1] else None
