"""``tmworkshop pack organisations``: which a set's words may not name beyond it."""

from __future__ import annotations

import click

from tmworkshop.application.settled_places import change_organisations
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.names import find_id, tidy_name
from tmworkshop.domain.record.record import record_of

FROM_ROSTER = (
    "These are the partnerships that members come from. To list others as well, or to "
    "take one off: --add NAME, --remove NAME"
)
LOOK = "Where words name one of them, you look first:\n  tmworkshop pack settle"


@verb("--set dyffryn", '--add "Hafod Bakery" --remove Gwynedd')
@set_option
@click.option("--add", "added", multiple=True, metavar="NAME", help="One more.")
@click.option("--remove", "removed", multiple=True, metavar="NAME", help="One less.")
def command(
    options: Options,
    set_name: str | None,
    added: tuple[str, ...],
    removed: tuple[str, ...],
) -> None:
    """List the organisations that words beyond a set may not name before you look.

    Until you list any, they are those that members come from.
    """
    file = open_set(options, set_name)
    record = record_of(file.facts())
    names = record.organisations or record.come_from
    if added or removed:
        known = {each: each for each in names}
        out = [find_id(each, known, "organisation") for each in removed]
        more = [tidy_name(each) for each in added]
        stamp = make_stamper(options, file).stamp
        names = change_organisations(file, more, out, stamp)
    answer(*names)
    if not (record.organisations or added or removed) and names:
        say(*wrap(FROM_ROSTER))
    say(LOOK if names else "None is listed, and no member comes from any.")
