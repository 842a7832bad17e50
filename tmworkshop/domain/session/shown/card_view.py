"""What of the lesson's evidence is on the screen: a card, and titles of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tmworkshop.domain.content import Card
from tmworkshop.domain.design import Shows, Step
from tmworkshop.domain.facts import TITLES
from tmworkshop.domain.letters import strip_accents
from tmworkshop.domain.session.questions.wording import MORE_CARDS, PUTS_AWAY
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.screen import CardView

FEW = 3  # titles, while there is something else to look at


def show_card(moment: Moment, step: Step) -> CardView | None:
    """Return the card that someone asked for, or else the first one of the lesson."""
    content = moment.scene.content
    shown = content.cards.get(_in_hand(moment, step))
    return card_view(shown, content.sources) if shown else None


def show_titles(moment: Moment, step: Step) -> tuple[str, ...]:
    """Return the titles that someone asked for; where they may help, of a few cards.

    Before each stands the number that shows the card.
    """
    cards, asked = moment.scene.content.cards, moment.walkthrough.card
    if asked.startswith(TITLES):
        chosen = set(match_cards(cards, asked.removeprefix(TITLES)))
        every = _numbered(cards)
        return tuple(title for each, title in every.items() if each in chosen)
    may_help = step.shows is Shows.LESSON or (step.explores and step.stems)
    if not asked and not may_help:
        return ()
    if not (numbered := _numbered(cards)):
        return ()
    ids, shown = [*numbered], _in_hand(moment, step)
    following = ids[ids.index(shown) + 1 :] if shown in numbered else ids
    few = (numbered[each] for each in following[:FEW])
    return (*few, PUTS_AWAY if asked else MORE_CARDS.format(len(ids)))


def match_cards(cards: Mapping[str, Card], words: str) -> tuple[str, ...]:
    """Return the ids of *cards* with each of *words* in their titles, or begun there.

    Where there is no such title, those count that have them anywhere.
    """
    known, wanted = dict(_read(cards)), _plain(words.replace("-", ""))
    by_title = [id_ for id_, each in known.items() if _has(wanted, each.title)]
    anywhere = (
        id_
        for id_, each in known.items()
        if _has(wanted, f"{id_} {each.title} {each.finding}")
    )
    return tuple(by_title or anywhere)


def card_view(shown: Card, sources: Mapping[str, str]) -> CardView:
    """Return the card *shown* as it is read out, its source by its short name."""
    from tmworkshop.domain.evidence.citations import say_place_and_works, say_strength

    return CardView(
        title=shown.title,
        finding=shown.finding,
        source=say_place_and_works(shown, sources),
        strength=say_strength(shown),
        question=shown.question,
        note=shown.note,
    )


def _in_hand(moment: Moment, step: Step) -> str:
    """Return the id of the card that is shown, if one is."""
    asked = moment.walkthrough.card
    if not asked and step.shows is Shows.LESSON:
        return next(iter(moment.scene.content.cards), "")
    return asked


def _numbered(cards: Mapping[str, Card]) -> dict[str, str]:
    numbers = {each: number for number, each in enumerate(cards, 1)}
    return {id_: f"{numbers[id_]:>2}  {each.title}" for id_, each in _read(cards)}


def _read(cards: Mapping[str, Card]) -> Iterator[tuple[str, Card]]:
    """Yield *cards* but for those that could not be read."""
    for each in cards:
        if card_read := cards.get(each):
            yield each, card_read


def _has(wanted: Iterable[str], text: str) -> bool:
    in_text = (*_plain(text), *_plain(text.replace("-", "")))
    return all(any(word.startswith(each) for word in in_text) for each in wanted)


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", strip_accents(words.casefold()))
