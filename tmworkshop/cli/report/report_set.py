"""``tmworkshop report set``: what the set may see of itself."""

from __future__ import annotations

from tmworkshop.application.reports import Sheet, after_session, set_sheet
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import make_imprint, prints, session_option
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set


@verb("--set dyffryn", "--set dyffryn --as txt")
@set_option
@session_option
@prints
def command(options: Options, set_name: str | None, number: int | None) -> list[Sheet]:
    """Print the set's own summary: actions that members let stand in it, and dates."""
    facts = open_set(options, set_name).facts()
    record, session = after_session(facts, number or 0)
    return [set_sheet(record, session, make_imprint(options, record))]
