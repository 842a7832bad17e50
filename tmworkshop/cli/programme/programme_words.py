"""``tmworkshop programme words``: every word that packs brought, for whoever codes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from random import SystemRandom

import click

from tmworkshop.adapters.drive.disk import (
    in_words,
    make_folder,
    place_of,
    replace_file,
)
from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.application.lead_store import read_lead
from tmworkshop.application.packs_read import note_copy, read_packs
from tmworkshop.cli.echo import SCHEMA, answer, answer_json, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead, say_today
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.errors import NotFound, Refused
from tmworkshop.domain.evidence.card_filter import find_themes, read_lesson_number
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.packs.counted import say_remarks
from tmworkshop.domain.packs.voices import LET_GO
from tmworkshop.domain.pages.programme_page import HOLDS
from tmworkshop.domain.programme.topics import Topics
from tmworkshop.domain.programme.words_to_code import (
    NOT_FOR_SHOWING,
    WordsToCode,
    WordsWanted,
    list_words_to_code,
)
from tmworkshop.domain.record.sentences import end_sentence

IN = "   "
KINDS = [kind.value for kind in Kind if kind in LET_GO]
FILE = click.Path(path_type=Path, dir_okay=False)
YOURS = (
    "Whoever opens that file reads all of it. When words in it are to go, it is named, "
    "and yours to remove."
)


@verb("", "--theme barrier.forms", "--lesson 7 --json --to words.json")
@click.option("--theme", default="", metavar="THEME", help="On this theme.")
@click.option("--lesson", default="", metavar="N", help="On this lesson.")
@click.option("--kind", type=click.Choice(KINDS), help="Of this kind.")
@click.option("--to", "file", metavar="FILE", type=FILE, help="Write them to FILE.")
@json_option
def command(
    options: Options,
    *,
    theme: str,
    lesson: str,
    kind: str | None,
    file: Path | None,
    as_json: bool,
) -> None:
    """Show every word that packs brought, in no order, to whoever codes them.

    No name and no sign of whose they are stands beside them; a partnership only where
    three people or more of it share words on that lesson. It is not for showing to
    anyone, and no release: nothing is remembered of it, and no receipt is made.
    """
    shelf, store = open_shelf(options), open_lead(options)
    wanted = WordsWanted(
        themes=find_themes(theme, shelf.themes()) if theme else (),
        lesson=shelf.lesson(read_lesson_number(lesson)).id if lesson else "",
        kind=Kind(kind) if kind else None,
    )
    packs = read_packs(store, say_today(options))
    words = list_words_to_code(packs, wanted, SystemRandom().shuffle)
    if not words:
        raise NotFound("No words that packs brought are such.")
    laid = {theme for each in words for theme in each.themes}
    topics = Topics(tuple(shelf.lessons()), tuple(shelf.themes()))
    shown = _rows(words) if as_json else list(_lines(words, topics.title_rows(laid)))
    if file:
        _write(options, store, file, shown)
    elif isinstance(shown, dict):
        answer_json(**shown)
    else:
        answer(*shown)


def _rows(words: tuple[WordsToCode, ...]) -> dict[str, object]:
    return {"not_for_showing": NOT_FOR_SHOWING, "words": list(map(asdict, words))}


def _lines(words: tuple[WordsToCode, ...], titles: Mapping[str, str]) -> Iterator[str]:
    yield from wrap(NOT_FOR_SHOWING)
    yield f"{say_remarks(len(words))}, in no order."
    for each in words:
        yield from ("", *wrap(each.words))
        about = (each.lesson, *each.themes)
        rows = (titles.get(row, row) for row in about if row)
        stands = each.kind.value, each.outcome, HOLDS.get(each.holds, "")
        note = "; ".join(filter(None, (*stands, each.partnership, *rows)))
        yield from wrap(" ".join((end_sentence(note), *each.since)), IN)


def _write(
    options: Options,
    store: LeadFolder,
    file: Path,
    shown: dict[str, object] | list[str],
) -> None:
    """Write what is *shown* to *file*, once it is kept that words lie there."""
    place = place_of(file)
    known = read_lead(store).copies
    with in_words(place):
        is_there = place.exists()
    if is_there and str(place) not in known:
        raise Refused(f"{place} is there already, and not of words to code.")
    if isinstance(shown, dict):
        text = json.dumps({"schema": SCHEMA, **shown}, indent=2, default=str)
    else:
        text = "\n".join(shown)
    note_copy(store, str(place), say_today(options))
    with in_words(place):
        make_folder(place.parent)
        replace_file(place, f"{text}\n".encode())
    answer(str(place))
    say(*wrap(YOURS))
