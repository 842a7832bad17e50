"""``tmworkshop session start``: a session opened, and the room walked through it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tmworkshop.application.sessions import start_session
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.page_offer import offer_pages
from tmworkshop.cli.session.session_plan import (
    PlanFlags,
    read_plan_flags,
    settle_plan,
)
from tmworkshop.cli.session.session_walk import walk_session
from tmworkshop.cli.verb import plain_option, set_option, verb
from tmworkshop.cli.workspace import choose_set, open_whole_set, say_where_it_lies


@verb("--set dyffryn", "--lesson 7 --present everyone --presenter Dai")
@set_option
@click.option("--design", metavar="NAME", help="The plan: see tmworkshop design list.")
@click.option("--lesson", type=int, metavar="N", help="The lesson; 0 for none.")
@click.option("--present", multiple=True, metavar="NAME", help="Here; or: everyone.")
@click.option("--presenter", multiple=True, metavar="NAME", help="Brings an issue.")
@click.option("--date", "held_on", metavar="DATE", help="The day; today if not given.")
@click.option(
    "--script",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answers from a file: plan, people, dates and all.",
)
@plain_option
def command(
    options: Options, /, set_name: str | None, script: Path | None, **given: Any
) -> None:
    """Open a session and walk the room through it.

    What is not given is asked for, and no more than that. Ctrl-C pauses.
    """
    flags = PlanFlags() if script else read_plan_flags(options, PlanFlags(**given))
    set_id = choose_set(options, set_name)
    file = open_whole_set(options, set_id)
    if script:
        # nobody waits for a script as for a session
        from tmworkshop.cli.session.scripted_session import play_script

        play_script(options, set_id, file, script)
        return
    with file.steering():
        say_where_it_lies(options)
        plan = settle_plan(options, file, flags)
        is_closed = walk_session(
            options, set_id, file, lambda tools: start_session(file, plan, tools)
        )
    if is_closed:
        offer_pages(options, set_id)
