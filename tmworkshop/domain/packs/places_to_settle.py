"""What a facilitator settles before words leave: name by name, and place by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from tmworkshop.domain.laid_masks import note_looked, settle_spans, spans_looked
from tmworkshop.domain.packs.voices import Hit, Voiced
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.mentions import join_spans
from tmworkshop.domain.values import Value, value


@value
class NamePlace(Value):
    """Where a name may stand, in words of a set."""

    set_id: str
    hit: Hit


@value
class NamedPlaces(Value):
    """The places where one name may stand."""

    label: str
    places: tuple[NamePlace, ...]


@value
class LookedAt(Value):
    """Words in which someone has looked at places, and what is to be kept of it."""

    set_id: str
    kept: str  # the id of the words
    part: str
    words: str
    laid: str


Decided = Mapping[NamePlace, bool]  # whether what stands there is masked


def list_places(set_id: str, waiting: Iterable[Voiced]) -> tuple[NamePlace, ...]:
    """Return the places in what is *waiting* of a set."""
    every = (NamePlace(set_id, hit) for each in waiting for hit in each.hits)
    return tuple(dict.fromkeys(every))


def group_places(
    places: Iterable[NamePlace], label: Callable[[str], str]
) -> tuple[NamedPlaces, ...]:
    """Return *places* by the names that stand there, those with most first."""
    groups: dict[str, NamedPlaces] = {}
    for place in places:
        name = label(place.hit.name)
        group = groups.get(name, NamedPlaces(name, ()))
        groups[name] = replace(group, places=(*group.places, place))
    every = groups.values()
    return tuple(sorted(every, key=lambda each: (-len(each.places), each.label)))


def read_decided(places: Iterable[NamePlace], record: Record) -> dict[NamePlace, bool]:
    """Return what was decided already of *places* in words that wait for others."""
    decided = {}
    for place in places:
        hit = place.hit
        laid = record.kept[hit.kept].parts.get(Part.MASKED, "")
        looked = spans_looked(laid, hit.part, hit.words)
        if hit.span in looked:
            decided[place] = looked[hit.span]
    return decided


def settle_texts(
    places: Iterable[NamePlace], decided: Decided, now: Iterable[NamePlace]
) -> Iterator[LookedAt]:
    """Yield the texts in which places were decided *now*, as they are to be kept.

    One of which every place was is settled; in another it is noted what was so far.
    """
    touched = {_text_of(place) for place in now}
    by_text: dict[tuple[str, str, str, str], list[NamePlace]] = {}
    for place in places:
        by_text.setdefault(_text_of(place), []).append(place)
    for text in touched:
        set_id, kept, part, words = text
        looked = {p.hit.span: decided[p] for p in by_text[text] if p in decided}
        masked = tuple(span for span, is_masked in looked.items() if is_masked)
        if len(looked) == len(by_text[text]):
            laid = settle_spans(part, words, join_spans(words, masked))
        else:
            laid = note_looked(part, words, looked)
        yield LookedAt(set_id, kept, part, words, laid)


def _text_of(place: NamePlace) -> tuple[str, str, str, str]:
    return place.set_id, place.hit.kept, place.hit.part, place.hit.words
