"""The screen of a session at a moment: a pure view of walkthrough, scene and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from tmworkshop.domain.actions import Action, WhatNow
from tmworkshop.domain.asking import Asking, Slot
from tmworkshop.domain.content import Card, Scale
from tmworkshop.domain.dates import spoken
from tmworkshop.domain.design import Keeps, Layout, Shows, Speaks, Step
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.layout import MEETING, SPARE, Turn, pairs
from tmworkshop.domain.record import Kept
from tmworkshop.domain.scene import Scene, next_meeting
from tmworkshop.domain.screens import (
    Ask,
    CardView,
    Choice,
    Heading,
    Key,
    Screen,
    Shape,
    Tally,
)
from tmworkshop.domain.walkthrough import Walkthrough, clock_key
from tmworkshop.domain.wording import (
    ALWAYS,
    ASKS,
    AT_A_TURN,
    CARD,
    EVIDENCE_STRENGTH,
    FOLLOWED,
    QUESTION,
    listed,
    ordinal,
)

STEMS_SHOWN = 3
STILL_YOURS = "Is this still yours to do?"
CARRIED_OFTEN = 2
WHAT_HAPPENED = "What did you do, and what happened?  What did you learn?  What now?"
SAID_NOW = {
    WhatNow.DONE: "done",
    WhatNow.KEEP: "keep going",
    WhatNow.CHANGE: "changed",
    WhatNow.HAND_ON: "handed on",
    WhatNow.LET_GO: "let go",
}


def screen_of(
    walkthrough: Walkthrough, scene: Scene, asked: Asking, now: datetime
) -> Screen:
    """Return what the room is to see."""
    return _View(walkthrough, scene, asked).screen(now)


class _View:
    """One screen in the making."""

    def __init__(self, walkthrough: Walkthrough, scene: Scene, asked: Asking) -> None:
        self.walkthrough = walkthrough
        self.scene = scene
        self.asked = asked
        self.turn = asked.turn
        self.meeting = next_meeting(walkthrough)

    def screen(self, now: datetime) -> Screen:
        heading = self._heading(now)
        base = Screen(heading, self._ask(), keys=self._keys(), **self._people())
        if self.asked.slot is Slot.BLANK:
            return replace(base, blank=True)
        if self.turn is None:
            return replace(base, lines=tuple(self._closing()))
        return self._turn_screen(base, self.turn)

    def _turn_screen(self, base: Screen, turn: Turn) -> Screen:
        content = self.scene.content
        step = turn.step
        lesson = (
            content.lesson if step.shows in (Shows.LESSON, Shows.STATEMENT) else None
        )
        return replace(
            base,
            turn=turn.key,
            speaker=self.scene.names.get(self._speaker(turn), ""),
            place=self._place(turn),
            words=tuple(self._words(turn)),
            cue=step.cue,
            title=f"Lesson {lesson.number}: {lesson.title}" if lesson else "",
            lines=tuple(self._lines(turn)),
            tally=self._tally(step),
            card=self._card(step),
            stems=self._stems(step),
            cards=tuple(card.id for card in content.cards),
            points=self._points(step),
        )

    def _people(self) -> dict[str, object]:
        names, here = self.scene.names, self.walkthrough.room.here
        return {
            "today": self.walkthrough.opened.held_on,
            "next_meeting": self.meeting,
            "here": {who: names[who] for who in here},
            "away": {w: name for w, name in names.items() if w not in here},
            "themes": self.scene.themes,
        }

    def _heading(self, now: datetime) -> Heading:
        steps = self.walkthrough.design.steps
        step = self.turn.step if self.turn else steps[-1]
        return Heading(
            set_name=self.scene.set_name,
            session=self.scene.number,
            step=step.title if self.turn else "Before we close",
            number=self.walkthrough.step_number(),
            of=len(steps),
            used=self._used(now),
            planned=self.walkthrough.minutes(step),
            note="silence" if self.turn and step.speaks is Speaks.SILENT else "",
        )

    def _used(self, now: datetime) -> int:
        if self.turn is None:
            return 0
        seconds = self.walkthrough.seconds.get(clock_key(self.turn), 0.0)
        since = (now - self.walkthrough.last_at).total_seconds()
        return int((seconds + max(0.0, since)) // 60)

    def _speaker(self, turn: Turn) -> str:
        kept = self.asked.kept
        return kept.speaker if kept and kept.speaker else turn.speaker

    def _place(self, turn: Turn) -> str:
        order = list(
            dict.fromkeys(
                each.speaker
                for each in self.walkthrough.turns
                if clock_key(each) == clock_key(turn) and each.speaker
            )
        )
        if turn.speaker not in order or len(order) == 1:
            return ""
        at = order.index(turn.speaker) + 1
        then = f", then {self.scene.names[order[at]]}" if at < len(order) else ", last"
        return f"{ordinal(at)} of {len(order)}{then}"

    def _words(self, turn: Turn) -> Iterator[str]:
        step, content = turn.step, self.scene.content
        if turn.key.item == SPARE:
            yield from self._spare(step)
            return
        if step.shows is Shows.AGREEMENT:
            yield from content.agreement
        if step.shows is Shows.STATEMENT and content.lesson:
            yield f"“{content.lesson.statement}”" if content.lesson.statement else ""
        if step.shows is Shows.LESSON and content.lesson:
            yield from (content.lesson.found, content.lesson.way_in)
        if turn.key.item != MEETING:
            yield from step.words
        if step.keeps is Keeps.RATING:
            yield scale_line(content.scale(step.scale))
        if step.keeps is Keeps.FOLLOWUP:
            yield WHAT_HAPPENED
            if self.scene.actions[turn.key.item].carried >= CARRIED_OFTEN:
                yield STILL_YOURS
        if step.layout is Layout.SLIPS or step.keeps is Keeps.NOTHING:
            yield from filter(None, [step.question])  # no line of words asks it

    def _spare(self, step: Step) -> Iterator[str]:
        yield "There is nothing to look back on today."
        if step.spare_to:
            to = self.walkthrough.design.step(step.spare_to).title
            yield f"Its {step.minutes} minutes can go to: {to}."

    def _lines(self, turn: Turn) -> Iterator[str]:
        if turn.step.keeps is Keeps.FOLLOWUP and turn.key.item != SPARE:
            yield from self._under_review(turn)
        elif turn.step.layout is Layout.GROUPS:
            yield from self._pairs()
        else:
            for kept in self.walkthrough.words_at(turn.key):
                if kept.words:
                    yield from self._kept_lines(kept)
        kept = self.asked.kept
        if kept and self.asked.is_part and kept.turn != turn.key:
            yield from self._kept_lines(kept)

    def _pairs(self) -> Iterator[str]:
        here = self.walkthrough.room.here
        for group in pairs(here, dict(self.scene.partnerships)):
            yield listed([self.scene.names[who] for who in group])

    def _kept_lines(self, kept: Kept) -> Iterator[str]:
        owner = self.scene.names.get(kept.speaker, "")
        shown = self.turn and self._speaker(self.turn) == kept.speaker
        yield kept.words if shown or not owner else f"{owner}: {kept.words}"
        if kept.kind is Kind.ACTION and (detail := self._action_detail(kept)):
            yield f"   {detail}"

    def _action_detail(self, kept: Kept) -> str:
        parts, said = kept.parts, []
        if due := parts.get("due"):
            said.append(f"By {spoken(date.fromisoformat(due))}.")
        if sign := parts.get("first-sign"):
            said.append(f"Begun when: {sign}")
        if helper := parts.get("helper"):
            said.append(f"With {self.scene.names[helper]}.")
        return "  ".join(said)

    def _under_review(self, turn: Turn) -> Iterator[str]:
        theirs = [r for r in self.walkthrough.room.reviews if r.owner == turn.speaker]
        for number, review in enumerate(theirs, 1):
            action = self.scene.actions[review.action]
            mark = ">" if review.action == turn.key.item else " "
            yield f"{mark}{number}  {action.words}"
            yield f"    {self._standing(action, turn)}"

    def _standing(self, action: Action, turn: Turn) -> str:
        key = turn.key._replace(item=action.id)
        if heard := self.walkthrough.main_words(key):
            return f"= {SAID_NOW[WhatNow(heard.value)]}"
        said = [f"By {spoken(action.due)}."] if action.due else ["No date yet."]
        if action.first_sign:
            said.append(f"Begun when: {action.first_sign}")
        if action.carried:
            times = {1: "once", 2: "twice"}.get(
                action.carried, f"{action.carried} times"
            )
            said.append(f"Carried {times}.")
        return "  ".join(said)

    def _tally(self, step: Step) -> tuple[Tally, ...]:
        """Return the counts of the latest slips, on their step and the one after it."""
        steps = self.walkthrough.design.steps
        near = steps[max(0, steps.index(step) - 1) : steps.index(step) + 1]
        for rated in reversed(near):
            for kept in self.walkthrough.kept.values():
                here = kept.turn is not None and kept.turn.step == rated.id
                if here and kept.kind is Kind.RATING and kept.unattributed:
                    return tally(self.scene.content.scale(rated.scale), kept.value)
        return ()

    def _card(self, step: Step) -> CardView | None:
        content = self.scene.content
        card = content.card(self.walkthrough.card)
        if card is None and step.shows is Shows.LESSON and content.cards:
            card = content.cards[0]
        return card_view(card) if card else None

    def _stems(self, step: Step) -> tuple[str, ...]:
        """Return three stems of the step's purposes, others at each session."""
        every = [
            words
            for purpose, stems in self.scene.content.stems
            if purpose in step.stems
            for words in stems
        ]
        start = self.scene.number * STEMS_SHOWN
        chosen = [every[(start + n) % len(every)] for n in range(min(3, len(every)))]
        return tuple(dict.fromkeys(chosen))

    def _points(self, step: Step) -> tuple[int, ...]:
        if step.keeps is not Keeps.RATING:
            return ()
        return tuple(p.value for p in self.scene.content.scale(step.scale).points)

    def _ask(self) -> Ask:
        slot, kept = self.asked.slot, self.asked.kept
        ask = ASKS[slot]
        if slot is Slot.WORDS and self.turn:
            ask = replace(ask, label=self._question(self.turn), enter=self._enter())
        if slot is Slot.POINT and self.turn:
            scale = self.scene.content.scale(self.turn.step.scale)
            ask = replace(ask, label=scale.question, choices=point_choices(scale))
        if kept:
            ask = self._about_kept(ask, kept)
        return ask

    def _question(self, turn: Turn) -> str:
        return "What" if turn.step.keeps is Keeps.ACTION else turn.step.question

    def _enter(self) -> str:
        if self.asked.kept:
            return "leaves it as it is"
        if self.turn and self.walkthrough.words_at(self.turn.key):
            return "moves on"
        return ASKS[Slot.WORDS].enter

    def _about_kept(self, ask: Ask, kept: Kept) -> Ask:
        slot = self.asked.slot
        if slot in (Slot.HELPER_AGREED, Slot.RECEIVER_AGREED):
            who = kept.parts["helper" if slot is Slot.HELPER_AGREED else "receiver"]
            return replace(ask, label=f"{self.scene.names[who]}, {ask.label}")
        if slot is Slot.CONFIRMED:
            owner = self.scene.names.get(kept.speaker, "Is that right")
            return replace(ask, label=f"{owner}, {ask.label}")
        if kept.kind is Kind.FOLLOWUP and slot in FOLLOWED:
            ask = replace(ask, label=FOLLOWED[slot])
        return replace(ask, default=self._now(kept, ask), hint=ask.hint)

    def _now(self, kept: Kept, ask: Ask) -> str:
        """Return what stands in the line: the answer as it was given."""
        slot = self.asked.slot
        if slot is Slot.WORDS:
            return kept.words
        if slot is Slot.NEW_WORDS:
            return self.scene.actions[kept.follows].words
        if slot in (Slot.WHAT_NOW, Slot.SLIPS, Slot.POINT):
            return kept.value
        value = kept.value if slot is Slot.MEETING else kept.parts.get(slot.value, "")
        if ask.shape is Shape.NAME:
            return self.scene.names.get(value, "")
        if ask.shape is Shape.DATE and value:
            return spoken(date.fromisoformat(value))
        return value

    def _keys(self) -> tuple[Key, ...]:
        if self.asked.slot is Slot.BLANK:
            return ()
        if self.turn is None:
            return tuple(key for key in ALWAYS if key.key != "!!")
        extra = [QUESTION] if self.asked.slot is not Slot.SLIPS else []
        if self.scene.content.cards:
            extra.append(CARD)
        keys = (*ALWAYS, *AT_A_TURN, *extra)
        taken = {choice.key for choice in self._ask().choices}
        return tuple(key for key in keys if key.key not in taken)

    def _closing(self) -> Iterator[str]:
        """Read back only what nobody confirmed as it stands, then what stayed open."""
        for kept in self.scene.to_read_back(self.walkthrough):
            yield f"{self.scene.names.get(kept.speaker, '')}: {kept.words}"
            if detail := self._action_detail(kept):
                yield f"   {detail}"
        opened: dict[str, list[str]] = {}
        for turn in self.walkthrough.left_open():
            who = self.scene.names.get(turn.speaker, "")
            opened.setdefault(turn.step.title, []).append(who)
        if opened:
            yield "Left open:"
        for title, names in opened.items():
            people = listed([name for name in dict.fromkeys(names) if name])
            yield f"   {title}: {people}" if people else f"   {title}"
        if self.meeting:
            yield f"We next meet on {spoken(self.meeting)}."


def tally(scale: Scale, value: str) -> tuple[Tally, ...]:
    """Return how many slips of *value* gave each point of *scale*; never a mean."""
    counts = Counter(value.split())
    points = [
        Tally(f"{point.value} {point.label}", counts[str(point.value)])
        for point in scale.points
    ]
    return (*points, Tally(scale.cannot_say, counts["?"]))


def scale_line(scale: Scale) -> str:
    """Return the labelled points in one line."""
    points = [f"{point.value} {point.label}" for point in scale.points]
    return "   ".join([*points, f"? {scale.cannot_say}"])


def point_choices(scale: Scale) -> tuple[Choice, ...]:
    """Return the points of *scale* as keys."""
    points = [Choice(str(p.value), str(p.value), p.label) for p in scale.points]
    return (*points, Choice("?", "?", scale.cannot_say))


def card_view(card: Card) -> CardView:
    """Return *card* as it is read out."""
    where = f", section {card.section}" if card.section else ""
    cited = f", citing {'; '.join(card.cite)}" if card.cite else ""
    return CardView(
        title=card.title,
        finding=card.finding,
        source=f"{card.source}{where}{cited}",
        strength=EVIDENCE_STRENGTH.get(card.strength, card.strength),
        question=card.question,
    )
