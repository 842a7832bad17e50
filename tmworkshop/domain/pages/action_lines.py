"""An action as its owner's page tells it."""

from __future__ import annotations

from tmworkshop.domain.dates import say_date, say_day_and_month
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.pages.views import ActionLines, StoryLine
from tmworkshop.domain.parts import Part, row_of
from tmworkshop.domain.record.actions import Action, Status, actions_of
from tmworkshop.domain.record.record import GONE, Record, Session
from tmworkshop.domain.record.sentences import due_line, end_sentence, say_times
from tmworkshop.domain.sharing.disclosure import may_read, name_for

OUTCOMES = {
    Status.OPEN: "",
    Status.DONE: "I did this.",
    Status.CHANGED: "I changed this.",
    Status.HANDED_ON: "I handed this on to {}.",
    Status.LET_GO: "I let this go.",
}


def action_lines(record: Record, action: Action, session: Session) -> ActionLines:
    """Return *action* as its owner's page tells it: what is to do, or became of it."""
    since, story = _since(record, action, session), _story(record, action)
    if not action.is_open:
        became = _outcome(record, action)
        return ActionLines(action.words, since=since, story=story, outcome=became)
    helper = name_for(record, action.helper, record.members[action.owner])
    sign = f"{row_of(Part.FIRST_SIGN).label}: {end_sentence(action.first_sign)}"
    return ActionLines(
        words=action.words,
        due=due_line(action),
        first_sign=sign if action.first_sign else "",
        helper=f"{helper} has said yes to helping." if helper else "",
        since=since,
        story=story,
    )


def _since(record: Record, action: Action, session: Session) -> str:
    """Say since when it is theirs, from whom, and how often it was kept going."""
    carried = f" Carried {say_times(action.carried)}." if action.carried else ""
    day = say_date(action.said_on)
    if giver := _giver(record, action):
        return f"I took this on from {giver} on {day}.{carried}"
    if action.session == session.id:
        return ""
    return f"I said this on {day}.{carried}"


def _giver(record: Record, action: Action) -> str:
    before = record.kept.get(action.follows)
    if before is None or before.speaker == action.owner:
        return ""
    if before.id in record.erased:
        return GONE
    return name_for(record, before.speaker, record.members[action.owner])


def _story(record: Record, action: Action) -> tuple[StoryLine, ...]:
    return tuple(
        StoryLine(say_day_and_month(heard.on), heard.happened, heard.learned)
        for heard in action.story
        if (heard.happened or heard.learned)
        and may_read(record, record.kept[heard.id], record.members[action.owner])
    )


def _outcome(record: Record, action: Action) -> str:
    outcome = OUTCOMES[action.status]
    if action.status is Status.HANDED_ON:
        return outcome.format(_receiver(record, action))
    if action.status is Status.CHANGED:
        led_to = next(a for a in actions_of(record) if a.follows == action.id)
        if led_to.is_open:
            return f"{outcome} It stands above in its new words."
    return outcome


def _receiver(record: Record, action: Action) -> str:
    """Return whoever took *action* on, by their name until they are erased."""
    taken_on = record.standing(Kind.ACTION)
    who = next(kept.speaker for kept in taken_on if kept.follows == action.id)
    return name_for(record, who, record.members[action.owner]) or GONE
