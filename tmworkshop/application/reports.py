"""Pages for people: which record goes into which view, and where the sheet is put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tmworkshop.application.lent_slips import NumberedText, list_texts
from tmworkshop.application.ports import Reports, Writer
from tmworkshop.domain.content import Agreement, Card, Slip
from tmworkshop.domain.dates import say_day
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Amended, AnyFact, Moved, Opened, Said, session_of
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.pages.cards import CARDS_ON, CardLayout, evidence_cards
from tmworkshop.domain.pages.papers import (
    TextToTick,
    agreement_sheet,
    sharing_slips,
    text_slip,
)
from tmworkshop.domain.pages.participant import Imprint, of_set, participant_page
from tmworkshop.domain.pages.summary import set_summary
from tmworkshop.domain.pages.views import ParticipantPages
from tmworkshop.domain.parts import row_of
from tmworkshop.domain.record.record import Record, Session, find_session, record_of
from tmworkshop.domain.sharing.lent import text_of
from tmworkshop.domain.values import Value, value


@value
class Sheet(Value):
    """A page to be written: its name, as spoken, and all it may know."""

    name: tuple[str, ...]
    view: object
    owner: str = ""  # the id of the member whose own it is


@value
class Printing(Value):
    """The files that were written, sheet by sheet, and what kept others from it."""

    pages: tuple[tuple[Path, ...], ...]
    trouble: str = ""


@value
class PrintShop(Value):
    """What printing needs of the world: writers by their endings, in their order."""

    writers: Mapping[str, Writer]
    reports: Reports


def after_session(facts: Sequence[AnyFact], number: int = 0) -> tuple[Record, Session]:
    """Return the set as session *number* left it, and that session; 0 is the latest.

    What came with later sessions is not there yet; slips, levels, corrections, what
    left and what was taken away since stand as they are now.
    """
    now = record_of(facts)
    session = find_session(now, number)
    later = {each.id for each in now.sessions[session.number :]}
    since = next((n for n, fact in enumerate(facts) if fact.id in later), len(facts))
    still = (fact for fact in facts[since:] if _holds_for_earlier(fact, later))
    record = record_of((*facts[:since], *still))
    return record, record.sessions[session.number - 1]


def participant_sheets(
    record: Record, session: Session, members: Iterable[str], imprint: Imprint
) -> tuple[Sheet, ...]:
    """Return the page of each of *members* (ids) after *session*."""
    return tuple(
        Sheet(
            own_page(record, session, who),
            participant_page(record, record.members[who], session, imprint),
            owner=who,
        )
        for who in members
    )


def own_page(record: Record, session: Session, member: str) -> tuple[str, ...]:
    """Return the name of the page of *member* after *session*."""
    return (*_folder(record, session), f"{member} {record.names[member]}")


def summary_page(record: Record, session: Session) -> tuple[str, ...]:
    """Return the name of the set's own summary after *session*."""
    return (*_folder(record, session), "set summary")


def print_all_sheet(
    record: Record, session: Session, members: Iterable[str], imprint: Imprint
) -> Sheet:
    """Return one sheet with the pages of all *members*, each name on its own."""
    meeting = f"{of_set(record)}, {say_day(session.held_on)}"
    chosen = (record.members[who] for who in members)
    pages = tuple(participant_page(record, m, session, imprint) for m in chosen)
    view = ParticipantPages(f"Every member's page, {meeting}", pages)
    return Sheet((*_folder(record, session), "print all"), view)


def set_sheet(record: Record, session: Session, imprint: Imprint) -> Sheet:
    """Return the set's own summary after *session*."""
    view = set_summary(record, session, imprint)
    return Sheet(summary_page(record, session), view)


def slips_sheet(  # noqa: PLR0913 - all that stands on one paper
    record: Record,
    names: Iterable[str],
    slip: Slip,
    imprint: Imprint,
    *,
    invitation: Invitation | None = None,
    code: str = "",
    easy: bool = False,
) -> Sheet:
    """Return private sharing slips to be ticked by hand, one for each of *names*."""
    view = sharing_slips(
        record, names, slip, imprint, invitation=invitation, code=code, easy=easy
    )
    called = "sharing slips, easy to read" if easy else "sharing slips"
    return Sheet((record.founded.name, called), view)


def text_slips(
    record: Record, imprint: Imprint, invitation: Invitation | None, code: str = ""
) -> tuple[Sheet, ...]:
    """Return a slip for each text that is let go one by one, for its speaker alone."""
    return tuple(
        Sheet(
            (record.founded.name, f"slip for practice {each.number} {each.speaker}"),
            text_slip(record, _text_to_tick(each, invitation, code), imprint),
        )
        for each in list_texts(record)
    )


def _text_to_tick(
    text: NumberedText, invitation: Invitation | None, code: str
) -> TextToTick:
    called = f"Practice {text.number}, text {text.text}"
    words = text_of(text.kept)
    return TextToTick(text.speaker, called, words, invitation, code)


def wall_sheet(record: Record, offered: Agreement, imprint: Imprint) -> Sheet:
    """Return the set's agreement as it stands, for the wall."""
    view = agreement_sheet(record, offered, imprint)
    return Sheet((record.founded.name, "agreement"), view)


def cards_sheet(
    title: str, cards: Sequence[Card], sources: Mapping[str, str], layout: CardLayout
) -> Sheet:
    """Return evidence *cards* for the table, all under one *title*."""
    view = evidence_cards(title, cards, sources, layout)
    return Sheet(("cards", f"{title}, {CARDS_ON[layout]}"), view)


def members_for(record: Record, session: Session) -> tuple[str, ...]:
    """Return whose pages a session makes: all who were there, then the others."""
    there = (who for who in session.attended if who in record.members)
    return tuple(dict.fromkeys((*there, *record.members)))


def print_sheets(sheets: Iterable[Sheet], shop: PrintShop) -> Printing:
    """Write *sheets*; what this machine cannot make is left out, and said why.

    The first of the writers has to: there is nothing yet that stands in for it.
    """
    trouble: dict[str, str] = {}
    pages = tuple(tuple(_print(sheet, shop, trouble)) for sheet in sheets)
    return Printing(pages, next(iter(trouble.values()), ""))


def print_each(sheets: Iterable[Sheet], shop: PrintShop) -> Iterator[Printing]:
    """Print *sheets* one by one, for a progress bar."""
    for sheet in sheets:
        yield print_sheets([sheet], shop)


def _print(sheet: Sheet, shop: PrintShop, trouble: dict[str, str]) -> Iterator[Path]:
    first, *_ = shop.writers
    for ending, write in shop.writers.items():
        if ending in trouble:
            continue
        try:
            content = write(sheet.view)
        except Environment as why:
            if ending == first:
                raise
            trouble[ending] = str(why)
        else:
            yield shop.reports.put(sheet.name, f".{ending}", content)
    if sheet.owner:
        shop.reports.clear_former(sheet.name, sheet.owner)


def _holds_for_earlier(fact: AnyFact, later: set[str]) -> bool:
    """Say whether *fact*, kept once *later* sessions began, is about those before."""
    of = session_of(fact)
    match fact:
        case Opened() | Moved() | Said():
            return bool(of) and of not in later
        case Amended():
            return of not in later or row_of(fact.part).is_as_now
        case _:  # others: are of the set, or about what was said
            return True


def _folder(record: Record, session: Session) -> tuple[str, str]:
    return record.founded.name, f"session {session.number}"
