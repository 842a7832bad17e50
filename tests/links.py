"""Whether each link is seen from both ends, and nothing lies where no one comes.

The shipped content holds to it.  A facilitator's own card may name a lesson that knows
nothing of it: the shelf puts the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tmworkshop.domain.design import Design
from tmworkshop.domain.library import Library

Links = set[tuple[str, str]]


def loose_ends(library: Library, designs: tuple[Design, ...]) -> Iterator[str]:
    """Yield each link that is seen from one end, and all that nothing leads to.

    A card beneath another (its id goes on from that one's) is reached from there.
    """
    listed = defaultdict(tuple, {each.id: each.evidence for each in library.lessons})
    yield from _one_way(
        "card",
        {(each.id, card) for each in library.lessons for card in each.evidence},
        {
            (lesson, card.id)
            for card in library.cards
            for lesson in card.lessons
            if not _is_beneath(card.id, listed[lesson])
        },
    )
    yield from _one_way(
        "research question",
        {(each.id, rq) for each in library.lessons for rq in each.questions},
        {(lesson, rq.id) for rq in library.questions for lesson in rq.lessons},
    )
    yield from _one_way(
        "step",
        {(each.purpose, step) for each in library.purposes for step in each.steps},
        {(p, step.id) for d in designs for step in d.steps for p in step.stems},
    )
    yield from _unreached(library, designs)


def _one_way(what: str, there: Links, back: Links) -> Iterator[str]:
    for one, other in sorted(there - back):
        yield f"{one} names the {what} {other}, which does not name it"
    for one, other in sorted(back - there):
        yield f"the {what} {other} names {one}, which does not name it"


def _is_beneath(card: str, listed: tuple[str, ...]) -> bool:
    under = (card.startswith(f"{base}.") for base in listed)
    return card not in listed and any(under)


def _unreached(library: Library, designs: tuple[Design, ...]) -> Iterator[str]:
    steps = [step for design in designs for step in design.steps]
    cards, lessons = library.cards, library.lessons
    yield from _never("card", library.card_ids, (c.id for c in cards if c.lessons))
    named = (theme for card in cards for theme in card.themes)
    yield from _never("theme", library.theme_ids, named)
    named = (theme for lesson in lessons for theme in lesson.themes)
    yield from _never("theme (by a lesson)", library.theme_ids, named)
    asked = (question for lesson in lessons for question in lesson.questions)
    yield from _never("research question", library.question_ids, asked)
    purposes = {each.purpose for each in library.purposes}
    yield from _never("purpose", purposes, (p for step in steps for p in step.stems))
    weighed = {step.weighs for step in steps}
    yield from _never("inventory", {each.id for each in library.inventories}, weighed)
    scales = [*(step.scale for step in steps), *(i.scale for i in library.inventories)]
    yield from _never("scale", library.scale_ids, scales)
    yield from _never("source", library.source_ids, (card.source for card in cards))
    uncited = {each.cite for each in library.references if each.note and each.listed}
    cited = {cite for card in cards for cite in card.cite} | uncited
    yield from _never("work", library.cited, cited)
    sources = [source for design in designs for source in design.sources]
    sources += [source for aid in library.aids for source in aid.sources]
    yield from _never("method", library.method_ids, sources)


def _never(what: str, there: Iterable[str], reached: Iterable[str]) -> Iterator[str]:
    for each in sorted(set(there) - set(reached)):
        yield f"nothing leads to the {what} {each!r}"
