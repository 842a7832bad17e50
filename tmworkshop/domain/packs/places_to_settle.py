"""What a facilitator settles before words leave: name by name, and place by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tmworkshop.domain.laid_masks import Span, settle_spans
from tmworkshop.domain.packs.voices import Hit, Voiced
from tmworkshop.domain.sharing.mentions import join_spans
from tmworkshop.domain.values import Value, value

Decided = Mapping[Hit, bool]  # whether what stands there is masked


@value
class Group(Value):
    """The places where one name may stand."""

    label: str
    hits: tuple[Hit, ...]


@value
class SettledText(Value):
    """Words of which each place was decided, and what of them is masked."""

    kept: str  # the id of the words
    part: str
    words: str
    spans: tuple[Span, ...]

    @property
    def laid(self) -> str:
        """What is to be kept of it."""
        return settle_spans(self.part, self.words, self.spans)


def group_hits(
    waiting: Iterable[Voiced], label: Callable[[str], str]
) -> tuple[Group, ...]:
    """Return the places that are *waiting* by their names, those with most first."""
    groups: dict[str, dict[Hit, None]] = {}
    for hit in (hit for each in waiting for hit in each.hits):
        groups.setdefault(label(hit.name), {})[hit] = None
    every = [Group(name, tuple(hits)) for name, hits in groups.items()]
    return tuple(sorted(every, key=lambda each: (-len(each.hits), each.label)))


def settle_texts(hits: Iterable[Hit], decided: Decided) -> Iterator[SettledText]:
    """Yield the texts of *hits* in which every place was decided.

    While one place waits, so do its words: what was decided of them is not lost, but
    for who stops there.
    """
    by_text: dict[tuple[str, str, str], list[Hit]] = {}
    for hit in dict.fromkeys(hits):
        by_text.setdefault((hit.kept, hit.part, hit.words), []).append(hit)
    for (kept, part, words), places in by_text.items():
        if all(each in decided for each in places):
            spans = (each.span for each in places if decided[each])
            yield SettledText(kept, part, words, join_spans(words, spans))
