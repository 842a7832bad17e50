"""Everyone's page, offered once a session is closed: before people leave the room."""

from __future__ import annotations

import click

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.options import Options

OFFER = "Print everyone's page now, and show the folder they lie in"


def offer_pages(options: Options, set_id: str) -> None:
    """Print everyone's page of *set_id*, just closed, if somebody is there to want it.

    Enter is no, and so is whatever ends a question: all is kept by now.
    """
    asker = Asker(options)
    try:
        if not (asker.is_there and asker.confirm(OFFER)):
            return
    except click.Abort:
        return
    # what writes pages is slow to import, and mostly nobody waits for it here
    from tmworkshop.cli.report.print_shop import print_and_show
    from tmworkshop.cli.report.report_participant import list_pages

    print_and_show(options, list_pages(options, set_id))
