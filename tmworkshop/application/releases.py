"""What goes out of packs and of own sets: looked at, let out, and told at home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tmworkshop.application.lead_dues import leave_due
from tmworkshop.application.lead_store import LeadRead, LeadStore
from tmworkshop.application.programme import OwnSets, OwnWords, StampFor
from tmworkshop.domain.errors import Conflict, NotFound, Refused
from tmworkshop.domain.packs.pack import SetPart
from tmworkshop.domain.pages.lent_groups import list_lent_groups
from tmworkshop.domain.pages.programme_page import Wording, make_programme_page
from tmworkshop.domain.pages.programme_views import ProgrammePage
from tmworkshop.domain.programme.cells import (
    ProgrammeCells,
    ProgrammeRow,
    make_cells,
)
from tmworkshop.domain.programme.lead_facts import Lead, Released, lead_of
from tmworkshop.domain.programme.lent_shown import (
    LentShown,
    choose_lent,
    leave_lent_out,
)
from tmworkshop.domain.programme.own_sets import OWN
from tmworkshop.domain.programme.page_columns import Columns, call_as_now, name_columns
from tmworkshop.domain.programme.release import release
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value

Parts = tuple[SetPart, ...]
NOTHING = (
    "No pack was taken in yet, and no set here shares anything, so there is nothing to "
    "show."
)
STALE = 30  # days after which a pack is asked about, before words go further
CHANGED = (
    "Something was changed in another window while it was written: let nobody have it, "
    "and make it once more."
)


@value
class Request(Value):
    """What is asked for: which rows there may be, for whom, on which terms."""

    topics: Topics
    terms: Terms


@value
class WordSources(Value):
    """Where words come from: the packs taken in, and the sets of the workspace."""

    store: LeadStore
    own: OwnSets
    own_key: bytes  # that their marks are made with
    with_packs: bool = True


@value
class Prepared(Value):
    """A page as it may be let out, and the words that stand on it."""

    request: Request
    release: Release
    cells: ProgrammeCells
    rows: tuple[ProgrammeRow, ...]
    laid: frozenset[str]  # the themes that words are on
    words: OwnWords  # of one's own sets
    doubles: tuple[tuple[str, str], ...] = ()  # columns that may be one partnership
    lent: tuple[LentShown, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the voices on it that are from sets of the workspace."""
        return frozenset(m.id for m in self.release.marks if m.signer == OWN)


@value
class LaptopReceipt(Value):
    """What of one laptop stands on a page, to be told to it."""

    signer: str
    receipts_for: str  # the public part of its key
    ids: tuple[str, ...]


def prepare_release(sources: WordSources, request: Request) -> Prepared:
    """Return what may be shown now as is asked in *request*; nothing is kept of it.

    NotFound if there is neither a session of one's own nor a pack.
    """
    return _prepare_from(sources.store, sources, request)


def _prepare_from(store: LeadRead, sources: WordSources, request: Request) -> Prepared:
    lead = lead_of(store.facts())
    packs = _due_packs(store, lead, request.terms) if sources.with_packs else {}
    try:
        words = sources.own.read()
    except NotFound:
        if not any(packs.values()):
            if lead.invitation:
                raise NotFound(NOTHING) from None
            raise
        words = OwnWords()
    parts = {OWN: words.parts, **packs}
    return _prepare(parts, words, request, [each.release for each in lead.released])


def _due_packs(store: LeadRead, lead: Lead, terms: Terms) -> dict[str, Parts]:
    """Return what packs brought and may be kept still, for a reader who was named."""
    packs = store.parts()
    named = lead.invitation.readers if lead.invitation else ()
    if any(packs.values()) and terms.reader not in named:
        raise Refused(
            f"The invitation names no such reader as the {terms.reader}, and what was "
            "agreed to is for those whom it names.",
            Remedy.BEGIN_LEADING,
        )
    day = terms.day
    return {s: leave_due(each, lead, day, s) for s, each in packs.items()}


def let_out(
    sources: WordSources, seen: Prepared, to: str, stamp_for: StampFor
) -> tuple[LaptopReceipt, ...]:
    """Keep that what was *seen* goes *to* someone, in each own set whose words go too.

    Return what to tell each laptop.  Conflict if it would be another page by now.
    """
    store, own = sources.store, sources.own
    in_sets = own.deciding(seen.words, seen.ids, stamp_for)
    with store.deciding() as hand, in_sets as keep_sent:
        if _prepare_from(hand, sources, seen.request).release != seen.release:
            raise Conflict(CHANGED)
        hand.keep_own_key(sources.own_key)
        day = seen.request.terms.day
        hand.keep(Released(to=to, release=seen.release, on=day))
        keep_sent(seen.ids, to)
        return tuple(_receipts(lead_of(hand.facts()), seen.release))


def word_page(prepared: Prepared, programme: str, to: str) -> ProgrammePage:
    """Return the page that goes *to* someone; a theme of one's own names nobody."""
    topics, hide = prepared.request.topics, prepared.words.masks.without_names
    shown = topics.title_rows(prepared.laid)
    titles = {row: hide(t) if topics.is_own(row) else t for row, t in shown.items()}
    numbers = {each.id: str(each.number) for each in topics.lessons}
    wording = Wording(programme, to, titles, numbers)
    page = make_programme_page(prepared.cells, prepared.release, prepared.rows, wording)
    return replace(page, lent=tuple(list_lent_groups(prepared.lent)))


def list_stale(lead: Lead, today: date) -> Iterator[tuple[str, str]]:
    """Yield what each laptop is called whose newest pack is old, and its day."""
    for signer, called in lead.trusted.items():
        last = lead.last_of(signer)
        if last and (today - date.fromisoformat(last.made)).days > STALE:
            yield called, last.made


def _prepare(
    parts: Mapping[str, Parts],
    words: OwnWords,
    request: Request,
    before: Sequence[Release],
) -> Prepared:
    columns = Columns(parts, before)
    now = {old: columns.of(new) for old, new in words.renamed.items()}
    earlier = [each for page in before for each in call_as_now(page, now)]
    laid = frozenset(
        theme for part in words.parts for voice in part.voices for theme in voice.themes
    )
    rows = request.topics.list_rows(laid)
    lent = choose_lent(parts, request.terms, columns)
    if request.terms.rules.lent_stand_alone:
        parts = leave_lent_out(parts, lent)
    cells = make_cells(name_columns(parts, columns), rows, request.terms.reader)
    page = release(cells, earlier, request.terms)
    page = replace(page, lent=frozenset(each.mark for each in lent))
    doubles = tuple(columns.find_doubles(words.apart))
    return Prepared(request, page, cells, rows, laid, words, doubles, lent)


def _receipts(lead: Lead, page: Release) -> Iterator[LaptopReceipt]:
    by_signer: dict[str, set[str]] = {}
    for mark in page.marks:
        by_signer.setdefault(mark.signer, set()).add(mark.id)
    for signer, ids in sorted(by_signer.items()):
        if last := lead.last_of(signer):
            yield LaptopReceipt(signer, last.receipts_for, tuple(sorted(ids)))
