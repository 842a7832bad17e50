"""``tmworkshop session scribe``: words kept while someone else steers."""

from __future__ import annotations

from tmworkshop.cli.options import Options
from tmworkshop.cli.session.open_session import choose_open_set
from tmworkshop.cli.session.scribe import write_along
from tmworkshop.cli.verb import plain_option, set_option, verb
from tmworkshop.cli.workspace import choose_set, open_workspace


@verb("--set dyffryn")
@set_option
@plain_option
def command(options: Options, set_name: str | None, *, plain: bool) -> None:
    """Write along while someone else steers: words are kept, nothing moves on.

    A line is for the question in hand; Enter on nothing looks again. Ctrl-C leaves.
    """
    options = options.with_plain(plain=plain)
    set_id = choose_set(options, set_name) if set_name else choose_open_set(options)
    write_along(options, set_id, open_workspace(options).open_set(set_id))
