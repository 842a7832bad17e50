"""``tmworkshop session``: start one, take it up again, list them, show one."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import json_option, say
from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.sessions.scribe import offer, write_along
from tmworkshop.domain.errors import Conflict

set_option = click.option("--set", "set_id", metavar="SET", help="The set.")
plain_option = click.option(
    "--plain", is_flag=True, help="Numbered questions, no redraws."
)


class Sessions(ExampleGroup):
    """The verbs; what only `edit` needs is not imported before a session begins."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order they were written, `edit` behind them."""
        self.get_command(ctx, "edit")
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb *cmd_name*."""
        if cmd_name == "edit" and cmd_name not in self.commands:
            from tmworkshop.cli.sessions.edit import edit

            self.add_command(edit)
        return super().get_command(ctx, cmd_name)


@click.group("session", cls=Sessions, example="tmworkshop session start")
def command() -> None:
    """Sessions: start one, take it up again, list them, show one."""


@command.command(
    "start",
    example="tmworkshop session start --set dyffryn\n"
    "tmworkshop session start --lesson 7 --present everyone --presenter Dai",
)
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
@click.pass_obj
def start(
    context: Context,
    /,
    set_id: str | None,
    script: Path | None,
    *,
    plain: bool,
    **given: Any,
) -> None:
    """Open a session and walk the room through it.

    What is not given is asked for, and no more than that. Ctrl-C pauses.
    """
    from tmworkshop.application.sessions import start as opened
    from tmworkshop.cli.sessions.planning import Given, plan_of
    from tmworkshop.cli.sessions.walking import Held, hold

    context.is_plain |= plain
    found = context.set_id(set_id)
    file = context.workspace.open_set(found)
    if script:
        _play(context, found, script)
        return
    with file.steering():
        context.say_where_it_lies()
        plan = plan_of(context, file, Given(**given))
        drafts = context.drafts(found, file)
        front_end = context.front_end(drafts)
        held = Held(found, front_end, context.tools(found, file), drafts)
        hold(context, held, lambda tools: opened(file, plan, tools))


@command.command("resume", example="tmworkshop session resume")
@set_option
@plain_option
@click.pass_obj
def resume(context: Context, set_id: str | None, *, plain: bool) -> None:
    """Take up the open session where it was put down, or where it was cut off."""
    context.is_plain |= plain
    found = context.set_id(set_id) if set_id else _to_resume(context)
    file = context.workspace.open_set(found)
    say(f"Taking up the session of {found}.")  # before what is slow to import
    from tmworkshop.application.sessions import resume as taken_up
    from tmworkshop.cli.sessions.walking import Held, hold

    with ExitStack() as steering:
        try:
            steering.enter_context(file.steering())
        except Conflict as taken:
            offer(context, found, file, taken)
            return
        context.say_where_it_lies()
        drafts = context.drafts(found, file)
        front_end = context.front_end(drafts)
        held = Held(found, front_end, context.tools(found, file), drafts)
        hold(context, held, lambda tools: taken_up(file, tools))


@command.command("scribe", example="tmworkshop session scribe --set dyffryn")
@set_option
@plain_option
@click.pass_obj
def scribe(context: Context, set_id: str | None, *, plain: bool) -> None:
    """Write along while someone else steers: words are kept, nothing moves on.

    A line is for the question in hand; Enter on nothing looks again. Ctrl-C leaves.
    """
    context.is_plain |= plain
    found = context.set_id(set_id) if set_id else _to_resume(context)
    write_along(context, found, context.workspace.open_set(found))


@command.command("list", example="tmworkshop session list --set dyffryn")
@set_option
@json_option
@click.pass_obj
def list_(context: Context, set_id: str | None, *, as_json: bool) -> None:
    """List the sessions of a set, in numbers."""
    from tmworkshop.cli.sessions.page import answer_sessions, answer_sessions_json
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_id).facts())
    (answer_sessions_json if as_json else answer_sessions)(record)


@command.command("show", example="tmworkshop session show 3 --set dyffryn")
@click.argument("number", type=int, required=False)
@set_option
@json_option
@click.pass_obj
def show(
    context: Context, number: int | None, set_id: str | None, *, as_json: bool
) -> None:
    """Show session NUMBER, else the last: who was there, what was kept, in numbers."""
    from tmworkshop.cli.sessions.page import answer_session, answer_session_json, called
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_id).facts())
    session = called(record, number)
    (answer_session_json if as_json else answer_session)(record, session)


def _to_resume(context: Context) -> str:
    from tmworkshop.cli.sessions.planning import to_resume

    return to_resume(context)


def _play(context: Context, set_id: str, script: Path) -> None:
    from tmworkshop.adapters.content.script_file import read_script
    from tmworkshop.cli.playing import play
    from tmworkshop.cli.sessions.walking import farewell

    file = context.workspace.open_set(set_id)
    sources = replace(context.sources(), copies=context.copies(set_id))
    sitting = play(file, read_script(script), sources)
    say(*farewell(context, set_id, sitting))
