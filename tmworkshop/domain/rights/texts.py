"""Where words stand in a fact: what someone typed, as against ids, dates and keys.

A field that is on neither list below fails a test, so that no new one is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tmworkshop.domain.design import Design, Phase, Step
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    AnyFact,
    Consented,
    Erased,
    Fact,
    Founded,
    Joined,
    Moved,
    Opened,
    Said,
    Sent,
    Struck,
    Tagged,
)
from tmworkshop.domain.parts import VALUED, PartValue, row_of

Reword = Callable[[str], str]

TYPED: Mapping[type[Fact], tuple[str, ...]] = {
    Founded: ("name", "contact", "place"),
    Joined: ("partnership",),
    Agreed: ("rules",),
    Consented: (),
    Opened: ("design",),
    Moved: (),
    Said: ("words", "value", "parts"),
    Amended: ("value",),
    Struck: (),
    Tagged: ("coder",),
    Erased: (),
    Sent: ("to",),
}
NEVER_TYPED: Mapping[type[Fact], tuple[str, ...]] = {
    Founded: ("kept_until",),
    Joined: ("member", "name", "since"),  # a name of their own is nobody else's
    Agreed: ("version", "agreed_on"),
    Consented: ("member", "purpose", "choice", "wording", "slip", "keep_until"),
    Opened: ("held_on", "present", "presenters", "reviews", "lesson"),
    Moved: ("session", "what", "turn", "who", "minutes", "card", "after"),
    Said: (
        *("kind", "session", "turn", "speaker", "lesson", "level", "follows"),
        "unattributed",
    ),
    Amended: ("of", "part", "session"),
    Struck: ("of", "back", "session"),
    Tagged: ("of", "theme", "session"),
    Erased: ("of", "counts"),
    Sent: ("of", "member"),
}


def reworded(fact: AnyFact, reword: Reword) -> AnyFact:
    """Return *fact* with all that someone typed passed through *reword*."""
    held = {name: getattr(fact, name) for name in _typed(fact)}
    new = {name: _reworded(given, reword) for name, given in held.items()}
    return replace(fact, **new) if new != held else fact


def texts_of(fact: AnyFact) -> Iterator[str]:
    """Yield all that someone typed into *fact*."""
    found: list[str] = []

    def note(words: str) -> str:
        found.append(words)
        return words

    reworded(fact, note)
    yield from filter(None, found)


def _typed(fact: AnyFact) -> Iterator[str]:
    """Yield the fields of *fact* that hold words; a value may stand for them."""
    for name in TYPED[type(fact)]:
        if isinstance(fact, Said) and name == "value" and fact.kind in VALUED:
            continue
        if isinstance(fact, Amended) and row_of(fact.part).value is not PartValue.WORDS:
            continue
        yield name


def _reworded(given: Any, reword: Reword) -> Any:
    if isinstance(given, str):
        return reword(given)
    if isinstance(given, tuple):
        return tuple(map(reword, given))
    if isinstance(given, Design):
        return _design(given, reword)
    return {
        part: reword(told) if row_of(part).value is PartValue.WORDS else told
        for part, told in given.items()
    }


def _design(design: Design, reword: Reword) -> Design:
    return replace(
        design,
        id=reword(design.id),
        title=reword(design.title),
        summary=reword(design.summary),
        advice=reword(design.advice),
        before=reword(design.before),
        steps=tuple(_step(step, reword) for step in design.steps),
    )


def _step(step: Step, reword: Reword) -> Step:
    return replace(
        step,
        title=reword(step.title),
        cue=reword(step.cue),
        never=reword(step.never),
        question=reword(step.question),
        words=tuple(map(reword, step.words)),
        labels=tuple(map(reword, step.labels)),
        phases=tuple(Phase(reword(each.title), each.minutes) for each in step.phases),
        statements=tuple(
            replace(each, words=reword(each.words), title=reword(each.title))
            for each in step.statements
        ),
    )
