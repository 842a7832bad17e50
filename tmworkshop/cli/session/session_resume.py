"""``tmworkshop session resume``: a session taken up where it was put down."""

from __future__ import annotations

from contextlib import ExitStack

from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import plain_option, set_option, verb
from tmworkshop.cli.workspace import (
    choose_open_set,
    open_whole_set,
    say_where_it_lies,
)
from tmworkshop.domain.errors import Conflict


@verb()
@set_option
@plain_option
def command(options: Options, set_name: str | None) -> None:
    """Take up the open session where it was put down, or where it was cut off."""
    set_id = choose_open_set(options, set_name)
    say(f"Taking up the session of {set_id}.")
    # slow to import: whoever waits has been told what for
    from tmworkshop.application.sessions import resume_session
    from tmworkshop.cli.session.page_offer import offer_pages
    from tmworkshop.cli.session.session_walk import walk_session

    file = open_whole_set(options, set_id)
    with ExitStack() as steering:
        try:
            steering.enter_context(file.steering())
        except Conflict as taken:
            from tmworkshop.cli.session.session_scribe import offer_to_write_along

            offer_to_write_along(options, set_id, file, taken)
            return
        say_where_it_lies(options)
        is_closed = walk_session(
            options, set_id, file, lambda tools: resume_session(file, tools)
        )
    if is_closed:
        offer_pages(options, set_id)
