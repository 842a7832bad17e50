"""Where words stand in a fact: what someone typed, as against ids, dates and keys.

A field that is not in the table below, and no test knows as none that someone types
into, fails that test: so no new one is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tmworkshop.domain import facts
from tmworkshop.domain.design import Design, Phase, Step, Weighed
from tmworkshop.domain.parts import VALUED, PartValue, row_of
from tmworkshop.domain.values import Value

Reword = Callable[[str], str]
Typed = TypeVar("Typed", bound=Value)

TYPED: Mapping[type[Value], tuple[str, ...]] = {
    facts.Founded: ("name", "contact", "place"),
    facts.Joined: (),
    facts.Titled: ("name",),
    facts.Agreed: ("rules",),
    facts.Consented: (),
    facts.Lent: (),
    facts.Opened: ("design",),
    facts.Moved: (),
    facts.Said: ("words", "value", "parts"),
    facts.Amended: ("value",),
    facts.Struck: (),
    facts.Tagged: ("coder",),
    facts.Erased: (),
    facts.Sent: ("to",),
    facts.LetGo: (),
    facts.Organisations: ("names",),
    facts.Recognised: (),
    Design: ("id", "title", "summary", "advice", "before", "steps"),
    Step: (
        *("title", "cue", "never", "question", "words"),
        *("labels", "phases", "statements"),
    ),
    Phase: ("title",),
    Weighed: ("words", "title"),
}


def reword_typed(typed: Typed, reword: Reword) -> Typed:
    """Return *typed*, a fact or a part of one, with all its words reworded."""
    texts = {name: getattr(typed, name) for name in _typed(typed)}
    new = {name: _reworded(given, reword) for name, given in texts.items()}
    return replace(typed, **new) if new != texts else typed


def texts_of(fact: facts.AnyFact) -> Iterator[str]:
    """Yield all that someone typed into *fact*."""
    texts: list[str] = []

    def note(words: str) -> str:
        texts.append(words)
        return words

    reword_typed(fact, note)
    yield from filter(None, texts)


def _typed(typed: Value) -> Iterator[str]:
    """Yield the fields of *typed* that hold words; a value may stand for them."""
    for name in TYPED[type(typed)]:
        if isinstance(typed, facts.Said) and name == "value" and typed.kind in VALUED:
            continue
        if isinstance(typed, facts.Amended) and not _are_words(typed.part):
            continue
        yield name


def _reworded(given: Any, reword: Reword) -> Any:
    match given:
        case str():
            return reword(given)
        case tuple():
            return tuple(_reworded(each, reword) for each in given)
        case Value():
            return reword_typed(given, reword)
        case _:  # others: are parts by their names
            return {p: reword(w) if _are_words(p) else w for p, w in given.items()}


def _are_words(part: str) -> bool:
    return row_of(part).value is PartValue.WORDS
