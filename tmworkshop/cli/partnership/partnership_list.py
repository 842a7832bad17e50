"""``tmworkshop partnership list``: whom members come from, and which may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tmworkshop.cli.echo import answer, answer_json, answer_table, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import read_record
from tmworkshop.domain.likeness import Likeness, compare_names
from tmworkshop.domain.record.partnership_names import Partnership


@verb("--set dyffryn")
@set_option
@json_option
@saves
def command(options: Options, set_name: str | None, *, as_json: bool) -> None:
    """List whom members come from, and which of these may be one.

    A name that was put right, or merged, is found by its former spelling as well.
    """
    record, today = read_record(options, set_name), WallClock(options.environ).today
    known = record.partnerships
    members = Counter(each.partnership(today).id for each in record.members.values())
    if as_json:
        answer_json(
            partnerships=[
                {"id": id_, "name": name, "members": members[id_]}
                for id_, name in known.names.items()
            ],
            may_be_one=[*known.doubles()],
        )
        return
    if not known.names:
        answer("Nobody in it comes from a partnership yet.")
        return
    answer_table(
        ("Id", "Partnership", "Members"),
        [(id_, name, str(members[id_])) for id_, name in known.names.items()],
    )
    here = f" --set {set_name}" if set_name else ""
    shown: set[str] = set()  # the others of several that are like each other come next
    for two in known.doubles():
        into, one = sorted(map(known.of, two), key=lambda each: -members[each.id])
        if shown.isdisjoint(two):
            answer("", *_how_to_settle(one, into, here))
        shown.add(one.id)


def _how_to_settle(one: Partnership, into: Partnership, here: str) -> Iterator[str]:
    yield from wrap(f"{one.name} and {into.name} may be one. If they are:")
    yield f"  tmworkshop partnership merge {one.id} --into {into.id}{here}"
    update = f"  tmworkshop partnership update {one.id}"
    if compare_names(one.name, into.name) is Likeness.SAME:
        yield "If they are two, call one of them otherwise:"
        yield f"{update} --name NAME{here}"
    else:
        yield "If they are two:"
        yield f"{update} --apart-from {into.id}{here}"
