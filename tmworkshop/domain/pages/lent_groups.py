"""Texts that were let go one by one, as a page groups them: a heading for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmworkshop.domain.pages.programme_views import PageLent, PageWords
from tmworkshop.domain.programme.lent_shown import LentShown
from tmworkshop.domain.sharing.lent import ONE_BY_ONE

ABOUT = (
    "Let go one by one, once their words were read to whoever told them. A partnership "
    "stands beside them only where enough of its people said so."
)


def list_lent_groups(shown: Sequence[LentShown]) -> Iterator[PageLent]:
    """Yield what is *shown* of each kind there is, in the order it comes in."""
    for kind, row in ONE_BY_ONE.items():
        words = tuple(
            PageWords(each.words, each.partnership)
            for each in shown
            if each.kind is kind
        )
        if row and words:
            yield PageLent(row.many, ABOUT, words)
