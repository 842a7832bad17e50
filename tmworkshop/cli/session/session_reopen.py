"""``tmworkshop session reopen``: the last close taken back, and what has gone out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import click

from tmworkshop.adapters.page_places import find_page_places
from tmworkshop.application.closure import (
    ensure_reopenable,
    find_printed_pages,
    find_words_sent,
    reopen_session,
)
from tmworkshop.application.ports import Reports
from tmworkshop.application.seat import Sitting, Tools
from tmworkshop.application.sessions import resume_session
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.page_offer import offer_pages
from tmworkshop.cli.session.session_tools import make_tools
from tmworkshop.cli.session.session_walk import walk_session
from tmworkshop.cli.unreached import say_unreached
from tmworkshop.cli.verb import plain_option, set_option, verb
from tmworkshop.cli.workspace import choose_set, open_workspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Missing
from tmworkshop.domain.pages.receipts import gone_lines
from tmworkshop.domain.record.record import Record, Session, record_of
from tmworkshop.domain.record.sentences import end_sentence

INDENT = "  "
WILL_DIFFER = (
    "Printed anew after the next close, they tell what is said now as well: give the "
    "new ones out in place of these."
)
ON_SHEETS = (
    "Sheets were counted at the close. Whoever has those counts can tell what stands "
    "on one sheet that is typed in now."
)


@verb("--set dyffryn", "3")
@click.argument("number", type=click.IntRange(1), required=False)
@set_option
@plain_option
def command(options: Options, number: int | None, set_name: str | None) -> None:
    """Take the close of the last session back, and go on at its read-back.

    What the close has sealed stays sealed. If pages were printed or words were
    sent, that is said first; pages written with --to are not known here. With
    --no-input it is only opened.
    """
    set_id = choose_set(options, set_name)
    file = open_workspace(options).open_set(set_id)

    def begin(tools: Tools) -> Sitting:
        reopen_session(file, session, tools)
        return replace(resume_session(file, tools), notice=_as_sentences(outgoing))

    with file.steering():
        record = record_of(file.facts())
        session = ensure_reopenable(record, number or 0)
        reports = find_page_places(options.folder).reports
        outgoing = tuple(_outgoing(record, session, reports))
        for line in outgoing:
            say(*wrap(line.strip(), INDENT if line.startswith(INDENT) else ""))
        say_unreached(options)
        try:
            is_closed = walk_session(options, set_id, file, begin)
        except Missing:  # nobody to walk it with, which is known before it begins
            reopen_session(file, session, make_tools(options, set_id, file, say))
            is_closed = False
            say(
                f"Session {session.number} of {set_id} is open again. Go on with:",
                f"  tmworkshop session resume --set {set_id}",
            )
    if is_closed:
        offer_pages(options, set_id)


def _as_sentences(lines: Iterable[str]) -> str:
    """Return *lines* one behind the other, each of a list with a stop of its own."""
    return " ".join(
        end_sentence(line.strip()) if line.startswith(INDENT) else line
        for line in lines
    )


def _outgoing(record: Record, session: Session, reports: Reports) -> Iterator[str]:
    """Yield what of *session* may be in other hands, a line each; or nothing."""
    pages = sorted(
        find_printed_pages(record, session, reports), key=lambda page: page[0]
    )
    sent = gone_lines(find_words_sent(record, session))
    if pages:
        yield f"Printed after session {session.number}, and perhaps handed out:"
        for day, those in groupby(pages, key=lambda page: page[0]):
            whose = ", ".join(of for _, of in those)
            yield f"{INDENT}{say_date(day)}: {whose}"
        yield WILL_DIFFER
    if sent:
        yield "Sent out, and stays as it went:"
        yield from (f"{INDENT}{line}" for line in sent)
    if session.opened.design.on_sheets and (pages or sent):
        yield ON_SHEETS
