"""Sets made by hand, as they are let go in memory and stand on a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.fakes import MemoryLead, MemorySet, MemoryWorkspace
from tests.records import MARCH, Story
from tmworkshop.adapters.set_keys import mark_with
from tmworkshop.application.programme import RECIPIENT, OwnSets
from tmworkshop.application.releases import (
    Prepared,
    Request,
    WordSources,
    prepare_release,
    word_page,
)
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.programme_views import ProgrammePage
from tmworkshop.domain.programme.terms import LEAST, Terms
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.sharing.masks import Masks

KEY = bytes(32)


def sources_of(workspace: MemoryWorkspace, lead: MemoryLead | None = None, **given):
    """Return what a page of the sets in *workspace* is made from."""
    own = OwnSets(workspace, Masks(), mark_with(KEY), **given)
    return WordSources(lead or MemoryLead(), own, KEY)


def asked_for(
    topics: Topics, reader: Reader = Reader.PROGRAMME, on: date = MARCH
) -> Request:
    return Request(topics, Terms(reader, LEAST[reader] or 0, on.isoformat()))


def compare(stories: Iterable[Story], topics: Topics) -> Prepared:
    """Return what may be shown of *stories*, each a set."""
    files = {f"set-{n}": MemorySet(*s.facts) for n, s in enumerate(stories, 1)}
    return prepare_release(sources_of(MemoryWorkspace(**files)), asked_for(topics))


def page_of(prepared: Prepared) -> ProgrammePage:
    return word_page(prepared, "", RECIPIENT)
