"""Stems dealt three at a time: on the lesson's themes first, the last ones not again.

What a set was shown before is worked out from the plans of its meetings; nothing is
kept of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby

from tmworkshop.domain.content import Stem
from tmworkshop.domain.design import Design
from tmworkshop.domain.session.course.layout import Turn
from tmworkshop.domain.session.course.scene import Scene
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.values import Value, value

# A hand of three: two on the themes of the lesson, and one that is about none.
ON_ITS_THEMES = (True, True, False)


@value
class Deal(Value):
    """One time that stems are shown: for which purposes, beside which themes."""

    purposes: tuple[str, ...]
    themes: frozenset[str] = frozenset()


@value
class _Deck(Value):
    """The stems of one purpose, how often each was shown, and which were last."""

    stems: tuple[Stem, ...]
    seen: Counter[str] = field(default_factory=Counter)
    last: tuple[Stem, ...] = ()

    def dealt(self, likings: Sequence[bool], themes: frozenset[str]) -> _Deck:
        """Return this once as many were shown as there are *likings*."""
        last = {stem.id for stem in self.last}
        left = {stem.id: stem for stem in self.stems}
        drawn = []
        for liking in likings[: len(left)]:
            best = min(
                left.values(),
                key=lambda stem: (
                    stem.id in last,
                    self.seen[stem.id],
                    _further_off(stem, themes, liking),
                ),
            )
            drawn.append(left.pop(best.id))
        seen = self.seen + Counter(stem.id for stem in drawn)
        return _Deck(self.stems, seen, tuple(drawn))


def deal_stems(moment: Moment, turn: Turn) -> tuple[Stem, ...]:
    """Return what is shown at *turn*, after all that the set was shown before."""
    deals = (*_dealt_before(moment.scene), *_dealt_today(moment, turn))
    return deal_hand(moment.scene.content.stems, deals)


def deal_hand(
    stems: Mapping[str, tuple[Stem, ...]], deals: Sequence[Deal]
) -> tuple[Stem, ...]:
    """Return what the last of *deals* shows, all before it having been shown."""
    purposes = list(_purposes(deals))
    drawn = {
        purpose: iter(_deck(purpose, stems, deals, purposes).last)
        for purpose in deals[-1].purposes
    }
    stems_drawn = (next(drawn[purpose], None) for purpose in purposes[-1])
    return tuple(filter(None, stems_drawn))


def plan_deals(design: Design, themes: frozenset[str]) -> Iterator[Deal]:
    """Yield what a meeting by *design* shows, on a lesson with *themes*."""
    for repeats, run in groupby(design.steps, key=lambda step: step.repeats):
        steps = [step for step in run if step.stems]
        for _ in range(design.presenters if repeats else 1):
            yield from (Deal(step.stems, themes) for step in steps)


def _dealt_before(scene: Scene) -> Iterator[Deal]:
    """Yield how stems were dealt in the sessions before, by their plans."""
    for session in scene.record.sessions[: scene.number - 1]:
        themes = scene.content.raised.get(session.opened.lesson, ())
        yield from plan_deals(session.opened.design, frozenset(themes))


def _dealt_today(moment: Moment, turn: Turn) -> Iterator[Deal]:
    """Yield how stems were dealt in this session, up to *turn*."""
    walkthrough, lesson = moment.walkthrough, moment.scene.content.lesson
    themes = frozenset(lesson.themes if lesson else ())
    stretches = [*dict.fromkeys(each.stretch for each in walkthrough.turns)]
    for stretch in stretches[: stretches.index(turn.stretch) + 1]:
        step = walkthrough.design.step(stretch.step)
        is_begun = stretch.presenter or not step.repeats
        if step.stems and is_begun:
            times = 1 + walkthrough.others.get(stretch, 0)
            yield from [Deal(step.stems, themes)] * times


def _purposes(deals: Sequence[Deal]) -> Iterator[tuple[str, ...]]:
    """Yield of each deal, for each stem in the hand, the purpose it is drawn from.

    They take turns, and at each deal another of them begins.
    """
    before: Counter[tuple[str, ...]] = Counter()
    for each in deals:
        begin, of = before[each.purposes], each.purposes
        before[of] += 1
        yield tuple(of[(begin + at) % len(of)] for at in range(len(ON_ITS_THEMES)))


def _deck(
    purpose: str,
    stems: Mapping[str, tuple[Stem, ...]],
    deals: Sequence[Deal],
    purposes: Sequence[tuple[str, ...]],
) -> _Deck:
    """Return the deck of *purpose* after all *deals*; no other deck matters to it."""
    deck = _Deck(stems.get(purpose, ()))
    for deal, drawn_from in zip(deals, purposes, strict=True):
        both = zip(ON_ITS_THEMES, drawn_from, strict=True)
        if likings := [liking for liking, each in both if each == purpose]:
            deck = deck.dealt(likings, deal.themes)
    return deck


def _further_off(stem: Stem, themes: frozenset[str], liking: bool) -> tuple[bool, bool]:
    """Rank *stem* where one on *themes* is liked best, or one that is about none."""
    off, about_some = themes.isdisjoint(stem.themes), bool(stem.themes)
    return (off, about_some) if liking else (about_some, off)
