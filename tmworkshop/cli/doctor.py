"""``tmworkshop doctor``: what works on this machine, proved by doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from tmworkshop.adapters.checks.check_list import list_checks
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.checks.reduction import reducer_for
from tmworkshop.application import doctor
from tmworkshop.application.merger import merge_copies
from tmworkshop.cli.backup.keys import is_for_key, open_keychain
from tmworkshop.cli.echo import answer, answer_json, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.ways import in_one_line, is_command, show_way
from tmworkshop.cli.workspace import open_backups

COLUMN = 13  # letters for how something stands, and for the name of a check
FOR_A_REPORT = (
    "For a report of an error, without anyone's words:",
    "  tmworkshop doctor --block",
)


@verb("", "--fix")
@click.option("--fix", is_flag=True, help="Put right what may safely be.")
@click.option(
    "--block", "as_block", is_flag=True, help="Lines for a bug report: no one's words."
)
@json_option
def command(options: Options, *, fix: bool, as_block: bool, as_json: bool) -> None:
    """Prove on this machine that everything works, and say what to do where not.

    Exit 0 if nothing is to be put right, 3 if something about the machine is, and 1
    if only something in the workspace is.
    """
    now = WallClock(options.environ).now()
    here = Here(
        options.folder,
        options.environ,
        now,
        options.is_plain,
        partial(_copy_to, options),
        merge_copies,
    )
    examined: list[doctor.Examined] = []
    for each in doctor.run_checks(list_checks(here), mend=fix):
        examined.append(each)
        if not (as_block or as_json):
            answer(*_told(each))
    if as_block:
        answer(*doctor.list_report_lines(examined, reducer_for(here)))
    elif as_json:
        answer_json(findings=[row for each in examined for row in _rows(each)])
    else:
        say("", _summed_up(examined), *FOR_A_REPORT)
    raise click.exceptions.Exit(doctor.exit_code(examined))


def _copy_to(options: Options, folder: Path) -> None:
    """Take a copy to *folder*, encrypted where others get at it; none without a key."""
    keys = open_keychain(options) if is_for_key(options, folder) else None
    open_backups(options).make_at(folder, keys)


def _told(examined: doctor.Examined) -> Iterator[str]:
    for finding in examined.findings:
        head = f"{finding.state:<{COLUMN}}{examined.check.name:<{COLUMN}}"
        for part in (finding.told, *finding.detail.splitlines()):
            indent = " " * len(head)
            first, *rest = wrap(part, indent)
            yield f"{head}{first.strip()}"
            yield from rest
            head = indent
        if to_do := show_way(finding.remedy):
            yield from _to_do(to_do)


def _to_do(way: str) -> Iterator[str]:
    """Yield what to do; a command stands by itself, in one piece, to be copied."""
    lead, _, command = ("", "", way) if is_command(way) else way.partition("\n")
    yield f"    To do: {lead}".rstrip()
    yield from (f"      {line.strip()}" for line in command.splitlines())


def _rows(examined: doctor.Examined) -> Iterator[dict[str, Any]]:
    for finding in examined.findings:
        yield {
            "check": examined.check.name,
            "about": examined.check.about,
            "state": finding.state,
            "said": finding.told,
            "detail": finding.detail,
            "remedy": in_one_line(show_way(finding.remedy)),
            "can_be_fixed": finding.mend is not None,
        }


def _summed_up(examined: Iterable[doctor.Examined]) -> str:
    states = Counter(finding.state for each in examined for finding in each.findings)
    counts = ", ".join(f"{count} {state}" for state, count in states.items())
    return f"Looked at: {counts}."
