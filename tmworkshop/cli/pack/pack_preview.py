"""``tmworkshop pack preview``: what would leave, whose, how far, and what waits."""

from __future__ import annotations

from tmworkshop.application.outgoing_packs import is_due
from tmworkshop.application.what_leaves import Leaving, look_at
from tmworkshop.cli.chosen_terms import choose_terms, programme_option
from tmworkshop.cli.echo import answer, answer_json, say, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.preview_page import preview_data, preview_lines
from tmworkshop.cli.pack.sources import open_rules, read_all_records
from tmworkshop.cli.parts import answer_fields
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import choose_set
from tmworkshop.domain.packs.accepted_terms import AcceptedTerms, describe_terms
from tmworkshop.domain.packs.previews import SetPreview, preview_set

NO_SLIP = (
    "No slip has been typed in for this invitation, so nothing would leave. A slip "
    "that was printed after it came says who asks:\n  tmworkshop report slips"
)


@verb("", "--set dyffryn", "--json")
@set_option
@programme_option
@json_option
@saves
def command(
    options: Options, set_name: str | None, programme: str | None, *, as_json: bool
) -> None:
    """Show what would leave for a programme: whose words, how far, and what waits.

    Nothing leaves by this. Names in it are told to you alone: a pack has a name only
    beside words whose speaker ticked that.
    """
    terms = choose_terms(options, programme)
    rules = open_rules(options, terms)
    every = look_at(read_all_records(options), rules)
    chosen = choose_set(options, set_name) if set_name else ""
    shown = {
        i: _preview(each) for i, each in every.items() if not chosen or i == chosen
    }
    if as_json:
        answer_json(**_data(terms, shown, is_due=is_due(every, rules)))
        return
    answer_fields(describe_terms(terms.invitation))
    for each in shown.values():
        answer("", *preview_lines(each))
    if not shown:
        say("", *wrap_around(NO_SLIP))
    elif is_due(every, rules):
        say("", "Next:\n  tmworkshop pack make")
    else:
        say("", "The last pack has all of it.")


def _preview(leaving: Leaving) -> SetPreview:
    return preview_set(leaving.record, leaving.letting, leaving.other_slips)


def _data(
    terms: AcceptedTerms, shown: dict[str, SetPreview], *, is_due: bool
) -> dict[str, object]:
    return {
        "programme": terms.invitation.name,
        "invitation": terms.id,
        "is_due": is_due,
        "sets": {set_id: preview_data(each) for set_id, each in shown.items()},
    }
