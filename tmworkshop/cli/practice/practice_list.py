"""``tmworkshop practice list``: what was told, and what is ticked for each."""

from __future__ import annotations

from tmworkshop.application.lent_slips import list_texts
from tmworkshop.cli.echo import answer, answer_json, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import read_record
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.sharing.lent import text_of

IN = "   "


@verb("--set dyffryn")
@set_option
@json_option
@saves
def command(options: Options, set_name: str | None, *, as_json: bool) -> None:
    """List the practices of a set, whose they are, and which boxes are ticked.

    What is ticked holds for the words as they stood on the slip, and no others.
    """
    texts = list_texts(read_record(options, set_name))
    if as_json:
        answer_json(
            practices=[
                {
                    "number": each.number,
                    "words": text_of(each.kept),
                    "of": each.speaker,
                    "text": each.text,
                    "ticked": list(each.uses),
                }
                for each in texts
            ]
        )
        return
    if not texts:
        say("No practice was told in it yet.")
    for each in texts:
        ticked = join_names(each.uses) if each.uses else "nothing"
        answer(*wrap(f"{each.number}. {text_of(each.kept)}"))
        answer(*wrap(f"{each.speaker}; text {each.text}; ticked: {ticked}", IN))
