"""``tmworkshop session discard``: a session begun by mistake, taken away."""

from __future__ import annotations

import click

from tmworkshop.adapters.front_ends.draft_places import (
    draft_file,
    drafts_of,
    forget_drafts_beside,
)
from tmworkshop.adapters.front_ends.drafts import Drafts
from tmworkshop.application.closure import discard_session, ensure_discardable
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_tools import make_tools
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import choose_open_set, open_workspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.record import Record, Session, record_of

HALF_TYPED = "What is half typed goes with it."
CAME = "Something was said in it meanwhile: it is closed, and counts."


@verb("", "--set dyffryn --yes")
@set_option
@click.option("--yes", is_flag=True, help="Discard it without asking once more.")
def command(options: Options, set_name: str | None, *, yes: bool) -> None:
    """Take away the open session, begun by mistake, in which nothing was said.

    It then counts nowhere. What was said by mistake is taken away first, in the
    session itself or with edit.
    """
    set_id = choose_open_set(options, set_name)
    file = open_workspace(options).open_set(set_id)
    with file.steering():
        record = record_of(file.facts())
        session = ensure_discardable(record)
        if not (yes or _is_agreed(options, set_id, record, session)):
            say("Nothing has been discarded.")
            return
        is_gone = discard_session(file, make_tools(options, set_id, file, say))
        Drafts(draft_file(options.folder, set_id)).forget()
        forget_drafts_beside(options.folder, set_id)
    say(f"Session {session.number} of {set_id} is discarded." if is_gone else CAME)


def _is_agreed(options: Options, set_id: str, record: Record, session: Session) -> bool:
    shown = [
        f"Session {session.number} of {record.founded.name}, "
        f"{say_date(session.held_on)}, "
        f"{say_count(len(session.attended), 'member')}: nothing is said in it."
    ]
    if any(drafts_of(options.folder, set_id)):
        shown.append(HALF_TYPED)
    return Asker(options).agree("Discard it", *shown)
