"""``tmworkshop lesson list``: the ten lessons, and a way into each."""

from __future__ import annotations

from tmworkshop.cli.echo import answer_json, answer_table
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults


@verb()
@json_option
@saves
def command(options: Options, *, as_json: bool) -> None:
    """List the lessons."""
    lessons = open_shelf_without_faults(options).lessons()
    if as_json:
        data = [
            {"number": e.number, "title": e.title, "way_in": e.way_in} for e in lessons
        ]
        answer_json(lessons=data)
    else:
        rows = [(f"{each.number:>2}", each.title, each.way_in) for each in lessons]
        answer_table(("No", "Lesson", "A way in"), rows)
