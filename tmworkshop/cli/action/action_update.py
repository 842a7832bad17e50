"""``tmworkshop action update``: what an owner sent word of, or what is put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tmworkshop.application import followups
from tmworkshop.application.actions import find_action
from tmworkshop.application.followups import Word
from tmworkshop.cli.action.action_page import answer_action
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import find_id
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.session.typed.grammar import NOBODY

WHAT_NOW = ("done", "keep", "change", "hand-on", "let-go")


@verb('3 --what-now done --happened "They rang."', '3 --due "30 april"')
@click.argument("number", type=int)
@set_option
@click.option("--what-now", type=click.Choice(WHAT_NOW), help="What its owner said.")
@click.option("--happened", metavar="WORDS", help="What happened, in their words.")
@click.option("--learned", metavar="WORDS", help="What they learned, in their words.")
@click.option("--due", metavar="DATE", help="A new date: 30 april, fri.")
@click.option("--words", metavar="WORDS", help="Its new words.")
@click.option("--first-sign", metavar="WORDS", help="It has begun when …")
@click.option("--to", "receiver", metavar="NAME", help="Who said yes to taking it on.")
@click.option("--helper", metavar="NAME", help="Who helps; or: nobody.")
@click.option("--helper-agreed", is_flag=True, help="The helper said yes.")
@click.option("--take-back", is_flag=True, help="Take back what was last heard of it.")
@click.option("--put-back", is_flag=True, help="Put back what was taken away.")
def command(
    options: Options,
    /,
    number: int,
    set_name: str | None,
    *,
    take_back: bool,
    put_back: bool,
    **given: Any,
) -> None:
    """Keep word that the owner of action NUMBER sent, or put it right.

    With --what-now it is one more follow-up; without, its newest words are put right.
    """
    file = open_set(options, set_name)
    if (take_back or put_back) and (any(given.values()) or take_back == put_back):
        flag = "--take-back" if take_back else "--put-back"
        raise Unclear(f"{flag} goes alone; then say what was said.")
    stamp = make_stamper(options, file).stamp
    if put_back:
        followups.put_back_word(file, number, stamp)
    else:
        place = find_action(file, number)
        word = _read_word(WallClock(options.environ), place.record.names, given)
        if take_back:
            followups.take_back_word(file, place, stamp)
        else:
            followups.keep_word(file, place, word, stamp)
    now = find_action(file, number)
    answer_action(now.action, now.actions, now.record.names)


def _read_word(
    clock: WallClock, names: Mapping[str, str], given: Mapping[str, Any]
) -> Word:
    """Return what was given, part by part as it is kept."""
    parts: dict[str, str] = {
        part: words
        for part in (Part.HAPPENED, Part.LEARNED, Part.WORDS, Part.FIRST_SIGN)
        if (words := (given[part.replace("-", "_")] or "").strip())
    }
    if given["due"]:
        parts[Part.DUE] = clock.read_day(given["due"]).isoformat()
    if given["receiver"]:
        parts[Part.RECEIVER] = find_id(given["receiver"], names)
        parts[Part.RECEIVER_AGREED] = "yes"
    if given["helper"] is not None:
        is_nobody = given["helper"].casefold() in {"", *NOBODY}
        parts[Part.HELPER] = "" if is_nobody else find_id(given["helper"], names)
    if given["helper_agreed"]:
        parts[Part.HELPER_AGREED] = "yes"
    what_now = WhatNow(given["what_now"]) if given["what_now"] else None
    return Word(what_now, parts)
