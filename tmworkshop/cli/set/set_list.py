"""``tmworkshop set list``: the sets, in numbers."""

from __future__ import annotations

from dataclasses import asdict

from tmworkshop.application.sets import count_sets
from tmworkshop.cli.echo import answer_json, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.set.counts_page import answer_counts, say_what_to_see_to
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.ways import explain_error, in_one_line
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.record.counts import SetCounts


@verb()
@json_option
@saves
def command(options: Options, *, as_json: bool) -> None:
    """List the sets, in numbers."""
    sets = count_sets(open_workspace(options))
    if as_json:
        answer_json(sets=[_set_data(each) for each in sets])
    elif sets:
        answer_counts(sets)
        say_what_to_see_to(sets, WallClock(options.environ).today)
    else:
        say('There is no set yet. Begin with:\n  tmworkshop set add "NAME"')


def _set_data(each: SetCounts) -> dict[str, object]:
    trouble = in_one_line(explain_error(each.trouble)) if each.trouble else ""
    return {**asdict(each), "trouble": trouble}
